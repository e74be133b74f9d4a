"""Which earlier beat or scene a new one is, where more than one could be."""

import re
from dataclasses import replace

from scenebreak.store.matching import KnownBeat, match_beats
from scenebreak.store.places import beat_places, fold, scene_places
from scenebreak.store.scene_matching import SceneMatch, match_scenes
from tests.store.builders import SCRIPT, scan_of

FILLER = "Rain falls on the tin roof.\n"


def barn(*paragraphs):
    return scan_of("1 INT. BARN - DAY\n" + "\n".join(paragraphs) + "\n")


def known(scan, **fields):
    return [
        KnownBeat(f"old {number}", f"scene {place.beat.scene}", place, **fields)
        for number, place in enumerate(beat_places(scan), 1)
    ]


def matched(old, new):
    places = beat_places(new)
    return match_beats(old, places, [SceneMatch(f"scene {place.beat.scene}") for place in places])


def ids_of(matches):
    return tuple(match.id for match in matches)


def test_folded_words_keep_neither_case_nor_punctuation_nor_breaks():
    assert fold("They  KISS -- once\nmore; Tom's “way”.") == "they kiss once more tom's way"


def test_beats_among_the_very_same_neighbours_keep_their_order():
    scan = scan_of("1 INT. BARN - DAY\n" + ("They kiss.\n" + FILLER * 9) * 6)
    old = known(scan)
    assert matched(old, scan) == tuple(beat.id for beat in old)
    assert matched(old[::-1], scan) == tuple(beat.id for beat in old)


def test_of_two_equal_claims_the_decided_one_holds():
    (beat,) = known(barn("They kiss."))
    other = KnownBeat("decided", beat.scene, beat.place, present=False, decided=True)
    assert matched([beat, other], barn("They kiss.")) == ("decided",)
    assert matched([other, beat], barn("They kiss.")) == ("decided",)


def test_of_two_undecided_claims_the_one_that_stood_last_holds():
    (beat,) = known(barn("They kiss."))
    gone = KnownBeat("gone", beat.scene, beat.place, present=False)
    assert matched([gone, beat], barn("They kiss.")) == (beat.id,)


def test_the_paragraph_in_front_speaks_for_a_beat_whose_scene_goes_on_otherwise():
    old = known(barn("Hay and dust and an old red tractor.", "They kiss.", "The cat runs off into the yard."))
    new = barn("Hay and dust and an old red tractor.", "They kiss.", "Thunder. Bob looks up, worried.")
    assert matched(old, new) == ("old 1",)


def test_the_paragraph_behind_speaks_for_a_beat_whose_scene_begins_otherwise():
    old = known(barn("Hay and dust and an old red tractor.", "They kiss.", "The cat runs off into the yard."))
    new = barn("Bob looks up, worried, at the black sky.", "They kiss.", "The cat runs off into the yard.")
    assert matched(old, new) == ("old 1",)


def test_the_same_words_among_strangers_are_another_beat():
    old = known(barn("Hay and dust and an old red tractor.", "They kiss.", "The cat runs off into the yard."))
    new = barn("Nobody speaks for a long while here.", "They kiss.", "Bob phones his lawyer at once, twice.")
    assert matched(old, new) == (None,)


HARVEST = ("Bales of hay are stacked up to the roof.", "The thresher stands still for once today.")


def farm(*acts):
    """Acts in a scene whose other words stay."""
    return barn(HARVEST[0], *acts, HARVEST[1])


def in_the_same_scene(old, new, *, same_text=True):
    places = beat_places(new)
    return match_beats(old, places, [SceneMatch("scene 1", same_text) for _ in places])


RAISED = "Then everything is different: he makes out with her against the ladder, hay in their hair."


def test_a_rewritten_act_lands_where_nothing_else_could_be_meant():
    old = known(farm("A quick kiss between two buckets, over before anyone could see."))
    assert in_the_same_scene(old, farm(RAISED)) == ("old 1",)


def test_a_rewritten_act_does_not_land_in_a_scene_of_other_words():
    old = known(barn("A quick kiss between two buckets, over before anyone could see."))
    new = barn("Nobody speaks for a long while here at all.", RAISED, "Bob phones his lawyer at once, twice.")
    assert in_the_same_scene(old, new, same_text=False) == (None,)


def test_of_two_rewritten_acts_none_lands_by_guesswork():
    old = known(farm("A quick kiss between two buckets, over before anyone could see."))
    loft = [f"{number} swallows sit in row {number} under the roof." for number in ("Ten", "Six", "Two")]
    new = barn(
        "Rain drums on tin; nobody cares.", RAISED, *loft * 3, "One kiss on the cart.", "Thunder rolls."
    )
    assert in_the_same_scene(old, new) == (None, None)


def test_a_rewritten_act_of_other_people_is_another_beat():
    def by(places, *people):
        return [
            replace(
                place,
                beat=replace(place.beat, findings=(replace(place.beat.findings[0], participants=people),)),
            )
            for place in places
        ]

    (old,) = known(farm("A quick kiss between two buckets, over before anyone could see."))
    (place,) = by([old.place], "ANNA", "TOM")
    old = replace(old, place=place)
    for people, landed in (("TOM", "MIA"), "old 1"), (("BOB", "MIA"), None), ((), "old 1"):
        found = by(beat_places(farm(RAISED)), *people)
        assert match_beats([old], found, [SceneMatch("scene 1", True)]) == (landed,)


def test_a_beat_that_was_gone_already_does_not_land_by_its_place():
    old = known(farm("A quick kiss between two buckets, over before anyone could see."), present=False)
    assert in_the_same_scene(old, farm(RAISED)) == (None,)


def test_a_beat_of_another_kind_is_another_beat():
    old = known(barn("Anna undresses him."))
    assert matched(old, barn("Anna caresses him.")) == (None,)


def test_a_beat_follows_its_words_into_another_scene():
    scan = scan_of()
    old = [beat for beat in known(scan) if beat.scene == "scene 3"]
    moved = scan_of(
        SCRIPT.replace("3 INT. BEDROOM - NIGHT", "3 INT. GARAGE - DAY\nTools.\n4 INT. BEDROOM - NIGHT")
    )
    assert matched(old, moved) == (None, *(beat.id for beat in old), None)


def test_joined_beats_leave_one_id_over_and_split_ones_give_the_first_the_old():
    apart = barn("They kiss in the hay.", *[FILLER.strip()] * 6, "They kiss by the door.")
    joined = barn("They kiss in the hay.", FILLER.strip(), "They kiss by the door.")
    assert matched(known(apart), joined) == ("old 1",)
    assert matched(known(joined), apart) == ("old 1", None)


def test_renumbered_and_moved_scenes_are_found_by_their_words():
    scan = scan_of()
    old = {f"scene {place.index}": place for place in scene_places(scan)}
    blocks = re.split(r"\n(?=\d)", SCRIPT.strip())
    moved = [blocks[1], blocks[3], blocks[0], blocks[2]]
    swapped = "\n".join(f"{number}{block[1:]}" for number, block in enumerate(moved, 1))
    ids = ids_of(match_scenes(old, frozenset(old), scene_places(scan_of(swapped))))
    assert ids == ("scene 2", "scene 4", "scene 1", "scene 3")


def test_a_number_given_to_another_scene_is_not_the_same_scene():
    old = {f"scene {place.index}": place for place in scene_places(scan_of())}
    text = SCRIPT.replace(
        "2 INT. HALL - DAY\nThe telephone rings for a long time.",
        "2 EXT. STADIUM - NIGHT\nFloodlights over twenty thousand people. A whistle, then the roar.",
    )
    ids = ids_of(match_scenes(old, frozenset(old), scene_places(scan_of(text))))
    assert ids == ("scene 1", None, "scene 3", "scene 4")
