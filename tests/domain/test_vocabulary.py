"""The closed tables agree with one another."""

from itertools import chain

import pytest

from scenebreak.domain.axis import LADDERS, ON_THE_BODY, RUNGS, ladder_of, proposed_axis
from scenebreak.domain.department import DEPARTMENTS, default_departments
from scenebreak.domain.finding import LEVELS, Kind, Level
from scenebreak.domain.question import follow_ups

EVERY = [(kind, level) for kind, levels in LEVELS.items() for level in levels]


def test_every_kind_has_levels_a_letter_and_a_ladder():
    for kind in Kind:
        assert LEVELS[kind]
        assert ladder_of(kind)
    assert len({kind.letter for kind in Kind}) == len(Kind)


def test_every_level_belongs_to_a_kind():
    assert set(chain.from_iterable(LEVELS.values())) == set(Level)


@pytest.mark.parametrize(("kind", "level"), EVERY)
def test_every_level_proposes_a_rung_of_its_own_ladder(kind, level):
    rung = RUNGS[proposed_axis(kind, level)]
    assert rung in ladder_of(kind)


def test_rungs_are_numbered_from_one():
    for axis, rungs in LADDERS.items():
        assert [rung.code for rung in rungs] == [f"{axis}{step}" for step in range(1, len(rungs) + 1)]


def test_every_department_has_a_letter_of_its_own():
    letters = [department.letter for department in DEPARTMENTS.values()]
    assert len(set(letters)) == len(letters)


@pytest.mark.parametrize("code", RUNGS)
def test_default_ticks_are_departments_that_exist(code):
    facts = ("background:12", "screen", "water", "height", "double")
    assert default_departments(code, facts, minor=True) <= set(DEPARTMENTS)


def test_a_held_kiss_concerns_director_assistant_directors_and_makeup():
    assert default_departments("K3") == {"director", "ad", "makeup", "producer"}


def test_a_minor_brings_legal_and_welfare():
    assert {"legal", "producer", "welfare", "ad", "casting"} <= default_departments("K1", minor=True)


@pytest.mark.parametrize(
    ("level", "rung"),
    [(Level.UNSPECIFIED, "K5"), (Level.MAKEOUT, "K5"), (Level.NONROMANTIC, "K1")],
)
def test_a_kiss_on_the_body_is_proposed_as_one(level: Level, rung: str) -> None:
    assert proposed_axis(Kind.KISS, level, ["water", ON_THE_BODY]) == rung
    assert proposed_axis(Kind.TOUCH, Level.LIGHT, [ON_THE_BODY]) == "T1"


def test_every_kind_has_more_to_ask_than_its_question():
    for kind in Kind:
        asked = follow_ups(kind, ("background:12", "background:3", "water", "double"))
        assert all(each.endswith("?") for each in asked)
        assert len(set(asked)) == len(asked) >= 4
