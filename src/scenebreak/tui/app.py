"""The review application: one screen over an open production."""

import gc
from typing import ClassVar

from textual import events
from textual.app import App

from scenebreak.services.review import Review
from scenebreak.tui.commands.provider import ScreenCommands
from scenebreak.tui.screens.desk_screen import Estimate
from scenebreak.tui.screens.review import ReviewScreen
from scenebreak.tui.themes import DEFAULT, THEMES
from scenebreak.tui.typed_ahead import Lap, TypedAhead


class ReviewApp(App[None]):
    """Reviews the scripts of a production in the terminal."""

    TITLE = "scenebreak"
    CSS_PATH = "screens/review.tcss"
    COMMANDS = {ScreenCommands}  # noqa: RUF012 - as Textual declares it
    ENABLE_COMMAND_PALETTE: ClassVar[bool] = True

    def __init__(
        self,
        review: Review,
        episode: int | None = None,
        *,
        theme: str | None = None,
        estimate: Estimate | None = None,
    ) -> None:
        """Make the application.

        Args:
            review: an open production with at least one script; the caller closes it.
            episode: id of the script to begin with; the first when left out.
            theme: name of a theme; ours when left out or unknown.
            estimate: gives the words of the title line on an episode's days.
        """
        super().__init__()
        for each in THEMES:
            self.register_theme(each)
        self.theme = theme if theme in self.available_themes else DEFAULT
        self.review_screen = ReviewScreen(review, episode, estimate)
        self._typed_ahead = TypedAhead(self)

    def get_default_screen(self) -> ReviewScreen:
        """The review is all there is."""
        return self.review_screen

    async def on_event(self, event: events.Event) -> None:
        """Let a key wait while a prompt is busy with the one before."""
        fresh = isinstance(event, events.Key) and not event.is_forwarded
        if isinstance(event, events.Key) and fresh and self._typed_ahead.holds(event):
            return
        await super().on_event(event)
        if isinstance(event, events.Key) and fresh:
            self._typed_ahead.sent(event)

    def on_key(self, event: events.Key) -> None:
        """Give a key that was typed ahead to the prompt that has opened meanwhile."""
        self._typed_ahead.meet(event)

    def on_lap(self, lap: Lap) -> None:
        """Go on with the keys that were held back."""
        self._typed_ahead.come_round(lap)

    def on_ready(self) -> None:
        """Set the script aside from garbage collection: walking its lines halfway through a key is felt."""
        gc.collect()
        gc.freeze()

    def on_unmount(self) -> None:
        """Give back what was set aside."""
        gc.unfreeze()

    async def action_quit(self) -> None:
        """Keep what is being written before leaving."""
        self.review_screen.leave()


def run_review(
    review: Review,
    *,
    theme: str | None = None,
    mouse: bool = True,
    estimate: Estimate | None = None,
) -> None:
    """Run the review until the person leaves.

    Args:
        review: an open production; the caller closes it.
        theme: name of a theme; ours when left out or unknown.
        mouse: take part in the mouse, or leave it to the terminal.
        estimate: gives the words of the title line on an episode's days.
    """
    ReviewApp(review, theme=theme, estimate=estimate).run(mouse=mouse)
