"""Facts that departments need beside the act: background with a count, screen, water, height and more."""

from collections.abc import Iterable

from spacy.language import Language
from spacy.tokens import Doc

from scenebreak.nlp.closed import NUMBERS
from scenebreak.nlp.context import words_of
from scenebreak.nlp.hit import Hit, hits_of, place_of
from scenebreak.nlp.lexicon import Lexicon
from scenebreak.nlp.qualifiers.terms import Reached, TermFinder

NAME = "scenebreak_modifiers"
_COUNTED = "background"
_MULTIPLES = frozenset({12, 100})
_AGE_WORDS = frozenset({"year", "years", "old"})


@Language.factory(NAME, requires=["doc._.hits"], assigns=["doc._.hits"])
def create(nlp: Language, name: str, lexicon: Lexicon) -> "ModifierFinder":
    """Make the component from its configuration."""
    return ModifierFinder(TermFinder(lexicon.terms["modifiers"]))


class ModifierFinder:
    """Writes the modifiers of every hit of an element."""

    def __init__(self, finder: TermFinder) -> None:
        self._finder = finder

    def __call__(self, doc: Doc) -> Doc:
        """Note the facts around the hits of one element."""
        hits = hits_of(doc)
        for hit in hits:
            hit.modifiers = hit.cue.facts
        for heading in self._finder.of_heading(place_of(doc).context.scene.heading) if hits else ():
            for hit in hits:
                _add(hit, heading.term.value)
        for hit, reached in self._finder.reaching(doc, hits):
            if not _tells_an_age(reached):
                _add(hit, _fact(doc, hit, reached))
        return doc


def _add(hit: Hit, fact: str) -> None:
    if fact not in hit.modifiers:
        hit.modifiers = (*hit.modifiers, fact)


def _tells_an_age(reached: Reached) -> bool:
    """Whether the number counts years and not people: "60 year old men"."""
    return reached.term.value == _COUNTED and not _AGE_WORDS.isdisjoint(words_of(reached.text))


def _fact(doc: Doc, hit: Hit, reached: Reached) -> str:
    if reached.term.value != _COUNTED:
        return reached.term.value
    words = reached.text.lower().split()
    count = _count(words)
    return f"{_COUNTED}:{count}" if count else _COUNTED


def _count(words: Iterable[str]) -> int:
    """The number that words make: "two hundred" is 200, "a dozen" 12; 0 where there is none."""
    total = 0
    for word in words:
        number = int(word) if word.isdigit() else NUMBERS.get(word, 0)
        total = total * number if total and number in _MULTIPLES else max(total, number)
    return total
