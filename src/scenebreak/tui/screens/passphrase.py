"""Asking for the passphrase of an encrypted production."""

from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from scenebreak.tui.printable import printable


class PassphraseScreen(ModalScreen[str | None]):
    """One masked line; gives what was typed, or None.

    Args:
        production: the file that is to be opened.
        wrong: a passphrase was tried and did not open it.
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "dismiss(None)", "Back", show=False)]

    def __init__(self, production: Path, *, wrong: bool = False) -> None:
        super().__init__()
        self._production = production
        self._wrong = wrong

    def compose(self) -> ComposeResult:
        """The question in its frame."""
        name = printable(self._production.name)
        words = "That did not open it. Try again:" if self._wrong else "It is encrypted. Its passphrase:"
        with Vertical(id="unlock") as frame:
            frame.border_title = f"Open {name}"
            yield Static(words, id="unlock-words", markup=False)
            yield Input(password=True, id="passphrase")
            yield Static("enter opens   esc back", id="unlock-keys", markup=False)

    def on_mount(self) -> None:
        """The line has the keys."""
        self.query_one("#passphrase", Input).focus()

    @on(Input.Submitted)
    def _take(self, event: Input.Submitted) -> None:
        if event.value:
            self.dismiss(event.value)
