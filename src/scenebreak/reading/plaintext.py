"""Plain text to paragraphs: columns and blank lines take the part of points and distances."""

import re
from itertools import pairwise
from statistics import median

from scenebreak.reading.blocks import Manuscript
from scenebreak.reading.clean import clean, clean_indented, lines_of
from scenebreak.reading.layout import compose
from scenebreak.reading.pageturns import PageTurn, page_turns
from scenebreak.reading.paginate import LINES_A_PAGE
from scenebreak.reading.typescript import Row, Sheet, Typescript, Word, count_blanks

_WORD = re.compile(r"\S+")
_PAGE_COLUMNS = 80.0
_MOST_BLANKS = 3
_LEAST_FORM_FEEDS = 3


def read_text(text: str) -> Manuscript:
    """Read a script in plain text, indented or not; form feeds and printed page numbers turn the page."""
    sheets = _sheets(text)
    script = Typescript(sheets, pitch=1.0, leading=1.0)
    count_blanks(sheets, _usual_step(sheets))
    manuscript = compose(script)
    manuscript.page_exact = False
    return manuscript


def _sheets(text: str) -> list[Sheet]:
    if text.strip("\f \r\n").count("\f") >= _LEAST_FORM_FEEDS:
        return [_sheet(n, lines_of(page)) for n, page in enumerate(text.split("\f"), 1)]
    lines = lines_of(text.replace("\f", "\n"))
    turns = page_turns(lines)
    if turns:
        return _by_page_numbers(lines, turns)
    return [_sheet(n, page) for n, page in enumerate(_pages_of_even_length(lines), 1)]


def _by_page_numbers(lines: list[str], turns: list[PageTurn]) -> list[Sheet]:
    """One sheet from each printed number to the next; where some are missing, even parts of the lines."""
    usual = median(after.line - turn.line for turn, after in pairwise(turns))
    sheets: list[Sheet] = []
    for part in _even_parts(lines[: turns[0].line], usual):
        sheets.append(_sheet(len(sheets) + 1, part))
    ends = [turn.line for turn in turns[1:]] + [len(lines)]
    for turn, end in zip(turns, ends, strict=True):
        for n, part in enumerate(_even_parts(lines[turn.line + 1 : end], usual)):
            sheet = _sheet(len(sheets) + 1, part, rows_above=0 if n else 1)
            sheet.label = None if n else turn.label
            sheets.append(sheet)
    return sheets


def _even_parts(lines: list[str], usual: float) -> list[list[str]]:
    """Lines cut into pages of about the usual length; none where no line has a word."""
    if not any(line.strip() for line in lines):
        return []
    count = max(1, round(len(lines) / usual))
    size = -(-len(lines) // count)
    return [lines[at : at + size] for at in range(0, len(lines), size)]


def _usual_step(sheets: list[Sheet]) -> float:
    """Two where every other line is blank and paragraphs stand further apart, else one."""
    steps = [a.y - b.y for sheet in sheets for a, b in pairwise(sheet.rows)]
    single, wide = sum(step < 1.5 for step in steps), sum(step > 2.5 for step in steps)
    return 2.0 if single < 0.05 * len(steps) and wide > 0.1 * len(steps) else 1.0


def _pages_of_even_length(lines: list[str]) -> list[list[str]]:
    """Estimated pages: so many lines each, long runs of blank lines counted short."""
    pages: list[list[str]] = [[]]
    blanks = 0
    for line in lines:
        blanks = blanks + 1 if not line.strip() else 0
        if blanks > _MOST_BLANKS:
            continue
        if len(pages[-1]) >= LINES_A_PAGE:
            pages.append([])
        pages[-1].append(line)
    return pages


def _sheet(number: int, lines: list[str], *, rows_above: int = 0) -> Sheet:
    rows: list[Row] = []
    for y, line in enumerate(lines):
        line = clean_indented(line)
        words = [Word(clean(m[0]), float(m.start()), float(m.end())) for m in _WORD.finditer(line)]
        words = [word for word in words if word.text]
        if words:
            rows.append(Row(number, rows_above + len(rows) + 1, -float(y), words))
    return Sheet(number, rows, _PAGE_COLUMNS)
