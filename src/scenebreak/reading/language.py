"""A cheap vote on the language of a script: which language's small words it uses most."""

import re
import tomllib
from collections import Counter
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

_WORD = re.compile(r"[^\W\d_]+")
_ENOUGH_WORDS = 4000
_LEAST_VOTES = 8
_LEAST_SHARE = 0.12
NAMES = {"fr": "French", "de": "German", "es": "Spanish", "it": "Italian", "pt": "Portuguese"}
"""What the languages that are not English are called in a warning."""


@cache
def _small_words() -> dict[str, frozenset[str]]:
    data = tomllib.loads(files("scenebreak.reading").joinpath("languages.toml").read_text("utf-8"))
    return {language: frozenset(small) for language, small in data.items()}


def language_of(texts: Iterable[str]) -> str:
    """The two-letter code of the language of these texts, or "" when the vote is not clear."""
    counts: Counter[str] = Counter()
    for text in texts:
        counts.update(_WORD.findall(text.lower()))
        if counts.total() > _ENOUGH_WORDS:
            break
    votes = {lang: sum(counts[word] for word in small) for lang, small in _small_words().items()}
    ranked = sorted(votes, key=lambda lang: votes[lang], reverse=True)
    best, second = ranked[0], ranked[1]
    if votes[best] < max(_LEAST_VOTES, _LEAST_SHARE * counts.total()) or votes[best] < 1.3 * votes[second]:
        return ""
    return best
