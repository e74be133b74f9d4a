"""The numbers of the estimate are the production's; the user's settings are the default of a new one."""

import json
from functools import partial

import pytest

from scenebreak.domain.assumptions import Assumptions
from scenebreak.domain.errors import WrongUsage
from scenebreak.services.review import open_review
from scenebreak.services.settings import settings_path
from tests.cli.run import run
from tests.store.builders import SCRIPT


@pytest.fixture
def scenebreak(monkeypatch, capsys):
    return partial(run, monkeypatch, capsys)


@pytest.fixture
def my_settings():
    """Writes the numbers of the user's settings."""

    def write(**numbers):
        lines = (f"{name} = {value}\n" for name, value in numbers.items())
        settings_path().write_text(f"[estimate]\n{''.join(lines)}")

    return write


def numbers(result):
    return json.loads(result.out)["assumptions"]


def test_without_a_word_the_built_in_numbers_hold(review):
    assert review.assumptions == Assumptions()
    assert review.history() == ()


def test_a_new_production_takes_over_the_numbers_of_the_settings(my_settings, scanned, script):
    my_settings(hours_per_day=10, contingency_percent=5)
    with open_review(script) as review:
        assert review.undo() is None
        assert [step.author for step in review.history()] == ["settings"]
    my_settings(hours_per_day=6, read_minimum=1)
    with open_review(script) as review:
        assert review.assumptions == Assumptions(hours_per_day=10, contingency_percent=5, read_minimum=1)


def test_a_production_without_numbers_counts_with_those_of_the_settings(my_settings, scanned, script):
    open_review(script).close()
    my_settings(hours_per_day=10)
    with open_review(script) as review:
        assert review.assumptions.hours_per_day == 10
        assert review.assume({"hours_per_day": None}).hours_per_day == 8
        assert review.assume({"hours_per_day": 9}).hours_per_day == 9
        review.undo()
        review.undo()
        assert review.assumptions.hours_per_day == 10


def test_a_number_is_a_step_that_undo_takes_back(review):
    assert review.assume({"hours_per_day": 10, "read_minimum": 0.5}).hours_per_day == 10
    edit = review.undo()
    assert (edit.summary, edit.beat, edit.scene, edit.episode) == (
        "estimate: hours_per_day 10 and 1 more",
        None,
        0,
        0,
    )
    assert review.assumptions == Assumptions()
    assert review.redo() is not None
    assert review.assumptions == Assumptions(hours_per_day=10, read_minimum=0.5)


def test_another_window_sees_the_number_at_once(review, script):
    with open_review(script) as other:
        assert other.assumptions.hours_per_day == 8
        review.assume({"hours_per_day": 10})
        assert other.assumptions.hours_per_day == 10


@pytest.mark.parametrize("changes", [{"hours_per_day": 0}, {"hours_a_day": 8}, {"hours_a_day": None}])
def test_an_impossible_number_changes_nothing(review, changes):
    with pytest.raises(WrongUsage):
        review.assume(changes)
    assert review.history() == ()


def test_the_estimate_is_by_the_numbers_of_the_production(review, script, scenebreak):
    review.assume({"hours_per_day": 10})
    review.close()
    assert numbers(scenebreak("estimate", script, "--json"))["hours_per_day"] == 10
    assert numbers(scenebreak("estimate", script, "--json", "--set", "hours_per_day=6"))["hours_per_day"] == 6
    assert numbers(scenebreak("estimate", script, "--json"))["hours_per_day"] == 10
    builtin = scenebreak("estimate", script, "--json", "--set", "hours_per_day=default")
    assert numbers(builtin)["hours_per_day"] == 8


def test_keep_writes_the_number_into_the_production(review, script, scenebreak):
    review.close()
    kept = scenebreak("estimate", script, "--set", "hours_per_day=10", "--keep", "--json")
    assert kept.code == 0
    assert kept.err.startswith("Kept in Film.scenebreak: hours_per_day.\n")
    assert numbers(kept)["hours_per_day"] == 10
    assert numbers(scenebreak("estimate", script, "--json"))["hours_per_day"] == 10
    scenebreak("annotate", script, "--undo")
    assert numbers(scenebreak("estimate", script, "--json"))["hours_per_day"] == 8


def test_what_cannot_be_kept_is_refused(script, scanned, scenebreak):
    assert "has no production yet" in scenebreak("estimate", script, "--set", "hours_per_day=9", "--keep").err
    open_review(script).close()
    for words in (["--keep"], ["--keep", "--set", "hours_per_day=0"], ["--keep", "--set", "hours=9"]):
        assert scenebreak("estimate", script, *words).code == 2
    with open_review(script) as review:
        assert review.history() == ()


def test_productions_side_by_side_count_with_the_settings_where_they_differ(script, scanned, scenebreak):
    other = script.with_name("Other.fountain")
    other.write_text(SCRIPT.replace("stove", "window"))
    for path in (script, other):
        open_review(path).close()
        scenebreak("estimate", path, "--set", "hours_per_day=10", "--keep")
    together = scenebreak("estimate", script.parent, "--json")
    assert numbers(together)["hours_per_day"] == 10
    assert "different numbers" not in together.err
    scenebreak("estimate", other, "--set", "hours_per_day=11", "--keep")
    apart = scenebreak("estimate", script.parent, "--json")
    assert numbers(apart)["hours_per_day"] == 8
    assert "have different numbers; those of your settings count here" in apart.err


def test_join_says_which_numbers_came_along(script, scanned, scenebreak, tmp_path):
    open_review(script).close()
    scenebreak("estimate", script, "--set", "hours_per_day=10", "--set", "read_minimum=1", "--keep")
    folder = tmp_path / "season"
    folder.mkdir()
    first = folder / "First.fountain"
    first.write_text(SCRIPT.replace("stove", "window"))
    open_review(first).close()
    season = first.with_suffix(".scenebreak")
    scenebreak("estimate", season, "--set", "hours_per_day=7", "--keep")
    joined = scenebreak("join", season, script.with_suffix(".scenebreak"))
    assert joined.code == 0
    assert "Numbers of its estimate hold there now: read_minimum=1." in joined.err
    assert "First.scenebreak keeps its own where Film.scenebreak has hours_per_day=10." in joined.err
    entry = numbers(scenebreak("estimate", season, "--json"))
    assert (entry["hours_per_day"], entry["read_minimum"]) == (7, 1)
