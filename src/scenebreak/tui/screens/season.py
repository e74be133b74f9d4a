"""The season: the scripts of a production side by side."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.message import Message
from textual.widgets import OptionList, Static

from scenebreak.domain.errors import ScenebreakError
from scenebreak.services.review import Review
from scenebreak.services.season_overview import EpisodeOverview, episode_overview
from scenebreak.tui.commands import Where
from scenebreak.tui.printable import printable, veiled
from scenebreak.tui.screens.command_screen import bindings_of
from scenebreak.tui.screens.following import FollowingScreen
from scenebreak.tui.screens.listing import ListingScreen
from scenebreak.tui.widgets.key_line import KeyLine
from scenebreak.tui.widgets.row_list import RowList
from scenebreak.tui.widgets.season_rows import episode_row, season_line


@dataclass
class EpisodeSeen(Message):
    """One script was looked through."""

    episode: int
    overview: EpisodeOverview


class SeasonScreen(FollowingScreen, ListingScreen):
    """A row a script, with its strip; enter opens it.

    Args:
        review: the open production.
        episode: id of the script that was looked at.
        discreet: hide the titles of the scripts.
    """

    WHERE = Where.SEASON
    BINDINGS: ClassVar[list[BindingType]] = bindings_of(WHERE)

    def __init__(self, review: Review, episode: int, *, discreet: bool = False) -> None:
        super().__init__(review)
        self._episode, self._words = episode, veiled if discreet else printable
        self._seen: dict[int, EpisodeOverview] = {}

    def compose(self) -> ComposeResult:
        """The sums, the scripts, the line of keys."""
        yield Static(id="sums", markup=False)
        rows = RowList(id="rows")
        rows.border_title = "Scripts   . nothing  - may  = must  # several  ! stop"
        yield rows
        yield KeyLine(self.WHERE, id="keys")

    def on_mount(self) -> None:
        """The cursor is on the script that was looked at."""
        self._show()
        ids = [each.id for each in self.review.episodes]
        self.rows.highlighted = ids.index(self._episode) if self._episode in ids else 0

    def follow(self) -> None:
        """Look through the scripts again."""
        self._look()

    def on_screen_resume(self) -> None:
        """Look through the scripts as they are decided by now."""
        self._look()

    def on_resize(self) -> None:
        """Set the sums for the width there is."""
        self.call_after_refresh(self._show_sums)

    @on(EpisodeSeen)
    def _take(self, message: EpisodeSeen) -> None:
        self._seen[message.episode] = message.overview
        self._show()

    @on(OptionList.OptionSelected)
    def _open(self, event: OptionList.OptionSelected) -> None:
        self.office.show_episode(int(str(event.option_id)))

    @work(thread=True, exclusive=True, group="season", exit_on_error=False)
    def _look(self) -> None:
        """Look through one script after the other; only messages leave this thread."""
        try:
            for each in self.review.episodes:
                overview = episode_overview(self.review, each.id, self.review.assumptions)
                self.post_message(EpisodeSeen(each.id, overview))
        except ScenebreakError as error:
            self.app.call_from_thread(self.tell, str(error))

    def _show(self) -> None:
        longest = max((seen.pages for seen in self._seen.values()), default=1)
        self.rows.show(
            {
                str(each.id): partial(
                    episode_row, number, self._words(each.title), self._seen.get(each.id), longest
                )
                for number, each in enumerate(self.review.episodes, 1)
            }
        )
        self._show_sums()

    def _show_sums(self) -> None:
        sums = self.query_one("#sums", Static)
        sums.update(
            season_line(self._words(self.review.production.stem), self._in_order(), sums.content_size.width)
        )

    def _in_order(self) -> Mapping[int, EpisodeOverview]:
        return {each.id: self._seen[each.id] for each in self.review.episodes if each.id in self._seen}
