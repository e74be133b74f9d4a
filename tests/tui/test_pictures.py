"""Pictures of the review at the sizes people work in. Look at each before accepting a new one."""

import pytest

from scenebreak.domain.beat import DismissReason, Verdict
from scenebreak.tui.app import ReviewApp
from tests.tui import scripts
from tests.tui.driving import NARROW, NORMAL, WIDE
from tests.tui.fake_review import FakeReview
from tests.tui.kept_review import kept_review

LARGE = (160, 48)


def some_work_done(review):
    """A dismissal, some words, a context."""
    first, _, second = (beat.beat.id for beat in review.beats(1)[:3])
    review.decide(1, first, verdict=Verdict.DISMISSED, reason=DismissReason.NON_ROMANTIC)
    review.decide(1, second, notes="Blanket up before the lamp goes.", answer="stays under the blanket")
    review.set_context(1, 3, "First kiss; Mara starts it.")
    return review


@pytest.mark.parametrize(
    ("name", "size", "keys"),
    [
        ("narrow", NARROW, ()),
        ("narrow_filtered_and_marked", NARROW, ("f", "K", "space", "m", "u", "s", "t", "enter", "m")),
        ("normal_ticking_departments", NORMAL, ("d",)),
        ("wide_asking_for_a_reason", WIDE, ("2", "x")),
        ("wide_words_hidden", WIDE, ("quotation_mark",)),
        ("wide_help", WIDE, ("question_mark",)),
    ],
)
def test_the_review_looks_as_accepted(snap_compare, name, size, keys):
    review = some_work_done(FakeReview(scripts.long_winter()))
    app = ReviewApp(review, estimate=lambda _: "prep 3.5  shoot 5-7 d" if size == WIDE else "")
    assert snap_compare(app, press=keys, terminal_size=size)


@pytest.mark.parametrize(
    ("name", "size", "keys"),
    [
        ("normal_flagging_a_line", NORMAL, ("v", "j", "l", "f", "t")),
        ("narrow_plan", NARROW, ("p", "j", "space")),
        ("large_plan", LARGE, ("n", "n", "p")),
        ("normal_questions", NORMAL, ("A", "j")),
        ("narrow_questions_who", NARROW, ("A", "b")),
        ("large_departments", LARGE, ("D", "n")),
    ],
)
def test_the_screens_around_a_scene_look_as_accepted(snap_compare, tmp_path, name, size, keys):
    app = ReviewApp(some_work_done(kept_review(tmp_path, scripts.long_winter())))
    assert snap_compare(app, press=keys, terminal_size=size)
