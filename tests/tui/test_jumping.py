"""Wherever a jump leads, the title, the panes and the keys are there too."""

import pytest

from scenebreak.domain.beat import Verdict
from scenebreak.domain.finding import Kind, Level
from tests.tui import scripts
from tests.tui.driving import NARROW, WIDE, reviewing
from tests.tui.fake_review import FakeReview


@pytest.fixture
def long_way() -> FakeReview:
    """A kiss on the first page; a scene over several pages that ends in another one; one without beats."""
    w = scripts.Writer()
    w.scene("1", "INT. HALL - DAY").action("Ann and Ben come in. They kiss.")
    for number in range(2, 5):
        w.scene(str(number), f"INT. ROOM {number} - DAY")
        for line in range(30):
            w.action(f"Somebody carries box {number}.{line}.")
    w.scene("5", "EXT. FIELD - DAY")
    for line in range(130):
        w.action(f"They walk past tree {line}.")
    w.action("They embrace at the gate.")
    s = w.screenplay()
    pair = ("ANN", "BEN")
    kiss = scripts.see(s, "They kiss.", Kind.KISS, Level.UNSPECIFIED, pair)
    hug = scripts.see(s, "They embrace", Kind.TOUCH, Level.LIGHT, pair)
    return FakeReview(scripts.scanned(s, [kiss, hug]))


async def test_found_words_take_the_cursor_to_their_scene(long_way):
    async with reviewing(long_way) as review:
        await review.press("slash")
        await review.write("box 3.20")
        assert review.screen.desk.row.name == "3"
        assert "box 3.20" in review.shown("#script")
        assert "ROOM 3" in review.shown("#script").splitlines()[0]
        await review.press("escape", "enter", "u")
        assert long_way.decisions == {}


async def test_found_words_take_the_cursor_to_the_beat_that_rests_on_them(winter):
    async with reviewing(winter) as review:
        await review.press("slash")
        await review.write("pulls her shirt")
        assert review.beat == "3.2"


async def test_words_that_are_not_there_leave_the_cursor(winter):
    async with reviewing(winter) as review:
        await review.press("j", "slash")
        await review.write("helicopter")
        assert review.beat == "3.1"


async def test_a_page_takes_the_cursor_to_the_scene_there(long_way):
    async with reviewing(long_way) as review:
        await review.press("g")
        await review.write("p2")
        await review.press("enter")
        assert review.screen.script.top_line.page == 2
        assert review.screen.desk.row.name == "3"
        assert review.beat is None


async def test_far_from_its_words_a_beat_is_brought_back_before_it_is_decided(long_way):
    async with reviewing(long_way) as review:
        await review.press("g")
        await review.write("p4")
        await review.press("enter")
        assert review.screen.desk.row.name == "5"
        assert "They embrace" not in review.shown("#script")
        assert "enter shows the beat" in review.shown("#script").splitlines()[0]
        await review.press("enter")
        assert long_way.decisions == {}
        assert "They embrace" in review.shown("#script")
        assert "enter shows the beat" not in review.shown("#script")
        await review.press("enter")
        assert long_way.decisions[1, "5.1"].verdict is Verdict.CONFIRMED


@pytest.mark.parametrize("key", ["u", "x", "1", "r", "P", "d", "m", "full_stop"])
async def test_no_key_decides_on_a_beat_that_is_not_in_view(long_way, key):
    async with reviewing(long_way, NARROW) as review:
        await review.press("g")
        await review.write("p4")
        await review.press("enter", key)
        assert long_way.decisions == {}
        assert review.screen.waiting is None
        assert not review.screen.desk.marked
        assert "They embrace" in review.shown("#script")


async def test_reading_on_to_the_beat_brings_it_into_view_too(long_way):
    async with reviewing(long_way) as review:
        await review.press("g")
        await review.write("p4")
        await review.press("enter")
        for _ in range(10):
            if "They embrace" not in review.shown("#script"):
                await review.press("space")
        assert "enter shows the beat" not in review.shown("#script")
        await review.press("enter")
        assert long_way.decisions[1, "5.1"].verdict is Verdict.CONFIRMED


async def test_a_click_on_the_heat_strip_takes_the_cursor_along(long_way):
    async with reviewing(long_way, WIDE) as review:
        await review.pilot.click("#heat", offset=(70, 0))
        await review.pilot.pause()
        assert review.screen.desk.row.name != "1"


@pytest.mark.parametrize("size", [WIDE, (120, 36), NARROW])
@pytest.mark.parametrize("done", [True, False])
async def test_the_first_paint_shows_the_words_of_the_beat_at_the_cursor(long_way, size, done):
    long_way.told = ("Something to know.",)
    if done:
        long_way.decide(1, "1.1", verdict=Verdict.CONFIRMED)
    async with reviewing(long_way, size) as review:
        assert review.screen.desk.beat.beat.anchor.quote in review.shown("#script")


async def test_a_review_that_opens_at_a_raised_beat_shows_its_words(long_way, monkeypatch):
    from scenebreak.domain.drafts import BeatMark, Change

    monkeypatch.setattr(long_way, "marks", lambda episode: {"5.1": BeatMark(Change.RAISED, look=True)})
    for size in (WIDE, NARROW):
        async with reviewing(long_way, size) as review:
            assert review.beat == "5.1"
            assert "They embrace" in review.shown("#script")
