"""Commands of the program as a whole: they can be given on every screen."""

from typing import TYPE_CHECKING

from scenebreak.tui.commands.base import EVERYWHERE, Command, Group

if TYPE_CHECKING:
    from scenebreak.tui.screens.command_screen import CommandScreen


class Help(Command):
    """Show every command with its keys."""

    key = "?,f1"
    label = "Help"
    word = "help"
    group = Group.PROGRAM
    where = EVERYWHERE

    @classmethod
    def _run(cls, screen: "CommandScreen") -> None:
        screen.show_help()


class Palette(Command):
    """Find a command by its name."""

    key = ":,ctrl+p"
    label = "Command palette"
    group = Group.PROGRAM
    where = EVERYWHERE

    @classmethod
    def _run(cls, screen: "CommandScreen") -> None:
        screen.app.action_command_palette()


class ChangeTheme(Command):
    """Choose other colours."""

    label = "Change the theme"
    group = Group.PROGRAM
    where = EVERYWHERE

    @classmethod
    def _run(cls, screen: "CommandScreen") -> None:
        screen.app.search_themes()


class Quit(Command):
    """Leave the program. Nothing has to be saved: every edit was kept when it was made."""

    key = "Q,ctrl+q"
    label = "Quit"
    group = Group.PROGRAM
    where = EVERYWHERE

    @classmethod
    def _run(cls, screen: "CommandScreen") -> None:
        screen.leave()
