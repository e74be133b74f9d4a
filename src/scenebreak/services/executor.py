"""Running one task over many inputs, here or in worker processes, so that one bad input harms no other."""

import os
import signal
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from queue import Empty
from typing import TYPE_CHECKING, Protocol, TypeVar

from scenebreak.domain.errors import Cancelled, ScenebreakError
from scenebreak.domain.progress import CancelCheck, Progress, never_cancelled, stop_if

if TYPE_CHECKING:
    from concurrent.futures import Future, ProcessPoolExecutor
    from multiprocessing.context import SpawnContext
    from multiprocessing.queues import Queue
    from multiprocessing.synchronize import Event

Item = TypeVar("Item")
Result = TypeVar("Result")

Task = Callable[[Item, Progress, CancelCheck], Result]
"""A picklable function of one input; it tells its progress, and raises Cancelled when asked to stop."""

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
            yield guarded(task, item, _ForItem(position, progress), cancelled)


def spawning() -> "SpawnContext":
    """What starts worker processes: a fork of a process with threads and a loaded pipeline can hang."""
    # whoever never starts a process need not wait for what it takes
    import multiprocessing

    return multiprocessing.get_context("spawn")


def leave_interrupts_to_parent() -> None:
    """Ctrl-C goes to every process of the terminal: the parent alone answers it, and stops its workers."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


class ProcessExecutor:
    """Runs inputs in worker processes; a worker that dies takes only its own input with it."""

    def __init__(self, workers: int | None = None) -> None:
        self.workers = workers or os.cpu_count() or 1
        self._context = spawning()

    def run(
        self,
        task: Task[Item, Result],
        items: Sequence[Item],
        progress: ItemProgress = no_item_progress,
        cancelled: CancelCheck = never_cancelled,
    ) -> Iterator[Result | ScenebreakError]:
        """Yield one result or failure for each input, in order."""
        from concurrent.futures.process import BrokenProcessPool

        told: Queue[Told] = self._context.Queue()
        stop = self._context.Event()
        with self._pool(self.workers, told, stop) as pool:
            futures = [pool.submit(_work, task, item, position) for position, item in enumerate(items)]
            try:
                for position, future in enumerate(futures):
                    _wait(future, told, progress, cancelled)
                    if isinstance(future.exception(), BrokenProcessPool):
                        yield self._alone(task, items[position], told, stop, position)
                    else:
                        yield future.result()
            finally:
                # whatever ended the loop, workers that still run have nobody to work for
                stop.set()
                for future in futures:
                    future.cancel()

    def _pool(self, workers: int, told: "Queue[Told]", stop: "Event") -> "ProcessPoolExecutor":
        from concurrent.futures import ProcessPoolExecutor

        return ProcessPoolExecutor(workers, self._context, initializer=_start_worker, initargs=(told, stop))

    def _alone(
        self, task: Task[Item, Result], item: Item, told: "Queue[Told]", stop: "Event", position: int
    ) -> Result | ScenebreakError:
        """Try an input again by itself after a pool has died: only the culprit dies twice."""
        from concurrent.futures.process import BrokenProcessPool

        with self._pool(1, told, stop) as pool:
            try:
                return pool.submit(_work, task, item, position).result()
            except BrokenProcessPool:
                return ScenebreakError(
                    "The worker process that read this file was ended by the system",
                    "The file may need more memory than there is; scan it alone, or report it",
                )


_TOLD_AT_MOST = 1000
"""Messages passed on after an input is done; other workers may go on telling for ever."""

_told: "Queue[Told] | None" = None
_stop: "Event | None" = None


def _start_worker(told: "Queue[Told]", stop: "Event") -> None:
    """Keep what a worker tells its progress on and is stopped by: both reach a worker only when it starts."""
    global _told, _stop
    _told, _stop = told, stop
    # progress that nobody reads any more must not keep a worker from ending
    told.cancel_join_thread()
    leave_interrupts_to_parent()


def _work(task: Task[Item, Result], item: Item, position: int) -> Result | ScenebreakError:
    def tell(stage: str, done: int, total: int) -> None:
        if _told is not None:
            _told.put((position, stage, done, total))

    return guarded(task, item, tell, _stop.is_set if _stop else never_cancelled)


def guarded(
    task: Task[Item, Result], item: Item, progress: Progress, cancelled: CancelCheck
) -> Result | ScenebreakError:
    """Run a task; a failure is a value, and an unforeseen one is named as ours."""
    try:
        return task(item, progress, cancelled)
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
    """Pass on progress until a future is done, and then what was told before it was."""
    with suppress(Empty):
        while not future.done():
            stop_if(cancelled)
            with suppress(Empty):
                progress(*told.get(timeout=0.1))
        for _ in range(_TOLD_AT_MOST):
            progress(*told.get(timeout=0.02))
