"""Pictures of the review at the sizes people work in. Look at each before accepting a new one."""

import pytest

from scenebreak.domain.beat import DismissReason, Verdict
from scenebreak.tui.app import ReviewApp
from tests.tui import scripts
from tests.tui.driving import NARROW, NORMAL, WIDE
from tests.tui.fake_review import FakeReview


def some_work_done() -> FakeReview:
    review = FakeReview(scripts.long_winter())
    review.decide(1, "1.1", verdict=Verdict.DISMISSED, reason=DismissReason.NON_ROMANTIC)
    review.decide(1, "3.2", notes="Blanket up before the lamp goes.", answer="stays under the blanket")
    review.set_context(1, 3, "First kiss; Mara starts it.")
    return review


@pytest.mark.parametrize(
    ("name", "size", "keys"),
    [
        ("narrow", NARROW, ()),
        ("normal_ticking_departments", NORMAL, ("d",)),
        ("wide_asking_for_a_reason", WIDE, ("2", "x")),
        ("wide_help", WIDE, ("question_mark",)),
    ],
)
def test_the_review_looks_as_accepted(snap_compare, name, size, keys):
    app = ReviewApp(some_work_done(), estimate=lambda _: "prep 3.5  shoot 5-7 d" if size == WIDE else "")
    assert snap_compare(app, press=keys, terminal_size=size)
