"""A list of blocks of lines, one of them current: only what is in view is ever rendered."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import ClassVar

from textual import events
from textual.content import Content
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.visual import Visual

from scenebreak.tui.printable import printable


@dataclass(frozen=True, slots=True)
class Block:
    """Some lines that belong together.

    Attributes:
        lines: each at most as wide as the list.
        id: what it stands for; "" for a heading, which is never current.
    """

    lines: tuple[Content, ...]
    id: str = ""


class BlockList(ScrollView, can_focus=False):
    """Shows blocks one under the other; the current one is marked and kept in view.

    Attributes:
        current: id of the current block.
    """

    COMPONENT_CLASSES: ClassVar[set[str]] = {"blocks--current"}

    current: reactive[str] = reactive("")

    @dataclass
    class Chosen(Message):
        """A block was clicked."""

        id: str

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002 - Textual's name for it
        super().__init__(id=id)
        self.blocks: tuple[Block, ...] = ()
        self._starts: list[int] = []

    @property
    def room(self) -> int:
        """Cells that a line may have."""
        return max(1, self.scrollable_content_region.width - 1)

    def show(self, blocks: Sequence[Block]) -> None:
        """Show other blocks; the current one stays current where it can."""
        self.blocks = tuple(blocks)
        self._starts = [0, *accumulate(len(block.lines) for block in blocks)]
        self.virtual_size = Size(0, self._starts[-1])
        ids = self._ids
        if self.current not in ids:
            self.current = ids[0] if ids else ""
        self._keep_in_view()
        self.refresh()

    def step(self, step: int) -> None:
        """Make a block further down current, or one further up where step is negative."""
        ids = self._ids
        if ids:
            here = ids.index(self.current) if self.current in ids else 0
            self.current = ids[min(max(here + step, 0), len(ids) - 1)]

    def bring_up(self, id_: str) -> None:
        """Make a block current, its heading at the top of the view where there is enough below."""
        self.current = id_
        position = next((n for n, block in enumerate(self.blocks) if block.id == id_), 0)
        begin = position - 1 if position and not self.blocks[position - 1].id else position
        self.scroll_to(y=self._starts[begin], animate=False, force=True)

    def watch_current(self) -> None:
        """Mark it and keep it in view."""
        self._keep_in_view()
        self.refresh()

    def on_resize(self) -> None:
        """Keep the current block in view."""
        self._keep_in_view()

    def on_click(self, event: events.Click) -> None:
        """A click makes a block current."""
        offset = event.get_content_offset(self)
        line = self.scroll_offset.y + offset.y if offset is not None else -1
        if 0 <= line < self._starts[-1]:
            block = self.blocks[bisect_right(self._starts, line) - 1]
            if block.id:
                self.post_message(self.Chosen(block.id))

    def render_line(self, y: int) -> Strip:
        """One line of the view.

        Args:
            y: from the top of the view.
        """
        width, line = self.scrollable_content_region.width, self.scroll_offset.y + y
        if not self._starts or line >= self._starts[-1]:
            return Strip.blank(width, self.rich_style)
        position = bisect_right(self._starts, line) - 1
        block = self.blocks[position]
        here = bool(block.id) and block.id == self.current
        first = line == self._starts[position]
        words = Content.assemble(">" if here and first else " ", block.lines[line - self._starts[position]])
        lit = here and bool(words.plain.strip())
        style = self.get_visual_style("blocks--current") if lit else self.visual_style
        strips = Visual.to_strips(self, words, width, 1, style, apply_selection=False, pad=True)
        return strips[0] if strips else Strip.blank(width, self.rich_style)

    @property
    def _ids(self) -> list[str]:
        return [block.id for block in self.blocks if block.id]

    def _keep_in_view(self) -> None:
        position = next(
            (n for n, block in enumerate(self.blocks) if block.id == self.current and block.id), None
        )
        height, top = self.size.height, self.scroll_offset.y
        if position is None or height < 1:
            return
        # a heading right above the block comes into view with it
        begin = position - 1 if position and not self.blocks[position - 1].id else position
        first, last = self._starts[begin], self._starts[position + 1] - 1
        if first < top:
            self.scroll_to(y=first, animate=False, force=True)
        elif last >= top + height:
            self.scroll_to(y=min(self._starts[position], last - height + 1), animate=False, force=True)


def say(text: str) -> Content:
    """Words as they are, in one line."""
    return Content(printable(text))
