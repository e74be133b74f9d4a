"""Who is in a scene: those who speak, and those whom the action names."""

import re
from collections import Counter
from collections.abc import Iterable

from scenebreak.domain.screenplay import Element, ElementType
from scenebreak.reading.cues import people_of
from scenebreak.reading.vocabulary import words

_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_POSSESSIVE = re.compile(r"['’]s?$", re.IGNORECASE)


class Cast:
    """Everyone who has a cue in a script, found again by the words of their names.

    Args:
        cues: the name of every cue, one for each time it stands in the script.
    """

    def __init__(self, cues: Iterable[str]) -> None:
        counts = Counter(cues)
        self._known = frozenset(counts)
        self.names = tuple(dict.fromkeys(person for name in counts for person in self._people(name)))
        self._by_words = self._index()
        self._longest = max((len(key) for key in self._by_words), default=0)

    def _people(self, name: str) -> tuple[str, ...]:
        return people_of(name, self._known)

    def _index(self) -> dict[tuple[str, ...], str]:
        """Full names by their words, then first and last words that belong to one name only."""
        full = {tuple(_tokens(name)): name for name in reversed(self.names) if _tokens(name)}
        generic = words("cue", "generic")
        owners: dict[str, set[str]] = {}
        for key, name in full.items():
            for token in {key[0], key[-1]}:
                if len(key) > 1 and len(token) > 2 and token not in generic and not token[0].isdigit():
                    owners.setdefault(token, set()).add(name)
        single: dict[tuple[str, ...], str] = {
            (token,): next(iter(names)) for token, names in owners.items() if len(names) == 1
        }
        return {
            **single,
            **{key: name for key, name in full.items() if not set(key) <= generic or len(key) > 1},
        }

    def speaking(self, elements: Iterable[Element]) -> tuple[str, ...]:
        """Those who have a cue among the elements, in order of appearance."""
        cues = (e.character for e in elements if e.type is ElementType.CHARACTER and e.character)
        return tuple(dict.fromkeys(person for name in cues for person in self._people(name)))

    def named(self, elements: Iterable[Element]) -> tuple[str, ...]:
        """Those whom the action among the elements names."""
        found: dict[str, None] = {}
        for element in elements:
            if element.type in (ElementType.ACTION, ElementType.SHOT):
                found.update(dict.fromkeys(self._names_in(element.text)))
        return tuple(found)

    def _names_in(self, text: str) -> Iterable[str]:
        tokens = [_POSSESSIVE.sub("", word) for word in _WORD.findall(text)]
        lowered = [token.lower() for token in tokens]
        at = 0
        while at < len(tokens):
            step = 1
            if not tokens[at][:1].islower():
                for size in range(min(self._longest, len(tokens) - at), 0, -1):
                    name = self._by_words.get(tuple(lowered[at : at + size]))
                    if name:
                        yield name
                        step = size
                        break
            at += step


def _tokens(name: str) -> list[str]:
    return [_POSSESSIVE.sub("", word).lower() for word in _WORD.findall(name)]
