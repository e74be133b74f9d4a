"""Commands of the estimate."""

from typing import TYPE_CHECKING

from scenebreak.tui.commands.base import Command, Group, Where

if TYPE_CHECKING:
    from scenebreak.tui.screens.estimate import EstimateScreen

_ESTIMATE = frozenset({Where.ESTIMATE})


class EditAssumption(Command):
    """Change the number at the cursor; enter keeps it in the production, esc leaves it as it was."""

    key = "enter"
    label = "Change the number"
    word = "change"
    group = Group.DECIDE
    where = _ESTIMATE

    @classmethod
    def _run(cls, screen: "EstimateScreen") -> None:
        screen.rows.action_select()


class DefaultAssumption(Command):
    """Go back to the built-in number."""

    key = "0,delete"
    label = "The built-in number"
    word = "built-in"
    group = Group.DECIDE
    where = _ESTIMATE

    @classmethod
    def available(cls, screen: "EstimateScreen") -> bool:
        """The number at the cursor is your own."""
        return screen.is_own

    @classmethod
    def _run(cls, screen: "EstimateScreen") -> None:
        screen.keep(None)


class WholeProduction(Command):
    """Estimate this script, or every script of the production together."""

    key = "tab,s"
    label = "This script, or all of them"
    word = "this or all"
    group = Group.LOOK
    where = _ESTIMATE

    @classmethod
    def available(cls, screen: "EstimateScreen") -> bool:
        """The production holds several scripts."""
        return screen.several

    @classmethod
    def offered(cls, screen: "EstimateScreen") -> bool:
        """As long as there are several."""
        return cls.available(screen)

    @classmethod
    def _run(cls, screen: "EstimateScreen") -> None:
        screen.whole = not screen.whole
