"""The plan opens where the coordinator was, and says loudly what goes beyond an agreement."""

import pytest

from scenebreak.domain.plan import Agreement
from tests.tui import scripts
from tests.tui.driving import NARROW, NORMAL, WIDE, reviewing
from tests.tui.kept_review import kept_review
from tests.tui.test_plan import at

SIZES = (NARROW, NORMAL, WIDE)
ALARM = "MARA and JO agreed to K2"


@pytest.fixture
def winter(tmp_path):
    return kept_review(tmp_path, scripts.long_winter())


@pytest.mark.parametrize("size", SIZES)
async def test_the_plan_opens_at_the_beat_that_the_review_was_on(winter, size):
    async with reviewing(winter, size) as review:
        await review.press("g", *"12A", "enter")
        beats = [beat.beat.id for beat in winter.scene(1, 3).standing]
        assert len(beats) > 1
        await review.until(lambda: review.beat == beats[0])
        await review.press("j")
        await review.until(lambda: review.beat == beats[1])
        await review.press("p")
        await review.pilot.pause()
        screen = review.pilot.app.screen
        assert screen.entry.beat == beats[1]
        assert "Beat 2" in review.everything()
        await review.press("n", "N")
        assert screen.entry.beat == beats[0]


@pytest.mark.parametrize("size", SIZES)
async def test_settling_above_an_agreement_is_loud_on_the_review_and_in_the_plan(winter, size):
    kiss = winter.beats(1)[1].beat.id
    winter.decide(1, kiss, agreed=Agreement("K2", ("MARA", "JO")))
    async with reviewing(winter, size) as review:
        await review.press("g", *"12A", "enter")
        await review.until(lambda: review.beat == kiss)
        assert "Beyond" not in review.everything()
        await review.press("4")
        await review.until(lambda: "Beyond consent" in review.facts())
        assert ALARM in " ".join(review.facts().split())
        await review.press("p")
        await review.pilot.pause()
        assert "Beyond consent: K4" in review.everything()
        await at(review, "Agreed up to")
        await review.press("space")
        assert "agreed to K3" in review.everything()
        await review.press("space")
        assert winter.scene(1, 3).beats[0].decision.agreed.level == "K4"
        assert "Beyond" not in review.everything()
        await review.press("escape")
        assert "Beyond" not in review.facts()


@pytest.mark.parametrize("size", SIZES)
async def test_a_plan_that_was_taken_shows_what_is_proposed_since_the_level_rose(winter, size):
    bath = winter.scene(1, 5).beats[0].beat.id
    winter.accept_plan(1, 5)
    winter.decide(1, bath, settled="N4")
    async with reviewing(winter, size) as review:
        await review.press("g", *"14", "enter", "p")
        await review.pilot.pause()
        screen = review.pilot.app.screen
        await at(review, "Camera")
        told = " ".join(review.everything().split())
        assert "level rose since this was planned; proposed now:" in told
        await review.press("Y")
        assert "yours now" in screen.keys.said
        assert "level rose" not in review.everything()
        assert winter.scene(1, 5).beats[0].decision.plan.camera.startswith("whole body")
        await review.press("z")
        assert "level rose" in review.everything()
