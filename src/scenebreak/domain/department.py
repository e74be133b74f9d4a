"""Who must be told what: the departments, their letters, and the ticks an element starts with."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Department:
    """A department that an intimate scene concerns.

    Attributes:
        id: the stable name in files and commands.
        letter: the key that ticks it in the review.
        name: what people call it.
        told: what it is told, in neutral words.
    """

    id: str
    letter: str
    name: str
    told: str

    @property
    def short(self) -> str:
        """The usual short name, where there is no room for the whole one."""
        return _SHORT.get(self.id, self.name)

    @property
    def words(self) -> frozenset[str]:
        """Every word for it, in small letters: id, names, letter, and what else it is called on a set."""
        own = (self.id, self.letter, self.name.casefold(), self.short.casefold())
        return frozenset(own) | frozenset(_ALSO.get(self.id, "").split(", "))


_ALL = (
    Department("producer", "p", "Producer", "coordinator days, closed set, riders due, support cost"),
    Department("legal", "l", "Legal", "rider items for each role: body parts, acts, pages, footage use"),
    Department("casting", "k", "Casting", "disclosure wording for the notice; nothing asked in the audition"),
    Department("director", "d", "Director", "open questions and alternatives"),
    Department(
        "ad", "a", "Assistant directors", "rehearsal slot, closed set on the call sheet, order of shots"
    ),
    Department("costume", "c", "Costume", "modesty garments, barriers, robes, fittings, quick release"),
    Department("makeup", "m", "Make-up and hair", "cover-up areas, body make-up time, continuity of marks"),
    Department("camera", "f", "Camera", "agreed frame lines, lens distance, fewest operators"),
    Department("lighting", "g", "Lighting and grip", "who stays, pre-light, heat, remote work"),
    Department("sound", "s", "Sound", "microphones off skin, closed-set boom, breath recorded apart"),
    Department("props", "r", "Props", "clean and fit for purpose, one for each performer; screen content"),
    Department("setdec", "e", "Set decoration", "padding, sheets, sight-lines, heating, hard surfaces"),
    Department("locations", "o", "Locations", "privacy, neighbours, warm changing space near the set"),
    Department("stunts", "t", "Stunts", "joint choreography with the coordinator"),
    Department("choreographer", "h", "Choreographer", "who leads, when it is handed over"),
    Department("extras", "x", "Extras casting", "numbers, clothing state, contact, notice, riders"),
    Department("welfare", "w", "Chaperone and welfare", "the exact beat, alternative coverage"),
    Department(
        "vfx", "v", "VFX and post", "what may be shown, restricted media, paint-outs, final-cut check"
    ),
    Department("stills", "i", "Stills and publicity", "none on a closed set unless in the rider"),
    Department(
        "safety", "y", "Health and safety", "risk assessment, support line, content notice to the crew"
    ),
)

DEPARTMENTS: Mapping[str, Department] = MappingProxyType({department.id: department for department in _ALL})
"""Every department by its id, in the order in which they are told."""

_SHORT: Mapping[str, str] = MappingProxyType(
    {
        "ad": "ADs",
        "makeup": "Make-up",
        "lighting": "Lighting",
        "setdec": "Set dec",
        "choreographer": "Choreo",
        "extras": "Extras",
        "welfare": "Welfare",
        "vfx": "VFX",
        "stills": "Stills",
        "safety": "H&S",
    }
)

_ALSO: Mapping[str, str] = MappingProxyType(
    {
        "producer": "production, producers, line producer",
        "legal": "lawyer, lawyers, business affairs",
        "casting": "casting director",
        "ad": "ads, 1st ad, first ad, assistant director",
        "costume": "costumes, wardrobe, costume designer",
        "makeup": "make-up, make up, hair, hmu, hair and make-up, hair and makeup",
        "camera": "dop, dp, cinematographer",
        "lighting": "lights, gaffer, grip, grips, electric",
        "sound": "sound mixer, boom",
        "props": "prop, property master",
        "setdec": "set dec, set decorator, art department",
        "locations": "location, location manager",
        "stunts": "stunt, stunt coordinator",
        "choreographer": "choreography, movement director",
        "extras": "background, supporting artists",
        "welfare": "chaperone, chaperones, guardian",
        "vfx": "visual effects, post, post-production",
        "stills": "publicity, stills photographer",
        "safety": "health & safety, h and s",
    }
)
"""What else they are called on a set, between commas: understood wherever a person names a department."""


def department_named(word: str) -> Department | None:
    """The department that a word stands for: its id, letter, name, or another usual word; else None."""
    wanted = " ".join(word.casefold().split())
    return next((department for department in _ALL if wanted and wanted in department.words), None)


_NUDE = "costume makeup camera ad legal producer vfx stills casting setdec locations"
_SIMULATED = f"{_NUDE} sound props safety"
_BY_AXIS: Mapping[str, str] = MappingProxyType(
    {
        "K1": "",
        "K2": "director ad makeup producer",
        "K3": "director ad makeup producer",
        "K4": "director ad makeup costume camera legal producer",
        "K5": "director ad makeup costume camera legal producer",
        "T1": "",
        "T2": "director ad producer",
        "T3": "director ad makeup costume camera legal producer",
        "N1": "costume ad camera producer",
        "N2": _NUDE,
        "N3": _NUDE,
        "N4": _NUDE,
        "N5": _NUDE,
        "S1": "director ad costume sound legal producer",
        "S2": _SIMULATED,
        "S3": _SIMULATED,
        "S4": _SIMULATED,
        "S5": _SIMULATED,
        "V1": f"{_SIMULATED} safety legal casting",
        "V2": f"{_SIMULATED} safety legal casting",
        "V3": f"{_SIMULATED} safety legal casting stunts",
        "V4": f"{_SIMULATED} safety legal casting stunts",
        "H1": "costume makeup props ad producer",
        "H2": "costume makeup props ad producer",
        "H3": "costume makeup props ad producer",
        "H4": "costume makeup props ad producer",
    }
)
_BY_MODIFIER: Mapping[str, str] = MappingProxyType(
    {
        "background": "extras ad costume legal",
        "screen": "props vfx legal",
        "water": "safety",
        "height": "safety stunts",
        "double": "casting legal",
    }
)
_MINOR = "legal producer welfare ad casting"
TOLD_OF_MINORS = frozenset(_MINOR.split())
"""The departments that must know of every minor."""

_SPOKEN = frozenset({"director", "ad"})
_SPOKEN_BESIDE_MINOR = _SPOKEN | {"welfare"}


def default_departments(axis: str, modifiers: Iterable[str] = (), *, minor: bool = False) -> frozenset[str]:
    """The departments ticked before anyone has decided (domain rules by element, all editable).

    Args:
        axis: the rung proposed or settled ("K3").
        modifiers: facts found on the page ("background:40", "water").
        minor: a minor is present.
    """
    words = [_BY_AXIS.get(axis, "")]
    words += [_BY_MODIFIER.get(modifier.partition(":")[0], "") for modifier in modifiers]
    words += [_MINOR] if minor else []
    return frozenset(" ".join(words).split())


def departments_of_a_remark(*, minor: bool) -> frozenset[str]:
    """The departments ticked for verbal harassment that is only spoken: nobody dresses or frames a remark.

    Args:
        minor: a minor is present.
    """
    return _SPOKEN_BESIDE_MINOR if minor else _SPOKEN
