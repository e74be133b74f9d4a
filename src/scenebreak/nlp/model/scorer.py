"""From the evidence of every scene of a script to scores, tiers and what moved them."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from scenebreak.domain.finding import Finding, Tier
from scenebreak.domain.scan import SceneScan, Sensitivity, Sway
from scenebreak.domain.tier import STOP_KINDS, scene_tier, tier_of
from scenebreak.nlp.ages import Minors
from scenebreak.nlp.model.doubt import borne_out
from scenebreak.nlp.model.evidence import SceneEvidence
from scenebreak.nlp.model.features import FEATURES, features_of
from scenebreak.nlp.model.files import SceneModel, Trained
from scenebreak.nlp.model.logistic import Numbers
from scenebreak.nlp.model.raised import finding_from, further_passages, passage_of
from scenebreak.nlp.scoring import Scoring, Thresholds


def flag_scores(model: SceneModel, features: Numbers) -> Numbers:
    """The share of scenes like each that are rightly flagged, 0 to 1 in hundredths."""
    return _share(model.flag.log_odds(features) * model.slope + model.shift)


def must_scores(model: SceneModel, features: Numbers) -> Numbers:
    """The share of scenes like each that are a must, 0 to 1 in hundredths."""
    return _share(model.must.log_odds(features))


def _share(odds: Numbers) -> Numbers:
    # limits are hundredths too, so that a score as printed is on the side of a limit that it was judged to be
    shares: Numbers = np.round(1 / (1 + np.exp(-odds)), 2)
    return shares


def sways(model: SceneModel, row: Numbers) -> Iterator[Sway]:
    """What moves a scene's score beside the average scene, the strongest first."""
    moved: dict[str, float] = defaultdict(float)
    for feature, weight, value, average in zip(FEATURES, model.flag.weights, row, model.average, strict=True):
        moved[feature.ground] += weight * (value - average) * model.slope
    strongest = sorted(moved.items(), key=lambda pair: -abs(pair[1]))
    return (Sway(ground, round(float(odds), 2)) for ground, odds in strongest)


@dataclass(frozen=True, slots=True)
class _Judged:
    score: float
    must: float
    sways: tuple[Sway, ...]


class SceneScorer:
    """Judges scenes by cues, sentences, length and neighbours; a minor's stop is the rules' alone to lift."""

    def __init__(self, trained: Trained, scoring: Scoring) -> None:
        self._reader, self._model, self._scoring = trained.reader, trained.scenes, scoring

    def judge(
        self, evidence: Sequence[SceneEvidence], minors: Minors, sensitivity: Sensitivity
    ) -> tuple[SceneScan, ...]:
        """The scan of each scene.

        Args:
            evidence: of every scene of a script, in order.
            minors: of the script.
            sensitivity: how much doubt is enough to flag a scene.
        """
        features = features_of(evidence, self._scoring)
        rows = zip(
            evidence,
            flag_scores(self._model, features),
            must_scores(self._model, features),
            (tuple(sways(self._model, row)) for row in features),
            strict=True,
        )
        return tuple(
            self._scene(one, _Judged(float(score), float(must), moved), minors, sensitivity)
            for one, score, must, moved in rows
        )

    def _scene(
        self, evidence: SceneEvidence, judged: _Judged, minors: Minors, sensitivity: Sensitivity
    ) -> SceneScan:
        present = bool(evidence.minors)
        limits = self._model.thresholds[sensitivity]
        by_rules = self._scoring.judge(evidence.findings, sensitivity, minor=present)[0]
        unexplained = scene_tier(evidence.findings, minor_present=present) is Tier.NONE
        passage = passage_of(evidence, self._reader)
        findings = list(evidence.findings)
        if judged.score >= limits.flag and unexplained and passage:
            findings.append(
                minors.mark(finding_from(passage, evidence, judged.score), evidence.context.scene)
            )
        tier = by_rules if by_rules is Tier.STOP else _tier(findings, judged, limits, minor=present)
        minor = present and tier > Tier.NONE
        if tier > Tier.NONE:
            findings = list(borne_out(findings, evidence))
            findings += self._further(evidence, findings)
        return SceneScan(
            evidence.context.scene,
            tuple(sorted(findings, key=lambda one: (one.element, one.start))),
            tier,
            judged.score,
            minor,
            evidence.minors if minor else (),
            judged.must,
            judged.sways,
            passage,
        )

    def _further(self, evidence: SceneEvidence, findings: Sequence[Finding]) -> Iterator[Finding]:
        """What only the sentences tell of a flagged scene; nothing that would make it a stop."""
        known = {one.kind for one in findings if one.performed} | (STOP_KINDS if evidence.minors else set())
        for passage in further_passages(evidence, self._reader, known):
            yield finding_from(passage, evidence, passage.share)


def _tier(findings: Sequence[Finding], judged: _Judged, limits: Thresholds, *, minor: bool) -> Tier:
    """The scene's tier: as high as its findings allow and its scores reach."""
    highest = scene_tier(findings, minor_present=minor)
    if judged.score < limits.flag or highest is Tier.NONE:
        return Tier.NONE
    if judged.must < limits.must:
        return Tier.MAY
    sure = (
        one
        for one in findings
        if tier_of(one, minor_present=minor) < Tier.STOP or one.confidence >= limits.must
    )
    believed = scene_tier(sure, minor_present=minor)
    return (
        believed if believed >= Tier.MUST else highest
    )  # a doubtful stop is believed where nothing else explains
