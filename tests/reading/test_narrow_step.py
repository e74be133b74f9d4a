"""Plain text where speech stands only a column right of action, and no blank row parts the two."""

from itertools import pairwise

import pytest

from scenebreak.domain.screenplay import ElementType
from scenebreak.reading import read
from tests.reading.outline import assert_sound

SPEECHES = (
    ("Put the kettle on.", "Ida looks for the matches in the drawer."),
    ("There is no gas left, I told you so\nthis morning.", "She sits down again at the long table.\nRain."),
    ("Then we drink water.", "Nobody moves."),
    ("(quietly)\nAs you like.", "Tom folds the letter and burns it."),
)

PLACES = ("kitchen", "cellar", "attic", "hall", "stable", "garden")


def indented(text, column):
    return "".join(f"{' ' * column}{row}\n" for row in text.split("\n"))


def scene(action, step, name="KITCHEN"):
    """A heading, action, and speeches that action follows without a blank row; `action` is its column."""
    rows = indented(f"INT. {name} - NIGHT", action) + "\n" + indented("Two people wait.", action)
    for spoken, done in SPEECHES:
        rows += f"\n{' ' * (action + 16)}IDA\n{indented(spoken, action + step)}{indented(done, action)}"
    return rows + "\n"


def leaf(action, step, name):
    """A page whose edges are like no other page's, as headers would be."""
    words = [f"The {name} {part}." for part in ("is dark", "is cold", "is empty")]
    edge = "".join(indented(row, action) + "\n" for row in words)
    return edge + scene(action, step, name.upper()) + edge


@pytest.fixture
def reading(tmp_path):
    def of(text):
        path = tmp_path / "script.txt"
        path.write_text(text)
        script = read(path)
        assert_sound(script)
        return script

    return of


def told(script, kind):
    return [element.text for element in script.elements() if element.type is kind]


def joined(part):
    return [pair[part].replace("(quietly)\n", "").replace("\n", " ") for pair in SPEECHES]


@pytest.mark.parametrize("step", [1, 2, 3, 6])
def test_a_row_at_the_edge_of_action_ends_the_speech_above_it(reading, step):
    script = reading(scene(10, step) * 3)
    assert told(script, ElementType.DIALOGUE) == joined(0) * 3
    assert told(script, ElementType.ACTION) == ["Two people wait.", *joined(1)] * 3


@pytest.mark.parametrize("step", [1, 2, 3])
def test_pages_may_stand_a_column_further_right_than_others(reading, step):
    pages = [leaf(10 + n % 2, step, name) for n, name in enumerate(PLACES)]
    script = reading("\f".join(pages))
    assert told(script, ElementType.DIALOGUE) == joined(0) * len(PLACES)
    assert [done for done in told(script, ElementType.ACTION) if done in joined(1)] == joined(1) * len(PLACES)


def pages_opening_with(column):
    """Pages that end in the middle of a speech; each begins with a row at the column."""
    for name in PLACES:
        rows = (f"Open the {name}.", f"The {name} first.", f"Air in the {name}.")
        speech = f"\n{' ' * 26}TOM\n" + "".join(indented(row, 11) for row in rows)
        yield f"{indented(f'Not in the {name}.', column)}\n{leaf(10, 1, name)}{speech}"


def test_a_page_begins_with_action_where_its_first_row_stands_there(reading):
    script = reading("\f".join(pages_opening_with(10)))
    assert {f"Not in the {name}." for name in PLACES[1:]} <= set(told(script, ElementType.ACTION))


def test_a_page_begins_with_speech_where_its_first_row_stands_there(reading):
    script = reading("\f".join(pages_opening_with(11)))
    spoken = " ".join(told(script, ElementType.DIALOGUE))
    assert all(f"Air in the {last}. Not in the {name}." in spoken for last, name in pairwise(PLACES))


def test_a_name_that_lost_its_indent_speaks_all_the_same(reading):
    lost = (
        "\n           DR. IDA\n           Breathe in.\n          She listens.\n           DR. IDA (CONT'D)\n"
    )
    again = "           And out.\n          She nods.\n           DR. IDA (CONT'D)\n\n"
    aside = f"{' ' * 26}(TO TOM)\n           You may sit.\n          He sits.\n\n"
    script = reading((scene(10, 1) + lost + again + aside) * 3)
    assert told(script, ElementType.DIALOGUE) == [*joined(0), "Breathe in.", "And out.", "You may sit."] * 3
    assert told(script, ElementType.ACTION)[-3:] == ["She listens.", "She nods.", "He sits."]


def test_a_ragged_speech_stays_whole(reading):
    rows = [
        "They said that the last of the",
        "boats had gone. I do not think that",
        "anyone of us believed it.",
    ]
    ragged = []
    for first, second, third in ((11, 10, 11), (11, 11, 10), (10, 11, 10), (11, 10, 10), (11, 10, 11)):
        columns = zip((first, second, third), rows, strict=True)
        ragged.append(f"{' ' * 26}IDA\n" + "".join(indented(row, column) for column, row in columns))
    text = indented("INT. HALL - DAY", 10) + "\n" + indented("Two people wait.", 10) + "\n"
    script = reading((text + "\n".join(ragged) + "\n") * 3)
    assert told(script, ElementType.DIALOGUE) == [" ".join(rows)] * 15


def test_a_speech_whose_first_row_is_indented_stays_whole(reading):
    speech = f"{' ' * 26}IDA\n{' ' * 11}It is late, and the two\n{' ' * 10}of us go home.\n"
    text = f"{indented('INT. HALL - DAY', 10)}\n{indented('Two people wait.', 10)}\n" + f"{speech}\n" * 4
    script = reading(text * 3)
    assert told(script, ElementType.DIALOGUE) == ["It is late, and the two of us go home."] * 12
