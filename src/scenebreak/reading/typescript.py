"""A script as it lies on the table: sheets with rows of words, before anyone knows what a row is."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from enum import Enum
from itertools import pairwise
from typing import NamedTuple

from scenebreak.domain.screenplay import Box, PageTurn


class Word(NamedTuple):
    """A word on a sheet; x and right in the unit of the typescript."""

    text: str
    x: float
    right: float


class Part(Enum):
    """What is known of a row before the pass over the script."""

    PLAIN = "plain"
    DUAL_CUE = "dual cue"
    DUAL_SPEECH = "dual speech"


@dataclass(slots=True)
class Row:
    """Words on one baseline.

    Attributes:
        page: page of the file, from 1.
        number: printed row of the page, from 1.
        y: the baseline, upwards.
        words: from left to right, never empty.
        blanks: empty rows between this one and the one above on the page; 0 for the first.
        box: where it stands on a PDF page.
        revised: a revision asterisk stands beside it.
        margin_number: the scene number that stood in a margin, once it is taken off.
        both_margins: that number stood in both margins.
        part: its place in a pair of speeches side by side.
        right_hand: it belongs to the right one of them.
        sure: how sure text recognition was of its words, 0 to 1.
    """

    page: int
    number: int
    y: float
    words: list[Word]
    blanks: int = 0
    box: Box | None = None
    revised: bool = False
    margin_number: str | None = None
    both_margins: bool = False
    part: Part = Part.PLAIN
    right_hand: bool = False
    sure: float = 1.0
    _text: str | None = field(default=None, init=False, repr=False)

    @property
    def x(self) -> float:
        """Where the first word begins."""
        return self.words[0].x

    @property
    def right(self) -> float:
        """Where the last word ends."""
        return self.words[-1].right

    @property
    def text(self) -> str:
        """The words, joined by one space."""
        if self._text is None:
            self._text = " ".join([word.text for word in self.words])
        return self._text

    def drop(self, at: int) -> Word:
        """Take one word off the row; the box shrinks to those that stay."""
        self._text = None
        word = self.words.pop(at)
        if self.box and self.words:
            self.box = self.box._replace(left=self.x, right=self.right)
        return word


@dataclass(slots=True)
class Sheet:
    """One page.

    Attributes:
        number: page of the file, from 1.
        rows: from top to bottom.
        width: of the page.
        top: y of the top edge of the text area, set once the furniture is known.
        bottom: y of its bottom edge.
        label: the page number printed on it.
    """

    number: int
    rows: list[Row]
    width: float
    top: float = 0.0
    bottom: float = 0.0
    label: str | None = None


@dataclass(slots=True)
class Typescript:
    """All sheets with the unit they are measured in.

    Attributes:
        sheets: in order.
        pitch: the usual advance of one character.
        leading: the usual distance of two baselines.
        headers: words of headers and footers that were taken off.
        turns: words that page turns added, likewise.
    """

    sheets: list[Sheet]
    pitch: float
    leading: float
    headers: list[str] = field(default_factory=list)
    turns: list[PageTurn] = field(default_factory=list)

    def rows(self) -> Iterator[Row]:
        """Every row of every sheet."""
        for sheet in self.sheets:
            yield from sheet.rows


def usual_leading(sheets: Iterable[Sheet], default: float) -> float:
    """The most frequent distance of two baselines, in half units."""
    counts: Counter[float] = Counter()
    for sheet in sheets:
        for above, below in pairwise(sheet.rows):
            gap = round(2 * (above.y - below.y)) / 2
            if 0.5 * default <= gap <= 1.75 * default:
                counts[gap] += 1
    return counts.most_common(1)[0][0] if counts else default


def count_blanks(sheets: Iterable[Sheet], leading: float) -> None:
    """Set the blanks of every row from the distance to the row above."""
    for sheet in sheets:
        for above, below in pairwise(sheet.rows):
            below.blanks = max(0, round((above.y - below.y) / leading) - 1)
