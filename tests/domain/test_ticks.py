"""Departments that a person ticked, and those that become due afterwards."""

from dataclasses import replace

from scenebreak.domain.beat import Decision, ReviewedBeat
from scenebreak.domain.department import default_departments
from scenebreak.domain.finding import Level
from tests.build import finding, reviewed

PECK = default_departments("K2")
MAKEOUT = default_departments("K4")


def ticked(*departments: str, level: Level = Level.PECK, **decision: object) -> ReviewedBeat:
    wanted = Decision(departments=frozenset(departments), due=PECK, **decision)
    return reviewed(finding(level=level), decision=wanted)


def test_departments_that_a_raised_level_makes_due_are_told_after_ticks_by_hand():
    assert ticked(*PECK, "sound").departments == PECK | {"sound"}
    assert ticked(*PECK, "sound", level=Level.MAKEOUT).departments == MAKEOUT | {"sound"}
    assert ticked(*PECK, "sound", settled="K4").departments == MAKEOUT | {"sound"}


def test_a_department_that_was_unticked_stays_unticked_when_the_level_rises():
    assert ticked(*(PECK - {"makeup"}), level=Level.MAKEOUT).departments == MAKEOUT - {"makeup"}


def test_a_fact_that_is_found_later_tells_its_departments():
    beat = ticked(*PECK, "sound")
    with_screen = replace(beat.beat, findings=(replace(beat.beat.findings[0], modifiers=("screen",)),))
    assert {"props", "vfx", "legal"} <= replace(beat, beat=with_screen).departments


def test_ticks_that_were_kept_without_their_defaults_hold_as_they_stand():
    old = reviewed(finding(level=Level.MAKEOUT), decision=Decision(departments=frozenset({"sound"})))
    assert old.departments == {"sound"}
