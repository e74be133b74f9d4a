"""The days in the title line: from what is confirmed to what every flag may come to."""

from scenebreak.domain.assumptions import Assumptions
from scenebreak.domain.beat import Verdict
from scenebreak.services.estimate import title_of_estimate
from tests.tui import scripts
from tests.tui.kept_review import kept_review


def test_the_range_grows_from_below_with_every_confirmation_and_shrinks_with_every_dismissal(tmp_path):
    with kept_review(tmp_path, scripts.long_winter()) as review:
        words = title_of_estimate(review, Assumptions())
        ids = [beat.beat.id for beat in review.beats(1)]
        assert "shoot 0-" in words(1)
        review.decide_all(1, ids[:1], verdict=Verdict.DISMISSED, reason="other")
        review.decide_all(1, ids[1:], verdict=Verdict.CONFIRMED)
        confirmed = words(1)
        assert "shoot 0" not in confirmed
        review.decide_all(1, ids, verdict=Verdict.DISMISSED, reason="other")
        assert words(1) == "prep 0.5  shoot 0 days"
