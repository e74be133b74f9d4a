"""Ink for the lines of a script: which words are marked, how, and with which letter beside them."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from rich.cells import cell_len
from rich.style import Style

from scenebreak.domain.beat import ReviewedBeat, Verdict
from scenebreak.domain.finding import Tier
from scenebreak.domain.screenplay import ElementType
from scenebreak.tui.desk import Desk
from scenebreak.tui.paper import PAGE_WIDTH, Hit, Line
from scenebreak.tui.passage import Passage
from scenebreak.tui.printable import printable

GUTTER = 5
"""Columns left of the words: the letters of the evidence, or the scene's number."""

MARGIN = 2
"""Columns right of them: the revision asterisk."""

_TYPE_CLASSES: Mapping[ElementType, str] = {
    ElementType.HEADING: "script--heading",
    ElementType.SHOT: "script--heading",
    ElementType.ACT: "script--heading",
    ElementType.CHARACTER: "script--cue",
    ElementType.PARENTHETICAL: "script--aside",
    ElementType.TRANSITION: "script--aside",
    ElementType.NOTE: "script--aside",
}


_TIER_STYLES: Mapping[Tier, str] = {Tier.STOP: "script--stop", Tier.MUST: "script--must"}


class Mark(NamedTuple):
    """A stretch of an element's text that is shown in another style.

    Attributes:
        start: offset of its first character.
        end: offset behind its last.
        style: component class.
        letter: what stands in the gutter beside it; "" for nothing.
        beat: id of the beat it is evidence of, or "".
        rank: the higher one wins where two overlap.
    """

    start: int
    end: int
    style: str
    letter: str = ""
    beat: str = ""
    rank: int = 0


Marks = Mapping[int, Sequence[Mark]]
"""Marks by the ordinal of the element that they are on."""

Piece = tuple[str, Style | None]


def evidence_marks(beats: Iterable[ReviewedBeat]) -> dict[int, tuple[Mark, ...]]:
    """Every finding of every beat as a mark on its element."""
    marks: dict[int, tuple[Mark, ...]] = {}
    for reviewed in beats:
        beat = reviewed.beat
        letter, style, rank = (
            beat.kind.letter,
            _TIER_STYLES.get(reviewed.tier, "script--may"),
            int(reviewed.tier),
        )
        if reviewed.decision.verdict is Verdict.DISMISSED:
            letter, style, rank = letter.lower(), "script--dismissed", 0
        for finding in beat.findings:
            mark = Mark(finding.start, finding.end, style, letter, beat.id, rank)
            marks[finding.element] = (*marks.get(finding.element, ()), mark)
    return marks


def standing_marks(beats: Iterable[ReviewedBeat], hits: Iterable[Hit]) -> Marks:
    """What is marked wherever the cursor is: the evidence, and the places of words that were looked for."""
    marks = evidence_marks(beats)
    for hit in hits:
        mark = Mark(hit.start, hit.end, "script--hit", rank=10)
        marks[hit.element] = (*marks.get(hit.element, ()), mark)
    return marks


def marks_of(desk: Desk, standing: Marks, hit: Hit | None = None, chosen: Passage | None = None) -> Marks:
    """Everything that is marked in a script.

    Args:
        desk: the script with its beats; that at the cursor stands out.
        standing: the `standing_marks` of its beats.
        hit: which of the places that were found is shown.
        chosen: words that a person has chosen to flag.
    """
    over = [*_current(desk, standing)]
    if hit is not None:
        over.append((hit.element, Mark(hit.start, hit.end, "script--hit-current", rank=11)))
    if chosen is not None:
        over.append((chosen.element.ordinal, Mark(chosen.start, chosen.end, "script--chosen", rank=20)))
    marks = dict(standing)
    for element, mark in over:
        marks[element] = (*marks.get(element, ()), mark)
    return marks


def _current(desk: Desk, standing: Marks) -> Iterator[tuple[int, Mark]]:
    """The words of the beat at the cursor once more, over everything else that is evidence."""
    if desk.beat is None:
        return
    for element in {finding.element for finding in desk.beat.beat.findings}:
        for mark in standing.get(element, ()):
            if mark.beat == desk.beat.beat.id:
                yield element, mark._replace(style="script--current", rank=9)


class Ink:
    """Sets lines in styles.

    Args:
        desk: whose script it is.
        marks: what is marked in it.
        style: the style of a component class.
        width: columns for the words.
    """

    def __init__(self, desk: Desk, marks: Marks, style: Callable[[str], Style], width: int) -> None:
        self._desk, self._marks, self._get_style, self._width = desk, marks, style, width

    def look(self, line: Line) -> object:
        """What a line is made of beyond its words: equal for inks that set it alike."""
        if line.element is None:
            return None
        marks = tuple(self._marks.get(line.element.ordinal, ()))
        return marks, self._is_here(line), self._desk.discreet

    def line(self, line: Line, room: int) -> list[Piece]:
        """One line in pieces, gutter and margin included.

        Args:
            line: of the paper.
            room: cells of the view.
        """
        return self._break(line, room) if line.label else self._words(line)

    def _break(self, line: Line, width: int) -> list[Piece]:
        label = f" {line.label} "
        room = max(0, min(width, GUTTER + PAGE_WIDTH) - GUTTER - len(label))
        rule = " " * GUTTER + "- " * (room // 2) + " " * (room % 2)
        return [(rule + printable(label), self._style("script--break"))]

    def _words(self, line: Line) -> list[Piece]:
        if line.element is None:
            return []
        marks = [mark for mark in self._marks.get(line.element.ordinal, ()) if touches(mark, line)]
        parts = [*self._gutter(line, marks), (" " * line.indent, None), *self._pieces(line, marks)]
        if line.revised:
            room = self._width - line.indent
            used = len(line.text) if line.text.isascii() else cell_len(printable(line.text))
            parts.append((" " * max(1, room - used + 1) + "*", self._style("script--revised")))
        return parts

    def _gutter(self, line: Line, marks: Sequence[Mark]) -> Iterator[Piece]:
        letters = [m for m in marks if m.letter]
        if not letters:
            number = printable(line.number)[: GUTTER - 1]
            yield number.ljust(GUTTER), self._style("script--number")
            return
        strongest = max(letters, key=lambda mark: mark.rank)
        shown = "".join(dict.fromkeys(mark.letter for mark in letters))[: GUTTER - 1]
        yield shown, self._style(strongest.style)
        yield " " * (GUTTER - len(shown)), None

    def _pieces(self, line: Line, marks: Sequence[Mark]) -> Iterator[Piece]:
        """The words cut where a mark begins or ends, each piece in the style of its strongest mark."""
        element = line.element
        if element is None:
            return
        plain = self._style(_TYPE_CLASSES.get(element.type, ""))
        if self._is_here(line):
            plain = self._style("script--here")
        cuts = {line.start, line.end}
        cuts.update(edge for mark in marks for edge in mark[:2] if line.start < edge < line.end)
        ordered = sorted(cuts)
        for start, end in pairwise(ordered):
            over = [mark for mark in marks if mark.start <= start and end <= mark.end]
            top = max(over, key=lambda mark: mark.rank, default=None)
            style = self._style(top.style) if top else None
            both = plain + style if plain and style else style or plain
            yield self._desk.words(element.text[start:end]), both

    def _is_here(self, line: Line) -> bool:
        """It is the heading of the scene at the cursor."""
        row = self._desk.row
        return bool(line.number) and row is not None and line.element in row.scan.scene.elements[:1]

    def _style(self, name: str) -> Style | None:
        return self._get_style(name) if name else None


def touches(mark: Mark, line: Line) -> bool:
    """Some of the marked words stand on the line."""
    return mark.start < line.end and mark.end > line.start
