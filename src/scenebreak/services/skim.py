"""The unflagged scenes most worth a look: where a miss of the detector would hide."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from scenebreak.domain.explanation import Limits, worth_a_look
from scenebreak.domain.progress import Progress, no_progress
from scenebreak.domain.scan import Scan, SceneScan, Sensitivity
from scenebreak.services.scan import scan_script
from scenebreak.services.why import limits_of

if TYPE_CHECKING:
    from rich.console import RenderableType


@dataclass(frozen=True, slots=True)
class Skim:
    """What a skim of one script shows.

    Attributes:
        scan: of the whole script.
        scenes: unflagged, the nearest misses first.
        limits: what the scores were held to.
        gain: share of the must scenes of labelled scripts, none of which the trained part had seen, that are
            known after so many of these scenes were read in each; empty where it was not measured.
    """

    scan: Scan
    scenes: Sequence[SceneScan]
    limits: Limits
    gain: Mapping[int, float]


def skim(
    path: Path,
    *,
    most: int,
    sensitivity: Sensitivity = Sensitivity.THOROUGH,
    use_cache: bool = True,
    progress: Progress = no_progress,
) -> Skim:
    """Scan a script and rank the scenes that were not flagged.

    Args:
        path: the script.
        most: how many scenes at most.
        sensitivity: how much doubt is enough to flag a scene.
        use_cache: take the result of an earlier scan of the same bytes.
        progress: is told of the stages of the scan.

    Raises:
        UnreadableScript: the file cannot be read.
    """
    scan = scan_script(path, sensitivity=sensitivity, use_cache=use_cache, progress=progress)
    return Skim(scan, worth_a_look(scan.scenes)[:most], limits_of(sensitivity), _gain(sensitivity))


def _gain(sensitivity: Sensitivity) -> Mapping[int, float]:
    from scenebreak.nlp import trained_card

    measured = trained_card().get("skim", {}).get(sensitivity.value, {})
    return {int(most): recall for most, recall in measured.items()}


def skim_as_json(result: Skim) -> str:
    """A skim as JSON text."""
    from scenebreak.reports.explanation import skim_to_json

    return skim_to_json(result.scan, result.scenes, result.limits, result.gain)


def skim_as_table(result: Skim) -> "RenderableType":
    """A skim for the terminal."""
    from scenebreak.reports.explanation import skim_table

    return skim_table(result.scan, result.scenes, result.limits, result.gain)
