"""Words that are still to be broken into printed lines, with the marks of a revision."""

import re
import textwrap
from dataclasses import dataclass

from scenebreak.domain.screenplay import Element

_SENTENCE_END = re.compile(r"(?<!\bMr)(?<!\bMs)(?<!\bDr)[.!?][\"')]*\s+")
_FEWEST = 2


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line; revised puts an asterisk beside it."""

    text: str
    revised: bool = False


@dataclass(frozen=True, slots=True)
class Passage:
    """The words of one paragraph.

    Attributes:
        text: with single blanks and no line ends.
        revised: ranges of offsets in the text that carry a revision mark.
    """

    text: str
    revised: tuple[tuple[int, int], ...] = ()

    @classmethod
    def of(cls, element: Element) -> "Passage":
        """The passage of an element, with the revision marks of its spans."""
        return cls(element.text, tuple((span.start, span.end) for span in element.spans if span.revised))

    def lines(self, width: int) -> tuple[Line, ...]:
        """The passage broken at blanks into lines of at most this many characters."""
        lines, at = [], 0
        for row in textwrap.wrap(self.text, width, break_on_hyphens=False):
            lines.append(Line(row, self._touched(at, at + len(row))))
            at += len(row) + 1
        return tuple(lines)

    def split(self, width: int, room: int) -> "tuple[Passage, Passage] | None":
        """Cut at the last sentence end that leaves the front part room, with two lines on either side.

        Args:
            width: characters a line.
            room: lines that are left on the page.

        Returns:
            the part for this page and the part for the next, or None where no cut fits.
        """
        for end in reversed([match.end() for match in _SENTENCE_END.finditer(self.text)]):
            head, tail = self._part(0, end), self._part(end, len(self.text))
            if _FEWEST <= len(head.lines(width)) <= room and len(tail.lines(width)) >= _FEWEST:
                return head, tail
        return None

    def _touched(self, start: int, end: int) -> bool:
        return any(low < end and start < high for low, high in self.revised)

    def _part(self, start: int, end: int) -> "Passage":
        kept = tuple(
            (max(low, start) - start, min(high, end) - start)
            for low, high in self.revised
            if low < end and start < high
        )
        return Passage(self.text[start:end].rstrip(), kept)
