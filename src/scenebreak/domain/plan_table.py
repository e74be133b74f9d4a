"""What each rung, and each fact on the page, proposes for a plan, in words that a department may read."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from scenebreak.domain.plan import Risk


@dataclass(frozen=True, slots=True)
class RungPlan:
    """What one rung proposes; "" and None leave a field open.

    Attributes:
        areas: where bodies meet.
        clothing: of each role, by then.
        camera: what the camera is to see.
        garments: what covers each role, on set.
        closed: the set is closed.
        risk: of the action.
        closure: performers need a closing routine.
        content: the crew is told beforehand what the scene holds.
        breaks: where they fall.
        mitigation: what lowers the risk.
        support: who else is needed.
        rider: each role needs a rider.
    """

    areas: str = ""
    clothing: str = ""
    camera: str = ""
    garments: str = ""
    closed: bool | None = None
    risk: Risk = Risk.LOW
    closure: bool | None = None
    content: bool | None = None
    breaks: str = ""
    mitigation: str = ""
    support: str = ""
    rider: bool = False


_BARRIER = "barrier, clothed or not"
_ROBE = "robe between takes"
_COVER = f"modesty garment in skin tone; {_ROBE}"
_NO_PRIVATE_PARTS = "no private parts in frame"
_ROBE_BREAK = "robe and a break after each set-up"
_CHOREOGRAPHED = "every movement choreographed and rehearsed; a word that stops the action"
_ASSAULT = f"{_CHOREOGRAPHED}; not last in the day"

PLAN_OF_RUNG: Mapping[str, RungPlan] = MappingProxyType(
    {
        "K1": RungPlan("cheek, forehead or hand"),
        "K2": RungPlan("lips, closed and brief", "clothed"),
        "K3": RungPlan("lips; hands on face, shoulders or back", "clothed"),
        "K4": RungPlan("lips; hands between neck and lower back; bodies close", "clothed", risk=Risk.MEDIUM),
        "K5": RungPlan(
            "lips on neck and body, each area named beforehand",
            "as much off as the areas need",
            garments=f"garment under what comes off; {_ROBE}",
            risk=Risk.MEDIUM,
        ),
        "T1": RungPlan("hands, arms, shoulders", "clothed"),
        "T2": RungPlan("arms, back and waist, over clothes", "clothed"),
        "T3": RungPlan(
            "each area named beforehand, over clothes or a garment",
            "clothed or covered",
            "frame lines agreed beforehand",
            "garment under the areas of contact",
            closed=True,
            risk=Risk.MEDIUM,
        ),
        "N1": RungPlan(clothing="state of undress as the scene has it", garments=_ROBE),
        "N2": RungPlan(
            "",
            "undressed in the story, covered on set",
            _NO_PRIVATE_PARTS,
            _COVER,
            closed=True,
            risk=Risk.MEDIUM,
            breaks=_ROBE_BREAK,
            rider=True,
        ),
        "N3": RungPlan(
            "",
            "partly undressed; each part shown is named in the rider",
            "only the parts named in the rider",
            f"modesty garment for all that is not shown; {_ROBE}",
            closed=True,
            risk=Risk.MEDIUM,
            closure=True,
            breaks=_ROBE_BREAK,
            rider=True,
        ),
        "N4": RungPlan(
            "",
            "undressed; each side and part shown is named in the rider",
            "whole body, no genital detail; each side named in the rider",
            _COVER,
            closed=True,
            risk=Risk.MEDIUM,
            closure=True,
            breaks=_ROBE_BREAK,
            rider=True,
        ),
        "N5": RungPlan(
            "",
            "undressed, or a prosthetic; each part shown is named in the rider",
            "only the parts named in the rider; a prosthetic where one is agreed",
            f"prosthetic or modesty garment outside the shots named in the rider; {_ROBE}",
            closed=True,
            risk=Risk.HIGH,
            closure=True,
            breaks=_ROBE_BREAK,
            rider=True,
        ),
        "S1": RungPlan(
            "upper body only, or none",
            "as the scene has it; covered under the sheet",
            "nothing below the covered line",
            f"modesty garment under sheet or clothes; {_ROBE}",
            closed=True,
            risk=Risk.MEDIUM,
            rider=True,
        ),
        "S2": RungPlan(
            "bodies through barriers; each area named beforehand",
            "clothed or under sheets",
            "faces and upper bodies; no contact below the frame line",
            _BARRIER,
            closed=True,
            risk=Risk.MEDIUM,
            closure=True,
            breaks=_ROBE_BREAK,
            mitigation=_CHOREOGRAPHED,
            rider=True,
        ),
        "S3": RungPlan(
            "bodies through barriers; each area named beforehand",
            "covered where the camera does not look",
            "movement; private parts hidden",
            f"{_BARRIER}; {_COVER}",
            closed=True,
            risk=Risk.MEDIUM,
            closure=True,
            breaks=_ROBE_BREAK,
            mitigation=_CHOREOGRAPHED,
            rider=True,
        ),
        "S4": RungPlan(
            "bodies through barriers; each area named beforehand",
            "each part shown is named in the rider",
            "movement, and only the parts named in the rider",
            f"{_BARRIER}; {_COVER}",
            closed=True,
            risk=Risk.HIGH,
            closure=True,
            breaks=_ROBE_BREAK,
            mitigation=_CHOREOGRAPHED,
            rider=True,
        ),
        "S5": RungPlan(
            "bodies through barriers; each area and pairing named beforehand",
            "named for each performer",
            "frame lines agreed for each performer",
            f"{_BARRIER}, for each performer; {_COVER}",
            closed=True,
            risk=Risk.HIGH,
            closure=True,
            breaks=_ROBE_BREAK,
            mitigation=_CHOREOGRAPHED,
            support="further coordinator for a group",
            rider=True,
        ),
        "V1": RungPlan(
            "each contact named beforehand",
            "clothed",
            risk=Risk.MEDIUM,
            closure=True,
            content=True,
            mitigation=_CHOREOGRAPHED,
            support="support contact for cast and crew",
            rider=True,
        ),
        "V2": RungPlan(
            "",
            "as the scene has it",
            "no contact shown",
            closed=True,
            risk=Risk.MEDIUM,
            closure=True,
            content=True,
            support="support contact for cast and crew",
            rider=True,
        ),
        "V3": RungPlan(
            "each contact named beforehand",
            "as the scene has it; nothing comes off that the words do not name",
            "frame lines agreed beforehand",
            f"{_BARRIER}, where bodies meet; padding where bodies fall; {_ROBE}",
            closed=True,
            risk=Risk.HIGH,
            closure=True,
            content=True,
            breaks="robe and a break after each take",
            mitigation=_ASSAULT,
            support="stunt coordinator; support contact for cast and crew",
            rider=True,
        ),
        "V4": RungPlan(
            "each contact named beforehand",
            "as the scene has it; nothing comes off that the words do not name",
            "frame lines agreed beforehand",
            f"{_BARRIER}, where bodies meet; padding where bodies fall; {_ROBE}",
            closed=True,
            risk=Risk.HIGH,
            closure=True,
            content=True,
            breaks="robe and a break after each take",
            mitigation=_ASSAULT,
            support="stunt coordinator; support contact for cast and crew",
            rider=True,
        ),
        "H1": RungPlan(clothing="as the scene has it", garments=f"cover-up for what is not seen; {_ROBE}"),
        "H2": RungPlan(
            "who touches whom, named beforehand",
            garments="cover-up or prosthetic for what is examined",
            risk=Risk.MEDIUM,
            support="medical adviser",
        ),
        "H3": RungPlan(garments="cover-up; something warm between takes", content=True),
        "H4": RungPlan(
            "each contact named beforehand",
            "as much off as the scene needs",
            "frame lines agreed beforehand",
            f"garment under what comes off; {_ROBE}",
            closed=True,
            risk=Risk.MEDIUM,
            closure=True,
            content=True,
            mitigation=_CHOREOGRAPHED,
        ),
    }
)
"""What each rung proposes."""


@dataclass(frozen=True, slots=True)
class FactPlan:
    """What a fact on the page adds to a scene's plan.

    Attributes:
        mitigation: what lowers the risk.
        support: who else is needed.
        garments: what covers each role, on set.
        raises: the place itself is a hazard: the risk goes up a step.
    """

    mitigation: str = ""
    support: str = ""
    garments: str = ""
    raises: bool = False


PLAN_OF_FACT: Mapping[str, FactPlan] = MappingProxyType(
    {
        "water": FactPlan(
            "warm water, limited time, non-slip floor, dry robe and a warm place beside the set",
            garments="garments that hold when wet",
            raises=True,
        ),
        "height": FactPlan("edge secured; rehearsed on the ground first", "stunt coordinator", raises=True),
        "intoxication": FactPlan("nothing alcoholic on set; the character is drunk, the performer is not"),
        "mirror": FactPlan("sight-lines and reflections checked before the set is closed"),
        "screen": FactPlan("recorded material: who makes, holds and destroys it is written down"),
        "double": FactPlan(support="body double, inside the rider"),
        "prosthetic": FactPlan(support="prosthetics"),
    }
)
"""What a fact on the page adds, by the name of the modifier."""

PLAN_BESIDE_MINOR = FactPlan(
    "minors leave the set for this action; separate coverage, or a double over eighteen",
    "chaperone; guardian informed",
    raises=True,
)
"""What a minor in the scene adds."""

PLAN_OF_MINOR = FactPlan(
    "a minor takes part: legal and production decide first whether and how it is played",
    PLAN_BESIDE_MINOR.support,
    raises=True,
)
"""What a minor adds who takes part in the action."""

PLAN_BESIDE_OTHERS = FactPlan(
    "other minors leave the set for this action", PLAN_BESIDE_MINOR.support, raises=True
)
"""What minors beside a newborn add."""

PLAN_WITH_NEWBORN = FactPlan(
    "warm and short; the newborn is held for no longer than the shot needs",
    "guardian present; licence for the newborn; chaperone or welfare present",
    raises=True,
)
"""What a birth or a feed adds, whose newborn is part of the action."""
