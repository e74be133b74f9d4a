"""The grammar of character cues: which line is one, the name it bears and what stands behind the name."""

import re
from dataclasses import dataclass
from functools import lru_cache

from scenebreak.reading.vocabulary import words

_BRACKETED = re.compile(r"\s*[(\[]([^()\[\]]*)[)\]]?")
_CONTINUED = re.compile(r"^\W*(?:CONT\W?D?|CONTINUED|CONTINUING|CONT\W?INUED|MORE|SUITE)\W*$", re.IGNORECASE)
_BARE_EXTENSION = re.compile(
    r"[\s,]+((?:V\.? ?O|O\.? ?S|O\.? ?C|CONT['’]?D|CONTINUED|V/O|O/S|V\.O\. ?/ ?O\.S)\.?)$", re.IGNORECASE
)
_VOICE = re.compile(r"^(\w.*\w)['’]S? VOICE$", re.IGNORECASE)
_WHOLE_BRACKET = re.compile(r"[(\[][^()\[\]]*[)\]]")
_LONGEST = 120
_LONGEST_NAME = 45
_PAIR = re.compile(r"\s+(?:&|AND|ET|UND|Y)\s+|\s*/\s*|\s*,\s*")


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue taken apart.

    Attributes:
        name: the name in capitals, without extension.
        extension: "V.O.", "O.S." and the like, without brackets; "(CONT'D)" is none.
        continued: the cue says that the same person goes on.
    """

    name: str
    extension: str
    continued: bool


@lru_cache(maxsize=8192)
def parse_cue(text: str) -> Cue:
    """Take a cue apart; its name is never empty unless the text is."""
    head = text.split("(", 1)[0].split("[", 1)[0]
    marks = [mark.strip() for mark in _BRACKETED.findall(text[len(head) :])]
    name = head.strip(" :*^")
    while bare := _BARE_EXTENSION.search(name):
        marks.insert(0, bare[1])
        name = name[: bare.start()].rstrip(" ,")
    if voice := _VOICE.match(name):
        marks.insert(0, "VOICE")
        name = voice[1]
    kept = [mark for mark in marks if mark and not _CONTINUED.match(mark)]
    continued = any(_CONTINUED.match(mark) for mark in marks if mark)
    name = re.sub(r"[’`´]", "'", name.rstrip(" -–—:,")).upper()
    return Cue(name or text.strip().upper(), ", ".join(kept), continued)


@lru_cache(maxsize=8192)
def looks_like_cue(text: str) -> bool:
    """A short line in capitals that could be a person's name, with or without brackets behind it."""
    if len(text) > _LONGEST or (len(text) > _LONGEST_NAME and "(" not in text) or text[1:3].islower():
        return False
    head = _WHOLE_BRACKET.sub("", text).strip(" :*^")
    if not 1 <= len(head) <= _LONGEST_NAME or not any(letter.isalpha() for letter in head):
        return False
    head = head.split("(", 1)[0].strip(" :*^")
    if not head or (head != head.upper() and not _mixed_name(head)):
        return False
    if head[-1] in "!?;" or (head[-1] == "." and " " in head and len(head) > 14) or "..." in head:
        return False
    return head.lower().rstrip(".:") not in words("cue", "never")


def _mixed_name(head: str) -> bool:
    """McCLANE, DeSOTO and the 2nd of his name: capitals but for a few small letters inside a word."""
    small = sum(letter.islower() for letter in head)
    return small <= 2 and sum(letter.isupper() for letter in head) >= 3 * small and not head[0].islower()


def people_of(name: str, known: frozenset[str] | set[str]) -> tuple[str, ...]:
    """The persons that a cue's name stands for: "ANNA & TOM" are two.

    Args:
        name: the name of a cue, in capitals.
        known: names that have a cue of their own somewhere in the script; "AND" and a slash part a name
            only where one of its parts is among them, an ampersand always.
    """
    parts = [part.strip() for part in _PAIR.split(name) if part.strip()]
    if len(parts) < 2:
        return (name,)
    if " & " in name or any(part in known for part in parts):
        return tuple(dict.fromkeys(parts))
    return (name,)
