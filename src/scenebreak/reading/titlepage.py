"""Where the script begins, and what its title page says."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from scenebreak.reading.columns import Columns
from scenebreak.reading.headings import is_prefixed, take_number
from scenebreak.reading.layoutwords import is_act, is_transition
from scenebreak.reading.typescript import Row
from scenebreak.reading.vocabulary import words

_CREDIT = re.compile(
    r"\b(?:written|screenplay|teleplay|script|story|created|adapted|directed|produced)\s*(?:and\s+\w+\s+)?by\b"
    r"|^\W*by\W*$|^by\s"
    r"|\bbased (?:on|upon)\b|\bdraft\b|\brevis|\bcopyright\b|©"
    r"|\ball rights\b|^an? original\b|\bproductions?\b",
    re.IGNORECASE,
)
_STORY_WIDTH = 38
_LOOKED_AT = 400
_TITLE_LENGTH = 70
_TITLE_ROWS = 3
_SPARSE = 14  # rows
_LEAST_CAST = 3
_MOST_PROSE = 4  # rows on a title page


def title_rows(rows: Sequence[Row], columns: Columns) -> int:
    """How many rows stand before the script: title pages, a cast list, or none."""
    heading = next((n for n, row in enumerate(rows[:_LOOKED_AT]) if _opens(row)), None)
    limit = heading if heading is not None else min(len(rows), _LOOKED_AT)
    start = 0
    for page in _pages_before(rows, limit, whole=heading is None):
        if not _is_front_page(page, columns, first=start == 0):
            break
        start += len(page)
    return _front_on_page(rows, start, limit, columns, headed=heading is not None)


def _opens(row: Row) -> bool:
    return is_prefixed(take_number(row.text).text) or (row.margin_number is not None and row.both_margins)


def _pages_before(rows: Sequence[Row], limit: int, *, whole: bool) -> Iterator[list[Row]]:
    """The pages that lie before the row at `limit`; without any heading, all but the last page."""
    last = rows[limit].page if limit < len(rows) else rows[-1].page if rows and whole else 0
    for number, page in groupby(rows[:limit], key=lambda row: row.page):
        if number < last:
            yield list(page)


def _is_front_page(page: Sequence[Row], columns: Columns, *, first: bool) -> bool:
    """A title page or a cast list; a first page is one that holds little, with credits or without."""
    if any(row.text.strip(" :.").lower() in words("front", "pages") for row in page[:6]):
        return True
    if not first and _is_cast_page(page):
        return True
    sparse = first and len(page) <= _SPARSE
    if not sparse and not any(_CREDIT.search(row.text) for row in page):
        return False
    return sum(_is_prose(row, columns) for row in page) <= _MOST_PROSE


def _is_cast_page(page: Sequence[Row]) -> bool:
    """Every paragraph begins with a name in capitals and goes on to describe the person."""
    paragraphs = [row.text.split() for n, row in enumerate(page) if n == 0 or row.blanks]
    return len(paragraphs) >= _LEAST_CAST and all(
        len(words) > 2 and len(words[0]) > 1 and words[0].isupper() and not all(map(str.isupper, words))
        for words in paragraphs
    )


def _front_on_page(rows: Sequence[Row], start: int, limit: int, columns: Columns, *, headed: bool) -> int:
    """The end of a title block that shares its page with the script."""
    credited = any(_CREDIT.search(row.text) for row in rows[start:limit])
    if not headed and not credited:
        return start
    for n in range(start, limit):
        row = rows[n]
        if is_transition(row.text) or (is_act(row.text) and n > 2):
            return n
        if _is_prose(row, columns) and not (credited and _credit_follows(rows, n, limit)):
            return n
    return limit if headed or limit < len(rows) else start


def _credit_follows(rows: Sequence[Row], n: int, limit: int) -> bool:
    """A credit stands further down the same page."""
    below = rows[n + 1 : min(limit, n + 25)]
    return any(_CREDIT.search(row.text) for row in below if row.page == rows[n].page)


def _is_prose(row: Row, columns: Columns) -> bool:
    """A wide line at the action's edge, mostly in small letters, that credits nobody."""
    text = row.text
    if not columns.in_margin(row) or len(text) < _STORY_WIDTH or _CREDIT.search(text):
        return False
    return sum(letter.islower() for letter in text) > len(text) // 2


def title_of(rows: Sequence[Row]) -> str:
    """The title among the rows of the title page: its first words, in rows without a blank between."""
    title: list[str] = []
    for row in rows[:12]:
        text = row.text.strip(" _*-")
        if not any(letter.isalpha() for letter in text):
            continue
        if _CREDIT.search(text) or (title and row.blanks) or len(text) > _TITLE_LENGTH:
            break
        title.append(text)
        if len(title) == _TITLE_ROWS:
            break
    return _unquoted(" ".join(title).strip())


def _unquoted(title: str) -> str:
    """Without the quotation marks around all of it."""
    for left, right in ('""', "''", "“”", "‘’"):
        if len(title) > 2 and title[0] == left and title[-1] == right and left not in title[1:-1]:
            return title[1:-1].strip()
    return title
