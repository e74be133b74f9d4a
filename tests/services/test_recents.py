"""The list of what was opened lately: paths and times, nothing else."""

import json
from datetime import UTC, datetime, timedelta

import pytest

from scenebreak.services.recents import forget, note, recents, recents_path

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


def test_nothing_was_opened_yet():
    assert recents() == ()


def test_the_last_one_opened_comes_first_and_once(tmp_path):
    for number, name in enumerate(("a", "b", "a")):
        note(tmp_path / f"{name}.pdf", tmp_path / f"{name}.scenebreak", NOON + timedelta(hours=number))
    assert [each.production.stem for each in recents()] == ["a", "b"]
    assert recents()[0].opened == NOON + timedelta(hours=2)


def test_the_list_holds_paths_and_times_and_is_for_its_owner_only(tmp_path):
    note(tmp_path / "a.pdf", tmp_path / "a.scenebreak")
    (entry,) = json.loads(recents_path().read_text(encoding="utf-8"))
    assert set(entry) == {"target", "production", "opened"}
    assert recents_path().stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("by", ["a.pdf", "a.scenebreak"])
def test_a_production_is_forgotten_by_its_own_name_or_by_that_of_its_script(tmp_path, by):
    for name in "ab":
        note(tmp_path / f"{name}.pdf", tmp_path / f"{name}.scenebreak")
    forget(tmp_path / by)
    assert [each.production.stem for each in recents()] == ["b"]
    assert "a.pdf" not in recents_path().read_text(encoding="utf-8")


def test_what_was_named_is_the_way_in_unless_only_the_production_is_left(tmp_path):
    script, production = tmp_path / "a.pdf", tmp_path / "a.scenebreak"
    note(script, production)
    assert recents()[0].way_in == script
    production.touch()
    assert recents()[0].way_in == production
    script.touch()
    assert recents()[0].way_in == script


@pytest.mark.parametrize("text", ["", "{", "3", '[{"target": 1}, 4, {"opened": "noon"}]'])
def test_a_damaged_list_is_an_empty_one(tmp_path, text):
    recents_path().write_text(text, encoding="utf-8")
    assert recents() == ()
    note(tmp_path / "a.pdf", tmp_path / "a.scenebreak")
    assert len(recents()) == 1
