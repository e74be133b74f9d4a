"""Scanning one script: read it, find what is in it."""

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from scenebreak import __version__
from scenebreak.domain.progress import CancelCheck, Progress, never_cancelled, no_progress
from scenebreak.domain.scan import Scan, Sensitivity, Tool
from scenebreak.domain.screenplay import Screenplay

if TYPE_CHECKING:
    from scenebreak.nlp import Detector


def scan_script(
    path: Path,
    *,
    sensitivity: Sensitivity = Sensitivity.THOROUGH,
    progress: Progress = no_progress,
    cancelled: CancelCheck = never_cancelled,
) -> Scan:
    """Read a script and find every scene that a coordinator must know of.

    Args:
        path: a PDF, FDX, Fountain or text file.
        sensitivity: how much doubt is enough to flag a scene.
        progress: is told of the stages "reading" (pages) and "finding" (scenes).
        cancelled: asked between pages and scenes.

    Raises:
        UnreadableScript: the file cannot be read; the message holds the remedy.
        Cancelled: the person stopped it.
    """
    from scenebreak.reading import read

    screenplay = read(path, progress=progress, cancelled=cancelled)
    detector = _detector()
    scenes = detector.scan(screenplay, sensitivity=sensitivity, progress=progress, cancelled=cancelled)
    return Scan(
        screenplay=screenplay,
        scenes=scenes,
        tool=Tool(__version__, detector.model, detector.lexicon, sensitivity),
        warnings=screenplay.warnings + _warnings(screenplay),
    )


@cache
def _detector() -> "Detector":
    """The pipeline, loaded once a process."""
    from scenebreak.nlp import load

    return load()


def _warnings(screenplay: Screenplay) -> tuple[str, ...]:
    if screenplay.language in ("", "en"):
        return ()
    return (
        f"The script seems not to be in English (language code {screenplay.language}). "
        "scenebreak finds intimacy in English only: a scene without a flag means nothing here.",
    )
