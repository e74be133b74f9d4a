"""Findings become beats, and a person's decision outranks the machine."""

from dataclasses import replace

import pytest

from scenebreak.domain.beat import Decision, DismissReason, Verdict, propose_beats
from scenebreak.domain.finding import Kind, Level, Status, Tier
from scenebreak.domain.scan import SceneScan
from tests.build import finding, renamed, reviewed, scene, scene_scan


def test_neighbouring_kisses_of_one_pair_are_one_beat():
    home = scene(1, "They kiss.", "She pulls him close and kisses him again, hungrily.")
    first, second = finding(within=home), finding(Kind.KISS, Level.MAKEOUT, within=home, line=2)
    (beat,) = propose_beats(scene_scan(home, first, second))
    assert beat.findings == (first, second)
    assert beat.level is Level.MAKEOUT
    assert beat.proposed == "K4"


def test_other_people_far_lines_and_other_kinds_are_beats_of_their_own():
    home = scene(1, "They kiss.", "Mia kisses Leo.", "a", "b", "c", "d", "They kiss.", "He undresses.")
    scan = scene_scan(
        home,
        finding(within=home),
        renamed(finding(within=home, line=2), "MIA", "LEO"),
        finding(within=home, line=7),
        finding(Kind.UNDRESS, Level.UNDRESSING, within=home, line=8),
    )
    assert [beat.id for beat in propose_beats(scan)] == ["1.1", "1.2", "1.3", "1.4"]


def test_words_that_ask_for_nobody_make_no_beat():
    home = scene(1, "They kissed once, she says.")
    assert propose_beats(scene_scan(home, finding(within=home, status=Status.SAID))) == ()


def test_a_kiss_that_does_not_happen_is_a_beat_of_its_own():
    home = scene(1, "They kiss.", "They almost kiss again.")
    scan = scene_scan(home, finding(within=home), finding(within=home, line=2, status=Status.NEGATED))
    assert [beat.tier for beat in propose_beats(scan)] == [Tier.MUST, Tier.MAY]


def test_settling_a_kiss_as_social_lowers_its_tier_and_closes_the_question():
    beat = reviewed(finding())
    assert beat.open
    assert beat.tier is Tier.MUST
    settled = reviewed(finding(), decision=Decision(settled="K1"))
    assert not settled.open
    assert settled.tier is Tier.MAY
    assert settled.departments == frozenset()


def test_a_question_of_the_persons_own_stays_open_until_it_is_answered():
    asked = Decision(settled="K2", question="Who starts it?")
    assert reviewed(finding(), decision=asked).open
    answered = Decision(settled="K2", question="Who starts it?", answer="Anna")
    assert not reviewed(finding(), decision=answered).open


def test_a_dismissed_beat_tells_nobody():
    dismissed = reviewed(finding(), decision=Decision(Verdict.DISMISSED, DismissReason.FIGURATIVE))
    assert dismissed.tier is Tier.NONE
    assert dismissed.departments == frozenset()
    assert not dismissed.open


def test_no_rung_talks_a_stop_away():
    stop = reviewed(finding(Kind.NUDITY, Level.FULL, minor=True), decision=Decision(settled="N1"))
    assert stop.tier is Tier.STOP


def test_no_beat_stands_higher_than_its_scene():
    """The scene weighs all its evidence: a doubtful finding near a minor is no stop, nor is its beat."""
    home = scene(1, "He rolls up a sleeve.")
    doubtful = SceneScan(
        home, (finding(Kind.NUDITY, Level.PARTIAL, within=home),), Tier.MAY, 0.4, True, ("MIA (9)",)
    )
    assert [beat.tier for beat in propose_beats(doubtful)] == [Tier.MAY]


@pytest.mark.parametrize("number", ["3", "12A", "A12", "1.1.2", "12-A", "1/12B", "IV-2", "110b"])
def test_a_scene_is_called_by_its_number(number):
    beat = reviewed(finding()).beat
    beat = replace(beat, anchor=replace(beat.anchor, scene=number))
    assert beat.scene_name == beat.anchor.number == number


@pytest.mark.parametrize("heading", ["FARMHOUSE", "INT. KITCHEN - DAY", "EXT.BAR2", "ROOM101", ""])
def test_a_scene_without_a_number_is_called_by_its_place_and_never_by_its_heading(heading):
    beat = reviewed(finding(), scene_index=7).beat
    beat = replace(beat, anchor=replace(beat.anchor, scene=heading))
    assert (beat.scene_name, beat.anchor.number) == ("#7", "")
