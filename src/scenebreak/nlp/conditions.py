"""Conditions of a cue: what must stand around its words, or turns it up or down.

Written as "place:what", with "!" in front for the contrary:

    sentence:@bed      a word of the group in the same sentence (element:, scene:, heading: likewise;
                       near: in the action a few paragraphs around; speech: in what is said there;
                       before: the scene before)
    sentence:sheet     that word, in any form
    subject:person     who does it is a person (or nobody is named); subject:none nobody is named
    object:person      whom it is done to is a person; object:none, object:thing, object:@garment likewise;
                       object:own it is the subject's own ("she touches her stomach")
    toward:person      the noun behind the preposition ("with him"), likewise
    describes:@inert   the noun that an adjective stands before ("naked flame"), likewise
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from spacy.tokens import Span, Token

from scenebreak.nlp.context import Place
from scenebreak.nlp.grammar import (
    described_by,
    is_own,
    is_person,
    object_of,
    subject_of,
    toward_of,
)
from scenebreak.nlp.patterns import Groups, Irregular, forms_in
from scenebreak.nlp.shape import sentence_words

_ROLES: Mapping[str, Callable[[Span], Token | None]] = {
    "subject": subject_of,
    "object": object_of,
    "toward": toward_of,
    "describes": described_by,
}
_WHERE = {
    "sentence": "in the same sentence",
    "element": "in the paragraph",
    "near": "a few lines away",
    "speech": "in what is said there",
    "scene": "in the scene",
    "heading": "in the heading",
    "before": "in the scene before",
}
_WHO = {
    "subject": "who does it",
    "object": "to whom or what",
    "toward": "to whom or what",
    "describes": "what it describes",
}
_PLACES = frozenset({*_WHERE, *_ROLES})
_CLASSES = frozenset({"none", "own", "person", "thing"})


class ConditionError(ValueError):
    """A condition that does not follow the language."""


@dataclass(frozen=True, slots=True)
class Condition:
    """One compiled condition.

    Attributes:
        text: as written.
        place: where to look.
        what: "person", "none", "thing" or "own" for a role; "" where words decide.
        forms: the lower-case words that satisfy it.
        negated: it holds when they are absent.
    """

    text: str
    place: str
    what: str
    forms: frozenset[str]
    negated: bool

    def holds(self, span: Span, place: Place) -> bool:
        """Tell whether it holds for a span of an element's Doc."""
        return self._found(span, place) is not self.negated

    def reason(self, span: Span, place: Place) -> str:
        """What makes it hold, in plain words."""
        if self.place in _ROLES:
            role = _ROLES[self.place](span)
            return f"{_WHO[self.place]}: {f'“{role.text}”' if role else 'nobody named'}"
        if self.negated:
            return f"nothing that fits {_WHERE[self.place]}"
        words = sorted(self.forms & self._words(span, place))
        return f"“{words[0]}” {_WHERE[self.place]}"

    def _found(self, span: Span, place: Place) -> bool:
        if self.place in _ROLES:
            return self._role(_ROLES[self.place](span), span, place)
        return not self.forms.isdisjoint(self._words(span, place))

    def _words(self, span: Span, place: Place) -> frozenset[str]:
        if self.place == "sentence":
            return sentence_words(span)
        if self.place in ("element", "near", "speech"):
            return {"element": place.words, "near": place.near, "speech": place.speech}[self.place]
        context = place.context.before if self.place == "before" else place.context
        if context is None:
            return frozenset()
        return context.heading if self.place == "heading" else context.words

    def _role(self, token: Token | None, span: Span, place: Place) -> bool:
        if self.what == "none" or token is None:
            return token is None and self.what in ("none", "person")
        if self.what == "own":
            return is_own(token, subject_of(span), place.context.cast)
        if self.what:
            return is_person(token, place.context.cast) is (self.what == "person")
        return token.lower_ in self.forms


def parse_condition(text: str, groups: Groups, irregular: Irregular) -> Condition:
    """Compile one condition.

    Raises:
        ConditionError: an unknown place.
        PatternError: an unknown group.
    """
    place, _, what = text.removeprefix("!").partition(":")
    if place not in _PLACES or not what:
        raise ConditionError(f"the condition {text!r} is not written place:what")
    if place in _ROLES and what in _CLASSES:
        return Condition(text, place, what, frozenset(), text.startswith("!"))
    return Condition(text, place, "", forms_in(what, groups, irregular), text.startswith("!"))
