"""The trained part under models/: one folder with the card's numbers, the net and its vocabulary."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

import numpy as np

from scenebreak.domain.scan import Sensitivity
from scenebreak.nlp.identity import TRAINED
from scenebreak.nlp.model.features import FEATURES
from scenebreak.nlp.model.logistic import Logistic
from scenebreak.nlp.model.net import SentenceNet
from scenebreak.nlp.model.pieces import WordPieces
from scenebreak.nlp.model.reader import SentenceReader
from scenebreak.nlp.scoring import Thresholds, thresholds_of

CARD = "card.json"
_NET = "net.npz"
_VOCABULARY = "vocabulary.txt"


@dataclass(frozen=True, slots=True)
class SceneModel:
    """Two regressions over the features of a scene, and what their odds are held to.

    Attributes:
        flag: odds that it is a must rather than nothing.
        must: odds that it is a must rather than a may or nothing.
        average: the features of the average scene, which explanations start from.
        slope: with `shift`, turns the odds of `flag` into a share of right flags.
        shift: added behind the slope.
        thresholds: by sensitivity, of the two scores.
    """

    flag: Logistic
    must: Logistic
    average: tuple[float, ...]
    slope: float
    shift: float
    thresholds: Mapping[Sensitivity, Thresholds]


@dataclass(frozen=True, slots=True)
class Trained:
    """The trained part.

    Attributes:
        id: twelve hexadecimal digits that change when it does.
        reader: scores sentences.
        scenes: scores scenes.
        card: what was measured of it; nothing of it is needed for a scan.
    """

    id: str
    reader: SentenceReader
    scenes: SceneModel
    card: Mapping[str, Any]


def save_trained(
    target: Path, net: SentenceNet, words: list[str], scenes: SceneModel, card: Mapping[str, Any]
) -> None:
    """Write the trained part to a models folder; what it held before is replaced.

    Args:
        target: the models folder.
        net: of sentences.
        words: the vocabulary of word pieces, a row of the net's table each.
        scenes: of scenes.
        card: what was measured of it.
    """
    folder = target / TRAINED
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / _NET).open("wb") as file:
        np.savez(file, allow_pickle=False, **net.arrays())
    (folder / _VOCABULARY).write_text("\n".join(words) + "\n", encoding="utf-8")
    entry = {"scenes": _scenes_entry(scenes), **card}
    digest = hashlib.sha256(json.dumps(entry, sort_keys=True).encode())
    for array in net.arrays().values():
        digest.update(array.tobytes())
    whole = {"id": digest.hexdigest()[:12], **entry}
    (folder / CARD).write_text(json.dumps(whole, indent=1) + "\n", encoding="utf-8")


def load_trained(models: Path) -> Trained | None:
    """The trained part of a models folder, or None where it holds none."""
    folder = models / TRAINED
    if not (folder / CARD).is_file():
        return None
    card = json.loads((folder / CARD).read_text(encoding="utf-8"))
    pieces = WordPieces((folder / _VOCABULARY).read_text(encoding="utf-8").splitlines())
    with np.load(folder / _NET) as arrays:
        net = SentenceNet.from_arrays(arrays)
    return Trained(card["id"], SentenceReader(net, pieces), _scenes_model(card["scenes"]), card)


def _scenes_entry(scenes: SceneModel) -> dict[str, Any]:
    return {
        "features": {
            feature.name: {"flag": flag, "must": must, "average": average}
            for feature, flag, must, average in zip(
                FEATURES, scenes.flag.weights, scenes.must.weights, scenes.average, strict=True
            )
        },
        "bias": {"flag": scenes.flag.bias, "must": scenes.must.bias},
        "score": {"slope": scenes.slope, "shift": scenes.shift},
        "thresholds": {name.value: asdict(limits) for name, limits in scenes.thresholds.items()},
    }


def _scenes_model(entry: Mapping[str, Any]) -> SceneModel:
    rows = [entry["features"][feature.name] for feature in FEATURES]
    flag, must = (
        Logistic(np.array([row[name] for row in rows]), entry["bias"][name]) for name in ("flag", "must")
    )
    return SceneModel(
        flag,
        must,
        tuple(row["average"] for row in rows),
        entry["score"]["slope"],
        entry["score"]["shift"],
        thresholds_of({"scenes": entry}),
    )
