"""A scene in numbers: what the rules found, what the net read, its length, and its neighbours' undress."""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from math import log, log1p

import numpy as np

from scenebreak.domain.finding import Finding, Kind, Status, Tier
from scenebreak.domain.tier import tier_of
from scenebreak.nlp.model.evidence import SceneEvidence, Sentence
from scenebreak.nlp.model.logistic import Numbers
from scenebreak.nlp.scoring import Scoring

_BARE = frozenset({Kind.NUDITY, Kind.SIMULATED_SEX, Kind.UNDRESS})
_NEAR = 3
"""Scenes on either side that are looked at: an intercut scene goes on two or three scenes later."""
_NO_SENTENCE = -4.0
_SUREST = 0.01
_WORD = re.compile(r"[a-z]+")
_OF_NO_PLACE = frozenset(
    {"int", "ext", "day", "night", "the", "a", "of", "s", "continuous", "later", "moments", "same"}
    | {"morning", "evening", "dawn", "dusk", "cont", "d"}
)


class Ground(StrEnum):
    """What a feature rests on; an explanation sums up by it."""

    CUES = "cues of the lexicons"
    SENTENCES = "what the sentences sound like"
    LENGTH = "the length of the scene"
    AROUND = "undress or sex in the scenes around"


@dataclass(frozen=True, slots=True)
class Feature:
    """One number of a scene.

    Attributes:
        name: stable.
        ground: what it rests on.
        rising: it may speak for a flag, never against it.
        value: of a scene, between the scenes before and those behind, the nearest first (none at either end).
    """

    name: str
    ground: Ground
    rising: bool
    value: Callable[["Known", "Scenes", "Scenes"], float]


@dataclass(frozen=True, slots=True)
class Known:
    """A scene's evidence, summed up once."""

    evidence: SceneEvidence
    tiers: Sequence[tuple[Finding, Tier]]
    counting: float
    must: float
    bare: float
    top: tuple[float, float, float]
    place: frozenset[str]

    @property
    def words(self) -> int:
        """How many words the scene has."""
        return sum(len(element.text.split()) for element in self.evidence.context.scene.elements)

    def surest(self, holds: Callable[[Finding, Tier], bool]) -> float:
        """Confidence of the surest finding for which something holds, its own tier given."""
        return max((one.confidence for one, tier in self.tiers if holds(one, tier)), default=0.0)

    def shares_place(self, other: "Known") -> float:
        """Share of the shorter heading's words of place that the other has too."""
        return len(self.place & other.place) / max(1, min(len(self.place), len(other.place)))


Scenes = Sequence[Known]


def _must(kind: Kind) -> Feature:
    def value(here: Known, _: Scenes, __: Scenes) -> float:
        return here.surest(lambda one, tier: one.kind is kind and tier >= Tier.MUST)

    return Feature(f"cues.{kind}", Ground.CUES, rising=True, value=value)


def _may(kind: Kind) -> Feature:
    def value(here: Known, _: Scenes, __: Scenes) -> float:
        return here.surest(lambda one, tier: one.kind is kind and tier is Tier.MAY)

    return Feature(f"cues.{kind}.may", Ground.CUES, rising=True, value=value)


def _status(status: Status, *, rising: bool) -> Feature:
    def value(here: Known, _: Scenes, __: Scenes) -> float:
        return here.surest(lambda one, _: one.status is status)

    return Feature(f"cues.{status}", Ground.CUES, rising, value)


def _here(name: str, ground: Ground, value: Callable[[Known], float], *, rising: bool = True) -> Feature:
    return Feature(name, ground, rising, lambda here, _, __: value(here))


def _around(name: str, value: Callable[[Known, Scenes, Scenes], float]) -> Feature:
    return Feature(name, Ground.AROUND, rising=True, value=value)


def _bare(others: Scenes) -> float:
    return others[0].bare if others else 0.0


def _bare_there(here: Known, others: Scenes) -> float:
    """The surest undress in the same place, in any of these scenes."""
    return max((other.bare * here.shares_place(other) for other in others), default=0.0)


FEATURES = (
    _here("cues.score", Ground.CUES, lambda here: _odds(here.counting)),
    _here("cues.must", Ground.CUES, lambda here: _odds(here.must)),
    *(_must(kind) for kind in Kind if kind is not Kind.HYPER_EXPOSED),
    *(_may(kind) for kind in Kind),
    _status(Status.SAID, rising=False),
    _status(Status.INTENDED, rising=True),
    _status(Status.NEGATED, rising=True),
    _status(Status.FIGURATIVE, rising=False),
    _here("cues.number", Ground.CUES, lambda here: log1p(len(here.tiers)), rising=False),
    _here("sentences.must", Ground.SENTENCES, lambda here: here.top[0]),
    _here("sentences.any", Ground.SENTENCES, lambda here: here.top[1]),
    _here("sentences.second", Ground.SENTENCES, lambda here: here.top[2]),
    _here("length.sentences", Ground.LENGTH, lambda here: log1p(len(here.evidence.sentences)), rising=False),
    _here("length.words", Ground.LENGTH, lambda here: log1p(here.words), rising=False),
    _around("before", lambda _, before, __: _bare(before)),
    _around("behind", lambda _, __, behind: _bare(behind)),
    _around("before.same_place", lambda here, before, _: _bare_there(here, before[:1])),
    _around("behind.same_place", lambda here, _, behind: _bare_there(here, behind[:1])),
    _around("before.intercut", lambda here, before, _: _bare_there(here, before[1:])),
    _around("behind.intercut", lambda here, _, behind: _bare_there(here, behind[1:])),
    _around("before.and_behind", lambda _, before, behind: _bare(before) * _bare(behind)),
)


def features_of(evidence: Sequence[SceneEvidence], scoring: Scoring, *, neighbours: bool = True) -> Numbers:
    """One row a scene, one column a feature.

    Args:
        evidence: of every scene of a script, in order.
        scoring: how confidences add up.
        neighbours: scenes beside one another are neighbours in the script.
    """
    known = [_known(one, scoring) for one in evidence]
    near = _NEAR if neighbours else 0
    rows = [
        [
            each.value(here, known[max(0, at - near) : at][::-1], known[at + 1 : at + 1 + near])
            for each in FEATURES
        ]
        for at, here in enumerate(known)
    ]
    return np.array(rows, dtype=np.float64).reshape(len(known), len(FEATURES))


def _known(evidence: SceneEvidence, scoring: Scoring) -> Known:
    minor = bool(evidence.minors)
    found = (*evidence.findings, *evidence.faint)
    tiers = [(one, tier_of(one, minor_present=minor)) for one in found]
    return Known(
        evidence,
        tiers,
        counting=scoring.score(one for one, tier in tiers if tier > Tier.NONE),
        must=scoring.score(one for one, tier in tiers if tier >= Tier.MUST),
        bare=max((one.confidence for one, _ in tiers if one.kind in _BARE and one.performed), default=0.0),
        top=_top(evidence.literal),
        place=frozenset(_WORD.findall(evidence.context.scene.heading.lower())) - _OF_NO_PLACE,
    )


def _top(sentences: Iterable[Sentence]) -> tuple[float, float, float]:
    """The highest odds of a must, the highest of anything, and the second highest of a must."""
    must = sorted((one.must for one in sentences), reverse=True)
    first, second = (*must, _NO_SENTENCE, _NO_SENTENCE)[:2]
    return first, max((one.any for one in sentences), default=_NO_SENTENCE), second


def _odds(share: float) -> float:
    even = min(max(share, _SUREST), 1 - _SUREST)
    return log(even / (1 - even))
