"""The grammar of scene headings: which line is one, its number, and what it says of place and time."""

import re
from dataclasses import dataclass
from functools import lru_cache

from scenebreak.domain.screenplay import Setting
from scenebreak.reading.vocabulary import any_of, words

_INOUT = r"(?:INT(?:ERIOR|[EÉ]RIEUR)?|EXT(?:ERIOR|[EÉ]RIEUR)?)"
_PREFIX = re.compile(
    rf"""(?P<prefix> {_INOUT}\.? \s? (?:[/&,-]|\bAND\b) \s? {_INOUT}\b | I \s? / \s? E\b | E \s? / \s? I\b
         | {_INOUT}\b | EST\b )
         (?P<mark> \s* [.:;,/\-–—]* ) \s*""",
    re.VERBOSE | re.IGNORECASE,
)
_TRAILING_PREFIX = re.compile(
    rf"[.,:(–—-]\s*(?P<prefix>{_INOUT}(?:\s?(?:/|&|AND|ET)\s?{_INOUT})?)(?:\.|\b)[\s/.,–—-]*"
    r"(?P<time>[A-ZÀ-Ý]+(?:[\s-][A-ZÀ-Ý]+)?)?\)?(?:[\s.,]+\d{4})?[\s.]*$",
)

_FIRST_LETTERS = frozenset("IEie")
_DIGIT = re.compile(r"\d")
_REACH_OF_NUMBER = 20  # characters: "SEQUENCE 12A. INT."

_NUMBER = (
    r"(?:[A-Z]{0,3}-?\d{1,4}(?:[.-]\d{1,2})?[A-Z]{0,3}|[IVX]{1,4}-\d{1,3}(?:-?[A-Z])?"
    r"|\d{1,3}-[A-Z]|[A-Z]\d{1,3}\.\d)"
)
_CALLED = r"(?:(?:SC(?:[EÈ]NE)?|S[EÉ]Q(?:UENCE)?)[.:]?\s+)?"
_LEADING_NUMBER = re.compile(
    rf"\*?\s*(?i:{_CALLED})[\[(]?(?P<number>\d{{1,2}}/\d{{1,3}}[A-Z]?|{_NUMBER})[\])]?"
    r"(?:[.:)]?\s+(?:[-–—]\s+)?|[.:)](?=[A-Z]))"
)
_TRAILING_NUMBER = re.compile(rf"\s+[\[(]?(?P<number>{_NUMBER})[\])]?\.?\s*\*?$")
_WHOLE_NUMBER = re.compile(rf"^[\[(]?(?P<number>{_NUMBER})[\])]?\.?$")

_LONGEST_OMITTED = 100
_OMITTED = re.compile(
    r"""^(?:SC(?:ENES?)?\.?\s*)?
        (?P<range>[A-Z]{0,2}\d[\w.-]*\.?(?:\s*(?:-|–|,|&|AND|THRU|THROUGH|TO)\s*[A-Z]{0,2}\d[\w.-]*\.?)*)?
        \s*[-–:.]*\s*(?:(?:HAVE|HAS)\s+BEEN\s+)?[\[(]?(?:SCENES?\s+)?(?:OMITTED|OMIT|DELETED|CUT\s+SCENE|SCENES?\s+CUT)[\])]?\.?\s*(?P<tail>[\w.-]+)?\s*\*?$""",
    re.VERBOSE,
)

_BARE_TIME = re.compile(
    r"(?P<place>.*\w)\s+(?P<time>DAY|NIGHT|MORNING|EVENING|AFTERNOON|DAWN|DUSK|NOON|MIDNIGHT|SUNSET|SUNRISE)$"
)
_STORY_DAY = re.compile(r"[(\[](?P<day>(?:D|N|DAY|NIGHT|STORY DAY)\s?\d{1,3}[A-Z]?)[)\]]", re.IGNORECASE)
_TIME_WORDS = re.compile(rf"(?<!\w){any_of(words('heading', 'times'))}(?!\w)", re.IGNORECASE)
_TIME_PART = re.compile(r"[^\W_]+")
_MOST_TIME_WORDS = 5
_SEPARATOR = re.compile(r"\s+[-–—]+\s*|\s*[–—]\s*|\s*--+\s*|(?<=[A-Za-z'’)])-+\s+")
_STOP_OR_COMMA = re.compile(r"(?<!\bMR)(?<!\bMRS)(?<!\bDR)(?<!\bST)[.,]\s*")


@dataclass(frozen=True, slots=True)
class NumberedText:
    """A line with the scene number that stood before or behind it taken off."""

    text: str
    number: str | None


@lru_cache(maxsize=8192)
def is_prefixed(text: str) -> bool:
    """The line begins with INT, EXT, EST or I/E as a heading does, or ends with it in the French way."""
    if begins_prefixed(text):
        return True
    return text.isupper() and _PREFIX.match(text) is None and _TRAILING_PREFIX.search(text) is not None


def may_be_prefixed(text: str) -> bool:
    """A quick look: it begins with a letter of INT or EXT, or with what may be a scene number."""
    return text[0] in _FIRST_LETTERS or _DIGIT.search(text, 0, _REACH_OF_NUMBER) is not None


def begins_prefixed(text: str) -> bool:
    """The line begins with INT, EXT, EST or I/E as a heading does."""
    match = _PREFIX.match(text) if text[:1] in _FIRST_LETTERS else None
    return match is not None and _prefix_is_meant(match, text)


def _prefix_is_meant(match: re.Match[str], text: str) -> bool:
    prefix, mark, rest = match["prefix"], match["mark"].strip(), text[match.end() :]
    if not rest:
        return prefix.isupper() and mark == "."
    if prefix.isupper():
        return prefix not in ("EST", "INTERIOR", "EXTERIOR") or text.isupper() or bool(mark)
    return mark[:1] in (".", ":") and prefix.lower() not in ("interior", "exterior", "est")


@lru_cache(maxsize=8192)
def whole_number(text: str) -> str | None:
    """The scene number that is all of this text ("12A", "9."), or None."""
    match = _WHOLE_NUMBER.match(text)
    return match["number"] if match else None


def take_number(text: str, *, both_margins: bool = True) -> NumberedText:
    """Take the scene number off a heading's text.

    Args:
        text: the line with whatever stands in its margins.
        both_margins: also take the number that is repeated at the end.
    """
    if not _DIGIT.search(text):
        return NumberedText(text, None)
    number = None
    lead = _LEADING_NUMBER.match(text)
    if lead:
        number = lead["number"]
        text = text[lead.end() :]
    tail = _TRAILING_NUMBER.search(text) if both_margins else None
    if tail and (
        tail["number"] == number or (number is None and tail.start() and _looks_numbered(text, tail))
    ):
        number = tail["number"]
        text = text[: tail.start()]
    return NumberedText(text.strip(), number)


def _looks_numbered(text: str, tail: re.Match[str]) -> bool:
    """A number only behind the heading is a scene number when a wide gap sets it off."""
    return text[tail.start() :].startswith("   ")


def follows(number: str | None, last: str | None) -> bool:
    """The number is the next one after the last."""
    return bool(number and last and number.isdigit() and last.isdigit() and int(number) == int(last) + 1)


def omitted(text: str) -> NumberedText | None:
    """The number or range of a line such as "92 - 94 OMITTED", or None when it is no such line."""
    match = _OMITTED.match(text) if len(text) <= _LONGEST_OMITTED and text.isupper() else None
    if not match:
        return None
    numbers = (match["range"] or match["tail"] or "").strip(" .-")
    return NumberedText("OMITTED", numbers or None)


def tells_time(text: str) -> bool:
    """It says when, and nothing else: "NIGHT", "THE NEXT MORNING", "36 HOURS LATER"."""
    named = _TIME_PART.findall(text.lower())
    if not 1 <= len(named) <= _MOST_TIME_WORDS or not _TIME_WORDS.search(text):
        return False
    rest = _TIME_PART.findall(_TIME_WORDS.sub(" ", text.lower()))
    return all(word.isdigit() or word in words("heading", "around_times") for word in rest)


def says_when(text: str) -> bool:
    """It ends with the time at which it plays, as a heading does."""
    time = setting_of(text).time
    return 1 <= len(time.split()) <= 2 or tells_time(time)


def story_day_of(heading: str) -> str:
    """The day of the story that a heading states in brackets: "D1" of "INT. HALL - DAY (D1)", or ""."""
    found = _STORY_DAY.search(heading)
    return " ".join(found["day"].upper().split()) if found else ""


@lru_cache(maxsize=8192)
def setting_of(heading: str) -> Setting:
    """Take a heading apart into interior or exterior, place and time of day."""
    interior, rest, time = _interior(heading)
    parts = [part.strip(" .,;:") for part in _SEPARATOR.split(rest)]
    parts = [part for part in parts if part]
    if len(parts) == 1:
        parts = _by_stops(parts[0])
    timed = {n for n, part in enumerate(parts) if n and _TIME_WORDS.search(part)}
    if len(parts) > 1 and not timed and _TIME_WORDS.fullmatch(parts[0]):
        timed = {0}  # the French way: INT. JOUR - CUISINE
    told = next((n for n in sorted(timed) if n and tells_time(parts[n])), len(parts))
    places = (part for n, part in enumerate(parts) if n not in timed and (n < told or _is_set(part)))
    place = " - ".join(places)
    times = [part for n, part in enumerate(parts) if n in timed]
    if not times and len(parts) > 1:
        place, times = _time_behind_stop(place)
    if not times and (bare := _BARE_TIME.match(place)):
        place, times = bare["place"], [bare["time"]]
    return Setting(interior, place, time or " - ".join(times))


def _is_set(part: str) -> bool:
    """Behind the time stand shots, sounds and years; a place only where the word for one ends the part."""
    named = _TIME_PART.findall(part.lower())
    return bool(named) and named[-1] in words("heading", "sets")


def _interior(heading: str) -> tuple[str, str, str]:
    match = _PREFIX.match(heading)
    if match and _prefix_is_meant(match, heading):
        return _canonical(match["prefix"]), heading[match.end() :], ""
    trailing = _TRAILING_PREFIX.search(heading)
    if trailing:
        return _canonical(trailing["prefix"]), heading[: trailing.start()], trailing["time"] or ""
    return "", heading, ""


def _canonical(prefix: str) -> str:
    prefix = prefix.upper()
    inside = "INT" in prefix or "I/E" in prefix.replace(" ", "") or "E/I" in prefix.replace(" ", "")
    outside = "EXT" in prefix or "EST" in prefix or "/" in prefix
    return "INT/EXT" if inside and outside else "INT" if inside else "EXT"


def _by_stops(text: str) -> list[str]:
    """A heading without dashes keeps its time behind the last full stop or comma: "SUBWAY. MORNING."."""
    pieces = [piece.strip() for piece in _STOP_OR_COMMA.split(text)]
    pieces = [piece for piece in pieces if piece]
    cut = next((n for n, piece in enumerate(pieces) if n and _TIME_WORDS.search(piece)), len(pieces))
    if cut == len(pieces):
        return [text]
    place = text[: text.rfind(pieces[cut])].strip(" .,")
    return [place, *pieces[cut:]]


def _time_behind_stop(place: str) -> tuple[str, list[str]]:
    parts = _by_stops(place)
    return parts[0], parts[1:]
