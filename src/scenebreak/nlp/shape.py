"""The words and tags of a Doc and of its sentences, read once: spaCy makes an object for every token."""

from typing import NamedTuple

from spacy.tokens import Doc, Span

_STOPS = frozenset({".", "!", "?"})
_KEY = "scenebreak_shape"


class Shape(NamedTuple):
    """What matchers and conditions ask of a Doc again and again.

    Attributes:
        words: lower-case, one a token.
        tags: fine part-of-speech tags, one a token.
        sentences: words of the sentences asked for so far, by their bounds.
    """

    words: list[str]
    tags: list[str]
    sentences: dict[tuple[int, int], frozenset[str]]


def shape_of(doc: Doc) -> Shape:
    """The shape of a tagged Doc."""
    shape: Shape | None = doc.user_data.get(_KEY)
    if shape is None:
        shape = Shape([token.lower_ for token in doc], [token.tag_ for token in doc], {})
        doc.user_data[_KEY] = shape
    return shape


def sentence_bounds(span: Span) -> tuple[int, int]:
    """Bounds of the sentence around a span, cut at full stops, since the parser splits fragments freely."""
    words, start, end = shape_of(span.doc).words, span.start, span.end
    while start > 0 and words[start - 1] not in _STOPS:
        start -= 1
    while end < len(words) and words[end - 1] not in _STOPS:
        end += 1
    return start, end


def sentence_words(span: Span) -> frozenset[str]:
    """The lower-case words of the sentence around a span."""
    shape, bounds = shape_of(span.doc), sentence_bounds(span)
    if bounds not in shape.sentences:
        shape.sentences[bounds] = frozenset(shape.words[bounds[0] : bounds[1]])
    return shape.sentences[bounds]
