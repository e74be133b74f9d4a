"""Drives the review as a person would, and reads what the screen shows."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager

from textual import events
from textual.geometry import Region
from textual.message import Message
from textual.pilot import Pilot
from textual.widgets import Static

from scenebreak.tui.app import ReviewApp
from scenebreak.tui.screens.review import ReviewScreen
from tests.tui.fake_review import FakeReview
from tests.tui.still_time import clock

WIDE, NORMAL, NARROW = (140, 40), (100, 30), (80, 24)


class Driver:
    """A running review, its keys and its words.

    Attributes:
        pilot: Textual's own.
        review: the fake production that holds what was decided.
        messages: every message that was sent so far.
    """

    def __init__(self, pilot: Pilot[None], review: FakeReview, messages: list[Message]) -> None:
        self.pilot, self.review, self.messages = pilot, review, messages

    @property
    def screen(self) -> ReviewScreen:
        return self.pilot.app.review_screen

    async def press(self, *keys: str) -> None:
        await self.pilot.press(*keys)
        await self.pilot.pause()

    async def burst(self, keys: str) -> None:
        """Keys that arrive all at once, as over a slow line."""
        for key in keys:
            self.pilot.app.post_message(events.Key(key, key))
        await self.pilot.pause()

    async def write(self, words: str) -> None:
        await self.press(*("space" if letter == " " else letter for letter in words))

    async def until(self, holds: Callable[[], object]) -> None:
        """Wait for something that a pause or another thread brings about."""
        await clock.until(holds)

    @property
    def beat(self) -> str | None:
        """Id of the beat at the cursor."""
        return self.screen.desk.cursor.beat if self.screen.desk.cursor else None

    def decision(self, beat: str | None = None):
        """What is stored on a beat; on the one at the cursor when left out."""
        return self.review.decisions[1, beat or self.beat]

    def sent(self, kind: type[Message]) -> list[Message]:
        """The messages of one kind, in order."""
        seen = {id(message): message for message in self.messages if isinstance(message, kind)}
        return list(seen.values())

    def shown(self, selector: str) -> str:
        """The words that a widget paints."""
        widget = self.screen.query_one(selector)
        width, height = widget.outer_size
        return "\n".join(strip.text for strip in widget.render_lines(Region(0, 0, width, height)))

    def facts(self) -> str:
        """The words of the decision pane, those out of view included."""
        return str(self.screen.query_one("#fact-lines", Static).content)

    def everything(self) -> str:
        """The whole terminal, as text."""
        strips = self.pilot.app.screen._compositor.render_strips()
        return "\n".join(strip.text for strip in strips)


@asynccontextmanager
async def reviewing(
    review: FakeReview, size: tuple[int, int] = WIDE, *, notifications: bool = False, **options: object
) -> AsyncIterator[Driver]:
    """Run the review on a fake production."""
    messages: list[Message] = []
    app = ReviewApp(review, **options)
    async with app.run_test(size=size, message_hook=messages.append, notifications=notifications) as pilot:
        await pilot.pause()
        yield Driver(pilot, review, messages)
