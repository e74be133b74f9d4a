"""Why a scene is flagged, or is not."""

from pathlib import Path
from typing import TYPE_CHECKING

from scenebreak.domain.errors import WrongUsage
from scenebreak.domain.explanation import Explanation, Limits
from scenebreak.domain.progress import Progress, no_progress
from scenebreak.domain.scan import Scan, SceneScan, Sensitivity
from scenebreak.services.scan import scan_script

if TYPE_CHECKING:
    from rich.console import RenderableType

_NAMED = 12


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
    return tuple(Explanation(scan.screenplay.title, one, limits) for one in _scenes(scan, scene))


def limits_of(sensitivity: Sensitivity) -> Limits:
    """What a scan with that sensitivity holds the scores of scenes to."""
    from scenebreak.nlp import thresholds

    limits = thresholds(sensitivity)
    return Limits(sensitivity, limits.flag, limits.must)


def _scenes(scan: Scan, wanted: str) -> tuple[SceneScan, ...]:
    name = wanted.strip().upper()
    if name.startswith("#"):
        found = tuple(one for one in scan.scenes if f"#{one.scene.index}" == name)
    else:
        found = tuple(one for one in scan.scenes if (one.scene.number or "").upper() == name)
    if not found:
        raise WrongUsage(f"The script has no scene {wanted}", _remedy(scan))
    return found


def _remedy(scan: Scan) -> str:
    numbers = [one.scene.number for one in scan.scenes if one.scene.number]
    places = f"#1 to #{len(scan.scenes)}"
    if not numbers:
        return f"Its scenes have no numbers: name a place, {places}"
    some = ", ".join(numbers[:_NAMED]) + (" and so on" if len(numbers) > _NAMED else "")
    return f"Name a number ({some}) or a place, {places}"


def explanations_as_json(explanations: tuple[Explanation, ...]) -> str:
    """Explanations as JSON text."""
    from scenebreak.reports.explanation import explanations_to_json

    return explanations_to_json(explanations)


def explanation_as_table(explanation: Explanation) -> "RenderableType":
    """One explanation for the terminal."""
    from scenebreak.reports.explanation import explanation_table

    return explanation_table(explanation)
