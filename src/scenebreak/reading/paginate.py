"""An estimate of the printed page for formats that have none: lines wrapped and counted."""

import textwrap
from collections.abc import Iterable
from dataclasses import dataclass

from scenebreak.domain.screenplay import ElementType
from scenebreak.reading.blocks import Block, Line

LINES_A_PAGE = 55
"""Printed rows of a page, blank ones counted."""

_WIDTH = {
    ElementType.DIALOGUE: 35,
    ElementType.LYRIC: 35,
    ElementType.PARENTHETICAL: 26,
    ElementType.CHARACTER: 38,
}
_PLAIN_WIDTH = 61
_DUAL_WIDTH = 27
_NO_BLANK_BEFORE = frozenset({ElementType.DIALOGUE, ElementType.LYRIC, ElementType.PARENTHETICAL})


@dataclass(frozen=True, slots=True)
class SourceLine:
    """A line as the file has it, before it is wrapped."""

    text: str
    revised: bool = False


@dataclass(slots=True)
class Paragraph:
    """A block that still waits for its printed lines.

    Attributes:
        block: what it becomes.
        source: its words.
        new_page: it begins a page.
        page: the page that the file itself states for it, or None.
    """

    block: Block
    source: list[SourceLine]
    new_page: bool = False
    page: int | None = None


class _Press:
    """Where the next line is printed."""

    def __init__(self) -> None:
        self.page = 1
        self.row = 0
        self.number = 0

    def turn(self, page: int | None = None) -> None:
        self.page = self.page + 1 if page is None else page
        self.row = self.number = 0

    def skip(self, rows: int) -> None:
        if self.row:
            self.row += rows

    def room_for(self, rows: int) -> bool:
        return self.row + rows <= LINES_A_PAGE

    def print(self, text: str, *, revised: bool) -> Line:
        if not self.room_for(1):
            self.turn()
        self.number += 1
        top = self.row / LINES_A_PAGE
        self.row += 1
        return Line(text, self.page, self.number, top, self.row / LINES_A_PAGE, revised=revised)


def paginate(paragraphs: Iterable[Paragraph]) -> tuple[list[Block], int]:
    """Print paragraphs on estimated pages.

    Returns:
        the blocks with their lines, those without a word left out, and the number of pages.
    """
    press = _Press()
    blocks = []
    for paragraph in paragraphs:
        rows = _wrapped(paragraph)
        if not rows:
            continue
        block = paragraph.block
        if paragraph.page is not None and paragraph.page > press.page:
            press.turn(paragraph.page)
        elif paragraph.new_page and press.row:
            press.turn()
        if block.type not in _NO_BLANK_BEFORE:
            press.skip(1)
        if block.type in (ElementType.HEADING, ElementType.CHARACTER) and not press.room_for(len(rows) + 1):
            press.turn()
        block.lines = [press.print(row.text, revised=row.revised) for row in rows]
        blocks.append(block)
    return blocks, press.page


def _wrapped(paragraph: Paragraph) -> list[SourceLine]:
    width = _WIDTH.get(paragraph.block.type, _PLAIN_WIDTH)
    if paragraph.block.dual and paragraph.block.type in _NO_BLANK_BEFORE:
        width = min(width, _DUAL_WIDTH)
    return [
        SourceLine(row, line.revised)
        for line in paragraph.source
        for row in textwrap.wrap(line.text, width, break_long_words=False, break_on_hyphens=False)
    ]
