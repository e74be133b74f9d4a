"""The numbers that pages print."""

from pathlib import Path

from scenebreak.domain.pages import page_labels
from scenebreak.reading import read

NIGHT_WARD = Path(__file__).parents[2] / "sample_scripts" / "night_ward" / "night_ward_101.pdf"


def test_every_page_that_prints_a_number_has_it_and_not_those_alone_on_which_scenes_begin():
    play = read(NIGHT_WARD)
    labels = page_labels(play)
    assert labels[11] == "10"
    assert not any(scene.page == 11 for scene in play.scenes)
