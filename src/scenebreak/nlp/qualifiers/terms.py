"""Finds qualifying terms near hits: the one algorithm that status, mode and modifiers share.

1. Every term of a lexicon is matched over the element.
2. A term reaches a hit when it stands on the right side, in the same sentence, near enough, and no word
   between them begins another clause. Words with which the hit begins or ends may be its own ("without a
   stitch") and then do not change its status.
3. A term for headings reaches every hit of a scene whose heading holds its words.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from spacy.tokens import Doc, Span

from scenebreak.nlp.context import words_of
from scenebreak.nlp.grammar import head_of, sentence_of
from scenebreak.nlp.hit import Hit
from scenebreak.nlp.lexicon import Term
from scenebreak.nlp.matching import Match, Matcher

_FINITE = frozenset({"VBD", "VBZ"})


@dataclass(frozen=True, slots=True)
class Reached:
    """A term that reaches a hit.

    Attributes:
        term: the lexicon entry.
        text: its words in the script.
        distance: tokens between the two; 0 for a heading.
    """

    term: Term
    text: str
    distance: int


class TermFinder:
    """Matches the terms of one lexicon."""

    def __init__(self, terms: Iterable[Term], *, edges: bool = True) -> None:
        """Compile the terms.

        Args:
            terms: of the lexicon.
            edges: whether the words with which a hit begins or ends may qualify it.
        """
        self._edges = edges
        by_place = {
            heading: [one for one in terms if (one.where == "heading") is heading]
            for heading in (True, False)
        }
        self._headings = by_place[True]
        self._matcher = Matcher(by_place[False])

    def reaching(self, doc: Doc, hits: Iterable[Hit]) -> Iterator[tuple[Hit, Reached]]:
        """Every pair of a hit and a term that reaches it, the nearest term of a hit first."""
        hits = list(hits)
        found = list(self._matcher.matches(doc)) if hits else []
        for hit in hits:
            reached = (self._reach(match, hit, doc) for match in found)
            for one in sorted((one for one in reached if one), key=lambda one: one.distance):
                yield hit, one

    def of_heading(self, heading: str) -> Iterator[Reached]:
        """The terms that a heading holds, be it a scene's or that of a shot."""
        words = frozenset(words_of(heading))
        for term in self._headings:
            if any(
                all(not forms.isdisjoint(words) for forms in pattern.required) for pattern in term.patterns
            ):
                yield Reached(term, heading, 0)

    def _reach(self, match: Match[Term], hit: Hit, doc: Doc) -> Reached | None:
        term, start, end = match.entry, match.start, match.end
        sentence = sentence_of(hit.span(doc))
        if start < sentence.start or end > sentence.end:
            return None
        before, after = hit.start - end, start - hit.end
        if before >= 0 and not _governs(term, doc[end : hit.start], hit.span(doc)):
            return None
        inside = before < 0 and after < 0
        edge = start == hit.start or end == hit.end
        if inside and ((edge and not self._edges) or hit.cue.steady):
            return None
        on_side = {"before": before >= 0, "after": after >= 0, "around": True}[term.where]
        distance = 0 if inside else max(before, after)
        if (on_side or inside) and distance <= term.reach:
            return Reached(term, doc[start:end].text, distance)
        return None


def _governs(term: Term, between: Span, hit: Span) -> bool:
    """Whether a term before a hit can be about it: no new clause begins between the two."""
    if not term.barred.isdisjoint(token.lower_ for token in between):
        return False
    return not (term.bare and head_of(hit).tag_ in _FINITE)
