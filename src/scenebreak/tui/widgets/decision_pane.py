"""The decision on the beat at the cursor: what stands, and the prompts that change it."""

from textual import on
from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.reactive import var
from textual.widget import Widget
from textual.widgets import Static

from scenebreak.tui.commands.looking import WholeDecision
from scenebreak.tui.desk import Desk
from scenebreak.tui.widgets.drawer import drawer_of
from scenebreak.tui.widgets.editor import FieldEditor
from scenebreak.tui.widgets.facts import Room, banner_of, facts_of, one_column
from scenebreak.tui.widgets.lines import entitle
from scenebreak.tui.widgets.prompts import (
    AgreePrompt,
    ConflictPrompt,
    DepartmentTicks,
    FlagPrompt,
    PeoplePrompt,
    ReasonPrompt,
)

_TWO_COLUMNS_FROM = 70


class FactScroll(VerticalScroll):
    """Holds the facts, and says when a prompt beside them leaves other room for them."""

    class Resized(Message):
        """There is another width or height."""

    def on_resize(self) -> None:
        """Say so."""
        self.post_message(self.Resized())


class DecisionPane(Vertical):
    """Shows the facts; a prompt or an editor joins them while it is open."""

    BORDER_TITLE = "Decision"

    desk: var[Desk | None] = var(None)

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name for it
        super().__init__(id=id)
        self._shown: tuple[Desk | None, Size] = None, Size()
        self._words = Content("")

    def compose(self) -> ComposeResult:
        """The facts, and one of each prompt, hidden."""
        with FactScroll(id="facts"):
            yield Static(id="fact-lines", markup=False)
        yield ReasonPrompt(id="reason")
        yield DepartmentTicks(id="departments")
        yield PeoplePrompt(id="people")
        yield FlagPrompt(id="flag")
        yield AgreePrompt(id="agree")
        yield ConflictPrompt(id="conflict")
        yield FieldEditor(id="editor")

    @property
    def editor(self) -> FieldEditor:
        """The editor of texts."""
        return self.query_one("#editor", FieldEditor)

    @property
    def conflict(self) -> ConflictPrompt:
        """What another window made of the text in the editor."""
        return self.query_one("#conflict", ConflictPrompt)

    @property
    def ticks(self) -> DepartmentTicks:
        """The departments."""
        return self.query_one("#departments", DepartmentTicks)

    @property
    def reasons(self) -> ReasonPrompt:
        """The reasons for a dismissal."""
        return self.query_one("#reason", ReasonPrompt)

    @property
    def people(self) -> PeoplePrompt:
        """Who takes part."""
        return self.query_one("#people", PeoplePrompt)

    @property
    def flag(self) -> FlagPrompt:
        """What was missed on a line."""
        return self.query_one("#flag", FlagPrompt)

    @property
    def agree(self) -> AgreePrompt:
        """Whether something shall be done."""
        return self.query_one("#agree", AgreePrompt)

    @property
    def prompt(self) -> Widget | None:
        """The prompt that is open, but for one that shares the pane with the editor."""
        return next((each for each in self._prompts if each.display), None)

    @property
    def _prompts(self) -> tuple[Widget, ...]:
        return (self.reasons, self.ticks, self.people, self.flag, self.agree, self.editor)

    def show_prompt(self, prompt: Widget | None) -> None:
        """Open one of the prompts and give it the keys; None closes whichever is open."""
        for each in (*self._prompts, self.conflict):
            each.display = each is prompt
        self._make_room()
        # after what is decided in the same breath: that may ask for other words
        self.call_next(self._show)
        if prompt is not None:
            prompt.focus()

    def show_conflict(self, theirs: str) -> None:
        """Show what another window made of the text, beside the editor, which keeps the keys.

        Args:
            theirs: the words that stand in the production.
        """
        self.conflict.border_title = "Changed elsewhere too"
        self.conflict.hidden = self.desk is not None and self.desk.discreet
        self.conflict.theirs = theirs
        self.conflict.display = True

    def hide_conflict(self) -> None:
        """There is one text again."""
        self.conflict.display = False

    def on_mount(self) -> None:
        """Nothing is asked at first."""
        self.show_prompt(None)

    @on(FactScroll.Resized)
    def set_again(self) -> None:
        """Set the words for the room there is now."""
        self._make_room()
        self._show()

    def watch_desk(self, old: Desk | None, new: Desk | None) -> None:
        """Show what stands on the beat at the cursor now."""
        if not self.is_mounted or new is None:
            return
        if new.beat is not None:
            self.ticks.ticked = new.beat.departments
            self.people.ticked = new.beat.participants
        self._show()
        if old is None or old.cursor != new.cursor:
            self.query_one("#facts").scroll_home(animate=False)

    def _make_room(self) -> None:
        """Let a prompt have the whole drawer; elsewhere there is room beside it, and no style to look up."""
        drawer = self.screen.has_class("-narrow")
        self.set_class(drawer and self.prompt is not None, "-prompting")

    @property
    def _room(self) -> Size:
        """What the facts have beside the prompt, also when it has just been opened or closed.

        The arrangement is the one that the next layout takes, so that the words are set once and for good.
        """
        facts = self.query_one("#facts", FactScroll)
        placed = self.arrange(self.scrollable_content_region.size).placements
        height = next((each.region.height for each in placed if each.widget is facts), facts.size.height)
        return Size(self.content_size.width - 1, height)

    def _show(self) -> None:
        if self.desk is None or not self.is_mounted:
            return
        width, height = room = self._room
        if width < 8 or (self.desk is self._shown[0] and room == self._shown[1]):
            return
        self._shown = self.desk, room
        if width >= _TWO_COLUMNS_FROM:
            content = drawer_of(self.desk, width)
        else:
            content = self._column(self.desk, width, height)
        words = Content("\n").join([*banner_of(self.desk, width), content])
        if not words.is_same(self._words):
            fewer_or_more = words.plain.count("\n") != self._words.plain.count("\n")
            self.query_one("#fact-lines", Static).update(words, layout=fewer_or_more)
            self._words = words
            cut = any(line.endswith("..") for line in words.plain.split("\n"))
            key = WholeDecision.short_key()
            entitle(self, Content(f"Decision  {key} in full" if cut and key else self.BORDER_TITLE))

    @staticmethod
    def _column(desk: Desk, width: int, height: int) -> Content:
        """Everything that can be said in the height there is; no less than the tightest form."""
        room = height - len(banner_of(desk, width))
        for form in (Room.AMPLE, Room.CLOSE):
            content = one_column(facts_of(desk, width, form))
            if content.plain.count("\n") < room:
                return content
        return one_column(facts_of(desk, width, Room.TIGHT, height))
