"""Reads the sentences of a scene's action: cuts them, and lets the net score each."""

from collections.abc import Collection, Iterator
from dataclasses import dataclass

import numpy as np

from scenebreak.domain.screenplay import Element, ElementType, Scene
from scenebreak.nlp.context import SceneContext
from scenebreak.nlp.model.evidence import Sentence
from scenebreak.nlp.model.net import SentenceNet
from scenebreak.nlp.model.pieces import WordPieces
from scenebreak.nlp.model.sentences import sentences

READ = frozenset({ElementType.ACTION, ElementType.SHOT})
_HEADING_PIECES = 8
_CONTEXT_PIECES = 18


@dataclass(frozen=True, slots=True)
class Cut:
    """A sentence of action in word pieces, with those of its heading and of the sentence before."""

    element: Element
    start: int
    end: int
    pieces: tuple[int, ...]
    context: tuple[int, ...]

    @property
    def text(self) -> str:
        """Its words."""
        return self.element.text[self.start : self.end]


def cuts_of(context: SceneContext, pieces: WordPieces) -> Iterator[Cut]:
    """The sentences of a scene's action, in order; those without a word are left out."""
    heading = pieces.of_text(context.scene.heading, context.cast.words)[:_HEADING_PIECES]
    before: tuple[int, ...] = ()
    for element in read_elements(context.scene):
        for start, end in sentences(element.text):
            own = pieces.of_text(element.text[start:end], context.cast.words)
            if own:
                yield Cut(element, start, end, own, heading + before[len(heading) - _CONTEXT_PIECES :])
                before = own


def read_elements(scene: Scene) -> Iterator[Element]:
    """The paragraphs of a scene that the net reads."""
    return (element for element in scene.elements if element.type in READ)


@dataclass(frozen=True, slots=True)
class SentenceReader:
    """The net with its vocabulary."""

    net: SentenceNet
    pieces: WordPieces

    def read(self, context: SceneContext) -> tuple[Sentence, ...]:
        """The sentences of a scene's action, scored."""
        return tuple(
            Sentence(cut.element.ordinal, cut.start, cut.end, self.net.score(cut.pieces, cut.context))
            for cut in cuts_of(context, self.pieces)
        )

    def telling(self, text: str, names: Collection[str]) -> tuple[int, int]:
        """Offsets of the word of a sentence that weighs most for the net."""
        placed = self.pieces.placed(text, names)
        weights = self.net.weights([piece for piece, *_ in placed])
        _, start, end = placed[int(np.argmax(weights))]
        return start, end
