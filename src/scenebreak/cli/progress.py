"""Progress on stderr: a row a script, shown only when the work takes a moment."""

from collections.abc import Sequence
from pathlib import Path
from time import monotonic
from types import TracebackType
from typing import TYPE_CHECKING, Self

from scenebreak.domain.plain import plain

if TYPE_CHECKING:
    from rich.progress import Progress, TaskID

_PATIENCE = 1.0
"""Seconds of silence before progress shows."""


class ScanProgress:
    """Shows how far each script has come, once the work has taken over a second.

    Use as a context manager and pass it where an ItemProgress is asked for.
    """

    def __init__(self, paths: Sequence[Path]) -> None:
        self._names = [path.name for path in paths]
        self._started = monotonic()
        self._rows: dict[int, TaskID] = {}
        self._display: Progress | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._display:
            self._display.stop()

    def __call__(self, position: int, stage: str, done: int, total: int) -> None:
        """Note how far one script has come."""
        if self._display is None:
            if monotonic() - self._started < _PATIENCE:
                return
            self._display = self._open()
        self._display.update(self._rows[position], completed=done, total=total, stage=stage)

    def _open(self) -> "Progress":
        from rich.console import Console
        from rich.markup import escape
        from rich.progress import BarColumn, Progress, TextColumn

        console = Console(stderr=True)
        display = Progress(
            TextColumn("{task.description}"),
            TextColumn("{task.fields[stage]}"),
            BarColumn(),
            TextColumn("{task.completed}/{task.total}"),
            console=console,
            transient=True,
            disable=not console.is_terminal,
        )
        for position, name in enumerate(self._names):
            self._rows[position] = display.add_task(escape(plain(name)), total=None, stage="waiting")
        display.start()
        return display
