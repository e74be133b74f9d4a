"""What narrows the list, in one line: the filter as it was understood, the order, the marks."""

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from scenebreak.tui.desk import Desk
from scenebreak.tui.filtering import Facet, Order
from scenebreak.tui.printable import fitted, printable
from scenebreak.tui.widgets.lines import KEY, MUTED

_OWN_WORDS = frozenset({Facet.TEXT, Facet.CHARACTER})


class ChipLine(Widget):
    """Shown while something narrows the list or is marked; esc takes it away."""

    desk: reactive[Desk | None] = reactive(None)

    def watch_desk(self) -> None:
        """Nothing narrowed, no line."""
        self.display = self.desk is not None and (self.desk.narrowed or self.desk.discreet)

    def render(self) -> Content:
        """The chips; their end gives way."""
        if self.desk is None:
            return Content("")
        desk, parts = self.desk, []
        if desk.discreet:
            parts.append(Content.styled(" words hidden ", "reverse"))
        if desk.marked:
            parts.append(Content.styled(f" * {len(desk.marked)} marked ", "bold reverse $text-accent"))
        for chip in desk.filter.chips:
            label = desk.words(chip.label) if chip.facet in _OWN_WORDS else printable(chip.label)
            parts.append(Content.styled(f" {label} ", "reverse"))
        if desk.filter:
            parts.append(Content.styled(f"{len(desk.rows)} of {len(desk.unfiltered_rows)} scenes", MUTED))
        if desk.order is not Order.PAGE:
            parts.append(Content.styled(f"sorted by {desk.order}", MUTED))
        if desk.narrowed:
            parts.append(Content.assemble(("esc", KEY), (" lets go", MUTED)))
        line = Content(" ").join(parts)
        room = self.content_size.width
        return line if line.cell_length <= room else Content(fitted(line.plain, room))
