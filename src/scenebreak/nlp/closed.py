"""Closed word classes and number words, from lexicons/words.toml."""

import tomllib
from collections.abc import Mapping

from scenebreak.nlp.identity import lexicon_texts

_TABLES = tomllib.loads(lexicon_texts()["words"].decode())

AUXILIARIES, BODY_PARTS, FIRST_PERSON, PEOPLE, PERSONAL, SECOND_PERSON = (
    frozenset(_TABLES["closed"][name])
    for name in ("auxiliaries", "body_parts", "first_person", "people", "personal", "second_person")
)
NUMBERS: Mapping[str, int] = _TABLES["numbers"]
