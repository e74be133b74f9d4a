"""Small questions that take the keys for a moment: why dismissed, whom to tell, what to find or write."""

from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.geometry import Size
from textual.reactive import reactive
from textual.timer import Timer
from textual.widget import Widget
from textual.widgets import Input, Label, TextArea

from scenebreak.domain.beat import DISMISS_KEYS
from scenebreak.domain.department import DEPARTMENTS
from scenebreak.tui.messages import (
    ConflictSettled,
    DepartmentToggled,
    Field,
    FieldWritten,
    FindChanged,
    FindStepped,
    PromptClosed,
    ReasonChosen,
    Settlement,
)
from scenebreak.tui.printable import editable, printable
from scenebreak.tui.widgets.lines import KEY, MUTED, packed

_ROW = 60

PAUSE = 0.5
"""Seconds without a key after which a text is kept."""

LONGEST = 2.0
"""Seconds of steady writing after which a text is kept all the same."""


class Prompt(Widget, can_focus=True):
    """Takes every key while it has the focus, so that none of them reaches the review by accident."""

    HINT: ClassVar[str]

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """No binding of the review is offered meanwhile."""
        return True

    def on_key(self, event: events.Key) -> None:
        """Keys that leave are the same in every prompt."""
        if event.key == "f1":
            return
        event.stop()
        event.prevent_default()
        if event.key in ("escape", "ctrl+c"):
            self.post_message(PromptClosed())
        else:
            self.take(event)

    def take(self, event: events.Key) -> None:
        """Do what the key stands for in this prompt."""
        raise NotImplementedError

    def lines(self, width: int) -> Content:
        """What is asked, set for a width."""
        raise NotImplementedError

    def render(self) -> Content:
        """What is asked."""
        return self.lines(self.content_size.width)

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """As many rows as the question has lines in this width."""
        return len(self.lines(width).plain.splitlines())


class ReasonPrompt(Prompt):
    """Why is the beat dismissed? One key answers."""

    HINT = "a letter gives the reason   esc back"

    def lines(self, width: int) -> Content:
        """The reasons with their keys, in a row where there is room for it."""
        reasons = [Content.assemble((key, KEY), f" {reason.label}") for key, reason in DISMISS_KEYS.items()]
        return Content("\n").join(packed(reasons, width) if width >= _ROW else reasons)

    def take(self, event: events.Key) -> None:
        """A letter that stands for a reason picks it."""
        reason = DISMISS_KEYS.get(event.key)
        if reason is None:
            self.app.bell()
        else:
            self.post_message(ReasonChosen(reason))


class DepartmentTicks(Prompt):
    """Who must be told? Letters tick and untick."""

    HINT = "a letter ticks or unticks   enter or esc done"

    ticked: reactive[frozenset[str]] = reactive(frozenset())

    def lines(self, width: int) -> Content:
        """All departments in as many columns as fit."""
        columns = max(1, width // 28)
        cell = width // columns
        every = list(DEPARTMENTS.values())
        rows = -(-len(every) // columns)
        lines = []
        for row in range(rows):
            parts: list[str | tuple[str, str]] = []
            for department in every[row::rows]:
                on_ = department.id in self.ticked
                name = f" {department.name}"
                parts += [
                    ("[x] " if on_ else "[ ] ", "bold" if on_ else MUTED),
                    (department.letter, KEY),
                    (name, "bold" if on_ else ""),
                    " " * max(1, cell - 5 - len(name)),
                ]
            lines.append(Content.assemble(*parts).rstrip())
        return Content("\n").join(lines)

    def take(self, event: events.Key) -> None:
        """A department's letter toggles it; enter ends."""
        if event.key == "enter":
            self.post_message(PromptClosed())
            return
        found = next((each.id for each in DEPARTMENTS.values() if each.letter == event.key), None)
        if found is None:
            self.app.bell()
        else:
            self.post_message(DepartmentToggled(found))


class ConflictPrompt(Prompt):
    """Whose words stay? Shown beside the editor, and asked only when that is left.

    Attributes:
        theirs: the words that another window has kept.
    """

    HINT = "b both   m mine   t theirs   esc write on"
    MOST = 4
    CHOICES: ClassVar[dict[str, Settlement]] = {
        "b": Settlement.BOTH,
        "m": Settlement.MINE,
        "t": Settlement.THEIRS,
        "escape": Settlement.WRITE_ON,
    }

    theirs: reactive[str] = reactive("", layout=True)

    def lines(self, width: int) -> Content:
        """The other words, and what can be done with them and one's own."""
        other = printable(self.theirs) or "(nothing: the words were taken out)"
        wrapped = Content.styled(other, "italic").wrap(max(1, width))
        if len(wrapped) > self.MOST:
            wrapped = [*wrapped[: self.MOST - 1], Content.styled("... and more", MUTED)]
        keys = [
            Content.assemble(("esc" if key == "escape" else key, KEY), f" {choice}")
            for key, choice in self.CHOICES.items()
        ]
        return Content("\n").join([*(line.rstrip() for line in wrapped), *packed(keys, width)])

    def on_key(self, event: events.Key) -> None:
        """Esc goes back to the editor: nothing is thrown away by leaving."""
        event.stop()
        event.prevent_default()
        self.take(event)

    def take(self, event: events.Key) -> None:
        """A letter decides."""
        settlement = self.CHOICES.get(event.key)
        if settlement is None:
            self.app.bell()
        else:
            self.post_message(ConflictSettled(settlement))


class FieldEditor(TextArea):
    """Edits one text. What was written is kept when it is left, at a pause, and every two seconds.

    Attributes:
        field: which text; None before the first.
        before: its words in the production, as far as the editor knows.
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "close", "Keep", show=False)]

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name for it
        super().__init__(id=id, soft_wrap=True, show_line_numbers=False, tab_behavior="focus", compact=True)
        self.field: Field | None = None
        self.before: str | None = None
        self._kept = ""
        self._pause: Timer | None = None
        self._longest: Timer | None = None

    @property
    def hint(self) -> str:
        """What the line of keys says meanwhile."""
        long = self.field is not None and self.field.name.long
        return "esc keeps the words and closes" if long else "enter or esc keeps the words and closes"

    def open(self, field: Field, text: str, before: str | None) -> None:
        """Begin to edit a text.

        Args:
            field: which one.
            text: the words to begin with.
            before: what is stored; not the words to begin with where those are the machine's.
        """
        self.field = field
        self.before = before
        self._kept = editable(text)
        self.border_title = field.name.heading
        self.load_text(self._kept)
        self.move_cursor(self.document.end)

    @property
    def unsaved(self) -> tuple[Field, str] | None:
        """The field and its words, when they differ from what was kept."""
        if self.field is None or self.text == self._kept:
            return None
        return self.field, editable(self.text)

    def kept(self, text: str, stored: str | None) -> None:
        """Learn that words are safe now.

        Args:
            text: the words as they were given.
            stored: the words as they were kept.
        """
        self.before = stored
        self._kept = self.text if text == editable(self.text) else text

    def settle(self, settlement: Settlement, theirs: str) -> None:
        """Make one text of two.

        Args:
            settlement: which words stay.
            theirs: the words that another window has kept.
        """
        self.before = theirs
        if settlement is Settlement.THEIRS:
            self._kept = editable(theirs)
            self.load_text(self._kept)
        elif settlement is Settlement.BOTH:
            between = "\n" if self.field is not None and self.field.name.long else " / "
            self.load_text(between.join(filter(None, (editable(theirs), self.text))))

    def keep(self) -> None:
        """Tell the screen what was written, if anything was."""
        for timer in (self._pause, self._longest):
            if timer is not None:
                timer.stop()
        self._pause = self._longest = None
        if (written := self.unsaved) is not None:
            self.post_message(FieldWritten(*written))

    def on_text_area_changed(self, event: TextArea.Changed) -> None:
        """Keep the words once the hand rests, or when it has not rested for long."""
        event.stop()
        if self._pause is not None:
            self._pause.stop()
        if self.field is not None and self.text != self._kept:
            self._pause = self.set_timer(PAUSE, self.keep)
            self._longest = self._longest or self.set_timer(LONGEST, self.keep)

    async def _on_key(self, event: events.Key) -> None:
        if event.key == "enter" and self.field is not None and not self.field.name.long:
            event.stop()
            event.prevent_default()
            self.action_close()
            return
        await super()._on_key(event)

    def on_blur(self) -> None:
        """Keep the words when the focus goes elsewhere."""
        self.keep()

    def action_close(self) -> None:
        """Keep the words and give the keys back."""
        self.keep()
        self.post_message(PromptClosed())


class FindBar(Horizontal):
    """The words looked for, and which of the places found is shown."""

    HINT: ClassVar[str] = "enter or down next   up back   esc done"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "step(1)", show=False),
        Binding("up", "step(-1)", show=False),
        Binding("escape", "close", show=False),
    ]

    def compose(self) -> ComposeResult:
        """A sign, the words, the count."""
        yield Label("/", id="find-sign")
        yield Input(id="find-words", compact=True, select_on_focus=True)
        yield Label("", id="find-count", markup=False)

    @property
    def words(self) -> Input:
        """Where the words are written."""
        return self.query_one(Input)

    def open(self) -> None:
        """Take the focus."""
        self.words.focus()

    def tell(self, count: str) -> None:
        """Show how many places were found.

        Args:
            count: in words.
        """
        self.query_one("#find-count", Label).update(Content(count))

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        event.stop()
        self.post_message(FindChanged(event.value))

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.post_message(FindStepped(1))

    def action_step(self, step: int) -> None:
        """Go to another place."""
        self.post_message(FindStepped(step))

    def action_close(self) -> None:
        """Done with finding."""
        self.post_message(PromptClosed())
