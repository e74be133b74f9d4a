"""`scenebreak why` explains a scene, flagged or not."""

import json
from pathlib import Path

import pytest

SAMPLE = Path(__file__).parents[2] / "sample_scripts" / "low_water.pdf"

SCRIPT = """Title: Low Tide

INT. BOATHOUSE - NIGHT #1#

ANNA (34) closes the door. TOM (36) waits by the stove.

They kiss.

EXT. QUAY - DAY #2#

Gulls. TOM coils a rope.

TOM
She kissed me goodbye.

EXT. QUAY - LATER #2A#

Gulls.

INT. KITCHEN - DAY #3#

TOM hugs the team.
"""


@pytest.fixture
def script(tmp_path):
    path = tmp_path / "tide.fountain"
    path.write_text(SCRIPT, encoding="utf-8")
    return path


def entry(scenebreak, *words):
    [one] = json.loads(scenebreak("why", *words, "--json").out)
    return one


def test_a_flagged_scene_tells_cue_words_score_and_limit(scenebreak, script):
    result = scenebreak("why", script, "1")
    assert result.code == 0
    assert "Flagged as must" in result.out
    assert "They kiss." in result.out
    assert "kiss.verb" in result.out


def test_a_page_is_the_printed_one_beside_that_of_the_file(scenebreak):
    assert "page 6 (PDF page 7)" in scenebreak("why", SAMPLE, "9").out


def test_a_scene_of_talk_is_explained(scenebreak, script):
    out = " ".join(scenebreak("why", script, "2").out.split())
    assert "Not flagged: what was found is only said, or a manner of speaking, and the score" in out
    assert "words of a speech" in out or "spoken of, not shown" in out


def test_a_scene_in_which_nothing_is_says_so(scenebreak, script):
    assert "no cue of the lexicons" in scenebreak("why", script, "2a").out


def test_a_near_miss_tells_how_far_it_is_from_the_limit_and_what_turned_it_down(scenebreak, script):
    one = entry(scenebreak, script, "3")
    assert one["tier"] == "none"
    assert 0 < one["score"] < one["limits"]["flag"]
    assert any(reason.startswith("less likely by") for reason in one["findings"][0]["why"])
    assert f"the score {one['score']:.2f} is below" in one["verdict"]


def test_a_place_names_a_scene_too(scenebreak, script):
    assert entry(scenebreak, script, "#3") == entry(scenebreak, script, "2A")


def test_a_stricter_look_moves_the_limit(scenebreak, script):
    thorough, strict = (
        entry(scenebreak, script, "1", "--sensitivity", each)["limits"]["flag"]
        for each in ("thorough", "strict")
    )
    assert thorough < strict


def test_json_lists_every_finding_with_its_place(scenebreak, script):
    one = entry(scenebreak, script, "1")
    assert one["schema"] == "scenebreak/why-1"
    [finding] = one["findings"]
    assert (finding["kind"], finding["cue"], finding["page"], finding["tier"]) == (
        "kiss",
        "kiss.verb",
        1,
        "must",
    )


def test_an_unknown_scene_is_wrong_usage_and_names_those_there_are(scenebreak, script, good):
    result = scenebreak("why", script, "9")
    assert result.code == 2
    assert "1, 2, 2A, 3" in result.err
    assert "#1 to #2" in scenebreak("why", good, "9").err


def test_output_goes_to_a_file_in_the_form_of_its_ending(scenebreak, script, tmp_path):
    scenebreak("why", script, "1", "-o", tmp_path / "why.txt")
    scenebreak("why", script, "1", "-o", tmp_path / "why.json")
    assert "Flagged as must" in (tmp_path / "why.txt").read_text()
    assert json.loads((tmp_path / "why.json").read_text())[0]["flagged"]


def test_a_missing_script_is_three(scenebreak, tmp_path):
    assert scenebreak("why", tmp_path / "none.pdf", "1").code == 3


@pytest.mark.parametrize("call", [("why", "1"), ("skim",)])
def test_a_production_file_stands_for_its_script(scenebreak, script, call):
    assert scenebreak("show", script).code == 0
    production = script.with_suffix(".scenebreak")
    name, *words = call
    assert scenebreak(name, production, *words).out == scenebreak(name, script, *words).out
    script.unlink()
    gone = scenebreak(name, production, *words)
    assert gone.code == 2
    assert "Name the script's file itself" in gone.err
