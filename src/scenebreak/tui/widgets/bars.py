"""Lines at the foot of the screen in which something is typed: words to find, a filter, a place to go to."""

from typing import ClassVar

from rich.cells import cell_len
from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.widgets import Input, Label

from scenebreak.tui.messages import FilterChanged, FindChanged, FindStepped, PlaceChosen, PromptClosed

_LEAST_OUTCOME = 12
"""Cells that the outcome has at least; as in the style sheet."""


class Bar(Horizontal):
    """A sign, the words, and what became of them. Enter and esc give the keys back."""

    SIGN: ClassVar[str]
    HINT: ClassVar[str]
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "close", show=False)]
    _outcome = ""

    def compose(self) -> ComposeResult:
        """The sign, the words, the outcome."""
        yield Label(self.SIGN, classes="bar-sign")
        yield Input(compact=True, select_on_focus=False, classes="bar-words")
        yield Label("", classes="bar-outcome", markup=False)

    @property
    def words(self) -> Input:
        """Where the words are written."""
        return self.query_one(Input)

    def open(self) -> None:
        """Take the focus; what stood there goes with the first letter."""
        self.display = True
        # at once, and not when the focus arrives: letters of a burst are there before it
        self.words.select_all()
        self.words.focus()

    def tell(self, outcome: str) -> None:
        """Show what became of the words.

        Args:
            outcome: in words.
        """
        room = max(_LEAST_OUTCOME, cell_len(outcome)) != max(_LEAST_OUTCOME, cell_len(self._outcome))
        self.query_one(".bar-outcome", Label).update(Content(outcome), layout=room)
        self._outcome = outcome

    def changed(self, words: str) -> Message | None:
        """What other words ask for; None where enter is waited for."""
        return None

    def submitted(self, words: str) -> Message:
        """What enter asks for."""
        raise NotImplementedError

    def action_close(self) -> None:
        """Done."""
        self.post_message(PromptClosed())

    @on(Input.Changed)
    def _changed(self, event: Input.Changed) -> None:
        event.stop()
        if (message := self.changed(event.value)) is not None:
            self.post_message(message)

    @on(Input.Submitted)
    def _submitted(self, event: Input.Submitted) -> None:
        event.stop()
        self.post_message(self.submitted(event.value))


class FindBar(Bar):
    """The words looked for, and which of the places found is shown."""

    SIGN = "/"
    HINT = "enter or down next   up back   esc done"
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down", "step(1)", show=False),
        Binding("up", "step(-1)", show=False),
    ]

    def changed(self, words: str) -> Message:
        """Look for them."""
        return FindChanged(words)

    def submitted(self, words: str) -> Message:
        """Go on to the next place."""
        return FindStepped(1)

    def action_step(self, step: int) -> None:
        """Go to another place."""
        self.post_message(FindStepped(step))


class FilterBar(Bar):
    """Conditions on the scenes that the list shows; the list follows every letter."""

    SIGN = "filter"
    HINT = "K N U S T V H  must may !  new + x ~  ?  name  words  - is not  esc clears"

    def begin(self, words: str) -> None:
        """Begin with the conditions that stand."""
        self.words.value = words
        self.open()
        self.words.cursor_position = len(words)

    def changed(self, words: str) -> Message:
        """Show what meets them."""
        return FilterChanged(words)

    def submitted(self, words: str) -> Message:
        """Keep them."""
        return PromptClosed()

    def action_close(self) -> None:
        """Everything is shown again."""
        self.words.value = ""
        self.post_message(FilterChanged(""))
        self.post_message(PromptClosed())


class PlaceBar(Bar):
    """The number of a scene or of a page to go to."""

    SIGN = "go to"
    HINT = "12A a scene   p34 a page   g the first beat   enter goes   esc back"

    def submitted(self, words: str) -> Message:
        """Go there."""
        return PlaceChosen(words)
