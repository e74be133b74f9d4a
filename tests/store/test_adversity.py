"""A bad day: two writers, a clock that goes backwards, a file replaced, a folder that takes no copies."""

import threading
from datetime import datetime

import pytest

from scenebreak.domain.errors import UnusableProduction
from scenebreak.store import Production
from scenebreak.store import history as history_module
from scenebreak.store.backups import Backups
from tests.services.replay import replay
from tests.store.builders import scan_of


@pytest.fixture
def path(tmp_path):
    store = Production.create(tmp_path / "Film.scenebreak")
    store.add_scan(scan_of(), "script.fountain")
    store.close()
    return tmp_path / "Film.scenebreak"


def beat_of(store):
    return store.beats(1)[0].beat.id


def note(store, text):
    return store.history.edit({(beat_of(store), "notes"): f'"{text}"'}, text)


def test_two_writers_at_once_lose_no_edit(path):
    acknowledged = []

    def write(name):
        store = Production(path, author=name)
        acknowledged.extend(note(store, f"{name}{number}").id for number in range(40))
        store.close()

    threads = [threading.Thread(target=write, args=(name,)) for name in ("anna", "tom")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    store = Production(path)
    steps = store.history.steps()
    assert {step.id for step in steps} == set(acknowledged)
    assert len(steps) == 80
    assert replay(steps) == {(beat_of(store), "notes"): steps[-1].changes[0].after}
    store.close()


def test_a_clock_that_goes_backwards_changes_no_order(path, monkeypatch):
    class Clock(datetime):
        hours = iter((12, 3, 23, 0))

        @classmethod
        def now(cls, tz=None):
            return datetime(2026, 1, 2, next(cls.hours), tzinfo=tz)

    monkeypatch.setattr(history_module, "datetime", Clock)
    store = Production(path, author="anna")
    for text in ("one", "two", "three"):
        note(store, text)
    assert store.history.undo().summary == "three"
    assert [step.summary for step in store.history.steps()] == ["one", "two", "three", "three"]
    assert store.history.values(beat_of(store)) == {"notes": '"two"'}
    store.close()


def test_nothing_is_written_into_a_file_that_was_replaced_under_us(path, tmp_path):
    store = Production(path)
    note(store, "mine")
    other = Production.create(tmp_path / "Other.scenebreak")
    other.close()
    content = (tmp_path / "Other.scenebreak").read_bytes()
    (tmp_path / "Other.scenebreak").replace(path)
    with pytest.raises(UnusableProduction, match="moved, deleted or replaced"):
        note(store, "lost")
    assert path.read_bytes() == content
    store._database.connection.close()


def test_a_file_replaced_while_a_window_waits_for_its_turn_gets_no_edit(path, tmp_path):
    waiting, busy = Production(path), Production(path)
    beat = beat_of(waiting)
    failures = []

    def write():
        try:
            waiting.history.edit({(beat, "notes"): '"late"'}, "late")
        except UnusableProduction as error:
            failures.append(str(error))

    with busy.transaction():
        thread = threading.Thread(target=write)
        thread.start()
        thread.join(0.2)
        copy = tmp_path / "copy"
        copy.write_bytes(path.read_bytes())
        copy.replace(path)
    thread.join()
    assert len(failures) == 1
    assert "moved, deleted or replaced" in failures[0]
    for store in (waiting, busy):
        store._database.connection.close()


def test_a_folder_that_takes_no_backups_disturbs_no_edit(path, tmp_path):
    (tmp_path / "backups").write_text("a file, not a folder")
    store = Production(path, backups=Backups(tmp_path / "backups", minutes=0))
    assert note(store, "kept").summary == "kept"
    store.close()
    assert len(store.warnings) == 1
    assert "No backup of Film.scenebreak could be made" in store.warnings[0]
    again = Production(path)
    assert again.history.values(beat_of(again)) == {"notes": '"kept"'}
    again.close()


def test_a_copy_of_the_file_alone_is_whole_once_it_is_folded(path, tmp_path):
    store = Production(path)
    window = Production(path)
    beat = beat_of(store)
    note(store, "copied")
    store.fold()
    copy = tmp_path / "copy" / path.name
    copy.parent.mkdir()
    copy.write_bytes(path.read_bytes())
    copied = Production(copy)
    assert copied.history.values(beat) == {"notes": '"copied"'}
    note(store, "later")
    assert window.history.values(beat) == {"notes": '"later"'}
    for each in (copied, window, store):
        each.close()


def test_folding_in_the_way_of_another_reader_loses_nothing_and_is_done_later(path, tmp_path):
    store, reader = Production(path), Production(path)
    beat = beat_of(store)
    with reader.database.snapshot():
        reader.scripts()
        note(store, "while somebody reads")
        store.fold()
        assert store.history.values(beat) == {"notes": '"while somebody reads"'}
    store.fold()
    copy = tmp_path / "copy.scenebreak"
    copy.write_bytes(path.read_bytes())
    copied = Production(copy)
    assert copied.history.values(beat) == {"notes": '"while somebody reads"'}
    for each in (copied, reader, store):
        each.close()
