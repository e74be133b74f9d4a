"""The word lists of vocabulary.toml, as sets and patterns."""

import re
import tomllib
from collections.abc import Iterable
from functools import cache
from importlib.resources import files


@cache
def _data() -> dict[str, dict[str, list[str]]]:
    text = files("scenebreak.reading").joinpath("vocabulary.toml").read_text("utf-8")
    data: dict[str, dict[str, list[str]]] = tomllib.loads(text)
    return data


@cache
def words(table: str, key: str) -> frozenset[str]:
    """One list of the vocabulary, lower case."""
    return frozenset(_data()[table][key])


def any_of(phrases: Iterable[str]) -> str:
    """A pattern for any of these phrases, the longest first."""
    return "(?:" + "|".join(re.escape(phrase) for phrase in sorted(phrases, key=len, reverse=True)) + ")"
