"""What a finding proposes for a plan, and what it never does."""

import re
from dataclasses import fields

import pytest

from scenebreak.domain.axis import RUNGS
from scenebreak.domain.beat import Decision, Verdict
from scenebreak.domain.default_plan import default_beat_plan, default_riders, default_scene_plan, plan_of
from scenebreak.domain.finding import Kind, Level, Status, Tier
from scenebreak.domain.plan import BeatPlan, Rider, RiderState, Risk, RoleNote, ScenePlan
from scenebreak.domain.plan_table import PLAN_BESIDE_MINOR, PLAN_OF_FACT, PLAN_OF_RUNG
from scenebreak.domain.scan import SceneScan
from tests.build import finding, reviewed, scene

PAIR = ("MARA", "JO")
COVER = "modesty garment in skin tone; robe between takes"


def beat(kind=Kind.KISS, level=Level.UNSPECIFIED, decision=None, **facts):
    return reviewed(finding(kind, level, participants=PAIR, **facts), decision=decision)


def plan(*beats, minor=False):
    return default_scene_plan(SceneScan(scene(1), (), Tier.MUST, 1.0, minor), beats)


def test_every_rung_has_a_plan():
    assert set(PLAN_OF_RUNG) == set(RUNGS)


def test_a_kiss_names_lips_and_leaves_who_starts_open():
    proposed = default_beat_plan(beat())
    assert proposed.areas == "lips; hands on face, shoulders or back"
    assert (proposed.starts, proposed.ends, proposed.position, proposed.steps) == ("", "", "", "")
    assert plan(beat()) == ScenePlan(risk=Risk.LOW)


@pytest.mark.parametrize("settled", ["S2", "S3", "S4", "S5"])
def test_played_sex_has_a_barrier_clothed_or_not(settled):
    proposed = plan(beat(Kind.SIMULATED_SEX, Level.DEPICTED, Decision(settled=settled)))
    assert [note.role for note in proposed.garments] == list(PAIR)
    assert all(note.text.startswith("barrier, clothed or not") for note in proposed.garments)
    assert proposed.closed_set is True


def test_a_scene_gathers_what_its_beats_ask_for_and_says_each_thing_once():
    proposed = plan(
        beat(Kind.NUDITY, Level.IMPLIED, modifiers=("water", "background:12")),
        beat(Kind.NUDITY, Level.FULL, modifiers=("background:4",)),
    )
    worn = f"{COVER}; garments that hold when wet"
    assert proposed.garments == (RoleNote("MARA", worn), RoleNote("JO", worn))
    assert (proposed.background, proposed.closed_set, proposed.risk) == (12, True, Risk.HIGH)
    assert proposed.mitigation.startswith("warm water")
    assert proposed.closure is True


def test_an_assault_asks_for_stunts_support_and_a_notice():
    proposed = plan(beat(Kind.SEXUAL_VIOLENCE, Level.DEPICTED))
    assert proposed.support == "stunt coordinator; support contact for cast and crew"
    assert (proposed.content_notice, proposed.risk) == (True, Risk.HIGH)


def test_a_minor_near_raises_the_risk_and_leaves_the_set():
    proposed = plan(beat(), minor=True)
    assert proposed.risk is Risk.MEDIUM
    assert "minors leave the set" in proposed.mitigation
    assert "chaperone" in proposed.support


def test_a_held_scene_has_no_plan_and_no_rider():
    stop = beat(Kind.NUDITY, Level.PARTIAL, minor=True)
    assert default_beat_plan(stop) == BeatPlan()
    assert plan(stop) == ScenePlan(support="legal and production decide first")
    assert default_riders([stop]) == ()


def test_what_was_dismissed_asks_for_nothing():
    dismissed = beat(Kind.NUDITY, Level.FULL, Decision(Verdict.DISMISSED))
    assert default_beat_plan(dismissed) == BeatPlan()
    assert plan(dismissed) == ScenePlan()
    assert default_riders([dismissed]) == ()


def test_what_may_not_be_played_is_only_close_until_it_is_settled():
    almost = beat(status=Status.NEGATED)
    assert default_beat_plan(almost).areas.startswith("close, without contact")
    assert plan(almost) == ScenePlan()
    settled = beat(status=Status.NEGATED, decision=Decision(settled="K2"))
    assert default_beat_plan(settled).areas == "lips, closed and brief"


def test_riders_follow_from_nudity_sex_and_violence():
    needed = (Rider("MARA", RiderState.NEEDED), Rider("JO", RiderState.NEEDED))
    assert (
        default_riders([beat(Kind.NUDITY, Level.IMPLIED), beat(Kind.SIMULATED_SEX, Level.IMPLIED)]) == needed
    )
    assert default_riders([beat(), beat(Kind.UNDRESS, Level.UNDERWEAR)]) == ()


def test_a_plan_that_a_person_wrote_holds():
    own = BeatPlan(starts="JO")
    assert plan_of(beat(decision=Decision(plan=own))) == own


def test_nothing_asks_for_what_a_performer_has_said_in_private():
    tables = (*PLAN_OF_RUNG.values(), *PLAN_OF_FACT.values(), PLAN_BESIDE_MINOR)
    words = " ".join(str(getattr(row, entry.name)) for row in tables for entry in fields(row))
    assert not re.search(r"\b(boundar|limit[s ]of|comfortab|refuse|consent)", words)
    assert not re.search(r"\b(boundar|refus)", " ".join(entry.name for entry in fields(ScenePlan)))


@pytest.mark.parametrize("level", [Level.BIRTH, Level.BREASTFEEDING])
def test_a_newborn_is_part_of_the_action_and_never_leaves_it(level):
    found = SceneScan(scene(1), (), Tier.MAY, 1.0, True, ("the baby",))
    proposed = default_scene_plan(found, [beat(Kind.HYPER_EXPOSED, level)])
    assert "leave the set" not in proposed.mitigation
    assert "double" not in proposed.mitigation
    assert "warm and short" in proposed.mitigation
    for asked in ("guardian", "licence", "welfare"):
        assert asked in proposed.support


def test_other_minors_beside_a_newborn_leave_the_set():
    found = SceneScan(scene(1), (), Tier.MAY, 1.0, True, ("the baby", "MIA (12)"))
    proposed = default_scene_plan(found, [beat(Kind.HYPER_EXPOSED, Level.BREASTFEEDING)])
    assert "other minors leave the set" in proposed.mitigation
    assert "warm and short" in proposed.mitigation
