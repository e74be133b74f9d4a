"""A minor cannot agree: an agreement or a rider from somebody known as one is refused, in a sentence."""

from collections.abc import Callable, Iterable, Sequence

from scenebreak.domain.beat import ReviewedBeat
from scenebreak.domain.errors import WrongUsage
from scenebreak.domain.finding import Tier
from scenebreak.domain.plan import Agreement, Rider, RiderState

_REMEDY = "See legal and production first"


def check_agreement(beat: ReviewedBeat, agreed: Agreement | None, minors: Sequence[str]) -> None:
    """Refuse what a minor would have agreed to.

    Args:
        beat: of which it is said, as it stands.
        agreed: what is to be written; None takes an agreement away.
        minors: those of the people who agreed who are known as minors, with the words that told.

    Raises:
        WrongUsage: one of them is a minor, or nobody is named where the beat of a minor is held.
    """
    if agreed is None:
        return
    if minors or _marked([beat], agreed.by):
        raise _refused()
    if beat.tier is Tier.STOP and beat.minor_takes_part and not agreed.by:
        raise WrongUsage(
            "A minor takes part, and a minor cannot agree",
            f"{_REMEDY}; what others agreed to is written with their names",
        )


def check_riders(
    riders: Iterable[Rider], beats: Iterable[ReviewedBeat], known: Callable[[list[str]], Sequence[str]]
) -> None:
    """Refuse riders of minors, unless they say that none is needed.

    Args:
        riders: that are to be written.
        beats: of their scene.
        known: those of some roles who are known as minors, with the words that told.

    Raises:
        WrongUsage: one is a minor's.
    """
    roles = [rider.role for rider in riders if rider.state is not RiderState.NOT_NEEDED]
    if known(roles) or _marked(beats, roles):
        raise _refused()


def _marked(beats: Iterable[ReviewedBeat], names: Iterable[str]) -> bool:
    """One of some names is the only one in a beat that a minor takes part in."""
    asked = {name.casefold() for name in names}
    alone = (each for each in beats if each.minor_takes_part and len(each.participants) == 1)
    return any(each.participants[0].casefold() in asked for each in alone)


def _refused() -> WrongUsage:
    # without the name: it may be told on a screen that hides names
    return WrongUsage("Somebody named here is known as a minor, and a minor cannot agree", _REMEDY)
