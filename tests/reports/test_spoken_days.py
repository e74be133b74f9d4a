"""What a review says of the days depends on the day it is told, not on the clock of the machine."""

from datetime import date

import pytest

from scenebreak.domain.drafts import BeatMark, Change, Drift
from scenebreak.domain.finding import Kind, Level
from scenebreak.domain.reviewed_scene import ReviewedScene
from scenebreak.domain.reviewed_script import ReviewedScript
from scenebreak.reports.review_rows import review_to_markdown
from scenebreak.reports.spoken import script_lines
from tests.build import finding, reviewed, scan, scene, scene_scan

BEYOND = Drift("K2", "K4", "it was agreed", date(2026, 3, 4), date(2026, 3, 2))


def script():
    home = scene(1, "They make out by the stove.")
    beat = reviewed(finding(Kind.KISS, Level.MAKEOUT, within=home))
    marked = scene_scan(home, *beat.beat.findings)
    marks = {beat.beat.id: BeatMark(Change.RAISED, look=True, drift=BEYOND)}
    return ReviewedScript(
        1, "The Test", "test.pdf", scan(marked), (ReviewedScene(marked, (beat,)),), (), marks
    )


@pytest.mark.parametrize(
    ("day", "told"),
    [
        (date(2026, 3, 1), "tell the performers by 2026-03-02"),
        (date(2026, 3, 3), "the time for notice has run out"),
        (date(2026, 3, 5), "It was to be shot on Wed 2026-03-04"),
    ],
)
def test_the_clock_runs_by_the_day_that_is_given(day, told):
    one = script()
    assert told in "\n".join(script_lines(one, one.scenes, day))
    assert told in review_to_markdown([(one, one.scenes)], day).replace("\\", "")
