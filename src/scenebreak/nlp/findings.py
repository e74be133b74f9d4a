"""Doc to findings: quotes, confidences and the one line that says why."""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from spacy.tokens import Doc

from scenebreak.domain.finding import LEVELS, PERFORMED, Finding, Level, Mode, Status
from scenebreak.domain.question import question_for
from scenebreak.nlp.context import words_of
from scenebreak.nlp.hit import MODE, STATUS, Hit, hits_of, place_of
from scenebreak.nlp.house import HOUSE
from scenebreak.nlp.lexicon import Beside, Cue
from scenebreak.nlp.quote import quote_bounds
from scenebreak.nlp.scoring import Scoring

_STATUS_WORDS = {
    Status.IMPLIED: "implied rather than shown",
    Status.INTENDED: "intended, not shown",
    Status.NEGATED: "does not happen",
    Status.SAID: "spoken of, not shown",
    Status.FIGURATIVE: "a manner of speaking",
}
_MODE_WORDS = {Mode.MEMORY: "in a memory", Mode.DREAM: "in a dream", Mode.SCREEN: "on a screen or picture"}
_BESIDE = 4
_CERTAIN = 0.6


def findings_of(doc: Doc, scoring: Scoring) -> Iterator[Finding]:
    """The findings of one element, in its order; those that are too faint to be named are among them."""
    found = [(hit, _finding(doc, hit, scoring)) for hit in hits_of(doc)]
    for hit, finding in found:
        if not any(_told_by(hit, finding, other, better) for other, better in found):
            yield finding


def is_faint(finding: Finding, cue: Cue) -> bool:
    """Whether a finding of this cue is too doubtful to be named at all."""
    return finding.performed and finding.confidence < cue.least


def _told_by(hit: Hit, finding: Finding, other: Hit, better: Finding) -> bool:
    """Whether another hit on the same words tells of another kind what this one only repeats."""
    return (
        better.kind in hit.cue.yields_to
        and better.performed
        and finding.performed
        and hit.start < other.end
        and other.start < hit.end
        and better.confidence >= finding.confidence
    )


def _finding(doc: Doc, hit: Hit, scoring: Scoring) -> Finding:
    element = place_of(doc).element
    span = hit.span(doc)
    start, end = quote_bounds(element, span.start_char, span.end_char)
    quote, where = element.text[start:end], element.span_at(start)
    return Finding(
        id=_identifier(hit.cue.id, element.ordinal, span.start_char),
        kind=hit.cue.kind,
        level=_level(hit),
        status=hit.status,
        mode=hit.mode,
        element=element.ordinal,
        element_type=element.type,
        start=start,
        end=end,
        quote=quote,
        page=where.page,
        line=where.line,
        participants=hit.participants,
        modifiers=hit.modifiers,
        confidence=scoring.confidence(hit.cue.weight, hit.logit, _turned_to(hit)),
        cue=hit.cue.id,
        why=_why(doc, hit),
        question=_question(hit, quote),
    )


def _level(hit: Hit) -> Level:
    """The level of a hit; a manner of speaking goes no way at all."""
    vague = hit.status is Status.FIGURATIVE and Level.UNSPECIFIED in LEVELS[hit.cue.kind]
    return Level.UNSPECIFIED if vague else hit.level


def _turned_to(hit: Hit) -> Status | None:
    """The status that the words around give a hit; None for its cue's own, which the weight reckons with."""
    return None if hit.status is hit.cue.status else hit.status


def _identifier(cue: str, element: int, offset: int) -> str:
    return hashlib.sha256(f"{cue}|{element}|{offset}".encode()).hexdigest()[:12]


def _question(hit: Hit, quote: str) -> str:
    if hit.status in (Status.SAID, Status.FIGURATIVE):
        return ""
    if hit.status in PERFORMED and not hit.cue.settled.isdisjoint(words_of(quote)):
        return ""
    if hit.status in PERFORMED and hit.cue.question:
        return hit.cue.question
    asked = Level.UNSPECIFIED if hit.cue.asks and hit.level is hit.cue.level else hit.level
    return question_for(hit.cue.kind, asked, hit.status)


def _by(hit: Hit) -> str:
    """Whose rule it is, where it is the user's own."""
    name = hit.cue.id
    return f"by your house rule “{name.removeprefix(HOUSE)}”, " if name.startswith(HOUSE) else ""


def _why(doc: Doc, hit: Hit) -> str:
    """One line: what was seen, what its status and mode rest on, what turned it up or down."""
    element, span = place_of(doc).element, hit.span(doc)
    parts = [f"{_by(hit)}{hit.cue.says}: “{element.text[span.start_char : span.end_char]}”"]
    if hit.status in _STATUS_WORDS:
        reason = hit.qualifiers[STATUS.name][1]
        given = f" (“{reason}”)" if reason.lower() in element.text.lower() else ""
        given = f" {reason}" if "house rule" in reason else given
        parts.append(_STATUS_WORDS[hit.status] + given)
    if hit.mode in _MODE_WORDS:
        parts.append(f"{_MODE_WORDS[hit.mode]} (“{hit.qualifiers[MODE.name][1]}”)")
    return "; ".join([*parts, *hit.turned])


def without_lesser(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Drop what a more telling finding in the same sentence already says.

    A finding yields to another of its kind with overlapping words when its level is unspecified and the
    other's is not, or when both say the same level. Performed findings never yield to unperformed ones.
    """
    kept: list[Finding] = []
    for finding in findings:
        rivals = [other for other in kept if _same_words(finding, other)]
        if any(_says_no_more(finding, other) for other in rivals):
            continue
        kept = [other for other in kept if other not in rivals or not _says_no_more(other, finding)]
        kept.append(finding)
    return tuple(kept)


def settle(findings: Iterable[Finding], cues: Mapping[str, Cue]) -> tuple[Finding, ...]:
    """Let weak findings join or yield to a stronger one of their kind a few lines away, as their cues say.

    Args:
        findings: of one scene, in the order of the page.
        cues: every cue by its id.
    """
    whole = tuple(findings)
    settled: list[Finding] = []
    for finding in whole:
        beside = cues[finding.cue].beside
        stronger = None if beside is Beside.STANDS else _stronger_beside(finding, whole)
        if stronger is None:
            settled.append(finding)
        elif beside is Beside.JOINS:
            why = f"{finding.why}; a part of “{stronger.quote}”"
            settled.append(replace(finding, level=stronger.level, question=stronger.question, why=why))
    return tuple(settled)


def _stronger_beside(finding: Finding, others: Iterable[Finding]) -> Finding | None:
    ladder = LEVELS[finding.kind]
    stronger = [
        other
        for other in others
        if other.kind is finding.kind
        and other.performed
        and finding.performed
        and other.confidence >= _CERTAIN
        and abs(other.element - finding.element) <= _BESIDE
        and ladder.index(other.level) > ladder.index(finding.level)
    ]
    return max(stronger, key=lambda other: ladder.index(other.level), default=None)


def _same_words(one: Finding, other: Finding) -> bool:
    return (
        one.kind is other.kind
        and one.element == other.element
        and one.start < other.end
        and other.start < one.end
        and (one.status in PERFORMED) == (other.status in PERFORMED)
    )


def _says_no_more(one: Finding, other: Finding) -> bool:
    if one.level is other.level:
        return one.confidence <= other.confidence
    return one.level is Level.UNSPECIFIED
