"""What a title page says of its writers and of whom to reach."""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from scenebreak.domain.screenplay import TitlePage
from scenebreak.reading.drafts import draft_of

_BY = re.compile(
    r"^\W*(?:an?\s+)?(?:(?:original|screenplay|teleplay|script|story|play|pilot|adapted|adaptation|written|created|revised|rewritten)\b"
    r"[\s,&]*(?:and\s+|for the screen\s+)?)*\bby\b\W*(?P<name>.*)$",
    re.IGNORECASE,
)
_OTHER_CREDIT = re.compile(r"\b(?:based (?:on|upon)|directed|produced|novel|production)\b", re.IGNORECASE)
_REACH = re.compile(
    r"@\w|\bwww\.|https?:|(?:\+?\(?\d{2,4}\)?[\s.-]){1,3}\d{3,4}\b|\b[A-Z]{1,2}\d[\dA-Z]?\s+\d[A-Z]{2}\b|\b[A-Z]{2}\s+\d{5}\b"
    r"|\b(?:agency|agents?|management|contact|represent\w+|street|avenue|road|boulevard|blvd|suite|tel|phone|e-?mail)\b",
    re.IGNORECASE,
)
_NAMES_APART = re.compile(r"\s*(?:,|&|\band\b|\bwith\b)\s*", re.IGNORECASE)
_MOST_WORDS = 6
_MOST_WRITERS = 8


class TitleLine(NamedTuple):
    """A line of a title page; gap: a blank row stands above it."""

    text: str
    gap: bool


def facts_of(lines: Iterable[TitleLine]) -> TitlePage:
    """Take a title page apart; every line is kept as printed."""
    kept = [line for line in lines if line.text]
    return TitlePage(tuple(_writers(kept)), tuple(_contact(kept)), tuple(line.text for line in kept))


def names_in(text: str) -> list[str]:
    """The names that a credit lists: "Ana Reed & Tom Low" are two."""
    return [name.strip(" .*_") for name in _NAMES_APART.split(text) if name.strip(" .*_")]


def _writers(lines: Sequence[TitleLine]) -> list[str]:
    """The names behind "written by", on its line or on the ones below it."""
    for n, line in enumerate(lines):
        found = _BY.match(line.text)
        if not found or _OTHER_CREDIT.search(line.text):
            continue
        writers = names_in(found["name"])
        for below in lines[n + 1 :]:
            if (writers and below.gap) or not _is_name(below.text) or len(writers) >= _MOST_WRITERS:
                break
            writers += names_in(below.text)
        if writers:
            return list(dict.fromkeys(writers))
    return []


def _is_name(text: str) -> bool:
    if not any(letter.isalpha() for letter in text):
        return text.strip() == "&"
    if any(letter.isdigit() for letter in text) or _BY.match(text) or _OTHER_CREDIT.search(text):
        return False
    return len(text.split()) <= _MOST_WORDS and not any(draft_of(text)) and not _REACH.search(text)


def _contact(lines: Sequence[TitleLine]) -> list[str]:
    """The groups of lines that hold an address, a number or an agent."""
    groups: list[list[str]] = []
    for line in lines:
        if line.gap or not groups:
            groups.append([])
        groups[-1].append(line.text)
    return [text for group in groups[1:] if any(map(_REACH.search, group)) for text in group]
