"""The home screen: what was opened lately and what waits there, and the ways to open something else."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import ClassVar

from textual import events, on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.message import Message
from textual.widgets import Input, OptionList, Static

from scenebreak.domain.errors import ScenebreakError
from scenebreak.services.overview import Overview, overview_of
from scenebreak.services.recents import Recent, forget, recents
from scenebreak.tui.commands import Where
from scenebreak.tui.commands.looking import HideWords
from scenebreak.tui.dropped import dropped_path
from scenebreak.tui.printable import printable, veiled
from scenebreak.tui.screens.command_screen import bindings_of
from scenebreak.tui.screens.file_picker import FilePicker
from scenebreak.tui.screens.listing import ListingScreen
from scenebreak.tui.widgets.key_line import KeyLine
from scenebreak.tui.widgets.recent_rows import nothing_yet, recent_row, summary_line
from scenebreak.tui.widgets.row_list import RowList

_LAYOUTS = [(0, "-narrow"), (100, "-normal")]


@dataclass
class OverviewRead(Message):
    """One production of the list was looked into."""

    recent: Recent
    overview: Overview


class HomeScreen(ListingScreen):
    """Recent productions, a line for a path, and the file picker.

    Args:
        discreet: hide titles and paths; dates and counts stay.
    """

    WHERE = Where.HOME
    BINDINGS: ClassVar[list[BindingType]] = bindings_of(WHERE)
    HORIZONTAL_BREAKPOINTS = _LAYOUTS

    def __init__(self, *, discreet: bool = False) -> None:
        super().__init__()
        self._discreet = discreet
        self._recents: tuple[Recent, ...] = ()
        self._overviews: dict[Path, Overview] = {}

    @property
    def path(self) -> Input:
        """The line for a path."""
        return self.query_one("#path", Input)

    def compose(self) -> ComposeResult:
        """The title, the line for a path, the list, the line of keys."""
        yield Static(id="home-title", markup=False)
        path = Input(id="path", placeholder="type, paste or drop the path of a script, folder or production")
        path.border_title = "Open"
        yield path
        rows = RowList(id="rows")
        yield rows
        yield Static(id="nothing", markup=False)
        yield KeyLine(self.WHERE, id="keys")

    def on_screen_resume(self) -> None:
        """Look at the list and into its productions again."""
        self._recents = recents()
        self._show()
        self._look(self._recents)
        (self.rows if self._recents else self.path).focus()

    def pick_file(self) -> None:
        """Choose from the folders."""
        self.app.push_screen(FilePicker(self._folder()), self._open_picked)

    def forget_row(self) -> None:
        """Take the production at the cursor off the list."""
        if (recent := self._at(self.rows.row)) is not None:
            forget(recent.production)
            self._recents = recents()
            self._show()
            name = self._words(recent.production.stem)
            self.tell(f"{name} is off the list; its files are where they were.")

    def toggle_words(self) -> None:
        """Show titles and paths, or hide them."""
        self._discreet = not self._discreet
        self._show()

    @on(OptionList.OptionSelected)
    def _open_row(self, event: OptionList.OptionSelected) -> None:
        if (recent := self._at(event.option_id)) is not None:
            self.office.open_target(recent.way_in)

    @on(Input.Submitted, "#path")
    def _open_path(self, event: Input.Submitted) -> None:
        try:
            self.office.open_target(dropped_path(event.value))
        except ScenebreakError as error:
            self.tell(str(error))

    def on_paste(self, event: events.Paste) -> None:
        """What is dropped anywhere on the screen is a path."""
        event.stop()
        if event.text.strip():
            self.path.value = event.text.strip().splitlines()[0]
            self.path.focus()
            self.path.action_end()

    def on_key(self, event: events.Key) -> None:
        """Out of the line for a path, back to the list."""
        if event.key == "escape" and self.focused is self.path and self._recents:
            event.stop()
            event.prevent_default()
            self.rows.focus()

    @on(OverviewRead)
    def _overview(self, message: OverviewRead) -> None:
        self._overviews[message.recent.production] = message.overview
        self._show()

    @work(thread=True, exclusive=True, group="looking", exit_on_error=False)
    def _look(self, wanted: tuple[Recent, ...]) -> None:
        for recent in wanted:
            self.post_message(OverviewRead(recent, overview_of(recent.production)))

    def _show(self) -> None:
        self.rows.display = bool(self._recents)
        hidden = f"; {HideWords.short_key()} shows the names" if self._discreet else ""
        self.rows.border_title = f"Opened lately{hidden}"
        nothing = self.query_one("#nothing", Static)
        nothing.display = not self._recents
        nothing.update(nothing_yet())
        self.rows.show(
            {
                str(recent.production): partial(
                    recent_row, recent, self._overviews.get(recent.production), words=self._words
                )
                for recent in self._recents
            }
        )
        self.query_one("#home-title", Static).update(summary_line(tuple(self._known().values())))

    def _words(self, text: str) -> str:
        return veiled(text) if self._discreet else printable(text)

    def _known(self) -> Mapping[Path, Overview]:
        listed = {recent.production for recent in self._recents}
        return {path: overview for path, overview in self._overviews.items() if path in listed}

    def _at(self, name: str | None) -> Recent | None:
        return next((each for each in self._recents if str(each.production) == name), None)

    def _folder(self) -> Path:
        """Where to begin to look: where the last script was, else where the person stands."""
        last = next((each.target.parent for each in self._recents if each.target.parent.is_dir()), None)
        return last or Path.cwd()

    def _open_picked(self, path: Path | None) -> None:
        if path is not None:
            self.path.value = printable(str(path))
            self.office.open_target(path)
