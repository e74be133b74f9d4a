"""The plan that a finding proposes before anyone has written one (docs/definitions.md).

What follows from the rung and the facts on the page, in words that a department may read. What only people
can know - who starts, who ends, where bodies are - stays open. A scene held for legal and production gets no
plan. Nothing here is, or asks for, a performer's boundary.
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from scenebreak.domain.beat import ReviewedBeat, Verdict
from scenebreak.domain.finding import Level, Tier
from scenebreak.domain.plan import BeatPlan, Rider, RiderState, Risk, RoleNote, ScenePlan
from scenebreak.domain.plan_table import (
    PLAN_BESIDE_MINOR,
    PLAN_BESIDE_OTHERS,
    PLAN_OF_FACT,
    PLAN_OF_MINOR,
    PLAN_OF_RUNG,
    PLAN_WITH_NEWBORN,
    FactPlan,
    RungPlan,
)
from scenebreak.domain.scan import SceneScan

_CHECK_INS = "before rehearsal, before the first take, after every change"
_NOT_PLAYED = BeatPlan(areas="close, without contact, unless the answer says otherwise")
_WITH_NEWBORN = frozenset({Level.BIRTH, Level.BREASTFEEDING})
_BABY = re.compile(r"\b(bab(y|ies)|newborns?|infants?|(days?|weeks?|months?)( old)?)\b", re.IGNORECASE)
_HELD = ScenePlan(support="legal and production decide first")


def default_beat_plan(reviewed: ReviewedBeat) -> BeatPlan:
    """How a beat is to be played as far as its rung says; empty for one that is dismissed or held."""
    if reviewed.tier is Tier.STOP or reviewed.decision.verdict is Verdict.DISMISSED:
        return BeatPlan()
    if not reviewed.played:
        return BeatPlan() if reviewed.spoken_only else _NOT_PLAYED
    rung = PLAN_OF_RUNG[reviewed.axis]
    notes = (RoleNote(role, rung.clothing) for role in reviewed.participants if rung.clothing)
    return BeatPlan(areas=rung.areas, clothing=tuple(notes), camera=rung.camera)


def plan_of(reviewed: ReviewedBeat) -> BeatPlan:
    """The plan of a beat that holds: the person's, else the one that follows from its rung."""
    return reviewed.decision.plan or default_beat_plan(reviewed)


def default_scene_plan(scan: SceneScan, beats: Sequence[ReviewedBeat]) -> ScenePlan:
    """How a scene is to be prepared, as far as its beats and the facts on the page say.

    Args:
        scan: the scene; whether a minor is in it.
        beats: its beats as decided; those dismissed ask for nothing.
    """
    if any(beat.tier is Tier.STOP for beat in beats):
        return _HELD
    standing = [beat for beat in beats if beat.tier is not Tier.NONE and beat.played]
    if not standing:
        return ScenePlan()
    rungs = [PLAN_OF_RUNG[beat.axis] for beat in standing]
    facts = _facts(standing, scan=scan)
    closed = _any(rung.closed for rung in rungs)
    return ScenePlan(
        garments=_garments(standing),
        background=_background(standing),
        closed_set=closed,
        check_ins=_CHECK_INS if closed else "",
        breaks=_joined(rung.breaks for rung in rungs),
        risk=_risk(rungs, facts),
        mitigation=_joined([*(rung.mitigation for rung in rungs), *(fact.mitigation for fact in facts)]),
        closure=_any(rung.closure for rung in rungs),
        content_notice=_any(rung.content for rung in rungs),
        support=_joined([*(rung.support for rung in rungs), *(fact.support for fact in facts)]),
    )


def default_riders(beats: Iterable[ReviewedBeat]) -> tuple[Rider, ...]:
    """The roles that need a rider: named in a beat at N2 and above, or of any S or V, that stands."""
    roles = (
        role
        for beat in beats
        if beat.tier in (Tier.MAY, Tier.MUST) and beat.played and PLAN_OF_RUNG[beat.axis].rider
        for role in beat.participants
    )
    return tuple(Rider(role, RiderState.NEEDED) for role in dict.fromkeys(roles))


def _names(beat: ReviewedBeat) -> set[str]:
    return {fact.partition(":")[0] for fact in beat.beat.modifiers}


def _facts(beats: Sequence[ReviewedBeat], *, scan: SceneScan) -> list[FactPlan]:
    found = {name for beat in beats for name in _names(beat)}
    return [*(fact for name, fact in PLAN_OF_FACT.items() if name in found), *_of_minors(beats, scan)]


def _of_minors(beats: Sequence[ReviewedBeat], scan: SceneScan) -> Iterator[FactPlan]:
    """What minors ask for: who takes part, as a newborn may, cannot leave the action; every other can."""
    newborn = any(beat.beat.level in _WITH_NEWBORN for beat in beats)
    if any(beat.minor_takes_part and beat.beat.level not in _WITH_NEWBORN for beat in beats):
        yield PLAN_OF_MINOR
        return
    if newborn:
        yield PLAN_WITH_NEWBORN
    if scan.minor and not newborn:
        yield PLAN_BESIDE_MINOR
    elif any(not _BABY.search(minor) for minor in scan.minors) and newborn:
        yield PLAN_BESIDE_OTHERS


def _garments(beats: Sequence[ReviewedBeat]) -> tuple[RoleNote, ...]:
    """What covers each role over all its beats, each thing said once."""
    worn: dict[str, list[str]] = {}
    for beat in beats:
        if not (text := PLAN_OF_RUNG[beat.axis].garments):
            continue
        extra = [fact.garments for name, fact in PLAN_OF_FACT.items() if name in _names(beat)]
        for role in beat.participants:
            worn.setdefault(role, []).extend([text, *extra])
    return tuple(RoleNote(role, _joined(texts)) for role, texts in worn.items())


def _background(beats: Sequence[ReviewedBeat]) -> int | None:
    """The largest count that the words give, for the beats of one scene share their background."""
    facts = (fact.partition(":") for beat in beats for fact in beat.beat.modifiers)
    return max(
        (int(count) for name, _, count in facts if name == "background" and count.isdigit()), default=None
    )


def _risk(rungs: Iterable[RungPlan], facts: Iterable[FactPlan]) -> Risk:
    """The highest among the beats, one step up where the place itself is a hazard or a minor is there."""
    steps = tuple(Risk)
    highest = max(steps.index(rung.risk) for rung in rungs)
    return steps[min(highest + any(fact.raises for fact in facts), len(steps) - 1)]


def _any(values: Iterable[bool | None]) -> bool | None:
    """True where one says so; else open, for no rung says no."""
    return True if any(values) else None


def _joined(texts: Iterable[str]) -> str:
    """Clauses in order, each said once."""
    clauses = (clause for text in texts for clause in text.split("; ") if clause)
    return "; ".join(dict.fromkeys(clauses))
