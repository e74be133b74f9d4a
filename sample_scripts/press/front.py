"""The front of a Fountain source: its title page, and what stands before the first scene heading."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

_KEY = re.compile(r"([A-Za-z][A-Za-z ]*):\s*(.*)")
_HEADING = re.compile(r"(INT|EXT|INT/EXT|I/E|EST)[. ]|\.[^.]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Front:
    """What a title page says.

    Attributes:
        keys: by the key in lower case, each a tuple of lines.
        opening: lines between title page and first heading, without Fountain's marks.
    """

    keys: Mapping[str, tuple[str, ...]]
    opening: tuple[str, ...]

    def line(self, key: str) -> str:
        """The lines of a key as one, or ""."""
        return " ".join(self.keys.get(key, ()))

    @property
    def name(self) -> str:
        """Title and, for a series, the episode: as the page header has it."""
        return " ".join(filter(None, (self.line("title"), self.line("episode"))))

    @property
    def draft(self) -> str:
        """Colour and date of the draft, in capitals."""
        return f"{self.line('draft')} {self.line('draft date')}".strip().upper()


def front_of(source: Path) -> Front:
    """Read the front of a Fountain file."""
    lines = source.read_text(encoding="utf-8").splitlines()
    cut = lines.index("") if "" in lines else len(lines)
    keys: dict[str, list[str]] = {}
    values: list[str] = []
    for line in lines[:cut]:
        key = None if line[:1].isspace() else _KEY.match(line)
        if key:
            values = keys.setdefault(key[1].lower(), [])
        words = (key[2] if key else line).strip()
        if words:
            values.append(words)
    opening: list[str] = []
    for line in lines[cut:]:
        if _HEADING.match(line):
            break
        if line.strip():
            opening.append(line.strip("> <"))
    return Front({key: tuple(value) for key, value in keys.items()}, tuple(opening))
