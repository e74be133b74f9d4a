"""The plan of a scene: what is to be played, worn, seen and prepared, and what was agreed.

Scene facts only. There is no field for a performer's boundaries: what a performer has told a coordinator in
private belongs in no file that is handed on (docs/definitions.md).
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Risk(StrEnum):
    """The risk that an intimate action carries, for the risk assessment."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"


class RiderState(StrEnum):
    """How far the rider of one role has come."""

    NOT_NEEDED = "not_needed"
    NEEDED = "needed"
    DRAFTED = "drafted"
    SENT = "sent"
    SIGNED = "signed"

    @property
    def label(self) -> str:
        """The state in words."""
        return self.value.replace("_", " ")

    @property
    def is_out(self) -> bool:
        """The performer's side has it: a raised level is a change of what was offered."""
        return self in (RiderState.SENT, RiderState.SIGNED)


@dataclass(frozen=True, slots=True)
class RoleNote:
    """A line on one role: what it wears, what covers it.

    Attributes:
        role: the character ("MARA"), or a group ("background").
        text: the fact, in neutral words.
    """

    role: str
    text: str


@dataclass(frozen=True, slots=True)
class BeatPlan:
    """How one beat is to be played. Every field is optional; "" and () stand for open.

    Attributes:
        starts: the role that starts it.
        ends: the role that ends it.
        areas: where bodies meet ("lips, hands on shoulders").
        position: standing, sitting, lying; who is where.
        clothing: what each role wears or has off by then.
        camera: what the camera is to see, and from where.
        steps: the movements in their order, one a line.
    """

    starts: str = ""
    ends: str = ""
    areas: str = ""
    position: str = ""
    clothing: tuple[RoleNote, ...] = ()
    camera: str = ""
    steps: str = ""


@dataclass(frozen=True, slots=True)
class Agreement:
    """What was agreed on a beat: the ceiling, not the plan.

    Attributes:
        level: the rung it may go to ("K3").
        by: the roles and offices that agreed ("MARA", "director"), never performers' names.
        on: the day, or None while nobody has written it down.
    """

    level: str
    by: tuple[str, ...] = ()
    on: date | None = None


@dataclass(frozen=True, slots=True)
class Rider:
    """The rider of one role for one scene.

    Attributes:
        role: the character.
        state: how far it has come.
        on: the day of that state, or None.
    """

    role: str
    state: RiderState
    on: date | None = None


@dataclass(frozen=True, slots=True)
class ScenePlan:
    """How one scene is to be prepared and kept safe. Every field is optional; None and "" stand for open.

    Attributes:
        garments: modesty garments and barriers of each role.
        background: how many background performers are in it.
        background_clothing: their clothing state, and whether they have contact.
        closed_set: whether the set is closed.
        check_ins: when performers are asked again.
        breaks: breaks and re-sets.
        risk: the level of the risk assessment.
        mitigation: what lowers it.
        closure: whether performers need a closing routine.
        content_notice: whether the crew is told beforehand what the scene holds.
        support: who else is needed (stunts, choreographer, chaperone, body double).
    """

    garments: tuple[RoleNote, ...] = ()
    background: int | None = None
    background_clothing: str = ""
    closed_set: bool | None = None
    check_ins: str = ""
    breaks: str = ""
    risk: Risk | None = None
    mitigation: str = ""
    closure: bool | None = None
    content_notice: bool | None = None
    support: str = ""
