"""Why a scene is flagged, or is not."""

from pathlib import Path
from typing import TYPE_CHECKING

from scenebreak.domain.explanation import Explanation, Limits
from scenebreak.domain.progress import Progress, no_progress
from scenebreak.domain.scan import Sensitivity
from scenebreak.services.scan import scan_script
from scenebreak.services.scene_names import scenes_named

if TYPE_CHECKING:
    from rich.console import RenderableType


def explain(
    path: Path,
    scene: str,
    *,
    sensitivity: Sensitivity = Sensitivity.THOROUGH,
    use_cache: bool = True,
    progress: Progress = no_progress,
) -> tuple[Explanation, ...]:
    """Explain a scene, flagged or not.

    Args:
        path: the script.
        scene: printed number ("12A"), or its place in the script with "#" ("#12").
        sensitivity: how much doubt is enough to flag a scene.
        use_cache: take the result of an earlier scan of the same bytes.
        progress: is told of the stages of the scan.

    Returns:
        One explanation; several where the script prints a number more than once.

    Raises:
        WrongUsage: the script has no such scene.
        UnreadableScript: the file cannot be read.
    """
    scan = scan_script(path, sensitivity=sensitivity, use_cache=use_cache, progress=progress)
    limits = limits_of(sensitivity)
    return tuple(Explanation(scan.screenplay, one, limits) for one in scenes_named(scan, scene))


def limits_of(sensitivity: Sensitivity) -> Limits:
    """What a scan with that sensitivity holds the scores of scenes to."""
    from scenebreak.nlp import thresholds

    limits = thresholds(sensitivity)
    return Limits(sensitivity, limits.flag, limits.must)


def explanations_as_json(explanations: tuple[Explanation, ...]) -> str:
    """Explanations as JSON text."""
    from scenebreak.reports.explanation import explanations_to_json

    return explanations_to_json(explanations)


def explanation_as_table(explanation: Explanation) -> "RenderableType":
    """One explanation for the terminal."""
    from scenebreak.reports.explanation import explanation_table

    return explanation_table(explanation)
