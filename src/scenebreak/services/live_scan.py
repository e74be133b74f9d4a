"""Scanning while somebody looks on: in a process of its own, so that the screen never waits.

What the other process has read and found comes over piece by piece; it can be ended at any moment.
"""

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import redirect_stderr, suppress
from dataclasses import dataclass, replace
from multiprocessing import resource_tracker
from multiprocessing.connection import Connection
from time import monotonic
from typing import Protocol, cast

from scenebreak.domain.errors import Cancelled, ScenebreakError
from scenebreak.domain.progress import CancelCheck, never_cancelled
from scenebreak.domain.scan import SceneScan
from scenebreak.domain.screenplay import Scene, Screenplay
from scenebreak.services.executor import (
    Item,
    ItemProgress,
    ProcessExecutor,
    Result,
    Task,
    guarded,
    leave_interrupts_to_parent,
    no_item_progress,
    spawning,
)

_BATCH_SECONDS = 0.1
_ASK_SECONDS = 0.05


class Watcher(Protocol):
    """Is shown how a scan goes on; called in the thread that scans, and must return at once."""

    def told(self, position: int, stage: str, done: int, total: int) -> None:
        """Note how far script number `position`, from 0, has come."""

    def saw_script(self, screenplay: Screenplay) -> None:
        """Note that the one script has been read."""

    def saw_scenes(self, scans: tuple[SceneScan, ...]) -> None:
        """Note that more scenes of it are done; they come in order."""


class LiveExecutor:
    """Runs one script in a process of its own and shows its scenes; several as a ProcessExecutor does.

    Args:
        watcher: is shown what there is so far, beside whatever progress a run is given.
    """

    def __init__(self, watcher: Watcher) -> None:
        self._watcher = watcher
        self._context = spawning()

    def run(
        self,
        task: Task[Item, Result],
        items: Sequence[Item],
        progress: ItemProgress = no_item_progress,
        cancelled: CancelCheck = never_cancelled,
    ) -> Iterator[Result | ScenebreakError]:
        """Yield one result or failure for each input, in order."""

        def tell(position: int, stage: str, done: int, total: int) -> None:
            progress(position, stage, done, total)
            self._watcher.told(position, stage, done, total)

        _start_tracker()
        if len(items) == 1:
            yield self._alone(task, items[0], tell, cancelled)
        else:
            yield from ProcessExecutor().run(task, items, tell, cancelled)

    def _alone(
        self, task: Task[Item, Result], item: Item, tell: ItemProgress, cancelled: CancelCheck
    ) -> Result | ScenebreakError:
        ours, theirs = self._context.Pipe(duplex=False)
        worker = self._context.Process(target=_work, args=(task, item, theirs), daemon=True)
        worker.start()
        theirs.close()
        try:
            return cast("Result | ScenebreakError", self._heard(ours, tell, cancelled))
        finally:
            # whatever ended the loop, a worker that still runs has nobody to work for
            worker.terminate()
            worker.join()
            ours.close()

    def _heard(self, pipe: Connection, tell: ItemProgress, cancelled: CancelCheck) -> object:
        """Pass on what the worker says until it says its result."""
        scenes: dict[int, Scene] = {}
        while True:
            if cancelled():
                raise Cancelled
            try:
                if not pipe.poll(_ASK_SECONDS):
                    continue
                said = pipe.recv()
            except (EOFError, OSError):
                return ScenebreakError(
                    "The process that read this file was ended by the system",
                    "The file may need more memory than there is; close other programs and try again",
                )
            match said:
                case _Told(stage, done, total):
                    tell(0, stage, done, total)
                case Screenplay():
                    scenes = {scene.index: scene for scene in said.scenes}
                    self._watcher.saw_script(said)
                case _Scenes(found):
                    self._watcher.saw_scenes(
                        tuple(replace(scan, scene=scenes[index]) for index, scan in found)
                    )
                case _Result(result):
                    return result


@dataclass(frozen=True, slots=True)
class _Told:
    stage: str
    done: int
    total: int


@dataclass(frozen=True, slots=True)
class _Scenes:
    """Scenes by index, each without its words, which have come over with the script."""

    found: tuple[tuple[int, SceneScan], ...]


@dataclass(frozen=True, slots=True)
class _Result:
    result: object


class _Speaker:
    """The onlooker in the worker: says everything through the pipe, many small things at a time."""

    def __init__(self, pipe: Connection) -> None:
        self._pipe = pipe
        self._scenes: list[SceneScan] = []
        self._told: _Told | None = None
        self._last = 0.0

    def __call__(self, stage: str, done: int, total: int) -> None:
        self._told = _Told(stage, done, total)
        self._speak(now=done == total)

    def saw_script(self, screenplay: Screenplay) -> None:
        self._pipe.send(screenplay)

    def saw_scene(self, scan: SceneScan) -> None:
        self._scenes.append(scan)
        self._speak()

    def _speak(self, *, now: bool = False) -> None:
        if not now and monotonic() - self._last < _BATCH_SECONDS:
            return
        self._last = monotonic()
        if self._scenes:
            self._pipe.send(_Scenes(tuple(map(_without_words, self._scenes))))
            self._scenes = []
        if self._told is not None:
            self._pipe.send(self._told)
            self._told = None


def _without_words(scan: SceneScan) -> tuple[int, SceneScan]:
    return scan.scene.index, replace(scan, scene=cast("Scene", None))


def _start_tracker() -> None:
    """Start what multiprocessing keeps beside its processes while the real stream of errors is in place.

    It hands that stream on, and a screen that captures what is printed has put something else there.
    """
    if os.name == "posix":
        with redirect_stderr(sys.__stderr__):
            resource_tracker.ensure_running()


def _be_quiet() -> None:
    """Nothing that a library prints may land on the screen of the other process."""
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nowhere, stream)


def _work(task: Task[Item, Result], item: Item, pipe: Connection) -> None:
    leave_interrupts_to_parent()
    _be_quiet()
    # a parent that has gone wants nothing any more
    with suppress(BrokenPipeError):
        pipe.send(_Result(guarded(task, item, _Speaker(pipe), never_cancelled)))
