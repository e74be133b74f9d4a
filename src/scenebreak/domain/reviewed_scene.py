"""A scene with its beats and everything a person decided on it: what scene views, pages and reports show."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from scenebreak.domain.beat import ReviewedBeat, Verdict
from scenebreak.domain.default_plan import default_riders, default_scene_plan
from scenebreak.domain.finding import Tier
from scenebreak.domain.notice import Notice
from scenebreak.domain.plan import Rider, ScenePlan
from scenebreak.domain.scan import SceneScan
from scenebreak.domain.screenplay import Scene

HELD = "stop"
"""What stands in the place of levels while a scene is held for legal and production."""


@dataclass(frozen=True, slots=True)
class SceneDecision:
    """What people decided on a scene. Fields that nobody touched keep their default.

    Attributes:
        context: the story context.
        plan: how it is prepared, as it holds: fields that nobody touched still follow from the findings;
            None while nobody has touched any.
        own: names of the plan's fields that a person has written; the others follow the findings.
        planned: which of them were taken as proposed, and at which level; see `taken_plan`.
        riders: those whose state a person has set, by role.
        notices: what the departments were told, by the department's id.
        shoot_date: the day on which it is shot, or None.
    """

    context: str = ""
    plan: ScenePlan | None = None
    riders: tuple[Rider, ...] = ()
    notices: Mapping[str, Notice] = field(default_factory=dict)
    shoot_date: date | None = None
    own: frozenset[str] = field(default=frozenset(), compare=False)
    planned: Mapping[str, tuple[str, str]] = field(default_factory=dict, compare=False)


@dataclass(frozen=True, slots=True)
class ReviewedScene:
    """A scene as it stands in the review.

    Attributes:
        scan: the scene as read, and what the machine found in it.
        beats: its beats with their decisions, in the order of the page.
        decision: what was decided on the scene itself.
    """

    scan: SceneScan
    beats: tuple[ReviewedBeat, ...] = ()
    decision: SceneDecision = field(default_factory=SceneDecision)

    @property
    def scene(self) -> Scene:
        """The scene as read."""
        return self.scan.scene

    @property
    def name(self) -> str:
        """Its printed number; without one, its place in the script as "#12"."""
        return self.scene.name

    @property
    def tier(self) -> Tier:
        """The highest tier among its beats, as decided."""
        return max((beat.tier for beat in self.beats), default=Tier.NONE)

    @property
    def held(self) -> bool:
        """Legal and production decide first: no level, plan or estimate is shown."""
        return self.tier is Tier.STOP

    @property
    def standing(self) -> tuple[ReviewedBeat, ...]:
        """The beats that nobody has dismissed."""
        return tuple(beat for beat in self.beats if beat.decision.verdict is not Verdict.DISMISSED)

    @property
    def unreviewed(self) -> bool:
        """A beat of it has no verdict yet."""
        return any(beat.decision.verdict is None for beat in self.beats)

    @property
    def open(self) -> bool:
        """A question on one of its beats is still to be answered."""
        return any(beat.open for beat in self.beats)

    @property
    def plan(self) -> ScenePlan:
        """The plan that holds: the person's, else the one that follows from the findings."""
        return self.decision.plan or default_scene_plan(self.scan, self.beats)

    @property
    def riders(self) -> tuple[Rider, ...]:
        """The riders that its beats ask for, and those that a person has set; one for each role."""
        found = {rider.role: rider for rider in default_riders(self.beats)}
        found |= {rider.role: rider for rider in self.decision.riders}
        return tuple(found.values())

    @property
    def departments(self) -> frozenset[str]:
        """The departments that must know of it: those of its beats."""
        return frozenset(id_ for beat in self.standing for id_ in beat.departments)

    def confirmed(self) -> "ReviewedScene":
        """The scene with its confirmed beats alone; as it is while it is held."""
        if self.held:
            return self
        kept = (beat for beat in self.beats if beat.decision.verdict is Verdict.CONFIRMED)
        return replace(self, beats=tuple(kept))

    def beats_for(self, department: str) -> tuple[ReviewedBeat, ...]:
        """The beats that one department must know of."""
        return tuple(beat for beat in self.standing if department in beat.departments)

    def level_for(self, department: str) -> str:
        """How far the beats go that a department must know of: the furthest rung of each ladder."""
        return HELD if self.held else furthest(beat.axis for beat in self.beats_for(department))


def furthest(rungs: Iterable[str]) -> str:
    """The highest rung of each ladder, the ladders in order ("K3 N2"); "" for none."""
    highest: dict[str, int] = {}
    for rung in rungs:
        highest[rung[0]] = max(highest.get(rung[0], 0), int(rung[1:]))
    return " ".join(f"{letter}{highest[letter]}" for letter in "KNTSVH" if letter in highest)


def raised(told: str, now: str) -> tuple[str, ...]:
    """The rungs that go further than those that somebody was told of.

    Args:
        told: levels as `furthest` writes them, or "stop".
        now: likewise.
    """
    if told == now:
        return ()
    known = {rung[0]: int(rung[1:]) for rung in told.split() if rung != HELD}
    return tuple(rung for rung in now.split() if rung == HELD or known.get(rung[0], 0) < int(rung[1:]))
