"""The decision on the beat at the cursor: what stands, and the prompts that change it."""

from textual.app import ComposeResult
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget
from textual.widgets import Static

from scenebreak.tui.desk import Desk
from scenebreak.tui.widgets.facts import Room, banner_of, facts_of, one_column, two_columns
from scenebreak.tui.widgets.prompts import ConflictPrompt, DepartmentTicks, FieldEditor, ReasonPrompt

_TWO_COLUMNS_FROM = 70


class DecisionPane(Vertical):
    """Shows the facts; a prompt or an editor joins them while it is open."""

    desk: reactive[Desk | None] = reactive(None)

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name for it
        super().__init__(id=id)
        self._height = -1

    def compose(self) -> ComposeResult:
        """The facts, and one of each prompt, hidden."""
        with VerticalScroll(id="facts"):
            yield Static(id="fact-lines", markup=False)
        yield ReasonPrompt(id="reason")
        yield DepartmentTicks(id="departments")
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
    def prompt(self) -> Widget | None:
        """The prompt that is open, but for one that shares the pane with the editor."""
        return next((each for each in (self.reasons, self.ticks, self.editor) if each.display), None)

    def show_prompt(self, prompt: Widget | None) -> None:
        """Open one of the prompts and give it the keys; None closes whichever is open."""
        for each in (self.reasons, self.ticks, self.conflict, self.editor):
            each.display = each is prompt
        self.set_class(prompt is not None, "-prompting")
        if prompt is not None:
            prompt.focus()

    def show_conflict(self, theirs: str) -> None:
        """Show what another window made of the text, beside the editor, which keeps the keys.

        Args:
            theirs: the words that stand in the production.
        """
        self.conflict.border_title = "Changed elsewhere too"
        self.conflict.theirs = theirs
        self.conflict.display = True

    def hide_conflict(self) -> None:
        """There is one text again."""
        self.conflict.display = False

    def on_mount(self) -> None:
        """Nothing is asked at first."""
        self.show_prompt(None)

    def on_resize(self) -> None:
        """Set the words again for the new width."""
        self._show()

    def watch_desk(self, old: Desk | None, new: Desk | None) -> None:
        """Show what stands on the beat at the cursor now."""
        if not self.is_mounted or new is None:
            return
        if new.beat is not None:
            self.ticks.ticked = new.beat.departments
        self._show()
        if old is None or old.cursor != new.cursor:
            self.query_one("#facts").scroll_home(animate=False)

    def _show(self) -> None:
        if self.desk is None or not self.is_mounted:
            return
        self.border_title = "Decision"
        facts = self.query_one("#facts", VerticalScroll)
        width, height = self.content_size.width - 1, facts.size.height
        if width < 8:
            return
        if width >= _TWO_COLUMNS_FROM:
            half = (width - 2) // 2
            content = two_columns(facts_of(self.desk, half, Room.DRAWER), half)
        else:
            content = self._column(self.desk, width, height)
        lines = [*banner_of(self.desk, width), content]
        words = Content("\n").join(lines)
        height = words.plain.count("\n")
        self.query_one("#fact-lines", Static).update(words, layout=height != self._height)
        self._height = height

    @staticmethod
    def _column(desk: Desk, width: int, height: int) -> Content:
        """Everything that can be said in the height there is; no less than the tightest form."""
        room = height - len(banner_of(desk, width))
        for form in (Room.AMPLE, Room.CLOSE):
            content = one_column(facts_of(desk, width, form))
            if content.plain.count("\n") < room:
                return content
        return one_column(facts_of(desk, width, Room.TIGHT, height))
