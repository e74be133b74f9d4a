"""The ladders on which a coordinator settles a beat: N, K, T, S, V and H (docs/definitions.md)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from scenebreak.domain.finding import Kind, Level, Tier


@dataclass(frozen=True, slots=True)
class Rung:
    """One step of a ladder.

    Attributes:
        code: axis letter and step ("K3").
        name: the short word for it ("held").
        meaning: one line that defines it.
        tier: what a beat settled on this rung means for the scene.
    """

    code: str
    name: str
    meaning: str
    tier: Tier

    @property
    def step(self) -> int:
        """The number of the rung, from 1: the key that chooses it."""
        return int(self.code[1:])


def _ladder(axis: str, *rungs: tuple[str, str, Tier]) -> tuple[Rung, ...]:
    return tuple(Rung(f"{axis}{step}", *rung) for step, rung in enumerate(rungs, 1))


LADDERS: Mapping[str, tuple[Rung, ...]] = MappingProxyType(
    {
        "K": _ladder(
            "K",
            ("nonromantic", "cheek, forehead or hand; social or family", Tier.MAY),
            ("peck", "lips, closed and brief, bodies apart", Tier.MUST),
            ("held", "lips for seconds, hands placed", Tier.MUST),
            ("makeout", "open or repeated, bodies pressed, hands move", Tier.MUST),
            ("on the body", "neck, chest, stomach or lower", Tier.MUST),
        ),
        "N": _ladder(
            "N",
            ("state of undress", "underwear, swimwear, towel or robe; or a picture only", Tier.MAY),
            ("implied", "nude in the story, private parts not shown", Tier.MUST),
            ("partial", "chest, buttocks or side shown", Tier.MUST),
            ("full", "whole body, no genital detail", Tier.MUST),
            ("full with detail", "full frontal, genital detail or prosthetic", Tier.MUST),
        ),
        "T": _ladder(
            "T",
            ("affectionate", "hug, hand, carry", Tier.MAY),
            ("sensual", "caress, straddle, bodies pressed, slow dance", Tier.MUST),
            ("intimate", "chest, buttocks or groin, over or under clothes", Tier.MUST),
        ),
        "S": _ladder(
            "S",
            ("insinuated", "before, after or cut away; in bed together; heard", Tier.MUST),
            ("covered", "clothed or under sheets, contact played", Tier.MUST),
            ("simulated", "movement shown, parts hidden", Tier.MUST),
            ("simulated, exposed", "simulated with partial or full nudity", Tier.MUST),
            ("group or devices", "more than two, kink, devices, sex work", Tier.MUST),
        ),
        "V": _ladder(
            "V",
            ("harassment", "unwanted kiss or touch, coercion", Tier.MUST),
            ("insinuated", "assault off screen, its aftermath or report", Tier.MUST),
            ("shown", "assault or attempt played", Tier.MUST),
            ("with violence", "sexual and physical violence together", Tier.MUST),
        ),
        "H": _ladder(
            "H",
            ("private", "bathing, toilet, being sick", Tier.MAY),
            ("medical", "examination, birth, breastfeeding", Tier.MAY),
            ("body", "dead or unconscious body, morgue", Tier.MAY),
            ("search", "body search, forced stripping, prison", Tier.MUST),
        ),
    }
)
"""Every axis with its rungs, the first rung being step 1."""

RUNGS: Mapping[str, Rung] = MappingProxyType(
    {rung.code: rung for rungs in LADDERS.values() for rung in rungs}
)
"""Every rung by its code."""


def named(levels: str) -> str:
    """Rungs as people read them, each with its name beside it: "K3 N2" is "K3 held, N2 implied".

    Args:
        levels: codes with spaces between; a word that is no rung stays as it is.
    """
    words = levels.split()
    return ", ".join(f"{code} {RUNGS[code].name}" if code in RUNGS else code for code in words)


_PROPOSED: Mapping[tuple[Kind, Level], str] = MappingProxyType(
    {
        (Kind.KISS, Level.NONROMANTIC): "K1",
        (Kind.KISS, Level.PECK): "K2",
        (Kind.KISS, Level.UNSPECIFIED): "K3",
        (Kind.KISS, Level.MAKEOUT): "K4",
        (Kind.NUDITY, Level.DEPICTION): "N1",
        (Kind.NUDITY, Level.IMPLIED): "N2",
        (Kind.NUDITY, Level.UNSPECIFIED): "N2",
        (Kind.NUDITY, Level.PARTIAL): "N3",
        (Kind.NUDITY, Level.FULL): "N4",
        (Kind.TOUCH, Level.LIGHT): "T1",
        (Kind.TOUCH, Level.UNSPECIFIED): "T2",
        (Kind.TOUCH, Level.INTIMATE): "T2",
        (Kind.TOUCH, Level.SEXUAL): "T3",
        (Kind.SIMULATED_SEX, Level.UNSPECIFIED): "S1",
        (Kind.SIMULATED_SEX, Level.DEPICTED): "S2",
        (Kind.SEXUAL_VIOLENCE, Level.HARASSMENT): "V1",
        (Kind.SEXUAL_VIOLENCE, Level.IMPLIED): "V2",
        (Kind.SEXUAL_VIOLENCE, Level.ATTEMPTED): "V3",
        (Kind.SEXUAL_VIOLENCE, Level.DEPICTED): "V3",
        (Kind.HYPER_EXPOSED, Level.BATHING): "H1",
        (Kind.HYPER_EXPOSED, Level.TOILET): "H1",
    }
)

_LOWEST: Mapping[Kind, str] = MappingProxyType(
    {
        Kind.KISS: "K3",
        Kind.NUDITY: "N2",
        Kind.UNDRESS: "N1",
        Kind.SIMULATED_SEX: "S1",
        Kind.TOUCH: "T2",
        Kind.SEXUAL_VIOLENCE: "V1",
        Kind.HYPER_EXPOSED: "H2",
    }
)


ON_THE_BODY = "on the body"
"""The modifier of a kiss that is not on the mouth."""


def proposed_axis(kind: Kind, level: Level, modifiers: Iterable[str] = ()) -> str:
    """The rung that a machine finding of this kind and level proposes, such as "K3".

    Args:
        kind: of the finding.
        level: of the finding.
        modifiers: its facts; a kiss on the body, unless it is social, is "K5".
    """
    if kind is Kind.KISS and level is not Level.NONROMANTIC and ON_THE_BODY in modifiers:
        return "K5"
    return _PROPOSED.get((kind, level), _LOWEST[kind])


def ladder_of(kind: Kind) -> tuple[Rung, ...]:
    """The ladder on which a beat of this kind is settled."""
    return LADDERS[_LOWEST[kind][0]]
