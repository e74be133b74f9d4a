"""Where a script plays, by its headings: to know a place again when a line names it without INT or EXT."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from scenebreak.domain.screenplay import ElementType
from scenebreak.reading.blocks import Block
from scenebreak.reading.headings import is_prefixed, setting_of, take_number
from scenebreak.reading.layoutwords import is_title
from scenebreak.reading.typescript import Row
from scenebreak.reading.vocabulary import any_of, words

_OPENER = re.compile(rf"(?:{any_of(words('heading', 'within'))})\b", re.IGNORECASE)
_PARTS = re.compile(r"\s*(?:,|/|\s[-–—]+\s|\.\s)\s*")
_OWNER = re.compile(r"^.{1,30}?['’]S? ")
_ARTICLE = re.compile(r"^(?:THE|A|AN)\s+")
_MOST_WORDS = 5
_LONGEST = 60
_MOST = 0.8  # of the headings stand this far from what is above
_LEAST_HEADINGS = 5


def could_be_place(text: str) -> bool:
    """A short line in capitals that ends as no sentence or caption does."""
    return (
        text.isupper()
        and len(text) <= _LONGEST
        and not text.endswith(("!", "?", "...", ":"))
        and not is_title(text)
    )


def mark_sub_headings(blocks: Sequence[Block]) -> None:
    """Make shots of paragraphs that only name a place: another picture of the same scene."""
    places = _places(block.lines[0].text for block in blocks if block.type is ElementType.HEADING)
    for block in blocks:
        if block.type is ElementType.ACTION and len(block.lines) == 1 and _names(block.lines[0].text, places):
            block.type = ElementType.SHOT


def _places(headings: Iterable[str]) -> frozenset[str]:
    """Every part of the places in the headings, without article."""
    return frozenset(
        _ARTICLE.sub("", part)
        for heading in headings
        for part in _PARTS.split(setting_of(heading).place.upper())
        if part
    )


def _names(text: str, places: frozenset[str]) -> bool:
    """The line names a place of a heading ("ANNA'S BEDROOM"), or moves in one ("BACK IN THE HALL")."""
    if not could_be_place(text) or len(text.split()) > _MOST_WORDS:
        return False
    if _OPENER.match(text):
        return True
    place = _ARTICLE.sub("", text.rstrip(" .,"))
    return place in places or _OWNER.sub("", place) in places


def heading_gap(rows: Sequence[Row]) -> int | None:
    """How many blank rows stand above headings and hardly above anything else, or None."""
    inside = Counter(row.blanks for row in rows if row.blanks and is_prefixed(take_number(row.text).text))
    if inside.total() < _LEAST_HEADINGS:
        return None
    gap, count = inside.most_common(1)[0]
    others = sum(row.blanks == gap for row in rows) - count
    return gap if gap > 1 and count >= _MOST * inside.total() and others < count else None
