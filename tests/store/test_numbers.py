"""The numbers of a production's estimate: in the file, in its history, and in whatever is made of it."""

from contextlib import closing

import pytest

from scenebreak.domain.errors import UnusableProduction
from scenebreak.store import Production
from scenebreak.store.database import Database
from scenebreak.store.interchange import export, load
from scenebreak.store.joining import join
from scenebreak.store.migrations import Migrations
from scenebreak.store.repair import repair
from scenebreak.store.schema import LAYOUT
from tests.store.builders import SCRIPT, scan_of

FORMER = 5
"""The last layout that had no subject for the production itself."""


@pytest.fixture
def store(tmp_path):
    with closing(Production.create(tmp_path / "Film.scenebreak", author="anna")) as production:
        production.add_scan(scan_of(), "script.fountain")
        yield production


@pytest.fixture
def former(tmp_path, monkeypatch):
    """A file as the former layout had it, with work in it; gives its path and what stood in it."""
    layouts = Migrations()
    for number, change in LAYOUT.after(0):
        if number <= FORMER:
            layouts(change)
    path = tmp_path / "Former.scenebreak"
    with monkeypatch.context() as patch:
        patch.setattr("scenebreak.store.production.LAYOUT", layouts)
        with closing(Production.create(path, author="anna")) as old:
            script = old.add_scan(scan_of(), "script.fountain")
            for place in old.beats(script):
                old.history.edit({(place.beat.id, "notes"): '"mine"'}, "a note")
            old.history.undo()
            stood = old.beats(script), old.scan(script), old.history.steps()
    return path, stood


def test_a_production_has_no_numbers_until_somebody_writes_one(store):
    assert store.numbers() == {}


def test_numbers_are_a_step_of_the_history_that_can_be_taken_back(store):
    store.write_numbers({"hours_per_day": 10, "read_minimum": 0.5}, "estimate: two numbers")
    assert store.numbers() == {"hours_per_day": 10, "read_minimum": 0.5}
    store.write_numbers({"hours_per_day": None}, "estimate: hours_per_day as built in")
    assert store.numbers() == {"read_minimum": 0.5}
    assert store.history.undo().summary == "estimate: hours_per_day as built in"
    assert store.numbers() == {"hours_per_day": 10, "read_minimum": 0.5}
    store.history.undo()
    assert store.numbers() == {}
    step = store.history.redo()
    assert store.numbers() == {"hours_per_day": 10, "read_minimum": 0.5}
    assert {change.field for change in step.changes} == {"estimate.hours_per_day", "estimate.read_minimum"}
    assert store.whereabouts(step.changes[0].subject) == (0, 0, False)


def test_what_stands_like_that_already_is_no_step(store):
    store.write_numbers({"hours_per_day": 10}, "estimate")
    store.write_numbers({"hours_per_day": 10, "read_minimum": None}, "estimate")
    assert len(store.history.steps()) == 1


def test_numbers_of_somebody_else_are_not_taken_back(store):
    store.write_numbers({"hours_per_day": 10}, "estimate", author="settings")
    assert store.history.undo() is None
    assert store.numbers() == {"hours_per_day": 10}
    assert [step.author for step in store.history.steps()] == ["settings"]


def test_a_scan_leaves_the_numbers_alone(store):
    store.write_numbers({"hours_per_day": 10}, "estimate")
    store.add_scan(scan_of(SCRIPT.replace("stove", "window")), "script.fountain", 1)
    assert store.numbers() == {"hours_per_day": 10}


def test_an_export_carries_them(store, tmp_path):
    store.write_numbers({"hours_per_day": 10}, "estimate")
    content = b"".join(export(store.database))
    load(content, "x.json", tmp_path / "Copy.scenebreak")
    with closing(Production(tmp_path / "Copy.scenebreak", author="anna")) as copy:
        assert copy.numbers() == {"hours_per_day": 10}
        assert b"".join(export(copy.database)) == content
        assert copy.history.undo() is not None
        assert copy.numbers() == {}


def test_a_production_that_joins_brings_the_numbers_that_the_season_lacks(store, tmp_path):
    store.write_numbers({"hours_per_day": 10, "contingency_percent": 5}, "estimate")
    with closing(Production.create(tmp_path / "Season.scenebreak", author="bea")) as season:
        season.write_numbers({"hours_per_day": 7}, "estimate")
        join(season.database, store.database, lambda path: f"other/{path}")
        assert season.numbers() == {"hours_per_day": 7, "contingency_percent": 5}
        season.write_numbers({"contingency_percent": None}, "estimate")
        assert season.numbers() == {"hours_per_day": 7}
        season.history.undo()
        assert season.numbers() == {"hours_per_day": 7, "contingency_percent": 5}
        season.write_numbers({"contingency_percent": 12}, "estimate")
        assert season.numbers() == {"hours_per_day": 7, "contingency_percent": 12}


def test_what_is_no_number_is_damage_not_a_crash(store):
    store.write_numbers({"hours_per_day": 10}, "estimate")
    store.database.rows("UPDATE annotation SET value = '\"ten\"'")
    with pytest.raises(UnusableProduction, match="cannot read"):
        store.numbers()


def test_a_file_of_the_former_layout_keeps_all_it_holds(former, tmp_path):
    path, stood = former
    with closing(Database(path)) as database:
        assert database.connection.pragma("user_version") == FORMER
    with closing(Production(path, author="anna")) as again:
        assert (again.beats(1), again.scan(1), again.history.steps()) == stood
        assert again.numbers() == {}
        again.write_numbers({"hours_per_day": 10}, "estimate")
        again.history.undo()
        assert again.history.undo().summary == "a note"
        assert not again.database.rows("PRAGMA foreign_key_check")
    assert [copy.name for copy in tmp_path.glob("*.backup")] == [f"{path.name}.layout-{FORMER}.backup"]


def test_a_file_of_the_former_layout_can_be_looked_at_as_it_is(former):
    path, stood = former
    with closing(Production(path, read_only=True)) as store:
        assert store.numbers() == {}
        assert store.history.steps() == stood[2]


def test_an_export_of_the_former_layout_is_brought_up_to_date(former, tmp_path):
    path, stood = former
    with closing(Database(path)) as database:
        content = b"".join(export(database))
    assert b'"layout":5' in content
    load(content, "x.json", tmp_path / "New.scenebreak")
    with closing(Production(tmp_path / "New.scenebreak")) as store:
        assert (store.beats(1), store.scan(1), store.history.steps()) == stood


def test_a_repair_works_the_numbers_out_from_the_history(store, tmp_path):
    store.write_numbers({"hours_per_day": 10}, "estimate")
    store.database.connection.pragma("foreign_keys", False)
    store.database.rows("DELETE FROM annotation WHERE field LIKE 'estimate.%'")
    store.database.rows("DELETE FROM subject WHERE type = 'production'")
    store.close()
    repair(store.path, None, None, tmp_path / "Whole.scenebreak")
    with closing(Production(tmp_path / "Whole.scenebreak", author="anna")) as whole:
        assert whole.numbers() == {"hours_per_day": 10}
        assert whole.history.undo().summary == "estimate"


def test_a_repair_makes_no_subject_for_numbers_that_nobody_wrote(store, tmp_path):
    repair(store.path, None, None, tmp_path / "Whole.scenebreak")
    with closing(Production(tmp_path / "Whole.scenebreak")) as whole:
        assert not whole.database.row("SELECT 1 FROM subject WHERE type = 'production'")
