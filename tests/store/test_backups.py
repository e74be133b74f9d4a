"""Copies of a production are made in the background, few, sound and private."""

import stat
import sys
from pathlib import Path

import pytest

from scenebreak.store import Production
from scenebreak.store.backups import Backups, kept
from scenebreak.store.encryption import Key, is_encrypted
from scenebreak.store.salvage import complaint
from scenebreak.store.sealing import seal
from tests.store.builders import scan_of


@pytest.fixture
def path(tmp_path):
    store = Production.create(tmp_path / "Film.scenebreak")
    store.add_scan(scan_of(), "script.fountain")
    store.close()
    return tmp_path / "Film.scenebreak"


@pytest.fixture
def backups(tmp_path):
    return Backups(tmp_path / "backups", keep=4, minutes=0, patience=0)


def edited(path, backups, texts, **how):
    """Edit a production, waiting for the copy before and behind each edit."""
    for text in texts:
        store = Production(path, backups=backups, **how)
        store._rolling._thread.join()
        store.history.edit({(store.beats(1)[0].beat.id, "notes"): f'"{text}"'}, text)
        store.close()


def note_in(copy, **how):
    store = Production(copy, read_only=True, **how)
    try:
        return store.history.values(store.beats(1)[0].beat.id).get("notes")
    finally:
        store.close()


def test_the_newest_copy_has_the_newest_edit(path, backups):
    edited(path, backups, ["one", "two"])
    assert note_in(backups.of(None, path)[0]) == '"two"'
    assert all(complaint(copy, None) is None for copy in backups.of(None, path))


def test_opening_a_production_that_has_not_changed_makes_no_copy(path, backups):
    edited(path, backups, ["one"])
    before = backups.of(None, path)
    for _ in range(3):
        Production(path, backups=backups).close()
    assert backups.of(None, path) == before


def test_editing_makes_a_copy_at_most_every_few_minutes(path, tmp_path):
    rare = Backups(tmp_path / "backups", keep=50, minutes=60)
    store = Production(path, backups=rare)
    for number in range(20):
        store.history.edit({(store.beats(1)[0].beat.id, "notes"): f'"{number}"'}, "a note")
    store.close()
    assert len(rare.of(None, path)) == 1


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such permissions")
def test_copies_and_their_folder_are_their_owners_only(path, backups):
    edited(path, backups, ["one"])
    copy = backups.of(None, path)[0]
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    assert stat.S_IMODE(copy.parent.stat().st_mode) == 0o700


def test_a_copy_carries_the_key_of_its_file(path, backups):
    key = Key.new("secret")
    seal(path, None, key)
    how = {"passphrases": lambda _: ["secret"]}
    edited(path, backups, ["one"], **how)
    copy = backups.of(None, path)[0]
    assert is_encrypted(copy)
    assert note_in(copy, **how) == '"one"'


def test_a_damaged_file_drives_out_no_sound_copy(path, backups):
    edited(path, backups, ["one", "two", "three"])
    before = backups.of(None, path)
    content = bytearray(path.read_bytes())
    content[5 * 4096 : 12 * 4096] = bytes(7 * 4096)
    path.write_bytes(content)
    for _ in range(5):
        store = Production(path, backups=backups)
        store._database.committed()
        store._rolling.close()
        assert "is damaged" in store.warnings[0]
        store._database.connection.close()
    assert backups.of(None, path) == before


def test_copies_of_a_file_that_was_moved_are_found_by_its_id(path, backups, tmp_path):
    edited(path, backups, ["one"])
    store = Production(path)
    production = store.id
    store.close()
    moved = path.rename(tmp_path / "Moved.scenebreak")
    assert backups.of(None, moved) == ()
    assert backups.of(production, moved) == backups.of(None, path) != ()


def test_copies_take_no_more_room_than_they_may(path, tmp_path):
    size = path.stat().st_size
    backups = Backups(tmp_path / "backups", minutes=0, patience=0, megabytes=2.5 * size / 1e6)
    edited(path, backups, ["one", "two", "three"])
    assert len(backups.of(None, path)) == 2
    edited(path, Backups(tmp_path / "backups", minutes=0, patience=0, megabytes=0), ["four"])
    assert [note_in(copy) for copy in backups.of(None, path)] == ['"four"']


def names(*days):
    return [Path(f"{number:06}-202601{day:02}T120000Z.scenebreak") for number, day in enumerate(days, 1)]


def test_the_newest_copies_stay_and_the_last_of_each_day_before():
    copies = names(1, 1, 2, 2, 3, 4, 4, 4, 4)
    assert sorted(kept(copies, 6)) == [copies[place] for place in (3, 4, 5, 6, 7, 8)]
    assert sorted(kept(copies, 5)) == [copies[place] for place in (4, 5, 6, 7, 8)]
    assert kept(copies, 100) == {*copies[-50:]}
    assert kept(copies, 0) == set()
