"""What a person writes is kept when the field is left, at a pause, and before the program ends."""

from scenebreak.tui.messages import FieldWritten
from scenebreak.tui.widgets import editor
from tests.tui import scripts
from tests.tui.driving import NARROW, reviewing
from tests.tui.fake_review import FakeReview
from tests.tui.still_time import clock


async def test_the_question_starts_with_the_machines_words_and_enter_keeps_yours(winter):
    async with reviewing(winter) as review:
        await review.press("j", "q")
        assert review.screen.decision.editor.text == "Peck, held or makeout?"
        await review.press("end")
        await review.write(" Who starts it?")
        await review.press("enter")
        assert review.decision("3.1").question == "Peck, held or makeout? Who starts it?"
        assert not review.screen.decision.editor.display


async def test_an_empty_question_is_closed(winter):
    async with reviewing(winter) as review:
        await review.press("j", "q")
        review.screen.decision.editor.clear()
        await review.press("escape")
        assert review.decision("3.1").question == ""
        assert not review.screen.desk.beat.open


async def test_leaving_a_text_as_it_was_changes_nothing(winter):
    async with reviewing(winter) as review:
        await review.press("j", "q", "escape", "a", "enter", "o", "escape", "c", "escape")
        assert winter.decisions == {}
        assert winter.written == {}


async def test_an_answer_closes_the_question(winter):
    async with reviewing(winter) as review:
        await review.press("j", "a")
        await review.write("held, once")
        await review.press("escape")
        assert review.decision("3.1").answer == "held, once"
        assert not review.screen.desk.beat.open
        assert "answered" in review.facts()


async def test_context_belongs_to_the_scene(winter):
    async with reviewing(winter) as review:
        await review.press("j", "c")
        await review.write("first kiss")
        await review.press("enter")
        assert winter.written == {(1, 3): "first kiss"}
        await review.press("j")
        assert (review.beat, "first kiss" in review.facts()) == ("3.2", True)


async def test_notes_take_several_lines(winter):
    async with reviewing(winter) as review:
        await review.press("o")
        await review.write("one")
        await review.press("enter")
        await review.write("two")
        await review.press("escape")
        assert review.decision("1.1").notes == "one\ntwo"


async def test_a_pause_keeps_what_is_written_so_far(winter):
    async with reviewing(winter) as review:
        await review.press("o")
        await review.write("half a thought")
        await clock.let_pass(editor.PAUSE - 0.1)
        assert not review.sent(FieldWritten)
        await clock.let_pass(0.1)
        assert review.decision("1.1").notes == "half a thought"
        assert [message.text for message in review.sent(FieldWritten)] == ["half a thought"]
        await review.press("escape")
        assert len(review.sent(FieldWritten)) == 1


async def test_letters_go_into_the_text_and_not_to_the_review(winter):
    async with reviewing(winter) as review:
        await review.press("o")
        await review.write("xujkzQ?")
        assert winter.decisions == {}
        await review.press("escape")
        assert review.decision("1.1").notes == "xujkzQ?"


async def test_quitting_in_the_middle_of_a_word_keeps_it(winter):
    async with reviewing(winter) as review:
        await review.press("o")
        await review.write("almost lost")
        await review.press("ctrl+q")
        assert review.decision("1.1").notes == "almost lost"


async def test_undo_takes_a_text_back(winter):
    async with reviewing(winter) as review:
        await review.press("c")
        await review.write("wrong scene")
        await review.press("enter", "G", "z")
        assert winter.written == {(1, 1): ""}
        assert review.screen.desk.cursor.scene == 1


async def test_a_text_that_cannot_be_kept_stays_in_the_editor(winter):
    async with reviewing(winter) as review:
        await review.press("o")
        winter.broken = True
        await review.write("precious")
        await clock.let_pass(editor.PAUSE)
        assert review.screen.decision.editor.text == "precious"
        await review.press("escape", "ctrl+q")
        assert review.screen.decision.editor.display
        winter.broken = False
        await review.press("escape")
        assert review.decision("1.1").notes == "precious"


async def test_controls_in_a_stored_text_never_reach_the_editor():
    winter = FakeReview(scripts.long_winter())
    winter.decide(1, "1.1", notes="a\x1b[31mb\nsecond")
    async with reviewing(winter, NARROW) as review:
        await review.press("o")
        assert review.screen.decision.editor.text == "a^[31mb\nsecond"
        await review.press("escape")
        assert winter.decisions[1, "1.1"].notes == "a\x1b[31mb\nsecond"


async def test_steady_writing_is_kept_without_a_pause(winter):
    rest = editor.PAUSE / 2
    words = round(editor.LONGEST / rest)
    async with reviewing(winter) as review:
        await review.press("o")
        for _ in range(words):
            assert winter.decisions == {}
            await review.write("on ")
            await clock.let_pass(rest)
        assert review.decision("1.1").notes == "on " * words
        await review.write("and off")
        await clock.let_pass(editor.PAUSE)
        assert review.decision("1.1").notes == "on " * words + "and off"


async def test_an_error_while_writing_says_that_the_words_stay(winter):
    async with reviewing(winter) as review:
        await review.press("o")
        winter.broken = True
        await review.write("precious")
        await review.press("escape")
        assert "stays in the editor" in [n.message for n in review.pilot.app._notifications][-1]


async def test_undo_from_the_palette_closes_the_editor_on_words_taken_back(winter):
    async with reviewing(winter) as review:
        await review.press("o")
        await review.write("wrong")
        review.screen.step_history(back=True)
        await review.pilot.pause()
        assert review.decision("1.1").notes == ""
        assert not review.screen.decision.editor.display
