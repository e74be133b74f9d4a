"""Finding one's way in the list, and deciding on several beats in one step."""

import pytest

from scenebreak.domain.beat import DismissReason, Verdict
from scenebreak.tui.messages import FilterChanged, PlaceChosen
from tests.tui import scripts
from tests.tui.driving import NARROW, NORMAL, WIDE, reviewing
from tests.tui.kept_review import kept_review


@pytest.fixture
def kept(tmp_path):
    return kept_review(tmp_path, scripts.long_winter())


def verdicts(review):
    """The verdicts of all beats, in the order of the page."""
    return [beat.decision.verdict for beat in review.beats(1)]


@pytest.mark.parametrize("size", [NARROW, NORMAL, WIDE])
async def test_the_list_follows_every_letter_of_the_filter_and_chips_say_how_it_was_understood(winter, size):
    async with reviewing(winter, size) as review:
        await review.press("f")
        await review.write("must kiss -jo")
        assert [message.text for message in review.sent(FilterChanged)][-1] == "must kiss -jo"
        assert "0 of 5 scenes" in review.shown("#filter .bar-outcome")
        await review.press(*["backspace"] * 4, "enter")
        assert [row.name for row in review.screen.desk.rows] == ["12A", "16"]
        assert " must " in review.shown("#chips")
        assert " kiss " in review.shown("#chips")
        assert "2 of 5 scenes" in review.shown("#chips")
        await review.press("escape")
        assert len(review.screen.desk.rows) == 5
        assert not review.screen.query_one("#chips").display


async def test_esc_in_the_filter_shows_everything_and_the_cursor_where_it_was(winter):
    async with reviewing(winter) as review:
        await review.press("j", "f")
        await review.write("touch")
        assert review.beat == "6.2"
        await review.press("escape")
        assert review.beat == "3.1"
        assert not review.screen.desk.filter


async def test_half_a_word_does_not_lead_the_cursor_astray(winter):
    async with reviewing(winter) as review:
        await review.press("f")
        await review.write("kiss")
        assert review.beat == "1.1"


async def test_t_sorts_and_esc_goes_back_to_the_page(winter):
    async with reviewing(winter) as review:
        await review.press("t")
        assert "sorted by tier" in review.shown("#chips")
        assert review.screen.desk.rows[0].name == "12A"
        await review.press("escape")
        assert review.screen.desk.rows[0].name == "10"


@pytest.mark.parametrize(
    ("typed", "beat"), [("16", "7.1"), ("12a", "3.1"), ("#5", "5.1"), ("7", "7.1"), ("g", "1.1")], ids=str
)
async def test_g_goes_to_a_scene_by_its_number(winter, typed, beat):
    async with reviewing(winter) as review:
        await review.press("G", "g", *typed, "enter")
        assert review.beat == beat
        assert review.sent(PlaceChosen)[0].place == typed


async def test_g_goes_to_a_page_and_to_a_scene_without_a_flag(winter):
    async with reviewing(winter, (140, 16)) as review:
        await review.press("g", "p", "2", "enter")
        assert review.screen.script.top_line.page == 2
        await review.press("g", "1", "1", "enter")
        assert review.screen.desk.cursor.scene == 2
        assert "Not flagged" in review.facts()
        await review.press("j")
        assert review.beat == "3.1"


async def test_a_place_that_is_not_there_is_told(winter):
    async with reviewing(winter) as review:
        await review.press("g", "9", "9", "enter")
        assert "no such scene or page" in review.shown("#place .bar-outcome")
        await review.press("escape")
        assert review.beat == "1.1"


async def test_marked_beats_are_decided_in_one_step_of_undo(kept):
    async with reviewing(kept) as review:
        await review.press("m", "m", "m")
        assert "3 marked" in review.shown("#chips")
        await review.press("enter")
        assert verdicts(kept)[:3] == [Verdict.CONFIRMED] * 3
        assert "Confirmed 3 beats together" in review.shown("#keys")
        assert not review.screen.desk.marked
        await review.press("z")
        assert verdicts(kept) == [None] * 7


async def test_a_scene_or_all_that_is_listed_can_be_marked_and_dismissed(kept):
    async with reviewing(kept) as review:
        await review.press("j", "M")
        assert len(review.screen.desk.marked) == 2
        await review.press("escape", "f")
        await review.write("kiss")
        await review.press("enter", "asterisk", "x")
        assert "Dismiss 4 beats: why?" in str(review.screen.decision.reasons.border_title)
        await review.press("n")
        dismissed = [beat for beat in kept.beats(1) if beat.decision.verdict is Verdict.DISMISSED]
        assert len(dismissed) == 4
        assert {beat.decision.reason for beat in dismissed} == {DismissReason.NON_ROMANTIC}


async def test_a_level_is_settled_on_the_marked_beats_of_its_ladder_and_the_marks_stay(kept):
    async with reviewing(kept) as review:
        await review.press("j", "m", "m", "k", "k", "2")
        settled = [beat.decision.settled for beat in kept.beats(1)]
        assert settled[:3] == [None, "K2", None]
        assert "1 of another ladder left" in review.shown("#keys")
        await review.press("d", "s", "enter", "q")
        await review.write(" For both?")
        await review.press("enter")
        kiss, undress = kept.beats(1)[1:3]
        assert "sound" in kiss.decision.departments & undress.decision.departments
        assert kiss.decision.question == undress.decision.question
        assert kiss.decision.question.endswith("For both?")
        assert len(review.screen.desk.marked) == 2


async def test_every_repeat_of_the_pair_is_decided_after_saying_how_many(kept):
    async with reviewing(kept) as review:
        await review.press("j", "e")
        assert "Decide on this beat first" in review.shown("#keys")
        await review.press("2", "r", "e")
        prompt = review.screen.decision.agree.what
        assert "1 other kiss beat of MARA + JO (scene 10)" in prompt
        assert "1 other of the pair is left: decided or of another level" in prompt
        await review.press("escape")
        assert [beat.decision.settled for beat in kept.beats(1)] == [None, "K2", *[None] * 5]
        await review.press("e", "enter")
        assert [beat.decision.settled for beat in kept.beats(1)].count("K2") == 2
        await review.press("z")
        assert [beat.decision.settled for beat in kept.beats(1)].count("K2") == 1


async def test_a_pair_without_repeats_is_told(kept):
    async with reviewing(kept) as review:
        await review.press("j", "j", "enter", "k", "e")
        assert "No other undress beat" in review.shown("#keys")


async def test_a_full_stop_repeats_what_was_decided_before(kept):
    async with reviewing(kept) as review:
        await review.press("full_stop")
        assert "Nothing was decided yet" in review.shown("#keys")
        await review.press("j", "2", "d", "s", "enter", "enter")
        review.screen.go(review.screen.desk.at_beat(kept.beats(1)[6].beat.id))
        await review.press("full_stop")
        first, last = kept.beats(1)[1].decision, kept.beats(1)[6].decision
        assert (last.verdict, last.settled, last.departments) == (
            first.verdict,
            first.settled,
            first.departments,
        )
        review.screen.go(review.screen.desk.at_beat(kept.beats(1)[2].beat.id))
        await review.press("full_stop")
        assert "another ladder" in review.shown("#keys")
        assert kept.beats(1)[2].decision.verdict is None
