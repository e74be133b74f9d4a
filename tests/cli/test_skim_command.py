"""`scenebreak skim` shows what a miss would hide behind."""

import json

import pytest

SCRIPT = """Title: Low Tide

INT. BOATHOUSE - NIGHT #1#

ANNA (34) and TOM (36). They kiss.

EXT. QUAY - DAY #2#

TOM
She kissed me goodbye.

INT. KITCHEN - DAY #3#

TOM hugs the team.

EXT. QUAY - LATER #4#

Gulls.
"""


@pytest.fixture
def script(tmp_path):
    path = tmp_path / "tide.fountain"
    path.write_text(SCRIPT, encoding="utf-8")
    return path


def skimmed(scenebreak, *words):
    return json.loads(scenebreak("skim", *words, "--json").out)


def test_unflagged_scenes_come_by_score_and_flagged_or_empty_ones_not_at_all(scenebreak, script):
    entry = skimmed(scenebreak, script)
    assert entry["schema"] == "scenebreak/skim-1"
    assert {scene["number"] for scene in entry["scenes"]} == {"2", "3"}
    scores = [scene["score"] for scene in entry["scenes"]]
    assert scores == sorted(scores, reverse=True)
    assert all(score < entry["limits"]["flag"] for score in scores)


def test_each_scene_shows_its_near_misses(scenebreak, script):
    near = next(one["near_misses"] for one in skimmed(scenebreak, script)["scenes"] if one["number"] == "3")
    assert [(one["kind"], one["status"]) for one in near] == [("touch", "shown")]
    assert "hugs" in near[0]["quote"]


def test_the_table_reads_as_the_json(scenebreak, script):
    result = scenebreak("skim", script)
    assert result.code == 0
    assert "4 scenes, 1 flagged" in result.out
    first, second = (scene["heading"] for scene in skimmed(scenebreak, script)["scenes"])
    assert result.out.index(first) < result.out.index(second)
    assert "BOATHOUSE" not in result.out


def test_no_more_scenes_than_asked_for(scenebreak, script):
    assert len(skimmed(scenebreak, script, "--most", "1")["scenes"]) == 1
    assert scenebreak("skim", script, "--most", "0").code == 2


def test_a_stricter_look_leaves_more_to_skim(scenebreak, script):
    thorough, strict = (
        len(skimmed(scenebreak, script, "--sensitivity", each)["scenes"]) for each in ("thorough", "strict")
    )
    assert thorough <= strict


def test_a_script_without_near_misses_says_so(scenebreak, good):
    assert "Nothing was found" in scenebreak("skim", good).out


def test_a_missing_script_is_three(scenebreak, tmp_path):
    assert scenebreak("skim", tmp_path / "none.pdf").code == 3
