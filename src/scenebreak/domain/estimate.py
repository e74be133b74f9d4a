"""Intimacy-coordinator days: low, likely and high, prep and shoot apart (docs/estimate.md).

Low counts what needs a coordinator, likely adds what may need one, high turns every open question
into its higher level; no figure falls from one to the next. Scenes of tier stop are held back: they go
to legal first, not into a budget. All three stand twice: for what a person has confirmed,
and for every flag that nobody has dismissed.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from scenebreak.domain.assumptions import Assumptions
from scenebreak.domain.prep import Line, SceneLoad, load_of, prep
from scenebreak.domain.shoot import Schedule, ShootDay, half_days, schedule_of, schedules, shoot
from scenebreak.domain.workload import Case, EpisodeWork, counted_scenes, held, raised_scene

_WORTH_TELLING = 0.05
"""Hours below which an answer adds nothing that anybody books."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What one case comes to.

    Attributes:
        case: low, likely or high.
        scenes: how many it counts.
        lines: the prep, item by item over all episodes, in hours.
        days: the shoot, day by day.
        prep_days: in half days, rounded up.
        shoot_days: distinct days with an intimate scene.
        extra_days: days of further coordinators for crowded beats.
        contingency_days: for what later drafts bring.
        total_days: all of it, in half days, rounded up.
        hours_per_day: that turned the hours into days.
    """

    case: Case
    scenes: int
    lines: tuple[Line, ...]
    days: tuple[ShootDay, ...]
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
        page: of the file, on which its words begin.
        page_name: the same for a narrow column ("3 (PDF 4)").
        question: in words.
        quote: what it is about.
        days: more days, if the answer is the higher level.
    """

    episode: str
    scene: str
    page: int
    page_name: str
    question: str
    quote: str
    days: float


@dataclass(frozen=True, slots=True)
class Estimate:
    """The three cases, what they rest on and what would move them.

    Attributes:
        outcomes: low, likely, high, if every flag stands that nobody has dismissed.
        confirmed: low, likely, high of what a person has confirmed so far.
        waiting: scenes with a flag that nobody has confirmed or dismissed yet.
        questions: open ones, the costliest first.
        held_scenes: scenes of tier stop, left out.
        assumptions: the numbers used.
        scripts: titles of the scripts, in order.
    """

    outcomes: tuple[Outcome, Outcome, Outcome]
    confirmed: tuple[Outcome, Outcome, Outcome]
    waiting: int
    questions: tuple[QuestionWorth, ...]
    held_scenes: int
    assumptions: Assumptions
    scripts: tuple[str, ...] = ()

    @property
    def reviewed(self) -> bool:
        """Nothing waits for a verdict: there is one range."""
        return not self.waiting

    @property
    def progress(self) -> str:
        """How far the review has come, in a sentence."""
        flagged = self.outcomes[-1].scenes
        scenes = f"{flagged} flagged scene{'s' * (flagged != 1)}"
        if self.reviewed:
            return f"{scenes}, every flag with a verdict."
        waiting = f"{self.waiting} with a flag that waits for a verdict"
        return f"{scenes}: {self.confirmed[-1].scenes} confirmed so far, {waiting}."


def estimate(episodes: Iterable[EpisodeWork], assumptions: Assumptions | None = None) -> Estimate:
    """Estimate the coordinator's days for one or more scripts, and what each open question is worth."""
    numbers = assumptions or Assumptions()
    work = tuple(episodes)
    return Estimate(
        outcomes=outcomes(work, numbers),
        confirmed=outcomes(tuple(episode.confirmed() for episode in work), numbers),
        waiting=sum(scene.waiting for episode in work for scene in episode.scenes),
        questions=tuple(sorted(_questions(work, numbers), key=lambda each: -each.days)),
        held_scenes=sum(held(scene) for episode in work for scene in episode.scenes),
        assumptions=numbers,
        scripts=tuple(episode.title for episode in work),
    )


def outcomes(work: tuple[EpisodeWork, ...], numbers: Assumptions) -> tuple[Outcome, Outcome, Outcome]:
    """The three cases alone."""
    planned = [dict(schedules(episode, numbers)) for episode in work]
    low, likely, high = (_outcome(work, case, [each[case] for each in planned], numbers) for case in Case)
    return low, likely, high


def least(work: tuple[EpisodeWork, ...], numbers: Assumptions) -> Outcome:
    """The least that is known by now, the musts that a person has confirmed: quick enough for every key."""
    return _one(tuple(episode.confirmed() for episode in work), Case.LOW, numbers)


def most(work: tuple[EpisodeWork, ...], numbers: Assumptions) -> Outcome:
    """What all flags that stand may come to, the high case: quick enough for every key."""
    return _one(work, Case.HIGH, numbers)


def _one(work: tuple[EpisodeWork, ...], case: Case, numbers: Assumptions) -> Outcome:
    return _outcome(work, case, [schedule_of(episode, case, numbers) for episode in work], numbers)


def question_days(episode: EpisodeWork, numbers: Assumptions) -> Mapping[str, float]:
    """What each open question of one script would add to the likely case, in days, by the id of its beat.

    One question is raised at a time; that lengthens the prep and moves no scene to another shoot day. Scenes
    that are held have no questions.
    """
    loads = {scene.scene.index: load_of(scene, numbers) for scene in counted_scenes(episode, Case.LIKELY)}
    likely = _hours(episode, loads.values(), numbers)
    days: dict[str, float] = {}
    for work in episode.scenes:
        for beat in work.beats:
            if beat.open and not held(work):
                raised = load_of(raised_scene(work, beat), numbers)
                hours = _hours(episode, (loads | {work.scene.index: raised}).values(), numbers)
                days[beat.beat.id] = (hours - likely) / numbers.hours_per_day
    return days


def _hours(episode: EpisodeWork, loads: Iterable[SceneLoad], numbers: Assumptions) -> float:
    return sum(line.hours for line in prep(episode.pages, tuple(loads), numbers))


def _questions(work: tuple[EpisodeWork, ...], numbers: Assumptions) -> Iterator[QuestionWorth]:
    for episode in work:
        days = question_days(episode, numbers)
        for scene_work in episode.scenes:
            scene = scene_work.scene
            for beat in scene_work.beats:
                if beat.beat.id in days:
                    yield QuestionWorth(
                        episode=episode.title,
                        scene=scene.name,
                        page=beat.beat.findings[0].page,
                        page_name=episode.page_names.get(beat.beat.findings[0].page, ""),
                        question=beat.question,
                        quote=beat.beat.anchor.quote,
                        days=days[beat.beat.id],
                    )


def _outcome(
    work: tuple[EpisodeWork, ...], case: Case, planned: Sequence[Schedule], numbers: Assumptions
) -> Outcome:
    days = tuple(day for each in zip(work, planned, strict=True) for day in shoot(*each, numbers))
    lines: dict[tuple[str, str], Line] = {}
    counted = 0
    for episode in work:
        scenes = tuple(counted_scenes(episode, case))
        counted += len(scenes)
        for line in prep(episode.pages, [load_of(scene, numbers) for scene in scenes], numbers):
            key = line.item, line.unit
            lines[key] = lines[key].plus(line) if key in lines else line
    shoot_days, extra_days = sum(day.days for day in days), sum(day.extra for day in days)
    prep_days = half_days(sum(line.hours for line in lines.values()) / numbers.hours_per_day)
    contingency = (prep_days + shoot_days + extra_days) * numbers.contingency_percent / 100
    return Outcome(
        case=case,
        scenes=counted,
        lines=tuple(lines.values()),
        days=days,
        prep_days=prep_days,
        shoot_days=shoot_days,
        extra_days=extra_days,
        contingency_days=contingency,
        total_days=half_days(prep_days + shoot_days + extra_days + contingency),
        hours_per_day=numbers.hours_per_day,
    )


def worth_words(days: float, hours_per_day: float) -> str:
    """What an answer may add, in one unit everywhere: hours as long as it is less than a day."""
    if days >= 1:
        return f"{days:.1f} d"
    hours = days * hours_per_day
    return f"{hours:.1f} h" if hours >= _WORTH_TELLING else "0 h"
