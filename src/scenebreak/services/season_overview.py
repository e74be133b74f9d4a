"""One script of a production beside the others: where its intimacy lies, and what is left to do."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from scenebreak.domain.assumptions import Assumptions
from scenebreak.domain.beat import Verdict
from scenebreak.domain.estimate import outcomes
from scenebreak.domain.finding import Kind, Tier
from scenebreak.domain.workload import EpisodeWork
from scenebreak.services.review import Review

LINES_A_PAGE = 55


@dataclass(frozen=True, slots=True)
class EpisodeOverview:
    """One script in figures; a person's verdict outranks the machine's in all of them.

    Attributes:
        pages: of the script.
        draft: colour and date, as far as it tells them.
        tiers: scenes by tier; those without one are left out.
        kinds: beats by kind, dismissed ones left out.
        beats: in all.
        done: beats with a verdict.
        open: questions still to be answered.
        days: low, likely and high, everything together.
        places: where each beat stands that was not dismissed: pages from the start, 0 the top of the
            first, and its tier.
    """

    pages: int
    draft: str
    tiers: Mapping[Tier, int]
    kinds: Mapping[Kind, int]
    beats: int
    done: int
    open: int
    days: tuple[float, float, float]
    places: tuple[tuple[float, Tier], ...]


def episode_overview(review: Review, episode: int, assumptions: Assumptions) -> EpisodeOverview:
    """Look through one script as it is decided by now.

    Args:
        review: the open production.
        episode: id of the script.
        assumptions: the numbers that the days rest on.

    Raises:
        ScenebreakError: it cannot be read.
    """
    scan, beats = review.scan(episode), review.beats(episode)
    standing = [beat for beat in beats if beat.decision.verdict is not Verdict.DISMISSED]
    tiers: dict[int, Tier] = {}
    for beat in beats:
        tiers[beat.beat.scene] = max(tiers.get(beat.beat.scene, Tier.NONE), beat.tier)
    low, likely, high = outcomes((EpisodeWork.of(scan, beats),), assumptions)
    script = scan.screenplay
    return EpisodeOverview(
        pages=script.pages,
        draft=" ".join(filter(None, (script.draft, script.draft_date))),
        tiers=Counter(tier for tier in tiers.values() if tier > Tier.NONE),
        kinds=Counter(beat.beat.kind for beat in standing),
        beats=len(beats),
        done=sum(beat.decision.verdict is not None for beat in beats),
        open=sum(beat.open for beat in beats),
        days=(low.total_days, likely.total_days, high.total_days),
        places=tuple(
            (_place(finding.page, finding.line), beat.tier)
            for beat in standing
            for finding in beat.beat.findings
        ),
    )


def _place(page: int, line: int) -> float:
    return page - 1 + min(line - 1, LINES_A_PAGE - 1) / LINES_A_PAGE
