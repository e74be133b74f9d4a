"""Which sentences of a labelled scene speak of what: those that hold the words people quoted."""

from collections import Counter
from collections.abc import Iterator, Sequence

import numpy as np

from scenebreak.domain.finding import Tier
from scenebreak.nlp.model.lesson import SceneLesson
from scenebreak.nlp.model.net import ANY, HEADS, KINDS, MUST, Floats

_LONG = 24
_ENOUGH = 8


def sentence_labels(texts: Sequence[str], lesson: SceneLesson) -> tuple[Floats, Floats]:
    """Labels of the sentences of a scene, and where they are known.

    A sentence that nobody quoted is unknown for the kinds of its scene: people quoted the most telling words,
    not all of them.

    Args:
        texts: of the sentences, in order.
        lesson: what people said of the scene.

    Returns:
        (sentences, heads) 1 where it speaks of it; (sentences, heads) 1 where that is known.
    """
    labels = np.zeros((len(texts), len(HEADS)), np.float32)
    letters = [(letter, row) for row, text in enumerate(texts) for letter in _letters(text)]
    for told in lesson.told:
        for row in _rows_of(_letters(told.quote), letters):
            labels[row, KINDS.index(told.kind)] = labels[row, ANY] = 1
            labels[row, MUST] = max(labels[row, MUST], float(told.must))
    known = np.ones_like(labels)
    seen = {told.kind for told in lesson.told} | lesson.spoken
    doubtful = [KINDS.index(kind) for kind in seen]
    doubtful += [MUST] if lesson.tier is Tier.MUST else []
    doubtful += [ANY] if lesson.tier > Tier.NONE else []
    known[:, doubtful] = labels[:, doubtful]
    quoted = labels[:, ANY] > 0
    known[quoted, MUST] = known[quoted, ANY] = 1
    return labels, known


def _letters(text: str) -> str:
    return "".join(letter for letter in text.lower() if letter.isascii() and letter.isalnum())


def _rows_of(quote: str, letters: Sequence[tuple[str, int]]) -> Iterator[int]:
    """The sentences that hold enough of a quote; of a long one, half is enough to find it."""
    whole = "".join(letter for letter, _ in letters)
    at = whole.find(quote)
    if at < 0 and len(quote) > _LONG:
        quote = quote[: len(quote) // 2]
        at = whole.find(quote)
    if at < 0 or not quote:
        return
    for row, count in Counter(row for _, row in letters[at : at + len(quote)]).items():
        if count >= min(_ENOUGH, len(quote) / 3):
            yield row
