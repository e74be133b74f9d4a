"""Two drafts side by side: what became of every scene and beat, and what that does to earlier decisions."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from math import ceil

from scenebreak.domain.axis import RUNGS, named
from scenebreak.domain.beat import Beat, Decision, Verdict
from scenebreak.domain.finding import Kind, Level, Tier


class Change(StrEnum):
    """What became of a beat, those that need a person's eye first."""

    RAISED = "raised"
    NEW = "new"
    LOWERED = "lowered"
    GONE = "gone"
    REWORDED = "reworded"
    UNCHANGED = "unchanged"

    @property
    def label(self) -> str:
        """The change in words."""
        return _LABELS.get(self, self.value)


_LABELS = {Change.RAISED: "level raised", Change.LOWERED: "level lowered", Change.REWORDED: "text changed"}


class Fate(StrEnum):
    """What became of a scene; several may hold at once."""

    NEW = "new"
    OMITTED = "omitted"
    SPLIT = "split"
    MERGED = "merged"
    MOVED = "moved"
    RENUMBERED = "renumbered"
    REWORDED = "reworded"
    MORE = "more"
    LESS = "less"

    @property
    def label(self) -> str:
        """The fate in words."""
        return _FATES.get(self, self.value)


_FATES = {Fate.REWORDED: "text changed", Fate.MORE: "tier raised", Fate.LESS: "tier lowered"}


@dataclass(frozen=True, slots=True)
class Wording:
    """A beat as one draft has it.

    Attributes:
        draft: what the draft is called ("Pink Revised 09/28/26").
        scene: number of its scene; without one its place, as "#12".
        page: page of the file, from 1.
        kind: what it is.
        level: how far its words go.
        axis: the rung that they propose ("K3").
        quote: its words.
        people: who takes part, as far as the words tell.
        held: its scene is for legal and production first: its level is not shown.
    """

    draft: str
    scene: str
    page: int
    kind: Kind
    level: Level
    axis: str
    quote: str
    people: tuple[str, ...] = ()
    held: bool = False


@dataclass(frozen=True, slots=True)
class Drift:
    """New words, or a level that a person chose, go further than what was agreed.

    Attributes:
        agreed: the rung it was agreed to go to ("K2"), or "" where a rider was out before it was written.
        now: the rung that holds now; "" in a scene held for legal and production, of which no level is told.
        basis: what the agreement rests on ("agreed by MARA and the director", "the rider of MARA is signed").
        shoot_date: the day on which the scene is shot, or None.
        deadline: the last day on which the new level can be given to the performers, or None.
        by: the roles and offices that agreed on that rung, () for unnamed; None where it rests on else.
    """

    agreed: str
    now: str
    basis: str
    shoot_date: date | None = None
    deadline: date | None = None
    by: tuple[str, ...] | None = None

    def sentence(self, today: date) -> str:
        """One loud sentence, with the clock where the day of the shoot is known."""
        if not self.now:
            return f"Held for legal and production now, but {self.basis}.{self._clock(today)}"
        if self.by is not None:
            agreed = f"{_and(self.by)} agreed to {named(self.agreed)} at most" if self.by else ""
            agreed = agreed or f"{named(self.agreed)} at most was agreed"
            return f"Beyond consent: {named(self.now)} asked, {agreed}.{self._clock(today)}"
        further = (
            f"from {named(self.agreed)} to {named(self.now)}" if self.agreed else f"to {named(self.now)}"
        )
        return f"Beyond consent: {further}, but {self.basis}.{self._clock(today)}"

    def _clock(self, today: date) -> str:
        if self.shoot_date is None or self.deadline is None:
            return ""
        day = f"{self.shoot_date:%a} {self.shoot_date.isoformat()}"
        if today > self.shoot_date:
            return f" It was to be shot on {day}."
        if today > self.deadline:
            return f" It is shot on {day}: the time for notice has run out."
        return f" It is shot on {day}: tell the performers by {self.deadline.isoformat()}."


@dataclass(frozen=True, slots=True)
class BeatMark:
    """What a new draft did to a beat.

    Attributes:
        change: against the words that were decided on, else against the former draft.
        look: a person should look, and has not since.
        was: those words; None for a new beat.
        former: the decision as it stood then; None where there was none. See `in_force`.
        drift: set where the new words go beyond what was agreed.
    """

    change: Change
    look: bool = False
    was: Wording | None = None
    former: Decision | None = None
    drift: Drift | None = None


@dataclass(frozen=True, slots=True)
class SceneName:
    """A scene as one draft has it; page of the file, from 1."""

    name: str
    heading: str
    page: int


@dataclass(frozen=True, slots=True)
class SceneChange:
    """What became of one scene.

    Attributes:
        old: as the old draft has it, or None.
        new: as the new draft has it, or None.
        fates: what happened to it; none for a scene that stands as it was.
        others: names of the scenes that it was cut from (new draft: split) or run into (merged).
    """

    old: SceneName | None
    new: SceneName | None
    fates: tuple[Fate, ...] = ()
    others: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class BeatChange:
    """What became of one beat.

    Attributes:
        change: raised, new, reworded, lowered, gone or unchanged.
        old: its words in the old draft, or None.
        new: its words in the new draft, or None.
        drift: set where the new words go beyond what was agreed.
        decision: what was decided on it, or None.
    """

    change: Change
    old: Wording | None
    new: Wording | None
    drift: Drift | None = None
    decision: Decision | None = None


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two drafts of one script.

    Attributes:
        title: of the new draft.
        old: what the old draft is called.
        new: what the new draft is called.
        scenes: those that changed, in the order of the new draft, omitted ones where they stood.
        beats: every beat of either, the raised ones first.
        scenes_compared: how many scenes either draft has.
        same_tool: the same version of the program looked at both; else some changes may be its own.
    """

    title: str
    old: str
    new: str
    scenes: tuple[SceneChange, ...]
    beats: tuple[BeatChange, ...]
    scenes_compared: int
    same_tool: bool = True

    def count(self, change: Change) -> int:
        """How many beats changed like that."""
        return sum(beat.change is change for beat in self.beats)

    @property
    def drifts(self) -> tuple[BeatChange, ...]:
        """The beats that go beyond what was agreed."""
        return tuple(beat for beat in self.beats if beat.drift)


def change_of(old: Beat, new: Beat, *, same_words: bool, decision: Decision | None = None) -> Change:
    """What became of a beat that both drafts have.

    A level is raised when the words of the new draft reach a higher rung than the old words and than the rung
    on which a person settled the beat; or when the scene is now held, because a minor came into it.
    """
    held = max(_step(old.proposed), _settled_step(old, decision))
    if new.tier is Tier.STOP and old.tier is not Tier.STOP:
        return Change.RAISED
    if _step(new.proposed) > held:
        return Change.RAISED
    if _step(new.proposed) < _step(old.proposed):
        return Change.LOWERED
    return Change.UNCHANGED if same_words else Change.REWORDED


def in_force(decision: Decision, mark: BeatMark | None) -> Decision:
    """A decision as it holds for the newest draft.

    Until somebody has looked, a verdict and a rung given to lesser words do not hold for a raised beat, and a
    dismissal does not hold for other words. What was asked, answered, planned, agreed and noted stays.
    """
    if mark is None or not mark.look:
        return decision
    other_words = mark.change is not Change.UNCHANGED
    if mark.change is Change.RAISED or (decision.verdict is Verdict.DISMISSED and other_words):
        return replace(decision, verdict=None, reason=None, settled=None)
    return decision


def agreed_rung(decision: Decision) -> tuple[str, str] | None:
    """The rung that people agreed on for a beat, and on what that rests; None where nothing is agreed."""
    if decision.agreed is not None:
        by = ", ".join(decision.agreed.by)
        return decision.agreed.level, f"it was agreed{f' by {by}' if by else ''}"
    if decision.settled is not None and decision.answer:
        by = decision.answered_by or f"the {decision.asked_of}"
        return decision.settled, f"{by} has answered that it goes no further"
    return None


def is_beyond(agreed: str, now: str) -> bool:
    """A rung lies on another ladder than the one agreed, or above it."""
    return agreed[0] != now[0] or _step(now) > _step(agreed)


def notice_deadline(shoot_date: date, hours: float) -> date:
    """The last day that surely lies a number of hours before the call, whose time of day is not known."""
    return shoot_date - timedelta(days=ceil(hours / 24))


def moved(order: Iterable[int]) -> frozenset[int]:
    """Which of a row of former places were moved: the fewest that have to be, to explain the new order.

    Args:
        order: former places, each once, in their new order.
    """
    longest: dict[int, tuple[int, ...]] = {}
    for place in order:
        runs = (run for last, run in longest.items() if last < place)
        longest[place] = (*max(runs, key=len, default=()), place)
    stayed = max(longest.values(), key=len, default=())
    return frozenset(longest).difference(stayed)


def _and(names: tuple[str, ...]) -> str:
    """Names as a sentence has them: "LENA, JONAH and the director"."""
    *others, last = ("the director" if name.casefold() == "director" else name for name in names)
    return f"{', '.join(others)} and {last}" if others else last


def _step(rung: str) -> int:
    return RUNGS[rung].step


def _settled_step(old: Beat, decision: Decision | None) -> int:
    settled = decision.settled if decision else None
    return _step(settled) if settled and settled[0] == old.proposed[0] else 0
