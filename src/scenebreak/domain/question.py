"""Ready-worded questions for what the words of a script leave open (docs/definitions.md)."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from scenebreak.domain.finding import Kind, Level, Status

_BY_LEVEL: Mapping[tuple[Kind, Level], str] = MappingProxyType(
    {
        (Kind.KISS, Level.UNSPECIFIED): "Peck, held or makeout?",
        (Kind.NUDITY, Level.UNSPECIFIED): "Seen, implied or only known? Which parts, which side, how long?",
        (
            Kind.NUDITY,
            Level.IMPLIED,
        ): "Undressed on set, or only in the story? What covers, what does the camera see?",
        (
            Kind.SIMULATED_SEX,
            Level.UNSPECIFIED,
        ): "Seen, heard, or cut before? Which acts does the story need?",
        (Kind.SIMULATED_SEX, Level.IMPLIED): "Where does the scene cut? What is on, what is off by then?",
        (
            Kind.SIMULATED_SEX,
            Level.AFTERMATH,
        ): "Dressed under the sheet? Touching? Does anyone get up in shot?",
        (
            Kind.TOUCH,
            Level.UNSPECIFIED,
        ): "Which body areas, over or under clothes? Friendly, sensual or a threat?",
        (
            Kind.SEXUAL_VIOLENCE,
            Level.IMPLIED,
        ): "Shown, interrupted, off screen or reported? What contact must be seen?",
    }
)

_NOT_PLAYED: Mapping[Status, str] = MappingProxyType(
    {
        Status.NEGATED: "How close do they come? Is there any contact?",
        Status.INTENDED: "Does it happen on screen, or is the scene over before?",
    }
)

READY_WORDED: frozenset[str] = frozenset((*_BY_LEVEL.values(), *_NOT_PLAYED.values()))
"""Every question that the program asks of itself; none of them holds a word of a script."""


def question_for(kind: Kind, level: Level, status: Status = Status.SHOWN) -> str:
    """The question for the director that these words call for, or "" when they leave nothing open."""
    if status in _NOT_PLAYED:
        return _NOT_PLAYED[status]
    return _BY_LEVEL.get((kind, level), "")


FOLLOW_UPS: Mapping[Kind, tuple[str, ...]] = MappingProxyType(
    {
        Kind.KISS: (
            "How many, how long?",
            "First kiss, habit, goodbye, apology?",
            "Who starts, who ends, is it welcome?",
            "Where are hands; standing, lying, moving?",
            "How tight is the frame; can it be masked?",
            "Does it go on past the end of the scene?",
        ),
        Kind.NUDITY: (
            "Seen, implied or only known?",
            "Which parts, which side, how long, moving or still?",
            "Garment, body paint, prosthetic, double?",
            "Who else is in frame?",
            "Stills, trailer?",
        ),
        Kind.UNDRESS: ("What comes off, in which order, how far?", "Who sees it; what does the camera see?"),
        Kind.SIMULATED_SEX: (
            "Do we see it, hear it, or cut before?",
            "What is on, off, and when; who undresses whom?",
            "What does the camera see of each body?",
            "Beginning, middle, end, aftermath: which are on screen?",
            "Tender, awkward, comic, angry?",
            "Why these two, why now, why here?",
        ),
        Kind.TOUCH: (
            "Which body areas, over or under clothes?",
            "Friendly, sensual or a threat?",
            "Is there power between them?",
        ),
        Kind.SEXUAL_VIOLENCE: (
            "Shown, interrupted, off screen or reported?",
            "Whose point of view?",
            "What contact must be seen?",
            "Is consent meant to be clear to the viewer?",
            "Where in the day is it scheduled?",
        ),
        Kind.HYPER_EXPOSED: (
            "What is exposed, from where?",
            "Prosthetic, dummy or performer?",
            "Who touches whom?",
        ),
    }
)
"""What is asked beside the question on each kind, as a coordinator goes through a scene with a director."""

FOLLOW_UPS_ON_FACTS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "background": ("How many are featured, how many background; clothing and contact of each group?",),
        "screen": ("Do we make the recording ourselves; who holds and destroys it?",),
        "water": ("How warm is the water, how long, how many takes?",),
        "intoxication": ("Who is drunk or drugged, and can they agree to what happens?",),
        "power gap": ("What does the difference in power mean for the scene?",),
    }
)
"""What is asked on facts of the page, by the name of the modifier."""


def follow_ups(kind: Kind, modifiers: Iterable[str] = ()) -> tuple[str, ...]:
    """Everything that is worth asking beside the question on an act.

    Args:
        kind: what it is.
        modifiers: facts found on the page ("background:40", "water").
    """
    facts = dict.fromkeys(fact.partition(":")[0] for fact in modifiers)
    return FOLLOW_UPS[kind] + tuple(each for fact in facts for each in FOLLOW_UPS_ON_FACTS.get(fact, ()))
