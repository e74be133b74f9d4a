"""What goes beyond an agreement by a person's own hand: settled, answered or flagged above it."""

from collections.abc import Mapping, Sequence

from scenebreak.domain.beat import ReviewedBeat, Verdict
from scenebreak.domain.drafts import is_beyond


def beyond_agreements(beats: Sequence[ReviewedBeat]) -> Mapping[str, ReviewedBeat]:
    """The beat whose agreement each beat goes beyond, by the id of the beat that does.

    A level that a person settled is held against the agreement on its own beat. A beat that a person flagged,
    and on which nothing is agreed, is held against what the same people agreed to in its scene.

    Args:
        beats: of one script; those dismissed go beyond nothing.
    """
    standing = [beat for beat in beats if beat.decision.verdict is not Verdict.DISMISSED]
    agreed = [beat for beat in standing if beat.decision.agreed is not None]
    if not agreed:
        return {}
    found = ((beat, beat if beat.decision.agreed else _agreed_beside(beat, agreed)) for beat in standing)
    return {beat.beat.id: other for beat, other in found if other is not None and _goes_beyond(beat, other)}


def _goes_beyond(beat: ReviewedBeat, agreed: ReviewedBeat) -> bool:
    chosen = beat.made or beat.decision.settled is not None
    ceiling = agreed.decision.agreed
    return chosen and ceiling is not None and is_beyond(ceiling.level, beat.axis)


def _agreed_beside(beat: ReviewedBeat, agreed: Sequence[ReviewedBeat]) -> ReviewedBeat | None:
    """The beat of the same scene, people and ladder on which most was agreed."""
    if not beat.made:
        return None
    beside = [each for each in agreed if each.beat.scene == beat.beat.scene and _is_alike(each, beat)]
    return max(
        beside, key=lambda each: each.decision.agreed.level if each.decision.agreed else "", default=None
    )


def _is_alike(one: ReviewedBeat, other: ReviewedBeat) -> bool:
    names = [{name.casefold() for name in beat.participants} for beat in (one, other)]
    strangers = all(names) and names[0].isdisjoint(names[1])
    return one.axis[0] == other.axis[0] and not strangers
