"""A minor cannot agree: an agreement or a rider from somebody known as one is refused, in a sentence."""

from collections.abc import Callable, Iterable, Sequence

from scenebreak.domain.beat import ReviewedBeat
from scenebreak.domain.errors import WrongUsage
from scenebreak.domain.plan import Agreement, Rider, RiderState

_REMEDY = "See legal and production first"


def check_agreement(beat: ReviewedBeat, agreed: Agreement | None, minors: Sequence[str]) -> None:
    """Refuse what a minor would have agreed to.

    Args:
        beat: of which it is said, as it stands.
        agreed: what is to be written; None takes an agreement away.
        minors: those of the people who agreed who are known as minors, with the words that told.

    Raises:
        WrongUsage: one of them is a minor, or nobody is named where a minor takes part.
    """
    if agreed is None:
        return
    if found := minors or _marked([beat], agreed.by):
        raise _refused(found)
    if beat.minor_takes_part and not agreed.by:
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
    if found := known(roles) or _marked(beats, roles):
        raise _refused(found)


def _marked(beats: Iterable[ReviewedBeat], names: Iterable[str]) -> tuple[str, ...]:
    """Those of some names who are the only one in a beat that a minor takes part in."""
    asked = {name.casefold() for name in names}
    alone = (each for each in beats if each.minor_takes_part and len(each.participants) == 1)
    return tuple(name for each in alone for name in each.participants if name.casefold() in asked)


def _refused(minors: Sequence[str]) -> WrongUsage:
    verb = "are known as minors" if len(minors) > 1 else "is known as a minor"
    return WrongUsage(f"{', '.join(minors)} {verb}, and a minor cannot agree", _REMEDY)
