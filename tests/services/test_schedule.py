"""Shoot dates by scene, by day and from a CSV: all of them or none, and undone in one step."""

from datetime import date

import pytest

from scenebreak.domain.errors import UnreadableScript, WrongUsage
from scenebreak.services.review import open_review
from scenebreak.services.schedule import days_by_scene, days_from_csv, scenes_by_day
from tests.store.builders import SCRIPT


def listed(review):
    return [(each.day.isoformat(), each.scene) for each in review.schedule()]


def test_days_are_given_by_scene_and_by_day_and_listed_in_their_order(review):
    assert review.set_days([*days_by_scene(["3=2026-03-04"]), *scenes_by_day(["2026-03-02=1, 4"])]) == 3
    assert listed(review) == [("2026-03-02", "1"), ("2026-03-02", "4"), ("2026-03-04", "3")]
    assert review.scene(review.episodes[0].id, 3).decision.shoot_date == date(2026, 3, 4)
    assert [each.tier for each in review.schedule()] == ["must"] * 3


def test_a_day_can_be_taken_away_and_a_schedule_undone_in_one_step(review):
    review.set_days(scenes_by_day(["2026-03-02=1,4"]))
    review.set_days(days_by_scene(["1=none"]))
    assert listed(review) == [("2026-03-02", "4")]
    review.undo()
    review.undo()
    assert listed(review) == []


def test_a_day_follows_its_scene_into_a_new_draft(review, tmp_path):
    review.set_days(days_by_scene(["4=2026-03-02"]))
    path = tmp_path / "next.fountain"
    path.write_text(SCRIPT.replace("4 EXT. PIER", "7 EXT. PIER"))
    review.add_draft(review.episodes[0].id, path)
    assert listed(review) == [("2026-03-02", "7")]


def test_a_scene_that_is_not_there_writes_nothing(review):
    with pytest.raises(WrongUsage, match="no scene 9 "):
        review.set_days(days_by_scene(["1=2026-03-02", "9=2026-03-02"]))
    assert listed(review) == []
    assert review.history() == ()


@pytest.mark.parametrize("text", ["12A", "=2026-03-02", "1=tomorrow", "1=2026-02-30"])
def test_what_is_no_scene_with_its_day_is_refused(text):
    with pytest.raises(WrongUsage):
        list(days_by_scene([text]))


@pytest.mark.parametrize("text", ["2026-03-02", "2026-03-02=", "noon=1"])
def test_what_is_no_day_with_its_scenes_is_refused(text):
    with pytest.raises(WrongUsage):
        list(scenes_by_day([text]))


@pytest.mark.parametrize(
    "table",
    ["scene,date\n1,2026-03-02\n\n#3,2026-03-03\n", "\ufeffDate;Scene\n2026-03-02;1\n2026-03-03;#3\n"],
)
def test_a_csv_is_read_with_commas_or_semicolons(review, tmp_path, table):
    path = tmp_path / "days.csv"
    path.write_text(table, encoding="utf-8")
    assert review.set_days(days_from_csv(path)) == 2
    assert listed(review) == [("2026-03-02", "1"), ("2026-03-03", "3")]


def test_a_csv_names_the_scripts_of_a_season(tmp_path, scanned):
    folder = tmp_path / "Show"
    folder.mkdir()
    for name in ("ep 1", "ep 2"):
        (folder / f"{name}.fountain").write_text(f"{SCRIPT}The end of {name}.\n")
    path = tmp_path / "days.csv"
    path.write_text("episode,scene,date\nep 2,1,2026-03-02\n1,4,2026-03-01\n")
    with open_review(folder) as review:
        review.set_days(days_from_csv(path))
        assert [(each.episode.title, each.scene) for each in review.schedule()] == [
            ("ep 1", "4"),
            ("ep 2", "1"),
        ]
        path.write_text("scene,date\n1,2026-03-02\n")
        with pytest.raises(WrongUsage, match="several scripts"):
            review.set_days(days_from_csv(path))
        review.set_days(days_from_csv(path, "ep 1"))


@pytest.mark.parametrize(
    "table", ["", "number,when\n1,2026-03-02\n", "scene,date\n,2026-03-02\n", "scene,date\n1,x\n"]
)
def test_a_csv_with_a_mistake_is_refused(tmp_path, table):
    path = tmp_path / "days.csv"
    path.write_text(table)
    with pytest.raises(WrongUsage):
        days_from_csv(path)


def test_a_csv_that_is_not_there_is_told(tmp_path):
    with pytest.raises(UnreadableScript):
        days_from_csv(tmp_path / "missing.csv")
