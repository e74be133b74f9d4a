"""What a production holds, at a glance."""

import shutil
from pathlib import Path

import pytest

from scenebreak.domain.beat import Verdict
from scenebreak.domain.finding import Kind, Level
from scenebreak.services.overview import Access, can_open, overview_of
from scenebreak.services.review import open_review
from tests.store.builders import SCRIPT

SAMPLE = Path(__file__).parents[2] / "sample_scripts" / "low_water.pdf"


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("overview")
    shutil.copy(SAMPLE, folder)
    open_review(folder / SAMPLE.name).close()
    return folder


def test_it_counts_what_the_review_counts(folder):
    with open_review(folder / SAMPLE.name) as review:
        (episode,) = review.episodes
        first = review.beats(episode.id)[0]
        review.decide(episode.id, first.beat.id, verdict=Verdict.DISMISSED)
        beats = review.beats(episode.id)
        seen = overview_of(review.production)
        assert (seen.access, seen.scripts) == (Access.OPEN, 1)
        assert seen.title == episode.title
        assert (seen.beats, seen.unreviewed) == (len(beats), len(beats) - 1)
        assert seen.open == sum(beat.open for beat in beats)
        screenplay = review.scan(episode.id).screenplay
        assert seen.draft == " ".join(filter(None, (screenplay.draft, screenplay.draft_date)))


def test_a_beat_that_a_person_marks_as_a_minors_is_counted_as_a_stop(review):
    (episode,) = review.episodes
    element = review.scan(episode.id).scenes[0].scene.elements[-1]
    place = (element.ordinal, 0, len(element.text))
    made = review.flag(episode.id, *place, kind=Kind.NUDITY, level=Level.IMPLIED)
    before = overview_of(review.production).stop
    review.decide(episode.id, made.beat.id, minor=True)
    assert overview_of(review.production).stop == before + 1


def test_a_beat_that_a_new_draft_has_raised_waits_again(review, tmp_path):
    (episode,) = review.episodes
    for beat in review.beats(episode.id):
        review.decide(episode.id, beat.beat.id, verdict=Verdict.CONFIRMED)
    assert overview_of(review.production).unreviewed == 0
    pink = tmp_path / "Film pink.fountain"
    pink.write_text(SCRIPT.replace("They kiss by the stove.", "Slowly he makes out with her by the stove."))
    review.add_draft(episode.id, pink)
    waiting = sum(beat.decision.verdict is None for beat in review.beats(episode.id))
    assert waiting > 0
    assert overview_of(review.production).unreviewed == waiting


def test_what_cannot_be_read_says_so(tmp_path):
    missing = overview_of(tmp_path / "gone.scenebreak")
    assert (missing.access, missing.title) == (Access.GONE, "gone")
    foreign = tmp_path / "foreign.scenebreak"
    foreign.write_bytes(b"no production at all" * 100)
    assert overview_of(foreign).access is Access.BROKEN
    assert "foreign.scenebreak" in overview_of(foreign).trouble


def test_scripts_and_productions_can_be_opened():
    assert all(can_open(Path(name)) for name in ("a.pdf", "b.FDX", "c.fountain", "d.scenebreak", "e.txt"))
    assert not any(can_open(Path(name)) for name in ("a.jpg", "b", "c.scenebreak-wal"))
