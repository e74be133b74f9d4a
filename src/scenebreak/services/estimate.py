"""Estimating coordinator days from scans or from reviewed productions."""

from collections.abc import Callable, Iterable
from pathlib import Path

from scenebreak.domain.assumptions import Assumptions
from scenebreak.domain.beat import ReviewedBeat, propose_beats
from scenebreak.domain.errors import ScenebreakError, UnreadableScript
from scenebreak.domain.estimate import outcomes
from scenebreak.domain.progress import Progress, no_progress
from scenebreak.domain.scan import Scan, Sensitivity
from scenebreak.domain.workload import EpisodeWork
from scenebreak.services.review import Review, open_review
from scenebreak.services.review_home import holds, locate
from scenebreak.store.production import SUFFIX as PRODUCTION_SUFFIX


def work_of_scan(scan: Scan) -> EpisodeWork:
    """A script nobody has reviewed yet: every proposed beat counts as the machine sees it."""
    beats = (
        ReviewedBeat(beat, minor=scene.minor) for scene in scan.flagged() for beat in propose_beats(scene)
    )
    return EpisodeWork.of(scan, beats)


def reviewed_work(
    target: Path,
    progress: Progress = no_progress,
    *,
    sensitivity: Sensitivity = Sensitivity.THOROUGH,
) -> tuple[EpisodeWork, ...] | None:
    """Every episode of a target as people decided; None where no production holds it yet.

    Args:
        target: a script, a folder of scripts, or a production file. Of a production that holds more than
            the script that was named, only that script counts.
        progress: is told of what has to be scanned again.
        sensitivity: how much doubt is enough to flag a scene.

    Raises:
        UnreadableScript: a production file was named and is not there.
        UnusableProduction: the production cannot be used.
    """
    is_script = not target.is_dir() and target.suffix.lower() != PRODUCTION_SUFFIX
    try:
        home = locate(target).production
    except UnreadableScript:
        if target.suffix.lower() == PRODUCTION_SUFFIX:
            raise
        return None
    if not home.exists() or (is_script and not holds(home, target)):
        return None
    with open_review(target, sensitivity=sensitivity, progress=progress) as review:
        episodes = review.episodes
        named = tuple(each for each in episodes if is_script and Path(each.path) == target.resolve())
        return tuple(
            EpisodeWork.of(review.scan(each.id), review.beats(each.id)) for each in named or episodes
        )


def reviewed_scripts(
    scripts: Iterable[Path],
    progress: Progress = no_progress,
    *,
    sensitivity: Sensitivity = Sensitivity.THOROUGH,
) -> dict[Path, tuple[EpisodeWork, ...] | ScenebreakError]:
    """Those of several scripts that have productions of their own, as decided there.

    A production that cannot be used stands as the reason, so that the other scripts still count.
    """
    found: dict[Path, tuple[EpisodeWork, ...] | ScenebreakError] = {}
    for script in scripts:
        try:
            work = reviewed_work(script, progress, sensitivity=sensitivity)
        except ScenebreakError as error:
            found[script] = error
            continue
        if work is not None:
            found[script] = work
    return found


def title_of_estimate(review: Review, assumptions: Assumptions) -> Callable[[int], str]:
    """What the title line of a review says of one episode's days, as decisions stand at each call."""

    def words(episode: int) -> str:
        work = (EpisodeWork.of(review.scan(episode), review.beats(episode)),)
        low, likely, high = outcomes(work, assumptions)
        shoot = _range(low.shoot_days + low.extra_days, high.shoot_days + high.extra_days)
        return f"prep {likely.prep_days:g}  shoot {shoot} days"

    return words


def _range(low: float, high: float) -> str:
    return f"{low:g}" if low == high else f"{low:g}-{high:g}"
