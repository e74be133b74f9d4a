"""What a page is made of: paragraphs and speeches that know how many lines they take, and where to break."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby
from types import MappingProxyType

from sample_scripts.press.passage import Line, Passage
from scenebreak.domain.screenplay import SPOKEN, Element, ElementType, Scene

INCH = 72.0
CHARACTER = 7.2
"""Width of a Courier 12 character in points: ten to the inch."""

ACTION_LEFT, ACTION_RIGHT = 1.5 * INCH, 7.5 * INCH


@dataclass(frozen=True, slots=True)
class Indent:
    """Where the lines of an element stand.

    Attributes:
        left: points from the left edge of the paper.
        width: characters a line.
        flush: "left", "right" (the line ends at left + width) or "centre" (of the action column).
    """

    left: float
    width: int
    flush: str = "left"

    def x(self, text: str) -> float:
        """Where a line of text begins."""
        if self.flush == "right":
            return self.left + (self.width - len(text)) * CHARACTER
        if self.flush == "centre":
            return (ACTION_LEFT + ACTION_RIGHT - len(text) * CHARACTER) / 2
        return self.left


INDENTS = MappingProxyType(
    {
        ElementType.HEADING: Indent(ACTION_LEFT, 57),
        ElementType.SHOT: Indent(ACTION_LEFT, 57),
        ElementType.ACTION: Indent(ACTION_LEFT, 60),
        ElementType.CHARACTER: Indent(3.7 * INCH, 33),
        ElementType.PARENTHETICAL: Indent(3.1 * INCH, 25),
        ElementType.DIALOGUE: Indent(2.5 * INCH, 35),
        ElementType.LYRIC: Indent(2.5 * INCH, 35),
        ElementType.TRANSITION: Indent(5.1 * INCH, 20, "right"),
        ElementType.ACT: Indent(ACTION_LEFT, 60, "centre"),
    }
)
"""The indents of the trade."""


def _beside(shift: float) -> MappingProxyType[ElementType, Indent]:
    return MappingProxyType(
        {
            ElementType.CHARACTER: Indent(shift + 0.9 * INCH, 18),
            ElementType.PARENTHETICAL: Indent(shift + 0.4 * INCH, 20),
            ElementType.DIALOGUE: Indent(shift, 27),
            ElementType.LYRIC: Indent(shift, 27),
        }
    )


DUAL = (_beside(ACTION_LEFT), _beside(4.6 * INCH))
"""The indents of two people who speak at once, left and right."""

Placed = tuple[int, float, Line]
"""A line with its row, counted from the first of its unit, and where it begins."""


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Anything but speech.

    Attributes:
        type: heading, shot, action, transition or act.
        passage: its words.
    """

    type: ElementType
    passage: Passage

    @property
    def gap(self) -> int:
        """Blank rows above it."""
        return 2 if self.type is ElementType.HEADING else 1

    @property
    def height(self) -> int:
        """Rows it takes."""
        return len(self._lines)

    @property
    def _lines(self) -> tuple[Line, ...]:
        return self.passage.lines(INDENTS[self.type].width)

    def placed(self) -> Iterator[Placed]:
        """Its lines."""
        indent = INDENTS[self.type]
        return ((row, indent.x(line.text), line) for row, line in enumerate(self._lines))

    def split(self, room: int) -> "tuple[Paragraph, Paragraph] | None":
        """Cut so that the front part takes at most `room` rows."""
        halves = self.passage.split(INDENTS[self.type].width, room)
        if self.type is not ElementType.ACTION or halves is None:
            return None
        return replace(self, passage=halves[0]), replace(self, passage=halves[1])


@dataclass(frozen=True, slots=True)
class Speech:
    """A cue and what is said under it.

    Attributes:
        cue: the name line.
        parts: dialogue, lyrics and parentheticals in order.
        more: it goes on on the next page.
        indents: of one who speaks alone, or of either side of a dual.
    """

    cue: Passage
    parts: tuple[tuple[ElementType, Passage], ...]
    more: bool = False
    indents: MappingProxyType[ElementType, Indent] = field(default_factory=lambda: INDENTS)

    gap = 1

    @property
    def height(self) -> int:
        """Rows it takes, the cue's counted."""
        return sum(1 for _ in self.placed())

    def placed(self) -> Iterator[Placed]:
        """Its lines."""
        row = 0
        for kind, passage in ((ElementType.CHARACTER, self.cue), *self.parts):
            for line in passage.lines(self.indents[kind].width):
                yield row, self.indents[kind].left, line
                row += 1
        if self.more:
            yield row, self.indents[ElementType.CHARACTER].left, Line("(MORE)")

    def split(self, room: int) -> "tuple[Speech, Speech] | None":
        """Cut so that the front part, with its (MORE), takes at most `room` rows."""
        used = 2
        for n, (kind, passage) in enumerate(self.parts):
            width = self.indents[kind].width
            rows = len(passage.lines(width))
            if used + rows <= room:
                used += rows
                continue
            halves = passage.split(width, room - used) if kind in SPOKEN else None
            if halves:
                head = (*self.parts[:n], (kind, halves[0]))
                return self._cut(head, ((kind, halves[1]), *self.parts[n + 1 :]))
            if n and self.parts[n - 1][0] in SPOKEN:
                return self._cut(self.parts[:n], self.parts[n:])
            return None
        return None

    def _cut(
        self,
        head: tuple[tuple[ElementType, Passage], ...],
        tail: tuple[tuple[ElementType, Passage], ...],
    ) -> "tuple[Speech, Speech]":
        name = self.cue.text.removesuffix(" (CONT'D)")
        again = Passage(f"{name} (CONT'D)", self.cue.revised)
        return replace(self, parts=head, more=True), replace(self, cue=again, parts=tail)


@dataclass(frozen=True, slots=True)
class Dual:
    """Two speeches side by side; never cut."""

    left: Speech
    right: Speech

    gap = 1

    @property
    def height(self) -> int:
        """Rows of the longer side."""
        return max(self.left.height, self.right.height)

    def placed(self) -> Iterator[Placed]:
        """The lines of both sides, those of the left one first."""
        yield from self.left.placed()
        yield from self.right.placed()

    def split(self, room: int) -> None:
        """Side by side means on one page, however much room there is."""


Unit = Paragraph | Speech | Dual


def units_of(scene: Scene) -> list[Unit]:
    """The units of a scene in order; notes are not printed."""
    units: list[Unit] = []
    for run in _runs([e for e in scene.elements if e.type is not ElementType.NOTE]):
        first = run[0]
        if first.type is not ElementType.CHARACTER:
            units += [Paragraph(element.type, Passage.of(element)) for element in run]
            continue
        before = units.pop() if first.dual and units and isinstance(units[-1], Speech) else None
        if isinstance(before, Speech):
            units.append(Dual(replace(before, indents=DUAL[0]), replace(_speech(run), indents=DUAL[1])))
        else:
            units.append(_speech(run))
    return units


def _speech(run: Sequence[Element]) -> Speech:
    return Speech(Passage.of(run[0]), tuple((element.type, Passage.of(element)) for element in run[1:]))


def _runs(elements: Sequence[Element]) -> Iterator[list[Element]]:
    """A cue with its speech is one run, everything else stands alone."""
    spoken = SPOKEN | {ElementType.PARENTHETICAL}
    turns = 0

    def turn(element: Element) -> int:
        nonlocal turns
        turns += element.type not in spoken
        return turns

    return (list(run) for _, run in groupby(elements, key=turn))
