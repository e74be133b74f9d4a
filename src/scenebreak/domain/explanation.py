"""Why a scene is flagged, or is not: the scene's scan beside the limits that it was held to."""

from collections.abc import Iterator
from dataclasses import dataclass

from scenebreak.domain.finding import Finding, Tier
from scenebreak.domain.scan import SceneScan, Sensitivity
from scenebreak.domain.screenplay import Screenplay
from scenebreak.domain.tier import tier_of

_FAINT = 0.05
"""A score below which a scene without a finding is not worth a look."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What a scan held the scores of scenes to.

    Attributes:
        sensitivity: that was asked for.
        flag: score from which a scene is flagged, 0 to 1.
        must: score for a must from which a flagged scene is called one, 0 to 1.
    """

    sensitivity: Sensitivity
    flag: float
    must: float


@dataclass(frozen=True, slots=True)
class Explanation:
    """One scene, explained.

    Attributes:
        play: the script that the scene is of.
        scan: what was found in the scene.
        limits: what the scores were held to.
    """

    play: Screenplay
    scan: SceneScan
    limits: Limits

    def counting(self) -> Iterator[Finding]:
        """The findings that speak for a flag, the surest first."""
        counted = (one for one in self.scan.findings if self.tier(one) > Tier.NONE)
        return iter(sorted(counted, key=lambda one: -one.confidence))

    def noted(self) -> Iterator[Finding]:
        """The findings that never flag a scene: what is only said, or a manner of speaking."""
        return (one for one in self.scan.findings if self.tier(one) is Tier.NONE)

    def tier(self, finding: Finding) -> Tier:
        """What a finding alone would make of its scene."""
        return tier_of(finding, minor_present=bool(self.scan.minors))

    @property
    def verdict(self) -> str:
        """One sentence: flagged or not, by what score and what limit."""
        score, flag = f"{self.scan.score:.2f}", f"{self.limits.flag:.2f}"
        if self.scan.tier is Tier.NONE:
            return f"Not flagged: {self._nothing}the score {score} is below {flag}."
        held = any(self.tier(one) > self.scan.tier for one in self.scan.findings)
        doubt = (
            f"; {self.scan.must_score:.2f} for a must does not reach {self.limits.must:.2f}" if held else ""
        )
        return f"Flagged as {self.scan.tier.label}: the score {score} reaches {flag}{doubt}."

    @property
    def _nothing(self) -> str:
        """What there is too little of, with a comma behind it."""
        if not self.scan.findings:
            return "no cue of the lexicons stands in the scene, and "
        if not any(self.counting()):
            return "what was found is only said, or a manner of speaking, and "
        return ""


def worth_a_look(scenes: tuple[SceneScan, ...]) -> tuple[SceneScan, ...]:
    """Scenes that were not flagged although something speaks for it, the nearest misses first."""
    passed = (scan for scan in scenes if not scan.flagged and (scan.findings or scan.score >= _FAINT))
    return tuple(sorted(passed, key=lambda scan: (-scan.score, -_surest(scan), scan.scene.index)))


def _surest(scan: SceneScan) -> float:
    return max((finding.confidence for finding in scan.findings), default=0.0)
