"""Runs the application from home on, with productions that were made without a pipeline."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from textual.message import Message
from textual.pilot import Pilot

from scenebreak.domain.scan import Scan
from scenebreak.services.settings import Settings
from scenebreak.store import Production
from scenebreak.tui.app import ReviewApp
from tests.tui.driving import NORMAL
from tests.tui.still_time import clock


class Office:
    """A running application.

    Attributes:
        pilot: Textual's own.
        messages: every message that was sent so far.
    """

    def __init__(self, pilot: Pilot[None], messages: list[Message]) -> None:
        self.pilot, self.messages = pilot, messages

    @property
    def app(self) -> ReviewApp:
        return self.pilot.app

    @property
    def screen(self):
        return self.pilot.app.screen

    async def press(self, *keys: str) -> None:
        await self.pilot.press(*keys)
        await self.pilot.pause()

    async def write(self, words: str) -> None:
        await self.pilot.press(*words)

    async def until(self, holds) -> None:
        """Wait for something that a thread brings about."""
        await clock.until(holds)

    def shown(self) -> str:
        """The whole terminal, as text."""
        return "\n".join(strip.text for strip in self.screen._compositor.render_strips())

    def sent(self, kind: type[Message]) -> list[Message]:
        """The messages of one kind, in order."""
        return list({id(m): m for m in self.messages if isinstance(m, kind)}.values())


@asynccontextmanager
async def at_work(
    review=None, size: tuple[int, int] = NORMAL, *, notifications: bool = True, **options: object
) -> AsyncIterator[Office]:
    """Run the application; without a review it begins at home."""
    messages: list[Message] = []
    options.setdefault("settings", Settings())
    app = ReviewApp(review, **options)
    async with app.run_test(size=size, message_hook=messages.append, notifications=notifications) as pilot:
        await pilot.pause()
        yield Office(pilot, messages)


def production_of(path: Path, *scans: Scan) -> Path:
    """A production file with these scans; the scripts themselves lie nowhere, so nothing is scanned again."""
    store = Production.create(path)
    for number, scan in enumerate(scans, 1):
        store.add_scan(scan, f"script {number}.pdf")
    store.close()
    return path
