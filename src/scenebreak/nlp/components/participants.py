"""Who takes part: the people named with a cue; pronouns are given to the nearest fitting characters.

1. The roles of the cue's verb, their possessors ("her neck") and the words of the cue are read in order.
2. A name stands for itself. A pronoun stands for the nearest name before it that its gender allows and that
   nobody else in the sentence has taken; the same pronoun stands for the same person again.
3. What takes two and has one is given the nearest other person of the scene; what has nobody, the nearest.
   Somebody without a name ("the guard") counts, and is left without one.
"""

from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc, Token

from scenebreak.domain.finding import Kind
from scenebreak.nlp.closed import BODY_PARTS, NO_NAME, PEOPLE
from scenebreak.nlp.context import PRONOUNS, Cast, Place, words_of
from scenebreak.nlp.grammar import object_of, people_in, subject_of, toward_of
from scenebreak.nlp.hit import Hit, hits_of, place_of

NAME = "scenebreak_participants"
_BOTH = frozenset({"they", "them", "their", "each", "another", "both", "couple", "two", "lips"})
_PAIRED = frozenset({Kind.KISS, Kind.TOUCH, Kind.SIMULATED_SEX, Kind.SEXUAL_VIOLENCE})
_AROUND = 12


@Language.factory(NAME, requires=["doc._.hits", "token.dep"], assigns=["doc._.hits"])
def create(nlp: Language, name: str) -> "ParticipantFinder":
    """Make the component from its configuration."""
    return ParticipantFinder()


class ParticipantFinder:
    """Writes the participants of every hit of an element."""

    def __call__(self, doc: Doc) -> Doc:
        """Name those who take part in the hits of one element."""
        place = place_of(doc)
        for hit in hits_of(doc):
            hit.participants = _Company(doc, hit, place).people()
        return doc


class _Company:
    """Those who take part in one hit, as far as they are known."""

    def __init__(self, doc: Doc, hit: Hit, place: Place) -> None:
        self._doc, self._hit, self._place = doc, hit, place
        self._cast = place.context.cast
        self._found: list[str] = []
        self._by_gender: dict[str, str] = {}

    def people(self) -> tuple[str, ...]:
        """Everyone, those named with the cue first."""
        tokens = self._tokens()
        for token in tokens:
            self._name(token)
        for token in tokens:
            self._pronoun(token)
        pair = self._hit.cue.kind in _PAIRED and not self._hit.cue.alone
        both = any(token.lower_ in _BOTH for token in tokens)
        self._fill((2 if pair or both else 1) - sum(map(self._is_nameless, tokens)))
        return tuple(self._found)

    def _is_nameless(self, token: Token) -> bool:
        """Somebody in a role who has a word for what they are, and no name."""
        word = token.lower_
        known = word in self._cast.words or word in _BOTH or token.dep_ == "poss"
        return not known and (word in PEOPLE or word.removesuffix("s") in PEOPLE) and word not in BODY_PARTS

    def _tokens(self) -> list[Token]:
        """The words that may name someone: roles, what is joined with them, possessors, the cue's own."""
        span = self._hit.span(self._doc)
        roles = [token for token in (subject_of(span), object_of(span), toward_of(span)) if token]
        beside = [child for role in roles for child in role.children if child.dep_ == "poss"]
        beside += [other for role in roles for other in role.conjuncts]
        owners = [child for token in span for child in token.children if child.dep_ == "poss"]
        return list(dict.fromkeys([*roles, *beside, *owners, *span]))

    def _name(self, token: Token) -> None:
        for name in people_in(self._doc, token.i, token.i + 1, self._cast):
            self._add(name)
            gender = self._cast.gender(name)
            if gender:
                self._by_gender.setdefault(gender, name)

    def _pronoun(self, token: Token) -> None:
        gender = PRONOUNS.get(token.lower_, "")
        if gender and gender not in self._by_gender:
            fitting = (
                name
                for name in self._recent(token.i)
                if name not in self._found and self._cast.gender(name) in ("", gender)
            )
            name = next(fitting, "")
            if name:
                self._by_gender[gender] = name
                self._add(name)

    def _fill(self, number: int) -> None:
        """Take in the nearest people of the scene until there are so many."""
        for name in self._recent(self._hit.start):
            if len(self._found) >= number:
                return
            self._add(name)

    def _add(self, name: str) -> None:
        if name not in self._found:
            self._found.append(name)

    def _recent(self, index: int) -> Iterator[str]:
        """Names from the nearest before a token back over some paragraphs, those behind, then the others."""
        yield from reversed(list(people_in(self._doc, 0, index, self._cast)))
        scene, here = self._place.context.scene, self._place.element.ordinal
        before = [one for one in scene.elements if here - _AROUND <= one.ordinal < here]
        for element in reversed(before):
            yield from reversed(_named(element.text, self._cast))
        yield from people_in(self._doc, index, len(self._doc), self._cast)
        yield from (name for name in scene.present if NO_NAME.isdisjoint(words_of(name)))


def _named(text: str, cast: Cast) -> list[str]:
    words = (word.strip(".,;:!?()\"'-").removesuffix("'s").removesuffix("’s") for word in text.split())
    return [cast.words[word.lower()] for word in words if word[:1].isupper() and word.lower() in cast.words]
