"""Imports spaCy without its command line, which nothing here uses and which takes a third of the time."""

import sys
from types import ModuleType

_COMMAND_LINE = ("spacy.cli", "spacy.cli.info")


def import_spacy() -> None:
    """Import spaCy; its command line can still be imported afterwards.

    `spacy/__init__.py` imports one function of the command line, which pulls in all of it, a web client
    included. For as long as that line runs, an empty module stands in its place.
    """
    if "spacy" in sys.modules:
        return
    for name in _COMMAND_LINE:
        sys.modules[name] = ModuleType(name)
    sys.modules["spacy.cli.info"].__dict__["info"] = None
    try:
        import spacy  # noqa: F401 - wanted for its effect
    finally:
        for name in _COMMAND_LINE:
            del sys.modules[name]
