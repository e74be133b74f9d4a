"""Screenplay to findings: the spaCy pipeline. Nothing outside this room sees a spaCy object.

`load` opens the pipeline and gives a `Detector`, whose `scan` turns a screenplay into one result a scene.
Importing this package is cheap; spaCy is imported by `load`.
"""

import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from scenebreak.domain.scan import Sensitivity
from scenebreak.nlp.identity import Identity, identity, lexicon_texts
from scenebreak.nlp.scoring import Scoring, Thresholds

if TYPE_CHECKING:
    from scenebreak.nlp.detector import Detector

__all__ = ["Detector", "Identity", "Thresholds", "build", "identity", "load", "thresholds"]


def load(models: Path | None = None) -> "Detector":
    """Open the pipeline and compile the lexicons.

    Args:
        models: folder of the built pipeline; without it the one that the program carries.

    Raises:
        ModelMissing: no pipeline lies there.
        LexiconError: a lexicon breaks its own rules.
    """
    from scenebreak.nlp.quick import import_spacy

    import_spacy()
    from scenebreak.nlp.detector import Detector
    from scenebreak.nlp.language import open_pipeline
    from scenebreak.nlp.lexicon import load_lexicon

    return Detector(open_pipeline(models), load_lexicon(), identity(models).model)


def thresholds(sensitivity: Sensitivity) -> Thresholds:
    """How sure a scene must be to be flagged; told without opening the pipeline."""
    table = tomllib.loads(lexicon_texts()["scoring"].decode())
    return Scoring.from_table(table).thresholds[sensitivity]


def build(target: Path) -> None:
    """Build the pipeline into a folder from the installed English pipeline.

    Args:
        target: the models folder; what it held under the pipeline's name is replaced.

    Raises:
        ModelMissing: the English pipeline is not installed.
    """
    from scenebreak.nlp.language import build_pipeline

    build_pipeline(target)


def __getattr__(name: str) -> Callable[..., object]:
    """Give `Detector` without importing it before it is wanted."""
    if name == "Detector":
        from scenebreak.nlp.detector import Detector

        return Detector
    raise AttributeError(name)
