"""Beats that a person made: they stand while their step stands, and no scan takes them away."""

import pytest

from scenebreak.domain.errors import WrongUsage
from scenebreak.domain.finding import Kind, Level, Tier
from scenebreak.store import Production
from tests.store.builders import CUES, SCRIPT, scan_of
from tests.store.findings import finding_on


@pytest.fixture
def production(tmp_path):
    store = Production.create(tmp_path / "Film.scenebreak", author="tester")
    yield store
    store.close()


@pytest.fixture
def script(production):
    return production.add_scan(scan_of(), "script.fountain")


def flag(production, script, words="waits", kind=Kind.TOUCH, level=Level.LIGHT, **fields):
    finding = finding_on(production.scan(script), words, kind, level)
    return production.add_beat(script, finding, f"flagged {kind.label}", fields or None)


def quotes(places):
    return [place.beat.anchor.quote for place in places]


def ids(places):
    return [place.beat.id for place in places]


def test_a_made_beat_stands_in_the_order_of_the_page(production, script):
    flagged = flag(production, script, "dog barks")
    assert quotes(production.beats(script)) == ["kiss", "caresses", "dog barks", "kiss", "undresses", "kiss"]
    _, place = production.beat(flagged)
    assert (place.beat.made, place.beat.tier, place.beat.scene) == (True, Tier.MAY, 3)
    assert place.beat.findings[0].page == 1
    assert not any(other.beat.made for other in production.beats(script) if other.beat.id != flagged)


def test_undo_takes_a_made_beat_away_and_redo_brings_it_back(production, script):
    before = ids(production.beats(script))
    flagged = flag(production, script, verdict='"confirmed"')
    assert production.history.values(flagged)["verdict"] == '"confirmed"'
    production.history.undo()
    assert ids(production.beats(script)) == before
    assert production.beat(flagged) is None
    assert production.gone_beats(script) == ()
    production.history.redo()
    assert flagged in ids(production.beats(script))
    assert production.history.values(flagged)["verdict"] == '"confirmed"'


@pytest.mark.parametrize("cues", [CUES, {}, {"Rain": CUES["caresses"], **CUES}])
def test_a_scan_by_any_machine_keeps_a_made_beat(production, script, cues):
    flagged = flag(production, script)
    production.add_scan(scan_of(cues=cues), "script.fountain", script)
    assert flagged in ids(production.beats(script))


def test_a_beat_that_was_unmade_can_be_made_again_after_a_new_draft(production, script):
    flagged = flag(production, script)
    production.history.undo()
    production.add_scan(scan_of(SCRIPT.replace("a long time", "a minute")), "script.fountain", script)
    assert flagged not in ids(production.beats(script)) + ids(production.gone_beats(script))
    production.history.redo()
    assert flagged in ids(production.beats(script))


def test_a_made_beat_follows_its_words_into_a_changed_draft(production, script):
    flagged = flag(production, script, "his shoulder and waits")
    draft = SCRIPT.replace("shoulder and waits", "shoulders and waits").replace(
        "3 INT. BEDROOM", "3 INT. SHED - DAY\nAn old saw.\n4 INT. BEDROOM"
    )
    production.add_scan(scan_of(draft), "script.fountain", script)
    (place,) = [place for place in production.beats(script) if place.beat.id == flagged]
    assert place.beat.anchor.quote == "his shoulders and waits"
    assert (place.beat.scene, place.beat.anchor.scene) == (4, "4")


def test_a_made_beat_stays_in_its_paragraph_when_its_own_words_change(production, script):
    flagged = flag(production, script, "a dog barks")
    draft = SCRIPT.replace("Somewhere a dog barks twice.", "Somewhere a dog howls twice.")
    production.add_scan(scan_of(draft), "script.fountain", script)
    assert production.beat(flagged)[1].beat.anchor.quote == "a dog howls"
    assert flagged in ids(production.beats(script))


def test_a_made_beat_does_not_move_to_like_words_of_another_scene(production, script):
    flagged = flag(production, script, "a dog barks")
    draft = SCRIPT.replace("Somewhere a dog barks twice.\n", "").replace(
        "The telephone rings for a long time.", "Somewhere a dog howls for a long time."
    )
    production.add_scan(scan_of(draft), "script.fountain", script)
    assert ids(production.gone_beats(script)) == [flagged]


def test_a_made_beat_whose_words_are_cut_is_kept_and_comes_back_with_them(production, script):
    flagged = flag(production, script, "dog barks")
    production.add_scan(
        scan_of(SCRIPT.replace("Somewhere a dog barks twice.\n", "")), "script.fountain", script
    )
    assert flagged not in ids(production.beats(script))
    assert ids(production.gone_beats(script)) == [flagged]
    production.add_scan(scan_of(SCRIPT + "The end.\n"), "script.fountain", script)
    assert flagged in ids(production.beats(script))


def test_of_two_places_with_the_same_words_a_made_beat_keeps_its_own(production):
    text = "1 INT. BARN - DAY\n" + "They wait.\n" * 30
    script = production.add_scan(scan_of(text), "barn.fountain")
    scan = production.scan(script)
    finding = finding_on(scan, "wait", Kind.TOUCH, Level.LIGHT, nth=14)
    flagged = production.add_beat(script, finding, "flagged")
    production.add_scan(scan_of(text), "barn.fountain", script)
    assert production.beat(flagged)[1].beat.findings[0].element == finding.element


def test_an_act_that_the_machine_finds_later_is_listed_once(production, script):
    flagged = flag(production, script, "Gulls", Kind.KISS, Level.PECK)
    cues = {"Gulls": CUES["kiss"], **CUES}
    del cues["kiss"]
    production.add_scan(scan_of(cues=cues), "script.fountain", script)
    assert [place.beat.id for place in production.beats(script) if place.beat.scene == 4] == [flagged]
    while production.history.undo():
        pass
    (found,) = [place for place in production.beats(script) if place.beat.scene == 4]
    assert (found.beat.made, found.beat.anchor.quote) == (False, "Gulls")


def test_a_machine_beat_with_a_decision_is_never_hidden(production, script):
    (decided,) = [place.beat.id for place in production.beats(script) if place.beat.scene == 4]
    production.history.edit({(decided, "notes"): '"mine"'}, "a test writes")
    flagged = flag(production, script, "kiss the ground", Kind.KISS, Level.PECK)
    assert {decided, flagged} <= set(ids(production.beats(script)))


def test_an_act_of_another_kind_on_the_same_words_is_another_beat(production, script):
    before = len(production.beats(script))
    flag(production, script, "kiss the ground", Kind.TOUCH, Level.LIGHT)
    assert len(production.beats(script)) == before + 1


@pytest.mark.parametrize("wrong", [{"element": 999}, {"start": 5, "end": 5}, {"end": 10_000}, {"element": 0}])
def test_words_that_are_not_there_make_no_beat(production, script, wrong):
    finding = finding_on(production.scan(script), "waits", Kind.TOUCH, Level.LIGHT, **wrong)
    with pytest.raises(WrongUsage):
        production.add_beat(script, finding, "flagged")
    assert production.history.steps() == ()
    assert not any(place.beat.made for place in production.beats(script))


def test_a_level_of_another_kind_makes_no_beat(production, script):
    with pytest.raises(WrongUsage, match="no peck touch"):
        flag(production, script, "waits", Kind.TOUCH, Level.PECK)
