"""What the page carries besides the script: headers, footers, page numbers, asterisks, margin numbers."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from scenebreak.domain.screenplay import PageTurn
from scenebreak.reading.headings import is_prefixed, whole_number
from scenebreak.reading.layoutwords import goes_on
from scenebreak.reading.typescript import Row, Sheet, Typescript, Word

_EDGE_ROWS = 3
_DIGITS = re.compile(r"\d+")
_PAGE_NUMBER = re.compile(r"^[-–(]?\s*(?P<label>\d{1,3}[A-Z]{0,2}|[A-Z]\d{1,3}|[ivx]{1,6})\s*[-–).,]{0,2}$")
_PAGE_WORD = re.compile(r"\b(?:page|p\.|pg\.?)\s*(?P<label>\d{1,3}[A-Z]?)\b", re.IGNORECASE)
_LEAST_REPEATS = 3
_LEAST_SHARE = 0.12
_ONE_LINE = 2.5  # points, or rows of text: heights this near are the same
_MARGIN_GAP = 1.7  # characters
_LONGEST_NUMBER = 6
_PAGE_NUMBER_LENGTH = 4
_LEAST_HEADER_WORDS = 2


def strip_asterisks(rows: Iterable[Row], pitch: float) -> None:
    """Take revision asterisks off the rows and remember them as `revised`; no row becomes empty."""
    for row in rows:
        while len(row.words) > 1 and _is_mark(row, -1, pitch):
            row.drop(-1)
            row.revised = True
        if len(row.words) > 1 and set(row.words[0].text) == {"*"}:
            row.drop(0)
            row.revised = True
        if row.words[0].text.startswith("*") and whole_number(row.words[0].text.lstrip("*")):
            first = row.drop(0)
            row.words.insert(0, first._replace(text=first.text.lstrip("*")))
            row.revised = True


def _is_mark(row: Row, at: int, pitch: float) -> bool:
    word = row.words[at]
    if set(word.text) != {"*"}:
        return False
    before = row.words[at - 1]
    return (
        word.x - before.right > _MARGIN_GAP * pitch
        or before.text.endswith((".", ",", "*"))
        or word.x > 70 * pitch
    )


def take_furniture(script: Typescript) -> None:
    """Remove headers, footers and page numbers from the sheets; set each sheet's label and text area.

    The words of removed headers are kept in `script.headers`, those of page turns in `script.turns`.
    """
    repeated = _repeated(script.sheets)
    numbered = any(sheet.label for sheet in script.sheets)
    header_line = None if numbered else _number_line(script.sheets, top=True)
    footer_line = None if numbered else _number_line(script.sheets, top=False)
    for sheet in script.sheets:
        kept = []
        last = len(sheet.rows) - 1
        for n, row in enumerate(sheet.rows):
            at_top, at_foot = n < _EDGE_ROWS, n > last - _EDGE_ROWS
            beyond = (header_line is not None and at_top and row.y >= header_line - _ONE_LINE) or (
                footer_line is not None and at_foot and row.y <= footer_line + _ONE_LINE
            )
            is_furniture = (at_top or at_foot) and (
                beyond or _key(row) in repeated or (n in (0, last) and _is_bare_number(row, sheet))
            )
            if is_furniture and not _is_story(row):
                sheet.label = sheet.label or _label(row)
                script.headers.append(row.text)
                if goes_on(row.text):
                    script.turns.append(PageTurn(row.page, row.number, row.text))
            else:
                kept.append(row)
        sheet.rows = kept
        if kept:
            kept[0].blanks = 0
    _set_text_area(script)


def _is_story(row: Row) -> bool:
    return is_prefixed(row.text) and _label(row) is None


def _edges(sheet: Sheet) -> list[Row]:
    if len(sheet.rows) <= 2 * _EDGE_ROWS:
        return sheet.rows
    return sheet.rows[:_EDGE_ROWS] + sheet.rows[-_EDGE_ROWS:]


def _key(row: Row) -> str:
    """The words of an edge row without its numbers, nor a last word that recognition may have made of one."""
    text = row.text
    if (
        row.sure < 1.0
        and len(row.words) > _LEAST_HEADER_WORDS
        and len(row.words[-1].text) <= _PAGE_NUMBER_LENGTH
    ):
        text = text[: -len(row.words[-1].text)] + "#"
    return _DIGITS.sub("#", text).lower()


def _repeated(sheets: Sequence[Sheet]) -> frozenset[str]:
    """Edge rows whose words come back on many pages at one height, numbers aside."""
    heights: dict[str, list[float]] = {}
    for sheet in sheets:
        for key, y in {_key(row): row.y for row in _edges(sheet)}.items():
            heights.setdefault(key, []).append(y)
    least = max(_LEAST_REPEATS, _LEAST_SHARE * len(sheets))
    repeated = set()
    for key, ys in heights.items():
        if len(ys) < _LEAST_REPEATS or len(key) < 2:
            continue
        common = Counter(round(y / 4) for y in ys).most_common(1)[0][1]
        if (
            len(ys) >= least
            and common >= 0.4 * len(ys)
            and (len(key) > 14 or "#" in key or len(ys) > 0.5 * len(sheets))
        ):
            repeated.add(key)
    return frozenset(repeated)


def _number_line(sheets: Sequence[Sheet], *, top: bool) -> float | None:
    """The height at which most pages print their number, or None."""
    counts: Counter[float] = Counter()
    lowest: dict[float, float] = {}
    for sheet in sheets:
        edge = sheet.rows[:2] if top else sheet.rows[-2:]
        for row in edge:
            if _label(row) is not None and not is_prefixed(row.text):
                counts[round(row.y / 4)] += 1
                lowest[round(row.y / 4)] = row.y
    if not counts:
        return None
    bin_, count = counts.most_common(1)[0]
    return lowest[bin_] if count >= max(_LEAST_REPEATS, 0.3 * len(sheets)) else None


def _label(row: Row) -> str | None:
    """The page number in a row, when one of its ends is one and it is no scene number in both margins."""
    first, last = row.words[0].text, row.words[-1].text
    if len(row.words) > 1 and first.strip(".") == last.strip("."):
        return None
    for text in (last, first):
        match = _PAGE_NUMBER.match(text)
        if match:
            return match["label"]
    word = _PAGE_WORD.search(row.text)
    return word["label"] if word else None


def _is_bare_number(row: Row, sheet: Sheet) -> bool:
    """A row of nothing but a page number, right of the middle or near it."""
    return len(row.words) == 1 and _PAGE_NUMBER.match(row.text) is not None and row.x > 0.4 * sheet.width


def _set_text_area(script: Typescript) -> None:
    """The text area that most pages share: from the highest first row to the lowest last row."""
    tops = sorted(sheet.rows[0].y for sheet in script.sheets if sheet.rows)
    feet = sorted(sheet.rows[-1].y for sheet in script.sheets if sheet.rows)
    if not tops:
        return
    top = tops[int(0.8 * (len(tops) - 1))] + script.leading
    foot = feet[int(0.2 * (len(feet) - 1))]
    for sheet in script.sheets:
        sheet.top, sheet.bottom = top, min(foot, top - 20 * script.leading)


def take_margin_numbers(rows: Sequence[Row], action_x: float, pitch: float) -> list[Row]:
    """Take scene numbers out of both margins and remember them as `margin_number`.

    Returns:
        the rows without those that held a heading's number and nothing else.
    """
    kept: list[Row] = []
    pending: str | None = None
    for n, row in enumerate(rows):
        if _is_raised_twin(row, rows[n + 1] if n + 1 < len(rows) else None):
            rows[n + 1].both_margins = True
            continue
        lone = _lone_number(row, action_x, pitch)
        if lone is not None and kept and _headed(kept[-1], row) and row.blanks == 0:
            kept[-1].margin_number, kept[-1].both_margins = lone, len(row.words) > 1
            continue
        if lone is not None and n + 1 < len(rows) and _headed(rows[n + 1], row) and rows[n + 1].blanks == 0:
            pending = lone
            continue
        kept.append(row)
        left = _left_number(row, action_x, pitch)
        right = _right_number(row, left, pitch)
        if left is not None and right is not None:
            row.both_margins = True
        row.margin_number, pending = left or right or pending, None
        if row.sure < 1.0:
            _drop_misread(row, action_x, pitch)
    return kept


def _drop_misread(row: Row, action_x: float, pitch: float) -> None:
    """What stands in the margins of a heading is a number, even where text recognition made a word of it."""
    words = row.words
    if len(words) > 2 and row.x < action_x - 1.5 * pitch and is_prefixed(words[1].text):
        row.drop(0)
    last, before = words[-1], words[-2] if len(words) > 1 else words[-1]
    far = last.x - before.right > 3 * pitch and len(last.text) < _LONGEST_NUMBER
    if far and (row.margin_number or is_prefixed(row.text)):
        other = whole_number(row.drop(-1).text)
        if other and row.margin_number and _bare(other) == _bare(row.margin_number):
            row.margin_number = min(other, row.margin_number, key=len)


def _bare(number: str) -> str:
    """Its letters and digits: "1-5" and "15" are two readings of one number."""
    return "".join(filter(str.isalnum, number))


def _headed(heading: Row, row: Row) -> bool:
    return heading.page == row.page and heading.margin_number is None and is_prefixed(heading.text)


def _is_raised_twin(row: Row, below: Row | None) -> bool:
    """The right-hand number of the row below, printed a row too high."""
    if len(row.words) > 1 or below is None or below.page != row.page or below.blanks or len(below.words) < 3:
        return False
    number = whole_number(row.text)
    return number is not None and number == whole_number(below.words[0].text) and row.x > below.words[2].x


def _lone_number(row: Row, action_x: float, pitch: float) -> str | None:
    """The scene number of a row that holds nothing else, in one margin or in both."""
    number = whole_number(row.words[0].text)
    if number is None or any(word.text != row.words[0].text for word in row.words[1:]) or len(row.words) > 2:
        return None
    return number if len(row.words) == 2 or row.x < action_x + 1.5 * pitch else None


def _left_number(row: Row, action_x: float, pitch: float) -> str | None:
    first = row.words[0]
    number = whole_number(first.text)
    if number is None or len(row.words) < 2:
        return None
    in_margin = first.x < action_x - 1.5 * pitch and row.words[1].x > action_x - 1.5 * pitch
    repeated = whole_number(row.words[-1].text) == number and len(row.words) > 2
    if not in_margin and not repeated:
        return None
    row.drop(0)
    return number


def _right_number(row: Row, left: str | None, pitch: float) -> str | None:
    if len(row.words) < 2:
        return None
    last, before = row.words[-1], row.words[-2]
    number = whole_number(last.text)
    if number is None or (left is not None and number != left):
        return None
    if left is None and (
        last.x - before.right < 3 * pitch or not (is_prefixed(row.text) or row.text.isupper())
    ):
        return None
    row.drop(-1)
    return number


def text_start(words: Sequence[Word], pitch: float) -> float:
    """Where a row's text begins when a number that stands well before it is left aside."""
    if len(words) > 1 and whole_number(words[0].text) and words[1].x - words[0].right > _MARGIN_GAP * pitch:
        return words[1].x
    return words[0].x
