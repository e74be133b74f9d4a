"""The sample season's estimate, worked out by hand from what a careful coordinator would find in it.

Low counts the must beats. Episode 101 (11 pages), hours: read 0.275, four beats 1, director 1,
departments 1, risk 1, four performers 2, two riders 1, rehearsal 1 (scene 21); together 8.275.
Episode 102 (8 pages): read 0.25, four beats 1, director 1, departments with stunts 1.5, risk with
an assault 1.5, five performers and two further exposed scenes 3, seven riders 3.5, one fitting 0.5,
rehearsal 2 + 3 + 1 + 1; together 19.25. Three and four scenes, two a day, make four shoot days.

Likely adds the may beats: 13.608 and 23.417 hours; eight and seven scenes make eight days; the
dance with twelve in the background needs two further coordinators for its day.

High lifts what is open: fittings for scenes 21 and 17, longer rehearsals for 21, 24, 4, 17 and 13, one
more assault, two beats that become must: 16.608 and 27.717 hours.
"""

from dataclasses import replace

import pytest

from scenebreak.domain.estimate import estimate
from scenebreak.domain.finding import Tier
from scenebreak.domain.question import question_for
from scenebreak.domain.scan import Scan, SceneScan, Sensitivity, Tool
from scenebreak.reading import read
from scenebreak.services.estimate import work_of_scan
from tests.samples.goldens import SOURCES, goldens

SEASON = SOURCES.parent / "night_ward"


def golden_scan(path):
    """The scan that a careful coordinator would make of an episode."""
    golden = next(each for each in goldens() if each.script.stem == path.stem)
    expected = {scene.number: scene for scene in golden.scenes}
    script = read(path)
    scenes = tuple(scene_scan(scene, expected.get(scene.number)) for scene in script.scenes)
    return Scan(script, scenes, Tool("0", "golden", "golden", Sensitivity.THOROUGH))


def scene_scan(scene, golden):
    if golden is None:
        return SceneScan(scene, (), Tier.NONE, 0.0)
    findings = tuple(placed(found, scene) for found in golden.findings)
    return SceneScan(scene, findings, golden.tier, 1.0, golden.minor)


def placed(found, scene):
    element = next(each for each in scene.elements if found.quote in each.text)
    question = "" if found.settled else question_for(found.kind, found.level, found.status)
    return replace(found.as_finding(), element=element.ordinal, question=question)


@pytest.fixture(scope="module")
def result():
    return estimate(work_of_scan(golden_scan(path)) for path in sorted(SEASON.glob("*.pdf")))


@pytest.mark.parametrize(
    ("case", "hours", "prep", "shoot", "extra", "total"),
    [
        (0, 8.275 + 19.25, 3.5, 4, 0, 8.5),
        (1, 13.608 + 23.417, 5, 8, 2, 16.5),
        (2, 16.608 + 27.717, 6, 8, 2, 18),
    ],
    ids=["low", "likely", "high"],
)
def test_the_season_comes_to_what_the_sum_by_hand_says(result, case, hours, prep, shoot, extra, total):
    outcome = result.outcomes[case]
    assert outcome.prep_hours == pytest.approx(hours, abs=0.01)
    assert (outcome.prep_days, outcome.shoot_days, outcome.extra_days) == (prep, shoot, extra)
    assert outcome.total_days == total


def test_the_love_scenes_and_the_assault_left_open_move_the_figure_most(result):
    """101/21: an hour of rehearsal, two fittings; 102/17: one fitting; 102/4: an hour, half of risk."""
    worth = {(each.episode, each.scene): each.days for each in result.questions}
    assert sorted(worth.values(), reverse=True)[:3] == pytest.approx([2 / 8, 1.5 / 8, 1.5 / 8])
