"""Somebody known as a minor, by any script of the production, whom a person names as taking part."""

import pytest

from scenebreak.domain.errors import WrongUsage
from scenebreak.domain.finding import Kind, Level, Status, Tier
from scenebreak.services.annotation import Annotation, carry_out
from scenebreak.services.review import open_review

SCRIPT = """1 INT. KITCHEN - DAY
They kiss by the stove.
2 EXT. QUAY - DAY
IVY (15) ties the boat up.
3 EXT. PIER - DAY
The crew swims out to the buoy.
The lamp is lit.
"""
NEXT = """1 EXT. PIER - DAY
They kiss by the stove.
2 INT. HALL - DAY
PAT (40) rings.
"""
MINOR_IS_TOLD = {"welfare", "legal", "casting", "producer", "ad"}


@pytest.fixture
def script(tmp_path):
    path = tmp_path / "Film.fountain"
    path.write_text(SCRIPT)
    return path


@pytest.fixture
def episode(review):
    return review.episodes[0].id


def annotate(review, episode, scene, beat=None, **asked):
    return carry_out(review, episode, scene, beat, Annotation(**asked)).scenes[0]


def flag(review, episode, kind=Kind.UNDRESS, level="swimwear", words="The crew swims", **more):
    asked = Annotation(flag=words, kind=kind, level=level, **more)
    (beat,) = carry_out(review, episode, None, None, asked).beats
    return beat


def beat_of(review, episode, id_):
    return next(each for each in review.beats(episode) if each.beat.id == id_)


@pytest.mark.parametrize("name", ["IVY", "Ivy"])
def test_a_flag_of_a_stop_kind_stops_at_once(review, episode, name):
    made = beat_of(review, episode, flag(review, episode, Kind.NUDITY, "partial", people=f"{name}, DANIEL"))
    scene = review.scene(episode, 3)
    assert (made.tier, made.minor, made.minor_takes_part) == (Tier.STOP, True, True)
    assert made.departments >= MINOR_IS_TOLD
    assert scene.held
    assert (scene.scan.minor, scene.scan.minors) == (True, (f"{name} (15)",))


def test_a_flag_of_another_kind_has_the_note_and_the_ticks(review, episode):
    made = beat_of(review, episode, flag(review, episode, people="IVY"))
    assert (made.tier, made.minor) == (Tier.MAY, True)
    assert made.departments >= MINOR_IS_TOLD
    assert review.scene(episode, 3).scan.minors == ("IVY (15)",)
    told = {brief.department.id: brief.scenes for brief in review.departments()}
    assert [scene.scene.name for scene in told["welfare"]] == ["3"]


def test_a_name_given_later_and_taken_away_again_changes_it_at_once(review, episode):
    made = flag(review, episode, Kind.NUDITY, "partial", people="DANIEL")
    before = review.scene(episode, 3)
    assert (before.held, before.scan.minor) == (False, False)
    (named,) = review.decide_all(episode, [made], people=("DANIEL", "IVY"))
    assert named.tier is Tier.STOP
    assert named in review.beats(episode)
    review.undo()
    assert review.scene(episode, 3) == before
    review.redo()
    (without,) = review.decide_all(episode, [made], people=("DANIEL",))
    assert (without.tier, without.minor) == (Tier.MUST, False)
    assert not review.scene(episode, 3).scan.minor


def test_a_beat_of_the_machine_is_a_minors_by_a_name_too(review, episode):
    scene = annotate(review, episode, "1", people="IVY")
    assert (scene.tier, scene.scan.minors, scene.beats[0].minor) == (Tier.MUST, ("IVY (15)",), True)
    assert scene.departments >= MINOR_IS_TOLD
    again = annotate(review, episode, "1", people="default")
    assert not again.scan.minor
    assert "welfare" not in again.departments


def test_the_other_beats_of_the_scene_are_beside_a_minor(review, episode):
    beside = flag(review, episode, Kind.NUDITY, "partial", "The lamp is lit")
    assert beat_of(review, episode, beside).tier is Tier.MUST
    named = flag(review, episode, people="IVY")
    assert beat_of(review, episode, beside).tier is Tier.STOP
    annotate(review, episode, "3", named, dismiss="duplicate")
    assert beat_of(review, episode, beside).tier is Tier.MUST


def test_it_holds_when_the_file_is_opened_again(script, review, episode):
    made = beat_of(review, episode, flag(review, episode, Kind.NUDITY, "partial", people="IVY"))
    review.close()
    with open_review(script) as again:
        assert made in again.beats(again.episodes[0].id)


def test_a_minor_that_another_script_knows_is_known_in_this_one(tmp_path, scanned):
    (tmp_path / "One.fountain").write_text(SCRIPT)
    (tmp_path / "Two.fountain").write_text(NEXT)
    with open_review(tmp_path) as review:
        second = next(each.id for each in review.episodes if each.path.endswith("Two.fountain"))
        assert annotate(review, second, "1", people="IVY").scan.minors == ("IVY (15)",)
        assert not annotate(review, second, "1", people="PAT").scan.minor


@pytest.mark.parametrize(
    ("kind", "level", "tier"),
    [
        (Kind.TOUCH, "intimate", Tier.MUST),
        (Kind.TOUCH, "sensual", Tier.MUST),
        (Kind.NUDITY, "partial", Tier.STOP),
        (Kind.HYPER_EXPOSED, "medical", Tier.MAY),
    ],
)
def test_a_flag_marked_as_a_minors_is_told_for_every_kind(review, episode, kind, level, tier):
    made = beat_of(review, episode, flag(review, episode, kind, level, minor=True))
    scene = review.scene(episode, 3)
    assert (made.tier, made.minor, scene.scan.minor) == (tier, True, True)
    assert made.departments >= MINOR_IS_TOLD
    (welfare,) = (brief for brief in review.departments() if brief.department.id == "welfare")
    assert [each.scene.name for each in welfare.scenes] == ["3"]


@pytest.mark.parametrize("department", sorted(MINOR_IS_TOLD))
def test_whoever_must_know_of_minors_is_told_that_one_takes_part(review, episode, department):
    annotate(review, episode, "1", people="IVY", level="makeout")
    (brief,) = (brief for brief in review.departments() if brief.department.id == department)
    assert brief.scenes[0].lines[0] == "a minor takes part: legal and production decide first"


def test_a_beat_of_the_machine_is_marked_as_a_minors_and_back(review, episode):
    before = review.scene(episode, 1)
    marked = annotate(review, episode, "1", minor=True)
    assert (marked.scan.minor, marked.beats[0].minor_takes_part) == (True, True)
    assert marked.departments >= MINOR_IS_TOLD
    review.undo()
    assert review.scene(episode, 1) == before
    review.redo()
    assert not annotate(review, episode, "1", minor=False).scan.minor


def test_an_alarm_tells_no_level_of_a_scene_that_a_name_holds(review, episode):
    made = flag(review, episode, Kind.NUDITY, "N3", people="DANIEL")
    annotate(review, episode, "3", made, agree="N2", by="DANIEL")
    assert review.marks(episode)[made].drift.now == "N3"
    annotate(review, episode, "3", made, people="DANIEL, IVY")
    assert review.marks(episode)[made].drift.now == ""


@pytest.mark.parametrize("by", ["IVY", "DANIEL, ivy", None])
def test_nothing_is_agreed_by_a_minor(review, episode, by):
    flag(review, episode, Kind.SIMULATED_SEX, "implied", people="IVY, DANIEL")
    before = review.beats(episode)
    with pytest.raises(WrongUsage, match=r"a minor cannot agree(.|\n)*legal and production first"):
        annotate(review, episode, "3", agree="S1", by=by)
    assert review.beats(episode) == before
    annotate(review, episode, "3", agree="S1", by="DANIEL")


def test_a_minor_agrees_nowhere_even_where_nobody_named_her(review, episode):
    with pytest.raises(WrongUsage, match="Somebody named here is known as a minor"):
        annotate(review, episode, "1", agree="K2", by="IVY")


def test_who_is_marked_as_a_minor_without_an_age_cannot_agree(review, episode):
    made = flag(review, episode, people="SAM", minor=True)
    with pytest.raises(WrongUsage, match="known as a minor"):
        annotate(review, episode, "3", made, agree="N1", by="SAM")


def test_no_rider_is_a_minors(review, episode):
    flag(review, episode, Kind.NUDITY, "partial", people="IVY, DANIEL")
    with pytest.raises(WrongUsage, match="a minor cannot agree"):
        annotate(review, episode, "3", rider=["IVY=signed@2026-03-02"])
    assert annotate(review, episode, "3", rider=["IVY=not needed"]).decision.riders
    assert annotate(review, episode, "3", rider=["DANIEL=sent"]).decision.riders


def test_the_advice_sends_nobody_away_from_her_own_action(review, episode):
    plan = annotate(review, episode, "1", people="IVY").plan
    assert "legal and production decide first" in plan.mitigation
    assert "leave the set" not in plan.mitigation
    assert "chaperone" in plan.support


def test_what_a_person_flags_as_said_stands_for_nothing_that_is_played(review, episode):
    before = review.scene(episode, 1).beats
    asked = {"words": "They kiss by the stove", "kind": Kind.KISS, "level": "makeout"}
    said = beat_of(review, episode, flag(review, episode, status=Status.SAID, **asked))
    assert (said.tier, said.departments, said.played) == (Tier.NONE, frozenset(), False)
    assert said.beat.level is Level.MAKEOUT
    assert [each for each in review.scene(episode, 1).beats if not each.made] == list(before)
    negated = beat_of(review, episode, flag(review, episode, status=Status.NEGATED, **asked))
    assert negated.tier is Tier.MAY
