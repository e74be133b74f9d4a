"""A page to read over the review, and nothing else to do there."""

from collections.abc import Callable
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static


class PageScreen(ModalScreen[None]):
    """One scrolling page.

    Args:
        title: what stands on its frame.
        lines: makes the words for a width in cells.
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape,f1,question_mark,q,enter", "dismiss", "Close", show=False),
        Binding("j", "scroll(1)", show=False),
        Binding("k", "scroll(-1)", show=False),
    ]

    def __init__(self, title: str, lines: Callable[[int], Content]) -> None:
        super().__init__()
        self._heading = title
        self._words = lines

    def compose(self) -> ComposeResult:
        """The page in its frame."""
        with VerticalScroll(id="page") as page:
            page.border_title = self._heading
            page.border_subtitle = "esc closes"
            yield Static(id="page-lines", markup=False)

    def on_resize(self) -> None:
        """Set the lines for the width there is."""
        page = self.query_one("#page", VerticalScroll)
        self.call_after_refresh(lambda: self._fill(page.scrollable_content_region.width - 2))

    def on_mount(self) -> None:
        """Arrows scroll."""
        self.query_one("#page").focus()

    def action_scroll(self, step: int) -> None:
        """Scroll by a line."""
        self.query_one("#page").scroll_relative(y=step, animate=False)

    def _fill(self, width: int) -> None:
        self.query_one("#page-lines", Static).update(self._words(width))
