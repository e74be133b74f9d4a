"""Cuts text into word pieces: the longest pieces of a fixed vocabulary, from the left of each word.

Names of the cast all become one piece, so that nothing is learned about a person of a script.
"""

import re
import unicodedata
from collections.abc import Collection, Sequence
from functools import lru_cache

UNKNOWN = "[UNK]"
SOMEONE = "someone"
_TOKEN = re.compile(r"[^\W_]+|[^\w\s]|_")
_INSIDE = "##"
_LONGEST = 40
_KEPT = 50_000


class WordPieces:
    """A vocabulary of word pieces; pieces inside a word are written with "##" before them."""

    def __init__(self, vocabulary: Sequence[str]) -> None:
        self._index = {piece: index for index, piece in enumerate(vocabulary)}
        self._unknown = (self._index[UNKNOWN],)
        self._someone = self._index[SOMEONE]
        self.of_word = lru_cache(maxsize=_KEPT)(self._of_word)

    def of_text(self, text: str, names: Collection[str] = ()) -> tuple[int, ...]:
        """The pieces of a text, by their place in the vocabulary.

        Args:
            text: any.
            names: lower-case words that are names where the text has them with a capital.
        """
        return tuple(piece for piece, _, _ in self.placed(text, names))

    def placed(self, text: str, names: Collection[str] = ()) -> list[tuple[int, int, int]]:
        """The same, each piece with the offsets of its word in the text."""
        found: list[tuple[int, int, int]] = []
        for match in _TOKEN.finditer(text):
            word, (start, end) = match[0], match.span()
            if word[0].isupper() and word.lower() in names:
                if not found or found[-1][0] != self._someone:  # first and family name are one person
                    found.append((self._someone, start, end))
            else:
                found.extend((piece, start, end) for piece in self.of_word(word))
        return found

    def _of_word(self, word: str) -> tuple[int, ...]:
        plain = _without_accents(word.lower())
        if len(plain) > _LONGEST:
            return self._unknown
        found: list[int] = []
        start = 0
        while start < len(plain):
            prefix = _INSIDE if start else ""
            ends = range(len(plain), start, -1)
            end = next((end for end in ends if prefix + plain[start:end] in self._index), None)
            if end is None:
                return self._unknown
            found.append(self._index[prefix + plain[start:end]])
            start = end
        return tuple(found)


def _without_accents(word: str) -> str:
    if word.isascii():
        return word
    return "".join(
        letter for letter in unicodedata.normalize("NFD", word) if not unicodedata.combining(letter)
    )
