"""What single scenes take of an estimate: the prep that each adds, and its part of its shoot day."""

from collections.abc import Mapping
from typing import NamedTuple

from scenebreak.domain.assumptions import Assumptions
from scenebreak.domain.prep import SceneLoad, load_of, prep
from scenebreak.domain.shoot import schedule_of, share_of_day
from scenebreak.domain.workload import Case, EpisodeWork, SceneWork


class SceneDays(NamedTuple):
    """Days that one scene takes in each case, before anything is rounded to bookable days."""

    low: float = 0.0
    likely: float = 0.0
    high: float = 0.0


def scene_days(episode: EpisodeWork, numbers: Assumptions) -> Mapping[int, SceneDays]:
    """What each flagged scene of one script takes, by its index; scenes that are held have no share.

    The prep of a scene is what the script would need less without it; a shoot day is shared evenly by the
    scenes that are shot on it. The three cases read the scene itself in three ways, and all others as the
    likely case does: what others may come to is no part of this one's range.
    """
    loads = _loads(episode, Case.LIKELY, numbers)
    on_set = _on_set(episode, Case.HIGH, numbers) | _on_set(episode, Case.LIKELY, numbers)
    found: dict[int, SceneDays] = {}
    for work in episode.scenes:
        if any(work.counted.values()):
            index = work.scene.index
            rest = tuple(load for other, load in loads.items() if other != index)
            added = (_added(work, case, rest, episode.pages, numbers) for case in Case)
            found[index] = SceneDays(*(0.0 if prep is None else prep + on_set[index] for prep in added))
    return found


def _loads(episode: EpisodeWork, case: Case, numbers: Assumptions) -> dict[int, SceneLoad]:
    counted = (work.counted[case] for work in episode.scenes)
    return {each.scene.index: load_of(each, numbers) for each in counted if each is not None}


def _on_set(episode: EpisodeWork, case: Case, numbers: Assumptions) -> dict[int, float]:
    days = schedule_of(episode, case, numbers)
    return {scene.scene.index: share_of_day(day, numbers) for day in days for scene in day}


def _added(
    work: SceneWork, case: Case, rest: tuple[SceneLoad, ...], pages: int, numbers: Assumptions
) -> float | None:
    """Days of prep that one case's reading of a scene adds to the others; None where it does not count."""
    counted = work.counted[case]
    if counted is None:
        return None
    with_it = _hours(pages, (*rest, load_of(counted, numbers)), numbers)
    return (with_it - _hours(pages, rest, numbers)) / numbers.hours_per_day


def _hours(pages: int, loads: tuple[SceneLoad, ...], numbers: Assumptions) -> float:
    return sum(line.hours for line in prep(pages, loads, numbers))
