"""Beats that a person made: where they stand in a scan, and which of the machine's they stand for.

Such a beat has a place like any other, and stands while its annotation "made" stands in the history.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from scenebreak.domain.beat import Beat, anchor_of
from scenebreak.domain.errors import WrongUsage
from scenebreak.domain.finding import LEVELS, PERSON, Finding
from scenebreak.domain.scan import Scan, SceneScan
from scenebreak.domain.screenplay import Element, ElementType
from scenebreak.domain.tier import tier_of
from scenebreak.store.places import BeatPlace, fold, place_in

MADE = "made"
"""The field that holds a person's finding, as JSON, while the beat it makes stands."""

# in its own scene a paragraph as alike as this, with words as alike as that, is where a beat is looked for
_ALIKE = ((55.0, 75.0), (75.0, 45.0))


def made_place(scan: Scan, finding: Finding, id_: str) -> BeatPlace:
    """The beat that a person makes of some words of a scan.

    Args:
        scan: the newest scan of the script.
        finding: what the person says of the words from `start` to `end` of the element `element`; its quote,
            page, line, type of element and cue are taken from there.
        id_: id of the new beat.

    Raises:
        WrongUsage: there are no such words in a scene, or the kind has no such level.
    """
    if finding.level not in LEVELS[finding.kind]:
        raise WrongUsage(
            f"There is no {finding.level.label} {finding.kind.label}",
            f"Its levels are {', '.join(level.label for level in LEVELS[finding.kind])}",
        )
    for marked in scan.scenes:
        for element in marked.scene.elements:
            if element.ordinal == finding.element and _is_within(finding, element):
                return _placed(marked, element, finding, id_)
    raise WrongUsage("These words are not in the newest draft", "Choose words of one paragraph of a scene")


def found_again(place: BeatPlace, scan: Scan, homes: Collection[int]) -> BeatPlace | None:
    """Where a person's beat stands in another scan; None where its words are in it no more.

    Args:
        place: where it stood last.
        scan: the scan to look in.
        homes: indexes of the scenes there that are its own scene, or got words from it.
    """
    from scenebreak.store.matching import sight_likeness

    best: BeatPlace | None = None
    rank = (0.0, 0)
    for candidate in _everywhere(place, scan, homes):
        same_scene = candidate.beat.scene in homes
        likeness = sight_likeness(place.sights[0], candidate.sights[0], same_scene=same_scene)
        claim = likeness, -abs(candidate.depth - place.depth)
        if likeness and (best is None or claim > rank):
            best, rank = candidate, claim
    return best


def without_doubles(places: Iterable[BeatPlace], written: frozenset[str]) -> tuple[BeatPlace, ...]:
    """Beats in the order of the page; of an act that a person and the machine both have, the person's.

    Args:
        places: the beats of a scan, those of persons too.
        written: ids of the beats on which a person has written something; they are always listed.
    """
    everything = tuple(places)
    made = [place.beat for place in everything if place.beat.made]
    kept = (
        place
        for place in everything
        if place.beat.made or place.beat.id in written or not _is_told(place.beat, made)
    )
    return tuple(sorted(kept, key=_where))


def _is_within(finding: Finding, element: Element) -> bool:
    is_heading = element.type is ElementType.HEADING
    return not is_heading and 0 <= finding.start < finding.end <= len(element.text)


def _placed(marked: SceneScan, element: Element, finding: Finding, id_: str) -> BeatPlace:
    line = element.span_at(finding.start)
    here = replace(
        finding,
        element=element.ordinal,
        element_type=element.type,
        quote=element.text[finding.start : finding.end],
        page=line.page,
        line=line.line,
        cue=PERSON,
    )
    beat = Beat(
        id=id_,
        scene=marked.scene.index,
        kind=here.kind,
        level=here.level,
        tier=tier_of(here, minor_present=marked.minor),
        anchor=anchor_of(marked, here),
        findings=(here,),
    )
    return place_in(marked, beat)


def _everywhere(place: BeatPlace, scan: Scan, homes: Collection[int]) -> Iterator[BeatPlace]:
    """The beat at each place where its very words stand, and in its own scene where words like them stand."""
    finding = place.beat.findings[0]
    for marked in scan.scenes:
        at_home = marked.scene.index in homes
        for element in marked.scene.elements:
            if element.type is ElementType.HEADING:
                continue
            spots = list(_spots(finding.quote, element.text))
            if not spots and at_home:
                spots = list(_reworded(finding.quote, place.sights[0].paragraph, element.text))
            for start, end in spots:
                yield _placed(marked, element, replace(finding, start=start, end=end), place.beat.id)


def _spots(quote: str, text: str) -> Iterator[tuple[int, int]]:
    start = text.find(quote)
    while start >= 0:
        yield start, start + len(quote)
        start = text.find(quote, start + 1)


def _reworded(quote: str, paragraph: str, text: str) -> Iterator[tuple[int, int]]:
    """The words of a text that are most like a quote, widened to whole words, if it is like its paragraph."""
    from rapidfuzz.fuzz import partial_ratio_alignment, ratio

    likeness = ratio(paragraph, fold(text))
    needed = min((words for least, words in _ALIKE if likeness >= least), default=None)
    found = partial_ratio_alignment(quote, text) if needed else None
    if found is None or needed is None or found.score < needed or found.dest_start >= found.dest_end:
        return
    start, end = found.dest_start, found.dest_end
    while start > 0 and text[start - 1].isalnum():
        start -= 1
    while end < len(text) and text[end].isalnum():
        end += 1
    yield start, end


def _is_told(beat: Beat, made: Iterable[Beat]) -> bool:
    """Persons have said all that the machine found here."""
    told = [other.findings[0] for other in made if other.kind is beat.kind]
    return all(any(_stands_for(other, finding) for other in told) for finding in beat.findings)


def _stands_for(told: Finding, finding: Finding) -> bool:
    """Of words that are not played, a person says no more than the machine does."""
    return _overlap(finding, told) and (told.performed or told.status is finding.status)


def _overlap(one: Finding, other: Finding) -> bool:
    return one.element == other.element and one.start < other.end and other.start < one.end


def _where(place: BeatPlace) -> tuple[int, int, int]:
    first = place.beat.findings[0]
    return place.beat.scene, first.element, first.start
