"""Nothing is called agreed, and no question closed, that nobody has agreed to."""

import pytest

from scenebreak.domain.plan import Agreement
from tests.tui import scripts
from tests.tui.driving import NARROW, NORMAL, WIDE, reviewing
from tests.tui.kept_review import kept_review
from tests.tui.test_plan import at, open_plan

SIZES = (NARROW, NORMAL, WIDE)


@pytest.fixture
def winter(tmp_path):
    return kept_review(tmp_path, scripts.long_winter())


@pytest.mark.parametrize("size", SIZES)
async def test_a_rider_that_is_needed_is_not_called_agreed(winter, size):
    winter.accept_plan(1, 5)
    async with reviewing(winter, size) as review:
        await review.press("g", *"14", "enter")
        bath = winter.scene(1, 5).beats[0].beat.id
        await review.until(lambda: review.beat == bath)
        everything = review.everything()
        assert "Rider JO needed" in everything
        assert "Agreed" not in everything
        winter.decide(1, bath, agreed=Agreement("N2", ("JO",)))
        await review.press("j", "k")
        review.screen.follow()
        await review.until(lambda: "Agreed" in review.everything())


async def test_by_whom_fills_in_no_level_and_says_what_comes_first(winter):
    async with reviewing(winter) as review:
        screen = await open_plan(review, "12A")
        await at(review, "Agreed by")
        await review.press("enter")
        await review.write("MARA")
        await review.press("enter")
        assert winter.scene(1, 3).beats[0].decision.agreed is None
        assert screen.editor.text == "MARA"
        assert "No level is agreed" in [each.message for each in review.pilot.app._notifications][-1]
        await review.press(*["backspace"] * 4, "enter")
        assert winter.scene(1, 3).beats[0].decision.agreed is None


async def test_a_level_without_who_agreed_leaves_the_question_open(winter):
    async with reviewing(winter) as review:
        await open_plan(review, "12A")
        await at(review, "Agreed up to")
        await review.press("space")
        assert winter.scene(1, 3).beats[0].decision.agreed == Agreement(
            "K1", (), review.pilot.app.screen.today
        )
        assert winter.scene(1, 3).beats[0].open
        await at(review, "Agreed by")
        await review.press("enter")
        await review.write("MARA")
        await review.press("enter")
        assert not winter.scene(1, 3).beats[0].open


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("number", ["12A", "14"])
async def test_every_rung_that_can_be_agreed_is_in_sight(winter, size, number):
    async with reviewing(winter, size) as review:
        screen = await open_plan(review, number)
        entry = await at(review, "Agreed up to")
        everything = " ".join(review.everything().split())
        assert all(choice in everything for choice in entry.choices)
        for block in screen.blocks.blocks:
            assert all(line.cell_length <= screen.blocks.room for line in block.lines)
