"""What single scenes take of an estimate."""

from scenebreak.domain.assumptions import Assumptions
from scenebreak.domain.finding import Kind, Level
from scenebreak.domain.scene_share import scene_days
from scenebreak.domain.workload import EpisodeWork, SceneWork
from tests.build import finding, reviewed, scene


def work(*findings):
    scenes = (SceneWork(scene(n), (reviewed(each, scene_index=n),)) for n, each in enumerate(findings, 1))
    return EpisodeWork("Test", 40, tuple(scenes))


def test_every_flagged_scene_has_its_days_the_kiss_and_what_is_only_insinuated_too():
    days = scene_days(work(finding(), finding(Kind.SIMULATED_SEX, Level.IMPLIED)), Assumptions())
    assert set(days) == {1, 2}
    assert all(0 < each.low <= each.likely <= each.high for each in days.values())
    assert days[2].likely > days[1].likely


def test_scenes_of_one_day_share_it():
    kiss = finding(level=Level.PECK)
    alone = scene_days(work(kiss), Assumptions())[1].likely
    assert scene_days(work(kiss, kiss), Assumptions())[1].likely < alone


def test_a_held_scene_has_no_days():
    held = finding(Kind.NUDITY, Level.PARTIAL, minor=True)
    assert set(scene_days(work(held, finding()), Assumptions())) == {2}
