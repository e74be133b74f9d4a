"""The last line of a screen: its keys, and what is said in passing."""

from itertools import accumulate

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from scenebreak.tui.commands import Where, commands_of
from scenebreak.tui.printable import fitted, printable
from scenebreak.tui.widgets.facts import KEY, MUTED

_WHILE = 5.0


class KeyLine(Widget):
    """The most used keys; as many as there is room for, help always the last."""

    hint: reactive[str] = reactive("")
    said: reactive[str] = reactive("")

    def __init__(self, where: Where, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name for it
        super().__init__(id=id)
        self._where = where

    def say(self, words: str, *, stays: bool = False) -> None:
        """Show something in passing; it goes with the next key or after a while.

        Args:
            words: on one line.
            stays: it goes with the next key only.
        """
        self.said = printable(words)
        if not stays:
            self.set_timer(_WHILE, lambda: self.hush(words))

    def hush(self, words: str | None = None) -> None:
        """Show the keys again.

        Args:
            words: only if these are what is shown; whatever is shown when left out.
        """
        if words is None or self.said == printable(words):
            self.said = ""

    def render(self) -> Content:
        """The keys, or what a prompt says of its own, or what was said last."""
        if self.said:
            return Content.styled(fitted(self.said, self.content_size.width).rstrip(), "bold")
        if self.hint:
            return Content.styled(self.hint, MUTED)
        shown = [(c.short_key(), c.word) for c in commands_of(self._where) if c.word and c.short_key()]
        *keys, last = shown
        room = self.content_size.width - _length(last)
        lengths = accumulate(map(_length, keys))
        kept = [entry for entry, length in zip(keys, lengths, strict=True) if length <= room]
        parts = [part for key, word in (*kept, last) for part in ((key, KEY), f" {word}  ")]
        return Content.assemble(*parts)


def _length(entry: tuple[str, str]) -> int:
    return len(entry[0]) + len(entry[1]) + 3
