"""Finds the patterns of lexicon entries in tagged tokens.

Patterns are indexed by their rarest word, so that a paragraph is held only against those whose words it has;
the same index is the gate that decides which paragraphs are tagged and parsed at all.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from spacy.tokens import Doc

from scenebreak.nlp.patterns import Pattern, Step

_ENDS = frozenset({".", "!", "?"})
_NONE = -1
_SHAPE = "scenebreak_shape"


class Entry(Protocol):
    """A lexicon entry: anything with patterns."""

    @property
    def patterns(self) -> tuple[Pattern, ...]:
        """Any of them is enough."""


E = TypeVar("E", bound=Entry)


@dataclass(frozen=True, slots=True)
class Match(Generic[E]):
    """Tokens from start to end that an entry's pattern covers."""

    entry: E
    start: int
    end: int

    @property
    def size(self) -> int:
        """How many tokens it covers."""
        return self.end - self.start

    def overlaps(self, other: "Match[E]") -> bool:
        """Both cover a token."""
        return self.start < other.end and other.start < self.end


@dataclass(frozen=True, slots=True)
class _Indexed(Generic[E]):
    entry: E
    pattern: Pattern
    others: tuple[frozenset[str], ...]


class Matcher(Generic[E]):
    """Matches the patterns of many entries; the longest match of an entry wins where several overlap."""

    def __init__(self, entries: Iterable[E]) -> None:
        self._by_word: dict[str, list[_Indexed[E]]] = {}
        for entry in entries:
            for pattern in entry.patterns:
                rarest = max(pattern.required, key=lambda forms: min(map(len, forms)))
                others = tuple(forms for forms in pattern.required if forms is not rarest)
                for form in rarest:
                    self._by_word.setdefault(form, []).append(_Indexed(entry, pattern, others))

    def opens(self, words: Collection[str]) -> bool:
        """Tell whether these lower-case words can hold a match."""
        return next(self._candidates(frozenset(words)), None) is not None

    def matches(self, doc: Doc) -> Iterator[Match[E]]:
        """Every match in a tagged Doc, those of one entry never overlapping."""
        words, tags = _shape(doc)
        by_entry: dict[int, list[Match[E]]] = {}
        seen: set[int] = set()
        for candidate in self._candidates(frozenset(words)):
            if id(candidate.pattern) not in seen:
                seen.add(id(candidate.pattern))
                found = by_entry.setdefault(id(candidate.entry), [])
                found += _occurrences(candidate, words, tags)
        for found in by_entry.values():
            yield from _without_overlap(found)

    def _candidates(self, words: frozenset[str]) -> Iterator[_Indexed[E]]:
        for word in words:
            for indexed in self._by_word.get(word, ()):
                if all(not forms.isdisjoint(words) for forms in indexed.others):
                    yield indexed


def _shape(doc: Doc) -> tuple[list[str], list[str]]:
    """Lower-case words and tags of a tagged Doc, read once for all matchers."""
    shape: tuple[list[str], list[str]] | None = doc.user_data.get(_SHAPE)
    if shape is None:
        shape = [token.lower_ for token in doc], [token.tag_ for token in doc]
        doc.user_data[_SHAPE] = shape
    return shape


def _occurrences(indexed: _Indexed[E], words: Sequence[str], tags: Sequence[str]) -> Iterator[Match[E]]:
    steps = indexed.pattern.steps
    for start in range(len(words)):
        end = _furthest(steps, 0, start, words, tags)
        if end > start:
            yield Match(indexed.entry, start, end)


def _furthest(
    steps: Sequence[Step], number: int, index: int, words: Sequence[str], tags: Sequence[str]
) -> int:
    """Behind the last token of the longest match of the steps from a token on, or -1."""
    if number == len(steps):
        return index
    step = steps[number]
    if step.gap:
        return _across(steps, number, index, words, tags)
    if step.absent:
        stands = index < len(words) and words[index] in step.absent
        return _NONE if stands else _furthest(steps, number + 1, index, words, tags)
    best = _furthest(steps, number + 1, index, words, tags) if step.optional else _NONE
    if index < len(words) and _fits(step, words[index], tags[index]):
        best = max(best, _furthest(steps, number + 1, index + 1, words, tags))
    return best


def _across(steps: Sequence[Step], number: int, index: int, words: Sequence[str], tags: Sequence[str]) -> int:
    """The same, over a gap that no end of a sentence may fall into."""
    best = _NONE
    for skipped in range(steps[number].gap + 1):
        if index + skipped > len(words) or (skipped and words[index + skipped - 1] in _ENDS):
            break
        best = max(best, _furthest(steps, number + 1, index + skipped, words, tags))
    return best


def _fits(step: Step, word: str, tag: str) -> bool:
    fits_word = step.forms is None or word in step.forms
    return fits_word and word not in step.but and (step.tags is None or tag in step.tags)


def _without_overlap(found: list[Match[E]]) -> Iterator[Match[E]]:
    kept: list[Match[E]] = []
    for match in sorted(found, key=lambda match: (-match.size, match.start)):
        if not any(match.overlaps(other) for other in kept):
            kept.append(match)
            yield match
