"""An answer written on the review says who gave it and when, as one written in the list of questions does."""

import pytest

from scenebreak.services.days import today
from scenebreak.tui.screens.questions import QuestionsScreen
from tests.tui import scripts
from tests.tui.driving import NARROW, NORMAL, WIDE, reviewing
from tests.tui.kept_review import kept_review


@pytest.fixture
def kept(tmp_path):
    return kept_review(tmp_path, scripts.long_winter())


async def answer(review, words):
    await review.press("a")
    await review.write(words)
    await review.press("enter")


async def test_an_answer_is_of_today_and_of_whom_the_question_is_for(kept):
    async with reviewing(kept) as review:
        await review.press("j")
        await answer(review, "held, once")
        decision = kept.beats(1)[1].decision
        assert (decision.answered_by, decision.answered_on) == ("director", today())
        await review.press("z")
        assert (kept.beats(1)[1].decision.answer, kept.beats(1)[1].decision.answered_on) == ("", None)


@pytest.mark.parametrize("size", [NARROW, NORMAL, WIDE])
async def test_the_pane_shows_who_and_the_day_however_long_the_answer(kept, size):
    kept.decide(1, kept.beats(1)[1].beat.id, answer="word " * 60, answered_by="writer", answered_on=today())
    async with reviewing(kept, size) as review:
        await review.press("g", *kept.beats(1)[1].beat.scene_name, "enter")
        assert f"writer, {today()}: " in " ".join(review.facts().split())


async def test_an_answer_taken_out_leaves_neither_who_nor_day(kept):
    async with reviewing(kept) as review:
        await review.press("j")
        await answer(review, "yes")
        await review.press("a", *["backspace"] * 3, "enter")
        decision = kept.beats(1)[1].decision
        assert (decision.answer, decision.answered_by, decision.answered_on) == ("", "", None)


async def test_who_answered_last_in_the_list_is_who_answers_in_the_review(kept):
    async with reviewing(kept) as review:
        await review.press("A")
        await review.pilot.pause()
        assert isinstance(review.pilot.app.screen, QuestionsScreen)
        await review.press("b", "w", "escape", "G")
        await answer(review, "yes")
        assert kept.beats(1)[-1].decision.answered_by == "writer"
