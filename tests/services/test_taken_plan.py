"""A plan taken as proposed says when the level has risen since, and takes the new proposal then."""

import pytest

from scenebreak.domain.plan import BeatPlan, Risk, RoleNote
from scenebreak.domain.taken_plan import taken_of
from scenebreak.services.review_pages import PageForm, brief_of, departments_as_text, review_as_text
from scenebreak.tui.plan_sheet import sheet_of
from tests.tui import scripts
from tests.tui.kept_review import kept_review

BED = 5
ROSE = "level rose since this was planned; proposed now"


@pytest.fixture
def taken(tmp_path):
    """The plan of a bath, taken at N2."""
    with kept_review(tmp_path, scripts.long_winter()) as review:
        review.accept_plan(1, BED)
        yield review


def bath(review):
    return review.scene(1, BED).beats[0].beat.id


def newer(review):
    return {entry.label: entry.now for entry in sheet_of(review.scene(1, BED)).entries if entry.now}


def test_a_plan_as_it_was_taken_says_nothing(taken):
    assert newer(taken) == {}
    taken.decide(1, bath(taken), settled="N1")
    assert newer(taken) == {}


def test_entries_as_they_were_taken_say_what_is_proposed_since_the_level_rose(taken):
    taken.decide(1, bath(taken), settled="N4")
    assert newer(taken)["Camera"] == "whole body, no genital detail; each side named in the rider"
    assert newer(taken)["Clothing, JO"].startswith("undressed; each side")
    assert taken.scene(1, BED).plan.closure is True
    shown = review_as_text(taken, taken.episodes, PageForm.TEXT)
    assert f"Plan, camera: {ROSE}: whole body" in shown
    page = departments_as_text([brief_of(taken, "costume")], PageForm.TEXT, pages=True)
    assert f"clothing: {ROSE}: JO: undressed; each side" in page


def test_what_a_person_wrote_or_cleared_is_nobodys_to_renew(taken):
    taken.decide_scene(1, BED, risk=Risk.LOW)
    plan = taken.scene(1, BED).beats[0].decision.plan
    taken.decide(1, bath(taken), plan=type(plan)(camera="close on the face"), settled="N4")
    assert "Camera" not in newer(taken)
    assert "Risk" not in newer(taken)
    assert taken.accept_plan(1, BED, beats=[bath(taken)], whole=False) == 0


def test_accepting_again_takes_the_new_proposal_in_one_step(taken):
    taken.decide(1, bath(taken), settled="N4")
    waiting = newer(taken)
    assert taken.accept_plan(1, BED) >= len(waiting) > 0
    assert newer(taken) == {}
    assert taken.scene(1, BED).beats[0].decision.plan.camera == waiting["Camera"]
    taken.undo()
    assert newer(taken) == waiting
    taken.redo()
    taken.decide(1, bath(taken), settled="N5")
    assert "Camera" in newer(taken)


def test_the_plan_of_the_scene_says_so_too_and_takes_it(tmp_path):
    with kept_review(tmp_path, scripts.long_winter()) as review:
        kiss = review.scene(1, 3).beats[0].beat.id
        review.decide(1, kiss, settled="K3")
        review.accept_plan(1, 3)
        assert review.scene(1, 3).plan.risk is Risk.LOW
        review.decide(1, kiss, settled="K4")
        entries = {entry.label: entry for entry in sheet_of(review.scene(1, 3)).entries}
        assert (entries["Risk"].value, entries["Risk"].now) == ("low", "medium")
        page = departments_as_text([brief_of(review, "producer")], PageForm.TEXT, pages=True)
        assert f"risk: {ROSE}: medium" in page
        assert f"Scene plan, risk: {ROSE}: medium" in review_as_text(review, review.episodes, PageForm.TEXT)
        review.accept_plan(1, 3, beats=[], whole=True)
        assert review.scene(1, 3).plan.risk is Risk.MEDIUM
        assert [entry.label for entry in sheet_of(review.scene(1, 3)).entries if entry.now] == [
            "Contact areas"
        ]


def test_what_is_remembered_of_a_plan_holds_no_name():
    one, other = (BeatPlan(clothing=(RoleNote(name, "robe"),)) for name in ("MARA", "ROLE 1"))
    assert taken_of(one, "N2") == taken_of(other, "N2")
