"""The collection behind the review: filters give new ones, and it knows its way through itself."""

from dataclasses import replace

from scenebreak.domain.beat import Decision, ReviewedBeat, Verdict, propose_beats
from scenebreak.domain.beat_list import Beats, Counts
from scenebreak.domain.finding import Kind, Tier
from tests.store.builders import scan_of


def beats():
    proposed = [beat for scene in scan_of().flagged() for beat in propose_beats(scene)]
    return Beats(map(ReviewedBeat, proposed))


def decided(collection, place, **fields):
    every = list(collection.unfiltered())
    every[place] = replace(every[place], decision=Decision(**fields))
    return collection.refreshed(every)


def ids(collection):
    return [beat.beat.id for beat in collection]


def test_filters_give_new_collections_and_say_so():
    every = beats()
    kisses = every.of_kind(Kind.KISS)
    bedroom = kisses.in_scene(3)
    assert (len(every), len(kisses), len(bedroom)) == (5, 3, 1)
    assert every.description == "all beats (5)"
    assert bedroom.description == "all beats; kiss; scene 3 (1 of 5)"
    assert list(bedroom.unfiltered()) == list(every)


def test_a_refreshed_collection_keeps_its_filters():
    left = beats().unreviewed()
    assert len(decided(left, 0, verdict=Verdict.CONFIRMED)) == 4
    assert decided(left, 0, verdict=Verdict.CONFIRMED).description == "all beats; unreviewed (4 of 5)"


def test_a_persons_verdict_counts_before_the_machines():
    every = decided(decided(beats(), 0, verdict=Verdict.DISMISSED), 1, settled="T1")
    assert every.counts == Counts(total=5, done=1, must=3, may=1, stop=0, open=2)
    assert ids(every.of_tier(Tier.MAY)) == ids(every)[1:2]
    assert ids(every.of_tier(Tier.MUST, Tier.MAY)) == ids(every)[1:]
    assert ids(every.with_verdict(Verdict.DISMISSED)) == ids(every)[:1]


def test_open_questions_are_those_without_an_answer():
    every = beats()
    assert {beat.beat.kind for beat in every.open()} == {Kind.KISS}
    assert len(decided(every, 0, answer="A peck.").open()) == len(every.open()) - 1


def test_departments_and_characters_are_filters_too():
    every = beats()
    assert len(every.to_tell("director")) == 4
    assert len(decided(every, 0, departments=frozenset()).to_tell("director")) == 3
    assert len(every.of_character("ANNA")) == 0


def test_the_next_one_is_found_from_a_beat_that_is_no_longer_shown():
    every = beats()
    first, second, *_, last = ids(every)
    left = decided(every, 0, verdict=Verdict.CONFIRMED).unreviewed()
    assert left.next_after(first).beat.id == second
    assert left.previous_before(second).beat.id == last
    assert left.next_after(last).beat.id == second
    assert left.next_after(None).beat.id == second
    assert left.previous_before(None).beat.id == last


def test_there_is_no_next_one_where_no_other_is_left():
    alone = beats().in_scene(1)
    (only,) = alone
    assert alone.next_after(only.beat.id) is None
    assert Beats().next_after(None) is None
    assert alone.find(only.beat.id) == only
    assert alone.find("nowhere") is None
