"""Scenes to pages, broken as a script department breaks them.

A heading never stands at the foot of a page without what follows it; paragraphs and speeches break after a
sentence with two lines on either side; (MORE), (CONT'D), CONTINUED: and (CONTINUED) stand where a reader
looks for them; an act begins a page.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from sample_scripts.press.passage import Line, Passage
from sample_scripts.press.units import ACTION_LEFT, ACTION_RIGHT, CHARACTER, INCH, Paragraph, Unit, units_of
from scenebreak.domain.screenplay import ElementType, Scene, Screenplay

ROWS = 54
"""Rows of a page that carry the script; two more are kept for (CONTINUED)."""

LEFT_NUMBER, RIGHT_NUMBER, ASTERISK = 0.75 * INCH, 7.4 * INCH, 7.85 * INCH


@dataclass(frozen=True, slots=True)
class Row:
    """A string on a page.

    Attributes:
        row: counted from 0 at the top margin.
        x: points from the left edge of the paper.
        text: what stands there.
        underlined: as act headings are.
    """

    row: int
    x: float
    text: str
    underlined: bool = False


@dataclass(frozen=True, slots=True)
class Extent:
    """Where a scene begins, as a page number from 1, and its length in eighths of a page."""

    page: int
    eighths: int


@dataclass(frozen=True, slots=True)
class Book:
    """A script, set.

    Attributes:
        pages: the rows of each page, the title page left out.
        extents: by the index of the scene.
    """

    pages: tuple[tuple[Row, ...], ...]
    extents: Mapping[int, Extent]


def typeset(screenplay: Screenplay, opening: tuple[str, ...] = ()) -> Book:
    """Set a script in pages.

    Args:
        screenplay: as read from its source.
        opening: lines in front of the first heading ("TEASER", "FADE IN:").
    """
    press = _Press()
    for line in opening:
        press.put_opening(line)
    extents = {}
    for scene in screenplay.scenes:
        units = units_of(scene)
        page, row = press.set_scene(scene, units)
        length = (press.page - page) * ROWS + press.row - row
        extents[scene.index] = Extent(page, 0 if scene.omitted else max(1, round(8 * length / ROWS)))
    return Book(tuple(press.finished()), extents)


class _Press:
    """The page being set, and those that are done."""

    def __init__(self) -> None:
        self.row = 0
        self._top = 0
        self._rows: list[Row] = []
        self._done: list[tuple[Row, ...]] = []
        self._number = ""
        self._turns = 0

    @property
    def page(self) -> int:
        """Number of the page being set, from 1."""
        return len(self._done) + 1

    def finished(self) -> Iterator[tuple[Row, ...]]:
        """Every page."""
        yield from self._done
        if self._rows:
            yield tuple(self._rows)

    def put_opening(self, line: str) -> None:
        """Print what stands in front of the first heading: acts centred, the rest at the left."""
        kind = ElementType.ACTION if line.endswith(":") else ElementType.ACT
        self._print(Paragraph(kind, Passage(line)))

    def set_scene(self, scene: Scene, units: list[Unit]) -> tuple[int, int]:
        """Set a scene; return the page and the row on which it begins."""
        self._number, self._turns = "", 0
        began = None
        for n, unit in enumerate(units):
            if _begins_act(unit) and self._rows:
                self._turn(continued=False)
            follower = units[n + 1] if n + 1 < len(units) else None
            heading = isinstance(unit, Paragraph) and unit.type in (ElementType.HEADING, ElementType.SHOT)
            if heading and not self._fits_with(unit, follower):
                self._turn(continued=n > 0)
            self._set(unit, scene.number or "" if n == 0 else "")
            began = began or (self.page, self.row - unit.height)
            self._number = scene.number or ""
        return began or (self.page, self.row)

    def _gap(self, unit: Unit) -> int:
        return 0 if self.row == self._top else unit.gap

    def _fits_with(self, unit: Unit, follower: Unit | None) -> bool:
        room = ROWS - self.row - self._gap(unit) - unit.height
        if follower is None:
            return room >= 0
        room -= follower.gap
        return follower.height <= room or follower.split(room) is not None

    def _set(self, unit: Unit, number: str) -> None:
        """Print a unit, on as many pages as it needs."""
        rest: Unit | None = unit
        while rest is not None:
            room = ROWS - self.row - self._gap(rest)
            halves = None if rest.height <= room else rest.split(room)
            if rest.height <= room or self.row == self._top:
                self._print(rest, number)
                rest = None
            elif halves:
                self._print(halves[0], number)
                rest = halves[1]
                self._turn(continued=True)
            else:
                self._turn(continued=not number)

    def _print(self, unit: Unit, number: str = "") -> None:
        top = self.row + self._gap(unit)
        underlined = isinstance(unit, Paragraph) and unit.type is ElementType.ACT
        starred = set()
        for row, x, line in unit.placed():
            self._rows.append(Row(top + row, x, line.text, underlined))
            if line.revised:
                starred.add(top + row)
        if number:
            self._margins(top, number)
        self._rows += [Row(row, ASTERISK, "*") for row in sorted(starred)]
        self.row = top + unit.height

    def _margins(self, row: int, number: str) -> None:
        self._rows += [Row(row, LEFT_NUMBER, number), Row(row, RIGHT_NUMBER, number)]

    def _turn(self, *, continued: bool) -> None:
        """Begin a page; continued: in the middle of a scene."""
        if continued:
            foot = "(CONTINUED)"
            self._rows.append(Row(ROWS + 1, ACTION_RIGHT - len(foot) * CHARACTER, foot))
        self._done.append(tuple(self._rows))
        self._rows, self.row, self._top = [], 0, 0
        if continued:
            self._turns += 1
            count = f" ({self._turns})" if self._turns > 1 else ""
            self._rows.append(Row(0, ACTION_LEFT, f"CONTINUED:{count}"))
            if self._number:
                self._margins(0, self._number)
            self.row = self._top = 2


def _begins_act(unit: Unit) -> bool:
    if not isinstance(unit, Paragraph) or unit.type is not ElementType.ACT:
        return False
    return not unit.passage.text.upper().startswith("END")


__all__ = ["ROWS", "Book", "Extent", "Line", "Row", "typeset"]
