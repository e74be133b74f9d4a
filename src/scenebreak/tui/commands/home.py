"""Commands of the home screen."""

from typing import TYPE_CHECKING

from scenebreak.tui.commands.base import Command, Group, Where

if TYPE_CHECKING:
    from scenebreak.tui.screens.home import HomeScreen

_HOME = frozenset({Where.HOME})


class TypePath(Command):
    """Type, paste or drop the path of a script, a folder or a production; enter opens it."""

    key = "o,/"
    label = "Open by path"
    word = "path"
    group = Group.LOOK
    where = _HOME

    @classmethod
    def _run(cls, screen: "HomeScreen") -> None:
        screen.path.focus()


class PickFile(Command):
    """Pick a script, a folder or a production from the folders of this machine."""

    key = "f"
    label = "Pick a file"
    word = "files"
    group = Group.LOOK
    where = _HOME

    @classmethod
    def _run(cls, screen: "HomeScreen") -> None:
        screen.pick_file()


class ForgetRow(Command):
    """Take the production off this list. The file stays where it is, and so does your work."""

    key = "x"
    label = "Off the list"
    word = "off the list"
    group = Group.LOOK
    where = _HOME

    @classmethod
    def available(cls, screen: "HomeScreen") -> bool:
        """There is one at the cursor."""
        return screen.rows.highlighted is not None

    @classmethod
    def _run(cls, screen: "HomeScreen") -> None:
        screen.forget_row()
