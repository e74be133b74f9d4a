"""Cuts a paragraph of action into sentences."""

import re

_CUT = re.compile(r"(?<=[.!?…])[\"'’”)\]]*\s+(?=[\"'‘“(\[]?[A-Z0-9])|\s+--?\s+(?=[A-Z])")
_FEWEST_WORDS = 4
_MOST_WORDS = 40


def sentences(text: str) -> list[tuple[int, int]]:
    """Offsets of the sentences of a paragraph; fragments of a word or three join the sentence before them."""
    found: list[tuple[int, int]] = []
    start = 0
    for end, following in _cuts(text):
        short = len(text[start:end].split()) < _FEWEST_WORDS
        if short and found and len(text[found[-1][0] : end].split()) < _MOST_WORDS:
            found[-1] = (found[-1][0], end)
        elif short and not found and following < len(text):
            continue  # a fragment at the beginning joins the sentence behind it
        elif text[start:end].strip():
            found.append((start, end))
        start = following
    return found


def _cuts(text: str) -> list[tuple[int, int]]:
    """Where a sentence ends and where the next begins; the end of the text is the last of them."""
    cuts = [(match.start(), match.end()) for match in _CUT.finditer(text)]
    return [*cuts, (len(text), len(text))]
