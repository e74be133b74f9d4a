"""Two people write the same text: nobody's words go without being asked."""

import pytest

from scenebreak.tui.widgets import editor
from tests.tui.driving import NARROW, NORMAL, WIDE, reviewing
from tests.tui.still_time import clock

THEIRS = "the other person's words"


async def torn(review, field="o"):
    """Write words while another window keeps some of its own in the same place."""
    await review.press(field)
    review.review.decide(1, "1.1", notes=THEIRS)
    review.review.set_context(1, 1, THEIRS)
    await review.write("mine")


@pytest.mark.parametrize("size", [NARROW, NORMAL, (120, 32), WIDE])
async def test_nothing_is_overwritten_and_both_texts_are_in_view(winter, size):
    async with reviewing(winter, size) as review:
        await torn(review)
        await review.press("escape")
        assert review.decision("1.1").notes == THEIRS
        assert review.screen.decision.editor.text == "mine"
        everything = " ".join(review.everything().split())
        for words in ("the other", "mine", "both", "theirs", "write on"):
            assert words in everything
        for prompt in ("#conflict", "#editor"):
            assert review.screen.region.contains_region(review.screen.query_one(prompt).region)


@pytest.mark.parametrize(
    ("key", "kept"), [("b", f"{THEIRS}\nmine"), ("m", "mine"), ("t", THEIRS)], ids=["both", "mine", "theirs"]
)
async def test_the_person_says_which_notes_stay(winter, key, kept):
    async with reviewing(winter) as review:
        await torn(review)
        await review.press("escape", key)
        assert review.decision("1.1").notes == kept
        assert not review.screen.decision.editor.display
        assert not review.screen.decision.conflict.display
        await review.press("j")
        assert review.beat == "3.1"


async def test_both_contexts_stand_on_one_line(winter):
    async with reviewing(winter) as review:
        await torn(review, "c")
        await review.press("enter", "b")
        assert winter.written == {(1, 1): f"{THEIRS} / mine"}


async def test_a_conflict_at_a_pause_leaves_the_keys_with_the_editor(winter):
    async with reviewing(winter) as review:
        await torn(review)
        await clock.let_pass(editor.PAUSE)
        assert review.screen.decision.conflict.display
        await review.write("bmt")
        assert review.screen.decision.editor.text == "minebmt"
        assert review.decision("1.1").notes == THEIRS


async def test_esc_in_the_question_goes_on_writing(winter):
    async with reviewing(winter) as review:
        await torn(review)
        await review.press("escape", "escape")
        await review.write(" more")
        await review.press("escape", "m")
        assert review.decision("1.1").notes == "mine more"


async def test_words_that_change_again_are_asked_about_again(winter):
    async with reviewing(winter) as review:
        await torn(review)
        await review.press("escape")
        winter.decide(1, "1.1", notes="and again")
        await review.press("m")
        assert review.decision("1.1").notes == "and again"
        assert "and again" in review.shown("#conflict")
        await review.press("b")
        assert review.decision("1.1").notes == "and again\nmine"


async def test_the_program_does_not_end_before_it_is_decided(winter):
    async with reviewing(winter) as review:
        await torn(review)
        await review.press("ctrl+q", "ctrl+q")
        assert not review.pilot.app._exit
        await review.press("m", "ctrl+q")
        assert review.pilot.app._exit
        assert review.decision("1.1").notes == "mine"


async def test_a_full_disk_after_the_choice_keeps_both_in_the_editor_once(winter):
    async with reviewing(winter) as review:
        await torn(review)
        await review.press("escape")
        winter.broken = True
        await review.press("b")
        winter.broken = False
        await review.press("escape")
        assert review.decision("1.1").notes == f"{THEIRS}\nmine"


async def test_a_question_that_another_window_worded_first_is_not_replaced(winter):
    async with reviewing(winter) as review:
        await review.press("j", "q")
        winter.decide(1, "3.1", question=THEIRS)
        await review.press("end")
        await review.write(" When?")
        await review.press("enter")
        assert review.decision("3.1").question == THEIRS
        await review.press("m")
        assert review.decision("3.1").question == "Peck, held or makeout? When?"


async def test_ones_own_words_are_no_conflict(winter):
    async with reviewing(winter) as review:
        await review.press("o")
        for word in ("one", "two"):
            await review.write(word)
            await clock.let_pass(editor.PAUSE)
        await review.press("escape", "o")
        await review.write("three")
        await review.press("escape")
        assert review.decision("1.1").notes == "onetwothree"
        assert not review.screen.decision.conflict.display
