"""Commands that every screen with a list of rows has."""

from typing import TYPE_CHECKING

from scenebreak.tui.commands.base import Command, Group, Where

if TYPE_CHECKING:
    from scenebreak.tui.screens.listing import ListingScreen

_LISTS = frozenset({Where.HOME, Where.ESTIMATE, Where.SEASON})


class NextRow(Command):
    """Go to the next row."""

    key = "j,down"
    label = "Next row"
    group = Group.MOVE
    where = _LISTS

    @classmethod
    def _run(cls, screen: "ListingScreen") -> None:
        screen.rows.action_cursor_down()


class PreviousRow(Command):
    """Go to the row before."""

    key = "k,up"
    label = "Previous row"
    group = Group.MOVE
    where = _LISTS

    @classmethod
    def _run(cls, screen: "ListingScreen") -> None:
        screen.rows.action_cursor_up()


class FirstRow(Command):
    """Go to the first row."""

    key = "g,home"
    label = "First row"
    group = Group.MOVE
    where = _LISTS

    @classmethod
    def _run(cls, screen: "ListingScreen") -> None:
        screen.rows.action_first()


class LastRow(Command):
    """Go to the last row."""

    key = "G,end"
    label = "Last row"
    group = Group.MOVE
    where = _LISTS

    @classmethod
    def _run(cls, screen: "ListingScreen") -> None:
        screen.rows.action_last()


class OpenRow(Command):
    """Open what the row stands for."""

    key = "enter"
    label = "Open the row"
    word = "open"
    group = Group.MOVE
    where = frozenset({Where.HOME, Where.SEASON})

    @classmethod
    def available(cls, screen: "ListingScreen") -> bool:
        """There is one."""
        return screen.rows.highlighted is not None

    @classmethod
    def _run(cls, screen: "ListingScreen") -> None:
        screen.rows.action_select()
