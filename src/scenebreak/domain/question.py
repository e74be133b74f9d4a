"""Ready-worded questions for what the words of a script leave open (docs/definitions.md)."""

from collections.abc import Mapping
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


def question_for(kind: Kind, level: Level, status: Status = Status.SHOWN) -> str:
    """The question for the director that these words call for, or "" when they leave nothing open."""
    if status in _NOT_PLAYED:
        return _NOT_PLAYED[status]
    return _BY_LEVEL.get((kind, level), "")
