"""Screenplay to findings: the spaCy pipeline. Nothing outside this room sees a spaCy object.

`load` opens the pipeline and gives a `Detector`, whose `scan` turns a screenplay into one result a scene.
Importing this package is cheap; spaCy is imported by `load`.
"""

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from scenebreak.domain.scan import Sensitivity
from scenebreak.nlp.house import NO_RULES, HouseRules
from scenebreak.nlp.identity import TRAINED, Identity, identity, models_folder
from scenebreak.nlp.scoring import Thresholds

if TYPE_CHECKING:
    from scenebreak.nlp.detector import Detector
    from scenebreak.nlp.listing import Entry

__all__ = [
    "Detector",
    "HouseRules",
    "Identity",
    "Thresholds",
    "build",
    "entries",
    "identity",
    "load",
    "load_rules",
    "thresholds",
    "trained_card",
]


def load(models: Path | None = None, rules: HouseRules = NO_RULES) -> "Detector":
    """Open the pipeline, compile the lexicons and load the trained part.

    Args:
        models: folder of the built pipeline; without it the one that the program carries.
        rules: the user's own, beside the lexicons.

    Raises:
        ModelMissing: no pipeline or no trained part lies there.
        LexiconError: a lexicon breaks its own rules.
        HouseRuleError: one of the user's rules does.
    """
    _import_spacy()
    from scenebreak.nlp.opening import open_detector

    return open_detector(models or models_folder(), rules)


def load_rules(*, qualifiers: bool = True) -> "Detector":
    """Open the pipeline without the trained part: the rules judge alone.

    Args:
        qualifiers: let status and mode of findings be decided by the words around them; without, every cue
            counts as its lexicon has it (what the qualifiers are worth is measured so).

    Raises:
        ModelMissing: the program carries no pipeline.
        LexiconError: a lexicon breaks its own rules.
    """
    _import_spacy()
    from scenebreak.nlp.opening import open_rules

    return open_rules(models_folder(), qualifiers=qualifiers)


def entries(rules: HouseRules = NO_RULES) -> tuple["Entry", ...]:
    """Every cue and look-alike, the user's own and the muted ones among them.

    Raises:
        HouseRuleError: one of the user's rules is broken.
    """
    _import_spacy()
    from scenebreak.nlp.listing import entries_of

    return tuple(entries_of(rules))


def _import_spacy() -> None:
    from scenebreak.nlp.quick import import_spacy

    import_spacy()


def thresholds(sensitivity: Sensitivity) -> Thresholds:
    """How sure a scene must be to be flagged; told without opening the pipeline."""
    from scenebreak.nlp.scoring import thresholds_of

    return thresholds_of(trained_card())[sensitivity]


def trained_card() -> Mapping[str, Any]:
    """What was measured of the trained part that the program carries."""
    card: Mapping[str, Any] = json.loads(
        (models_folder() / TRAINED / "card.json").read_text(encoding="utf-8")
    )
    return card


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
