"""Telling the departments: what has been said to whom, and whether it was heard."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Notice:
    """What one department knows of one scene.

    Attributes:
        told: the day it was told, or None.
        by: who told it.
        acknowledged: the day it said that it knows, or None.
        level: the furthest rung of each ladder that it was told of ("K3 N2"), "stop" for a scene that was
            held then, or ""; a scene that goes further must be told again.
    """

    told: date | None = None
    by: str = ""
    acknowledged: date | None = None
    level: str = ""
