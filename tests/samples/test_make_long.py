"""Longer scripts for timing are made of the samples, to the page."""

import pypdfium2
import pytest

from benchmarks.make_long import make_long, make_season, sample_scenes
from scenebreak.reading import read


@pytest.mark.parametrize("pages", [3, 30])
def test_a_long_script_has_the_pages_asked_for(tmp_path, pages):
    make_long(pages, tmp_path / "long.pdf")
    with pypdfium2.PdfDocument(tmp_path / "long.pdf") as document:
        assert len(document) == pages + 1


def test_its_scenes_are_numbered_through(tmp_path):
    source = make_long(12, tmp_path / "long.pdf")
    numbers = [scene.number for scene in read(source).scenes]
    assert numbers == [str(n) for n in range(1, len(numbers) + 1)]
    assert len(numbers) > 20


def test_episodes_differ(tmp_path):
    episodes = make_season(3, 2, tmp_path / "season")
    assert sorted((tmp_path / "season").iterdir()) == episodes
    assert len({read(episode).scenes[0].heading for episode in episodes}) > 1


def test_no_scene_of_the_samples_is_lost():
    assert len(sample_scenes()) == 52 + 24 + 20
