"""Time as the tests of the screen need it: it stands still until a test lets it pass, and idle is idle.

Textual's pilot takes an application for idle when the process has used little processor time in the last
fiftieth of a second. On a busy machine that is also true of one that is in the middle of its work. Here an
application is idle when its event loop has nothing left to run, its screens nothing left to paint, and its
threads have ended; and a timer goes off when a test says so, not when a machine is slow.
"""

import asyncio
from collections.abc import Callable

from textual._context import active_app
from textual.app import App
from textual.worker import Worker

_ROUNDS = 3
"""How often in a row there must be nothing to run: what is due only now is put in line a round later."""

_UNSEEN = 0.05
"""Seconds that Textual waits in order to do two things at once: frames, a terminal that is being resized."""

_PATIENCE = 120.0
"""Seconds, real ones, after which something that never comes about fails its test."""

_STEP = 0.05
"""Seconds that pass between two looks at what is waited for."""

_GATED = "scanning"
"""The threads that wait for a test to let them go on; all others end by themselves."""


class Clock:
    """What the timers of the screen go by.

    Attributes:
        now: seconds that were let pass since the test began.
    """

    def __init__(self) -> None:
        self.now = 0.0
        self._sleepers: dict[asyncio.Future[None], float] = {}

    def reset(self) -> None:
        """Begin another test."""
        self.now = 0.0
        self._sleepers.clear()

    def get_time(self) -> float:
        """The time; Textual's timers ask for it by this name."""
        return self.now

    async def sleep(self, seconds: float) -> None:
        """Wait until so many seconds were let pass; what nobody would see passes by itself."""
        if seconds <= _UNSEEN:
            await asyncio.sleep(0)
            return
        future = asyncio.get_running_loop().create_future()
        self._sleepers[future] = self.now + seconds
        try:
            await future
        finally:
            self._sleepers.pop(future, None)

    async def let_pass(self, seconds: float) -> None:
        """Let time pass; every timer goes off in its turn, and what it does is done before the next one."""
        end = self.now + seconds
        await idle()
        while due := [when for when in self._sleepers.values() if when <= end]:
            self.now = max(self.now, min(due))
            for future, when in self._sleepers.items():
                if when <= self.now and not future.done():
                    future.set_result(None)
            await idle()
        self.now = end

    async def until(self, holds: Callable[[], object]) -> None:
        """Let time pass until something holds that a timer, a thread or another process brings about."""
        async with asyncio.timeout(_PATIENCE):
            await idle()
            while not holds():
                await asyncio.sleep(0.01)
                await self.let_pass(_STEP)


clock = Clock()
"""Of the test that runs."""


async def idle(min_sleep: float = 0, max_sleep: float = 0) -> None:
    """Wait until the application has nothing left to do.

    Args:
        min_sleep: there because Textual's own, which this stands in for, has it; not heeded.
        max_sleep: the same.
    """
    app = active_app.get()
    async with asyncio.timeout(_PATIENCE):
        while True:
            await _nothing_to_run()
            if working := [worker._task for worker in app.workers if _ends_by_itself(worker)]:
                await asyncio.wait(working, return_when=asyncio.FIRST_COMPLETED)
            elif not _next_frame(app):
                return


async def _nothing_to_run() -> None:
    ready = asyncio.get_running_loop()._ready
    empty = 0
    while empty < _ROUNDS:
        await asyncio.sleep(0)
        empty = 0 if ready else empty + 1


def _ends_by_itself(worker: Worker[object]) -> bool:
    return worker._thread_worker and worker.is_running and worker.group != _GATED


def _next_frame(app: App[object]) -> bool:
    """Move and paint what would be moved and painted in the next frame; says whether there was anything."""
    moving = app.animator._timer._active.is_set()
    if moving:
        app.animator()
    unpainted = [screen for screen in app.screen_stack if screen._update_timer._active.is_set()]
    for screen in unpainted:
        screen._on_timer_update()
    return moving or bool(unpainted)
