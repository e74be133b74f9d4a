"""Opens the detector: pipeline, lexicons, trained part. spaCy must be imported by `quick` before this is."""

from pathlib import Path

from scenebreak.nlp.detector import Detector
from scenebreak.nlp.house import HouseRules
from scenebreak.nlp.identity import identity
from scenebreak.nlp.language import open_pipeline
from scenebreak.nlp.lexicon import load_lexicon
from scenebreak.nlp.model.files import load_trained
from scenebreak.nlp.qualifiers import mode, status


def open_detector(models: Path, rules: HouseRules) -> Detector:
    """The detector of a models folder, with the user's own rules."""
    lexicon = load_lexicon(rules)
    return Detector(open_pipeline(models, rules), lexicon, identity(models).model, load_trained(models))


def open_rules(models: Path, *, qualifiers: bool) -> Detector:
    """The rules of a models folder, with or without what the words around a cue make of it."""
    pipeline = open_pipeline(models)
    for name in () if qualifiers else (status.NAME, mode.NAME):
        pipeline.remove_pipe(name)
    return Detector(pipeline, load_lexicon(), identity(models).model)
