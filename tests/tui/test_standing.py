"""What stands on a beat is in the pane: whom to tell by name, what was agreed, who answered and when."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenebreak.domain.department import DEPARTMENTS
from scenebreak.domain.plan import Agreement, Rider, RiderState
from scenebreak.tui.widgets.standing import told_lines
from tests.tui import scripts
from tests.tui.driving import NARROW, NORMAL, WIDE, reviewing
from tests.tui.kept_review import kept_review

SIZES = (NARROW, NORMAL, WIDE)
ELEVEN = frozenset(list(DEPARTMENTS)[:11])
DAY = date(2026, 3, 2)


@pytest.fixture
def winter(tmp_path):
    return kept_review(tmp_path, scripts.long_winter())


def agree(review):
    """The love scene with everything decided that can be agreed, asked and sent; the id of its beat."""
    beat = review.scene(1, 5).beats[0].beat.id
    review.decide(
        *(1, beat),
        agreed=Agreement("N2", ("JO", "director"), DAY),
        answer="Under the blanket throughout.",
        answered_by="showrunner",
        answered_on=date(2026, 3, 1),
        departments=ELEVEN,
    )
    review.decide_scene(1, 5, riders=(Rider("JO", RiderState.SENT, DAY),))
    return beat


@given(st.frozensets(st.sampled_from(list(DEPARTMENTS))), st.integers(20, 80), st.integers(1, 9))
def test_departments_are_named_and_none_is_forgotten(ids, width, most):
    lines = told_lines(ids, width, most)
    assert len(lines) <= most
    assert all(len(line) <= width for line in lines)
    words = " ".join(lines)
    rest = int(words.rpartition("+")[2]) if "+" in words else 0
    named = [name for name in words.partition("+")[0].split(",") if name.strip()]
    assert len(named) + rest == len(ids)


def test_there_is_room_for_whole_names_before_short_ones():
    assert told_lines(frozenset({"ad", "makeup"}), 40, 1) == ("Assistant directors, Make-up and hair",)
    assert told_lines(frozenset({"ad", "makeup"}), 20, 1) == ("ADs, Make-up",)
    assert told_lines(frozenset({"ad", "makeup", "sound"}), 16, 1) == ("ADs, Make-up +1",)


@pytest.mark.parametrize("size", SIZES)
async def test_eleven_departments_are_told_by_name(winter, size):
    beat = agree(winter)
    async with reviewing(winter, size) as review:
        review.screen.go(review.screen.desk.at_beat(beat))
        await review.pilot.pause()
        everything = " ".join(review.everything().split())
        for name in ("Producer", "Legal", "Casting", "Director", "Costume"):
            assert name in everything
        assert "plkdacmfgsr" not in everything.replace(" ", "")
        assert review.screen.query_one("#facts").max_scroll_y == 0


@pytest.mark.parametrize("size", SIZES)
async def test_the_pane_tells_what_was_agreed_and_who_answered(winter, size):
    beat = agree(winter)
    async with reviewing(winter, size) as review:
        review.screen.go(review.screen.desk.at_beat(beat))
        await review.pilot.pause()
        everything = " ".join(review.everything().split())
        assert "N2 implied: JO, director" in everything
        assert "showrunner, 2026-03-01:" in review.facts()
        if size == WIDE:
            assert "rider JO sent 2026-03-02" in " ".join(review.facts().split())
            assert "showrunner, 2026-03-01: Under the blanket throughout." in " ".join(review.facts().split())


async def test_the_plan_has_the_question_and_the_answer_in_full(winter):
    beat = agree(winter)
    async with reviewing(winter, NARROW) as review:
        review.screen.go(review.screen.desk.at_beat(beat))
        await review.press("p")
        everything = " ".join(review.everything().split())
        assert winter.scene(1, 5).beats[0].question in everything
        assert "showrunner, 2026-03-01: Under the blanket throughout." in everything


async def test_a_rider_shows_as_soon_as_another_window_sets_it(winter):
    async with reviewing(winter) as review:
        await review.press("g", "1", "4", "enter")
        winter.decide_scene(1, 5, riders=(Rider("JO", RiderState.SIGNED, DAY),))
        await review.until(lambda: "Rider JO signed 2026-03-02" in " ".join(review.facts().split()))
