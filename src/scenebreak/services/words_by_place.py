"""Script words told by where they stand, so that they can be kept without being written down."""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from scenebreak.domain.screenplay import Element, Screenplay

_FORMS: tuple[Callable[[str], str], ...] = (str, str.lower, str.upper)
_QUOTED = re.compile(r"“(.*?)”")


class WordsNowhereError(LookupError):
    """Words stand nowhere in the script."""


class Place(NamedTuple):
    """Where words stand: an element's ordinal, offsets in its text, and the index of their form in _FORMS."""

    element: int
    start: int
    end: int
    form: int


class Places:
    """Finds the places of words in a script, and the words of places."""

    def __init__(self, screenplay: Screenplay) -> None:
        self._elements: Mapping[int, Element] = {each.ordinal: each for each in screenplay.elements()}
        self._known: dict[str, Place] = {}

    def of(self, words: str) -> Place:
        """The first place of these words, in the script's own letter case or another.

        Raises:
            WordsNowhereError: they stand nowhere.
        """
        if words not in self._known:
            place = next(self._search(words), None)
            if place is None:
                raise WordsNowhereError
            self._known[words] = place
        return self._known[words]

    def words(self, place: Place) -> str:
        """The words that stand at a place."""
        element, start, end, form = place
        return _FORMS[form](self._elements[element].text[start:end])

    def _search(self, words: str) -> Iterator[Place]:
        for form, shape in enumerate(_FORMS):
            for element in self._elements.values():
                start = shape(element.text).find(words)
                place = Place(element.ordinal, start, start + len(words), form)
                if start >= 0 and self.words(place) == words:
                    yield place

    def folded(self, sentence: str) -> list[str | Place]:
        """A sentence of ours, what it quotes in “ ” replaced by its place.

        Raises:
            WordsNowhereError: a quote stands nowhere, or quotes are nested so that words would stay.
        """
        parts: list[str | Place] = []
        for position, part in enumerate(_QUOTED.split(sentence)):
            if "“" in part or "”" in part:
                raise WordsNowhereError
            parts.append(self.of(part) if position % 2 else part)
        return parts

    def unfolded(self, parts: list[str | Place]) -> str:
        """The sentence that `folded` took apart."""
        return "".join(part if isinstance(part, str) else f"“{self.words(Place(*part))}”" for part in parts)
