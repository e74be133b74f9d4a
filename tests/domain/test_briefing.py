"""What departments are told: neutral words, their own facts, and again when a scene goes further."""

from dataclasses import replace
from datetime import date

import pytest

from scenebreak.domain.beat import Decision, Verdict
from scenebreak.domain.briefing import neutral_lines
from scenebreak.domain.department import DEPARTMENTS
from scenebreak.domain.finding import Kind, Level, Status, Tier
from scenebreak.domain.plan import Agreement, Rider, RiderState
from scenebreak.domain.reviewed_scene import ReviewedScene, SceneDecision, furthest, raised
from scenebreak.domain.scan import SceneScan
from tests.build import finding, reviewed, scene

PAIR = ("MARA", "JO")


def scene_of(*findings, decision=None, on_scene=None, minor=False):
    beats = tuple(reviewed(each, decision=decision) for each in findings)
    marked = SceneScan(scene(1), findings, Tier.MUST, 1.0, minor)
    return ReviewedScene(marked, beats, on_scene or SceneDecision())


def played(kind=Kind.SIMULATED_SEX, level=Level.DEPICTED, **facts):
    return finding(kind, level, participants=PAIR, **facts)


def test_every_department_of_a_scene_is_told_something():
    everything = scene_of(
        *(
            played(kind, level)
            for kind, level in ((Kind.SEXUAL_VIOLENCE, Level.DEPICTED), (Kind.KISS, Level.MAKEOUT))
        ),
        decision=Decision(departments=frozenset(DEPARTMENTS)),
    )
    for department in DEPARTMENTS:
        lines = neutral_lines(everything, department)
        assert lines[0] == "sexual violence, shown (V3): MARA, JO (not reviewed yet)"
        assert all(lines)


def test_a_department_is_told_its_own_facts_only():
    one = scene_of(played(), decision=Decision(Verdict.CONFIRMED))
    costume, sound = neutral_lines(one, "costume"), neutral_lines(one, "sound")
    assert any(line.startswith("garments, MARA, JO: barrier") for line in costume)
    assert sound == ("simulated sex, covered (S2): MARA, JO", "closed set: yes")


def test_a_department_without_a_tick_is_told_nothing():
    assert neutral_lines(scene_of(finding()), "stunts") == ()
    assert neutral_lines(scene_of(finding(), decision=Decision(Verdict.DISMISSED)), "director") == ()


def test_legal_reads_riders_and_what_was_agreed():
    agreed = Agreement("S2", ("MARA", "director"), date(2026, 3, 2))
    one = scene_of(
        played(),
        decision=Decision(Verdict.CONFIRMED, agreed=agreed),
        on_scene=SceneDecision(riders=(Rider("MARA", RiderState.SENT, date(2026, 3, 1)),)),
    )
    lines = neutral_lines(one, "legal")
    assert "agreed up to S2 covered by MARA, director on 2026-03-02" in lines
    assert "rider of MARA: sent on 2026-03-01" in lines
    assert "rider of JO: needed" in lines


def test_the_director_is_asked_what_is_open():
    one = scene_of(finding(), decision=Decision(Verdict.CONFIRMED))
    lines = neutral_lines(one, "director")
    assert lines[0].endswith("(level still open)")
    assert "question for the director: Peck, held or makeout?" in lines


def test_a_held_scene_is_told_without_a_level():
    held = scene_of(played(Kind.NUDITY, Level.FULL, minor=True), minor=True)
    for department in held.departments:
        assert neutral_lines(held, department) == (
            "held: legal and production decide first; no level is given",
        )
        assert held.level_for(department) == "stop"


@pytest.mark.parametrize(
    ("told", "now", "further"),
    [
        ("K3", "K3", ()),
        ("K3", "K2", ()),
        ("K3", "K4", ("K4",)),
        ("K3", "K3 N2", ("N2",)),
        ("", "K1", ("K1",)),
        ("K3 N2", "", ()),
        ("K3", "stop", ("stop",)),
        ("stop", "K3", ("K3",)),
        ("stop", "stop", ()),
    ],
)
def test_a_scene_that_goes_further_must_be_told_again(told, now, further):
    assert raised(told, now) == further


def test_the_furthest_rung_of_each_ladder_counts():
    assert furthest(["T1", "K2", "K4", "N3", "K3"]) == "K4 N3 T1"
    assert furthest([]) == ""


def remark(**facts):
    return played(Kind.SEXUAL_VIOLENCE, Level.HARASSMENT, status=Status.SAID, **facts)


def test_a_remark_is_told_as_spoken_to_those_alone_who_shoot_it():
    one = scene_of(remark(), decision=Decision(Verdict.CONFIRMED))
    assert one.departments == {"director", "ad"}
    assert neutral_lines(one, "director") == ("verbal harassment, spoken only: MARA, JO",)


def test_a_remark_beside_a_minor_is_told_to_welfare_too():
    (beat,) = scene_of(remark()).beats
    assert replace(beat, minor=True).departments == {"director", "ad", "welfare"}


def test_harassment_that_is_played_is_told_to_every_department_of_its_rung():
    assert "costume" in scene_of(played(Kind.SEXUAL_VIOLENCE, Level.HARASSMENT)).departments
    settled = scene_of(remark(), decision=Decision(settled="V1"))
    assert "costume" in settled.departments
