"""The rules of a new draft: what is raised, what holds meanwhile, what was moved, and when is too late."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenebreak.domain.beat import Anchor, Beat, Decision, DismissReason, Verdict
from scenebreak.domain.drafts import (
    BeatMark,
    Change,
    Drift,
    Fate,
    agreed_rung,
    change_of,
    in_force,
    is_beyond,
    moved,
    notice_deadline,
)
from scenebreak.domain.finding import LEVELS, Kind, Level, Tier
from scenebreak.domain.plan import Agreement

BEAT = Beat("1", 1, Kind.KISS, Level.PECK, Tier.MUST, Anchor("", "", "", 0, "1"), ())


def at(level, tier=Tier.MUST):
    return replace(BEAT, level=level, tier=tier)


@pytest.mark.parametrize(
    ("old", "new", "same_words", "change"),
    [
        (Level.PECK, Level.MAKEOUT, False, Change.RAISED),
        (Level.PECK, Level.UNSPECIFIED, True, Change.RAISED),
        (Level.MAKEOUT, Level.PECK, False, Change.LOWERED),
        (Level.PECK, Level.PECK, False, Change.REWORDED),
        (Level.PECK, Level.PECK, True, Change.UNCHANGED),
    ],
)
def test_levels_are_compared_on_their_ladder(old, new, same_words, change):
    assert change_of(at(old), at(new), same_words=same_words) is change


@pytest.mark.parametrize(
    ("settled", "change"), [("K2", Change.RAISED), ("K4", Change.REWORDED), ("K5", Change.REWORDED)]
)
def test_a_level_is_raised_beyond_the_rung_it_was_settled_on(settled, change):
    decision = Decision(settled=settled)
    assert change_of(at(Level.PECK), at(Level.MAKEOUT), same_words=False, decision=decision) is change


def test_a_minor_who_comes_in_raises_a_beat():
    held = at(Level.PECK, Tier.STOP)
    assert change_of(at(Level.PECK), held, same_words=True) is Change.RAISED
    assert change_of(held, held, same_words=True) is Change.UNCHANGED
    assert change_of(held, at(Level.PECK), same_words=True) is Change.UNCHANGED


@pytest.mark.parametrize("kind", Kind)
def test_a_draft_never_raises_a_beat_that_stays_as_it_is(kind):
    for level in LEVELS[kind]:
        beat = replace(BEAT, kind=kind, level=level)
        assert change_of(beat, beat, same_words=True) is Change.UNCHANGED


CONFIRMED = Decision(verdict=Verdict.CONFIRMED, settled="K2", notes="n", answer="a")
DISMISSED = Decision(verdict=Verdict.DISMISSED, reason=DismissReason.FIGURATIVE, notes="n")


@pytest.mark.parametrize("change", Change)
def test_what_holds_until_somebody_looks(change):
    mark = BeatMark(change, look=True)
    confirmed, dismissed = in_force(CONFIRMED, mark), in_force(DISMISSED, mark)
    assert confirmed == (
        replace(CONFIRMED, verdict=None, settled=None) if change is Change.RAISED else CONFIRMED
    )
    assert dismissed == (
        DISMISSED if change is Change.UNCHANGED else replace(DISMISSED, verdict=None, reason=None)
    )
    for decision in (CONFIRMED, DISMISSED):
        assert in_force(decision, replace(mark, look=False)) == in_force(decision, None) == decision


def test_an_agreement_comes_before_an_answer():
    assert agreed_rung(Decision()) is None
    assert agreed_rung(Decision(settled="K2")) is None
    assert agreed_rung(Decision(answer="A peck.")) is None
    answered = Decision(settled="K2", answer="A peck.")
    assert agreed_rung(answered)[0] == "K2"
    assert agreed_rung(replace(answered, agreed=Agreement("K3", ("MARA",)))) == (
        "K3",
        "it was agreed by MARA",
    )


def test_a_rung_of_another_ladder_is_beyond_an_agreement():
    assert is_beyond("K4", "N1")
    assert is_beyond("K2", "K3")
    assert not is_beyond("K3", "K3")
    assert not is_beyond("K3", "K1")


@given(st.dates(date(2000, 1, 1), date(2100, 1, 1)), st.integers(0, 1000))
def test_the_deadline_lies_long_enough_before_the_earliest_call(shoot, hours):
    deadline = notice_deadline(shoot, hours)
    assert shoot - deadline >= timedelta(hours=hours)
    assert shoot - deadline < timedelta(hours=hours) + timedelta(days=1)


def test_a_drift_tells_its_clock():
    drift = Drift("K2", "K4", "it was agreed", date(2026, 3, 2), date(2026, 2, 28))
    assert "tell the performers by 2026-02-28" in drift.sentence(date(2026, 2, 28))
    assert "has run out" in drift.sentence(date(2026, 3, 1))
    assert "has run out" in drift.sentence(date(2026, 3, 2))
    assert "It was to be shot" in drift.sentence(date(2026, 3, 3))
    bare = Drift("", "K4", "the rider of MARA is signed")
    assert (
        bare.sentence(date(2026, 3, 3)) == "Beyond consent: to K4 makeout, but the rider of MARA is signed."
    )


def test_a_drift_in_a_held_scene_tells_no_level():
    told = Drift("", "", "it was agreed by MARA").sentence(date(2026, 3, 3))
    assert told == "Held for legal and production now, but it was agreed by MARA."


@given(st.permutations(range(7)))
def test_the_fewest_scenes_are_called_moved(order):
    shifted = moved(order)
    stayed = [place for place in order if place not in shifted]
    assert stayed == sorted(stayed)
    longest = max(
        size for size in range(1, 8) if any(list(part) == sorted(part) for part in combinations(order, size))
    )
    assert len(stayed) == longest


def test_nothing_is_moved_where_nothing_stands():
    assert moved(()) == frozenset()


def test_every_change_and_fate_has_words():
    assert {change.label for change in Change} >= {"level raised", "text changed", "gone"}
    assert {fate.label for fate in Fate} >= {"text changed", "tier raised", "omitted"}
