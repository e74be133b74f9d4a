"""Who is in a scene: those who speak, and those whom the action names."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from scenebreak.domain.screenplay import Element, ElementType
from scenebreak.reading.cues import people_of
from scenebreak.reading.vocabulary import words

_WORD = re.compile(r"[^\W_]+(?:['’.-][^\W_]+)*")
_YEARS = re.compile(r"\d{1,2}-years?-old$")
_POSSESSIVE = re.compile(r"['’]s?$", re.IGNORECASE)


class Cast:
    """Everyone who has a cue in a script, found again by the words of their names.

    Args:
        cues: for each scene the name of every cue, one for each time it stands there.
    """

    def __init__(self, cues: Iterable[Iterable[str]]) -> None:
        scenes = [tuple(scene) for scene in cues]
        counts = Counter(name for scene in scenes for name in scene)
        self._known = frozenset(counts)
        self._counts = counts
        self._one_person = self._slashed(scenes)
        self._found: dict[str, tuple[str, ...]] = {}
        self.names = tuple(dict.fromkeys(person for name in counts for person in self._people(name)))
        self._by_words = self._index()
        self._longest = max((len(key) for key in self._by_words), default=0)

    def _slashed(self, scenes: Iterable[tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
        """Cues such as MOM/LINDA with their names, most frequent first.

        A slash joins the names of one person, unless both have a cue of their own in the same scene.
        """
        slashed = {name: _parts(name) for name in self._known if "/" in name}
        casts = [frozenset(scene) for scene in scenes] if slashed else []
        one_person = {}
        for name, parts in slashed.items():
            meet = any(len(cast.intersection(parts)) > 1 for cast in casts)
            if self._known.intersection(parts) and not meet:
                one_person[name] = tuple(sorted(parts, key=lambda part: -self._counts[part]))
        return one_person

    def _people(self, name: str) -> tuple[str, ...]:
        one = self._one_person.get(name)
        return one[:1] if one else people_of(name, self._known)

    def aliases(self, name: str) -> tuple[str, ...]:
        """Other names that the cues give the same person."""
        others = (part for parts in self._one_person.values() if parts[0] == name for part in parts[1:])
        return tuple(dict.fromkeys(others))

    def role_of(self, name: str) -> str:
        """Who this is at any age: YOUNG ANNA is ANNA, MOM who is also called LINDA is LINDA."""
        for parts in self._one_person.values():
            if name in parts[1:]:
                return parts[0]
        tokens = _tokens(name)
        ages = words("cue", "portrayals")
        bare = tuple(token for token in tokens if token not in ages and not _YEARS.match(token))
        if not bare or len(bare) == len(tokens):
            return name
        keys = (bare, *((token,) for token in bare))
        return next((self._by_words[key] for key in keys if key in self._by_words), name)

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
                found.update(dict.fromkeys(self.names_in(element.text)))
        return tuple(found)

    def names_in(self, text: str) -> tuple[str, ...]:
        """Everyone whom a text names, as often as it does."""
        found = self._found.get(text)
        if found is None:
            found = self._found[text] = tuple(self._search(text))
        return found

    def _search(self, text: str) -> Iterator[str]:
        tokens = [_POSSESSIVE.sub("", word) for word in _WORD.findall(text)]
        lowered = [token.lower() for token in tokens]
        at = 0
        while at < len(tokens):
            step = 1
            small = tokens[at][:1].islower()
            if not small or lowered[at] in words("cue", "portrayals"):
                for size in range(min(self._longest, len(tokens) - at), int(small), -1):
                    name = self._by_words.get(tuple(lowered[at : at + size]))
                    if name:
                        yield name
                        step = size
                        break
            at += step


def _parts(name: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in name.split("/") if part.strip())


def _tokens(name: str) -> list[str]:
    return [_POSSESSIVE.sub("", word).lower() for word in _WORD.findall(name)]
