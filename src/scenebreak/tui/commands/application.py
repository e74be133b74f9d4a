"""Commands of the program as a whole: where to go, and what every screen has."""

from typing import TYPE_CHECKING

from scenebreak.tui.commands.base import EVERYWHERE, Command, Group, Where

if TYPE_CHECKING:
    from scenebreak.tui.screens.command_screen import CommandScreen

_OVER_THE_REVIEW = frozenset({Where.REVIEW, Where.ESTIMATE, Where.SEASON})


class Back(Command):
    """Go back to where you were."""

    key = "escape"
    label = "Back"
    word = "back"
    word_key = "esc"
    group = Group.PROGRAM
    where = frozenset({Where.HOME, Where.ESTIMATE, Where.SEASON})

    @classmethod
    def available(cls, screen: "CommandScreen") -> bool:
        """There is something behind this screen."""
        return screen.office.covers_another

    @classmethod
    def offered(cls, screen: "CommandScreen") -> bool:
        """As long as there is something behind."""
        return cls.available(screen)

    @classmethod
    def _run(cls, screen: "CommandScreen") -> None:
        screen.dismiss()


class GoHome(Command):
    """Go to the home screen: what was opened lately, and ways to open something else."""

    key = "H"
    label = "Home"
    group = Group.PROGRAM
    where = EVERYWHERE - {Where.HOME}

    @classmethod
    def _run(cls, screen: "CommandScreen") -> None:
        screen.office.go_home()


class OpenEstimate(Command):
    """Show the estimate: its lines, what each open question is worth, and the numbers it rests on."""

    key = "E"
    label = "Estimate"
    group = Group.PROGRAM
    where = _OVER_THE_REVIEW - {Where.ESTIMATE}

    @classmethod
    def _run(cls, screen: "CommandScreen") -> None:
        screen.office.show_estimate()


class OpenSeason(Command):
    """Show the scripts of the production side by side."""

    key = "S"
    label = "Season"
    group = Group.PROGRAM
    where = _OVER_THE_REVIEW - {Where.SEASON}

    @classmethod
    def _run(cls, screen: "CommandScreen") -> None:
        screen.office.show_season()


class ScanAgain(Command):
    """Scan this script again, as after an update of the program. Your decisions stay as they are."""

    key = "R"
    label = "Scan this script again"
    group = Group.PROGRAM

    @classmethod
    def _run(cls, screen: "CommandScreen") -> None:
        screen.office.scan_again()


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
