"""What a script asks of a coordinator: its scenes and acts, counted for one case."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cached_property
from typing import NamedTuple

from scenebreak.domain.axis import LADDERS, RUNGS
from scenebreak.domain.beat import ReviewedBeat, Verdict
from scenebreak.domain.finding import Tier
from scenebreak.domain.pages import page_cell, page_labels
from scenebreak.domain.scan import Scan
from scenebreak.domain.screenplay import Scene


class Case(StrEnum):
    """The three readings of one script."""

    LOW = "low"
    LIKELY = "likely"
    HIGH = "high"


@dataclass(frozen=True)
class SceneWork:
    """A scene and its beats, as decided so far."""

    scene: Scene
    beats: tuple[ReviewedBeat, ...]

    @cached_property
    def counted(self) -> "Mapping[Case, CountedScene | None]":
        """What each case counts of it: None where that is nothing."""
        return {case: _counted(self, case) for case in Case}

    @cached_property
    def confirmed(self) -> "SceneWork | None":
        """Its beats that a person has confirmed; None where there are none, or while it is held."""
        kept = tuple(beat for beat in self.beats if beat.decision.verdict is Verdict.CONFIRMED)
        return SceneWork(self.scene, kept) if kept and not held(self) else None

    @property
    def waiting(self) -> bool:
        """A beat that counts has no verdict yet, or one that is unsure; a held scene waits for others."""
        waits = (beat for beat in self.beats if beat.decision.verdict in (None, Verdict.UNSURE))
        return any(_act(beat, lift=True).tier >= Tier.MAY for beat in waits) and not held(self)


@dataclass(frozen=True, slots=True)
class EpisodeWork:
    """One script to estimate.

    Attributes:
        title: of the script.
        pages: to be read.
        scenes: the flagged ones.
        warnings: what a reader of the estimate must know, in sentences.
        page_names: the pages of its beats for a narrow column, by the page of the file.
    """

    title: str
    pages: int
    scenes: tuple[SceneWork, ...]
    warnings: tuple[str, ...] = ()
    page_names: Mapping[int, str] = field(default_factory=dict)

    @classmethod
    def of(
        cls,
        scan: Scan,
        beats: Iterable[ReviewedBeat],
        title: str = "",
        former: "EpisodeWork | None" = None,
    ) -> "EpisodeWork":
        """A script's beats, gathered by their scene.

        Args:
            scan: of the script.
            beats: as decided.
            title: what the script is called among others; its own title if left out.
            former: the same some decisions ago; its scenes that are as they were need not be counted again.
        """
        by_scene: dict[int, list[ReviewedBeat]] = {}
        for beat in beats:
            by_scene.setdefault(beat.beat.scene, []).append(beat)
        scenes = {each.scene.index: each.scene for each in scan.scenes}
        labels = page_labels(scan.screenplay)
        known = {work.scene.index: work for work in former.scenes} if former else {}
        work = (SceneWork(scenes[index], tuple(each)) for index, each in sorted(by_scene.items()))
        return cls(
            title=title or scan.screenplay.title,
            pages=scan.screenplay.pages,
            scenes=tuple(was if (was := known.get(each.scene.index)) == each else each for each in work),
            warnings=scan.warnings,
            page_names={
                page: page_cell(scan.screenplay, page, labels)
                for each in by_scene.values()
                for page in (beat.beat.findings[0].page for beat in each)
            },
        )

    def confirmed(self) -> "EpisodeWork":
        """The same script with what a person has confirmed, and nothing else."""
        return replace(self, scenes=tuple(filter(None, (work.confirmed for work in self.scenes))))


class Act(NamedTuple):
    """A beat as one case reads it.

    Attributes:
        axis: the rung.
        tier: what that rung asks for.
        performers: named ones, and unnamed ones where some are missing.
        modifiers: its facts.
        listed: the tier under which it is listed: the one that it has as long as its question is open.
    """

    axis: str
    tier: Tier
    performers: tuple[str, ...]
    modifiers: tuple[str, ...]
    listed: Tier

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


@dataclass(frozen=True, eq=False)
class CountedScene:
    """A scene with the acts that one case counts, at least one; equal to none but itself."""

    scene: Scene
    acts: tuple[Act, ...]

    @cached_property
    def tier(self) -> Tier:
        """The highest tier among its acts."""
        return max(act.tier for act in self.acts)

    @cached_property
    def performers(self) -> frozenset[str]:
        """Everyone in its acts."""
        return frozenset(name for act in self.acts for name in act.performers)

    @cached_property
    def crowd(self) -> int:
        """Everyone in the fullest of its acts."""
        return max(act.crowd for act in self.acts)

    @cached_property
    def block(self) -> tuple[str, tuple[str, ...]]:
        """Set and cast: scenes that share both are shot together."""
        return self.scene.setting.place.upper(), tuple(sorted(self.performers))


def held(work: SceneWork) -> bool:
    """The scene goes to legal first and is not priced."""
    return any(beat.tier is Tier.STOP for beat in work.beats)


def counted_scenes(episode: EpisodeWork, case: Case) -> Iterator[CountedScene]:
    """The scenes of an episode that a case counts.

    Low leaves out what only may need a coordinator; high lifts every open beat. Held scenes are not counted.
    """
    for work in episode.scenes:
        if (counted := work.counted[case]) is not None:
            yield counted


def raised_scene(work: SceneWork, raised: ReviewedBeat) -> CountedScene:
    """A scene as the likely case counts it, with one of its open beats lifted."""
    acts = (_act(beat, lift=beat is raised) for beat in work.beats)
    return CountedScene(work.scene, tuple(act for act in acts if act.tier >= Tier.MAY))


def _counted(work: SceneWork, case: Case) -> CountedScene | None:
    least = Tier.MUST if case is Case.LOW else Tier.MAY
    acts = (_act(beat, lift=case is Case.HIGH) for beat in work.beats)
    counted = tuple(act for act in acts if act.tier >= least)
    return CountedScene(work.scene, counted) if counted and not held(work) else None


def _act(reviewed: ReviewedBeat, *, lift: bool) -> Act:
    axis = _highest(reviewed) if lift else _rung(reviewed)
    tier = max(reviewed.tier, RUNGS[axis].tier) if lift and reviewed.open else reviewed.tier
    beat = reviewed.beat
    return Act(axis, tier, _performers(reviewed), beat.modifiers, reviewed.tier)


def _rung(reviewed: ReviewedBeat) -> str:
    """The rung that is paid for: settled by the coordinator, else agreed on, else proposed."""
    agreed = reviewed.decision.agreed
    return agreed.level if agreed and reviewed.decision.settled is None else reviewed.axis


def _highest(reviewed: ReviewedBeat) -> str:
    """The rung that a beat may still rise to.

    An open one rises to the next of its ladder; what may stay unplayed, to being played as it stands. Words
    that go further than what was agreed count in full: a new draft may have raised them. What is settled
    stays; a question about it asks for something else.
    """
    axis, decision = _rung(reviewed), reviewed.decision
    if decision.settled is not None or not reviewed.played:
        return axis
    if decision.agreed is not None:
        return max(axis, reviewed.axis, key=lambda code: RUNGS[code].step)
    if not reviewed.open:
        return axis
    ladder = LADDERS[axis[0]]
    return ladder[min(RUNGS[axis].step, len(ladder) - 1)].code


def _performers(reviewed: ReviewedBeat) -> tuple[str, ...]:
    """Named participants, filled up with unnamed ones: two for contact, one for a body alone."""
    beat, names = reviewed.beat, reviewed.participants
    missing = (2 if beat.kind.takes_two else 1) - len(names)
    return names + tuple(f"unnamed {beat.scene}.{position}" for position in range(1, missing + 1))
