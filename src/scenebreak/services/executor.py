"""Running one task over many inputs, here or in worker processes, so that one bad input harms no other."""

import multiprocessing
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import suppress
from multiprocessing.queues import Queue
from queue import Empty
from typing import Protocol, TypeVar

from scenebreak.domain.errors import Cancelled, ScenebreakError
from scenebreak.domain.progress import CancelCheck, Progress, never_cancelled, no_progress, stop_if

Item = TypeVar("Item")
Result = TypeVar("Result")

Task = Callable[[Item, Progress], Result]
"""A picklable function of one input; it tells its progress as it goes."""

Told = tuple[int, str, int, int]
"""Position of the input, stage, steps done, steps in all."""


class ItemProgress(Protocol):
    """Is told which input has come how far."""

    def __call__(self, position: int, stage: str, done: int, total: int) -> None:
        """Note that input number `position`, from 0, has done `done` of `total` steps of a stage."""


def no_item_progress(position: int, stage: str, done: int, total: int) -> None:
    """Tell nobody."""


class Executor(Protocol):
    """Something that runs a task over inputs: this process, a pool of workers, one day a cluster."""

    def run(
        self,
        task: Task[Item, Result],
        items: Sequence[Item],
        progress: ItemProgress = no_item_progress,
        cancelled: CancelCheck = never_cancelled,
    ) -> Iterator[Result | ScenebreakError]:
        """Yield one result or failure for each input, in the order of the inputs."""
        ...


class InlineExecutor:
    """Runs everything in this process, one input after the other."""

    def run(
        self,
        task: Task[Item, Result],
        items: Sequence[Item],
        progress: ItemProgress = no_item_progress,
        cancelled: CancelCheck = never_cancelled,
    ) -> Iterator[Result | ScenebreakError]:
        """Yield one result or failure for each input, in order."""
        for position, item in enumerate(items):
            stop_if(cancelled)
            yield _guarded(task, item, _ForItem(position, progress))


class ProcessExecutor:
    """Runs inputs in worker processes; a worker that dies takes only its own input with it."""

    def __init__(self, workers: int | None = None) -> None:
        self.workers = workers or os.cpu_count() or 1
        # spawn: a fork of a process with threads and a loaded pipeline can hang
        self._context = multiprocessing.get_context("spawn")

    def run(
        self,
        task: Task[Item, Result],
        items: Sequence[Item],
        progress: ItemProgress = no_item_progress,
        cancelled: CancelCheck = never_cancelled,
    ) -> Iterator[Result | ScenebreakError]:
        """Yield one result or failure for each input, in order."""
        told: Queue[Told] = self._context.Queue()
        with self._pool(self.workers, told) as pool:
            futures = [pool.submit(_work, task, item, position) for position, item in enumerate(items)]
            try:
                for position, future in enumerate(futures):
                    _wait(future, told, progress, cancelled)
                    died = isinstance(future.exception(), BrokenProcessPool)
                    yield self._alone(task, items[position], told, position) if died else future.result()
            finally:
                for future in futures:
                    future.cancel()

    def _pool(self, workers: int, told: "Queue[Told]") -> ProcessPoolExecutor:
        return ProcessPoolExecutor(workers, self._context, initializer=_listen, initargs=(told,))

    def _alone(
        self, task: Task[Item, Result], item: Item, told: "Queue[Told]", position: int
    ) -> Result | ScenebreakError:
        """Try an input again by itself after a pool has died: only the culprit dies twice."""
        with self._pool(1, told) as pool:
            try:
                return pool.submit(_work, task, item, position).result()
            except BrokenProcessPool:
                return ScenebreakError(
                    "The worker process that read this file was ended by the system",
                    "The file may need more memory than there is; scan it alone, or report it",
                )


_told: "Queue[Told] | None" = None


def _listen(told: "Queue[Told]") -> None:
    """Keep the queue on which a worker tells its progress; a queue reaches a worker only when it starts."""
    global _told
    _told = told


def _work(task: Task[Item, Result], item: Item, position: int) -> Result | ScenebreakError:
    def tell(stage: str, done: int, total: int) -> None:
        if _told is not None:
            _told.put((position, stage, done, total))

    return _guarded(task, item, tell)


def _guarded(
    task: Task[Item, Result], item: Item, progress: Progress = no_progress
) -> Result | ScenebreakError:
    """Run a task; a failure is a value, and an unforeseen one is named as ours."""
    try:
        return task(item, progress)
    except Cancelled:
        raise
    except ScenebreakError as failure:
        return failure
    except Exception as failure:
        return ScenebreakError(
            f"scenebreak failed on this file ({type(failure).__name__}: {failure})",
            "This is our fault: please report it with the version and, if you may, the file",
        )


class _ForItem:
    """Progress of one input, told with its position."""

    def __init__(self, position: int, progress: ItemProgress) -> None:
        self.position = position
        self.progress = progress

    def __call__(self, stage: str, done: int, total: int) -> None:
        self.progress(self.position, stage, done, total)


def _wait(
    future: "Future[Result]", told: "Queue[Told]", progress: ItemProgress, cancelled: CancelCheck
) -> None:
    """Pass on progress until a future is done."""
    while True:
        stop_if(cancelled)
        done = future.done()
        with suppress(Empty):
            while True:
                progress(*told.get(timeout=0 if done else 0.1))
        if done:
            return
