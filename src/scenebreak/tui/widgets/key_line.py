"""The last line of a screen: its keys, and what is said in passing."""

from itertools import accumulate

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from scenebreak.tui.commands import Where, commands_of
from scenebreak.tui.printable import fitted, printable
from scenebreak.tui.widgets.lines import KEY, MUTED

_WHILE = 5.0

_FIRST_TO_GO = ("lines", "filter", "unsure", "plan", "ask", "tell", "next")
"""Words of keys that give way in a narrow window, the first of them first."""

_SHORT = {"escape": "esc"}


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
        offered = (command for command in commands_of(self._where) if command.offered(self.screen))
        shown = [
            (_SHORT.get(c.short_key(), c.short_key()), c.word) for c in offered if c.word and c.short_key()
        ]
        kept = _fitting(shown, self.content_size.width + 2)
        parts = [part for key, word in kept for part in ((key, KEY), f" {word}  ")]
        return Content.assemble(*parts).rstrip()


def _fitting(shown: list[tuple[str, str]], room: int) -> list[tuple[str, str]]:
    """The entries in their order, those that matter least left out until the others fit."""
    kept = list(shown)
    for word in _FIRST_TO_GO:
        if sum(map(_length, kept)) <= room:
            return kept
        kept = [entry for entry in kept if entry[1] != word]
    *keys, last = kept
    lengths = accumulate(map(_length, keys))
    fitting = zip(keys, lengths, strict=True)
    return [*(entry for entry, length in fitting if length <= room - _length(last)), last]


def _length(entry: tuple[str, str]) -> int:
    return len(entry[0]) + len(entry[1]) + 3
