"""Which pipeline and lexicons a scan would use, told without opening them (spaCy stays out of it)."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

PIPELINE = "scenebreak_en"
TRAINED = "scenebreak_scenes"


@dataclass(frozen=True, slots=True)
class Identity:
    """What decides the outcome of a scan, besides the script.

    Attributes:
        model: name and version of the pipeline, and the id of the trained part where there is one
            ("scenebreak_en 3.8.0, scenebreak_scenes 0123456789ab"); "" where no pipeline is built.
        lexicon: digest of the lexicons.
    """

    model: str
    lexicon: str


def identity(models: Path | None = None, rules: str = "") -> Identity:
    """Tell the identity of a models folder and of the lexicons.

    Args:
        models: the models folder; without it the one that the program carries.
        rules: house rules as TOML; with them the digest is another.
    """
    folder = models or models_folder()
    meta, card = folder / PIPELINE / "meta.json", folder / TRAINED / "card.json"
    model = f"{PIPELINE} {json.loads(meta.read_text())['version']}" if meta.is_file() else ""
    if model and card.is_file():
        model += f", {TRAINED} {json.loads(card.read_text())['id']}"
    return Identity(model, digest_of(with_rules(lexicon_texts(), rules)))


def models_folder() -> Path:
    """The models that the program carries: of the installed wheel, else of the checkout."""
    packaged = Path(str(files("scenebreak") / "models"))
    return packaged if packaged.is_dir() else Path(__file__).resolve().parents[3] / "models"


def lexicon_texts() -> Mapping[str, bytes]:
    """Every lexicon file by its name without ending."""
    entries = (files("scenebreak.nlp") / "lexicons").iterdir()
    return {
        entry.name.removesuffix(".toml"): entry.read_bytes()
        for entry in entries
        if entry.name.endswith(".toml")
    }


def with_rules(texts: Mapping[str, bytes], rules: str) -> Mapping[str, bytes]:
    """The lexicon files with house rules beside them, where there are any."""
    return {**texts, "house": rules.encode()} if rules.strip() else texts


def digest_of(texts: Mapping[str, bytes]) -> str:
    """Twelve hexadecimal digits that change when a lexicon does."""
    whole = hashlib.sha256()
    for name in sorted(texts):
        whole.update(name.encode() + b"\0" + texts[name] + b"\0")
    return whole.hexdigest()[:12]
