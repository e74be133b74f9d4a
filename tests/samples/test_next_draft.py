"""From White to Pink the sample episode's decisions land where a careful coordinator would put them."""

import tomllib
from dataclasses import replace
from functools import cache

import pytest

from benchmarks.carry_over import Landing, carried_over, measure
from benchmarks.machine_edits import edited
from scenebreak.domain.drafts import Change
from scenebreak.nlp import load_rules
from scenebreak.services.comparing import compare_scans
from scenebreak.services.review_marks import marks_of
from scenebreak.store import Production
from tests.samples.goldens import SOURCES
from tests.samples.test_season_estimate import golden_scan

SAMPLES = SOURCES.parent


@cache
def golden():
    return tomllib.loads((SOURCES / "night_ward_101_pink.changes.toml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def scans():
    return [golden_scan(SAMPLES / golden()[name]) for name in ("old", "new")]


def told(wording):
    return [wording.scene, wording.kind, wording.axis] if wording else None


def test_the_comparison_is_the_golden_one(scans):
    comparison = compare_scans(*scans)
    assert (comparison.old, comparison.new) == ("WHITE DRAFT 09/14/26", "PINK REVISED 09/28/26")
    assert [
        (scene.old and scene.old.name, scene.new and scene.new.name, list(scene.fates))
        for scene in comparison.scenes
    ] == [(each.get("old"), each.get("new"), each["fates"]) for each in golden()["scenes"]]
    assert [(beat.change, told(beat.old), told(beat.new)) for beat in comparison.beats] == [
        (each["change"], each.get("old"), each.get("new")) for each in golden()["beats"]
    ]


def test_decisions_are_carried_over_as_the_golden_says(scans, tmp_path):
    store = Production.create(tmp_path / "Night Ward.scenebreak", author="tester")
    script = store.add_scan(scans[0], "white.pdf")
    before = {place.beat.id: told_of(place.beat) for place in store.beats(script)}
    for beat in before:
        store.history.edit({(beat, "verdict"): '"confirmed"'}, "confirmed")
    store.add_scan(scans[1], "pink.pdf", script)
    marks = marks_of(store, script, store.beats(script))
    landed = [
        (marks[place.beat.id].change, before.get(place.beat.id), told_of(place.beat))
        for place in store.beats(script)
    ]
    expected = [
        (each["change"], each.get("old"), each.get("new")) for each in golden()["beats"] if "new" in each
    ]
    assert sorted(landed, key=str) == sorted(expected, key=str)
    gone = [before[place.beat.id] for place in store.gone_beats(script)]
    assert sorted(gone) == sorted(each["old"] for each in golden()["beats"] if each["change"] == Change.GONE)
    assert all(marks[id_].look for id_ in marks if marks[id_].change is not Change.UNCHANGED)
    store.close()


def told_of(beat):
    return [beat.anchor.scene, beat.kind, beat.proposed]


@pytest.fixture(scope="module")
def detector():
    return load_rules()  # what is found hangs on the words of a beat alone, not on the scenes around it


@pytest.mark.parametrize("name", ["low_water.pdf", "night_ward/night_ward_102.pdf"])
def test_decisions_follow_machine_edits_of_the_samples(name, detector):
    rounds = list(measure(SAMPLES / name, 2, detector))
    outcomes = [outcome for _, _, outcomes in rounds for outcome in outcomes]
    assert sum(not outcome.is_scene for outcome in outcomes) >= 8
    astray = [outcome for outcome in outcomes if not outcome.landing.good]
    assert {outcome.landing for outcome in astray} <= {Landing.MISSED}
    assert len(astray) <= 0.03 * len(outcomes)
    assert sum(outcome.landing is Landing.RIGHT for outcome in outcomes) >= 0.8 * len(outcomes)


def test_machine_edits_know_where_paragraphs_come_from(scans):
    play = scans[0].screenplay
    draft = edited(play, 7)
    texts = {element.ordinal: element.text for element in play.elements()}
    same = sum(
        element.text == texts.get(draft.elements.get(element.ordinal, -1))
        for element in draft.screenplay.elements()
    )
    assert 0.7 * len(texts) < same < len(texts)
    assert edited(play, 7) == draft
    assert edited(play, 8) != draft


def test_the_measure_knows_a_wrong_landing(scans, tmp_path):
    draft = edited(scans[0].screenplay, 7)
    from_nowhere = replace(draft, elements={})
    # the very same scan: every decision stays, and none may, for no paragraph comes from the old draft
    found = carried_over(scans[0], from_nowhere, scans[0], tmp_path)
    assert {outcome.landing for outcome in found if not outcome.is_scene} == {Landing.WRONG}
