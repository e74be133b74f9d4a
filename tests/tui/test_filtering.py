"""The list shows what a line of words and signs asks for."""

import pytest

from scenebreak.domain.beat import DismissReason, Verdict
from scenebreak.tui.desk import Cursor, Desk
from scenebreak.tui.filtering import Chip, Facet, Order, understood
from tests.tui import scripts
from tests.tui.fake_review import FakeReview

NAMES = ("MARA", "JO", "PIP", "YOUNG MARA")


def desk_of(review: FakeReview, **other) -> Desk:
    desk = Desk(review.episodes[0], review.scan(1), review.beats(1), review.contexts(1), **other)
    return desk.at(desk.stops[0])


@pytest.fixture
def desk(winter):
    winter.decide(1, "1.1", verdict=Verdict.DISMISSED, reason=DismissReason.NON_ROMANTIC)
    winter.decide(1, "3.1", verdict=Verdict.CONFIRMED, answer="held")
    return desk_of(winter)


@pytest.mark.parametrize(
    ("word", "facet", "value"),
    [
        ("K", Facet.KIND, "kiss"),
        ("kiss", Facet.KIND, "kiss"),
        ("nud", Facet.KIND, "nudity"),
        ("sex", Facet.KIND, "simulated_sex"),
        ("violence", Facet.KIND, "sexual_violence"),
        ("!", Facet.TIER, "stop"),
        ("must", Facet.TIER, "must"),
        ("MAY", Facet.TIER, "may"),
        ("+", Facet.VERDICT, "confirmed"),
        ("x", Facet.VERDICT, "dismissed"),
        ("new", Facet.VERDICT, "new"),
        ("unrev", Facet.VERDICT, "new"),
        ("?", Facet.QUESTION, "open"),
        ("jo", Facet.CHARACTER, "JO"),
        ("@mar", Facet.CHARACTER, "MARA"),
        ("young", Facet.CHARACTER, "YOUNG MARA"),
        ("costume", Facet.DEPARTMENT, "costume"),
        ("make-up", Facet.DEPARTMENT, "makeup"),
        ("lamp", Facet.TEXT, "lamp"),
        ('"must"', Facet.TEXT, "must"),
        ('"the lamp', Facet.TEXT, "the lamp"),
    ],
)
def test_a_word_is_understood(word, facet, value):
    assert understood(word, NAMES).chips == (Chip(facet, value),)


def test_a_minus_in_front_leaves_out():
    assert understood("-dismissed", NAMES).chips == (Chip(Facet.VERDICT, "dismissed", without=True),)
    assert understood('-"the lamp"', NAMES).chips[0].label == 'not "the lamp"'


@pytest.mark.parametrize("nothing", ["", "  ", '""', "-", "@nobody"])
def test_nothing_asked_shows_everything(nothing):
    assert not understood(nothing, NAMES)


@pytest.mark.parametrize(
    ("line", "beats"),
    [
        ("kiss", ["1.1", "3.1", "6.1", "7.1"]),
        ("K U", ["1.1", "3.1", "3.2", "6.1", "7.1"]),
        ("kiss -jo", ["6.1"]),
        ("x", ["1.1"]),
        ("kiss must", ["3.1", "7.1"]),
        ("kiss must new", ["7.1"]),
        ("answered", ["3.1"]),
        ("-x -+", ["3.2", "5.1", "6.1", "6.2", "7.1"]),
        ("forehead", ["6.1", "6.2"]),
        ("helicopter", []),
    ],
)
def test_conditions_of_one_facet_add_up_and_facets_narrow(desk, line, beats):
    assert [stop.beat for stop in desk.filtered(line).stops] == beats


def test_every_row_holds_a_beat_that_is_asked_for(desk):
    assert [row.name for row in desk.filtered("undress").rows] == ["12A"]
    assert [row.name for row in desk.showing(everything=True).filtered("deposit").rows] == ["11"]


def test_the_cursor_goes_to_the_next_scene_that_is_shown(desk):
    assert desk.filtered("touch").cursor == Cursor(6, "6.2")
    assert desk.at_beat("7.1").filtered("undress").cursor == Cursor(3, "3.2")


def test_next_stays_within_what_is_asked_for(desk):
    kisses = desk.filtered("kiss").at_beat("3.1")
    assert kisses.unreviewed(1).cursor.beat == "6.1"
    assert kisses.at_beat("7.1").unreviewed(1).cursor.beat == "6.1"
    assert desk.filtered("x").unreviewed(1) is None


def test_a_beat_that_a_decision_takes_off_the_list_is_gone_on_from(desk, winter):
    untouched = desk.filtered("new").at_beat("5.1")
    winter.decide(1, "5.1", verdict=Verdict.CONFIRMED)
    after = untouched.decided(winter.beats(1), {})
    assert after.beat.beat.id == "5.1"
    assert after.unreviewed(1).cursor.beat == "6.1"
    assert after.unreviewed(-1).cursor.beat == "3.2"


@pytest.mark.parametrize(
    ("order", "names"),
    [
        (Order.PAGE, ["10", "12A", "14", "15", "16"]),
        (Order.TIER, ["12A", "14", "16", "15", "10"]),
        (Order.KIND, ["10", "12A", "15", "16", "14"]),
        (Order.VERDICT, ["12A", "14", "15", "16", "10"]),
        (Order.QUESTION, ["14", "10", "12A", "15", "16"]),
    ],
)
def test_the_list_can_be_sorted(desk, order, names):
    assert [row.name for row in desk.sorted_by(order).rows] == names


def test_orders_come_round():
    order, seen = Order.PAGE, []
    for _ in Order:
        order = order.following
        seen.append(order)
    assert seen[-1] is Order.PAGE
    assert len(set(seen)) == len(Order)


def test_marks_are_set_and_taken_off_together(desk):
    marked = desk.marking({"1.1", "3.1"})
    assert marked.marking({"3.1", "7.1"}).marked == {"1.1", "3.1", "7.1"}
    assert marked.marking({"3.1"}).marked == {"1.1"}
    assert [beat.beat.id for beat in marked.acted_on] == ["1.1", "3.1"]
    assert [stop.beat for stop in marked.filtered("*").stops] == ["1.1", "3.1"]
    assert [beat.beat.id for beat in desk.acted_on] == ["1.1"]


def test_hidden_words_keep_their_shape_and_nothing_else(desk):
    hidden = desk_of(FakeReview(scripts.long_winter()), discreet=True)
    assert hidden.words("They kiss. (34)") == "···· ····. (··)"
    assert desk.words("They kiss.") == "They kiss."
