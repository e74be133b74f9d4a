"""Two windows on one production: neither writes over the other's words, nor takes back the other's steps."""

import pytest

from scenebreak.domain.beat import Decision, Verdict
from scenebreak.domain.errors import DraftConflict, EditConflict, WrongUsage
from scenebreak.services import review as review_service
from scenebreak.services.review import open_review
from tests.services.replay import replay


@pytest.fixture
def other(script, review):
    window = open_review(script)
    yield window
    window.close()


@pytest.fixture
def episode(review):
    return review.episodes[0].id


@pytest.fixture
def beats(review, episode):
    return [beat.beat.id for beat in review.beats(episode)]


def decision(review, episode, beat):
    return next(each.decision for each in review.beats(episode) if each.beat.id == beat)


def test_words_of_another_window_are_not_written_over(review, other, episode, beats):
    other.decide(episode, beats[0], notes="theirs")
    with pytest.raises(EditConflict, match="in another window") as conflict:
        review.decide(episode, beats[0], notes="mine", verdict="confirmed", expected={"notes": ""})
    assert conflict.value.stored == "theirs"
    assert decision(review, episode, beats[0]) == Decision(notes="theirs")
    assert len(review.history()) == 1
    review.decide(episode, beats[0], notes="both", expected={"notes": "theirs"})
    assert decision(other, episode, beats[0]).notes == "both"


def test_the_same_words_from_two_windows_are_no_conflict(review, other, episode, beats):
    other.decide(episode, beats[0], departments={"sound"}, notes="same")
    expected = {"notes": "", "departments": None}
    review.decide(episode, beats[0], notes="same", departments=["sound"], expected=expected)
    assert decision(review, episode, beats[0]).notes == "same"


def test_a_reason_that_went_elsewhere_is_a_conflict(review, other, episode, beats):
    review.decide(episode, beats[0], verdict="dismissed", reason="figurative")
    other.decide(episode, beats[0], verdict="confirmed")
    expected = {"verdict": "dismissed", "reason": "figurative"}
    with pytest.raises(EditConflict) as conflict:
        review.decide(episode, beats[0], verdict="unsure", expected=expected)
    assert conflict.value.stored is Verdict.CONFIRMED


def test_a_field_that_is_none_cannot_be_expected(review, episode, beats):
    with pytest.raises(WrongUsage, match="no field"):
        review.decide(episode, beats[0], notes="x", expected={"colour": "red"})


def test_a_context_of_another_window_is_not_written_over(review, other, episode):
    other.set_context(episode, 3, "theirs")
    with pytest.raises(EditConflict) as conflict:
        review.set_context(episode, 3, "mine", expected="")
    assert conflict.value.stored == "theirs"
    assert review.contexts(episode) == {3: "theirs"}
    review.set_context(episode, 3, "", expected="theirs")
    assert review.contexts(episode) == {}


def test_undo_takes_back_only_what_this_window_did(review, other, episode, beats):
    review.decide(episode, beats[0], verdict="confirmed")
    other.decide(episode, beats[1], verdict="dismissed")
    assert review.undo().summary == "confirmed 1 kiss"
    assert review.undo() is None
    assert decision(review, episode, beats[1]).verdict is Verdict.DISMISSED
    assert other.redo() is None
    assert review.redo().summary == "confirmed 1 kiss"


def test_an_edit_elsewhere_does_not_end_what_can_be_done_again(review, other, episode, beats):
    review.decide(episode, beats[0], verdict="confirmed")
    review.undo()
    other.decide(episode, beats[1], notes="theirs")
    assert review.redo() is not None


def test_steps_of_the_same_person_before_the_opening_can_be_taken_back(review, script, episode, beats):
    review.decide(episode, beats[0], notes="before")
    with open_review(script) as later:
        review.decide(episode, beats[1], notes="after")
        assert later.undo().beat == beats[0]
        assert later.undo() is None
        assert review.redo() is None


def test_steps_of_another_person_stay(review, script, episode, beats, monkeypatch):
    review.decide(episode, beats[0], notes="before")
    monkeypatch.setattr(review_service, "author", lambda: "somebody else")
    with open_review(script) as later:
        assert later.undo() is None


def test_taking_back_leaves_what_another_window_wrote_over_it(review, other, episode, beats):
    review.decide(episode, beats[0], verdict="confirmed", notes="mine")
    other.decide(episode, beats[0], notes="theirs")
    assert review.undo() is not None
    assert decision(review, episode, beats[0]) == Decision(notes="theirs")
    assert review.redo() is not None
    assert decision(review, episode, beats[0]) == Decision(Verdict.CONFIRMED, notes="theirs")
    assert set(replay(review.history()).values()) == {'"confirmed"', '"theirs"'}


def test_a_step_that_was_written_over_altogether_is_not_taken_back(review, other, episode, beats):
    review.decide(episode, beats[0], notes="mine")
    review.decide(episode, beats[1], notes="mine too")
    other.decide(episode, beats[1], notes="theirs")
    assert review.undo().beat == beats[0]
    assert review.undo() is None
    assert decision(review, episode, beats[1]).notes == "theirs"


def test_a_change_by_somebody_who_sees_an_older_draft_is_refused(review, other, script, episode, beats):
    seen = review.scan(episode)
    script.write_text(f"1A INT. PORCH - DAY\nRain.\nMore rain.\n{script.read_text()}")
    other.rescan(episode)
    with pytest.raises(DraftConflict, match="added a draft"), review.shown(episode, seen):
        review.decide(episode, beats[0], verdict="confirmed")
    with pytest.raises(DraftConflict), review.shown(episode, seen):
        review.set_context(episode, 1, "of another scene")
    assert review.history() == ()
    assert review.contexts(episode) == {}
    moved = [review.scene_now(episode, seen, scene.scene.index) for scene in seen.scenes]
    assert moved == [2, 3, 4, 5]
    with review.shown(episode, review.scan(episode)):
        review.set_context(episode, moved[0], "of this scene")
    assert other.contexts(episode) == {2: "of this scene"}


def test_a_scene_that_the_newest_draft_lacks_stands_nowhere(review, other, script, episode):
    seen = review.scan(episode)
    text = script.read_text()
    script.write_text(text[text.index("2 INT. HALL") :])
    other.rescan(episode)
    assert review.scene_now(episode, seen, 1) is None
    assert review.scene_now(episode, seen, 2) == 1
