"""The estimate's arithmetic, checked by hand."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenebreak.domain.assumptions import Assumptions
from scenebreak.domain.beat import Decision, Verdict
from scenebreak.domain.errors import WrongUsage
from scenebreak.domain.estimate import estimate
from scenebreak.domain.finding import Kind, Level
from scenebreak.domain.plan import Agreement
from scenebreak.domain.workload import Case, EpisodeWork, SceneWork
from tests.build import finding, reviewed, scene

NO_CONTINGENCY = Assumptions(contingency_percent=0)


def work(*scenes, pages=40):
    return EpisodeWork("Test", pages, tuple(scenes))


def scene_work(index, *findings, place="BEDROOM", eighths=4, decision=None):
    home = scene(index, place=place, eighths=eighths)
    beats = tuple(reviewed(each, scene_index=index, decision=decision) for each in findings)
    return SceneWork(home, beats)


def hours(outcome):
    return {line.item: line.hours for line in outcome.lines}


def test_a_script_without_intimacy_costs_its_read():
    result = estimate([work(pages=60)], NO_CONTINGENCY)
    for outcome in result.outcomes:
        assert hours(outcome) == {"read": 1.5}
        assert (outcome.prep_days, outcome.shoot_days, outcome.total_days) == (0.5, 0, 0.5)


def test_one_open_kiss_by_hand():
    """Read 1, write-up 0.25, director 1, departments 1, risk 1, two calls 1; a makeout rehearses 1."""
    low, likely, high = estimate([work(scene_work(1, finding()))], NO_CONTINGENCY).outcomes
    assert low.prep_hours == likely.prep_hours == 5.25
    assert high.prep_hours == 6.25
    assert hours(high)["rehearse"] == 1
    assert (likely.prep_days, likely.shoot_days, likely.total_days) == (1, 1, 2)


def test_a_love_scene_by_hand():
    """Read 1, write-up 0.25, director, departments, risk, calls, riders, fittings 1 each, rehearsal 2."""
    shown = finding(Kind.SIMULATED_SEX, Level.DEPICTED)
    _, likely, _ = estimate([work(scene_work(1, shown))], NO_CONTINGENCY).outcomes
    assert hours(likely) == {
        "read": 1,
        "write up beats that must": 0.25,
        "write up beats that may": 0,
        "meet the director": 1,
        "meet the departments": 1,
        "assess risks": 1,
        "call performers": 1,
        "word riders": 1,
        "fit garments": 1,
        "rehearse": 2,
    }


def test_low_leaves_out_what_only_may_need_a_coordinator():
    hug = scene_work(1, finding(Kind.TOUCH, Level.LIGHT))
    low, likely, _ = estimate([work(hug)], NO_CONTINGENCY).outcomes
    assert (low.shoot_days, likely.shoot_days) == (0, 1)
    assert "meet the departments" not in hours(likely)


def shoot_days(*scenes, **changes):
    return estimate([work(*scenes)], Assumptions(**changes)).outcomes[1].shoot_days


def test_a_shoot_day_holds_two_scenes():
    assert shoot_days(*(scene_work(index, finding()) for index in (1, 2))) == 1
    assert shoot_days(*(scene_work(index, finding()) for index in (1, 2, 3))) == 2


def test_a_shoot_day_holds_24_eighths():
    assert shoot_days(*(scene_work(index, finding(), eighths=20) for index in (1, 2))) == 2
    assert shoot_days(scene_work(1, finding(), eighths=30)) == 2


def test_two_sets_share_a_day_unless_the_producer_forbids_it():
    apart = [scene_work(1, finding()), scene_work(2, finding(), place="CAR")]
    assert shoot_days(*apart) == 1
    assert shoot_days(*apart, sets_per_shoot_day=1) == 2


def test_scenes_of_one_set_are_shot_together_wherever_they_stand():
    """Two in the loft with two in the car between: loft and loft, car and car, not three mixed days."""
    places = ("LOFT", "CAR", "CAR", "LOFT")
    mixed = [scene_work(index, finding(), place=place) for index, place in enumerate(places, 1)]
    assert shoot_days(*mixed, sets_per_shoot_day=1) == 2


def test_half_days_are_booked_only_when_the_producer_allows_them():
    one = [work(scene_work(1, finding()))]
    assert estimate(one, NO_CONTINGENCY).outcomes[1].shoot_days == 1
    assert estimate(one, Assumptions(shoot_half_days=1)).outcomes[1].shoot_days == 0.5


def test_a_crowd_needs_further_coordinators_and_a_longer_rehearsal():
    """Two and 40 in the background: 38 beyond four make five more; ten fours make ten hours."""
    crowd = finding(Kind.SIMULATED_SEX, Level.DEPICTED, modifiers=("background:40",))
    likely = estimate([work(scene_work(1, crowd))], NO_CONTINGENCY).outcomes[1]
    assert likely.extra_days == 5
    assert hours(likely)["rehearse"] == 2 + 10
    assert hours(likely)["meet the departments"] == 1.5


def test_a_stop_scene_is_held_and_not_priced():
    held = scene_work(1, finding(Kind.NUDITY, Level.PARTIAL, minor=True))
    result = estimate([work(held)], NO_CONTINGENCY)
    assert result.held_scenes == 1
    assert all(set(hours(outcome)) == {"read"} for outcome in result.outcomes)


def test_a_dismissed_beat_costs_nothing():
    gone = scene_work(1, finding(), decision=Decision(Verdict.DISMISSED))
    assert set(hours(estimate([work(gone)]).outcomes[2])) == {"read"}


def test_the_question_that_moves_most_comes_first():
    """A settled kiss moves nothing; sex left open (S1 to S2) adds fittings and a longer rehearsal."""
    kiss = scene_work(1, finding())
    love = scene_work(2, finding(Kind.SIMULATED_SEX, Level.UNSPECIFIED), place="LOFT")
    settled = scene_work(3, finding(), decision=Decision(settled="K2"), place="CAR")
    questions = estimate([work(kiss, love, settled)], NO_CONTINGENCY).questions
    assert [question.scene for question in questions] == ["2", "1"]
    assert questions[0].days == pytest.approx((1 + 1) / 8)
    assert questions[1].days == pytest.approx(1 / 8)


def test_the_cases_never_fall():
    mixed = [
        scene_work(1, finding(), finding(Kind.NUDITY, Level.UNSPECIFIED)),
        scene_work(2, finding(Kind.SIMULATED_SEX, Level.IMPLIED), place="LOFT"),
        scene_work(3, finding(Kind.TOUCH, Level.LIGHT), place="CAR"),
    ]
    totals = [outcome.total_days for outcome in estimate([work(*mixed)]).outcomes]
    assert totals == sorted(totals)
    assert [outcome.case for outcome in estimate([work(*mixed)]).outcomes] == list(Case)


def test_contingency_is_its_own_figure():
    """Ten per cent on one prep day and one shoot day: 2.2 days, booked as 2.5."""
    likely = estimate([work(scene_work(1, finding()))]).outcomes[1]
    assert likely.contingency_days == pytest.approx(0.2)
    assert likely.total_days == 2.5


def test_an_unknown_assumption_names_its_neighbour():
    with pytest.raises(WrongUsage, match="read_pages_per_hour"):
        Assumptions().with_changes({"read_page_per_hour": 30})


@pytest.mark.parametrize("value", [0.0, -1.0, float("nan"), float("inf")])
def test_impossible_numbers_are_refused(value):
    with pytest.raises(WrongUsage):
        Assumptions().with_changes({"read_pages_per_hour": value})


OPEN = (
    (Kind.KISS, Level.UNSPECIFIED, ("K2", "K3", "K4")),
    (Kind.NUDITY, Level.UNSPECIFIED, ("N2", "N3", "N4")),
    (Kind.NUDITY, Level.IMPLIED, ("N2", "N3")),
    (Kind.SIMULATED_SEX, Level.UNSPECIFIED, ("S1", "S2", "S3")),
    (Kind.TOUCH, Level.UNSPECIFIED, ("T1", "T2", "T3")),
    (Kind.SEXUAL_VIOLENCE, Level.IMPLIED, ("V2", "V3")),
)
"""What is open, with every rung that the answer to its question may settle."""


@given(st.lists(st.tuples(st.sampled_from(OPEN), st.integers(0, 3)), min_size=1, max_size=6))
def test_answers_narrow_the_range_and_never_leave_it(asked):
    """Whatever the director answers, the estimate stays within the range that was given before."""

    def three(answered):
        scenes = []
        for index, ((kind, level, rungs), answer) in enumerate(asked, 1):
            settled = Decision(settled=rungs[answer]) if answered and answer < len(rungs) else None
            scenes.append(scene_work(index, finding(kind, level), place=f"SET {index}", decision=settled))
        return estimate([work(*scenes)]).outcomes

    before, after = three(answered=False), three(answered=True)
    for measure in ("prep_hours", "shoot_days", "total_days"):
        low, _, high = (getattr(outcome, measure) for outcome in before)
        new_low, _, new_high = (getattr(outcome, measure) for outcome in after)
        assert low <= new_low <= new_high <= high


def test_what_was_agreed_counts_until_the_coordinator_settles_otherwise():
    """A makeout rehearses an hour, a peck does not; nothing of either is open any more."""
    agreed = Decision(agreed=Agreement("K4", ("director",)))
    settled = Decision(agreed=Agreement("K4"), settled="K2")
    one, other = (
        estimate([work(scene_work(1, finding(), decision=decision))], NO_CONTINGENCY)
        for decision in (agreed, settled)
    )
    assert [hours(outcome)["rehearse"] for outcome in one.outcomes] == [1, 1, 1]
    assert [hours(outcome)["rehearse"] for outcome in other.outcomes] == [0, 0, 0]
    assert one.questions == other.questions == ()


def test_words_beyond_what_was_agreed_count_in_the_high_case():
    """Agreed at S1: an hour of rehearsal; the words play it: two."""
    agreed = Decision(agreed=Agreement("S1"))
    shown = finding(Kind.SIMULATED_SEX, Level.DEPICTED)
    outcomes = estimate([work(scene_work(1, shown, decision=agreed))], NO_CONTINGENCY).outcomes
    assert [hours(outcome)["rehearse"] for outcome in outcomes] == [1, 1, 2]


def test_people_that_a_person_named_are_called_and_given_riders():
    three = Decision(people=("ANNA", "TOM", "MARA"))
    shown = finding(Kind.SIMULATED_SEX, Level.DEPICTED)
    likely = estimate([work(scene_work(1, shown, decision=three))], NO_CONTINGENCY).outcomes[1]
    assert hours(likely)["call performers"] == hours(likely)["word riders"] == 1.5


def test_a_settled_rung_is_not_raised_by_a_question_about_something_else():
    asked = Decision(settled="K2", question="On which side of the door?")
    result = estimate([work(scene_work(1, finding(), decision=asked))], NO_CONTINGENCY)
    assert [hours(outcome)["rehearse"] for outcome in result.outcomes] == [0, 0, 0]
    assert [question.days for question in result.questions] == [0]
