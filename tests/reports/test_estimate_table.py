"""The estimate as people and programs see it."""

import io
import json

from rich.console import Console

from scenebreak.domain.beat import Decision, Verdict
from scenebreak.domain.estimate import estimate
from scenebreak.domain.workload import EpisodeWork, SceneWork
from scenebreak.reports.estimate_table import estimate_table, estimate_to_json
from tests.build import finding, reviewed, scene


def result(*verdicts):
    decisions = [Decision(verdict=each) for each in verdicts or (None,)]
    scenes = (
        SceneWork(scene(number), (reviewed(finding(), scene_index=number, decision=decision),))
        for number, decision in enumerate(decisions, 1)
    )
    return estimate([EpisodeWork("Test", 40, tuple(scenes))])


def shown(*verdicts, **options):
    console = Console(width=80, file=io.StringIO())
    console.print(estimate_table(result(*verdicts), "Test", **options))
    return console.file.getvalue()


def test_the_table_shows_three_cases_and_what_moves_them():
    text = shown()
    together = next(line for line in text.splitlines() if line.startswith("days together"))
    assert together.split()[2:] == ["1.0", "1.0", "1.0", "2.5", "2.5", "2.5"]
    assert "Peck, held or makeout?" in text
    assert max(map(len, text.splitlines())) <= 80


def test_what_is_confirmed_stands_beside_what_every_flag_comes_to():
    text = shown(Verdict.CONFIRMED, None, Verdict.UNSURE, Verdict.DISMISSED)
    words = " ".join(text.split())
    assert "3 flagged scenes: 1 confirmed so far, 2 with a flag that waits for a verdict." in words
    assert "confirmed:" in text
    assert "if all stand:" in text
    assert max(map(len, text.splitlines())) <= 80


def test_one_range_is_left_when_every_flag_has_a_verdict():
    text = shown(Verdict.CONFIRMED, Verdict.DISMISSED)
    assert "1 flagged scene, every flag with a verdict." in text
    assert "if all stand" not in text
    together = next(line for line in text.splitlines() if line.startswith("days together"))
    assert together.split()[2:] == ["2.5", "2.5", "2.5"]


def test_explain_shows_the_sum_and_every_assumption():
    text = shown(explain=True)
    assert next(line for line in text.splitlines() if line.startswith("read ")).split() == [
        "read",
        "40",
        "pages",
        "1.0",
        "1.0",
        "1.0",
    ]
    assert "read_pages_per_hour" in text
    assert "contingency_percent" in text
    (day,) = (line for line in text.splitlines() if line.startswith("1 ") and "BEDROOM" in line)
    assert day.split() == ["1", "BEDROOM", "1.0", "0.0"]


def test_json_carries_the_lines_and_the_assumptions():
    entry = json.loads(estimate_to_json(result(), "Test"))
    assert entry["days"]["likely"]["total"] == 2.5
    assert (entry["days"]["likely"]["scenes"], entry["confirmed"]["likely"]["scenes"]) == (1, 0)
    assert entry["waiting_scenes"] == 1
    assert {"item": "read", "quantity": 40, "unit": "pages", "hours": 1.0} in entry["days"]["low"][
        "prep_hours"
    ]
    assert entry["assumptions"]["hours_per_day"] == 8


def test_a_season_names_the_script_of_every_scene():
    episodes = [
        EpisodeWork(title, 40, (SceneWork(scene(1), (reviewed(finding(), scene_index=1),)),))
        for title in ("Winter 101", "Winter 102")
    ]
    console = Console(width=80, file=io.StringIO())
    console.print(estimate_table(estimate(episodes), "Winter", explain=True))
    questions, shoot = console.file.getvalue().split("shoot (likely)")
    for title in ("Winter 101", "Winter 102"):
        assert title in questions
        assert title in shoot
    assert "Script" not in shown(explain=True)
    days = json.loads(estimate_to_json(estimate(episodes), "Winter"))["days"]["likely"]["shoot_days"]
    assert [day["episode"] for day in days] == ["Winter 101", "Winter 102"]
