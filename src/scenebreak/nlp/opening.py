"""Opens the detector: pipeline, lexicons, trained part. spaCy must be imported by `quick` before this is."""

from pathlib import Path

from scenebreak.nlp.detector import Detector
from scenebreak.nlp.house import HouseRules
from scenebreak.nlp.identity import identity
from scenebreak.nlp.language import ModelMissing, open_pipeline
from scenebreak.nlp.lexicon import load_lexicon
from scenebreak.nlp.model.files import load_trained
from scenebreak.nlp.qualifiers import mode, status


def open_detector(models: Path, rules: HouseRules) -> Detector:
    """The detector of a models folder, with the user's own rules.

    Raises:
        ModelMissing: the pipeline or the trained part is not there.
        LexiconError: a lexicon breaks its own rules.
    """
    pipeline, trained = open_pipeline(models, rules), load_trained(models)
    if trained is None:
        remedy = "Train it with: scenebreak model train, or install the program again"
        raise ModelMissing(f"There is no trained part in {models}", remedy)
    return Detector(pipeline, load_lexicon(rules), identity(models).model, trained)


def open_rules(models: Path, *, qualifiers: bool) -> Detector:
    """The rules of a models folder, with or without what the words around a cue make of it."""
    pipeline = open_pipeline(models)
    for name in () if qualifiers else (status.NAME, mode.NAME):
        pipeline.remove_pipe(name)
    return Detector(pipeline, load_lexicon(), identity(models).model)
