"""What a line in capitals is when it is neither heading nor cue: transition, act card, shot, page turn."""

import re
from functools import lru_cache

from scenebreak.reading.vocabulary import any_of, words

_NUMERAL = r"(?:\d+|[IVX]+|ONE|TWO|THREE|FOUR|FIVE|SIX|SEVEN|EIGHT|NINE|TEN|FIRST|SECOND|THIRD)"
_ACT = re.compile(
    rf"^(?:END\s+(?:OF\s+)?)?(?:(?:ACT|PART|CHAPTER|EPISODE)\s+{_NUMERAL}|{_NUMERAL}\s+ACT)\b.{{0,40}}$|^END\s+OF\s+\w+$"
)
_GOES_ON = re.compile(
    r"^[(\[]?\s*(?:CONTINUED|CONT['’]?D|MORE|CONTINUES|SUITE)\s*[:.]*\s*[)\]]?\s*[:.]?\s*(?:\(\d+\))?\s*(?:CONTINUED:?)?$"
)


_LONGEST_PAGE_TURN = 40
_ON_SCREEN = ("TITLE", "SUPER", "CAPTION", "CHYRON", "SUBTITLE", "LEGEND", "CARD:")


_ENDS = any_of(words("transition", "ends"))
_TRANSITION = re.compile(
    rf"^(?:{_ENDS}|[\w\s'’\-/]{{0,40}}\b(?:cut|dissolve|fade|wipe|smash|flash|cutting|dissolves?|cuts?)\s+(?:back\s+)?(?:to|through)|[\w\s'’\-/]{{0,30}}{_ENDS})\s*[:.\-–—…]*$",
    re.IGNORECASE,
)

_SENTENCE_END = re.compile(r"[.!?:…—–\"”’')\]]$|--$")

_SHOT = re.compile(
    rf"^(?:{any_of(words('heading', 'shots'))})(?!\w)|\b(?:POV|P\.O\.V\.)[\s:.-]*$", re.IGNORECASE
)


@lru_cache(maxsize=8192)
def is_transition(text: str) -> bool:
    """It reads "CUT TO:", "FADE OUT.", "SMASH CUT TO BLACK" or the like, in capitals."""
    text = text.strip()
    if not 3 <= len(text) <= 60 or text != text.upper():
        return False
    return (text.endswith("TO:") and len(text.split()) <= 6) or _TRANSITION.match(text) is not None


@lru_cache(maxsize=8192)
def is_act(text: str) -> bool:
    """It reads "ACT ONE", "END OF ACT TWO", "TEASER", "COLD OPEN" or the like."""
    text = text.strip(' :."“”')
    return text == text.upper() and (text.lower() in words("act", "words") or _ACT.match(text) is not None)


@lru_cache(maxsize=8192)
def is_shot(text: str) -> bool:
    """It is a picture within a scene, in capitals: "ANGLE ON THE DOOR", "INSERT - LETTER"."""
    return text == text.upper() and len(text) <= 90 and _SHOT.search(text) is not None


def is_title(text: str) -> bool:
    """It gives words that stand on the screen: "TITLE: LATER", "SUPER: PARIS - 1961"."""
    return text.startswith(_ON_SCREEN)


@lru_cache(maxsize=8192)
def goes_on(text: str) -> bool:
    """It is what a page turn adds: "CONTINUED:", "(CONTINUED)", "(MORE)"."""
    if len(text) > _LONGEST_PAGE_TURN or _GOES_ON.match(text.strip().upper()) is None:
        return False
    return text.startswith(("(", "[")) or text.endswith(":") or (text.isupper() and "MORE" not in text)


def goes_on_behind_bracket(text: str) -> bool:
    """The bracket closes within the row and more than a stop follows."""
    return ")" in text and any(letter.isalnum() for letter in text[text.rindex(")") :])


def ends_sentence(text: str) -> bool:
    """A sentence may end here: with a stop, a dash, or what closes a quotation."""
    return _SENTENCE_END.search(text) is not None


def looks_like_sentence(text: str) -> bool:
    """Ends as a sentence does, as a heading's second row seldom would."""
    return text.endswith(("!", "?")) or (text.endswith(".") and len(text.split()) > 4)
