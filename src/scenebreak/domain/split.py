"""Beats that a person has split: which half has which of the machine's findings."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from scenebreak.domain.beat import Beat
from scenebreak.domain.finding import LEVELS, Finding, Tier
from scenebreak.domain.tier import tier_of


def split_beats(
    beats: Sequence[Beat], halves: Mapping[str, str], minors: frozenset[int] = frozenset()
) -> tuple[Beat, ...]:
    """Give each second half the findings that stand behind its beginning, and take them from the first.

    Args:
        beats: of one script; a second half holds only the finding that a person made where it begins.
        halves: ids of second halves, each with the id of the beat that it was split from.
        minors: indexes of the scenes in which a minor is present.

    Returns:
        The same beats in the same order. A half whose other half is not there, or would be left with
        nothing, stays as it is.
    """
    known = {beat.id: beat for beat in beats}
    for whole in dict.fromkeys(halves.values()):
        parts = [known[id_] for id_, first in halves.items() if first == whole and id_ in known]
        if whole in known:
            known |= _shared_out(known[whole], sorted(parts, key=_begins), minors)
    return tuple(known[beat.id] for beat in beats)


def _shared_out(whole: Beat, parts: Sequence[Beat], minors: frozenset[int]) -> dict[str, Beat]:
    """The first half and the others, each with its findings."""
    here = [part for part in parts if part.scene == whole.scene and _begins(part) > _begins(whole)]
    shared = {whole.id: whole}
    rest = whole.findings
    for part in reversed(here):
        mine = tuple(finding for finding in rest if _place(finding) >= _begins(part))
        rest = tuple(finding for finding in rest if _place(finding) < _begins(part))
        own = part.findings[0]
        further = tuple(finding for finding in mine if _place(finding) >= (own.element, own.end))
        shared[part.id] = _with(part, (own, *further), whole.tier, minor=part.scene in minors)
    shared[whole.id] = _with(whole, rest, whole.tier, minor=whole.scene in minors)
    return shared


def _with(beat: Beat, findings: tuple[Finding, ...], highest: Tier, *, minor: bool) -> Beat:
    tier = max(tier_of(finding, minor_present=minor) for finding in findings)
    level = max((finding.level for finding in findings), key=LEVELS[beat.kind].index)
    return replace(beat, level=level, tier=max(Tier.MAY, min(highest, tier)), findings=findings)


def _place(finding: Finding) -> tuple[int, int]:
    return finding.element, finding.start


def _begins(beat: Beat) -> tuple[int, int]:
    return _place(beat.findings[0])
