"""What single scenes take of an estimate: the prep that each adds, and its part of its shoot day."""

from collections.abc import Mapping
from typing import NamedTuple

from scenebreak.domain.assumptions import Assumptions
from scenebreak.domain.prep import load_of, prep
from scenebreak.domain.shoot import shoot
from scenebreak.domain.workload import Case, EpisodeWork, counted_scenes


class SceneDays(NamedTuple):
    """Days that one scene takes in each case, before anything is rounded to bookable days."""

    low: float = 0.0
    likely: float = 0.0
    high: float = 0.0


def scene_days(episode: EpisodeWork, numbers: Assumptions) -> Mapping[int, SceneDays]:
    """What each flagged scene of one script takes, by its index; scenes that are held have no share.

    The prep of a scene is what the script would need less without it; a shoot day is shared evenly by the
    scenes that are shot on it.
    """
    cases = [_days(episode, case, numbers) for case in (Case.LOW, Case.LIKELY, Case.HIGH)]
    found = sorted({index for days in cases for index in days})
    return {index: SceneDays(*(days.get(index, 0.0) for days in cases)) for index in found}


def _days(episode: EpisodeWork, case: Case, numbers: Assumptions) -> dict[int, float]:
    scenes = tuple(counted_scenes(episode, case))
    loads = {scene.scene.index: load_of(scene, numbers) for scene in scenes}
    whole = sum(line.hours for line in prep(episode.pages, tuple(loads.values()), numbers))
    days_of_shoot = tuple(shoot(scenes, numbers))
    on_set = {name: (day.days + day.extra) / len(day.scenes) for day in days_of_shoot for name in day.scenes}
    days: dict[int, float] = {}
    for scene in scenes:
        rest = tuple(load for index, load in loads.items() if index != scene.scene.index)
        hours = whole - sum(line.hours for line in prep(episode.pages, rest, numbers))
        name = scene.scene.number or f"#{scene.scene.index}"
        days[scene.scene.index] = hours / numbers.hours_per_day + on_set[name]
    return days
