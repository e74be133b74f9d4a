"""The collection behind the screen, without a screen."""

from dataclasses import replace

import pytest

from scenebreak.domain.beat import DismissReason, Verdict
from scenebreak.tui.desk import Cursor, Desk
from tests.tui import scripts
from tests.tui.fake_review import FakeReview


def desk_of(review: FakeReview, **other) -> Desk:
    desk = Desk(review.episodes[0], review.scan(1), review.beats(1), review.contexts(1), **other)
    return desk if desk.cursor else desk.at(desk.stops[0])


@pytest.fixture
def desk(winter):
    return desk_of(winter)


def test_the_cursor_stops_at_both_ends(desk):
    assert desk.moved(-5).cursor == desk.stops[0]
    assert desk.moved(500).cursor == desk.stops[-1]


def test_moving_takes_along_what_holds_for_the_whole_script(desk):
    assert desk.counts.beats == 7
    moved = desk.moved(1)
    assert moved.counts is desk.counts
    assert moved.beat is not desk.beat


def test_a_persons_verdict_outranks_the_machine_in_the_counts(winter):
    before = desk_of(winter).counts
    winter.decide(1, "7.1", verdict=Verdict.DISMISSED, reason=DismissReason.OTHER)
    winter.decide(1, "5.1", settled="N1")
    after = desk_of(winter).counts
    assert (before.must, after.must) == (3, 1)
    assert (before.may, after.may) == (2, 3)
    assert (before.open, after.open) == (3, 2)
    assert after.done == 1


@pytest.mark.parametrize(
    ("verdicts", "mark"),
    [
        ((None, None), " "),
        ((Verdict.CONFIRMED, None), "."),
        ((Verdict.CONFIRMED, Verdict.DISMISSED), "+"),
        ((Verdict.DISMISSED, Verdict.DISMISSED), "x"),
        ((Verdict.CONFIRMED, Verdict.UNSURE), "~"),
    ],
)
def test_the_mark_of_a_scene_sums_up_its_verdicts(winter, verdicts, mark):
    for beat, verdict in zip(("3.1", "3.2"), verdicts, strict=True):
        winter.decide(1, beat, verdict=verdict)
    row = next(row for row in desk_of(winter).rows if row.name == "12A")
    assert row.mark == mark


def test_all_scenes_or_flagged_ones_the_cursor_stays_near(desk):
    everything = desk.showing(everything=True)
    assert len(everything.rows) == 8
    at_kitchen = everything.at(Cursor(2, None))
    assert at_kitchen.showing(everything=False).cursor == Cursor(3, "3.1")


def test_the_next_unreviewed_is_counted_from_a_scene_without_beats(desk):
    everything = desk.showing(everything=True).at(Cursor(4, None))
    assert everything.unreviewed(1).cursor.beat == "5.1"
    assert everything.unreviewed(-1).cursor.beat == "3.2"


def test_a_beat_that_is_gone_leaves_the_cursor_in_its_scene(desk):
    at_second = desk.at_beat("3.2")
    fewer = tuple(beat for beat in desk.beats if beat.beat.id != "3.2")
    assert at_second.decided(fewer, {}).cursor == Cursor(3, "3.1")


def test_nothing_new_gives_the_same_desk(desk, winter):
    assert desk.decided(winter.beats(1), {}) is desk


def test_a_script_without_scenes_has_no_cursor():
    review = FakeReview(scripts.scanned(scripts.Writer("EMPTY").screenplay()))
    desk = Desk(review.episodes[0], review.scan(1), (), {})
    assert (desk.moved(1), desk.unreviewed(1), desk.beat, desk.row, desk.stops) == (
        desk,
        None,
        None,
        None,
        (),
    )
    assert replace(desk, everything=True).rows == ()
