"""Scanning one script: read it, find what is in it."""

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from scenebreak import __version__
from scenebreak.domain.progress import CancelCheck, Onlooker, Progress, never_cancelled, no_progress
from scenebreak.domain.scan import Scan, Sensitivity, Tool
from scenebreak.domain.screenplay import Screenplay

if TYPE_CHECKING:
    from scenebreak.nlp import Detector, HouseRules


def scan_script(
    path: Path,
    *,
    sensitivity: Sensitivity = Sensitivity.THOROUGH,
    use_cache: bool = True,
    progress: Progress = no_progress,
    cancelled: CancelCheck = never_cancelled,
) -> Scan:
    """Read a script and find every scene that a coordinator must know of.

    Args:
        path: a PDF, FDX, Fountain or text file.
        sensitivity: how much doubt is enough to flag a scene.
        use_cache: take the result of an earlier scan of the same bytes, and keep this one.
        progress: is told of the stages "reading" (pages) and "finding" (scenes); an onlooker is shown them.
        cancelled: asked between pages and scenes.

    Raises:
        UnreadableScript: the file cannot be read; the message holds the remedy.
        Cancelled: the person stopped it.
    """
    from scenebreak.nlp import identity
    from scenebreak.reading import read
    from scenebreak.services.cache import ScanCache, cache_folder
    from scenebreak.services.settings import house_rules

    screenplay = read(path, progress=progress, cancelled=cancelled)
    if isinstance(progress, Onlooker):
        progress.saw_script(screenplay)
    rules = house_rules()
    machine = identity(rules=rules.text)
    tool = Tool(__version__, machine.model, machine.lexicon, sensitivity)
    results = ScanCache(cache_folder())
    scenes = results.load(screenplay, tool) if use_cache else None
    if scenes is None:
        detector = _detector(rules)
        scenes = detector.scan(screenplay, sensitivity=sensitivity, progress=progress, cancelled=cancelled)
        if use_cache:
            results.save(screenplay, tool, scenes)
    return Scan(screenplay, scenes, tool, screenplay.warnings + _warnings(screenplay))


def expect_pdf() -> None:
    """A PDF will be read soon: start the process that opens it."""
    from scenebreak.reading.pdf.engines import expect

    expect()


def import_while_reading(*modules: str) -> None:
    """Import what is needed after a script is read while the engines read it."""
    from scenebreak.reading.ahead import import_ahead

    import_ahead(*modules)


@lru_cache(maxsize=2)
def _detector(rules: "HouseRules") -> "Detector":
    """The pipeline, loaded once a process and anew where the user's own rules have changed."""
    from scenebreak.nlp import load

    return load(rules=rules)


def _warnings(screenplay: Screenplay) -> tuple[str, ...]:
    if screenplay.language in ("", "en"):
        return ()
    return (
        f"The script seems not to be in English (language code {screenplay.language}). "
        "scenebreak finds intimacy in English only: a scene without a flag means nothing here.",
    )
