"""Commands that find things, change what is shown, and leave."""

from typing import TYPE_CHECKING

from scenebreak.tui.commands.base import Command, Group

if TYPE_CHECKING:
    from scenebreak.tui.screens.review import ReviewScreen


class Find(Command):
    """Find words in the script: enter or down goes to the next place, up back, esc ends."""

    key = "/"
    label = "Find in the script"
    word = "find"
    group = Group.LOOK

    @classmethod
    def _run(cls, screen: "ReviewScreen") -> None:
        screen.open_find()


class AllScenes(Command):
    """List every scene, or only the flagged ones. A scene without a flag says why it has none."""

    key = "s"
    label = "All scenes, or the flagged ones"
    group = Group.LOOK

    @classmethod
    def _run(cls, screen: "ReviewScreen") -> None:
        screen.go(screen.desk.showing(everything=not screen.desk.everything))


class ToggleList(Command):
    """Show or hide the list of scenes."""

    key = "l"
    label = "List of scenes"
    group = Group.LOOK

    @classmethod
    def _run(cls, screen: "ReviewScreen") -> None:
        screen.toggle_list()


class NextPane(Command):
    """Go to the next pane: there the arrows scroll."""

    key = "tab"
    label = "Next pane"
    group = Group.LOOK

    @classmethod
    def _run(cls, screen: "ReviewScreen") -> None:
        screen.focus_next()


class Notes(Command):
    """List what should be known of the script: pages unread, another language, where your work is kept."""

    key = "i"
    label = "Notes on this script"
    group = Group.LOOK

    @classmethod
    def available(cls, screen: "ReviewScreen") -> bool:
        """There are notes."""
        return bool(screen.desk.notes)

    @classmethod
    def _run(cls, screen: "ReviewScreen") -> None:
        screen.show_notes()


class HideNotes(Command):
    """Hide the line of notes under the title; the title goes on counting them."""

    key = "escape"
    label = "Hide the line of notes"
    group = Group.LOOK

    @classmethod
    def available(cls, screen: "ReviewScreen") -> bool:
        """The line is shown."""
        return screen.is_mounted and screen.notes.shown

    @classmethod
    def _run(cls, screen: "ReviewScreen") -> None:
        screen.notes.hide()


class Gone(Command):
    """List the decisions whose words are no longer in the script; they are kept."""

    key = "w"
    label = "Decisions without their words"
    group = Group.LOOK

    @classmethod
    def _run(cls, screen: "ReviewScreen") -> None:
        screen.show_gone()


class Help(Command):
    """Show every command with its keys."""

    key = "?,f1"
    label = "Help"
    word = "help"
    group = Group.PROGRAM

    @classmethod
    def _run(cls, screen: "ReviewScreen") -> None:
        screen.show_help()


class Palette(Command):
    """Find a command by its name."""

    key = ":,ctrl+p"
    label = "Command palette"
    group = Group.PROGRAM

    @classmethod
    def _run(cls, screen: "ReviewScreen") -> None:
        screen.app.action_command_palette()


class ChangeTheme(Command):
    """Choose other colours."""

    label = "Change the theme"
    group = Group.PROGRAM

    @classmethod
    def _run(cls, screen: "ReviewScreen") -> None:
        screen.app.search_themes()


class Quit(Command):
    """Leave the review. Nothing has to be saved: every edit was kept when it was made."""

    key = "Q,ctrl+q"
    label = "Quit"
    group = Group.PROGRAM

    @classmethod
    def _run(cls, screen: "ReviewScreen") -> None:
        screen.leave()
