"""Minors of whom a person says that they take part: what that makes of a beat, and of the beats beside it."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from scenebreak.domain.beat import Beat, ReviewedBeat, Verdict
from scenebreak.domain.finding import Finding, Status, Tier
from scenebreak.domain.tier import tier_of

KnownMinors = Callable[[int, Iterable[str]], Sequence[str]]
"""Those of some names, in the scene of this index, who are minors, each with the words that told it."""


def with_minors(beats: Sequence[ReviewedBeat], known: KnownMinors) -> tuple[ReviewedBeat, ...]:
    """Beats with the minors that persons name or mark, as if the words had told of them.

    What the machine says of a minor is raised by it, never lowered: nothing but a dismissal ends a stop.

    Args:
        beats: of one script.
        known: who is a minor; asked of the people alone whom a person named.
    """
    told = [_told(each, known) for each in beats]
    scenes = {each.beat.scene for each in told if _is_there(each)}
    return tuple(
        _beside(each) if each.beat.scene in scenes or (each.made and each.minor) else each for each in told
    )


def named_minors(beats: Iterable[ReviewedBeat], known: KnownMinors) -> Iterator[str]:
    """The minors whom persons name as taking part in beats that stand, each once."""
    named = (each for each in beats if each.decision.verdict is not Verdict.DISMISSED)
    yield from dict.fromkeys(words for each in named for words in known(each.beat.scene, _named(each)))


def _named(reviewed: ReviewedBeat) -> tuple[str, ...]:
    """The people of a beat whom a person named; none where the machine did."""
    return reviewed.participants if reviewed.made or reviewed.decision.people is not None else ()


def _told(reviewed: ReviewedBeat, known: KnownMinors) -> ReviewedBeat:
    """A beat of which a person decides whether a minor takes part; any other as it is."""
    by_machine = not reviewed.made and reviewed.decision.people is None
    if by_machine and reviewed.decision.minor is None:
        return reviewed
    named = bool(known(reviewed.beat.scene, reviewed.participants))
    marked = reviewed.decision.minor
    if marked is None:
        marked = reviewed.made and reviewed.minor_takes_part
    beat = _marked(reviewed.beat, minor=named or marked)
    return replace(reviewed, beat=beat, minor=reviewed.minor or named or marked)


def _is_there(reviewed: ReviewedBeat) -> bool:
    """A minor takes part in it by a person's word, and somebody plays it."""
    by_a_person = reviewed.made or reviewed.decision.people is not None or reviewed.decision.minor is not None
    stands = reviewed.decision.verdict is not Verdict.DISMISSED
    return by_a_person and reviewed.minor_takes_part and reviewed.played and stands


def _beside(reviewed: ReviewedBeat) -> ReviewedBeat:
    """A beat with a minor in its scene, whether taking part or not."""
    tier = max(_tier(reviewed, finding) for finding in reviewed.beat.findings)
    beat = replace(reviewed.beat, tier=tier) if tier is Tier.STOP else reviewed.beat
    return replace(reviewed, beat=beat, minor=True)


def _tier(reviewed: ReviewedBeat, finding: Finding) -> Tier:
    # from the moment a rung is settled it is played, whatever the words say
    settled = reviewed.decision.settled is not None
    return tier_of(replace(finding, status=Status.SHOWN) if settled else finding, minor_present=True)


def _marked(beat: Beat, *, minor: bool) -> Beat:
    def told(finding: Finding) -> Finding:
        return replace(finding, minor=minor)

    return replace(beat, findings=tuple(map(told, beat.findings)))
