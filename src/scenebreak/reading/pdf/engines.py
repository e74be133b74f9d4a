"""Raw pages of a PDF from the engines' own process, which is kept warm for the next file."""

import atexit
import os
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Lock, Timer
from typing import BinaryIO, cast

from scenebreak.domain.progress import CancelCheck, Progress, stop_if
from scenebreak.reading.collector import collector_paused
from scenebreak.reading.pdf.child import BOTH_ENGINES, PAGE_INDEX, RENDER, SECOND_ENGINE
from scenebreak.reading.pdf.runs import Locked, RawPage
from scenebreak.reading.pdf.wire import (
    Answer,
    Finished,
    Opened,
    Page,
    Picture,
    Refused,
    receive_answer,
    send,
)

MOST_PAGES = 5000
_PATIENCE = 12.0  # seconds for a file
_PATIENCE_A_PAGE = 0.05


class TooLong(Exception):
    """The engines did not come to an end in time."""


class TooManyPages(Exception):
    """No script has so many."""


OnPage = Callable[[int, RawPage], None]
"""Gets a page's number, from 1, and the page."""


def _nobody(number: int, page: RawPage) -> None:
    """Nobody waits for single pages."""


@dataclass(slots=True)
class RawDocument:
    """All that an engine read of one file.

    Attributes:
        pages: in order; empty when no engine could open the file.
        title: in the file's own data, or "".
    """

    pages: list[RawPage] = field(default_factory=list)
    title: str = ""


def read_raw(
    data: bytes, *, progress: Progress, cancelled: CancelCheck, on_page: OnPage = _nobody
) -> RawDocument:
    """Read a PDF with the first engine that finds text in it.

    Args:
        data: the file.
        progress: is told "reading" after each page.
        cancelled: is asked between pages.
        on_page: gets each page and its number while the engine reads the next one; a page with the number
            one means that another engine begins anew.

    Raises:
        Locked: it opens with a password only.
        TooLong: it keeps the engines busy without end.
        TooManyPages: it has more pages than any script.
        Cancelled: the person stopped the work.
    """
    with _LOCK:
        for request in (BOTH_ENGINES, SECOND_ENGINE):
            child = _Child.warm()
            try:
                return _conversation(child, request + data, progress, cancelled, on_page)
            except _Died:
                child.stop()
            except BaseException:
                child.stop()  # what it would still say belongs to no later question
                raise
    return RawDocument()


def render(data: bytes, index: int) -> Picture | None:
    """The picture of one page, or None where it cannot be drawn in time.

    Args:
        data: the file.
        index: of the page, from 0.
    """
    with _LOCK:
        child = _Child.warm()
        watch = _Watch(child)
        try:
            child.ask(RENDER + PAGE_INDEX.pack(index) + data)
            answer = child.answer()
        except _Died:
            child.stop()
            return None
        except BaseException:
            child.stop()
            raise
        finally:
            watch.stop()
    return answer if isinstance(answer, Picture) else None


def expect() -> None:
    """Start the process now, so that it is there when the first file is."""
    with _LOCK:
        _Child.warm()


class _Died(Exception):
    """The child is gone before its last answer."""


_LOCK = Lock()


class _Child:
    """The running process, one for each process of ours."""

    _current: "_Child | None" = None

    def __init__(self) -> None:
        self._owner = os.getpid()
        self._process = subprocess.Popen(
            [sys.executable, "-m", "scenebreak.reading.pdf.child"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        self._stdin = cast("BinaryIO", self._process.stdin)
        self._stdout = cast("BinaryIO", self._process.stdout)

    @classmethod
    def warm(cls) -> "_Child":
        """The child that is running, or a new one; one inherited by a fork is left to its owner."""
        current = cls._current
        if current is None or current._owner != os.getpid() or current._process.poll() is not None:
            current = cls._current = cls()
        return current

    def ask(self, request: bytes) -> None:
        try:
            send(self._stdin, request)
        except OSError:
            raise _Died from None

    def answer(self) -> Answer:
        answer = receive_answer(self._stdout)
        if answer is None:
            raise _Died
        return answer

    def kill(self) -> None:
        self._process.kill()

    def stop(self) -> None:
        """End the process and close its pipes."""
        if self._owner != os.getpid():
            return
        _Child._current = None if _Child._current is self else _Child._current
        self._process.kill()
        try:
            self._process.communicate()
        except (OSError, ValueError):
            self._process.wait()


@collector_paused()
def _conversation(
    child: _Child, request: bytes, progress: Progress, cancelled: CancelCheck, on_page: OnPage
) -> RawDocument:
    watch = _Watch(child)
    document, total = RawDocument(), 0
    try:
        child.ask(request)
        while True:
            stop_if(cancelled)
            match child.answer():
                case Opened(pages=pages, title=title):
                    if pages > MOST_PAGES:
                        raise TooManyPages
                    document, total = RawDocument(title=title or document.title), pages
                    watch.allow(_PATIENCE_A_PAGE * pages)
                case Page(page=page):
                    document.pages.append(page)
                    on_page(len(document.pages), page)
                    progress("reading", len(document.pages), total)
                case Finished():
                    return document
                case Refused(locked=locked):
                    if locked and not document.pages:
                        raise Locked
                    return document
    except _Died:
        if watch.expired:
            raise TooLong from None
        raise
    finally:
        watch.stop()


class _Watch:
    """Kills the child when its time is over."""

    def __init__(self, child: _Child) -> None:
        self._child = child
        self._ends = time.monotonic() + _PATIENCE
        self.expired = False
        self._timer = self._start()

    def allow(self, seconds: float) -> None:
        """Give the child more time."""
        self._timer.cancel()
        self._ends += seconds
        self._timer = self._start()

    def stop(self) -> None:
        self._timer.cancel()

    def _start(self) -> Timer:
        timer = Timer(max(0.1, self._ends - time.monotonic()), self._expire)
        timer.daemon = True
        timer.start()
        return timer

    def _expire(self) -> None:
        self.expired = True
        self._child.kill()


def close() -> None:
    """End the warm process; the next file starts another."""
    with _LOCK:
        if _Child._current is not None:
            _Child._current.stop()


atexit.register(close)
