"""What the machine saw: findings, and the closed vocabulary they are written in."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum, StrEnum
from types import MappingProxyType

from scenebreak.domain.screenplay import ElementType


class Kind(StrEnum):
    """The kinds of content an intimacy coordinator must know of."""

    KISS = "kiss"
    NUDITY = "nudity"
    UNDRESS = "undress"
    SIMULATED_SEX = "simulated_sex"
    TOUCH = "touch"
    SEXUAL_VIOLENCE = "sexual_violence"
    HYPER_EXPOSED = "hyper_exposed"

    @property
    def letter(self) -> str:
        """The letter that marks this kind on the screen."""
        return _LETTERS[self]

    @property
    def label(self) -> str:
        """The kind in words."""
        return self.value.replace("_", " ")

    @property
    def takes_two(self) -> bool:
        """Somebody alone cannot do it: it is between people."""
        return self in _BETWEEN_PEOPLE


_BETWEEN_PEOPLE = frozenset({Kind.KISS, Kind.TOUCH, Kind.SIMULATED_SEX, Kind.SEXUAL_VIOLENCE})

_LETTERS = {
    Kind.KISS: "K",
    Kind.NUDITY: "N",
    Kind.UNDRESS: "U",
    Kind.SIMULATED_SEX: "S",
    Kind.TOUCH: "T",
    Kind.SEXUAL_VIOLENCE: "V",
    Kind.HYPER_EXPOSED: "H",
}


class Level(StrEnum):
    """How far the words go; which levels a kind has is said by LEVELS."""

    NONROMANTIC = "nonromantic"
    PECK = "peck"
    MAKEOUT = "makeout"
    UNSPECIFIED = "unspecified"
    IMPLIED = "implied"
    PARTIAL = "partial"
    FULL = "full"
    DEPICTION = "depiction"
    UNDERWEAR = "underwear"
    SWIMWEAR = "swimwear"
    TOWEL_ROBE = "towel_robe"
    UNDRESSING = "undressing"
    HEARD = "heard"
    AFTERMATH = "aftermath"
    DEPICTED = "depicted"
    LIGHT = "light"
    INTIMATE = "intimate"
    SEXUAL = "sexual"
    HARASSMENT = "harassment"
    ATTEMPTED = "attempted"
    BATHING = "bathing"
    TOILET = "toilet"
    BIRTH = "birth"
    BREASTFEEDING = "breastfeeding"
    MEDICAL = "medical"

    @property
    def label(self) -> str:
        """The level in words."""
        return self.value.replace("_", " or ") if self is Level.TOWEL_ROBE else self.value


LEVELS: Mapping[Kind, tuple[Level, ...]] = MappingProxyType(
    {
        Kind.KISS: (Level.NONROMANTIC, Level.PECK, Level.UNSPECIFIED, Level.MAKEOUT),
        Kind.NUDITY: (Level.DEPICTION, Level.IMPLIED, Level.UNSPECIFIED, Level.PARTIAL, Level.FULL),
        Kind.UNDRESS: (Level.SWIMWEAR, Level.TOWEL_ROBE, Level.UNDERWEAR, Level.UNDRESSING),
        Kind.SIMULATED_SEX: (Level.HEARD, Level.AFTERMATH, Level.IMPLIED, Level.UNSPECIFIED, Level.DEPICTED),
        Kind.TOUCH: (Level.LIGHT, Level.UNSPECIFIED, Level.INTIMATE, Level.SEXUAL),
        Kind.SEXUAL_VIOLENCE: (Level.HARASSMENT, Level.IMPLIED, Level.ATTEMPTED, Level.DEPICTED),
        Kind.HYPER_EXPOSED: (Level.TOILET, Level.BATHING, Level.BREASTFEEDING, Level.MEDICAL, Level.BIRTH),
    }
)
"""The levels of each kind, least first."""


class Status(StrEnum):
    """How the words stand to what will be performed."""

    SHOWN = "shown"
    IMPLIED = "implied"
    SAID = "said"
    INTENDED = "intended"
    NEGATED = "negated"
    FIGURATIVE = "figurative"


PERFORMED = frozenset({Status.SHOWN, Status.IMPLIED})
"""Statuses of what someone will have to play."""


PERSON = "person"
"""The cue of a finding that a person made."""


class Mode(StrEnum):
    """Where in the story's reality it happens."""

    STORY = "story"
    MEMORY = "memory"
    DREAM = "dream"
    SCREEN = "screen"


class Tier(IntEnum):
    """What a flag means; the highest of a scene's findings is the scene's."""

    NONE = 0
    MAY = 1
    MUST = 2
    STOP = 3

    @property
    def label(self) -> str:
        """The tier in the words of the scan contract."""
        return self.name.lower()


@dataclass(frozen=True, slots=True)
class Finding:
    """One piece of evidence: words of the script that speak of intimacy.

    Attributes:
        id: stable within a script for the same words, place and cue.
        kind: what it is.
        level: how far it goes, one of LEVELS[kind].
        status: shown, implied, said, intended, negated or figurative.
        mode: story, memory, dream or screen.
        element: ordinal of the element that holds the quote.
        element_type: what that element is.
        start: offset of the quote in the element's text.
        end: offset behind the quote.
        quote: the script's words, verbatim.
        page: page of the file on which the quote begins, from 1.
        line: printed line of that page, from 1.
        participants: characters that take part, as named in the script.
        modifiers: facts that departments need ("background:40", "water").
        confidence: 0 to 1, that a careful reader would agree.
        cue: id of the lexicon cue that matched, "model", or PERSON.
        why: one line a coordinator can read.
        question: ready-worded, where the words leave the level open; else "".
        minor: a minor takes part.
    """

    id: str
    kind: Kind
    level: Level
    status: Status
    mode: Mode
    element: int
    element_type: ElementType
    start: int
    end: int
    quote: str
    page: int
    line: int
    participants: tuple[str, ...] = ()
    modifiers: tuple[str, ...] = ()
    confidence: float = 1.0
    cue: str = ""
    why: str = ""
    question: str = ""
    minor: bool = False

    @property
    def open(self) -> bool:
        """The words leave the level to be settled by a person."""
        return bool(self.question)

    @property
    def performed(self) -> bool:
        """Someone will have to play it."""
        return self.status in PERFORMED
