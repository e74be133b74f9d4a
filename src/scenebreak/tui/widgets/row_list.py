"""A list of rows that are set for the width there is."""

from collections.abc import Callable, Mapping

from textual import on
from textual.content import Content
from textual.events import Resize
from textual.widgets import OptionList
from textual.widgets.option_list import Option

Words = Callable[[int], Content]
"""Makes a row's words for a width in cells."""


class RowList(OptionList):
    """Rows of one or more lines, each known by a name; the cursor stays on its row when the rows change."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name for it
        super().__init__(id=id, markup=False)
        self._words: Mapping[str, Words] = {}
        self._set_for = 0

    @property
    def row(self) -> str | None:
        """The name of the row at the cursor."""
        return self.highlighted_option.id if self.highlighted_option else None

    def show(self, rows: Mapping[str, Words]) -> None:
        """Show other rows, or the same with other words.

        Args:
            rows: their words by name, in order.
        """
        same = list(rows) == list(self._words)
        here, place, self._words = self.row, self.highlighted, dict(rows)
        if same:
            self._set()
            return
        self.set_options(Option(self._of(name), id=name) for name in rows)
        if here is not None and here in rows:
            self.highlighted = list(rows).index(here)
        elif rows:
            self.highlighted = min(place or 0, len(rows) - 1)

    @on(Resize)
    def _set_again(self) -> None:
        if self._room != self._set_for:
            self._set()

    @property
    def _room(self) -> int:
        return max(1, self.scrollable_content_region.width)

    def _set(self) -> None:
        for name in self._words:
            self.replace_option_prompt(name, self._of(name))

    def _of(self, name: str) -> Content:
        self._set_for = self._room
        return self._words[name](self._room)
