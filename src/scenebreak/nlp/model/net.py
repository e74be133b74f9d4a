"""The sentence net: what a sentence of action speaks of, from static vectors of its word pieces.

Everything that depends on one word piece alone is worked out when the net is trained and kept as a row of a
table in 8 bits. A sentence is then: the mean of its rows, weighted by how telling each piece is; in each
column the highest of its phrases, a phrase being a piece between the two beside it; the plain mean of the
words before it (heading and sentence before); and one layer of heads over them. No sum runs over more than
one sentence, so a score does not depend on its neighbours.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from scenebreak.domain.finding import Kind

Floats = NDArray[np.float32]
KINDS = tuple(Kind)
HEADS = (*(kind.value for kind in KINDS), "must", "any")
MUST, ANY = len(KINDS), len(KINDS) + 1
_MOST_PIECES = 40
_LAST_PIECES = 8


class Columns(NamedTuple):
    """Which columns of the table serve what; column 0 is how telling a piece is.

    Attributes:
        mean: for the weighted mean.
        piece: what a piece brings to the phrase in whose midst it stands.
        left: to the phrase behind it.
        right: to the phrase before it.
        before: for the mean of the words before the sentence.
    """

    mean: slice
    piece: slice
    left: slice
    right: slice
    before: slice


@dataclass(frozen=True, slots=True)
class Widths:
    """How many numbers a sentence is made of: of its mean, and of its phrases."""

    mean: int = 64
    phrase: int = 64

    @property
    def columns(self) -> Columns:
        """The columns of the table."""
        ends = accumulate((1, self.mean, self.phrase, self.phrase, self.phrase, self.mean))
        return Columns(*(slice(start, end) for start, end in pairwise(ends)))

    @property
    def hidden(self) -> int:
        """Numbers that a sentence becomes before the heads."""
        return self.mean + self.phrase

    @property
    def total(self) -> int:
        """Columns of the table."""
        return 1 + 2 * self.mean + 3 * self.phrase


@dataclass(frozen=True, slots=True)
class SentenceNet:
    """A trained net.

    Attributes:
        table: (pieces, columns) numbers of each word piece in 8 bits.
        scale: (columns,) what one step of a column is worth.
        offset: (hidden,) added before the heads.
        heads: (hidden, heads) weights of the heads.
        bias: (heads,) of the heads.
        widths: what the columns serve.
    """

    table: NDArray[np.int8]
    scale: Floats
    offset: Floats
    heads: Floats
    bias: Floats
    widths: Widths

    def score(self, pieces: Sequence[int], context: Sequence[int]) -> Floats:
        """Log-odds of each head for one sentence.

        Args:
            pieces: of the sentence; of a long one the beginning and the end are read.
            context: pieces of the heading and of the sentence before.
        """
        columns, rows = self.widths.columns, self._rows(shortened(pieces))
        weight = np.exp(rows[:, 0] - rows[:, 0].max())
        pooled = (weight / weight.sum()) @ rows[:, columns.mean]
        if context:
            pooled = pooled + self._rows(context)[:, columns.before].mean(axis=0)
        phrases = rows[:, columns.piece]
        phrases[1:] += rows[:-1, columns.left]
        phrases[:-1] += rows[1:, columns.right]
        hidden = np.maximum(np.concatenate([pooled, phrases.max(axis=0)]) + self.offset, 0)
        scores: Floats = hidden @ self.heads + self.bias
        return scores

    def weights(self, pieces: Sequence[int]) -> Floats:
        """How telling each piece is beside the others."""
        return self._rows(pieces)[:, 0]

    def _rows(self, pieces: Sequence[int]) -> Floats:
        rows: Floats = self.table[list(pieces)] * self.scale
        return rows

    def arrays(self) -> Mapping[str, NDArray[Any]]:
        """What has to be kept of it, by name."""
        names = ("table", "scale", "offset", "heads", "bias")
        return {
            **{name: getattr(self, name) for name in names},
            "widths": np.array([self.widths.mean, self.widths.phrase]),
        }

    @classmethod
    def from_arrays(cls, arrays: Mapping[str, NDArray[Any]]) -> "SentenceNet":
        """The net of which `arrays` was kept."""
        mean, phrase = (int(width) for width in arrays["widths"])
        names = ("table", "scale", "offset", "heads", "bias")
        return cls(**{name: arrays[name] for name in names}, widths=Widths(mean, phrase))


def shortened(pieces: Sequence[int]) -> Sequence[int]:
    """A sentence as the net reads it: of a very long one the beginning and the end."""
    if len(pieces) <= _MOST_PIECES:
        return pieces
    return (*pieces[: _MOST_PIECES - _LAST_PIECES], *pieces[-_LAST_PIECES:])
