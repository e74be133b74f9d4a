"""What is written or decided on marked beats says so where another beat is on the screen."""

import pytest

from tests.tui import scripts
from tests.tui.driving import NARROW, NORMAL, WIDE, reviewing
from tests.tui.kept_review import kept_review

SIZES = (NARROW, NORMAL, WIDE)


@pytest.fixture
def kept(tmp_path):
    return kept_review(tmp_path, scripts.long_winter())


async def mark_two_and_go_on(review):
    """Mark the first two beats; the cursor stands on the last one then."""
    await review.press("m", "m", "G")


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("key", ["a", "q"])
async def test_the_title_counts_the_marked_beats_and_says_that_this_one_is_none(kept, size, key):
    async with reviewing(kept, size) as review:
        await mark_two_and_go_on(review)
        await review.press(key)
        assert "2 beats, not this one" in review.shown("#editor")
        assert "2 beats, not this one: " in review.shown("#keys")


@pytest.mark.parametrize("size", SIZES)
async def test_the_title_counts_them_where_this_one_is_among_them(kept, size):
    async with reviewing(kept, size) as review:
        await review.press("m", "m", "k", "a")
        assert "2 beats: answer" in review.shown("#editor")


async def test_no_words_of_another_beat_are_in_the_editor(kept):
    beats = kept.beats(1)
    kept.decide(1, beats[-1].beat.id, answer="of another beat")
    kept.decide(1, beats[0].beat.id, answer="of one of them")
    async with reviewing(kept) as review:
        await review.press("g", *beats[0].beat.scene_name, "enter")
        await mark_two_and_go_on(review)
        await review.press("a")
        assert review.screen.decision.editor.text == ""


async def test_words_that_all_marked_beats_have_are_there_to_be_changed(kept):
    first, second, *_ = kept.beats(1)
    kept.decide_all(1, [first.beat.id, second.beat.id], answer="the same")
    async with reviewing(kept) as review:
        await review.press("g", *first.beat.scene_name, "enter")
        await mark_two_and_go_on(review)
        await review.press("a")
        assert review.screen.decision.editor.text == "the same"


async def test_an_answer_goes_to_the_marked_beats_alone(kept):
    async with reviewing(kept) as review:
        await mark_two_and_go_on(review)
        await review.press("a")
        await review.write("held, once")
        await review.press("enter")
        answers = [beat.decision.answer for beat in kept.beats(1)]
        assert answers == ["held, once", "held, once", "", "", "", "", ""]


@pytest.mark.parametrize("size", SIZES)
async def test_a_level_and_the_prompts_say_so_too(kept, size):
    async with reviewing(kept, size) as review:
        await review.press("j", "m", "G", "2")
        assert "Settled 1 beat, not this one" in review.shown("#keys")
        await review.press("x")
        assert "1 beat, not this one" in review.shown("#reason")
        await review.press("escape", "d")
        assert "1 beat, not this one" in review.shown("#departments")


async def test_a_level_of_another_ladder_is_not_passed_over_in_silence(kept):
    async with reviewing(kept) as review:
        await review.press("m", "j", "2")
        assert [beat.decision.settled for beat in kept.beats(1)] == [None] * 7
        assert "has this ladder" in review.shown("#keys")
