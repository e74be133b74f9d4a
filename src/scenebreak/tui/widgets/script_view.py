"""The script as laid out on its pages, with the evidence marked where it stands."""

from collections.abc import Iterable, Iterator, Mapping
from itertools import pairwise
from typing import ClassVar, NamedTuple

from rich.cells import cell_len
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.selection import Selection
from textual.strip import Strip

from scenebreak.domain.beat import ReviewedBeat, Verdict
from scenebreak.domain.finding import Tier
from scenebreak.domain.screenplay import ElementType, Scene
from scenebreak.tui.desk import Desk
from scenebreak.tui.messages import BeatChosen
from scenebreak.tui.paper import PAGE_WIDTH, Hit, Line, Paper, lay_out
from scenebreak.tui.printable import fitted, printable

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


class ScriptView(ScrollView, can_focus=True):
    """Shows a script line by line; only what is in view is ever rendered."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "script--heading",
        "script--cue",
        "script--aside",
        "script--break",
        "script--number",
        "script--revised",
        "script--here",
        "script--may",
        "script--must",
        "script--stop",
        "script--current",
        "script--dismissed",
        "script--hit",
        "script--hit-current",
    }

    desk: reactive[Desk | None] = reactive(None)
    hits: reactive[tuple[Hit, ...]] = reactive(())
    hit: reactive[int] = reactive(0)

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name for it
        super().__init__(id=id)
        self._paper: Paper | None = None
        self._laid_out: tuple[str, int] | None = None
        self._marks: dict[int, list[Mark]] = {}

    @property
    def lines(self) -> tuple[Line, ...]:
        """The lines as laid out now."""
        return self._paper.lines if self._paper else ()

    @property
    def top_line(self) -> Line | None:
        """The first line in view."""
        return self.lines[min(self.scroll_offset.y, len(self.lines) - 1)] if self.lines else None

    def watch_desk(self, old: Desk | None, new: Desk | None) -> None:
        """Lay out another script; mark what was decided; follow the cursor."""
        if new is None:
            return
        other_script = old is None or old.scan.screenplay is not new.scan.screenplay
        if other_script:
            self._lay_out()
        self.border_title = _title(new, self.size.width - 4)
        self._mark()
        if other_script:
            self.call_after_refresh(self.show_beat)
        elif old is not None and old.cursor != new.cursor:
            self.show_beat()
        self.refresh()

    def watch_hits(self) -> None:
        """Mark the words that were found."""
        self._mark()
        self.refresh()

    def watch_hit(self) -> None:
        """Mark the current one of them."""
        self.watch_hits()

    def on_resize(self) -> None:
        """Lay out again if the words have another width now."""
        if self.desk is not None:
            self.border_title = _title(self.desk, self.size.width - 4)
        top = self.top_line
        if self._lay_out() and top is not None:
            if top.element is not None and self._paper is not None:
                self.scroll_to(y=self._paper.line_of(top.element.ordinal, top.start), animate=False)
            self.call_after_refresh(self.show_beat)

    def show_beat(self) -> None:
        """Bring the evidence of the beat at the cursor, or its scene's heading, into view."""
        if self._paper is None or self.desk is None or self.desk.cursor is None:
            return
        heading = self._paper.scenes.get(self.desk.cursor.scene, 0)
        reviewed = self.desk.beat
        if reviewed is None:
            self._bring(heading, heading)
            return
        finding = reviewed.beat.findings[0]
        self._bring(self._paper.line_of(finding.element, finding.start), heading)

    def show_hit(self) -> None:
        """Bring the current place of those found into view."""
        if self._paper is not None and self.hits:
            hit = self.hits[self.hit]
            line = self._paper.line_of(hit.element, hit.start)
            self._bring(line, line)

    def show_page(self, page: int) -> None:
        """Bring the top of a page into view."""
        if self._paper is not None:
            self.scroll_to(y=self._paper.line_of_page(page), animate=False)

    def read_on(self, direction: int) -> None:
        """Scroll by all but two lines of what is in view."""
        self.scroll_relative(y=direction * max(1, self.size.height - 2), animate=False)

    def nearest_hit(self, hits: tuple[Hit, ...]) -> int:
        """Which of these places is the first at or below the top of the view; 0 if none is."""
        top = self.scroll_offset.y
        paper = self._paper
        if paper is None:
            return 0
        return next((n for n, hit in enumerate(hits) if paper.line_of(hit.element, hit.start) >= top), 0)

    def render_line(self, y: int) -> Strip:
        """One line of the view.

        Args:
            y: from the top of the view.
        """
        index = self.scroll_offset.y + y
        width = self.scrollable_content_region.width
        base = self.rich_style
        if self._paper is None or index >= len(self._paper.lines):
            return Strip.blank(width, base)
        line = self._paper.lines[index]
        segments = self._break(line, width) if line.label else self._words(line)
        strip = Strip([Segment(text, base + style if style else base) for text, style in segments])
        return strip.adjust_cell_length(width, base).apply_offsets(0, index)

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The words under the mouse's selection, as they stand in the script's columns."""
        rows = (" " * (GUTTER + line.indent) + printable(line.text) for line in self.lines)
        return selection.extract("\n".join(rows)), "\n"

    def on_click(self, event: events.Click) -> None:
        """A click on evidence chooses its beat."""
        offset = event.get_content_offset(self)
        index = self.scroll_offset.y + offset.y if offset is not None else len(self.lines)
        if index >= len(self.lines) or (element := self.lines[index].element) is None:
            return
        line = self.lines[index]
        beats = [m.beat for m in self._marks.get(element.ordinal, ()) if m.beat and _touches(m, line)]
        if beats:
            self.post_message(BeatChosen(beats[0]))

    def _lay_out(self) -> bool:
        """Lay out for the width there is; False when nothing changed."""
        room = self.scrollable_content_region.width - GUTTER - MARGIN
        width = min(PAGE_WIDTH + 2, room)
        if self.desk is None or width < 1:
            return False
        key = (self.desk.scan.screenplay.sha256 + str(self.desk.episode.id), width)
        if key == self._laid_out:
            return False
        self._laid_out = key
        self._paper = lay_out(self.desk.scan.screenplay, width)
        self.virtual_size = Size(0, len(self._paper.lines))
        self.refresh()
        return True

    def _bring(self, line: int, heading: int) -> None:
        """Scroll as little as keeps a line in the middle half, with its heading where that fits."""
        height = self.size.height
        if height < 1:
            return
        top = self.scroll_offset.y
        wanted = heading - 1 if 0 <= line - heading < height * 2 // 3 else line - height // 3
        in_middle = top + height // 8 <= line < top + height * 3 // 4
        if not in_middle or line == heading:
            self.scroll_to(y=max(0, wanted), animate=False, force=True)

    def _mark(self) -> None:
        marks: dict[int, list[Mark]] = {}
        if self.desk is not None:
            for element, mark in _evidence(
                self.desk.beats, self.desk.cursor.beat if self.desk.cursor else None
            ):
                marks.setdefault(element, []).append(mark)
        for number, hit in enumerate(self.hits):
            style = "script--hit-current" if number == self.hit else "script--hit"
            marks.setdefault(hit.element, []).append(
                Mark(hit.start, hit.end, style, rank=10 + (number == self.hit))
            )
        self._marks = marks

    def _break(self, line: Line, width: int) -> list[tuple[str, Style | None]]:
        label = f" {line.label} "
        room = max(0, min(width, GUTTER + PAGE_WIDTH) - GUTTER - len(label))
        rule = " " * GUTTER + "- " * (room // 2) + " " * (room % 2)
        return [(rule + printable(label), self._style("script--break"))]

    def _words(self, line: Line) -> list[tuple[str, Style | None]]:
        if line.element is None:
            return []
        marks = [mark for mark in self._marks.get(line.element.ordinal, ()) if _touches(mark, line)]
        parts = [*self._gutter(line, marks), (" " * line.indent, None), *self._pieces(line, marks)]
        if line.revised:
            room = (self._paper.width if self._paper else 0) - line.indent
            used = (
                sum(len(printable(text)) for text, _ in parts[-1:])
                if not line.text.isascii()
                else len(line.text)
            )
            parts.append((" " * max(1, room - used + 1) + "*", self._style("script--revised")))
        return parts

    def _gutter(self, line: Line, marks: list[Mark]) -> Iterator[tuple[str, Style | None]]:
        letters = [m for m in marks if m.letter]
        if not letters:
            number = printable(line.number)[: GUTTER - 1]
            yield number.ljust(GUTTER), self._style("script--number")
            return
        strongest = max(letters, key=lambda mark: mark.rank)
        shown = "".join(dict.fromkeys(mark.letter for mark in letters))[: GUTTER - 1]
        yield shown, self._style(strongest.style)
        yield " " * (GUTTER - len(shown)), None

    def _pieces(self, line: Line, marks: list[Mark]) -> Iterator[tuple[str, Style | None]]:
        """The words cut where a mark begins or ends, each piece in the style of its strongest mark."""
        element = line.element
        if element is None:
            return
        plain = self._style(_TYPE_CLASSES.get(element.type, ""))
        if line.number and self.desk and self.desk.row and element in self.desk.row.scan.scene.elements[:1]:
            plain = self._style("script--here")
        cuts = {line.start, line.end}
        cuts.update(edge for mark in marks for edge in mark[:2] if line.start < edge < line.end)
        ordered = sorted(cuts)
        for start, end in pairwise(ordered):
            over = [mark for mark in marks if mark.start <= start and end <= mark.end]
            top = max(over, key=lambda mark: mark.rank, default=None)
            style = self._style(top.style) if top else None
            yield printable(element.text[start:end]), (plain + style if plain and style else style or plain)

    def _style(self, name: str) -> Style | None:
        return self.get_component_rich_style(name) if name else None


def _title(desk: Desk, width: int) -> Content:
    """The heading of the scene at the cursor, for the rule above the script; its end gives way."""
    if desk.row is None:
        return Content("Script")
    scene = desk.row.scan.scene
    name, tail = printable(desk.row.name), f"{_place(scene)}  {_length(scene)} pg"
    heading = printable(scene.heading) or "before the first scene"
    room = max(10, width - len(name) - len(tail) - 4)
    if cell_len(heading) > room:
        heading = fitted(heading, room).rstrip()
    return Content.assemble((name, "bold"), f"  {heading}  {tail}")


def _place(scene: Scene) -> str:
    label = printable(scene.page_label or "").rstrip(".")
    return f"p {label} ({scene.page})" if label not in ("", str(scene.page)) else f"p {scene.page}"


def _length(scene: Scene) -> str:
    """Pages and eighths of a page, as breakdowns write it ("1 3/8")."""
    whole, eighths = divmod(scene.eighths, 8)
    parts = [str(whole)] * bool(whole or not eighths) + [f"{eighths}/8"] * bool(eighths)
    return " ".join(parts)


def _touches(mark: Mark, line: Line) -> bool:
    return mark.start < line.end and mark.end > line.start


_TIER_STYLES = {Tier.STOP: "script--stop", Tier.MUST: "script--must"}


def _evidence(beats: Iterable[ReviewedBeat], current: str | None) -> Iterator[tuple[int, Mark]]:
    """Every finding of every beat as a mark, with the ordinal of its element."""
    for reviewed in beats:
        beat = reviewed.beat
        letter, style, rank = (
            beat.kind.letter,
            _TIER_STYLES.get(reviewed.tier, "script--may"),
            int(reviewed.tier),
        )
        if reviewed.decision.verdict is Verdict.DISMISSED:
            letter, style, rank = letter.lower(), "script--dismissed", 0
        if beat.id == current:
            style, rank = "script--current", 9
        for finding in beat.findings:
            yield finding.element, Mark(finding.start, finding.end, style, letter, beat.id, rank)
