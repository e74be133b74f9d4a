"""Finds the patterns of lexicon entries in tagged tokens.

Patterns are indexed by their rarest word, so that a paragraph is held only against those whose words it has;
the same index is the gate that decides which paragraphs are tagged and parsed at all.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from spacy.tokens import Doc

from scenebreak.nlp.patterns import Pattern, Step
from scenebreak.nlp.shape import shape_of

_ENDS = frozenset({".", "!", "?"})
_NONE = -1
_SLACK = 2


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
    loose: tuple[Step, ...]


class Matcher(Generic[E]):
    """Matches the patterns of many entries; the longest match of an entry wins where several overlap."""

    def __init__(self, entries: Iterable[E]) -> None:
        self._by_word: dict[str, list[_Indexed[E]]] = {}
        self._by_sure_word: dict[str, list[_Indexed[E]]] = {}
        for entry in entries:
            for pattern in entry.patterns:
                _index(self._by_word, entry, pattern, pattern.required)
                sure = tuple(forms for forms in pattern.required if _is_sure(forms))
                _index(self._by_sure_word, entry, pattern, sure or pattern.required)

    def opens(self, words: Sequence[str]) -> bool:
        """Tell whether lower-case words, without tags and stops, can hold a match; it errs to yes alone."""
        present = frozenset(words)
        return next(_candidates(self._by_word, present), None) is not None and any(
            _furthest(candidate.loose, 0, start, words, words) != _NONE
            for candidate in _candidates(self._by_sure_word, present)
            for start in range(len(words))
        )

    def matches(self, doc: Doc) -> Iterator[Match[E]]:
        """Every match in a tagged Doc, those of one entry never overlapping."""
        shape = shape_of(doc)
        words, tags = shape.words, shape.tags
        by_entry: dict[int, list[Match[E]]] = {}
        seen: set[int] = set()
        for candidate in _candidates(self._by_word, frozenset(words)):
            if id(candidate.pattern) not in seen:
                seen.add(id(candidate.pattern))
                found = by_entry.setdefault(id(candidate.entry), [])
                found += _occurrences(candidate, words, tags)
        for found in by_entry.values():
            yield from _without_overlap(found)


def _index(
    index: dict[str, list[_Indexed[E]]], entry: E, pattern: Pattern, required: Sequence[frozenset[str]]
) -> None:
    """Enter a pattern under its rarest word."""
    rarest = max(required, key=lambda forms: min(map(len, forms)))
    others = tuple(forms for forms in required if forms is not rarest)
    indexed = _Indexed(entry, pattern, others, tuple(_loosened(pattern.steps)))
    for form in rarest:
        index.setdefault(form, []).append(indexed)


def _candidates(index: Mapping[str, list[_Indexed[E]]], words: frozenset[str]) -> Iterator[_Indexed[E]]:
    for word in words:
        for indexed in index.get(word, ()):
            if all(not forms.isdisjoint(words) for forms in indexed.others):
                yield indexed


def _is_sure(forms: frozenset[str]) -> bool:
    """All of them are words, and stand in a text without stops and hyphens too."""
    return all(form.isalnum() for form in forms)


def _loosened(steps: Iterable[Step]) -> Iterator[Step]:
    """What is left of a pattern in a text without tags, stops and hyphens, where a token may be two words."""
    for step in steps:
        if step.gap:
            yield Step(gap=step.gap + _SLACK)
        elif not step.absent:
            sure = step.forms is None or _is_sure(step.forms)
            yield Step(step.forms, optional=step.optional or not sure)


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
