"""Plain text to paragraphs: columns and blank lines take the part of points and distances."""

import re
from itertools import pairwise

from scenebreak.reading.blocks import Manuscript
from scenebreak.reading.clean import clean, clean_indented, lines_of
from scenebreak.reading.layout import compose
from scenebreak.reading.paginate import LINES_A_PAGE
from scenebreak.reading.typescript import Row, Sheet, Typescript, Word, count_blanks

_WORD = re.compile(r"\S+")
_PAGE_COLUMNS = 80.0
_MOST_BLANKS = 3


def read_text(text: str) -> Manuscript:
    """Read a script in plain text, indented or not; form feeds turn the page."""
    sheets = _by_form_feeds(text) if text.strip("\f \r\n").count("\f") > 2 else _by_count(text)
    script = Typescript(sheets, pitch=1.0, leading=1.0)
    count_blanks(sheets, _usual_step(sheets))
    manuscript = compose(script)
    manuscript.page_exact = False
    return manuscript


def _usual_step(sheets: list[Sheet]) -> float:
    """Two where every other line of the file is blank, else one."""
    steps = [a.y - b.y for sheet in sheets for a, b in pairwise(sheet.rows)]
    single = sum(step < 1.5 for step in steps)
    return 2.0 if steps and single < 0.05 * len(steps) else 1.0


def _by_form_feeds(text: str) -> list[Sheet]:
    return [_sheet(n, lines_of(page)) for n, page in enumerate(text.split("\f"), 1)]


def _by_count(text: str) -> list[Sheet]:
    """Estimated pages: so many lines each, long runs of blank lines counted short."""
    pages: list[list[str]] = [[]]
    blanks = 0
    for line in lines_of(text.replace("\f", "\n")):
        blanks = blanks + 1 if not line.strip() else 0
        if blanks > _MOST_BLANKS:
            continue
        if len(pages[-1]) >= LINES_A_PAGE:
            pages.append([])
        pages[-1].append(line)
    return [_sheet(n, page) for n, page in enumerate(pages, 1)]


def _sheet(number: int, lines: list[str]) -> Sheet:
    rows: list[Row] = []
    for y, line in enumerate(lines):
        line = clean_indented(line)
        words = [Word(clean(m[0]), float(m.start()), float(m.end())) for m in _WORD.finditer(line)]
        words = [word for word in words if word.text]
        if words:
            rows.append(Row(number, len(rows) + 1, -float(y), words))
    return Sheet(number, rows, _PAGE_COLUMNS)
