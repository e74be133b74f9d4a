"""Estimating coordinator days from scans or from reviewed productions."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from scenebreak.domain.assumptions import Assumptions
from scenebreak.domain.beat import ReviewedBeat, propose_beats
from scenebreak.domain.errors import ScenebreakError, UnreadableScript
from scenebreak.domain.estimate import least, most
from scenebreak.domain.scan import Scan, Sensitivity
from scenebreak.domain.workload import EpisodeWork
from scenebreak.services.executor import ItemProgress, no_item_progress
from scenebreak.services.review import Review, open_review
from scenebreak.services.review_home import holds, locate
from scenebreak.store.production import SUFFIX as PRODUCTION_SUFFIX


@dataclass(frozen=True, slots=True)
class WorkToDo:
    """What one file adds to an estimate, or why it adds nothing.

    Attributes:
        path: a script or a production file.
        episodes: of a production all, of a script one.
        reviewed: they count as people decided, not as the machine sees them.
        assumptions: the numbers of the production that holds them; None where none does.
        error: what went wrong, or None.
    """

    path: Path
    episodes: tuple[EpisodeWork, ...] = ()
    reviewed: bool = False
    assumptions: Assumptions | None = None
    error: ScenebreakError | None = None


def work_to_do(
    target: Path,
    *,
    as_reviewed: bool = True,
    sensitivity: Sensitivity = Sensitivity.THOROUGH,
    progress: ItemProgress = no_item_progress,
) -> tuple[WorkToDo, ...]:
    """What is to be estimated: a production as reviewed, else each script as reviewed or as scanned.

    Args:
        target: a script, a folder of scripts, or a production file. Of a production that holds more than
            the script that was named, only that script counts.
        as_reviewed: decisions count; else every script is taken as the machine sees it.
        sensitivity: how much doubt is enough to flag a scene.
        progress: is told how far each of `season.expand([target])` has come.

    Returns:
        One entry a file, in order; a file that cannot be used stands with its reason.

    Raises:
        UnreadableScript: a production file was named and is not there.
        UnusableProduction: the production that holds all of the target cannot be used.
    """
    from scenebreak.services.season import expand

    if as_reviewed:
        whole = _reviewed(target, sensitivity, progress)
        if whole is not None:
            return (whole,)
    paths = expand([target])
    apart = _reviewed_apart(paths, sensitivity, progress) if as_reviewed and target.is_dir() else {}
    scanned = _scanned([path for path in paths if path not in apart], paths, sensitivity, progress)
    return _told_apart([apart[path] if path in apart else next(scanned) for path in paths])


def work_of_scan(scan: Scan) -> EpisodeWork:
    """A script nobody has reviewed yet: every proposed beat counts as the machine sees it."""
    beats = (
        ReviewedBeat(beat, minor=scene.minor) for scene in scan.flagged() for beat in propose_beats(scene)
    )
    return EpisodeWork.of(scan, beats)


def numbers_in_common(work: Iterable[WorkToDo], own: Assumptions) -> Assumptions | None:
    """The numbers that everything to be estimated rests on; None where the productions differ in them.

    Args:
        work: what is to be estimated.
        own: the user's own numbers, on which scripts without a production rest.
    """
    found = {each.assumptions or own for each in work if each.episodes} or {own}
    return found.pop() if len(found) == 1 else None


def _told_apart(files: Sequence[WorkToDo]) -> tuple[WorkToDo, ...]:
    """The same with the name of the file behind titles that several of them have."""
    titles = Counter(episode.title for file in files for episode in file.episodes)
    return tuple(
        replace(
            file,
            episodes=tuple(
                replace(episode, title=f"{episode.title} ({file.path.stem})")
                if titles[episode.title] > 1
                else episode
                for episode in file.episodes
            ),
        )
        for file in files
    )


def _reviewed(
    target: Path, sensitivity: Sensitivity, progress: ItemProgress, position: int = 0
) -> WorkToDo | None:
    """Every episode of a target as people decided; None where no production holds it yet."""
    is_script = not target.is_dir() and target.suffix.lower() != PRODUCTION_SUFFIX
    try:
        home = locate(target, kindred=False).production
    except UnreadableScript:
        if target.suffix.lower() == PRODUCTION_SUFFIX:
            raise
        return None
    if not home.exists() or (is_script and not holds(home, target)):
        return None
    told = partial(progress, position)
    with open_review(target, sensitivity=sensitivity, progress=told) as review:
        episodes = review.episodes
        named = tuple(each for each in episodes if is_script and Path(each.path) == target.resolve())
        work = tuple(
            EpisodeWork.of(review.scan(each.id), review.beats(each.id), each.title)
            for each in named or episodes
        )
        return WorkToDo(target, work, reviewed=True, assumptions=review.assumptions)


def _reviewed_apart(
    scripts: tuple[Path, ...], sensitivity: Sensitivity, progress: ItemProgress
) -> dict[Path, WorkToDo]:
    """Those of several scripts that have productions of their own; one that cannot be used is told of."""
    found: dict[Path, WorkToDo] = {}
    for position, script in enumerate(scripts):
        try:
            work = _reviewed(script, sensitivity, progress, position)
        except ScenebreakError as error:
            work = WorkToDo(script, error=error)
        if work is not None:
            found[script] = work
    return found


def _scanned(
    scripts: list[Path], among: tuple[Path, ...], sensitivity: Sensitivity, progress: ItemProgress
) -> Iterator[WorkToDo]:
    from scenebreak.services.season import scan_season

    def told(position: int, stage: str, done: int, total: int) -> None:
        progress(among.index(scripts[position]), stage, done, total)

    for outcome in scan_season(scripts, sensitivity=sensitivity, progress=told):
        if outcome.scan:
            yield WorkToDo(outcome.path, (work_of_scan(outcome.scan),))
        else:
            yield WorkToDo(outcome.path, error=outcome.failure)


def title_of_estimate(review: Review, assumptions: Assumptions) -> Callable[[int], str]:
    """What the title line of a review says of one episode's days, as decisions stand at each call.

    Each range goes from what is confirmed so far to what every flag that nobody dismissed may come to.
    """
    former: EpisodeWork | None = None

    def words(episode: int) -> str:
        nonlocal former
        former = EpisodeWork.of(review.scan(episode), review.beats(episode), former=former)
        low, high = least((former,), assumptions), most((former,), assumptions)
        shoot = _range(low.shoot_days + low.extra_days, high.shoot_days + high.extra_days)
        return f"prep {_range(low.prep_days, high.prep_days)}  shoot {shoot} days"

    return words


def _range(low: float, high: float) -> str:
    return f"{low:g}" if low == high else f"{low:g}-{high:g}"
