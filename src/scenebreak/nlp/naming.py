"""Whom the words of a scene name, and how near: what pronouns and bare verbs may mean.

A full name is looked for first, so that MRS. ROBINSON is not MR. ROBINSON; a single word of a name counts
only where nobody else in the scene has it. Those who are not in the scene are nobody's antecedent.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from spacy.tokens import Doc

from scenebreak.domain.screenplay import SPOKEN, Element, ElementType
from scenebreak.nlp.closed import KIN, NAMELESS, NO_NAME
from scenebreak.nlp.context import Place, words_of

_AROUND = 8
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_ENDING = re.compile(r"['’]s?$|\.$")
_UNSEEN = re.compile(r"\b(?:V\.? ?O|O\.? ?S|O\.? ?C|FILTERED|PHONE)\b")
_TOLD_IN = frozenset({ElementType.ACTION, ElementType.PARENTHETICAL, ElementType.SHOT})
_ADDRESSED = re.compile(rf"(?:^|[,.!?…-] ?)(?:{'|'.join(sorted(KIN))})(?=[,.!?…-]|$)", re.IGNORECASE)


class Mention(NamedTuple):
    """Someone who may be meant.

    Attributes:
        name: as in the cast.
        beside: the name stands before, in the same paragraph.
    """

    name: str
    beside: bool


class Naming:
    """Finds the people of a scene in its words.

    Args:
        doc: the element read.
        place: where it stands.
    """

    def __init__(self, doc: Doc, place: Place) -> None:
        self._doc, self._place = doc, place
        self._full: dict[tuple[str, ...], str] = {}
        self._owners: dict[str, set[str]] = {}
        self.present = tuple(name for name in place.context.scene.present if _is_a_name(name))
        for name in self.present:
            words = tuple(map(_plain, _WORD.findall(name)))
            self._full.setdefault(words, name)
            for word in words:
                if word not in NAMELESS and len(word) > 1 and not word.isdigit():
                    self._owners.setdefault(word, set()).add(name)
        self._longest = max(map(len, self._full), default=0)

    @cached_property
    def at(self) -> dict[int, str]:
        """Index of every token that belongs to a name, to that name."""
        tokens = [token for token in self._doc if token.text[:1].isalnum()]
        runs = self._runs([token.text for token in tokens])
        return {token.i: name for start, end, name in runs for token in tokens[start:end]}

    def near(self, index: int) -> list[Mention]:
        """Those named before a token, nearest first, over some paragraphs back; then those behind it."""
        before = (self.at[i] for i in range(index - 1, -1, -1) if i in self.at)
        found = {name: Mention(name, beside=True) for name in before}
        for name in (*self._earlier(), *(name for i, name in self.at.items() if i >= index)):
            found.setdefault(name, Mention(name, beside=False))
        return list(found.values())

    @cached_property
    def family(self) -> frozenset[str]:
        """Those whom nobody may pair by a guess: MOM, and whoever calls someone in the scene so."""
        family = {name for name in self.present if not KIN.isdisjoint(words_of(name))}
        speaker = ""
        for element in self._place.context.scene.elements:
            if element.type is ElementType.CHARACTER:
                speaker = element.character or element.text
            elif element.type in SPOKEN and _ADDRESSED.search(element.text):
                family.add(element.character or speaker)
        return frozenset(family)

    def _earlier(self) -> Iterator[str]:
        here = self._place.element.ordinal
        before = [one for one in self._place.context.scene.elements if here - _AROUND <= one.ordinal < here]
        for element in reversed(before):
            yield from reversed(self._seen(element))

    def _seen(self, element: Element) -> list[str]:
        """Whom an element shows; not those whom a speech talks of, nor a voice without a body."""
        if element.type is ElementType.CHARACTER and not _UNSEEN.search(element.extension.upper()):
            words = [word.title() for word in _WORD.findall(element.character or element.text)]
            return [name for _, _, name in self._runs(words)][:1]
        words = _WORD.findall(element.text) if element.type in _TOLD_IN else []
        return [name for _, _, name in self._runs(words)]

    def _runs(self, words: Sequence[str]) -> Iterator[tuple[int, int, str]]:
        """Where a run of words names someone: start, end behind it, name."""
        plain, at = [_plain(word) for word in words], 0
        while at < len(words):
            size, name = self._longest_at(plain, at) if words[at][:1].isupper() else (1, "")
            if name:
                yield at, at + size, name
            at += size

    def _longest_at(self, plain: Sequence[str], at: int) -> tuple[int, str]:
        for size in range(min(self._longest, len(plain) - at), 0, -1):
            name = self._full.get(tuple(plain[at : at + size]))
            if name:
                return size, name
        owners = self._owners.get(plain[at], set())
        return 1, next(iter(owners)) if len(owners) == 1 else ""


def _plain(word: str) -> str:
    return _ENDING.sub("", word).lower()


def _is_a_name(name: str) -> bool:
    words = words_of(name)
    return bool(words) and NO_NAME.isdisjoint(words)
