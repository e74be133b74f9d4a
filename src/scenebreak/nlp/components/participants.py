"""Who takes part: the cue's subject and objects; pronouns are given to the nearest fitting character."""

from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc, Token

from scenebreak.nlp.context import PRONOUNS, Cast, Place
from scenebreak.nlp.grammar import object_of, people_in, sentence_of, subject_of, toward_of
from scenebreak.nlp.hit import Hit, hits_of, place_of

NAME = "scenebreak_participants"
_BOTH = frozenset({"they", "them", "their", "each", "another", "both", "couple", "two", "lips"})


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
            hit.participants = tuple(dict.fromkeys(_participants(doc, hit, place)))
        return doc


def _participants(doc: Doc, hit: Hit, place: Place) -> Iterator[str]:
    span = hit.span(doc)
    sentence = sentence_of(span)
    roles = [token for token in (subject_of(span), object_of(span), toward_of(span)) if token]
    tokens = [*roles, *(token for token in span if token not in roles)]
    named = False
    for token in tokens:
        for name in _meant(doc, token, place):
            named = True
            yield name
    if not named:
        yield from people_in(doc, sentence.start, sentence.end, place.context.cast)


def _meant(doc: Doc, token: Token, place: Place) -> Iterator[str]:
    """The names that a token stands for."""
    cast, word = place.context.cast, token.lower_
    name = cast.words.get(word) if token.text[:1].isupper() else None
    if name is not None:
        yield name
        yield from (cast.words[child.lower_] for child in token.conjuncts if child.lower_ in cast.words)
    elif word in PRONOUNS:
        fitting = (one for one in _recent(doc, token.i, place) if _fits(cast, one, PRONOUNS[word]))
        yield from [one for one in [next(fitting, None)] if one]
    elif word in _BOTH:
        yield from list(dict.fromkeys(_recent(doc, token.i, place)))[:2]


def _recent(doc: Doc, index: int, place: Place) -> Iterator[str]:
    """Names of the scene from the nearest before a token back to its beginning, then the others."""
    yield from reversed(list(people_in(doc, 0, index, place.context.cast)))
    scene, here = place.context.scene, place.element.ordinal
    for element in reversed([one for one in scene.elements if one.ordinal < here]):
        yield from reversed(_named(element.text, place.context.cast))
    yield from people_in(doc, index, len(doc), place.context.cast)
    yield from scene.present


def _named(text: str, cast: Cast) -> list[str]:
    words = (word.strip(".,;:!?()\"'-").removesuffix("'s").removesuffix("’s") for word in text.split())
    return [cast.words[word.lower()] for word in words if word[:1].isupper() and word.lower() in cast.words]


def _fits(cast: Cast, name: str, gender: str) -> bool:
    return cast.gender(name) in ("", gender)
