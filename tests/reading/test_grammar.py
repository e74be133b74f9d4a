"""The grammars of headings, cues, drafts and names, example by example."""

import pytest

from scenebreak.domain.screenplay import ElementType, Setting
from scenebreak.reading.blocks import Block, Line
from scenebreak.reading.clean import clean
from scenebreak.reading.cues import looks_like_cue, parse_cue, people_of
from scenebreak.reading.drafts import draft_of
from scenebreak.reading.headings import is_prefixed, omitted, setting_of, take_number, tells_time
from scenebreak.reading.language import language_of
from scenebreak.reading.layoutwords import goes_on, is_act, is_shot, is_transition
from scenebreak.reading.people import Cast
from scenebreak.reading.places import mark_sub_headings


@pytest.mark.parametrize(
    ("heading", "setting"),
    [
        ("INT. FARMHOUSE, BEDROOM - NIGHT", Setting("INT", "FARMHOUSE, BEDROOM", "NIGHT")),
        ("EXT: ALLEY - LATER", Setting("EXT", "ALLEY", "LATER")),
        ("INT.HOUSE - DAY", Setting("INT", "HOUSE", "DAY")),
        ("INT HOUSE - DAY", Setting("INT", "HOUSE", "DAY")),
        ("INT/EXT. CAR - DUSK", Setting("INT/EXT", "CAR", "DUSK")),
        ("I/E CAR - DUSK", Setting("INT/EXT", "CAR", "DUSK")),
        ("EXT./INT. BARN -- NIGHT", Setting("INT/EXT", "BARN", "NIGHT")),
        ("INT. CORRIDOR. FLAT. DAWN.", Setting("INT", "CORRIDOR. FLAT", "DAWN")),
        ("INT. WIDOW'S HOUSE, STAIRS, MORNING", Setting("INT", "WIDOW'S HOUSE, STAIRS", "MORNING")),
        ("INT. MILL - NIGHT - LATER", Setting("INT", "MILL", "NIGHT - LATER")),
        ("INT. FLAT - DAY - KITCHEN", Setting("INT", "FLAT - KITCHEN", "DAY")),
        ("INT. FLAT - THE SAME TIME - RADIO PLAYS", Setting("INT", "FLAT", "THE SAME TIME")),
        ("EXT. PIER - NIGHT - CLOSE SHOT - LENA", Setting("EXT", "PIER", "NIGHT")),
        ("INT. OPERA - NIGHT CLUB - STAGE DOOR", Setting("INT", "OPERA - STAGE DOOR", "NIGHT CLUB")),
        ("INT. OFFICE FRIDAY NIGHT", Setting("INT", "OFFICE FRIDAY", "NIGHT")),
        ("INT. DAY ROOM", Setting("INT", "DAY ROOM", "")),
        ("INT. SUB-BASEMENT", Setting("INT", "SUB-BASEMENT", "")),
        ("CUISINE DE MARTHE - INT/JOUR", Setting("INT", "CUISINE DE MARTHE", "JOUR")),
        ("BACK ROOM - SAME", Setting("", "BACK ROOM", "SAME")),
        ("INT AND EXT. PORCH - DAY", Setting("INT/EXT", "PORCH", "DAY")),
        ("A VILLA. EXT AND INT. DAY", Setting("INT/EXT", "A VILLA", "DAY")),
    ],
)
def test_a_heading_is_taken_apart(heading, setting):
    assert setting_of(heading) == setting


@pytest.mark.parametrize(
    "text",
    [
        "INT. BARN",
        "Int. barn - day",
        "EXT BARN",
        "I/E. CAR",
        "EST. SKYLINE - DAWN",
        "GARE - EXT/NUIT",
        "INT.",
    ],
)
def test_a_heading_is_known_by_its_prefix(text):
    assert is_prefixed(text)


@pytest.mark.parametrize(
    "text",
    [
        "Interior light.",
        "INTO THE WOODS",
        "Exit Maren.",
        "Established 1965.",
        "INTERCUT WITH:",
        "EXTRAS WANTED",
        "I",
    ],
)
def test_words_that_only_begin_like_a_prefix_are_no_heading(text):
    assert not is_prefixed(text)


@pytest.mark.parametrize(
    ("line", "number", "text"),
    [
        ("12 INT. BARN - DAY 12", "12", "INT. BARN - DAY"),
        ("12A INT. BARN - DAY 12A", "12A", "INT. BARN - DAY"),
        ("A12. EXT. BARN", "A12", "EXT. BARN"),
        ("101AA EXT. BARN 101AA", "101AA", "EXT. BARN"),
        ("9. INT. ROOM 9", "9", "INT. ROOM"),
        ("INT. ROOM 9", None, "INT. ROOM 9"),
        ("2.1 INT. CLUB 2.1", "2.1", "INT. CLUB"),
    ],
)
def test_a_scene_number_is_taken_off(line, number, text):
    assert take_number(line) == type(take_number(line))(text, number)


@pytest.mark.parametrize(
    ("line", "number"),
    [
        ("OMITTED", None),
        ("1 THRU 18. OMITTED", "1 THRU 18"),
        ("150-155 OMITTED", "150-155"),
        ("SCENES 92 - 94 OMITTED *", "92 - 94"),
        ("OMITTED 17", "17"),
        ("85 SCENE CUT.", "85"),
    ],
)
def test_an_omitted_range_is_kept(line, number):
    assert omitted(line).number == number


def test_a_sentence_is_never_an_omitted_scene():
    assert omitted("The second page was omitted") is None
    assert omitted("HE OMITTED THE SALT") is None


@pytest.mark.parametrize(
    ("cue", "name", "extension", "continued"),
    [
        ("ANNA", "ANNA", "", False),
        ("ANNA (V.O.)", "ANNA", "V.O.", False),
        ("ANNA (O.S.) (CONT’D)", "ANNA", "O.S.", True),
        ("ANNA V.O.", "ANNA", "V.O.", False),
        ("DR. O’NEIL (into phone)", "DR. O'NEIL", "into phone", False),
        ("ANNA'S VOICE", "ANNA", "VOICE", False),
        ("ANNA (CONT", "ANNA", "", True),
    ],
)
def test_a_cue_is_taken_apart(cue, name, extension, continued):
    found = parse_cue(cue)
    assert (found.name, found.extension, found.continued) == (name, extension, continued)


@pytest.mark.parametrize(
    ("text", "is_cue"), [("McCLANE", True), ("COP #2", True), ("Anna", False), ("STOP!", False)]
)
def test_a_cue_is_a_name_in_capitals(text, is_cue):
    assert looks_like_cue(text) is is_cue


def test_an_ampersand_parts_two_people_and_a_bare_and_only_known_ones():
    assert people_of("ANNA & TOM", set()) == ("ANNA", "TOM")
    assert people_of("ANNA AND TOM", {"TOM"}) == ("ANNA", "TOM")
    assert people_of("SALT AND PEPPER", set()) == ("SALT AND PEPPER",)


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("Blue Revised - 03/02/26", ("Blue Revised", "03/02/26")),
        ("Double Pink Rev. 2026-03-02", ("Double Pink Rev.", "2026-03-02")),
        ("SECOND DRAFT", ("SECOND DRAFT", "")),
        ("October 25, 2024", ("", "October 25, 2024")),
        ("The white house", ("", "")),
    ],
)
def test_a_draft_is_told_from_a_line(line, found):
    assert draft_of(line) == found


def test_lines_in_capitals_are_told_apart():
    assert is_transition("SMASH CUT TO:")
    assert is_transition("FADE OUT.")
    assert not is_transition("TOM")
    assert is_act("END OF ACT TWO")
    assert not is_act("ACTION HERO")
    assert is_shot("ANGLE ON THE DOOR")
    assert goes_on("CONTINUED: (2)")
    assert not goes_on("CONTINUED PRESSURE")


def test_people_are_named_by_the_words_of_their_names():
    cast = Cast([["ANNA", "YOUNG ANNA"], ["TOM REED", "MAN", "DR. LOW"]])
    assert set(cast.names_in("Anna waves at Reed. A man stops. Dr. Low nods at young Tom.")) == {
        "ANNA",
        "TOM REED",
        "DR. LOW",
    }
    assert list(cast.names_in("Young Anna's coat.")) == ["YOUNG ANNA"]


def test_the_language_is_voted_for_by_small_words():
    assert (
        language_of(["She walks to the door and looks at the clock with her hand on it as he is gone"])
        == "en"
    )
    assert (
        language_of(["Elle ouvre la porte et regarde dans la rue avec le chien qui est sur une chaise"])
        == "fr"
    )
    assert language_of(["Hmm"]) == ""


def test_control_and_invisible_characters_go_away():
    assert clean("IN\u200bT. \x00ROOM\x07 \u00a0 -\tDAY\ufeff") == "INT. ROOM - DAY"
    assert clean("half\u0002") == "half-"


@pytest.mark.parametrize(
    "text", ["NIGHT", "THE NEXT MORNING", "36 HOURS LATER", "A FEW MINUTES LATER", "LATER"]
)
def test_words_that_only_tell_a_time(text):
    assert tells_time(text)


@pytest.mark.parametrize("text", ["HE TAKES HER NOW", "NIGHT MARKET", "THE DOOR", "", "A DAY AT THE RACES"])
def test_words_that_tell_more_than_a_time(text):
    assert not tells_time(text)


def test_a_line_that_stands_as_headings_do_begins_a_scene_only_where_it_names_another_place():
    def block(kind, text, *, like_heading=False):
        return Block(kind, [Line(text, 1, 1, 0, 0)], like_heading=like_heading)

    def settled(kind, text):
        line = block(kind, text, like_heading=True)
        kitchen = block(ElementType.HEADING, "INT. COTTAGE, KITCHEN - DAY")
        mark_sub_headings([kitchen, kitchen, line])
        return line.type

    elsewhere = ["THE ATTIC", "ANNA'S BEDROOM", "FLASHBACK"]
    here = ["THE KITCHEN", "ANNA", "BACK IN THE ATTIC", "CLOSE ON THE BED", "MOMENTS LATER", "INSIDE"]
    for kind in (ElementType.SHOT, ElementType.HEADING):
        assert [settled(kind, text) for text in elsewhere] == [ElementType.HEADING] * 3
        assert [settled(kind, text) for text in here] == [ElementType.SHOT] * 6
    assert settled(ElementType.HEADING, "THE LAKE HOUSE - NIGHT") is ElementType.HEADING


def test_where_most_headings_have_no_prefix_they_stay_headings():
    names = ["THE HARBOUR", "ANNA", "THE BOAT"]
    blocks = [Block(ElementType.HEADING, [Line(name, 1, 1, 0, 0)], like_heading=True) for name in names]
    mark_sub_headings(blocks)
    assert {block.type for block in blocks} == {ElementType.HEADING}


def test_a_line_that_names_a_known_place_is_another_picture_of_the_scene():
    def action(text):
        return Block(ElementType.ACTION, [Line(text, 1, 1, 0, 0)])

    heading = Block(ElementType.HEADING, [Line("INT. COTTAGE, KITCHEN - DAY", 1, 1, 0, 0)])
    lines = ["THE KITCHEN", "BACK IN THE COTTAGE", "ANNA'S KITCHEN", "A DOOR", "KITCHEN!", "Kitchen"]
    blocks = [heading, *map(action, lines)]
    mark_sub_headings(blocks)
    shots = [block.lines[0].text for block in blocks if block.type is ElementType.SHOT]
    assert shots == lines[:3]
