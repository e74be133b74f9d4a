"""The days on which a script's intimate scenes are shot."""

from collections.abc import Iterator
from math import ceil
from typing import NamedTuple

from scenebreak.domain.assumptions import Assumptions
from scenebreak.domain.workload import CountedScene


class ShootDay(NamedTuple):
    """Scenes that are shot together.

    Attributes:
        scenes: their numbers.
        sets: where they play.
        days: that they take, mostly one.
        extra: days of further coordinators.
    """

    scenes: tuple[str, ...]
    sets: tuple[str, ...]
    days: float
    extra: float


def shoot(scenes: tuple[CountedScene, ...], numbers: Assumptions) -> Iterator[ShootDay]:
    """The shoot days of one episode."""
    for day in _shoot_days(scenes, numbers):
        spent = _spent(day, numbers)
        yield ShootDay(
            scenes=tuple(scene.scene.name for scene in day),
            sets=tuple(dict.fromkeys(scene.scene.setting.place for scene in day)),
            days=spent,
            extra=spent * max(_extra_coordinators(scene, numbers) for scene in day),
        )


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


def _spent(day: list[CountedScene], numbers: Assumptions) -> float:
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
