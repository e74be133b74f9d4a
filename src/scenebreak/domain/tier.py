"""Which findings make a scene one that a coordinator must, or may, know of."""

from collections.abc import Iterable

from scenebreak.domain.finding import Finding, Kind, Level, Status, Tier

STOP_KINDS = frozenset({Kind.NUDITY, Kind.SIMULATED_SEX, Kind.SEXUAL_VIOLENCE})
"""Kinds that go to legal and production first when a minor takes part or is present."""

_MAY_LEVELS = frozenset(
    {
        (Kind.KISS, Level.NONROMANTIC),
        (Kind.NUDITY, Level.DEPICTION),
        (Kind.UNDRESS, Level.UNDERWEAR),
        (Kind.UNDRESS, Level.SWIMWEAR),
        (Kind.UNDRESS, Level.TOWEL_ROBE),
        (Kind.TOUCH, Level.LIGHT),
        (Kind.TOUCH, Level.UNSPECIFIED),
    }
)


def tier_of(finding: Finding, *, minor_present: bool = False) -> Tier:
    """The tier of one finding.

    Args:
        finding: what was seen.
        minor_present: a minor is in the scene, whether taking part or not.
    """
    if finding.performed:
        if finding.kind in STOP_KINDS and (finding.minor or (minor_present and not _is_picture(finding))):
            return Tier.STOP
        if finding.kind is Kind.HYPER_EXPOSED or (finding.kind, finding.level) in _MAY_LEVELS:
            return Tier.MAY
        return Tier.MUST
    if finding.status in (Status.NEGATED, Status.INTENDED) or _is_verbal_harassment(finding):
        return Tier.MAY
    return Tier.NONE


def _is_picture(finding: Finding) -> bool:
    return finding.level is Level.DEPICTION


def _is_verbal_harassment(finding: Finding) -> bool:
    return finding.status is Status.SAID and finding.level is Level.HARASSMENT


def scene_tier(findings: Iterable[Finding], *, minor_present: bool = False) -> Tier:
    """The highest tier among a scene's findings."""
    return max((tier_of(finding, minor_present=minor_present) for finding in findings), default=Tier.NONE)
