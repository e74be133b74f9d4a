"""Low is never more than likely, likely never more than high: in no row, no figure and no share."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenebreak.domain.assumptions import Assumptions
from scenebreak.domain.axis import LADDERS, ladder_of
from scenebreak.domain.beat import Decision
from scenebreak.domain.estimate import estimate, least, most
from scenebreak.domain.finding import LEVELS, Kind, Level, Status
from scenebreak.domain.plan import Agreement
from scenebreak.domain.scene_share import scene_days
from scenebreak.domain.workload import EpisodeWork, SceneWork
from tests.build import finding, renamed, reviewed, scene

_FIGURES = (
    "prep_days",
    "shoot_days",
    "extra_days",
    "contingency_days",
    "total_days",
    "prep_hours",
    "raw_hours",
)
_CAST = ("ANNA", "TOM", "MARA", "JO", "LEE", "SAM")
_SLACK = 1e-9


@st.composite
def _beats(draw, index):
    """Any beat: of any kind and level, played or not, open or decided, with few or many people."""
    kind = draw(st.sampled_from(Kind))
    found = finding(
        kind,
        draw(st.sampled_from(LEVELS[kind])),
        status=draw(st.sampled_from((Status.SHOWN, Status.INTENDED, Status.NEGATED))),
        modifiers=tuple(draw(st.sets(st.sampled_from(("background:6", "background:40", "water", "screen"))))),
    )
    found = renamed(found, *draw(st.lists(st.sampled_from(_CAST), max_size=6, unique=True)))
    if draw(st.booleans()):
        found = replace(found, status=Status.SHOWN)
    rungs = st.sampled_from([rung.code for rung in ladder_of(kind)])
    decision = Decision(
        settled=draw(st.none() | rungs),
        agreed=draw(st.none() | st.builds(Agreement, rungs)),
        question=draw(st.sampled_from((None, None, "On which side?"))),
    )
    return reviewed(found, scene_index=index, decision=draw(st.sampled_from((None, decision))))


@st.composite
def _scripts(draw):
    scenes = []
    for index in range(1, draw(st.integers(1, 6)) + 1):
        beats = draw(st.lists(_beats(index), min_size=1, max_size=3))
        home = scene(index, place=draw(st.sampled_from(("LOFT", "CAR"))), eighths=draw(st.integers(1, 60)))
        scenes.append(SceneWork(home, tuple(beats)))
    return EpisodeWork("Test", 40, tuple(scenes))


_RATES = [name for name in Assumptions.names() if "_per_" not in name and name != "shoot_half_days"] + [
    "writeup_per_must_beat",
    "writeup_per_may_beat",
]
_NUMBERS = st.builds(
    lambda rates, packing: Assumptions().with_changes(rates | packing),
    st.dictionaries(st.sampled_from(_RATES), st.floats(0.01, 10), max_size=3),
    st.fixed_dictionaries(
        {
            "scenes_per_shoot_day": st.integers(1, 4),
            "sets_per_shoot_day": st.integers(1, 3),
            "shoot_half_days": st.integers(0, 1),
        }
    ),
)
"""Any numbers that somebody may set, sensible or not."""


def _never_falls(figures):
    return all(one <= other + _SLACK for one, other in pairwise(figures))


@given(_scripts(), _NUMBERS)
def test_no_row_and_no_figure_falls_from_low_to_likely_to_high(script, numbers):
    made = estimate([script], numbers)
    for outcomes in (made.outcomes, made.confirmed):
        for figure in _FIGURES:
            assert _never_falls([getattr(each, figure) for each in outcomes]), figure
        for item in {line.item for each in outcomes for line in each.lines}:
            for measure in ("hours", "quantity"):
                rows = [
                    sum(getattr(line, measure) for line in each.lines if line.item == item)
                    for each in outcomes
                ]
                assert _never_falls(rows), (item, measure)
    assert all(question.days >= -_SLACK for question in made.questions)


@given(_scripts(), _NUMBERS)
def test_no_share_of_a_scene_falls_from_low_to_likely_to_high(script, numbers):
    for share in scene_days(script, numbers).values():
        assert share.low >= -_SLACK
        assert _never_falls(share)


@given(_scripts(), _NUMBERS)
def test_the_least_that_is_known_is_the_low_of_what_is_confirmed(script, numbers):
    assert least((script,), numbers) == estimate([script], numbers).confirmed[0]


@given(_scripts(), _NUMBERS)
def test_the_most_that_it_may_come_to_is_the_high_of_all_flags(script, numbers):
    assert most((script,), numbers) == estimate([script], numbers).outcomes[-1]


def test_a_beat_that_an_answer_makes_a_must_stays_in_its_row_at_the_price_of_a_must():
    hug = replace(finding(Kind.TOUCH, Level.LIGHT), question="How far?")
    script = EpisodeWork("Test", 40, (SceneWork(scene(1), (reviewed(hug), reviewed(hug))),))
    rows = [
        {line.item: (line.quantity, line.hours) for line in each.lines}
        for each in estimate([script]).outcomes
    ]
    assert [row.get("write up beats that may") for row in rows] == [None, (2, 0.2), (2, 0.5)]
    assert [row.get("write up beats that must") for row in rows] == [None, (0, 0), (0, 0)]


@pytest.mark.parametrize("axis", LADDERS)
def test_a_share_does_not_fall_because_others_share_its_day(axis):
    """A must beside a scene that only may: the likely case shares the day, and so does the low one."""
    kind = next(kind for kind in Kind if ladder_of(kind)[0].code[0] == axis)
    must = reviewed(finding(kind), decision=Decision(settled=ladder_of(kind)[-1].code))
    may = reviewed(finding(Kind.TOUCH, Level.LIGHT), scene_index=2)
    days = scene_days(
        EpisodeWork("Test", 40, (SceneWork(scene(1), (must,)), SceneWork(scene(2), (may,)))), Assumptions()
    )
    assert axis == "H" or days[1].low == days[1].likely > 0
    assert days[2].low == 0 < days[2].likely
