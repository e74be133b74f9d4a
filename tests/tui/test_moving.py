"""The list, the script and the decision move together."""

from scenebreak.domain.beat import Verdict
from scenebreak.tui.messages import FindStepped
from tests.tui import scripts
from tests.tui.driving import NARROW, NORMAL, WIDE, reviewing
from tests.tui.fake_review import FakeReview
from tests.tui.still_time import clock

TALL = (140, 16)


async def test_j_and_k_go_from_beat_to_beat(winter):
    async with reviewing(winter) as review:
        await review.press("j", "down")
        assert review.beat == "3.2"
        await review.press("k", "up", "up")
        assert review.beat == "1.1"


async def test_n_goes_past_what_is_reviewed_and_round_the_end(winter):
    winter.decide(1, "3.1", verdict=Verdict.CONFIRMED)
    async with reviewing(winter) as review:
        await review.press("home", "n")
        assert review.beat == "3.2"
        await review.press("N", "N")
        assert review.beat == "7.1"


async def test_the_evidence_of_the_current_beat_is_in_view(winter):
    async with reviewing(winter, TALL) as review:
        for beat in review.screen.desk.beats:
            review.screen.go(review.screen.desk.at_beat(beat.beat.id))
            await review.pilot.pause()
            assert beat.beat.anchor.quote in review.shown("#script")
            assert beat.beat.kind.label in review.facts()


async def test_a_beat_that_is_in_view_does_not_make_the_script_jump(winter):
    async with reviewing(winter, WIDE) as review:
        await review.press("j")
        top = review.screen.script.scroll_offset.y
        await review.press("j")
        assert review.screen.script.scroll_offset.y == top


async def test_the_list_marks_the_scene_and_its_verdict(winter):
    async with reviewing(winter) as review:
        await review.press("enter")
        rows = review.shown("#scenes").splitlines()
        assert any(row.startswith(" +10 ") for row in rows)
        assert any(row.startswith("> 12A") for row in rows)


async def test_s_lists_every_scene_and_says_why_one_is_not_flagged(winter):
    async with reviewing(winter) as review:
        assert "KITCHEN" not in review.shown("#scenes").splitlines()[2]
        await review.press("s")
        assert len(review.screen.desk.rows) == 8
        await review.press("j")
        assert review.beat is None
        assert "Not flagged" in review.facts()
        assert "figurative" in review.facts()
        await review.press("enter", "x", "3", "q")
        assert winter.decisions == {}
        await review.press("s")
        assert len(review.screen.desk.rows) == 5
        assert review.beat == "3.1"


async def test_brackets_change_the_episode():
    winter = FakeReview(scripts.long_winter(), scripts.quiet())
    async with reviewing(winter) as review:
        await review.press("right_square_bracket")
        assert "A QUIET DAY" in review.shown("#title")
        assert "ep 2/2" in review.shown("#title")
        await review.press("right_square_bracket")
        assert review.screen.desk.episode.id == 2
        await review.press("left_square_bracket")
        assert "THE LONG WINTER" in review.shown("#title")


async def test_find_goes_from_place_to_place_and_marks_them(winter):
    async with reviewing(winter, TALL) as review:
        await review.press("slash")
        await review.write("they  KISS")
        assert review.shown("#find .bar-outcome").strip() == "1 of 2"
        await review.press("enter")
        assert "They kiss again" in review.shown("#script")
        assert review.shown("#find .bar-outcome").strip() == "2 of 2"
        await review.press("up")
        assert [message.step for message in review.sent(FindStepped)] == [1, -1]
        assert "They kiss. " in review.shown("#script")
        await review.press("escape")
        assert review.beat == "3.1"
        assert review.screen.script.hits == ()
        await review.press("j")
        assert review.beat == "3.2"


async def test_find_says_when_the_words_are_not_there(winter):
    async with reviewing(winter) as review:
        await review.press("slash")
        await review.write("helicopter")
        assert "not in this script" in review.shown("#find .bar-outcome")


async def test_a_click_on_a_row_and_on_evidence_goes_there(winter):
    async with reviewing(winter) as review:
        await review.pilot.click("#scenes", offset=(5, 3))
        assert review.beat == "5.1"
        rows = review.shown("#script").splitlines()
        y = next(number for number, row in enumerate(rows) if "pulls her shirt" in row)
        await review.pilot.click("#script", offset=(rows[y].index("pulls") + 1, y))
        assert review.beat == "3.2"


async def test_a_click_on_the_heat_strip_scrolls_to_the_page(winter):
    review_of = FakeReview(scripts.season_script(40))
    async with reviewing(review_of, WIDE) as review:
        await review.pilot.click("#heat", offset=(120, 0))
        assert review.screen.script.top_line.page > review.screen.desk.scan.screenplay.pages // 2
        page = review.screen.script.top_line.page
        assert abs(review.screen.desk.page - page) <= 1
        await review.press("home")
        assert review.screen.script.top_line.page == 1


async def test_l_shows_the_list_where_it_is_hidden_and_hides_it_where_it_is_shown(winter):
    for size, shown in ((WIDE, True), (NORMAL, False), (NARROW, False)):
        async with reviewing(winter, size) as review:
            scenes = review.screen.query_one("#scenes")
            assert scenes.display is shown
            await review.press("l")
            assert scenes.display is not shown


async def test_tab_reaches_the_panes_and_arrows_scroll_there(winter):
    async with reviewing(winter, TALL) as review:
        await review.press("tab")
        assert review.screen.focused.id == "scenes"
        await review.press("tab")
        assert review.screen.focused.id == "script"
        top = review.screen.script.scroll_offset.y
        await review.press("down")
        assert review.screen.script.scroll_offset.y == top + 1
        await review.press("j")
        assert review.beat == "3.1"


async def test_a_review_opens_at_the_first_unreviewed_beat(winter):
    winter.decide(1, "1.1", verdict=Verdict.CONFIRMED)
    async with reviewing(winter) as review:
        assert review.beat == "3.1"


async def test_what_another_window_decides_shows_here(winter):
    async with reviewing(winter) as review:
        winter.decide(1, "3.1", verdict=Verdict.CONFIRMED)
        await clock.let_pass(2.0)
        assert "done 1/7" in review.shown("#title")
        assert review.beat == "1.1"
