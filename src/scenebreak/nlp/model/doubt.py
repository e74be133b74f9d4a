"""Findings of a flagged scene that neither their cue nor the sentences are sure of.

A moan beside a kiss, a hug in a quarrel over a dress: a weak cue names a kind of its own, no sentence of the
scene sounds like it, and another finding explains the flag. Held out, eight of nine such kinds are wrong
(decision 8).
"""

from collections.abc import Iterator, Mapping, Sequence

from scenebreak.domain.finding import Finding, Kind
from scenebreak.nlp.model.evidence import SceneEvidence

_WEAK = 0.4
_SURE = 0.6
_SILENT = -1.0
_KEPT = frozenset({Kind.SEXUAL_VIOLENCE})
"""Kinds of which too few are labelled to tell."""


def borne_out(findings: Sequence[Finding], evidence: SceneEvidence) -> Iterator[Finding]:
    """The findings without those of a kind that is in doubt; beside a minor all stay.

    Args:
        findings: of a flagged scene.
        evidence: of the scene.
    """
    surest = _surest(findings)
    for finding in findings:
        if evidence.minors or not finding.performed or not _in_doubt(finding.kind, surest, evidence):
            yield finding


def _surest(findings: Sequence[Finding]) -> Mapping[Kind, float]:
    """Confidence of the surest performed finding of each kind."""
    surest: dict[Kind, float] = {}
    for one in findings:
        if one.performed:
            surest[one.kind] = max(one.confidence, surest.get(one.kind, 0.0))
    return surest


def _in_doubt(kind: Kind, surest: Mapping[Kind, float], evidence: SceneEvidence) -> bool:
    explained = any(sure >= _SURE for other, sure in surest.items() if other is not kind)
    if kind in _KEPT or surest[kind] >= _WEAK or not explained:
        return False
    return all(one.speaks_of(kind) < _SILENT for one in evidence.literal)
