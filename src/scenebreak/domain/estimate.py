"""Intimacy-coordinator days: low, likely and high, prep and shoot apart (docs/estimate.md).

Low counts what needs a coordinator, likely adds what may need one, high turns every open question
into its higher level. Scenes of tier stop are held back: they go to legal first, not into a budget.
"""

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
    """

    title: str
    pages: int
    scenes: tuple[SceneWork, ...]


class Line(NamedTuple):
    """One line of the sum, such as 23 beats written up in 5.75 hours."""

    item: str
    quantity: float
    unit: str
    hours: float

    def plus(self, other: "Line") -> "Line":
        """The same item of two episodes together."""
        return self._replace(quantity=self.quantity + other.quantity, hours=self.hours + other.hours)


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one case comes to.

    Attributes:
        case: low, likely or high.
        lines: the prep, item by item over all episodes, in hours.
        prep_days: in half days, rounded up.
        shoot_days: distinct days with an intimate scene.
        extra_days: days of further coordinators for crowded beats.
        contingency_days: for what later drafts bring.
        total_days: all of it, in half days, rounded up.
        hours_per_day: that turned the hours into days.
    """

    case: Case
    lines: tuple[Line, ...]
    prep_days: float
    shoot_days: float
    extra_days: float
    contingency_days: float
    total_days: float
    hours_per_day: float

    @property
    def prep_hours(self) -> float:
        """Hours of prep."""
        return sum(line.hours for line in self.lines)

    @property
    def raw_hours(self) -> float:
        """Prep, shoot and extra coordinators in hours, before any rounding of prep."""
        return self.prep_hours + (self.shoot_days + self.extra_days) * self.hours_per_day


@dataclass(frozen=True, slots=True)
class QuestionWorth:
    """What one open question can add.

    Attributes:
        episode: title of the script.
        scene: number or index of the scene.
        page: of the scene.
        question: in words.
        quote: what it is about.
        days: more days, if the answer is the higher level.
    """

    episode: str
    scene: str
    page: int
    question: str
    quote: str
    days: float


@dataclass(frozen=True, slots=True)
class Estimate:
    """The three cases, what they rest on and what would move them.

    Attributes:
        outcomes: low, likely, high.
        questions: open ones, the costliest first.
        held_scenes: scenes of tier stop, left out.
        assumptions: the numbers used.
    """

    outcomes: tuple[Outcome, Outcome, Outcome]
    questions: tuple[QuestionWorth, ...]
    held_scenes: int
    assumptions: Assumptions


class _Act(NamedTuple):
    """A beat as one case reads it."""

    axis: str
    tier: Tier
    performers: tuple[str, ...]
    modifiers: tuple[str, ...]

    @property
    def letter(self) -> str:
        return self.axis[0]

    @property
    def step(self) -> int:
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


class _Scene(NamedTuple):
    scene: Scene
    acts: tuple[_Act, ...]

    @property
    def tier(self) -> Tier:
        return max(act.tier for act in self.acts)

    @property
    def performers(self) -> frozenset[str]:
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


def estimate(episodes: Iterable[EpisodeWork], assumptions: Assumptions | None = None) -> Estimate:
    """Estimate the coordinator's days for one or more scripts."""
    numbers = assumptions or Assumptions()
    work = tuple(episodes)
    low, likely, high = (_outcome(work, case, numbers) for case in Case)
    return Estimate(
        outcomes=(low, likely, high),
        questions=tuple(sorted(_questions(work, likely, numbers), key=lambda each: -each.days)),
        held_scenes=sum(_held(scene) for episode in work for scene in episode.scenes),
        assumptions=numbers,
    )


def _held(work: SceneWork) -> bool:
    return any(beat.tier is Tier.STOP for beat in work.beats)


def _questions(
    work: tuple[EpisodeWork, ...], likely: Outcome, numbers: Assumptions
) -> Iterator[QuestionWorth]:
    """Raise one open question at a time and see what the likely case gains."""
    for episode in work:
        for scene_work in episode.scenes:
            scene = scene_work.scene
            for beat in scene_work.beats:
                if not beat.open or _held(scene_work):
                    continue
                raised = _outcome(work, Case.LIKELY, numbers, raised=beat)
                yield QuestionWorth(
                    episode=episode.title,
                    scene=scene.number or f"#{scene.index}",
                    page=scene.page,
                    question=beat.question,
                    quote=beat.beat.anchor.quote,
                    days=(raised.raw_hours - likely.raw_hours) / numbers.hours_per_day,
                )


def _outcome(
    work: tuple[EpisodeWork, ...], case: Case, numbers: Assumptions, raised: ReviewedBeat | None = None
) -> Outcome:
    lines: dict[tuple[str, str], Line] = {}
    shoot = extra = 0.0
    for episode in work:
        scenes = tuple(_scenes(episode, case, raised))
        for line in _prep(episode.pages, scenes, numbers):
            key = line.item, line.unit
            lines[key] = lines[key].plus(line) if key in lines else line
        days, more = _shoot(scenes, numbers)
        shoot += days
        extra += more
    prep = _half_days(sum(line.hours for line in lines.values()) / numbers.hours_per_day)
    contingency = (prep + shoot + extra) * numbers.contingency_percent / 100
    return Outcome(
        case=case,
        lines=tuple(lines.values()),
        prep_days=prep,
        shoot_days=shoot,
        extra_days=extra,
        contingency_days=contingency,
        total_days=_half_days(prep + shoot + extra + contingency),
        hours_per_day=numbers.hours_per_day,
    )


def _half_days(days: float) -> float:
    """Round up to half days; the tiny slack keeps 0.1 + 0.2 from costing half a day."""
    return ceil(days * 2 - 1e-9) / 2


def _scenes(episode: EpisodeWork, case: Case, raised: ReviewedBeat | None) -> Iterator[_Scene]:
    least = Tier.MUST if case is Case.LOW else Tier.MAY
    for work in episode.scenes:
        if _held(work):
            continue
        acts = (_act(beat, lift=case is Case.HIGH or beat is raised) for beat in work.beats)
        counted = tuple(act for act in acts if act.tier >= least)
        if counted:
            yield _Scene(work.scene, counted)


def _act(reviewed: ReviewedBeat, *, lift: bool) -> _Act:
    axis, tier = reviewed.axis, reviewed.tier
    if lift and reviewed.open:
        axis = _higher(axis, tier)
        tier = max(tier, RUNGS[axis].tier)
    beat = reviewed.beat
    return _Act(axis, tier, _performers(reviewed), beat.modifiers)


def _higher(axis: str, tier: Tier) -> str:
    """The rung an open beat rises to; one that may stay unplayed rises to being played as it stands."""
    if tier < Tier.MUST and RUNGS[axis].tier is Tier.MUST:
        return axis
    ladder = LADDERS[axis[0]]
    return ladder[min(int(axis[1:]), len(ladder) - 1)].code


_ALONE = frozenset({Kind.NUDITY, Kind.UNDRESS, Kind.HYPER_EXPOSED})


def _performers(reviewed: ReviewedBeat) -> tuple[str, ...]:
    """Named participants, filled up with unnamed ones: two for contact, one for a body alone."""
    beat = reviewed.beat
    names = beat.participants
    missing = (1 if beat.kind in _ALONE else 2) - len(names)
    return names + tuple(f"unnamed {beat.scene}.{position}" for position in range(1, missing + 1))


def _prep(pages: int, scenes: tuple[_Scene, ...], numbers: Assumptions) -> Iterator[Line]:
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


def _meetings(scenes: tuple[_Scene, ...], numbers: Assumptions) -> Iterator[Line]:
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


def _performer_work(scenes: tuple[_Scene, ...], numbers: Assumptions) -> Iterator[Line]:
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


def _fitted(act: _Act) -> bool:
    return act.letter in "NS" and act.step >= 2


def _rehearsal(scene: _Scene, numbers: Assumptions) -> float:
    """Hours for the hardest beat of a scene, more for a crowd."""
    hours = max(_rehearsal_of(act, numbers) for act in scene.acts)
    if not hours:
        return 0.0
    crowd = max(act.crowd for act in scene.acts)
    return hours + max(0, crowd - 2) // 4 * numbers.rehearsal_per_four_extra


def _rehearsal_of(act: _Act, numbers: Assumptions) -> float:
    letter, step = act.letter, act.step
    if (letter == "S" and step >= 4) or (letter == "V" and step >= 3):
        return numbers.rehearsal_heavy
    if letter == "V" or (letter == "S" and step >= 2):
        return numbers.rehearsal_medium
    light = {"K": 4, "T": 3, "S": 1, "N": 2}
    return numbers.rehearsal_light if step >= light.get(letter, 99) else 0.0


def _shoot(scenes: tuple[_Scene, ...], numbers: Assumptions) -> tuple[float, float]:
    """Shoot days, and days of extra coordinators."""
    days = extra = 0.0
    for day in _shoot_days(scenes, numbers):
        spent = _spent(day, numbers)
        days += spent
        extra += spent * max(_extra_coordinators(scene, numbers) for scene in day)
    return days, extra


def _shoot_days(scenes: tuple[_Scene, ...], numbers: Assumptions) -> list[list[_Scene]]:
    """Pack scenes into days, those of one set and cast next to one another."""
    days: list[list[_Scene]] = []
    for scene in sorted(scenes, key=lambda each: (each.block, each.scene.index)):
        if not days or not _fits([*days[-1], scene], numbers):
            days.append([])
        days[-1].append(scene)
    return days


def _fits(day: list[_Scene], numbers: Assumptions) -> bool:
    return (
        len(day) <= numbers.scenes_per_shoot_day
        and sum(scene.scene.eighths for scene in day) <= numbers.eighths_per_shoot_day
        and len({scene.block for scene in day}) <= numbers.sets_per_shoot_day
    )


def _spent(day: list[_Scene], numbers: Assumptions) -> float:
    """Days that a day's load takes: one, more for a very long scene, half where half days may be booked."""
    load = max(
        len(day) / numbers.scenes_per_shoot_day,
        sum(scene.scene.eighths for scene in day) / numbers.eighths_per_shoot_day,
    )
    return _half_days(load) if numbers.shoot_half_days else float(ceil(load - 1e-9))


def _extra_coordinators(scene: _Scene, numbers: Assumptions) -> int:
    crowd = max(act.crowd for act in scene.acts)
    beyond = crowd - numbers.performers_per_coordinator
    return max(0, ceil(beyond / numbers.performers_per_extra_coordinator))
