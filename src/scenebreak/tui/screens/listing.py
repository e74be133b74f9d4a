"""A screen whose middle is a list of rows."""

from scenebreak.tui.screens.command_screen import CommandScreen
from scenebreak.tui.widgets.row_list import RowList


class ListingScreen(CommandScreen):
    """Gives the keys to its list, called "rows"."""

    @property
    def rows(self) -> RowList:
        """The list."""
        return self.query_one("#rows", RowList)

    def on_mount(self) -> None:
        """The list has the keys."""
        self.rows.focus()
