"""What the trained part learns from: screenplays whose scenes were labelled."""

from dataclasses import dataclass
from typing import NamedTuple

from scenebreak.domain.finding import Kind, Tier
from scenebreak.domain.screenplay import Screenplay


class Told(NamedTuple):
    """One thing that people saw in the action of a scene: must or may, and the words that tell it."""

    kind: Kind
    must: bool
    quote: str


@dataclass(frozen=True, slots=True)
class SceneLesson:
    """What people said of a scene: NONE, MAY or MUST, and what they saw in it."""

    tier: Tier = Tier.NONE
    told: tuple[Told, ...] = ()
    spoken: frozenset[Kind] = frozenset()


@dataclass(frozen=True, slots=True)
class Lesson:
    """A labelled script.

    Attributes:
        name: of the script; what belongs to one script is never learned from and measured on at once.
        whole: every scene of the script is there; else it is a choice of scenes and parts of scenes, whose
            share of intimate ones says nothing of scripts, and which have no neighbours.
        screenplay: as read.
        scenes: one for each scene of the screenplay.
    """

    name: str
    whole: bool
    screenplay: Screenplay
    scenes: tuple[SceneLesson, ...]
