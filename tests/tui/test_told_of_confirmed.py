"""Telling a department of all its scenes asks first, and takes only what a person has confirmed."""

import pytest

from scenebreak.domain.beat import Verdict
from scenebreak.tui.screens.departments import DepartmentsScreen
from tests.tui import scripts
from tests.tui.driving import NARROW, NORMAL, WIDE, reviewing
from tests.tui.kept_review import kept_review

SIZES = (NARROW, NORMAL, WIDE)


@pytest.fixture
def kept(tmp_path):
    return kept_review(tmp_path, scripts.long_winter())


async def departments(review):
    await review.press("D")
    await review.pilot.pause()
    screen = review.pilot.app.screen
    assert isinstance(screen, DepartmentsScreen)
    return screen


def confirm(review, scene):
    beats = [beat.beat.id for beat in review.beats(1) if beat.beat.scene == scene]
    review.decide_all(1, beats, verdict=Verdict.CONFIRMED)


def told(review):
    """Indexes of the scenes of which somebody was told."""
    return {each.scene.index for each in review.scenes(1) if each.decision.notices}


@pytest.mark.parametrize("size", SIZES)
async def test_it_says_how_many_are_confirmed_and_takes_those_alone(kept, size):
    confirm(kept, 3)
    async with reviewing(kept, size) as review:
        screen = await departments(review)
        waiting = screen.brief.waiting
        await review.press("T")
        asked = " ".join(review.everything().split())
        assert f"1 confirmed, {waiting - 1} not reviewed yet" in asked
        assert told(kept) == set()
        await review.press("enter")
        assert told(kept) == {3}
        await review.press("z")
        assert told(kept) == set()


async def test_leaving_the_question_tells_nobody(kept):
    confirm(kept, 3)
    async with reviewing(kept) as review:
        screen = await departments(review)
        await review.press("T", "escape")
        assert told(kept) == set()
        assert screen.waiting is None
        await review.press("a", "enter")
        assert len(told(kept)) == 1


async def test_nothing_confirmed_is_said(kept):
    async with reviewing(kept) as review:
        screen = await departments(review)
        await review.press("T")
        assert "is confirmed yet" in screen.keys.said
        assert told(kept) == set()


@pytest.mark.parametrize("size", SIZES)
async def test_who_told_is_written_and_holds_for_what_is_told_next(kept, size):
    async with reviewing(kept, size) as review:
        screen = await departments(review)
        first = screen.scene
        await review.press("b")
        assert "not told yet" in screen.keys.said
        await review.press("t")
        screen.blocks.current = f"1.{first.scene.scene.index}"
        await review.press("b")
        await review.write("coordinator")
        await review.press("enter")
        notice = kept.scene(1, first.scene.scene.index).decision.notices[first.department]
        assert (notice.by, notice.told) == ("coordinator", screen.today)
        assert "told by coordinator" in review.everything()
        await review.press("j", "t")
        by = [each.by for scene in kept.scenes(1) for each in scene.decision.notices.values()]
        assert by == ["coordinator", "coordinator"]
        await review.press("quotation_mark")
        assert "told by coordinator" not in review.everything()
