"""The finding of a scene that no cue speaks for: its most telling sentence, with an open question."""

import hashlib
from collections.abc import Mapping
from math import exp
from types import MappingProxyType

from scenebreak.domain.finding import Finding, Kind, Level, Mode, Status
from scenebreak.domain.question import question_for
from scenebreak.domain.scan import Passage
from scenebreak.domain.screenplay import Element
from scenebreak.nlp.context import WORD
from scenebreak.nlp.model.evidence import SceneEvidence, Sentence
from scenebreak.nlp.model.net import KINDS
from scenebreak.nlp.model.reader import SentenceReader
from scenebreak.nlp.quote import quote_bounds

CUE = "model"
_LEVELS: Mapping[Kind, Level] = MappingProxyType(
    {
        Kind.KISS: Level.UNSPECIFIED,
        Kind.NUDITY: Level.UNSPECIFIED,
        Kind.UNDRESS: Level.UNDRESSING,
        Kind.SIMULATED_SEX: Level.UNSPECIFIED,
        Kind.TOUCH: Level.UNSPECIFIED,
        Kind.SEXUAL_VIOLENCE: Level.IMPLIED,
    }
)
"""The level that says least, of each kind that a finding may be raised as."""
_QUESTION = "What is seen here, and what must be played?"


def passage_of(evidence: SceneEvidence, reader: SentenceReader) -> Passage | None:
    """The sentence that speaks most for a flag, cut to what a quote may hold."""
    best = max(evidence.literal, key=lambda one: one.must + one.any, default=None)
    if best is None:
        return None
    element = _element(evidence, best.element)
    names = evidence.context.cast.words.keys()
    first, last = reader.telling(element.text[best.start : best.end], names)
    start, end = quote_bounds(element, best.start + first, best.start + last)
    share = round(1 / (1 + exp(-best.any)), 2)
    where = element.span_at(start)
    return Passage(element.ordinal, start, end, element.text[start:end], where.page, _kind(best), share)


def _kind(sentence: Sentence) -> Kind:
    return max(_LEVELS, key=lambda kind: float(sentence.odds[KINDS.index(kind)]))


def finding_from(passage: Passage, evidence: SceneEvidence, confidence: float) -> Finding:
    """A finding in the words of a passage.

    Args:
        passage: of the scene.
        evidence: of the scene.
        confidence: 0 to 1, of the whole scene.
    """
    element = _element(evidence, passage.element)
    where = element.span_at(passage.start)
    level = _LEVELS[passage.kind]
    return Finding(
        id=hashlib.sha256(f"{CUE}|{element.ordinal}|{passage.start}".encode()).hexdigest()[:12],
        kind=passage.kind,
        level=level,
        status=Status.IMPLIED,
        mode=Mode.STORY,
        element=element.ordinal,
        element_type=element.type,
        start=passage.start,
        end=passage.end,
        quote=passage.quote,
        page=where.page,
        line=where.line,
        participants=_named(passage.quote, evidence),
        confidence=confidence,
        cue=CUE,
        why=f"no cue of the lexicons, but the words sound like {passage.kind.label} to the trained part",
        question=question_for(passage.kind, level) or _QUESTION,
    )


def _named(quote: str, evidence: SceneEvidence) -> tuple[str, ...]:
    words = evidence.context.cast.words
    named = (
        words[word.lower()] for word in WORD.findall(quote) if word[0].isupper() and word.lower() in words
    )
    return tuple(dict.fromkeys(named))


def _element(evidence: SceneEvidence, ordinal: int) -> Element:
    return next(one for one in evidence.context.scene.elements if one.ordinal == ordinal)
