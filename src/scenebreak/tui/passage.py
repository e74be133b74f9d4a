"""Words of the script that a person has chosen, and how single keys make them fewer or more."""

import re
from dataclasses import dataclass, replace

from scenebreak.domain.screenplay import Element
from scenebreak.tui.paper import Line

_WORD = re.compile(r"\S+")


@dataclass(frozen=True, slots=True)
class Passage:
    """Words of one element, from the beginning of a word to the end of one.

    Attributes:
        element: what holds them.
        start: offset of their first character.
        end: offset behind their last.
    """

    element: Element
    start: int
    end: int

    @classmethod
    def of(cls, line: Line) -> "Passage | None":
        """The words of a line; None for a line without words."""
        if line.element is None or not line.text.strip():
            return None
        blank = len(line.text) - len(line.text.lstrip())
        return cls(line.element, line.start + blank, line.start + len(line.text.rstrip()))

    @property
    def text(self) -> str:
        """The words."""
        return self.element.text[self.start : self.end]

    def begun(self, step: int) -> "Passage":
        """Begun so many words later, or earlier where step is negative; at least one word stays."""
        starts = [word.start() for word in _WORD.finditer(self.element.text) if word.start() < self.end]
        here = max(number for number, start in enumerate(starts) if start <= self.start)
        return replace(self, start=starts[min(max(here + step, 0), len(starts) - 1)])

    def ended(self, step: int) -> "Passage":
        """Ended so many words later, or earlier where step is negative; at least one word stays."""
        ends = [word.end() for word in _WORD.finditer(self.element.text) if word.end() > self.start]
        here = min(number for number, end in enumerate(ends) if end >= self.end)
        return replace(self, end=ends[min(max(here + step, 0), len(ends) - 1)])

    @property
    def paragraph(self) -> "Passage":
        """All words of the element."""
        words = list(_WORD.finditer(self.element.text))
        return replace(self, start=words[0].start(), end=words[-1].end())
