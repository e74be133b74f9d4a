"""What should be known of a script before its flags are trusted: one line at opening, and the whole list."""

from collections.abc import Sequence

from textual.content import Content
from textual.reactive import var
from textual.widget import Widget

from scenebreak.tui.desk import Desk
from scenebreak.tui.printable import fitted, printable
from scenebreak.tui.private_words import note_words
from scenebreak.tui.widgets.lines import KEY, MUTED

_MOST = 3
"""Lines that the notes may take under the title; as in the style sheet."""


class NoteLine(Widget):
    """The first note, or as much of it as fits, until it is hidden; other notes show it again."""

    desk: var[Desk | None] = var(None)

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name for it
        super().__init__(id=id)
        self._hidden: tuple[str, ...] = ()

    @property
    def shown(self) -> bool:
        """There are notes, and they were not hidden."""
        return self.desk is not None and bool(self.desk.notes) and self.desk.notes != self._hidden

    def hide(self) -> None:
        """Give the room to the script."""
        if self.desk is not None:
            self._hidden = self.desk.notes
            self.display = False

    def watch_desk(self, old: Desk | None, new: Desk | None) -> None:
        """No notes, no line; the room is measured again for other notes only."""
        self.display = self.shown
        if new is not None and (old is None or old.notes != new.notes):
            self.refresh(layout=True)

    def render(self) -> Content:
        """The first note, and the keys that show the others and hide this one."""
        if self.desk is None or not self.desk.notes:
            return Content("")
        first, *others = [note_words(self.desk, note) for note in self.desk.notes]
        more = f" {len(others)} more" if others else " lists"
        keys = Content.assemble(("i", KEY), (f"{more}  ", MUTED), ("esc", KEY), (" hides", MUTED))
        return Content("\n").join(
            _ending_in(keys, Content(_sentence(first)), max(1, self.content_size.width))
        )


def _ending_in(keys: Content, words: Content, width: int) -> list[Content]:
    """The words in as many lines as there may be, the keys behind the last."""
    lines = [line.rstrip() for line in words.wrap(width)]
    room = width - keys.cell_length - 2
    if len(lines) < _MOST and lines[-1].cell_length > room:
        return [*lines, keys]
    if len(lines) > _MOST or lines[-1].cell_length > room:
        rest = " ".join(line.plain for line in lines[_MOST - 1 :])
        lines = [*lines[: _MOST - 1], Content(fitted(rest + " ...", max(2, room)).rstrip())]
    return [*lines[:-1], Content.assemble(lines[-1], "  ", keys)]


def note_lines(notes: Sequence[str], width: int) -> Content:
    """All notes, a blank line between them.

    Args:
        notes: in sentences.
        width: cells that a line may have.
    """
    wrapped = (line for note in notes for line in (*Content(_sentence(note)).wrap(width), Content("")))
    return Content("\n").join(line.rstrip() for line in wrapped)


def _sentence(note: str) -> str:
    words = printable(note)
    return words if words.endswith((".", "!", "?")) else f"{words}."
