"""A line that a person flags in a scene that the machine passed over, with a minor there."""

import pytest

from scenebreak.domain.finding import Kind, Level, Mode, Status, Tier
from scenebreak.services.annotation import Annotation, carry_out
from scenebreak.services.review import open_review

WITH_A_MINOR = """1 INT. KITCHEN - DAY
They kiss by the stove.
2 EXT. QUAY - DAY
PIA (15) ties the boat up.
The crew swims in the harbour.
3 EXT. PIER - DAY
The crew swims out to the buoy.
"""
MINOR_IS_TOLD = {"welfare", "legal", "casting", "producer", "ad"}


@pytest.fixture
def script(tmp_path):
    path = tmp_path / "Film.fountain"
    path.write_text(WITH_A_MINOR)
    return path


@pytest.fixture
def episode(review):
    return review.episodes[0].id


def flag(review, episode, scene, **more):
    asked = Annotation(flag="The crew swims", kind=Kind.UNDRESS, level="swimwear", **more)
    (beat,) = carry_out(review, episode, scene, None, asked).beats
    return next(each for each in review.beats(episode) if each.beat.id == beat)


def test_it_ticks_the_departments_that_a_minor_brings(review, episode):
    beside, apart = flag(review, episode, "2"), flag(review, episode, "3")
    assert (beside.minor, apart.minor) == (True, False)
    assert beside.departments - apart.departments == MINOR_IS_TOLD - apart.departments
    assert beside.departments >= MINOR_IS_TOLD
    assert "welfare" not in apart.departments


def test_its_scene_says_who_is_there(review, episode):
    before = review.scene(episode, 2)
    assert not before.scan.minor
    flag(review, episode, "2")
    after = review.scene(episode, 2)
    assert (after.scan.minor, after.scan.minors) == (True, ("PIA (15)",))
    assert after in review.scenes(episode)
    assert review.scene(episode, 3).scan == review.scan(episode).scenes[2]
    review.undo()
    assert review.scene(episode, 2) == before


def test_all_of_it_holds_when_the_file_is_opened_again_and_read_again(script, review, episode):
    made = flag(review, episode, "2")
    review.rescan(episode)
    assert made in review.beats(episode)
    review.close()
    with open_review(script) as again:
        assert made in again.beats(again.episodes[0].id)


def test_ticks_of_ones_own_are_kept_against_those_that_the_minor_brings(review, episode):
    made = flag(review, episode, "2", departments="costume")
    assert made.departments == {"costume"}
    assert made.decision.due >= MINOR_IS_TOLD
    (again,) = review.decide_all(episode, [made.beat.id], departments=["costume", "welfare"])
    assert again.departments == {"costume", "welfare"}
    assert again.minor


def test_a_scene_without_a_minor_is_as_it_was(review, episode):
    flag(review, episode, "3", departments="costume")
    assert not review.scene(episode, 3).scan.minor


def test_a_flag_says_how_its_words_stand_to_what_is_played(review, episode):
    made = flag(review, episode, "3", status=Status.IMPLIED, mode=Mode.DREAM)
    (finding,) = made.beat.findings
    assert (finding.status, finding.mode) == ("implied", "dream")
    assert made.tier is Tier.MAY


def test_what_is_said_only_is_no_sex_to_be_played(review, episode):
    asked = Annotation(
        flag="The crew swims", kind=Kind.SIMULATED_SEX, level="heard", status=Status.SAID, mode=Mode.STORY
    )
    (beat,) = carry_out(review, episode, "3", None, asked).beats
    made = next(each for each in review.beats(episode) if each.beat.id == beat)
    assert not made.played
    assert made.beat.level is Level.HEARD
