"""`scenebreak lexicon` lists what the detector looks for."""

import json


def test_every_entry_has_an_id_and_a_kind(scenebreak):
    listed = json.loads(scenebreak("lexicon", "--json").out)
    assert listed["schema"] == "scenebreak/lexicon-1"
    assert {"kiss.verb", "not.kiss_idiom"} <= {entry["id"] for entry in listed["entries"]}


def test_one_kind_can_be_asked_for(scenebreak):
    listed = json.loads(scenebreak("lexicon", "--kind", "sexual_violence", "--json").out)["entries"]
    assert {entry["kind"] for entry in listed} == {"sexual violence"}


def test_the_table_tells_where_rules_of_ones_own_go(scenebreak):
    assert "rules.toml" in scenebreak("lexicon", "--kind", "kiss").out


def test_an_unknown_kind_is_refused(scenebreak):
    result = scenebreak("lexicon", "--kind", "hug")
    assert result.code == 2
    assert "hyper exposed" in result.err
