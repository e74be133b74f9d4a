"""Findings that no cue speaks for: the sentence that tells most of a kind, with an open question."""

import hashlib
from collections.abc import Collection, Iterator, Mapping
from math import exp
from types import MappingProxyType

from scenebreak.domain.finding import Finding, Kind, Level, Mode, Status
from scenebreak.domain.question import question_for
from scenebreak.domain.scan import Passage
from scenebreak.domain.screenplay import Element
from scenebreak.nlp.context import WORD
from scenebreak.nlp.model.evidence import SceneEvidence, Sentence
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
_CLEAR = 2.5
"""Log-odds from which a sentence of a flagged scene speaks of a kind that no cue found there (decision 8)."""


def passage_of(evidence: SceneEvidence, reader: SentenceReader) -> Passage | None:
    """The sentence that speaks most for a flag, cut to what a quote may hold."""
    best = max(evidence.literal, key=lambda one: one.must + one.any, default=None)
    if best is None:
        return None
    kind = max(_LEVELS, key=best.speaks_of)
    return _cut(best, kind, best.any, evidence, reader)


def further_passages(
    evidence: SceneEvidence, reader: SentenceReader, known: Collection[Kind]
) -> Iterator[Passage]:
    """The sentences of a flagged scene that clearly speak of a kind that is not known there yet."""
    for kind in _LEVELS:
        best = max(evidence.literal, key=lambda one: one.speaks_of(kind), default=None)
        if best is None or kind in known or best.speaks_of(kind) < _CLEAR:
            continue
        if not any(one.kind is kind and best.holds(one) for one in evidence.findings):  # "they almost kiss"
            yield _cut(best, kind, best.speaks_of(kind), evidence, reader)


def _cut(
    sentence: Sentence, kind: Kind, odds: float, evidence: SceneEvidence, reader: SentenceReader
) -> Passage:
    element = _element(evidence, sentence.element)
    names = evidence.context.cast.words.keys()
    first, last = reader.telling(element.text[sentence.start : sentence.end], names)
    start, end = quote_bounds(element, sentence.start + first, sentence.start + last)
    where = element.span_at(start)
    share = round(1 / (1 + exp(-odds)), 2)
    return Passage(element.ordinal, start, end, element.text[start:end], where.page, kind, share)


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
        id=hashlib.sha256(f"{CUE}|{passage.kind}|{element.ordinal}|{passage.start}".encode()).hexdigest()[
            :12
        ],
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
