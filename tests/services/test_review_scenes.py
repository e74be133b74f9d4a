"""Deciding on scenes: each part on its own, one step at a time, and who was told."""

from datetime import date

import pytest

from scenebreak.domain.errors import EditConflict, WrongUsage
from scenebreak.domain.notice import Notice
from scenebreak.domain.plan import Rider, RiderState, Risk, RoleNote, ScenePlan
from scenebreak.domain.reviewed_scene import SceneDecision
from scenebreak.services.review import open_review
from tests.services.replay import replay

BEDROOM = 3
MONDAY = date(2026, 3, 2)


@pytest.fixture
def other(script, review):
    window = open_review(script)
    yield window
    window.close()


@pytest.fixture
def episode(review):
    return review.episodes[0].id


def test_a_scene_that_nobody_touched_has_the_plan_of_its_findings(review, episode):
    scene = review.scene(episode, BEDROOM)
    assert scene.decision == SceneDecision()
    assert scene.plan.risk is Risk.LOW
    assert review.scene(episode, BEDROOM).decision == SceneDecision()


def test_everything_that_is_decided_on_a_scene_is_there_after_reopening(script, review, episode):
    plan = ScenePlan(garments=(RoleNote("ANNA", "robe"),), background=4, closed_set=True, risk=Risk.HIGH)
    rider = Rider("ANNA", RiderState.SENT, MONDAY)
    notice = Notice(MONDAY, "coordinator", None, "K3")
    decided = review.decide_scene(
        *(episode, BEDROOM),
        context="They meet again.",
        plan=plan,
        riders=[rider],
        notices={"costume": notice},
        shoot_date=MONDAY,
    )
    assert decided == SceneDecision("They meet again.", plan, (rider,), {"costume": notice}, MONDAY)
    review.close()
    with open_review(script) as again:
        assert again.scene(episode, BEDROOM).decision == decided
        assert again.undo().summary == "context and 7 more of 3"
        assert again.scene(episode, BEDROOM).decision == SceneDecision()
        again.redo()
        assert again.scene(episode, BEDROOM).decision == decided


def test_a_field_of_the_plan_is_the_persons_and_the_others_follow_the_findings(review, episode):
    review.decide_scene(episode, BEDROOM, mitigation="the stove is off")
    touch = next(beat for beat in review.beats(episode) if beat.axis == "T2")
    before = review.scene(episode, BEDROOM).decision.plan
    assert (before.mitigation, before.closed_set) == ("the stove is off", None)
    review.decide(episode, touch.beat.id, settled="T3")
    after = review.scene(episode, BEDROOM).decision.plan
    assert (after.mitigation, after.closed_set) == ("the stove is off", True)
    assert review.decide_scene(episode, BEDROOM, plan=None).plan is None


def test_no_can_be_said_where_the_finding_says_yes(review, episode):
    touch = next(beat for beat in review.beats(episode) if beat.axis == "T2")
    review.decide(episode, touch.beat.id, settled="T3")
    assert review.scene(episode, BEDROOM).plan.closed_set is True
    for answer in (False, None):
        assert review.decide_scene(episode, BEDROOM, closed_set=answer).plan.closed_set is answer


def test_two_windows_write_different_parts_of_one_scene(review, other, episode):
    mine = review.scene(episode, BEDROOM).plan
    other.decide_scene(episode, BEDROOM, risk="high", riders=[Rider("TOM", RiderState.DRAFTED)])
    other.tell(episode, [BEDROOM], "sound", told=MONDAY)
    other.decide_scene(episode, BEDROOM, context="theirs")
    review.decide_scene(
        episode, BEDROOM, breaks="two", riders=[Rider("ANNA", RiderState.SIGNED)], expected={"plan": mine}
    )
    review.tell(episode, [BEDROOM], "costume", told=MONDAY)
    decision = other.scene(episode, BEDROOM).decision
    assert (decision.plan.risk, decision.plan.breaks) == (Risk.HIGH, "two")
    assert [(rider.role, rider.state.value) for rider in decision.riders] == [
        ("ANNA", "signed"),
        ("TOM", "drafted"),
    ]
    assert set(decision.notices) == {"costume", "sound"}
    assert decision.context == "theirs"


def test_a_part_that_another_window_wrote_is_not_written_over(review, other, episode):
    before = review.scene(episode, BEDROOM).plan
    other.decide_scene(episode, BEDROOM, risk=Risk.HIGH)
    with pytest.raises(EditConflict) as conflict:
        review.decide_scene(episode, BEDROOM, risk=Risk.MEDIUM, expected={"risk": before.risk})
    assert conflict.value.stored is Risk.HIGH
    assert review.scene(episode, BEDROOM).decision.plan.risk is Risk.HIGH


def test_telling_many_scenes_is_one_step(review, episode):
    review.tell(episode, [1, BEDROOM], "ad", told=MONDAY, by="coordinator")
    levels = [review.scene(episode, scene).decision.notices["ad"].level for scene in (1, BEDROOM)]
    assert levels == ["K3", "K3 N1 T2"]
    assert review.undo().summary == "told ad of 1 and 1 more scenes"
    assert review.scene(episode, 1).decision.notices == {}
    assert review.scene(episode, BEDROOM).decision.notices == {}


def test_what_was_acknowledged_is_told_again_when_it_goes_further(review, episode):
    kiss = review.beats(episode)[0]
    review.tell(episode, [1], "ad", told=MONDAY, by="coordinator")
    review.tell(episode, [1], "ad", acknowledged=date(2026, 3, 3))
    assert review.scene(episode, 1).decision.notices["ad"] == Notice(
        MONDAY, "coordinator", date(2026, 3, 3), "K3"
    )
    ((before,),) = (brief.scenes[:1] for brief in review.departments() if brief.department.id == "ad")
    assert (before.raised, before.changed, before.waiting) == ((), False, False)
    review.decide(episode, kiss.beat.id, settled="K4")
    ((after,),) = (brief.scenes[:1] for brief in review.departments() if brief.department.id == "ad")
    assert (after.raised, after.changed, after.waiting) == (("K4",), True, True)
    told_again = review.tell(episode, [1], "ad", told=date(2026, 3, 9))[0].notices["ad"]
    assert told_again == Notice(date(2026, 3, 9), "coordinator", None, "K4")


@pytest.mark.parametrize(
    "fields",
    [
        {"colour": "red"},
        {"risk": "terrible"},
        {"background": -1},
        {"background": "many"},
        {"closed_set": "yes"},
        {"context": None},
        {"mitigation": 3},
        {"garments": ["robe"]},
        {"plan": "as usual"},
        {"riders": ["ANNA"]},
        {"riders": 3},
        {"notices": {"catering": Notice()}},
        {"notices": {"costume": "told"}},
        {"notices": []},
        {"shoot_date": "tomorrow"},
    ],
)
def test_what_does_not_fit_is_refused_and_changes_nothing(review, episode, fields):
    with pytest.raises(WrongUsage):
        review.decide_scene(episode, BEDROOM, **fields)
    assert review.scene(episode, BEDROOM).decision == SceneDecision()
    assert review.undo() is None


def test_nobody_acknowledges_what_was_never_told(review, episode):
    with pytest.raises(WrongUsage, match="Costume was not told of scene 3"):
        review.tell(episode, [BEDROOM], "costume", acknowledged=MONDAY)
    with pytest.raises(WrongUsage, match="catering"):
        review.tell(episode, [BEDROOM], "catering", told=MONDAY)
    with pytest.raises(WrongUsage, match="no scene 99"):
        review.tell(episode, [1, 99], "costume", told=MONDAY)
    assert review.scene(episode, 1).decision == SceneDecision()


def test_the_history_replays_to_what_stands(review, episode):
    review.decide_scene(episode, 1, context="a", risk="high", riders=[Rider("ANNA", RiderState.NEEDED)])
    review.tell(episode, [1, 2, BEDROOM], "sound", told=MONDAY)
    review.undo()
    review.decide_scene(episode, 1, plan=None, context="")
    written = review._store.history.values_of_script(episode)
    state = {(subject, name): value for subject, values in written.items() for name, value in values.items()}
    assert replay(review.history()) == state
    assert {name for _, name in state} == {"rider.ANNA"}
