"""From the findings of a scene to its score and tier."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from scenebreak.domain.finding import Finding, Status, Tier
from scenebreak.domain.scan import Sensitivity
from scenebreak.domain.tier import tier_of


@dataclass(frozen=True, slots=True)
class Thresholds:
    """How sure a scene must be, in scores from 0 to 1.

    Attributes:
        flag: to be flagged at all.
        must: that its must findings be believed; below it the scene is a may.
    """

    flag: float
    must: float


@dataclass(frozen=True, slots=True)
class Scoring:
    """Numbers of the scorer, from lexicons/scoring.toml.

    Attributes:
        thresholds: by sensitivity.
        statuses: factor on the confidence of a finding with that status.
        repeat: share that a repeated cue in a scene adds to its first.
    """

    thresholds: Mapping[Sensitivity, Thresholds]
    statuses: Mapping[Status, float]
    repeat: float

    @classmethod
    def from_table(cls, table: Mapping[str, Any]) -> "Scoring":
        """Read the numbers from their file's table."""
        return cls(
            thresholds={Sensitivity(name): Thresholds(**row) for name, row in table["sensitivity"].items()},
            statuses={Status(name): factor for name, factor in table["status"].items()},
            repeat=table["repeat"],
        )

    def confidence(self, weight: float, logit: float, status: Status | None) -> float:
        """A cue's weight, turned by its conditions, times the factor of a status that the text gave it."""
        odds = math.log(weight / (1 - weight)) + logit
        factor = self.statuses[status] if status else 1.0
        return round(factor / (1 + math.exp(-odds)), 2)

    def score(self, findings: Iterable[Finding]) -> float:
        """Noisy-or over cues: how sure at least one finding is right; two decimals."""
        doubt, seen = 1.0, set[str]()
        for finding in sorted(findings, key=lambda one: -one.confidence):
            share = self.repeat if finding.cue in seen else 1.0
            doubt *= 1 - finding.confidence * share
            seen.add(finding.cue)
        return round(1 - doubt, 2)

    def judge(
        self, findings: Iterable[Finding], sensitivity: Sensitivity, *, minor: bool
    ) -> tuple[Tier, float]:
        """The tier and score of a scene.

        Args:
            findings: of the scene.
            sensitivity: how much doubt is enough to flag it.
            minor: a minor is present.
        """
        tiers = [(finding, tier_of(finding, minor_present=minor)) for finding in findings]
        score = self.score(finding for finding, tier in tiers if tier > Tier.NONE)
        limits = self.thresholds[sensitivity]
        if score < limits.flag:
            return Tier.NONE, score
        for level in (Tier.STOP, Tier.MUST):
            if self.score(finding for finding, tier in tiers if tier >= level) >= limits.must:
                return level, score
        return Tier.MAY, score


def thresholds_of(card: Mapping[str, Any]) -> Mapping[Sensitivity, Thresholds]:
    """The limits that a card states, by sensitivity."""
    return {Sensitivity(name): Thresholds(**row) for name, row in card["scenes"]["thresholds"].items()}
