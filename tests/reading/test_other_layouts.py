"""Scripts that are not typed like a feature: stage plays, picture beside sound, French and British habits."""

import pytest

from scenebreak.domain.screenplay import ElementType
from scenebreak.reading import read
from scenebreak.reading.headings import is_prefixed, setting_of, story_day_of, take_number
from tests.reading.outline import assert_sound

TWO_COLUMNS = """HARBOUR FILM

VIDEO                                   AUDIO

WIDE SHOT of the harbour at dawn.       NARRATOR: The boats leave
Gulls circle the masts.                 before the town is awake.

CLOSE ON hands mending a net.           ANNA (V.O.): My father taught
                                        me this knot.

Anna turns to the window.               SFX: a door.
                                        NARRATOR: She never left.
"""

STAGE = """THE LONG TABLE

ACT ONE

SCENE 1

A kitchen. ANNA sits. TOM enters.

ANNA: You are late.

TOM: (taking his coat off) I was on the bus.

ANNA: As ever.

SCENE 2

The same, later.

TOM: Is there tea?
"""

PROSE = """Dear all,

Please find below the minutes of the meeting held on the fourth of March in the room upstairs.

We talked of money and of the roof. The treasurer promised to write to the builder.
"""


@pytest.fixture
def reading(tmp_path):
    def of(text):
        path = tmp_path / "script.txt"
        path.write_text(text, encoding="utf-8")
        screenplay = read(path)
        assert_sound(screenplay)
        return screenplay

    return of


def told(screenplay, kind):
    return [element.text for element in screenplay.elements() if element.type is kind]


def test_sound_is_read_behind_the_picture_it_stands_beside(reading):
    screenplay = reading(TWO_COLUMNS)
    assert told(screenplay, ElementType.ACTION) == [
        "WIDE SHOT of the harbour at dawn. Gulls circle the masts.",
        "CLOSE ON hands mending a net.",
        "Anna turns to the window.",
        "SFX: a door.",
    ]
    assert told(screenplay, ElementType.DIALOGUE) == [
        "The boats leave before the town is awake.",
        "My father taught me this knot.",
        "She never left.",
    ]
    assert screenplay.scenes[0].speaking == ("NARRATOR", "ANNA")
    assert screenplay.title == "HARBOUR FILM"


def test_a_stage_play_has_its_numbered_scenes_and_its_speeches(reading):
    screenplay = reading(STAGE)
    assert [(s.number, s.heading) for s in screenplay.scenes if s.heading] == [
        ("1", "SCENE 1"),
        ("2", "SCENE 2"),
    ]
    assert told(screenplay, ElementType.CHARACTER) == ["ANNA", "TOM", "ANNA", "TOM"]
    assert screenplay.scenes[-1].speaking == ("TOM",)


def test_what_is_no_screenplay_is_said_to_be_none_and_read_all_the_same(reading):
    screenplay = reading(PROSE)
    assert any("unlike a screenplay" in warning for warning in screenplay.warnings)
    assert len(told(screenplay, ElementType.ACTION)) == 3


@pytest.mark.parametrize(
    ("line", "number", "setting"),
    [
        ("SÉQUENCE 12 - INT. CUISINE - NUIT", "12", ("INT", "CUISINE", "NUIT")),
        ("SEQ. 3 INT. JOUR - CUISINE", "3", ("INT", "CUISINE", "JOUR")),
        ("CUISINE - INT/JOUR", None, ("INT", "CUISINE", "JOUR")),
        ("EXTÉRIEUR NUIT - RUE", None, ("EXT", "RUE", "NUIT")),
        ("SCENE 12 INT. KITCHEN DAY", "12", ("INT", "KITCHEN", "DAY")),
        ("SC. 12: EXT. STREET. NIGHT.", "12", ("EXT", "STREET", "NIGHT")),
        ("3/12. INT. FLAT. DAY 3", "3/12", ("INT", "FLAT", "DAY 3")),
        ("Scene 4: Int. Kitchen. Day", "4", ("INT", "Kitchen", "Day")),
    ],
)
def test_french_and_british_headings_are_taken_apart(line, number, setting):
    taken = take_number(line)
    assert taken.number == number
    assert is_prefixed(taken.text)
    found = setting_of(taken.text)
    assert (found.interior, found.place, found.time) == setting


def test_the_day_of_the_story_is_told_by_the_heading():
    assert story_day_of("INT. HALL - DAY (D1)") == "D1"
    assert story_day_of("INT. HALL - NIGHT (Story day 3)") == "STORY DAY 3"
    assert story_day_of("INT. HALL - DAY (1961)") == ""


def test_words_behind_a_note_are_sung(reading):
    spoken = "\n\n".join(f"                    ANNA\n          Line {n} is spoken." for n in range(4))
    song = "                    ANNA\n          ♪ Low tide, low water ♪\n          ♪ and home again ♪"
    screenplay = reading(f"INT. BOAT - DAY\n\nAnna mends a net.\n\n{spoken}\n\n{song}\n")
    assert told(screenplay, ElementType.LYRIC) == ["♪ Low tide, low water ♪ ♪ and home again ♪"]
