"""Screenplay files to Screenplay: one module a format, one door."""

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scenebreak.domain.progress import CancelCheck, Progress
    from scenebreak.domain.screenplay import Screenplay

SUFFIXES: frozenset[str] = frozenset({".pdf", ".fdx", ".fountain", ".spmd", ".txt", ".text"})
"""Suffixes of the files that can be read, lower case."""

__all__ = ["SUFFIXES", "read"]


def read(
    path: Path, *, progress: "Progress | None" = None, cancelled: "CancelCheck | None" = None
) -> "Screenplay":
    """Read one screenplay of any format; what the file is counts, not what it is called.

    Args:
        path: the file.
        progress: is told "reading" after each page.
        cancelled: is asked between pages.

    Raises:
        UnreadableScript: the file is no script that can be read; says why and what to do.
        Cancelled: the person stopped the work.
    """
    # imported here so that the engines' process, which is a module of this package, starts without them
    from scenebreak.domain.progress import never_cancelled, no_progress

    if path.suffix.lower() == ".pdf":
        from scenebreak.reading.ahead import import_ahead
        from scenebreak.reading.pdf.engines import expect

        expect()  # its process starts while the rest is imported, and the last of it while it reads
        import_ahead("scenebreak.reading.layout", "scenebreak.reading.assemble")
    from scenebreak.reading.door import open_script

    return open_script(path, progress=progress or no_progress, cancelled=cancelled or never_cancelled)
