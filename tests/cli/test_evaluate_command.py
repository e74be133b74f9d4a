"""`scenebreak evaluate` counts what was found, missed and flagged for nothing."""

import json

import pytest

SCRIPT = """Title: Low Tide

INT. BOATHOUSE - NIGHT

ANNA (34) and TOM (36) on the floor by the stove. They kiss by its light.

EXT. QUAY - DAY

TOM leans into the lamp and blows it out, and they are not seen again.

INT. BATHROOM - DAY

TOM takes off his shirt in front of the mirror, whistling.

INT. HALL - DAY

ANNA walks naked to the window and opens it.
"""
LABELLED = """## S1 p1 INT. BOATHOUSE - NIGHT
Anna (34) and Tom (36) on the floor by the stove. They kiss by its light.
## S2 p1 EXT. QUAY - DAY
Tom leans into the lamp and blows it out, and they are not seen again.
## S3 p1 INT. BATHROOM - DAY
Tom takes off his shirt in front of the mirror, whistling.
## S4 p1 INT. HALL - DAY
Anna walks naked to the window and opens it.
"""


def element(kind, level, where="action", quote=""):
    return {"kind": kind, "level": level, "where": where, "quote": quote}


LABELS = [
    {
        "scene": 1,
        "tier": 2,
        "elements": [element("kiss", "unspecified"), element("touch", "light", "dialogue")],
    },
    {"scene": 2, "tier": 2, "elements": [element("sex", "implied", quote="and they are not seen again")]},
    {"scene": 4, "tier": 1, "elements": [element("nudity", "partial")]},
]


@pytest.fixture
def labelled(tmp_path):
    for name in ("scripts", "labels", "scenes/tide"):
        (tmp_path / name).mkdir(parents=True)
    (tmp_path / "scripts/tide.fountain").write_text(SCRIPT)
    (tmp_path / "scripts/unlabelled.fountain").write_text(SCRIPT)
    (tmp_path / "labels/tide.jsonl").write_text("".join(json.dumps(row) + "\n" for row in LABELS))
    (tmp_path / "scenes/tide/chunk00.txt").write_text(LABELLED)
    return tmp_path


def evaluated(scenebreak, *words):
    return json.loads(scenebreak("evaluate", *words, "--json").out)


def test_recall_counts_must_scenes_and_precision_forgives_may(scenebreak, labelled):
    entry = evaluated(scenebreak, labelled)
    assert entry["schema"] == "scenebreak/evaluation-1"
    total = entry["total"]
    assert (total["must"], total["found"], total["may"], total["may_found"]) == (2, 1, 1, 1)
    assert (total["flagged"], total["false"]) == (3, 1)
    assert entry["must_recall"]["value"] == 0.5
    assert entry["precision"]["value"] == pytest.approx(2 / 3)


def test_kinds_and_levels_are_counted_where_the_scene_is_labelled(scenebreak, labelled):
    kinds = evaluated(scenebreak, labelled)["total"]["kinds"]
    assert (kinds["kiss"]["right"], kinds["kiss"]["levels_right"]) == (1, 1)
    assert kinds["simulated_sex"]["missed"] == 1
    assert (kinds["nudity"]["right"], kinds["nudity"]["levels_false"], kinds["nudity"]["levels_missed"]) == (
        1,
        1,
        1,
    )
    assert "touch" not in kinds
    assert "undress" not in kinds


def test_show_lists_misses_and_false_alarms_by_place(scenebreak, labelled):
    [script] = evaluated(scenebreak, labelled, "--show")["scripts"]
    assert [place["heading"] for place in script["misses"]] == ["EXT. QUAY - DAY"]
    assert [place["heading"] for place in script["false_alarms"]] == ["INT. BATHROOM - DAY"]
    out = scenebreak("evaluate", labelled, "--show").out
    assert "missed EXT. QUAY - DAY  (simulated sex)" in out
    assert "false  INT. BATHROOM - DAY  (undress)" in out
    assert '"and they are not seen again"' in out
    assert '"TOM takes off his shirt in front of the mirror, whistling."' in out
    assert "BATHROOM" not in scenebreak("evaluate", labelled).out


def test_reliability_counts_every_scene_by_its_score(scenebreak, labelled):
    entry = evaluated(scenebreak, labelled)
    assert sum(tenth["scenes"] for tenth in entry["reliability"]) == 4
    assert entry["reliability"][-1]["right"] > 0.5
    assert "0.9 to 1.0" in scenebreak("evaluate", labelled).out


def test_what_is_called_must_is_counted(scenebreak, labelled):
    entry = evaluated(scenebreak, labelled)
    assert entry["total"]["called_must"] == 3
    assert entry["total"]["called_must_right"] == 1
    assert entry["must_called_right"]["value"] == pytest.approx(1 / 3)


def test_a_flag_without_evidence_in_the_labelled_text_is_a_false_alarm(scenebreak, labelled):
    text = LABELLED.replace("walks naked", "strolls unclad")
    (labelled / "scenes/tide/chunk00.txt").write_text(text)
    total = evaluated(scenebreak, labelled)["total"]
    assert (total["flagged"], total["false"], total["may_found"]) == (3, 2, 0)


def test_the_table_has_a_row_a_script_and_a_row_a_kind(scenebreak, labelled):
    result = scenebreak("evaluate", labelled)
    assert result.code == 0
    assert "tide" in result.out
    assert "unlabelled" not in result.out
    assert "simulated sex" in result.out
    assert "must-recall 0.500" in result.out


def test_a_script_that_cannot_be_read_counts_as_all_missed(scenebreak, labelled):
    (labelled / "scripts/tide.fountain").rename(labelled / "scripts/gone.fountain")
    (labelled / "scripts/tide.pdf").write_bytes(b"%PDF-1.7\n")
    result = scenebreak("evaluate", labelled, "--json")
    assert result.code == 3
    [script] = json.loads(result.out)["scripts"]
    assert (script["must"], script["found"], script["flagged"]) == (2, 0, 0)
    assert script["failure"]


def test_a_folder_without_labels_is_wrong_usage(scenebreak, tmp_path):
    assert scenebreak("evaluate", tmp_path).code == 2


def test_a_broken_label_is_named_by_file_and_line(scenebreak, labelled):
    with (labelled / "labels/tide.jsonl").open("a") as labels:
        labels.write('{"scene": 3, "tier": 1, "elements": [{"kind": "juggling"}]}\n')
    result = scenebreak("evaluate", labelled)
    assert result.code == 2
    assert "tide.jsonl, line 4" in result.err
