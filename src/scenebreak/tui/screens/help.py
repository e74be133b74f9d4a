"""Every command with its keys, and what the marks mean."""

from textual.content import Content

from scenebreak.domain.finding import Kind
from scenebreak.tui.commands import Command, Group, Where, commands_of
from scenebreak.tui.screens.page import PageScreen
from scenebreak.tui.widgets.lines import KEY, MUTED

_KEYS = 19

LEGEND = (
    ("K N U S T V H", ", ".join(f"{kind.letter} {kind.label}" for kind in Kind)),
    ("STOP  must  may", "reversed, bold, plain: the tier of a scene"),
    ("?", "a question is still to be answered"),
    ("+ x ~ .", "confirmed, dismissed, unsure, begun: the verdicts on a scene"),
    ("k", "a small letter: dismissed"),
    ("^ n", "in the list: the new draft goes further, or is new, here; such scenes stand on top"),
    ("*", "marked: the next decision is on all of them together"),
    ("(held)", "the level that the machine proposes; the one you settled is reversed"),
    (". - = # !", "pages: nothing, may, must, several, stop; ^ is where you are"),
)


class HelpScreen(PageScreen):
    """The table of commands, made from their declarations."""

    def __init__(self, where: Where, here: str = "") -> None:
        super().__init__("Help", lambda width: help_lines(where, max(_KEYS + 10, width), here))


def help_lines(where: Where, width: int, here: str = "") -> Content:
    """The whole page.

    Args:
        where: the screen whose commands are told.
        width: cells that a line may have.
        here: the keys of what has the focus, where that is a prompt or an editor.
    """
    lines: list[Content] = []
    if here:
        lines += [Content.styled("Here", "bold underline"), *Content(here).wrap(width), Content("")]
    for group in Group:
        commands = [command for command in _told_on(where) if command.group is group]
        if not commands:
            continue
        lines += [Content.styled(group.value, "bold underline")]
        for command in commands:
            lines += _row(command.keys() or "palette only", KEY, command.help(), width)
        lines += [Content("")]
    lines += [Content.styled("Marks", "bold underline")]
    for mark, meaning in LEGEND:
        lines += _row(mark, "bold", meaning, width)
    return Content("\n").join(lines)


def _told_on(where: Where) -> tuple[type[Command], ...]:
    """The commands of a screen, and those of a part of it that takes the keys."""
    return commands_of(where) + (commands_of(Where.LINES) if where is Where.REVIEW else ())


def _row(left: str, style: str, right: str, width: int) -> list[Content]:
    wrapped = Content.styled(right, MUTED if left == "palette only" else "").wrap(width - _KEYS)
    heads = [Content.styled(left.ljust(_KEYS), style)] + [Content(" " * _KEYS)] * (len(wrapped) - 1)
    return [Content.assemble(head, line) for head, line in zip(heads, wrapped, strict=True)]
