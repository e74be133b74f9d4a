"""Where a script plays, by its headings: what a line in capitals without INT or EXT is.

It begins a scene when it names another place than the scene it stands in ("BEDROOM"), or a dream or a
memory, provided that it stands, or is typed, as headings are. It is a picture within the scene when it
names the same place, moves in it ("BACK IN THE HALL") or only lets time pass ("LATER"). Every format is
held to the same rule.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from scenebreak.domain.screenplay import ElementType
from scenebreak.reading.blocks import Block
from scenebreak.reading.headings import is_prefixed, setting_of, take_number, tells_time
from scenebreak.reading.layoutwords import is_act, is_shot, is_title
from scenebreak.reading.typescript import Row
from scenebreak.reading.vocabulary import any_of, words

_OPENER = re.compile(rf"(?:{any_of(words('heading', 'within'))})\b", re.IGNORECASE)
_PICTURE = re.compile(rf"(?:{any_of(words('heading', 'pictures'))})\b", re.IGNORECASE)
_LEVEL = re.compile(rf"\b(?:{any_of(words('heading', 'levels'))})\b", re.IGNORECASE)
_PARTS = re.compile(r"\s*(?:,|/|\s[-–—]+\s|\.\s)\s*")
_OWNER = re.compile(r"^.{1,30}?['’]S? ")
_ARTICLE = re.compile(r"^(?:THE|A|AN)\s+")
_WORD = re.compile(r"[^\W_]+")
_MOST_WORDS = 5
_LONGEST = 60
_MOST = 0.8  # of the headings stand this far from what is above
_MANY = 0.4  # do, where nothing but lines in capitals does so too
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
    """Settle what lines in capitals without INT or EXT are: headings, or shots of the scene they stand in."""
    headings = [block.lines[0].text for block in blocks if block.type is ElementType.HEADING]
    places = _places(headings)
    prefixed = 2 * sum(map(is_prefixed, headings)) > len(headings)
    here: frozenset[str] | None = None
    for block in blocks:
        text = block.lines[0].text
        if block.like_heading and prefixed and here is not None:
            block.type = _type_of(block, text, places, here)
        elif block.type is ElementType.ACTION and _is_picture(block, text, places):
            block.type = ElementType.SHOT
        if block.type is ElementType.HEADING:
            here = frozenset(_WORD.findall(setting_of(text).place.upper()))


def _type_of(block: Block, text: str, places: frozenset[str], here: frozenset[str]) -> ElementType:
    """What a line is that stands, or was typed, as a heading."""
    if _is_elsewhere(text, places, here):
        return ElementType.HEADING
    if is_act(text):
        return ElementType.ACT
    if block.type is ElementType.HEADING:
        return block.type if setting_of(text).time else ElementType.SHOT
    return ElementType.SHOT if _is_picture(block, text, places) else block.type


def _is_elsewhere(text: str, places: frozenset[str], here: frozenset[str]) -> bool:
    """The line names a place, and not the one where the scene plays, or a dream or a memory."""
    if _LEVEL.search(text):
        return True
    if not could_be_place(text) or len(text.split()) > _MOST_WORDS:
        return False
    if _OPENER.match(text) or _PICTURE.search(text) or is_shot(text):
        return False
    named = _WORD.findall(text)
    if not named or named[-1] in here:
        return False
    return named[-1].lower() in words("heading", "sets") or _ARTICLE.sub("", text.rstrip(" .,")) in places


def _is_picture(block: Block, text: str, places: frozenset[str]) -> bool:
    """A paragraph that only names a place or lets time pass: another picture of the same scene."""
    if len(block.lines) > 1 or not could_be_place(text) or len(text.split()) > _MOST_WORDS:
        return False
    if _OPENER.match(text) or tells_time(text.strip(" .-–—")):
        return True
    place = _ARTICLE.sub("", text.rstrip(" .,"))
    return place in places or _OWNER.sub("", place) in places


def _places(headings: Iterable[str]) -> frozenset[str]:
    """Every part of the places in the headings, without article."""
    return frozenset(
        _ARTICLE.sub("", part)
        for heading in headings
        if is_prefixed(heading)
        for part in _PARTS.split(setting_of(heading).place.upper())
        if part
    )


def heading_gap(rows: Sequence[Row]) -> int | None:
    """How many blank rows stand above headings and hardly above anything else, or None."""
    headings, prose = Counter[int](), Counter[int]()
    for row in rows:
        if row.blanks and is_prefixed(take_number(row.text).text):
            headings[row.blanks] += 1
        elif row.blanks and not row.text.isupper():
            prose[row.blanks] += 1
    gap, count = max(
        ((gap, n) for gap, n in headings.items() if gap > 1), key=lambda pair: pair[1], default=(0, 0)
    )
    if count < _LEAST_HEADINGS or count < _MANY * headings.total():
        return None
    spare = (1 - _MOST) * count if count < _MOST * headings.total() else count
    return gap if prose[gap] < spare else None
