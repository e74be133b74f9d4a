"""A proposed plan is taken as it is: one step of undo, nothing written over, and it stays."""

from scenebreak.domain.beat import Verdict
from scenebreak.domain.plan import BeatPlan, Risk, RoleNote
from scenebreak.tui.plan_sheet import sheet_of
from tests.tui import scripts
from tests.tui.kept_review import kept_review

BED = 5


def proposed(review, scene=BED):
    return [entry for entry in sheet_of(review.scene(1, scene)).entries if entry.proposed]


def test_every_proposal_of_a_scene_becomes_the_persons_own_in_one_step(tmp_path):
    with kept_review(tmp_path, scripts.long_winter()) as review:
        before = proposed(review)
        held = review.scene(1, BED)
        assert review.accept_plan(1, BED) == len(before)
        assert proposed(review) == []
        after = review.scene(1, BED)
        assert (after.plan, after.riders) == (held.plan, held.riders)
        assert review.undo().summary == "plan of 14 as proposed"
        assert proposed(review) == before
        assert review.undo() is None


def test_what_was_accepted_stays_when_the_rung_changes(tmp_path):
    with kept_review(tmp_path, scripts.long_winter()) as review:
        review.accept_plan(1, BED)
        accepted = review.scene(1, BED)
        beat = accepted.beats[0].beat.id
        review.decide(1, beat, settled="N5")
        after = review.scene(1, BED)
        for name in accepted.decision.own:
            assert getattr(after.plan, name) == getattr(accepted.plan, name)
        assert after.decision.own == accepted.decision.own != frozenset()
        assert after.beats[0].decision.plan == accepted.beats[0].decision.plan


def test_what_a_person_has_written_is_left_alone(tmp_path):
    with kept_review(tmp_path, scripts.long_winter()) as review:
        beat = review.scene(1, BED).beats[0].beat.id
        own = BeatPlan(clothing=(RoleNote("JO", "a coat"),))
        review.decide(1, beat, plan=own)
        review.decide_scene(1, BED, risk=Risk.LOW, closed_set=None)
        review.accept_plan(1, BED)
        after = review.scene(1, BED)
        assert after.beats[0].decision.plan == own
        assert (after.plan.risk, after.plan.closed_set) == (Risk.LOW, None)


def test_one_beat_is_accepted_without_the_scene(tmp_path):
    with kept_review(tmp_path, scripts.long_winter()) as review:
        beat = review.scene(1, BED).beats[0].beat.id
        before = [entry for entry in proposed(review) if entry.beat == beat]
        assert review.accept_plan(1, BED, beats=[beat], whole=False) == len(before) > 0
        assert review.scene(1, BED).decision.own == frozenset()
        assert review.accept_plan(1, BED, beats=[beat], whole=False) == 0


def test_a_dismissed_beat_and_a_held_scene_propose_nothing(tmp_path):
    with kept_review(tmp_path, scripts.long_winter(), scripts.stop_scene()) as review:
        for beat in review.scene(1, BED).beats:
            review.decide(1, beat.beat.id, verdict=Verdict.DISMISSED)
        assert review.accept_plan(1, BED) == 0
        held = next(each.scene.index for each in review.scenes(2) if each.held)
        assert review.accept_plan(2, held) == 0
