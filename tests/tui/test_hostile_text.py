"""Script text is data: shown as text, never obeyed, and nothing breaks on it."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from rich.cells import cell_len

from scenebreak.tui.printable import editable, fitted, printable
from tests.tui import scripts
from tests.tui.driving import NARROW, NORMAL, WIDE, reviewing
from tests.tui.fake_review import FakeReview


@given(st.text(st.characters(), max_size=80))
def test_printable_text_holds_nothing_that_a_terminal_obeys(text):
    shown = printable(text)
    assert not any(ord(each) < 0x20 or 0x7F <= ord(each) < 0xA0 for each in shown)
    shown.encode("utf-8")


@example("00\u093a000", 4)  # a mark that joins the letter before it
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=60), st.integers(0, 40))
def test_fitted_text_has_exactly_the_width_asked_for(text, width):
    assert cell_len(fitted(text, width)) == width


def test_direction_overrides_are_dropped_and_letters_stay():
    assert printable("\u202eabc\u202c \u05e9\u05dc") == "abc \u05e9\u05dc"


def test_an_editor_keeps_line_breaks_and_nothing_else():
    assert editable("a\tb\x1b[1m\nc") == "a b^[1m\nc"


@pytest.mark.parametrize("size", [NARROW, NORMAL, WIDE])
async def test_markup_escapes_and_long_lines_are_shown_as_text(size):
    async with reviewing(FakeReview(scripts.hostile()), size) as review:
        assert "[b]HOSTILE[/b] ^]0;owned^" in review.shown("#title")
        words = review.shown("#script")
        assert "She says [bold]nothing[/bold]" in words
        for line in words.splitlines():
            assert cell_len(line) == review.screen.script.outer_size.width
        assert "\x1b" not in review.everything()
        assert "\u202e" not in review.everything()
        assert "[bold]why[/bold] ^[5m" in " ".join(review.facts().split())


async def test_a_line_of_five_thousand_characters_is_wrapped_and_its_evidence_found():
    async with reviewing(FakeReview(scripts.hostile()), NARROW) as review:
        await review.press("j")
        assert "They embrace." in review.shown("#script")
        assert all(len(line.text) <= 62 for line in review.screen.script.lines)


async def test_every_key_works_on_hostile_text():
    async with reviewing(FakeReview(scripts.hostile()), NARROW) as review:
        await review.press("c")
        await review.write("[red]")
        await review.press(
            "escape", "q", "escape", "enter", "z", "slash", "left_square_bracket", "enter", "escape"
        )
        await review.press("x", "f", "s", "l", "l", "question_mark", "escape")
        assert review.review.written[1, 1] == "[red]"
        assert "[red]" in review.facts()


async def test_messages_take_markup_for_text():
    fake = FakeReview(scripts.hostile())
    async with reviewing(fake, notifications=True) as review:
        review.screen.tell("Undone: [/nonsense] \x1b[31m")
        await review.pilot.pause()
        assert "Undone: [/nonsense] ^[31m" in review.shown("#keys")
        fake.broken = "[bold]full[/] \x1b[31m"
        await review.press("enter")
        assert "[bold]full[/] ^[31m" in review.everything()


@pytest.mark.parametrize("size", [NARROW, NORMAL, WIDE])
async def test_filters_places_marks_and_people_take_hostile_words_for_words(size):
    async with reviewing(FakeReview(scripts.hostile()), size) as review:
        await review.press("f")
        await review.write("[red] -[/] @[A]")
        await review.press("enter")
        assert "[red]" in review.shown("#chips")
        await review.press("escape", "g")
        await review.write("[1]")
        await review.press("enter", "m", "asterisk", "home", "P", "a", "escape", "escape")
        assert "^B" in review.facts()
        assert "[A]" not in review.facts()
        await review.press("quotation_mark")
        assert "nothing" not in review.everything()
        assert "\x1b" not in review.everything()
