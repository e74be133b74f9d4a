"""Beats that a person makes: flagged lines, split beats, and repeats of one pair."""

import pytest

from scenebreak.domain.beat import Decision, Verdict
from scenebreak.domain.errors import WrongUsage
from scenebreak.domain.finding import Kind, Level, Tier
from scenebreak.services.review import open_review
from tests.store.builders import SCRIPT


@pytest.fixture
def episode(review):
    return review.episodes[0].id


def place(review, episode, words):
    """The element that holds some words, with their offsets."""
    for element in review.scan(episode).screenplay.elements():
        if words in element.text:
            start = element.text.index(words)
            return element.ordinal, start, start + len(words)
    raise LookupError(words)


def flag(review, episode, words, **fields):
    return review.flag(episode, *place(review, episode, words), **fields)


def quotes(review, episode):
    return [[finding.quote for finding in beat.beat.findings] for beat in review.beats(episode)]


def test_a_line_that_the_machine_missed_becomes_a_beat_in_its_place(script, review, episode):
    made = flag(
        *(review, episode, "Silence for a while"),
        kind=Kind.SIMULATED_SEX,
        level=Level.IMPLIED,
        people=["ANNA", "TOM", "ANNA"],
        departments=["sound", "ad"],
        settled="S2",
    )
    assert made.made
    assert made.decision == Decision(Verdict.CONFIRMED, settled="S2", departments=frozenset({"sound", "ad"}))
    (finding,) = made.beat.findings
    assert (finding.quote, finding.participants) == ("Silence for a while", ("ANNA", "TOM"))
    assert (made.tier, made.axis, made.beat.scene) == (Tier.MUST, "S2", 3)
    assert quotes(review, episode)[1] == ["caresses"]
    assert quotes(review, episode)[2] == ["Silence for a while"]
    review.close()
    with open_review(script) as again:
        assert again.beats(episode)[2] == made
        assert again.undo().summary == "flagged simulated sex in 3"
        assert len(again.beats(episode)) == 5
        again.redo()
        assert again.beats(episode)[2] == made


def test_a_line_of_a_scene_without_a_flag_can_be_flagged(review, episode):
    made = flag(review, episode, "rings for a long time", kind=Kind.KISS, level=Level.UNSPECIFIED)
    assert made.beat.scene == 2
    assert made.question == "Peck, held or makeout?"
    assert review.scene(episode, 2).tier is Tier.MUST


@pytest.mark.parametrize(
    ("kind", "level", "minor", "tier"),
    [
        (Kind.NUDITY, Level.FULL, True, Tier.STOP),
        (Kind.KISS, Level.NONROMANTIC, True, Tier.MAY),
        (Kind.HYPER_EXPOSED, Level.MEDICAL, False, Tier.MAY),
    ],
)
def test_the_tier_of_a_flag_follows_the_rules(review, episode, kind, level, minor, tier):
    made = flag(review, episode, "rings for a long time", kind=kind, level=level, minor=minor)
    assert made.tier is tier


def test_what_cannot_be_flagged_is_refused_and_changes_nothing(review, episode):
    before = review.beats(episode)
    with pytest.raises(WrongUsage):
        flag(review, episode, "Silence", kind=Kind.KISS, level=Level.FULL)
    with pytest.raises(WrongUsage):
        flag(review, episode, "Silence", kind=Kind.KISS, level=Level.PECK, settled="S2")
    with pytest.raises(WrongUsage):
        review.flag(episode, 999, 0, 3, kind=Kind.KISS, level=Level.PECK)
    with pytest.raises(WrongUsage):
        review.flag(episode, 1, 5, 5000, kind=Kind.KISS, level=Level.PECK)
    assert review.beats(episode) == before
    assert review.undo() is None


def test_a_flag_of_ones_own_is_taken_away_and_comes_back(review, episode):
    before = review.beats(episode)
    made = flag(review, episode, "Silence", kind=Kind.KISS, level=Level.PECK, notes="mine")
    review.remove_flag(episode, made.beat.id)
    assert review.beats(episode) == before
    assert review.undo().summary == "removed kiss of 3"
    assert review.beats(episode)[2] == made
    with pytest.raises(WrongUsage, match="machine found"):
        review.remove_flag(episode, before[0].beat.id)


def test_flags_stay_over_a_rescan_and_another_draft(script, review, episode):
    made = flag(review, episode, "Silence for a while", kind=Kind.KISS, level=Level.PECK)
    review.rescan(episode)
    assert review.beats(episode)[2] == made
    script.write_text(SCRIPT.replace("2 INT. HALL", "2 INT. CELLAR - DAY\nDust.\n3 INT. HALL"))
    review.close()
    with open_review(script) as again:
        kept = next(beat for beat in again.beats(episode) if beat.made)
        assert (kept.beat.id, kept.beat.scene, kept.decision) == (made.beat.id, 4, made.decision)


JOINED = """1 INT. KITCHEN - DAY
They kiss by the stove.
They kiss again, at the door.
Rain. They kiss a third time.
"""


@pytest.fixture
def joined(script, scanned):
    script.write_text(JOINED)
    with open_review(script) as session:
        yield session


def test_a_beat_is_split_at_a_finding_and_undo_joins_it(joined):
    episode = joined.episodes[0].id
    (whole,) = joined.beats(episode)
    assert len(whole.beat.findings) == 3
    joined.decide(episode, whole.beat.id, notes="kept")
    first, second = joined.split(episode, whole.beat.id, 1)
    assert [len(half.beat.findings) for half in (first, second)] == [1, 2]
    assert (first.decision.notes, second.decision) == ("kept", Decision())
    assert (first.made, second.made) == (False, True)
    assert joined.beats(episode) == (first, second)
    assert second.beat.findings[1] == whole.beat.findings[2]
    joined.decide(episode, second.beat.id, settled="K2")
    assert joined.beats(episode)[1].axis == "K2"
    joined.undo()
    assert joined.undo().summary == "split kiss in 1"
    assert joined.beats(episode)[0].beat == whole.beat
    joined.redo()
    assert joined.beats(episode) == (first, second)


def test_the_second_half_is_split_again_and_joined_again(joined):
    episode = joined.episodes[0].id
    (whole,) = joined.beats(episode)
    _, second = joined.split(episode, whole.beat.id, 1)
    second, third = joined.split(episode, second.beat.id, 1)
    assert quotes(joined, episode) == [["kiss"], ["kiss"], ["kiss"]]
    joined.remove_flag(episode, second.beat.id)
    assert [len(beat.beat.findings) for beat in joined.beats(episode)] == [2, 1]
    joined.remove_flag(episode, third.beat.id)
    assert [beat.beat for beat in joined.beats(episode)] == [whole.beat]


def test_a_beat_is_split_at_words_without_a_finding(joined):
    episode = joined.episodes[0].id
    (whole,) = joined.beats(episode)
    first, second = joined.split(episode, whole.beat.id, "Rain")
    assert [finding.quote for finding in first.beat.findings] == ["kiss", "kiss"]
    assert [finding.quote for finding in second.beat.findings] == ["Rain", "kiss"]


def test_words_that_stand_more_than_once_are_told_apart_by_their_place(joined):
    episode = joined.episodes[0].id
    (whole,) = joined.beats(episode)
    third = whole.beat.findings[2]
    first, second = joined.split(episode, whole.beat.id, (third.element, third.start, third.end))
    assert [len(half.beat.findings) for half in (first, second)] == [2, 1]
    joined.undo()
    first, second = joined.split(episode, whole.beat.id, "kiss")
    assert [len(half.beat.findings) for half in (first, second)] == [1, 2]


def test_a_split_is_kept_over_a_rescan(joined):
    episode = joined.episodes[0].id
    (whole,) = joined.beats(episode)
    halves = joined.split(episode, whole.beat.id, 2)
    joined.rescan(episode)
    assert joined.beats(episode) == halves


@pytest.mark.parametrize("at", [0, 3, -1, "nowhere", "", "They kiss by", (1, 0, 4), (99, 0, 4), (3, 20, 999)])
def test_a_beat_is_never_split_in_front_of_itself(joined, at):
    episode = joined.episodes[0].id
    (whole,) = joined.beats(episode)
    with pytest.raises(WrongUsage):
        joined.split(episode, whole.beat.id, at)
    assert joined.beats(episode) == (whole,)


def test_a_decision_goes_to_all_repeats_of_a_pair_in_one_step(review, episode):
    kisses = [beat for beat in review.beats(episode) if beat.beat.kind is Kind.KISS]
    review.decide_all(episode, [beat.beat.id for beat in kisses[:2]], people=["Anna", "TOM"])
    first = kisses[0].beat.id
    repeats = review.pair_beats(episode, first)
    assert [beat.beat.id for beat in repeats] == [beat.beat.id for beat in kisses[:2]]
    review.decide_all(episode, [beat.beat.id for beat in repeats], settled="K2")
    assert review.pair_beats(episode, first) == review.beats(episode)[:1]
    assert [beat.axis for beat in review.pair_left(episode, first)] == ["K2"]
    review.undo()
    assert [beat.axis for beat in review.pair_beats(episode, first)] == ["K3", "K3"]
    assert review.pair_beats(episode, kisses[2].beat.id) == (kisses[2],)


def test_what_is_decided_or_proposed_otherwise_is_no_repeat_and_is_counted(review, episode):
    kisses = [beat for beat in review.beats(episode) if beat.beat.kind is Kind.KISS][:2]
    ids = [beat.beat.id for beat in kisses]
    review.decide_all(episode, ids, people=["ANNA", "TOM"])
    review.decide(episode, ids[1], verdict=Verdict.CONFIRMED, settled="K4")
    assert [beat.beat.id for beat in review.pair_beats(episode, ids[0])] == ids[:1]
    assert [beat.beat.id for beat in review.pair_left(episode, ids[0])] == ids[1:]


def test_beats_that_do_not_name_two_people_are_no_pair(review, episode):
    kisses = [beat for beat in review.beats(episode) if beat.beat.kind is Kind.KISS][:2]
    ids = [beat.beat.id for beat in kisses]
    for people in ([], ["ANNA"]):
        review.decide_all(episode, ids, people=people)
        assert [beat.beat.id for beat in review.pair_beats(episode, ids[0])] == ids[:1]
        assert review.pair_left(episode, ids[0]) == ()


def test_a_pair_is_followed_through_every_script(script, scanned, tmp_path):
    other = tmp_path / "Other.fountain"
    other.write_text(SCRIPT + "The end.\n")
    production = tmp_path / "Both.scenebreak"
    open_review(script, production=production).close()
    with open_review(other, production=production) as review:
        one, two = (each.id for each in review.episodes)
        ids = [review.beats(each)[0].beat.id for each in (one, two)]
        review.decide_all(None, ids, people=["ANNA", "TOM"])
        assert [beat.beat.id for beat in review.pair_beats(one, ids[0], everywhere=True)] == ids
        assert len(review.pair_beats(one, ids[0])) == 1
        review.undo()
        assert review.beats(two)[0].decision == Decision()


@pytest.fixture
def other(script, review):
    window = open_review(script)
    yield window
    window.close()


def test_a_flag_shows_in_another_window_and_is_undone_in_its_own_only(review, other, episode):
    made = flag(review, episode, "Silence", kind=Kind.KISS, level=Level.PECK)
    assert made in other.beats(episode)
    assert other.undo() is None
    other.decide(episode, made.beat.id, notes="theirs")
    review.undo()
    assert [beat for beat in other.beats(episode) if beat.made] == []
    review.redo()
    (again,) = (beat for beat in other.beats(episode) if beat.made)
    assert again.decision == Decision(Verdict.CONFIRMED, notes="theirs")


def test_two_windows_split_one_beat_in_two_places(joined, script):
    episode = joined.episodes[0].id
    (whole,) = joined.beats(episode)
    with open_review(script) as other:
        joined.split(episode, whole.beat.id, 2)
        other.split(episode, whole.beat.id, 1)
        assert quotes(joined, episode) == quotes(other, episode) == [["kiss"], ["kiss"], ["kiss"]]
        joined.undo()
        assert [len(beat.beat.findings) for beat in other.beats(episode)] == [1, 2]


def test_what_another_window_took_away_cannot_be_decided_on(review, other, episode):
    made = flag(review, episode, "Silence", kind=Kind.KISS, level=Level.PECK)
    other.remove_flag(episode, made.beat.id)
    with pytest.raises(WrongUsage, match="no beat"):
        review.decide(episode, made.beat.id, notes="lost?")
    with pytest.raises(WrongUsage, match="no beat"):
        review.remove_flag(episode, made.beat.id)
