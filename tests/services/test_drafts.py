"""New drafts: added to the right script, compared, and never a reason to lose a decision."""

from dataclasses import replace

import pytest

from scenebreak.domain.drafts import Change, Fate
from scenebreak.domain.errors import UnreadableScript, WrongUsage
from scenebreak.services import season as season_service
from scenebreak.services.comparing import compare_scans
from scenebreak.services.drafts import chosen_episode
from tests.store.builders import SCRIPT, scan_file, scan_of

RAISED = SCRIPT.replace("They kiss by the stove.", "Slowly he makes out with her by the stove.")


def only(review):
    return review.episodes[0].id


@pytest.fixture
def pink(tmp_path):
    path = tmp_path / "Film pink.fountain"
    path.write_text(RAISED)
    return path


def fates(comparison):
    return {
        (scene.old.name if scene.old else None, scene.new.name if scene.new else None): scene.fates
        for scene in comparison.scenes
    }


def test_a_draft_is_added_and_told_against_the_former_one(review, pink):
    first = review.beats(only(review))[0].beat.id
    review.decide(only(review), first, verdict="confirmed")
    comparison = review.add_draft(only(review), pink, colour="Pink", date="2026-03-02")
    assert (comparison.old, comparison.new) == ("Blue", "Pink 2026-03-02")
    assert [beat.change for beat in comparison.beats][:2] == [Change.RAISED, Change.UNCHANGED]
    assert comparison.beats[0].decision.verdict == "confirmed"
    assert [line.draft.name for line in review.drafts(only(review))] == ["Blue", "Pink 2026-03-02"]
    assert [line.newest for line in review.drafts(only(review))] == [False, True]
    assert review.beats(only(review))[0].beat.id == first


def test_the_newest_draft_added_again_only_takes_its_name(review, pink):
    review.add_draft(only(review), pink)
    comparison = review.add_draft(only(review), pink, colour="Pink")
    assert comparison.new == "Pink"
    assert len(review.drafts(only(review))) == 2


def test_a_name_that_a_person_gave_outlives_a_scan(review, pink):
    review.add_draft(only(review), pink, colour="Pink")
    review.rescan(only(review))
    assert review.drafts(only(review))[-1].draft.name == "Pink"


def test_an_earlier_draft_is_refused(review, script, pink, tmp_path):
    copy = tmp_path / "copy.fountain"
    copy.write_text(SCRIPT)
    review.add_draft(only(review), pink)
    with pytest.raises(WrongUsage, match="newer ones have followed"):
        review.add_draft(only(review), copy)


def test_a_file_that_cannot_be_read_changes_nothing(review, tmp_path):
    with pytest.raises(UnreadableScript):
        review.add_draft(only(review), tmp_path / "missing.fountain")
    empty = tmp_path / "empty.fountain"
    empty.touch()
    with pytest.raises(UnreadableScript):
        review.add_draft(only(review), empty)
    assert len(review.drafts(only(review))) == 1


def test_any_two_drafts_can_be_compared_by_name_or_place(review, pink, tmp_path):
    third = tmp_path / "third.fountain"
    third.write_text(SCRIPT + "Nobody is here.\n")
    review.add_draft(only(review), pink, colour="Pink")
    review.add_draft(only(review), third, colour="Yellow")
    assert review.compare(only(review)).old == "Pink"
    assert review.compare(only(review), "blue").count(Change.RAISED) == 0
    assert review.compare(only(review), "1", "pink").count(Change.RAISED) == 1
    with pytest.raises(WrongUsage, match="No draft is called"):
        review.compare(only(review), "green")
    with pytest.raises(WrongUsage, match="no draft before"):
        review.compare(only(review), None, "blue")


def test_drafts_scanned_by_different_machines_are_told_apart(review, pink, monkeypatch):
    assert review.add_draft(only(review), pink).same_tool
    newer = replace(scan_of().tool, lexicon="newer")
    monkeypatch.setattr(season_service, "scan_script", lambda path, **_: replace(scan_file(path), tool=newer))
    review.rescan(only(review))
    assert not review.compare(only(review)).same_tool


def test_one_draft_alone_cannot_be_compared(review):
    with pytest.raises(WrongUsage, match="no draft before"):
        review.compare(only(review))


def test_scripts_are_chosen_by_place_or_name(review):
    (film,) = review.episodes
    for wanted in (None, "1", "film", "Film.fountain"):
        assert chosen_episode(review.episodes, wanted) == film
    for wanted in ("2", "other", "0"):
        with pytest.raises(WrongUsage):
            chosen_episode(review.episodes, wanted)
    with pytest.raises(WrongUsage, match="several scripts"):
        chosen_episode((film, film), None)
    with pytest.raises(WrongUsage, match="More than one"):
        chosen_episode((film, film), "film")


BARN = """5 INT. BARN - NIGHT
Hay in every corner here.
An owl looks down on them.
The door falls shut.
Anna laughs out loud.
"""


def test_moved_renumbered_new_and_omitted_scenes_are_told():
    old = scan_of(SCRIPT + BARN)
    blocks = SCRIPT.strip().split("\n2 ")[0], "2 " + SCRIPT.strip().split("\n2 ")[1]
    text = BARN + "\n".join(blocks).replace("4 EXT. PIER", "4A EXT. PIER") + "\n"
    text = text.replace("2 INT. HALL - DAY\nThe telephone rings for a long time.\n", "")
    assert fates(compare_scans(old, scan_of(text + "6 EXT. SEA - DAY\nWaves and no ship at all.\n"))) == {
        ("5", "5"): (Fate.MOVED,),
        ("4", "4A"): (Fate.RENUMBERED,),
        (None, "6"): (Fate.NEW,),
        ("2", None): (Fate.OMITTED,),
    }


def test_a_scene_cut_in_two_is_told_as_split_and_its_beats_stay():
    old = scan_of(SCRIPT)
    text = SCRIPT.replace("The lamp goes out.", "3A INT. BATHROOM - NIGHT\nThe lamp goes out.")
    comparison = compare_scans(old, scan_of(text))
    assert fates(comparison)[(None, "3A")][0] is Fate.SPLIT
    assert {beat.change for beat in comparison.beats} == {Change.UNCHANGED}
    assert [scene.others for scene in comparison.scenes if scene.old is None] == [("3",)]


def test_scenes_run_together_are_told_as_merged_and_their_beats_stay():
    text = SCRIPT.replace("The lamp goes out.", "3A INT. BATHROOM - NIGHT\nThe lamp goes out.")
    comparison = compare_scans(scan_of(text), scan_of(SCRIPT))
    assert fates(comparison)[("3A", None)] == (Fate.MERGED,)
    assert {beat.change for beat in comparison.beats} == {Change.UNCHANGED}
    assert [scene.others for scene in comparison.scenes if scene.new is None] == [("3",)]


def test_a_draft_compared_with_itself_has_no_change():
    comparison = compare_scans(scan_of(), scan_of())
    assert comparison.scenes == ()
    assert {beat.change for beat in comparison.beats} == {Change.UNCHANGED}
