"""The script as laid out on its pages, with the evidence marked where it stands."""

from collections.abc import Callable
from typing import ClassVar

from rich.cells import cell_len
from rich.segment import Segment
from textual import events
from textual.binding import BindingType
from textual.content import Content
from textual.geometry import Size
from textual.reactive import var
from textual.scroll_view import ScrollView
from textual.selection import Selection
from textual.strip import Strip

from scenebreak.domain.beat import ReviewedBeat
from scenebreak.domain.screenplay import Scene
from scenebreak.tui.commands import BY_ID, Where, commands_of
from scenebreak.tui.desk import Desk
from scenebreak.tui.messages import BeatChosen
from scenebreak.tui.paper import PAGE_WIDTH, Hit, Line, Paper, lay_out
from scenebreak.tui.passage import Passage
from scenebreak.tui.printable import fitted, page_words, printable
from scenebreak.tui.widgets.lines import entitle
from scenebreak.tui.widgets.script_ink import GUTTER, MARGIN, Ink, Marks, marks_of, standing_marks, touches


class ScriptView(ScrollView, can_focus=True):
    """Shows a script line by line; only what is in view is ever rendered.

    While a line is chosen, the keys of `Where.LINES` go from line to line and choose words to flag.
    """

    BINDINGS: ClassVar[list[BindingType]] = [command.binding() for command in commands_of(Where.LINES)]
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
        "script--chosen",
        "script--line",
        "script--hit",
        "script--hit-current",
    }

    desk: var[Desk | None] = var(None)
    hits: var[tuple[Hit, ...]] = var(())
    hit: var[int] = var(0)
    chosen: var[Passage | None] = var(None)

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name for it
        super().__init__(id=id)
        self._paper: Paper | None = None
        self._laid_out: tuple[str, int] | None = None
        self._standing: tuple[tuple[ReviewedBeat, ...], tuple[Hit, ...], Marks] = (), (), {}
        self._marks: Marks = {}
        self._ink: Ink | None = None
        self._line = 0
        self._lit: int | None = None
        self._jumped = False

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
        self._entitle()
        self._mark()
        if other_script:
            self.call_after_refresh(self.show_beat)
        elif old is not None and old.cursor != new.cursor:
            self.show_beat()

    def watch_hits(self) -> None:
        """Mark the words that were found."""
        self._mark()

    def watch_hit(self) -> None:
        """Mark the current one of them."""
        self.watch_hits()

    def on_resize(self) -> None:
        """Lay out again if the words have another width now."""
        self._entitle()
        top = self.top_line
        if self._lay_out():
            if top is not None and top.element is not None and self._paper is not None:
                self.scroll_to(y=self._paper.line_of(top.element.ordinal, top.start), animate=False)
            self.call_after_refresh(self.show_beat)

    def watch_scroll_y(self, old: float, new: float) -> None:
        """Say it in the title when the beat at the cursor comes into view, or leaves it by a jump."""
        super().watch_scroll_y(old, new)
        if self._jumped:
            self._entitle()

    @property
    def astray(self) -> bool:
        """A jump has led away from the words of the beat at the cursor."""
        line = self._line_of_beat() if self._jumped else None
        return line is not None and not 0 <= line - self.scroll_offset.y < self.size.height

    def watch_chosen(self) -> None:
        """Mark the words that would be flagged."""
        self.watch_hits()

    def action_run(self, command: str) -> None:
        """Do what a key of the lines asks for.

        Args:
            command: a command's id.
        """
        BY_ID[command].perform(self.screen)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """The keys of the lines are those of the review while no line is chosen."""
        if action != "run":
            return True
        return self.chosen is not None and BY_ID[str(parameters[0])].available(self.screen)

    def action_scroll_down(self) -> None:
        """Go to the next line while one is chosen."""
        self.step_lines(1) if self.chosen else super().action_scroll_down()

    def action_scroll_up(self) -> None:
        """Go to the line before while one is chosen."""
        self.step_lines(-1) if self.chosen else super().action_scroll_up()

    def action_page_down(self) -> None:
        """Go lines further while one is chosen."""
        self.step_lines(self.stride) if self.chosen else super().action_page_down()

    def action_page_up(self) -> None:
        """Go lines back while one is chosen."""
        self.step_lines(-self.stride) if self.chosen else super().action_page_up()

    @property
    def stride(self) -> int:
        """Lines that a page key goes while one is chosen."""
        return max(1, self.size.height // 3)

    def choose_lines(self) -> None:
        """Choose the line of the evidence, or the first one in view, and take the keys."""
        top, height = self.scroll_offset.y, self.size.height
        evidence = self._line_of_beat()
        begin = evidence if evidence is not None and top <= evidence < top + height else top
        self._choose_from(begin - 1, 1)
        self.focus()

    def leave_lines(self) -> None:
        """Choose no line any more."""
        self.chosen = None

    def step_lines(self, step: int) -> None:
        """Choose a line further down, or up where step is negative; blank lines are passed over."""
        for _ in range(abs(step)):
            self._choose_from(self._line, 1 if step > 0 else -1)

    def reword(self, change: Callable[[Passage], Passage]) -> None:
        """Choose fewer or more words."""
        if self.chosen is not None:
            self.chosen = change(self.chosen)

    @property
    def beats_on_line(self) -> tuple[str, ...]:
        """The beats whose words stand on the chosen line."""
        return self._beats_on(self._line) if self.chosen is not None else ()

    def show_beat(self) -> None:
        """Bring the evidence of the beat at the cursor, or its scene's heading, into view."""
        if self._paper is None or self.desk is None or self.desk.cursor is None:
            return
        self._jumped = False
        self._entitle()
        heading = self._paper.scenes.get(self.desk.cursor.scene, 0)
        line = self._line_of_beat()
        self._bring(heading if line is None else line, heading)

    def show_hit(self) -> None:
        """Bring the current place of those found into view."""
        if self._paper is not None and self.hits:
            hit = self.hits[self.hit]
            line = self._paper.line_of(hit.element, hit.start)
            self._bring(line, line)
            self._jump_done()

    def show_page(self, page: int) -> None:
        """Bring the top of a page into view."""
        if self._paper is not None:
            self.scroll_to(y=self._paper.line_of_page(page), animate=False, force=True)
            self._jump_done()

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
        base = self.visual_style.rich_style
        if self._paper is None or index >= len(self._paper.lines):
            return Strip.blank(width, base)
        line = self._paper.lines[index]
        if index == self._lit:
            base = base + self.get_component_rich_style("script--line")
        pieces = self._ink.line(line, width) if self._ink else []
        strip = Strip([Segment(text, base + style if style else base) for text, style in pieces])
        return strip.adjust_cell_length(width, base).apply_offsets(0, index)

    def get_selection(self, selection: Selection) -> tuple[str, str] | None:
        """The words under the mouse's selection, as they stand in the script's columns."""
        words = self.desk.words if self.desk else printable
        rows = (" " * (GUTTER + line.indent) + words(line.text) for line in self.lines)
        return selection.extract("\n".join(rows)), "\n"

    def on_click(self, event: events.Click) -> None:
        """A click on evidence chooses its beat."""
        offset = event.get_content_offset(self)
        index = self.scroll_offset.y + offset.y if offset is not None else len(self.lines)
        if beats := self._beats_on(index):
            self.post_message(BeatChosen(beats[0]))

    def _beats_on(self, index: int) -> tuple[str, ...]:
        line = self.lines[index] if index < len(self.lines) else None
        if line is None or line.element is None:
            return ()
        marks = self._marks.get(line.element.ordinal, ())
        return tuple(dict.fromkeys(mark.beat for mark in marks if mark.beat and touches(mark, line)))

    def _line_of_beat(self) -> int | None:
        if self._paper is None or self.desk is None or self.desk.beat is None:
            return None
        finding = self.desk.beat.beat.findings[0]
        return self._paper.line_of(finding.element, finding.start)

    def _choose_from(self, index: int, step: int) -> None:
        """Choose the next line with words behind an index, or in front of it."""
        index += step
        while 0 <= index < len(self.lines):
            if (passage := Passage.of(self.lines[index])) is not None:
                self._line, self.chosen = index, passage
                self._keep_in_view(index)
                return
            index += step

    def _keep_in_view(self, line: int) -> None:
        top, height = self.scroll_offset.y, self.size.height
        edge = min(4, height // 4)
        if line < top + edge:
            self.scroll_to(y=max(0, line - edge), animate=False, force=True)
        elif line >= top + height - edge:
            self.scroll_to(y=line - height + edge + 1, animate=False, force=True)

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
        self.chosen = None
        self._mark()
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

    def _jump_done(self) -> None:
        self._jumped = True
        self.call_after_refresh(self._entitle)

    def _entitle(self) -> None:
        if self.desk is not None:
            entitle(self, _title(self.desk, self.size.width - 4, astray=self.astray))

    def _mark(self) -> None:
        """Mark anew, and paint the lines in view that look otherwise now."""
        if self.desk is None:
            return
        beats, hits, standing = self._standing
        if beats is not self.desk.beats or hits is not self.hits:
            standing = standing_marks(self.desk.beats, self.hits)
            self._standing = self.desk.beats, self.hits, standing
        former, lit = self._ink, self._lit
        hit = self.hits[self.hit] if self.hit < len(self.hits) else None
        self._marks = marks_of(self.desk, standing, hit, self.chosen)
        width = self._paper.width if self._paper else 0
        self._ink = Ink(self.desk, self._marks, self.get_component_rich_style, width)
        self._lit = self._line if self.chosen is not None else None
        top = self.scroll_offset.y
        for index, line in enumerate(self.lines[top : top + self.size.height], top):
            relit = (index == lit) != (index == self._lit)
            if former is None or relit or former.look(line) != self._ink.look(line):
                self.refresh_line(index)


def _title(desk: Desk, width: int, *, astray: bool) -> Content:
    """The heading of the scene at the cursor, for the rule above the script; its end gives way."""
    if desk.row is None:
        return Content("Script")
    scene = desk.row.scan.scene
    page = page_words(scene.page, scene.page_label, exact=desk.scan.screenplay.page_exact)
    name, tail = printable(desk.row.name), f"{page}  {_length(scene)} pg"
    tail = "its beat is out of view: enter shows the beat" if astray else tail
    heading = desk.words(scene.heading) or "before the first scene"
    room = max(10, width - len(name) - len(tail) - 4)
    if cell_len(heading) > room:
        heading = fitted(heading, room).rstrip()
    return Content.assemble((name, "bold"), f"  {heading}  ", (tail, "bold" if astray else ""))


def _length(scene: Scene) -> str:
    """Pages and eighths of a page, as breakdowns write it ("1 3/8")."""
    whole, eighths = divmod(scene.eighths, 8)
    parts = [str(whole)] * bool(whole or not eighths) + [f"{eighths}/8"] * bool(eighths)
    return " ".join(parts)
