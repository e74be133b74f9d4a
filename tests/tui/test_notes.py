"""What should be known before the flags are trusted is on the screen; what has lost its words can be read."""

from dataclasses import replace

import pytest

from scenebreak.domain.beat import Decision, Verdict
from scenebreak.services.review import GoneContext
from tests.tui import scripts
from tests.tui.driving import NARROW, NORMAL, WIDE, reviewing
from tests.tui.fake_review import FakeReview

FOREIGN = "The script seems not to be in English (language code nl)"


def doubtful(scan):
    return FakeReview(replace(scan, warnings=(FOREIGN,)))


@pytest.mark.parametrize("size", [NARROW, NORMAL, (120, 32), WIDE])
async def test_a_note_stays_under_the_title_until_esc(size):
    async with reviewing(doubtful(scripts.long_winter()), size) as review:
        await review.press("j", "enter")
        assert FOREIGN in " ".join(review.shown("#notes").split())
        assert "notes 1" in review.shown("#title")
        await review.press("escape")
        assert FOREIGN not in " ".join(review.everything().split())
        assert "notes 1" in review.shown("#title")


async def test_without_notes_there_is_no_line_and_no_count(winter):
    async with reviewing(winter) as review:
        assert not review.screen.notes.display
        assert "notes" not in review.shown("#title")
        await review.press("i")
        assert review.pilot.app.screen is review.screen


async def test_every_note_of_the_opening_and_of_the_script_is_listed():
    winter = doubtful(scripts.long_winter())
    winter.told = ("Your work is kept in another folder.", FOREIGN)
    async with reviewing(winter, NARROW) as review:
        assert "1 more" in review.shown("#notes")
        await review.press("i")
        page = review.pilot.app.screen
        await review.pilot.pause()
        words = " ".join(str(page.query_one("#page-lines").content).split())
        assert words.count(FOREIGN) == 1
        assert "Your work is kept in another folder." in words
        await review.press("escape")
        assert review.pilot.app.screen is review.screen


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_a_long_note_never_takes_more_than_three_lines_and_keeps_its_keys(winter, size):
    winter.told = ("words of a long warning " * 40,)
    async with reviewing(winter, size) as review:
        lines = review.shown("#notes").splitlines()
        assert len(lines) == 3
        assert lines[-1].rstrip().endswith("esc hides")


async def test_a_note_is_text_and_nothing_else(winter):
    winter.told = ("[bold]a\x1b[31mb[/bold]",)
    async with reviewing(winter) as review:
        assert "[bold]a^[31mb[/bold]." in review.shown("#notes")


@pytest.mark.parametrize("size", [NARROW, WIDE])
async def test_an_empty_review_of_a_doubtful_script_says_its_doubt(size):
    async with reviewing(doubtful(scripts.quiet()), size) as review:
        words = " ".join(review.facts().split())
        assert "No scene needs you here" not in words
        assert "not to be in English" in words


async def test_decisions_without_their_words_can_be_read(winter):
    lost = replace(winter.beats(1)[1], decision=Decision(verdict=Verdict.CONFIRMED, notes="keep it short"))
    winter.lost[1] = (lost,)
    async with reviewing(winter, NARROW) as review:
        await review.press("w")
        await review.pilot.pause()
        words = " ".join(str(review.pilot.app.screen.query_one("#page-lines").content).split())
        beat = lost.beat
        scene = f"scene {beat.anchor.scene}"
        for told in (scene, beat.kind.label, beat.findings[0].quote, "confirmed", "keep it short"):
            assert told in words
        await review.press("escape")
        assert winter.decisions == {}


async def test_when_no_decision_lost_its_words_that_is_said(winter):
    async with reviewing(winter) as review:
        await review.press("w")
        await review.pilot.pause()
        assert "still has its words" in str(review.pilot.app.screen.query_one("#page-lines").content)


async def test_the_context_of_a_scene_that_is_gone_can_be_read(winter):
    winter.lost_contexts[1] = (GoneContext("7B", "int boathouse", "They made up here."),)
    async with reviewing(winter, NARROW) as review:
        await review.press("w")
        await review.pilot.pause()
        words = str(review.pilot.app.screen.query_one("#page-lines").content)
        for told in ("7B", "int boathouse", "They made up here."):
            assert told in words
