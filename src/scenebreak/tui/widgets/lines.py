"""Lines of words: broken to a width, packed side by side, and cut where there is no room."""

from collections.abc import Iterable, Iterator

from textual.content import Content
from textual.widget import Widget

from scenebreak.tui.printable import fitted

MUTED = "$foreground 60%"
KEY = "bold $text-accent"
STOP = "bold reverse $text-error"


def packed(pieces: Iterable[Content], width: int, gap: int = 2) -> Iterator[Content]:
    """As many pieces on a line as fit, none of them broken."""
    line = Content("")
    for piece in pieces:
        if line and line.cell_length + gap + piece.cell_length > width:
            yield line
            line = piece
        else:
            line = Content.assemble(line, " " * gap, piece) if line else piece
    yield line


def at_most(most: int, lines: list[Content], width: int) -> list[Content]:
    """The first lines, the last of them ending in two dots if some are left out.

    Args:
        most: lines that there may be.
        lines: all of them.
        width: cells that a line may have.
    """
    if len(lines) <= most:
        return lines
    rest = " ".join(line.plain for line in lines[most - 1 :])
    return [*lines[: most - 1], Content(fitted(rest, width).rstrip())]


def wrapped(content: Content, width: int, indent: int = 0) -> list[Content]:
    """The words in lines of at most `width` cells, `indent` spaces in front of each included."""
    short = content.cell_length <= width - indent and "\n" not in content.plain
    lines = [content] if short else content.wrap(max(1, width - indent))
    return [Content.assemble(" " * indent, line.rstrip()) for line in lines]


def entitle(pane: Widget, title: Content) -> None:
    """Write a title on a pane's rule; a pane that has it already is not painted again."""
    if pane.border_title != title.markup:
        pane.border_title = title
