"""Mode: does it happen in the story, a memory, a dream, or on a screen or picture?"""

from collections.abc import Iterator

from spacy.language import Language
from spacy.tokens import Doc

from scenebreak.domain.finding import Kind, Level
from scenebreak.nlp.context import Place
from scenebreak.nlp.hit import MODE, Hit, hits_of, place_of, qualify
from scenebreak.nlp.lexicon import Lexicon
from scenebreak.nlp.qualifiers.terms import Reached, TermFinder

NAME = "scenebreak_mode"
_PICTURE = "picture"


@Language.factory(NAME, requires=["doc._.hits"], assigns=["doc._.hits"])
def create(nlp: Language, name: str, lexicon: Lexicon) -> "ModeQualifier":
    """Make the component from its configuration."""
    return ModeQualifier(TermFinder(lexicon.terms["mode"]))


class ModeQualifier:
    """Writes the mode of every hit of an element; nudity on a picture becomes a depiction."""

    def __init__(self, finder: TermFinder) -> None:
        self._finder = finder

    def __call__(self, doc: Doc) -> Doc:
        """Qualify the hits of one element."""
        hits = hits_of(doc)
        for heading in self._headings(place_of(doc)) if hits else ():
            for hit in hits:
                qualify(hit, MODE, heading.term.value, heading.text)
        for hit, reached in self._finder.reaching(doc, hits):
            qualify(hit, MODE, reached.term.value, reached.text)
            if reached.term.id.startswith(_PICTURE):
                _depict(hit)
        return doc

    def _headings(self, place: Place) -> Iterator[Reached]:
        """The terms of the scene's heading, and of the shot that the element stands under."""
        yield from self._finder.of_heading(place.context.scene.heading)
        if place.shot:
            yield from self._finder.of_heading(place.shot.text)


def _depict(hit: Hit) -> None:
    if hit.cue.kind is Kind.NUDITY:
        hit.level = Level.DEPICTION
