"""Who is portrayed: every name of the cues with the role behind it, and how the action introduces it."""

import re
from collections.abc import Iterable, Iterator

from scenebreak.domain.screenplay import Element, Portrayal
from scenebreak.reading.people import Cast

_ONES = r"(?:one|two|three|four|five|six|seven|eight|nine)"
_COUNT = (
    r"(?:\d{1,2}(?:\s?[-–/]\s?\d{1,2})?['’]?s?|(?:twen|thir|for|fif|six|seven|eigh|nine)ties|teens"
    rf"|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[\s-]{_ONES})?"
    rf"|(?:four|fif|six|seven|eigh|nine|thir)teen|ten|eleven|twelve|{_ONES})"
)
_YEARS_OLD = r"[\s-]years?[\s-]olds?"
_UNIT = rf"(?:{_YEARS_OLD}|[\s-]?(?:yrs?|ish|something)|[\s-]months?[\s-]old)"
_AGE = rf"(?P<age>(?:(?:early|mid|late)[\s-]*)?{_COUNT}{_UNIT}?)(?![\w%])"
_SURNAMES = r"(?-i:(?:\s+[\"“']?[A-Z][\w.'’”\"-]*){0,3})"
_LED_BY = r"(?:(?:is|an?|aged?|about|around|maybe|only|just|now|his|her|their|in|the)\s+)*"
_RIGHT_BEHIND = re.compile(
    rf"^{_SURNAMES}[\s,(:–—-]*{_LED_BY}{_AGE}"
    r"(?!\s*(?:minutes?|hours?|seconds?|days?|weeks?|feet|foot|inch|pounds?|miles?))",
    re.IGNORECASE,
)
_FURTHER_BEHIND = re.compile(
    rf"\b(?:of|aged?|in\s+(?:his|her|their))\s+(?:(?:about|the)\s+)?{_AGE}"
    rf"|^{_SURNAMES}[\s,(–—-]*an?\s+(?:(?-i:[a-z-]+)\s+){{0,3}}?(?P<years>{_COUNT}{_YEARS_OLD})\b",
    re.IGNORECASE,
)
_BEFORE = re.compile(rf"\b(?P<age>{_COUNT}{_YEARS_OLD})\b[^.!?]{{0,24}}$", re.IGNORECASE)
_SENTENCE_END = re.compile(r"(?<!\bMr)(?<!\bMrs)(?<!\bMs)(?<!\bDr)(?<!\bSt)[.!?…][\"”’')]?\s", re.IGNORECASE)
_REACH = 60  # characters around a name in which its age stands
_LONGEST = 240


def portrayals(cast: Cast, elements: Iterable[Element]) -> Iterator[Portrayal]:
    """Everyone with a cue, in order of appearance.

    Args:
        cast: of the script.
        elements: of the action, in order.
    """
    introduced = _introductions(cast, elements)
    for name in cast.names:
        role, aliases = cast.role_of(name), cast.aliases(name)
        element = introduced.get(name)
        if element is None:
            yield Portrayal(name, role, aliases=aliases)
            continue
        start, end = _loud_place(name, element.text) or _place(name, element.text) or (0, 0)
        age, sentence = age_of(element.text, start, end), _sentence(element.text, start)
        yield Portrayal(name, role, age, sentence, element.ordinal, aliases)


def _introductions(cast: Cast, elements: Iterable[Element]) -> dict[str, Element]:
    """The element that first names each person: in capitals, as scripts do, or else at all."""
    loud: dict[str, Element] = {}
    first: dict[str, Element] = {}
    for element in elements:
        for name in cast.names_in(element.text):
            first.setdefault(name, element)
            if name not in loud and _loud_place(name, element.text):
                loud[name] = element
    return first | loud


def _loud_place(name: str, text: str) -> tuple[int, int] | None:
    """Where a name, or one word of it, stands in capitals."""
    return _place(name, text, flags=re.NOFLAG)


def _place(name: str, text: str, *, flags: re.RegexFlag = re.IGNORECASE) -> tuple[int, int] | None:
    """Start and end of a name in a text, or of one word of it."""
    for words in (name, *name.split()):
        if len(words) > 2 and (found := re.search(rf"(?<!\w){re.escape(words)}(?!\w)", text, flags)):
            return found.span()
    return None


def age_of(text: str, start: int, end: int) -> str:
    """The words that tell the age of the person named at text[start:end], or ""."""
    behind = text[end : end + _REACH]
    stop = _SENTENCE_END.search(behind)
    behind = behind[: stop.start()] if stop else behind
    before = text[max(0, start - _REACH) : start]
    found = _RIGHT_BEHIND.match(behind) or _FURTHER_BEHIND.search(behind) or _BEFORE.search(before)
    return next((told.strip() for told in found.groups() if told), "") if found else ""


def _sentence(text: str, at: int) -> str:
    """The sentence around a place, cut where it is very long."""
    start = max((found.end() for found in _SENTENCE_END.finditer(text, 0, at)), default=0)
    stop = _SENTENCE_END.search(text, at)
    return text[start : stop.start() + 1 if stop else len(text)].strip()[:_LONGEST]
