"""Where the script begins, and what its title page says."""

import re
from collections.abc import Sequence

from scenebreak.reading.columns import Columns
from scenebreak.reading.headings import is_prefixed
from scenebreak.reading.layoutwords import is_act, is_transition
from scenebreak.reading.typescript import Row

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


def title_rows(rows: Sequence[Row], columns: Columns) -> int:
    """How many rows stand before the script: a title page, a cast list, or none."""
    first_heading = next((n for n, row in enumerate(rows[:_LOOKED_AT]) if _opens(row)), None)
    limit = first_heading if first_heading is not None else min(len(rows), 60)
    has_title_page = limit > 0 and any(_CREDIT.search(row.text) for row in rows[:limit])
    for n in range(limit):
        if is_transition(rows[n].text) or (is_act(rows[n].text) and n > 2):
            return n
        if _begins_story(rows, n, limit, columns) and (not has_title_page or _past_credits(rows, n, limit)):
            return n
    return limit if first_heading is not None or (has_title_page and limit < len(rows)) else 0


def _opens(row: Row) -> bool:
    return is_prefixed(row.text) or (row.margin_number is not None and row.both_margins)


def _past_credits(rows: Sequence[Row], n: int, limit: int) -> bool:
    """No credit follows on the rest of this page."""
    page = rows[n].page
    return not any(_CREDIT.search(row.text) for row in rows[n + 1 : min(limit, n + 25)] if row.page == page)


def _begins_story(rows: Sequence[Row], n: int, limit: int, columns: Columns) -> bool:
    """A wide line of prose at the action's edge with another line of text below it."""
    row = rows[n]
    text = row.text
    if not columns.in_margin(row) or text.isupper() or len(text) < _STORY_WIDTH or _CREDIT.search(text):
        return False
    return sum(letter.islower() for letter in text) > len(text) // 2


def title_of(rows: Sequence[Row], columns: Columns) -> str:
    """The title among the rows of the title page: its first words, in up to three rows."""
    title: list[str] = []
    for row in rows[:12]:
        text = row.text.strip(" _*-")
        if not any(letter.isalpha() for letter in text):
            continue
        if _CREDIT.search(text) or (title and row.blanks > 1) or len(text) > _TITLE_LENGTH:
            break
        title.append(text)
        if len(title) == 3:
            break
    return " ".join(title).strip(" \"'“”‘’")
