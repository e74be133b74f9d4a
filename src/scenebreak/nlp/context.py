"""What surrounds an element: its scene's words, and the cast that its pronouns may mean."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from scenebreak.domain.screenplay import SPOKEN, Element, ElementType, Scene, Screenplay
from scenebreak.nlp.closed import FEMALE, MALE, NAMELESS, NO_NAME

WORD = re.compile(r"[^\W\d_]+|\d+")
_CONTRACTED = re.compile(r"n['’]t\b")
PRONOUNS = {
    **dict.fromkeys(("she", "her", "hers", "herself"), "f"),
    **dict.fromkeys(("he", "him", "his", "himself"), "m"),
}
_CLEAR_MAJORITY = 0.7
_LEANING = 0.6
_NARRATED = 0.15
_NEAR = 6


def words_of(text: str) -> list[str]:
    """The words and numbers of a text in lower case, cut at apostrophes and hyphens; "don't" is "do not"."""
    return WORD.findall(_CONTRACTED.sub(" not", text.lower()))


@dataclass(frozen=True)
class Cast:
    """The characters of a script.

    Attributes:
        names: every name that has a cue or is named in a scene, as printed ("MRS. ROBINSON").
        genders: "f" or "m" for each name that the script's own pronouns settle.
        narrator: the action is told by an "I".
        leanings: "f" or "m" for each name that its own words or most of its pronouns speak for.
    """

    names: frozenset[str]
    genders: Mapping[str, str] = field(default_factory=dict)
    narrator: bool = False
    leanings: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def words(self) -> Mapping[str, str]:
        """Single lower-case words of names to the name that they mean, where only one name has them."""
        owners: dict[str, set[str]] = {}
        for name in self.names:
            if not NO_NAME.isdisjoint(words_of(name)):
                continue
            for word in WORD.findall(name):
                if word.lower() not in NAMELESS and len(word) > 1:
                    owners.setdefault(word.lower(), set()).add(name)
        return {word: min(names, key=lambda name: (len(name), name)) for word, names in owners.items()}

    def gender(self, name: str) -> str:
        """Tell whether a name is female "f", male "m", or "" unsettled."""
        return self.genders.get(name, "")

    def leaning(self, name: str) -> str:
        """Tell what is more likely of a name, "f" or "m", or "" where the script tells nothing."""
        return self.leanings.get(name, "")


@dataclass(frozen=True)
class SceneContext:
    """A scene as the components see it.

    Attributes:
        scene: the scene itself.
        cast: of the whole script.
        before: the context of the scene before, or None.
    """

    scene: Scene
    cast: Cast
    before: "SceneContext | None" = field(default=None, repr=False)

    @cached_property
    def heading(self) -> frozenset[str]:
        """The words of the heading."""
        return frozenset(words_of(self.scene.heading))

    @cached_property
    def words(self) -> frozenset[str]:
        """The words of heading and action."""
        return _words_in(self.scene.elements, spoken=False)


@dataclass(frozen=True)
class Place:
    """Where a Doc comes from.

    Attributes:
        element: the element whose text it is.
        context: its scene.
    """

    element: Element
    context: SceneContext

    @cached_property
    def words(self) -> frozenset[str]:
        """The words of the element."""
        return frozenset(words_of(self.element.text))

    @cached_property
    def near(self) -> frozenset[str]:
        """The words of the action a few paragraphs around the element."""
        return _words_in(self._around, spoken=False)

    @cached_property
    def speech(self) -> frozenset[str]:
        """The words said a few paragraphs around the element."""
        return _words_in(self._around, spoken=True)

    @cached_property
    def shot(self) -> Element | None:
        """The shot line that the element stands under, until the script turns back to the scene."""
        for element in reversed(self.context.scene.elements):
            if element.ordinal < self.element.ordinal:
                if element.type is ElementType.SHOT:
                    return element
                if element.type is ElementType.TRANSITION:
                    return None
        return None

    @property
    def _around(self) -> list[Element]:
        here = self.element.ordinal
        return [one for one in self.context.scene.elements if abs(one.ordinal - here) <= _NEAR]


def _words_in(elements: Iterable[Element], *, spoken: bool) -> frozenset[str]:
    """The words of those elements that are spoken, or of those that are not."""
    return frozenset(
        word for one in elements if (one.type in SPOKEN) is spoken for word in words_of(one.text)
    )


def cast_of(screenplay: Screenplay) -> Cast:
    """Collect the names of a script and settle their genders by the pronouns that follow them."""
    names = frozenset(name for scene in screenplay.scenes for name in scene.present)
    named = Cast(names)
    votes: dict[str, Counter[str]] = {name: Counter() for name in names}
    told = [words_of(element.text) for element in screenplay.elements() if element.type is ElementType.ACTION]
    for words in told:
        _vote(words, named.words, votes)
    genders = {name: gender for name, counts in votes.items() if (gender := _settled(counts))}
    leanings = {name: _told_by_name(name) or _settled(counts, _LEANING) for name, counts in votes.items()}
    return Cast(names, genders, sum("i" in words for words in told) > _NARRATED * len(told), leanings)


def _vote(words: Iterable[str], owners: Mapping[str, str], votes: Mapping[str, Counter[str]]) -> None:
    """Let each pronoun speak for the name before it, as long as no other name came between."""
    last = ""
    for word in words:
        if word in owners:
            last = owners[word]
        elif last and word in PRONOUNS:
            votes[last][PRONOUNS[word]] += 1


def _told_by_name(name: str) -> str:
    """The gender that a name's own words tell: MRS. LEE, THE WOMAN."""
    words = words_of(name)
    return next(("f" if word in FEMALE else "m" for word in words if word in FEMALE | MALE), "")


def _settled(counts: Counter[str], majority: float = _CLEAR_MAJORITY) -> str:
    total = counts.total()
    if total == 0:
        return ""
    gender, number = counts.most_common(1)[0]
    return gender if number / total >= majority else ""


def contexts_of(screenplay: Screenplay) -> list[SceneContext]:
    """One context a scene, in order, each knowing the one before it."""
    cast = cast_of(screenplay)
    contexts: list[SceneContext] = []
    for scene in screenplay.scenes:
        contexts.append(SceneContext(scene, cast, contexts[-1] if contexts else None))
    return contexts
