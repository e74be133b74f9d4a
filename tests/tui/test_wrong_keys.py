"""A key that means nothing says so in one line, and nothing is decided by it."""

import pytest

from scenebreak.domain.axis import ladder_of
from tests.tui.driving import NARROW, reviewing


@pytest.mark.parametrize(
    ("opened", "wrong", "told"),
    [
        ("x", "z", "z stands for no reason here"),
        ("d", "9", "9 stands for no department here"),
        ("P", "9", "9 stands for nobody here"),
    ],
)
async def test_a_wrong_key_in_a_box_is_told_and_the_box_stays(winter, opened, wrong, told):
    async with reviewing(winter, NARROW) as review:
        await review.press(opened, wrong)
        assert told in review.shown("#keys")
        assert review.screen.waiting is not None
        assert not winter.decisions
        await review.press("escape")
        assert review.screen.waiting is None


async def test_a_level_that_the_ladder_has_not_is_told(winter):
    beats = winter.beats(1)
    touch = next(each for each in beats if len(ladder_of(each.beat.kind)) < 5)
    last = ladder_of(touch.beat.kind)[-1]
    async with reviewing(winter, NARROW) as review:
        await review.press(*["j"] * [each.beat.id for each in beats].index(touch.beat.id), "5")
        assert review.beat == touch.beat.id
        assert f"ends at {last.step} {last.name}." in review.shown("#keys")
        assert not winter.decisions
        await review.press(str(last.step))
        assert review.decision(touch.beat.id).settled == last.code
