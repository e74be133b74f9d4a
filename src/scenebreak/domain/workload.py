"""What a script asks of a coordinator: its acts, counted for one case, as hours of prep and days of shoot."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import StrEnum
from math import ceil
from typing import NamedTuple

from scenebreak.domain.assumptions import Assumptions
from scenebreak.domain.axis import LADDERS, RUNGS
from scenebreak.domain.beat import ReviewedBeat
from scenebreak.domain.finding import Kind, Tier
from scenebreak.domain.scan import Scan
from scenebreak.domain.screenplay import Scene


class Case(StrEnum):
    """The three readings of one script."""

    LOW = "low"
    LIKELY = "likely"
    HIGH = "high"


@dataclass(frozen=True, slots=True)
class SceneWork:
    """A scene and its beats, as decided so far."""

    scene: Scene
    beats: tuple[ReviewedBeat, ...]


@dataclass(frozen=True, slots=True)
class EpisodeWork:
    """One script to estimate.

    Attributes:
        title: of the script.
        pages: to be read.
        scenes: the flagged ones.
        warnings: what a reader of the estimate must know, in sentences.
    """

    title: str
    pages: int
    scenes: tuple[SceneWork, ...]
    warnings: tuple[str, ...] = ()

    @classmethod
    def of(cls, scan: Scan, beats: Iterable[ReviewedBeat]) -> "EpisodeWork":
        """A script's beats, gathered by their scene."""
        by_scene: dict[int, list[ReviewedBeat]] = {}
        for beat in beats:
            by_scene.setdefault(beat.beat.scene, []).append(beat)
        scenes = {each.scene.index: each.scene for each in scan.scenes}
        return cls(
            title=scan.screenplay.title,
            pages=scan.screenplay.pages,
            scenes=tuple(SceneWork(scenes[index], tuple(each)) for index, each in sorted(by_scene.items())),
            warnings=scan.warnings,
        )


class Line(NamedTuple):
    """One line of the sum, such as 23 beats written up in 5.75 hours."""

    item: str
    quantity: float
    unit: str
    hours: float

    def plus(self, other: "Line") -> "Line":
        """The same item of two episodes together."""
        return self._replace(quantity=self.quantity + other.quantity, hours=self.hours + other.hours)


class Act(NamedTuple):
    """A beat as one case reads it."""

    axis: str
    tier: Tier
    performers: tuple[str, ...]
    modifiers: tuple[str, ...]

    @property
    def letter(self) -> str:
        """The axis it is on."""
        return self.axis[0]

    @property
    def step(self) -> int:
        """Its rung, from 1."""
        return int(self.axis[1:])

    @property
    def exposed(self) -> bool:
        """Needs a rider: nudity from implied up, any simulated sex, any sexual violence."""
        return self.letter in "SV" or (self.letter == "N" and self.step >= 2)

    @property
    def crowd(self) -> int:
        """Everyone in the beat, counted background included."""
        counts = (fact.partition(":")[2] for fact in self.modifiers if fact.startswith("background:"))
        return len(self.performers) + sum(int(count) for count in counts if count.isdigit())


class CountedScene(NamedTuple):
    """A scene with the acts that one case counts, at least one."""

    scene: Scene
    acts: tuple[Act, ...]

    @property
    def tier(self) -> Tier:
        """The highest tier among its acts."""
        return max(act.tier for act in self.acts)

    @property
    def performers(self) -> frozenset[str]:
        """Everyone in its acts."""
        return frozenset(name for act in self.acts for name in act.performers)

    @property
    def block(self) -> tuple[str, tuple[str, ...]]:
        """Set and cast: scenes that share both are shot together."""
        return self.scene.setting.place.upper(), tuple(sorted(self.performers))

    def has(self, modifier: str) -> bool:
        """A beat of the scene carries this modifier."""
        return any(fact.partition(":")[0] == modifier for act in self.acts for fact in act.modifiers)

    @property
    def assault(self) -> bool:
        """Assault or attempt is shown."""
        return any(act.letter == "V" and act.step >= 3 for act in self.acts)


def held(work: SceneWork) -> bool:
    """The scene goes to legal first and is not priced."""
    return any(beat.tier is Tier.STOP for beat in work.beats)


def counted_scenes(episode: EpisodeWork, case: Case, raised: ReviewedBeat | None) -> Iterator[CountedScene]:
    """The scenes of an episode that a case counts.

    Args:
        episode: as decided so far.
        case: low leaves out what only may need a coordinator; high lifts every open beat.
        raised: one open beat that is lifted in any case.
    """
    least = Tier.MUST if case is Case.LOW else Tier.MAY
    for work in episode.scenes:
        if held(work):
            continue
        acts = (_act(beat, lift=case is Case.HIGH or beat is raised) for beat in work.beats)
        counted = tuple(act for act in acts if act.tier >= least)
        if counted:
            yield CountedScene(work.scene, counted)


def _act(reviewed: ReviewedBeat, *, lift: bool) -> Act:
    axis, tier = _rung(reviewed), reviewed.tier
    if lift and reviewed.open:
        axis = _higher(axis) if reviewed.played else axis
        tier = max(tier, RUNGS[axis].tier)
    beat = reviewed.beat
    return Act(axis, tier, _performers(reviewed), beat.modifiers)


def _rung(reviewed: ReviewedBeat) -> str:
    """The rung that is paid for: settled by the coordinator, else agreed on, else proposed."""
    agreed = reviewed.decision.agreed
    return agreed.level if agreed and reviewed.decision.settled is None else reviewed.axis


def _higher(axis: str) -> str:
    """The next rung; what may stay unplayed rises to being played as it stands instead."""
    ladder = LADDERS[axis[0]]
    return ladder[min(int(axis[1:]), len(ladder) - 1)].code


_ALONE = frozenset({Kind.NUDITY, Kind.UNDRESS, Kind.HYPER_EXPOSED})


def _performers(reviewed: ReviewedBeat) -> tuple[str, ...]:
    """Named participants, filled up with unnamed ones: two for contact, one for a body alone."""
    beat, names = reviewed.beat, reviewed.participants
    missing = (1 if beat.kind in _ALONE else 2) - len(names)
    return names + tuple(f"unnamed {beat.scene}.{position}" for position in range(1, missing + 1))


def prep(pages: int, scenes: tuple[CountedScene, ...], numbers: Assumptions) -> Iterator[Line]:
    """The hours of prep of one episode, item by item."""
    yield Line("read", pages, "pages", max(pages / numbers.read_pages_per_hour, numbers.read_minimum))
    if not scenes:
        return
    acts = [act for scene in scenes for act in scene.acts]
    must = sum(act.tier is Tier.MUST for act in acts)
    yield Line("write up beats that must", must, "beats", must * numbers.writeup_per_must_beat)
    may = len(acts) - must
    yield Line("write up beats that may", may, "beats", may * numbers.writeup_per_may_beat)
    meeting = max(len(scenes) * numbers.director_minutes_per_scene / 60, numbers.director_minimum)
    yield Line("meet the director", len(scenes), "scenes", meeting)
    if any(scene.tier is Tier.MUST for scene in scenes):
        yield from _meetings(scenes, numbers)
    yield from _performer_work(scenes, numbers)
    rehearsal = sum(_rehearsal(scene, numbers) for scene in scenes)
    rehearsed = sum(_rehearsal(scene, numbers) > 0 for scene in scenes)
    yield Line("rehearse", rehearsed, "scenes", rehearsal)


def _meetings(scenes: tuple[CountedScene, ...], numbers: Assumptions) -> Iterator[Line]:
    extras = (
        any(scene.has("prosthetic") for scene in scenes),
        any(scene.assault for scene in scenes),
        any(scene.has("background") for scene in scenes),
        any(scene.has("screen") for scene in scenes),
    )
    meeting = numbers.department_meeting + sum(extras) * numbers.department_meeting_extra
    yield Line("meet the departments", 1, "episodes", meeting)
    risky = sum(scene.assault or scene.has("water") or scene.has("height") for scene in scenes)
    assessed = numbers.risk_assessment + risky * numbers.risk_assessment_extra
    yield Line("assess risks", 1, "episodes", assessed)


def _performer_work(scenes: tuple[CountedScene, ...], numbers: Assumptions) -> Iterator[Line]:
    everyone = frozenset(name for scene in scenes for name in scene.performers)
    exposed = Counter(
        name
        for scene in scenes
        for name in {name for act in scene.acts if act.exposed for name in act.performers}
    )
    further = sum(count - 1 for count in exposed.values())
    calls = len(everyone) * numbers.call_per_performer + further * numbers.call_per_extra_scene
    yield Line("call performers", len(everyone), "performers", calls)
    riders = exposed.total()
    yield Line("word riders", riders, "riders", riders * numbers.rider_per_performer_scene)
    fitted = frozenset(
        name for scene in scenes for act in scene.acts if _fitted(act) for name in act.performers
    )
    yield Line("fit garments", len(fitted), "performers", len(fitted) * numbers.fitting_per_performer)


def _fitted(act: Act) -> bool:
    return act.letter in "NS" and act.step >= 2


def _rehearsal(scene: CountedScene, numbers: Assumptions) -> float:
    """Hours for the beat of a scene that takes longest; those that are not rehearsed bring no crowd to it."""
    return max(_with_crowd(act, _rehearsal_of(act, numbers), numbers) for act in scene.acts)


def _with_crowd(act: Act, hours: float, numbers: Assumptions) -> float:
    return hours + max(0, act.crowd - 2) // 4 * numbers.rehearsal_per_four_extra if hours else 0.0


def _rehearsal_of(act: Act, numbers: Assumptions) -> float:
    letter, step = act.letter, act.step
    if (letter == "S" and step >= 4) or (letter == "V" and step >= 3):
        return numbers.rehearsal_heavy
    if letter == "V" or (letter == "S" and step >= 2):
        return numbers.rehearsal_medium
    light = {"K": 4, "T": 3, "S": 1, "N": 2}
    return numbers.rehearsal_light if step >= light.get(letter, 99) else 0.0


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
            scenes=tuple(scene.scene.number or f"#{scene.scene.index}" for scene in day),
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
    crowd = max(act.crowd for act in scene.acts)
    beyond = crowd - numbers.performers_per_coordinator
    return max(0, ceil(beyond / numbers.performers_per_extra_coordinator))


def half_days(days: float) -> float:
    """Round up to half days; the tiny slack keeps 0.1 + 0.2 from costing half a day."""
    return ceil(days * 2 - 1e-9) / 2
