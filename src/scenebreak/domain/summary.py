"""The counts of one scan."""

from dataclasses import dataclass

from scenebreak.domain.beat import propose_beats
from scenebreak.domain.finding import Tier
from scenebreak.domain.scan import Scan


@dataclass(frozen=True, slots=True)
class Summary:
    """Counts of one scan.

    Attributes:
        scenes: all of them.
        flagged: those that need a coordinator's eye.
        must: flagged scenes of this tier; may and stop likewise.
        open_questions: beats of flagged scenes whose words leave something open.
    """

    scenes: int
    flagged: int
    must: int
    may: int
    stop: int
    open_questions: int


def summarise(scan: Scan) -> Summary:
    """Count a scan's scenes by tier, and its open questions."""
    tiers = [scene.tier for scene in scan.scenes]
    return Summary(
        scenes=len(tiers),
        flagged=sum(tier > Tier.NONE for tier in tiers),
        must=tiers.count(Tier.MUST),
        may=tiers.count(Tier.MAY),
        stop=tiers.count(Tier.STOP),
        open_questions=sum(bool(beat.question) for scene in scan.flagged() for beat in propose_beats(scene)),
    )
