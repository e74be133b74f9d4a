"""The production file keeps what it is given, under ids that stay."""

import stat
import sys
from dataclasses import replace
from pathlib import Path

import apsw
import pytest

from scenebreak.domain.errors import UnusableProduction
from scenebreak.store import Production
from tests.store.builders import CUES, SCRIPT, scan_of


@pytest.fixture
def production(tmp_path):
    store = Production.create(tmp_path / "Film.scenebreak", author="tester")
    yield store
    store.close()


def beat_ids(store, script):
    return [place.beat.id for place in store.beats(script)]


def write(store, subject, field="notes", value='"mine"'):
    return store.history.edit({(subject, field): value}, "a test writes")


def quotes(places):
    return [place.beat.anchor.quote for place in places]


def test_a_scan_comes_back_as_it_was(production):
    scan = scan_of()
    script = production.add_scan(scan, "script.fountain")
    assert production.scan(script) == scan
    assert [(entry.path, entry.sha256) for entry in production.scripts()] == [
        ("script.fountain", scan.screenplay.sha256)
    ]


def test_half_a_surrogate_pair_is_kept_as_one_mark(production):
    scan = scan_of(title="Broken \ud83d title")
    script = production.add_scan(scan, "bro\ud83dken.fountain")
    expected = "Broken \N{REPLACEMENT CHARACTER} title"
    assert production.scan(script).screenplay == replace(scan.screenplay, title=expected)
    assert production.scripts()[0].title == expected


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such permissions")
def test_the_file_and_its_log_are_readable_by_their_owner_only(production):
    production.add_scan(scan_of(), "script.fountain")
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in production.path.parent.iterdir()}
    assert set(modes.values()) == {0o600}
    assert "Film.scenebreak-wal" in modes


def test_commits_are_synced_to_a_write_ahead_log(production):
    connection = production._database.connection
    assert connection.pragma("journal_mode") == "wal"
    assert connection.pragma("synchronous") == 2
    assert connection.pragma("foreign_keys") == 1


def test_a_second_scan_of_the_same_words_keeps_every_id(production):
    script = production.add_scan(scan_of(), "script.fountain")
    before = beat_ids(production, script), production.scene_ids(script)
    production.add_scan(scan_of(), "script.fountain", script)
    assert (beat_ids(production, script), production.scene_ids(script)) == before
    assert production.gone_beats(script) == ()


def test_a_new_lexicon_keeps_decided_beats_and_adds_its_own(production):
    script = production.add_scan(scan_of(), "script.fountain")
    decided = beat_ids(production, script)
    for beat in decided:
        write(production, beat)
    cues = {"Rain": CUES["caresses"], **CUES}
    del cues["undresses"]
    production.add_scan(scan_of(cues=cues), "script.fountain", script)
    standing, gone = production.beats(script), production.gone_beats(script)
    assert {place.beat.id for place in standing + gone} >= set(decided)
    assert quotes(gone) == ["undresses"]
    # the touch beat begins with another word now, and is still the same beat
    touch = next(place for place in standing if place.beat.kind is CUES["caresses"][0])
    assert touch.beat.anchor.quote == "Rain"
    assert touch.beat.id in decided


def test_a_beat_that_comes_back_gets_its_id_again(production):
    script = production.add_scan(scan_of(), "script.fountain")
    before = beat_ids(production, script)
    production.add_scan(scan_of(cues={}), "script.fountain", script)
    assert production.beats(script) == ()
    production.add_scan(scan_of(), "script.fountain", script)
    assert beat_ids(production, script) == before


def test_beats_follow_their_words_into_a_changed_draft(production):
    script = production.add_scan(scan_of(), "script.fountain")
    before = dict(zip(quotes(production.beats(script)), beat_ids(production, script), strict=False))
    draft = SCRIPT.replace("3 INT. BEDROOM", "3 INT. A CELLAR - DAY\nBarrels.\n4 INT. BEDROOM").replace(
        "4 EXT. PIER", "5 EXT. PIER"
    )
    draft = draft.replace("his shoulder and waits", "his shoulders and waits a moment")
    production.add_scan(scan_of(draft), "script.fountain", script)
    after = dict(zip(quotes(production.beats(script)), beat_ids(production, script), strict=False))
    assert after == before
    assert production.gone_beats(script) == ()


def test_repeated_words_in_one_scene_keep_apart_when_the_first_is_cut(production):
    script = production.add_scan(scan_of(), "script.fountain")
    text = (
        "1 INT. BARN - DAY\nHay, dust and an old tractor. They kiss.\n"
        + "Silence again.\n" * 8
        + ("Night comes to the farm. They kiss.\nAn owl.\n")
    )
    script = production.add_scan(scan_of(text), "barn.fountain")
    _, second = beat_ids(production, script)
    cut = text.replace("Hay, dust and an old tractor. They kiss.\n", "")
    production.add_scan(scan_of(cut), "barn.fountain", script)
    assert beat_ids(production, script) == [second]


def test_a_dismissal_holds_for_the_very_words_only(production):
    script = production.add_scan(scan_of(), "script.fountain")
    ground = production.beats(script)[-1].beat.id
    write(production, ground, "verdict", '"dismissed"')
    cues = {"Tom says": CUES["kiss"]}
    production.add_scan(scan_of(cues=cues), "script.fountain", script)
    assert production.beats(script)[-1].beat.id == ground
    wider = {**cues, "Gulls": CUES["kiss"]}
    text = SCRIPT.replace("Gulls. Tom", "Gulls.\nTom")
    production.add_scan(scan_of(text, cues=cues), "script.fountain", script)
    production.add_scan(scan_of(text, cues=wider), "script.fountain", script)
    assert production.beats(script)[-1].beat.id != ground
    assert ground in [place.beat.id for place in production.gone_beats(script)]


def test_a_dismissal_follows_its_reworded_words_into_another_draft(production):
    script = production.add_scan(scan_of(), "script.fountain")
    ground = production.beats(script)[-1].beat.id
    write(production, ground, "verdict", '"dismissed"')
    text = SCRIPT.replace("kiss the ground", "kiss the girl")
    production.add_scan(scan_of(text), "script.fountain", script)
    assert production.beats(script)[-1].beat.id == ground


def test_an_older_draft_scanned_again_is_the_newest_one(production):
    script = production.add_scan(scan_of(), "script.fountain")
    before = beat_ids(production, script)
    production.add_scan(scan_of(SCRIPT + "Nobody is here.\n"), "script.fountain", script)
    production.add_scan(scan_of(), "script.fountain", script)
    assert production.scan(script) == scan_of()
    assert beat_ids(production, script) == before


def test_a_script_added_twice_is_one_script(production):
    first = production.add_scan(scan_of(), "script.fountain")
    assert production.add_scan(scan_of(), "script.fountain") == first


def test_scripts_keep_the_order_they_are_given(production):
    ids = tuple(production.add_scan(scan_of(), f"{name}.fountain") for name in "abc")
    production.order_scripts((ids[2], ids[0], ids[1]))
    assert [script.path[0] for script in production.scripts()] == ["c", "a", "b"]


def test_history_can_be_neither_rewritten_nor_erased(production):
    script = production.add_scan(scan_of(), "script.fountain")
    write(production, beat_ids(production, script)[0])
    for statement in ("UPDATE step SET author = 'x'", "DELETE FROM change", "DELETE FROM step_parent"):
        if "parent" in statement:
            write(production, beat_ids(production, script)[1])
        with pytest.raises(apsw.ConstraintError, match="history"):
            production._database.connection.execute(statement)


def test_a_subject_with_words_on_it_cannot_be_deleted(production):
    script = production.add_scan(scan_of(), "script.fountain")
    write(production, beat_ids(production, script)[0])
    with pytest.raises(apsw.ConstraintError):
        production._database.connection.execute("DELETE FROM subject")


def test_nothing_is_written_into_a_file_that_was_deleted_under_us(production):
    script = production.add_scan(scan_of(), "script.fountain")
    elsewhere = production.path.with_name("elsewhere.scenebreak")
    production.path.replace(elsewhere)
    with pytest.raises(UnusableProduction, match="moved, deleted or replaced"):
        write(production, beat_ids(production, script)[0])
    elsewhere.replace(production.path)
    assert write(production, beat_ids(production, script)[0]) is not None


def test_a_full_disk_is_one_sentence_and_loses_nothing(production):
    script = production.add_scan(scan_of(), "script.fountain")
    first, second = beat_ids(production, script)[:2]
    write(production, first, value='"kept"')
    production._database.connection.pragma(
        "max_page_count", production._database.connection.pragma("page_count")
    )
    with pytest.raises(UnusableProduction, match="disk is full"):
        write(production, second, value='"' + "x" * 1_000_000 + '"')
    assert production.history.values(first) == {"notes": '"kept"'}
    assert production.history.values(second) == {}
    assert len(production.history.steps()) == 1


def test_the_closed_file_stands_alone(tmp_path):
    store = Production.create(tmp_path / "Film.scenebreak")
    store.add_scan(scan_of(), "script.fountain")
    store.close()
    assert [path.name for path in Path(tmp_path).iterdir()] == ["Film.scenebreak"]


def test_only_the_writes_of_other_windows_count_as_changes(production):
    script = production.add_scan(scan_of(), "script.fountain")
    other = Production(production.path)
    first, second = beat_ids(production, script)[:2]
    for window in (production, other):
        window.changed_elsewhere()
    write(production, first)
    assert (production.changed_elsewhere(), other.changed_elsewhere()) == (False, True)
    write(other, second)
    assert (production.changed_elsewhere(), other.changed_elsewhere()) == (True, False)
    assert (production.changed_elsewhere(), other.changed_elsewhere()) == (False, False)
    other.close()


def test_a_file_that_stays_busy_is_told_and_the_edit_can_be_made_again(production):
    script = production.add_scan(scan_of(), "script.fountain")
    first, second = beat_ids(production, script)[:2]
    other = Production(production.path)
    production._database.connection.set_busy_timeout(20)
    with other.transaction():
        write(other, second)
        with pytest.raises(UnusableProduction, match="in use by another program"):
            write(production, first)
        assert production.history.values(second) == {}
    write(production, first)
    assert len(production.history.steps()) == 2
    other.close()
