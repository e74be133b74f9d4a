"""Two copies of a production that both went on: united where nothing is decided otherwise, else refused."""

import shutil
from contextlib import closing, contextmanager

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scenebreak.domain.errors import UnusableProduction
from scenebreak.domain.finding import Kind, Level
from scenebreak.store import Production
from scenebreak.store.interchange import export, load
from scenebreak.store.joining import join
from tests.store.builders import SCRIPT, scan_of
from tests.store.findings import finding_on

WORDS = "Silence for a while"


@contextmanager
def opened(path, author):
    with closing(Production(path, author=author)) as store:
        yield store


def written(store):
    """Everything that people wrote, by subject and field."""
    rows = store.database.rows("SELECT subject, field, value FROM annotation")
    return {(subject, field): value for subject, field, value in rows}


def beats(store, script=1):
    return [place.beat.id for place in store.beats(script)]


def write(store, place, field, value, script=1):
    subject = beats(store, script)[place]
    return store.history.edit({(subject, field): value and f'"{value}"'}, f"{field} on beat {place}")


def join_there(target, source):
    return join(target.database, source.database, lambda path: path)


@pytest.fixture
def pair(tmp_path):
    """Two copies that part after one decision: Anna's and Bea's."""
    first, second = tmp_path / "Anna.scenebreak", tmp_path / "Bea.scenebreak"
    with closing(Production.create(first, author="anna")) as store:
        store.add_scan(scan_of(), "script.fountain")
        write(store, 0, "notes", "together")
    shutil.copyfile(first, second)
    with opened(first, "anna") as anna, opened(second, "bea") as bea:
        yield anna, bea


def flagged(scan, words):
    return finding_on(scan, words, Kind.KISS, Level.PECK)


def sound(store):
    """What stands is what the last step on each field left, and all points to what is there."""
    assert not store.database.rows("PRAGMA foreign_key_check")
    last = {}
    for step in store.history.steps():
        last |= {(change.subject, change.field): change.after for change in step.changes}
    assert written(store) == {place: value for place, value in last.items() if value is not None}


def test_what_each_decided_stands_in_the_one_that_grows(pair):
    anna, bea = pair
    write(anna, 1, "verdict", "confirmed")
    write(bea, 2, "verdict", "dismissed")
    write(bea, 2, "reason", "figurative")
    before = b"".join(export(bea.database))
    joined = join_there(anna, bea)
    assert (joined.steps, joined.titles, joined.united) == (2, (), ("A Script",))
    ids = beats(anna)
    assert anna.history.values(ids[0]) == {"notes": '"together"'}
    assert anna.history.values(ids[1]) == {"verdict": '"confirmed"'}
    assert anna.history.values(ids[2]) == {"verdict": '"dismissed"', "reason": '"figurative"'}
    assert [step.author for step in anna.history.steps()] == ["anna", "anna", "bea", "bea"]
    assert b"".join(export(bea.database)) == before
    sound(anna)


def test_the_next_step_follows_both(pair):
    anna, bea = pair
    own, other = write(anna, 1, "notes", "mine"), write(bea, 2, "notes", "hers")
    join_there(anna, bea)
    assert set(write(anna, 3, "notes", "after").parents) == {own.id, other.id}
    assert len(write(anna, 3, "notes", "later").parents) == 1


def test_joining_again_brings_only_what_is_new(pair):
    anna, bea = pair
    write(bea, 2, "notes", "hers")
    assert join_there(anna, bea).steps == 1
    assert join_there(anna, bea).steps == 0
    write(bea, 3, "notes", "more")
    assert join_there(anna, bea).steps == 1
    assert join_there(bea, anna).steps == 0
    assert written(anna) == written(bea)


def test_a_copy_that_only_one_went_on_with_catches_up(pair):
    anna, bea = pair
    write(bea, 0, "notes", None)
    write(bea, 0, "notes", "again")
    bea.history.undo()
    join_there(anna, bea)
    assert written(anna) == written(bea) == {}
    assert anna.history.undo() is None or written(anna) == written(bea)
    sound(anna)


def test_what_both_decided_otherwise_is_named_and_nothing_changes(pair):
    anna, bea = pair
    write(anna, 1, "verdict", "confirmed")
    write(bea, 1, "verdict", "dismissed")
    write(bea, 2, "notes", "hers")
    before = b"".join(export(anna.database))
    with pytest.raises(
        UnusableProduction, match="decided on apart, and differ: verdict on beat 1"
    ) as refused:
        join_there(anna, bea)
    assert "notes on beat 2" not in str(refused.value)
    assert b"".join(export(anna.database)) == before
    write(anna, 1, "verdict", "dismissed")
    assert join_there(anna, bea).steps == 2
    sound(anna)


def test_a_conflict_names_the_script_and_what_each_copy_has(pair):
    anna, bea = pair
    write(anna, 1, "verdict", "confirmed")
    write(bea, 1, "verdict", "dismissed")
    with pytest.raises(UnusableProduction) as refused:
        join_there(anna, bea)
    assert "verdict on beat 1 (Anna.scenebreak: confirmed; Bea.scenebreak: dismissed)" in str(refused.value)
    for store in (anna, bea):
        store.database.rows("UPDATE draft SET title = 'Pilot'")
    anna.add_scan(scan_of(SCRIPT.replace("Gulls", "Crows"), title="Second"), "second.fountain")
    with pytest.raises(UnusableProduction, match="differ: Pilot, verdict on beat 1"):
        join_there(anna, bea)


def test_who_looked_anew_and_let_a_verdict_stand_is_not_written_over(pair):
    anna, bea = pair
    write(anna, 1, "verdict", "confirmed")
    join_there(bea, anna)
    write(anna, 1, "seen", "second draft")
    write(bea, 1, "seen", "second draft")
    assert join_there(anna, bea).steps == 1
    write(bea, 1, "verdict", None)
    with pytest.raises(UnusableProduction, match="differ: verdict on beat 1"):
        join_there(anna, bea)
    assert anna.history.values(beats(anna)[1])["verdict"] == '"confirmed"'


def test_a_beat_that_a_person_made_comes_along_with_its_place(pair):
    anna, bea = pair
    made = bea.add_beat(1, flagged(scan_of(), WORDS), "flagged", {"notes": '"seen"'})
    undone = bea.add_beat(1, flagged(scan_of(), "They kiss once more"), "flagged")
    bea.history.undo()
    join_there(anna, bea)
    assert anna.beats(1) == bea.beats(1)
    assert made in beats(anna)
    assert undone not in beats(anna)
    anna.add_scan(scan_of(), "script.fountain", 1)
    assert made in beats(anna)
    sound(anna)


def test_numbers_of_the_estimate_are_united_too(pair):
    anna, bea = pair
    anna.write_numbers({"hours_per_day": 10}, "estimate")
    bea.write_numbers({"read_minimum": 1}, "estimate")
    join_there(anna, bea)
    assert anna.numbers() == {"hours_per_day": 10, "read_minimum": 1}
    bea.write_numbers({"hours_per_day": 9}, "estimate: hours_per_day 9")
    with pytest.raises(UnusableProduction, match="differ: estimate: hours_per_day 9"):
        join_there(anna, bea)


def test_a_draft_that_only_the_other_has_is_joined_the_other_way(pair):
    anna, bea = pair
    write(anna, 1, "notes", "mine")
    bea.add_scan(scan_of(SCRIPT.replace("stove", "window")), "script.fountain", 1)
    write(bea, 2, "notes", "hers")
    with pytest.raises(UnusableProduction, match=r"a draft which Anna\.scenebreak has not") as refused:
        join_there(anna, bea)
    assert "scenebreak join Bea.scenebreak Anna.scenebreak" in refused.value.remedy
    join_there(bea, anna)
    assert {'"together"', '"mine"', '"hers"'} == set(written(bea).values())
    sound(bea)


def test_drafts_of_each_are_refused_both_ways(pair):
    anna, bea = pair
    anna.add_scan(scan_of(SCRIPT.replace("stove", "door")), "script.fountain", 1)
    bea.add_scan(scan_of(SCRIPT.replace("stove", "window")), "script.fountain", 1)
    for target, source in ((anna, bea), (bea, anna)):
        with pytest.raises(UnusableProduction) as refused:
            join_there(target, source)
        assert "Each has a draft of its own" in refused.value.remedy


def test_decisions_on_beats_that_only_the_other_scan_has_are_refused(pair):
    anna, bea = pair
    draft = SCRIPT.replace("The telephone rings for a long time.", "They kiss for a while.")
    for store in (anna, bea):
        store.add_scan(scan_of(draft), "script.fountain", 1)
    (new,) = set(beats(bea)) - set(beats(anna))
    bea.history.edit({(new, "notes"): '"hers"'}, "notes")
    with pytest.raises(UnusableProduction, match="each was scanned on its own since"):
        join_there(anna, bea)
    assert not anna.database.row("SELECT 1 FROM subject WHERE id = ?", new)
    bea.history.undo()
    with pytest.raises(UnusableProduction, match="each was scanned on its own since"):
        join_there(anna, bea)


def test_names_of_drafts_that_only_one_gave_are_taken(pair):
    anna, bea = pair
    (draft,) = bea.drafts(1)
    anna.name_draft(draft.id, date="2026-03-02")
    bea.name_draft(draft.id, colour="pink", date="2026-04-04")
    join_there(anna, bea)
    assert anna.drafts(1)[0].name == "pink 2026-03-02"


def test_what_joined_a_season_can_go_on_and_join_again(pair, tmp_path):
    anna, bea = pair
    with closing(Production.create(tmp_path / "Season.scenebreak", author="carla")) as season:
        season.add_scan(scan_of(SCRIPT.replace("stove", "door")), "one.fountain")
        write(season, 0, "notes", "of one")
        join_there(season, anna)
        script = season.scripts()[1].id
        write(season, 1, "verdict", "confirmed", script)
        write(anna, 2, "notes", "went on")
        made = anna.add_beat(1, flagged(scan_of(), WORDS), "flagged")
        assert join_there(season, anna).steps == 2
        assert made in beats(season, script)
        assert {'"together"', '"went on"', '"of one"', '"confirmed"'} <= set(written(season).values())
        sound(season)
        write(bea, 3, "notes", "of the copy")
        assert join_there(season, bea).steps == 1
        with pytest.raises(UnusableProduction, match="with further scripts of its own") as refused:
            join_there(anna, season)
        assert "scenebreak join Season.scenebreak Anna.scenebreak" in refused.value.remedy


def test_a_united_production_is_exported_and_imported_whole(pair, tmp_path):
    anna, bea = pair
    write(bea, 2, "notes", "hers")
    join_there(anna, bea)
    content = b"".join(export(anna.database))
    load(content, "x.json", tmp_path / "Copy.scenebreak")
    with opened(tmp_path / "Copy.scenebreak", "anna") as copy:
        assert written(copy) == written(anna)
        assert join_there(copy, bea).steps == 0


def test_the_last_of_ones_own_steps_is_taken_back_wherever_it_was_made(pair, tmp_path):
    anna, _ = pair
    shutil.copyfile(anna.path, tmp_path / "Laptop.scenebreak")
    with opened(tmp_path / "Laptop.scenebreak", "anna") as laptop:
        write(laptop, 2, "notes", "on the laptop")
        join_there(anna, laptop)
    with opened(anna.path, "anna") as again:
        assert again.history.undo().summary == "notes on beat 2"
        assert again.history.values(beats(again)[2]) == {}


def test_reviews_that_were_begun_apart_say_what_to_do(tmp_path):
    names = [tmp_path / f"{name}.scenebreak" for name in ("Anna", "Bea")]
    for path in names:
        with closing(Production.create(path, author="x")) as store:
            store.add_scan(scan_of(), "script.fountain")
    with opened(names[0], "anna") as anna, opened(names[1], "bea") as bea:
        write(anna, 0, "notes", "mine")
        with pytest.raises(UnusableProduction, match="nobody has decided anything in Bea") as refused:
            join_there(anna, bea)
        assert refused.value.remedy == "Go on in Anna.scenebreak"
        write(bea, 0, "notes", "hers")
        with pytest.raises(UnusableProduction, match="each hold a review of A Script") as refused:
            join_there(anna, bea)
        assert "scenebreak show Bea.scenebreak" in refused.value.remedy


EDITS = st.lists(
    st.tuples(
        st.integers(0, 3),
        st.sampled_from(["verdict", "notes"]),
        st.sampled_from(["one", "two", None]),
        st.booleans(),
    ),
    max_size=6,
)


@settings(max_examples=40, deadline=None)
@given(ours=EDITS, theirs=EDITS)
def test_copies_unite_to_the_same_either_way_or_not_at_all(tmp_path_factory, ours, theirs):
    folder = tmp_path_factory.mktemp("pair")
    first, second = folder / "Anna.scenebreak", folder / "Bea.scenebreak"
    with closing(Production.create(first, author="anna")) as store:
        store.add_scan(scan_of(), "script.fountain")
        write(store, 0, "notes", "together")
        start = written(store)
    shutil.copyfile(first, second)
    with opened(first, "anna") as anna, opened(second, "bea") as bea:
        touched = []
        for store, edits in ((anna, ours), (bea, theirs)):
            known = len(store.history.steps())
            for place, field, value, back in edits:
                write(store, place, field, value)
                if back:
                    store.history.undo()
            steps = store.history.steps()[known:]
            touched.append({(each.subject, each.field) for step in steps for each in step.changes})
        mine, hers = written(anna), written(bea)
        if any(mine.get(place) != hers.get(place) for place in touched[0] & touched[1]):
            with pytest.raises(UnusableProduction, match="differ"):
                join_there(anna, bea)
            assert (written(anna), written(bea)) == (mine, hers)
            return
        wanted = start | {place: mine.get(place) for place in touched[0]}
        wanted |= {place: hers.get(place) for place in touched[1]}
        join_there(anna, bea)
        join_there(bea, anna)
        united = {place: value for place, value in wanted.items() if value is not None}
        assert written(anna) == written(bea) == united
        sound(anna)
        sound(bea)
