"""Screenplay files to Screenplay: one module a format, one door."""

from pathlib import Path

from scenebreak.domain.progress import CancelCheck, Progress, never_cancelled, no_progress
from scenebreak.domain.screenplay import Screenplay

SUFFIXES: frozenset[str] = frozenset({".pdf", ".fdx", ".fountain", ".spmd", ".txt", ".text"})
"""Suffixes of the files that can be read, lower case."""

__all__ = ["SUFFIXES", "read"]


def read(
    path: Path, *, progress: Progress = no_progress, cancelled: CancelCheck = never_cancelled
) -> Screenplay:
    """Read one screenplay of any format; what the file is counts, not what it is called.

    Args:
        path: the file.
        progress: is told "reading" after each page.
        cancelled: is asked between pages.

    Raises:
        UnreadableScript: the file is no script that can be read; says why and what to do.
        Cancelled: the person stopped the work.
    """
    from scenebreak.reading.door import open_script

    return open_script(path, progress=progress, cancelled=cancelled)
