"""Script text made readable for a tagger that learned from newspapers. Every offset stays where it was."""

import re

from scenebreak.nlp.context import Cast

_PLAIN = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "\u00a0": " ", "`": "'"})
_SHOUTED = re.compile(r"[A-Z][A-Z'’]+")


def normalise(text: str, cast: Cast) -> str:
    """Plain quotes and dashes, and shouted words in lower case; names keep a capital.

    Args:
        text: of an element.
        cast: whose names are written as names.

    Returns:
        A text of the same length, letter for letter.
    """

    def calm(match: re.Match[str]) -> str:
        word = match[0]
        return word.capitalize() if word.lower().removesuffix("'s") in cast.words else word.lower()

    return _SHOUTED.sub(calm, text.translate(_PLAIN))
