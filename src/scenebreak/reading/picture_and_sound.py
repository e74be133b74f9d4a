"""Scripts in two columns, picture beside sound: rows cut at the gutter, the picture put before its sound."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from scenebreak.reading.typescript import Row, Word
from scenebreak.reading.vocabulary import words

_LOOKED_AT = 80  # rows
_GAP = 4.0  # characters between the names of the columns, at least
_SLACK = 1.5  # characters that the right column may begin left of its name
_SPEAKER = re.compile(r"[A-Z][A-Z0-9 .'&/()-]{0,30}:")


class Columns(NamedTuple):
    """Where the right column begins, and the page and number of the row that names the columns."""

    gutter: float
    page: int
    number: int


def columns_of(rows: Sequence[Row], pitch: float) -> Columns | None:
    """The two columns when a row names them ("VIDEO", "AUDIO"), else None."""
    for row in rows[:_LOOKED_AT]:
        if _names_columns(row) and row.words[1].x - row.words[0].right >= _GAP * pitch:
            return Columns(row.words[1].x - _SLACK * pitch, row.page, row.number)
    return None


def _names_columns(row: Row) -> bool:
    if len(row.words) != 2:
        return False
    left, right = (word.text.lower() for word in row.words)
    return left in words("columns", "picture") and right in words("columns", "sound")


def part_sound(rows: Sequence[Row], columns: Columns) -> tuple[int, list[Row]]:
    """The rows of each group without a blank row inside: those of the picture, then those of the sound.

    Returns:
        how many rows stand above the columns, and all rows.
    """
    above = [row for row in rows if (row.page, row.number) < (columns.page, columns.number)]
    parted = list(above)
    for group in _groups(rows[len(above) :]):
        parted += _column(group, columns.gutter, left=True)
        parted += _column(group, columns.gutter, left=False)
    return len(above), parted


def _groups(rows: Sequence[Row]) -> Iterator[list[Row]]:
    group: list[Row] = []
    for row in rows:
        if group and (row.blanks or row.page != group[-1].page):
            yield group
            group = []
        if not _names_columns(row):
            group.append(row)
    if group:
        yield group


def _column(group: Sequence[Row], gutter: float, *, left: bool) -> Iterator[Row]:
    """One side of a group, moved to the edge of the picture's column and set off from the other side."""
    edge = min(row.x for row in group)
    first = True
    for row in group:
        side = [word for word in row.words if (word.x < gutter) == left]
        if side:
            shift = 0.0 if left else side[0].x - edge
            moved = [Word(word.text, word.x - shift, word.right - shift) for word in side]
            box = row.box and row.box._replace(left=side[0].x, right=side[-1].right)
            starts = first or (not left and _SPEAKER.match(" ".join(word.text for word in side)))
            yield replace(row, words=moved, box=box, blanks=max(1, row.blanks) if starts else 0)
            first = False
