"""Where a script plays, by its headings: to know a place again when a line names it without INT or EXT."""

import re
from collections import Counter
from collections.abc import Sequence

from scenebreak.reading.headings import is_prefixed, setting_of, take_number
from scenebreak.reading.typescript import Row
from scenebreak.reading.vocabulary import any_of, words

_OPENER = re.compile(rf"(?:{any_of(words('heading', 'within'))})\b", re.IGNORECASE)
_PARTS = re.compile(r"\s*(?:,|/|\s[-–—]+\s|\.\s)\s*")
_OWNER = re.compile(r"^.{1,30}?['’]S? ")
_ARTICLE = re.compile(r"^(?:THE|A|AN)\s+")
_MOST_WORDS = 5
_MOST = 0.8  # of the headings stand this far from what is above
_LEAST_HEADINGS = 5


class Places:
    """The places of a script's headings, and how far its headings stand from what is above them.

    Args:
        rows: of the whole script.
    """

    def __init__(self, rows: Sequence[Row]) -> None:
        headings = [(row, text) for row in rows if is_prefixed(text := take_number(row.text).text)]
        self._parts = frozenset(
            _ARTICLE.sub("", part)
            for _, text in headings
            for part in _PARTS.split(setting_of(text).place.upper())
            if part
        )
        self.gaps = _gaps(rows, [row for row, _ in headings])

    def holds(self, text: str) -> bool:
        """The line names a place of a heading ("ANNA'S BEDROOM"), or moves in one ("BACK IN THE HALL")."""
        if len(text.split()) > _MOST_WORDS:
            return False
        if _OPENER.match(text):
            return True
        place = _ARTICLE.sub("", text.rstrip(" .:"))
        return place in self._parts or _OWNER.sub("", place) in self._parts


def _gaps(rows: Sequence[Row], headings: Sequence[Row]) -> frozenset[int]:
    """How many blank rows stand above headings and hardly above anything else."""
    inside = Counter(row.blanks for row in headings if row.blanks)
    if inside.total() < _LEAST_HEADINGS:
        return frozenset()
    gap, count = inside.most_common(1)[0]
    others = Counter(row.blanks for row in rows)[gap] - count
    return frozenset({gap}) if gap > 1 and count >= _MOST * inside.total() and others < count else frozenset()
