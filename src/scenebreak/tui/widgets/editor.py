"""The editor of texts: what is written in it is kept without being asked for."""

from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.timer import Timer
from textual.widgets import TextArea

from scenebreak.tui.messages import FieldWritten, PromptClosed, Settlement, Text
from scenebreak.tui.printable import editable

PAUSE = 0.5
"""Seconds without a key after which a text is kept."""

LONGEST = 2.0
"""Seconds of steady writing after which a text is kept all the same."""


class FieldEditor(TextArea):
    """Edits one text. What was written is kept when it is left, at a pause, and every two seconds.

    Attributes:
        field: which text; None before the first.
        before: its words in the production, as far as the editor knows.
    """

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "close", "Keep", show=False)]

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name for it
        super().__init__(id=id, soft_wrap=True, show_line_numbers=False, tab_behavior="focus", compact=True)
        self.field: Text | None = None
        self.before: str | None = None
        self._kept = ""
        self._pause: Timer | None = None
        self._longest: Timer | None = None

    @property
    def hint(self) -> str:
        """What the line of keys says meanwhile."""
        long = self.field is not None and self.field.long
        return "esc keeps the words and closes" if long else "enter or esc keeps the words and closes"

    def open(self, field: Text, text: str, before: str | None) -> None:
        """Begin to edit a text.

        Args:
            field: which one.
            text: the words to begin with.
            before: what is stored; not the words to begin with where those are the machine's.
        """
        self.field = field
        self.before = before
        self._kept = editable(text)
        self.border_title = field.heading
        self.load_text(self._kept)
        self.move_cursor(self.document.end)

    @property
    def unsaved(self) -> tuple[Text, str] | None:
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
            between = "\n" if self.field is not None and self.field.long else " / "
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
        if event.key == "enter" and self.field is not None and not self.field.long:
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
