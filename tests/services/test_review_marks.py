"""What a new draft does to decisions: they stay, and what went further is looked at again."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from scenebreak.domain.beat import DismissReason, Verdict
from scenebreak.domain.drafts import Change
from scenebreak.domain.finding import Kind, Tier
from scenebreak.domain.plan import Agreement, Rider, RiderState
from scenebreak.services import season as season_service
from scenebreak.services.review import open_review
from tests.store.builders import SCRIPT

RAISED = SCRIPT.replace("They kiss by the stove.", "Slowly he makes out with her by the stove.")


@pytest.fixture
def reopen(script, scanned, review):
    """Save another draft over the script and open it again."""
    sessions = []

    def save(text):
        review.close()
        for session in sessions:
            session.close()
        script.write_text(text)
        sessions.append(open_review(script))
        return sessions[-1], sessions[-1].episodes[0].id

    yield save
    for session in sessions:
        session.close()


def only(review):
    return review.episodes[0].id


def beat_at(review, position):
    return review.beats(only(review))[position]


def mark_at(review, position):
    return review.marks(only(review))[beat_at(review, position).beat.id]


def test_one_draft_has_no_marks(review):
    assert review.marks(only(review)) == {}


def test_a_raised_beat_keeps_its_decision_in_sight_and_waits_for_another(review, reopen):
    first = beat_at(review, 0)
    review.decide(only(review), first.beat.id, verdict="confirmed", settled="K2", notes="brief")
    again, episode = reopen(RAISED)
    beat = beat_at(again, 0)
    mark = again.marks(episode)[beat.beat.id]
    assert (beat.beat.id, mark.change, mark.look) == (first.beat.id, Change.RAISED, True)
    assert (beat.decision.verdict, beat.decision.settled, beat.decision.notes) == (None, None, "brief")
    assert beat.axis == "K4"
    assert (mark.former.verdict, mark.former.settled) == (Verdict.CONFIRMED, "K2")
    assert (mark.was.quote, mark.was.axis, mark.was.scene) == ("kiss", "K3", "1")


def test_deciding_again_settles_a_raised_beat_and_undo_brings_the_mark_back(review, reopen):
    review.decide(only(review), beat_at(review, 0).beat.id, verdict="confirmed", settled="K2")
    again, episode = reopen(RAISED)
    beat = beat_at(again, 0).beat.id
    done = again.decide(episode, beat, verdict="confirmed")
    assert (done.decision.verdict, done.decision.settled) == (Verdict.CONFIRMED, None)
    assert beat_at(again, 0) == done
    assert not again.marks(episode)[beat].look
    again.undo()
    assert again.marks(episode)[beat].look
    assert again.marks(episode)[beat].former.settled == "K2"
    assert beat_at(again, 0).decision.verdict is None


def test_a_level_settled_high_enough_is_not_raised_by_the_words(review, reopen):
    review.decide(only(review), beat_at(review, 0).beat.id, verdict="confirmed", settled="K5")
    again, _ = reopen(RAISED)
    assert mark_at(again, 0).change is Change.REWORDED
    assert beat_at(again, 0).decision.settled == "K5"


def test_reworded_beats_keep_their_verdict_until_somebody_looks(review, reopen):
    beat = beat_at(review, 0).beat.id
    review.decide(only(review), beat, verdict="confirmed")
    again, episode = reopen(SCRIPT.replace("by the stove", "by the old stove"))
    assert (mark_at(again, 0).change, mark_at(again, 0).look) == (Change.REWORDED, True)
    assert beat_at(again, 0).decision.verdict is Verdict.CONFIRMED
    again.decide(episode, beat, verdict="confirmed")
    assert not mark_at(again, 0).look
    assert again.history()[-1].summary == "looked again at 1 kiss"


def test_a_dismissal_holds_while_its_words_stay(review, reopen):
    beat = beat_at(review, 4).beat.id
    review.decide(only(review), beat, verdict="dismissed", reason="figurative")
    same, _ = reopen(SCRIPT.replace("The telephone rings", "A bell rings"))
    assert beat_at(same, 4).decision.reason is DismissReason.FIGURATIVE
    assert not mark_at(same, 4).look
    other, _ = reopen(SCRIPT.replace("kiss the ground", "kiss the girl"))
    assert beat_at(other, 4).beat.id == beat
    assert beat_at(other, 4).decision.verdict is None
    assert mark_at(other, 4).former.reason is DismissReason.FIGURATIVE


def test_two_drafts_without_a_look_are_told_against_the_words_decided_on(review, reopen):
    review.decide(only(review), beat_at(review, 0).beat.id, verdict="confirmed")
    reopen(RAISED)
    again, _ = reopen(RAISED.replace("a long time", "a minute"))
    assert (mark_at(again, 0).change, mark_at(again, 0).was.quote) == (Change.RAISED, "kiss")


def test_new_and_gone_beats_are_marked(review, reopen):
    gone = beat_at(review, 0).beat.id
    review.decide(only(review), gone, verdict="confirmed")
    text = SCRIPT.replace("They kiss by the stove.", "They wait.").replace(
        "for a long time.", "for a long time. They kiss."
    )
    again, episode = reopen(text)
    marks = again.marks(episode)
    assert (marks[gone].change, marks[gone].was.quote) == (Change.GONE, "kiss")
    new = beat_at(again, 0).beat.id
    assert (marks[new].change, marks[new].look, marks[new].was) == (Change.NEW, True, None)
    again.decide(episode, new, verdict="confirmed")
    assert not again.marks(episode)[new].look


def test_a_lowered_beat_is_told(review, reopen):
    reopen(RAISED)
    again, _ = reopen(SCRIPT)
    assert mark_at(again, 0).change is Change.LOWERED


def test_a_level_beyond_an_agreement_is_told_with_its_clock(review, reopen):
    beat = beat_at(review, 0).beat.id
    review.decide(only(review), beat, agreed=Agreement("K3", ("ANNA", "director")))
    review.decide_scene(only(review), 1, shoot_date=date(2026, 3, 2))
    again, _ = reopen(RAISED)
    drift = mark_at(again, 0).drift
    assert (drift.agreed, drift.now, drift.deadline) == ("K3", "K4", date(2026, 2, 28))
    assert drift.sentence(date(2026, 2, 20)) == (
        "Beyond consent: K4 makeout asked, ANNA and the director agreed to K3 held at most. "
        "It is shot on Mon 2026-03-02: tell the performers by 2026-02-28."
    )
    assert "run out" in drift.sentence(date(2026, 3, 1))
    assert beat_at(again, 0).decision.agreed.level == "K3"


def test_a_level_within_the_agreement_is_no_drift(review, reopen):
    review.decide(only(review), beat_at(review, 0).beat.id, agreed=Agreement("K4", ("ANNA",)))
    again, _ = reopen(RAISED)
    assert (mark_at(again, 0).change, mark_at(again, 0).drift) == (Change.RAISED, None)


def test_a_minor_who_comes_into_an_agreed_scene_is_told_without_a_level(review, reopen, script, monkeypatch):
    review.decide(only(review), beat_at(review, 0).beat.id, agreed=Agreement("K3", ("ANNA",)))
    plain = season_service.scan_script

    def with_a_minor(path, **options):
        scan = plain(path, **options)
        first, *others = scan.scenes
        return replace(scan, scenes=(replace(first, tier=Tier.STOP, minor=True, minors=("IAN",)), *others))

    monkeypatch.setattr(season_service, "scan_script", with_a_minor)
    monkeypatch.setattr(
        "scenebreak.domain.beat.tier_of", lambda finding, *, minor_present=False: Tier(2 + minor_present)
    )
    again, _ = reopen(SCRIPT.replace("by the stove", "by the stove, where IAN (9) sleeps"))
    assert mark_at(again, 0).change is Change.RAISED
    assert (mark_at(again, 0).drift.agreed, mark_at(again, 0).drift.now) == ("", "")


def test_an_answered_question_counts_as_an_agreement(review, reopen):
    beat = beat_at(review, 0).beat.id
    review.decide(only(review), beat, settled="K2", answer="A peck.", answered_by="the director")
    again, _ = reopen(RAISED)
    assert mark_at(again, 0).drift.basis == "the director has answered that it goes no further"


@pytest.mark.parametrize(
    ("state", "told"), [(RiderState.SIGNED, True), (RiderState.SENT, True), (RiderState.DRAFTED, False)]
)
def test_a_raised_level_under_a_rider_that_is_out_is_told(review, reopen, state, told):
    review.decide_scene(only(review), 1, riders=(Rider("ANNA", state),))
    again, _ = reopen(RAISED)
    drift = mark_at(again, 0).drift
    assert (drift is not None) is told
    if told:
        assert drift.basis == f"the rider of ANNA is {state.label}"


def test_a_new_act_in_an_agreed_scene_is_told(review, reopen):
    review.decide(only(review), beat_at(review, 0).beat.id, agreed=Agreement("K3", ("ANNA",)))
    again, episode = reopen(SCRIPT.replace("and hums.", "and hums. She undresses."))
    (new,) = [mark for mark in again.marks(episode).values() if mark.change is Change.NEW]
    assert new.drift.basis == "the scene was agreed at K3 held"


def test_a_beat_of_a_scene_that_is_gone_can_still_be_decided_on(review, reopen):
    beat = beat_at(review, 4).beat.id
    review.decide(only(review), beat, notes="kept")
    again, episode = reopen(SCRIPT.partition("4 EXT. PIER")[0])
    assert [gone.beat.id for gone in again.gone(episode)] == [beat]
    assert again.decide(episode, beat, verdict="confirmed").decision.verdict is Verdict.CONFIRMED
    assert again.gone(episode)[0].decision.notes == "kept"


def test_a_decision_made_on_a_draft_that_was_wiped_since_holds(review, reopen):
    beat = beat_at(review, 0).beat.id
    review.decide(only(review), beat, verdict="confirmed")
    again, episode = reopen(RAISED)
    again.decide(episode, beat, verdict="confirmed")
    again._store._database.rows("UPDATE draft SET sha256 = 'wiped ' || id")
    again.refresh()
    assert not again.marks(episode)[beat].look
    assert beat_at(again, 0).decision.verdict is Verdict.CONFIRMED


def test_the_settings_hold_the_hours_of_notice(review, reopen, monkeypatch, tmp_path):
    settings = tmp_path / "config.toml"
    settings.write_text("notice_hours = 60\n")
    monkeypatch.setenv("SCENEBREAK_CONFIG", str(settings))
    review.decide(only(review), beat_at(review, 0).beat.id, agreed=Agreement("K3", ("ANNA",)))
    review.decide_scene(only(review), 1, shoot_date=date(2026, 3, 4))
    again, _ = reopen(RAISED)
    assert mark_at(again, 0).drift.deadline == date(2026, 3, 1)


def test_a_first_decision_is_made_on_the_words_that_stand(review, reopen):
    reopen(RAISED)
    again, episode = reopen(RAISED.replace("a long time", "a minute"))
    beat = beat_at(again, 0).beat.id
    again.decide(episode, beat, verdict="confirmed")
    assert (again.marks(episode)[beat].change, again.marks(episode)[beat].look) == (Change.UNCHANGED, False)
    again.refresh()
    assert beat_at(again, 0).decision.verdict is Verdict.CONFIRMED


def test_a_level_stays_beyond_an_agreement_until_one_of_both_is_changed(review, reopen):
    beat = beat_at(review, 0).beat.id
    review.decide(only(review), beat, agreed=Agreement("K3", ("ANNA",)))
    again, episode = reopen(RAISED)
    again.decide(episode, beat, verdict="confirmed")
    assert mark_at(again, 0).drift
    later, _ = reopen(RAISED.replace("a long time", "a minute"))
    assert (mark_at(later, 0).change, mark_at(later, 0).look) == (Change.UNCHANGED, False)
    assert mark_at(later, 0).drift.now == "K4"
    later.decide(episode, beat, settled="K3")
    assert mark_at(later, 0).drift is None
    later.undo()
    later.decide(episode, beat, agreed=Agreement("K4", ("ANNA",)))
    assert mark_at(later, 0).drift is None


STEPS = st.lists(
    st.sampled_from(
        [
            {"verdict": "confirmed"},
            {"verdict": "dismissed", "reason": "figurative"},
            {"verdict": None},
            {"settled": "K2"},
            {"settled": None, "answer": "A peck."},
            {"agreed": Agreement("K3", ("ANNA",))},
            {"notes": "seen"},
            "undo",
            "redo",
            "rider",
            "draft",
        ]
    ),
    max_size=12,
)


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_marks_kept_over_decisions_are_those_worked_out_anew(steps, scanned, tmp_path_factory):
    folder = tmp_path_factory.mktemp("marks")
    script, pink = folder / "Film.fountain", folder / "pink.fountain"
    script.write_text(SCRIPT)
    pink.write_text(RAISED.replace("and hums.", "and hums. She undresses."))
    with open_review(script) as review:
        episode = only(review)
        for step in steps:
            kiss = next(beat for beat in review.beats(episode) if beat.beat.kind is Kind.KISS)
            if step in ("undo", "redo"):
                getattr(review, step)()
            elif step == "rider":
                review.decide_scene(episode, 1, riders=(Rider("ANNA", RiderState.SENT),))
            elif step == "draft":
                review.add_draft(episode, pink)
            else:
                review.decide(episode, kiss.beat.id, **step)
            kept, beats = review.marks(episode), review.beats(episode)
            review.refresh()
            assert kept == review.marks(episode)
            assert beats == review.beats(episode)


def test_accepting_a_proposed_plan_is_no_look_at_a_raised_beat(review, reopen):
    review.decide(only(review), beat_at(review, 0).beat.id, verdict="confirmed", settled="K2")
    again, episode = reopen(RAISED)
    beat, before = beat_at(again, 0), mark_at(again, 0)
    assert before.look
    assert again.accept_plan(episode, beat.beat.scene) > 0
    assert beat_at(again, 0).decision.plan is not None
    after = mark_at(again, 0)
    assert (after.look, after.former.verdict, after.former.settled) == (True, Verdict.CONFIRMED, "K2")
    again.undo()
    assert mark_at(again, 0) == before
