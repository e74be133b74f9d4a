"""The days on which a script's intimate scenes are shot."""

from collections.abc import Iterator, Sequence
from math import ceil
from operator import gt, mul
from typing import NamedTuple, TypeAlias

from scenebreak.domain.assumptions import Assumptions
from scenebreak.domain.workload import Case, CountedScene, EpisodeWork, counted_scenes


class ShootDay(NamedTuple):
    """Scenes that are shot together.

    Attributes:
        scenes: their numbers.
        sets: where they play.
        days: that they take, mostly one.
        extra: days of further coordinators.
        episode: title of the script.
    """

    scenes: tuple[str, ...]
    sets: tuple[str, ...]
    days: float
    extra: float
    episode: str = ""


Schedule: TypeAlias = Sequence[Sequence[CountedScene]]
"""Scenes by the day on which they are shot."""


def schedules(episode: EpisodeWork, numbers: Assumptions) -> Iterator[tuple[Case, Schedule]]:
    """Which scenes of one episode are shot together in each case, the fullest case first.

    A case with fewer scenes takes no more days, and no more coordinators, than one with more: the days of the
    latter would do for it. So it is shot on these wherever days of its own come out dearer.
    """
    fuller: Schedule | None = None
    for case in reversed(Case):
        scenes = tuple(counted_scenes(episode, case))
        own: Schedule = _shoot_days(scenes, numbers)
        if fuller is not None and _dearer(own, fuller, numbers):
            own = _kept(fuller, scenes)
        fuller = own
        yield case, own


def schedule_of(episode: EpisodeWork, case: Case, numbers: Assumptions) -> Schedule:
    """The schedule of one case; nothing is made of the cases below it."""
    return next(planned for each, planned in schedules(episode, numbers) if each is case)


def shoot(episode: EpisodeWork, planned: Schedule, numbers: Assumptions) -> Iterator[ShootDay]:
    """The shoot days of one episode by a schedule."""
    return (_shoot_day(day, numbers)._replace(episode=episode.title) for day in planned)


def share_of_day(day: Sequence[CountedScene], numbers: Assumptions) -> float:
    """The even part that each scene of a day has of it, in days, further coordinators counted."""
    made = _shoot_day(day, numbers)
    return (made.days + made.extra) / len(day)


def _shoot_day(day: Sequence[CountedScene], numbers: Assumptions) -> ShootDay:
    spent = _spent(day, numbers)
    return ShootDay(
        scenes=tuple(scene.scene.name for scene in day),
        sets=tuple(dict.fromkeys(scene.scene.setting.place for scene in day)),
        days=spent,
        extra=spent * _extra(day, numbers),
    )


def _dearer(one: Schedule, other: Schedule, numbers: Assumptions) -> bool:
    return any(map(gt, _costs(one, numbers), _costs(other, numbers)))


def _costs(schedule: Schedule, numbers: Assumptions) -> tuple[float, float]:
    """Days of a schedule, and of further coordinators; asked at each key, so no more is made than that."""
    spent = [_spent(day, numbers) for day in schedule]
    extra = (_extra(day, numbers) for day in schedule)
    return sum(spent), sum(map(mul, spent, extra))


def _extra(day: Sequence[CountedScene], numbers: Assumptions) -> float:
    """Coordinators beside the first that a day takes."""
    return max(_extra_coordinators(scene, numbers) for scene in day)


def _kept(schedule: Schedule, scenes: Sequence[CountedScene]) -> Schedule:
    """The same days with these scenes alone."""
    counted = {scene.scene.index: scene for scene in scenes}
    days = ([counted[each.scene.index] for each in day if each.scene.index in counted] for day in schedule)
    return [day for day in days if day]


def _shoot_days(scenes: tuple[CountedScene, ...], numbers: Assumptions) -> list[list[CountedScene]]:
    """Pack scenes into days, those of one set and cast next to one another."""
    days: list[list[CountedScene]] = []
    for scene in sorted(scenes, key=lambda each: (each.block, each.scene.index)):
        if not days or not _fits([*days[-1], scene], numbers):
            days.append([])
        days[-1].append(scene)
    return days


def _fits(day: list[CountedScene], numbers: Assumptions) -> bool:
    return (
        len(day) <= numbers.scenes_per_shoot_day
        and sum(scene.scene.eighths for scene in day) <= numbers.eighths_per_shoot_day
        and len({scene.block for scene in day}) <= numbers.sets_per_shoot_day
    )


def _spent(day: Sequence[CountedScene], numbers: Assumptions) -> float:
    """Days that a day's load takes: one, more for a very long scene, half where half days may be booked."""
    load = max(
        len(day) / numbers.scenes_per_shoot_day,
        sum(scene.scene.eighths for scene in day) / numbers.eighths_per_shoot_day,
    )
    return half_days(load) if numbers.shoot_half_days else float(ceil(load - 1e-9))


def _extra_coordinators(scene: CountedScene, numbers: Assumptions) -> int:
    beyond = scene.crowd - numbers.performers_per_coordinator
    return max(0, ceil(beyond / numbers.performers_per_extra_coordinator))


def half_days(days: float) -> float:
    """Round up to half days; the tiny slack keeps 0.1 + 0.2 from costing half a day."""
    return ceil(days * 2 - 1e-9) / 2
