"""Scenes are found again by number, words and neighbours; what was cut or joined is told as kin."""

from dataclasses import replace

import pytest

from scenebreak.store.places import scene_places
from scenebreak.store.scene_matching import SceneMatch, kin_of, match_scenes, text_likeness
from tests.store.builders import scan_of

MILL = ("The mill wheel turns in brown water.", "Two millers argue over a sack of flour.")
QUAY = ("A ferry leaves the quay without lights.", "The harbour master counts coins twice.")
SHOP = ("Bread cools on racks along the wall.", "A girl in a red hat pays with buttons.")


def script(*scenes):
    return scan_of("\n".join("\n".join([heading, *lines]) for heading, lines in scenes) + "\n")


def places(scan):
    return {f"scene {place.index}": place for place in scene_places(scan)}


def matched(old, new):
    known = places(old)
    return match_scenes(known, frozenset(known), scene_places(new))


def ids(old, new):
    return [match.id for match in matched(old, new)]


OLD = script(("1 INT. MILL - DAY", MILL), ("2 EXT. QUAY - NIGHT", QUAY), ("3 INT. SHOP - DAY", SHOP))


def test_the_same_script_is_the_same():
    assert matched(OLD, OLD) == tuple(SceneMatch(f"scene {number}", True) for number in (1, 2, 3))


def test_a_scene_written_anew_under_its_number_and_heading_is_the_same_scene():
    new = script(("1 INT. MILL - DAY", SHOP[:1]), ("2 EXT. QUAY - NIGHT", QUAY))
    first, second = matched(OLD, new)
    assert (first.id, first.same_text) == ("scene 1", False)
    assert (second.id, second.same_text) == ("scene 2", True)


def test_a_scene_renumbered_renamed_and_moved_is_known_by_its_words():
    new = script(("7 EXT. PIER, HARBOUR - DAWN", QUAY), ("8 INT. MILL - DAY", MILL))
    assert ids(OLD, new) == ["scene 2", "scene 1"]


@pytest.mark.parametrize(
    ("heading", "found"), [("EXT. QUAY - NIGHT", "scene 2"), ("INT. CATHEDRAL - MORNING", None)]
)
def test_without_numbers_a_scene_written_anew_is_known_by_its_heading_between_its_neighbours(heading, found):
    new = script(("1 INT. MILL - DAY", MILL), (f"2 {heading}", ("Fog.",)), ("3 INT. SHOP - DAY", SHOP))
    known = {id_: replace(place, number=None) for id_, place in places(OLD).items()}
    scenes = [replace(place, number=None) for place in scene_places(new)]
    matches = match_scenes(known, frozenset(known), scenes)
    assert [match.id for match in matches] == ["scene 1", found, "scene 3"]
    assert not matches[1].same_text


@pytest.mark.parametrize("first", [1, 2])
def test_of_a_scene_cut_in_two_the_part_under_its_heading_keeps_it(first):
    lines = (*MILL, *QUAY, *SHOP)
    old = script(("1 INT. MILL - DAY", lines))
    new = script(("1 INT. MILL - DAY", lines[: 2 * first]), ("1A INT. LOFT - DAY", lines[2 * first :]))
    whole, part = matched(old, new)
    assert (whole.id, part.id) == ("scene 1", None)
    assert part.kin == {"scene 1"}
    assert part.comes_from("scene 1")


def test_a_scene_run_into_another_is_its_kin():
    new = script(("1 INT. MILL - DAY", MILL + QUAY), ("3 INT. SHOP - DAY", SHOP))
    first, second = matched(OLD, new)
    assert (first.id, first.kin) == ("scene 1", {"scene 2"})
    assert (second.id, second.kin) == ("scene 3", frozenset())


def test_words_that_stand_in_several_scenes_tell_of_none():
    refrain = ("The bell of the mill rings six times.", "Nobody on the quay looks up at all.")
    old = script(("1 INT. MILL - DAY", refrain), ("2 EXT. QUAY - NIGHT", refrain))
    assert kin_of(places(old), {"new": scene_places(script(("9 INT. SHOP - DAY", refrain)))[0]}) == {
        "new": frozenset()
    }


def test_strangers_are_less_than_half_alike():
    mill, quay, shop = places(OLD).values()
    assert max(text_likeness(mill, quay), text_likeness(quay, shop), text_likeness(mill, shop)) < 0.5
    assert text_likeness(mill, mill) == 1


def test_ids_may_look_like_numbers():
    known = {str(place.index): place for place in scene_places(OLD)}
    assert [match.id for match in match_scenes(known, frozenset(known), scene_places(OLD))] == ["1", "2", "3"]
