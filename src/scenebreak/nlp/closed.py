"""Closed word classes and number words, from lexicons/words.toml."""

import tomllib
from collections.abc import Mapping

from scenebreak.nlp.identity import lexicon_texts

_TABLES = tomllib.loads(lexicon_texts()["words"].decode())

AUXILIARIES = frozenset(_TABLES["closed"]["auxiliaries"])
BODY_PARTS = frozenset(_TABLES["closed"]["body_parts"])
FEMALE = frozenset(_TABLES["closed"]["female"])
FIRST_PERSON = frozenset(_TABLES["closed"]["first_person"])
KIN = frozenset(_TABLES["closed"]["kin"])
MALE = frozenset(_TABLES["closed"]["male"])
NAMELESS = frozenset(_TABLES["closed"]["nameless"])
NO_NAME = frozenset(_TABLES["closed"]["no_name"])
PEOPLE = frozenset(_TABLES["closed"]["people"])
PERSONAL = frozenset(_TABLES["closed"]["personal"])
SECOND_PERSON = frozenset(_TABLES["closed"]["second_person"])
NUMBERS: Mapping[str, int] = _TABLES["numbers"]
