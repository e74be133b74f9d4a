"""Who is portrayed, at what age, and under which names."""

import pytest

from scenebreak.domain.screenplay import ScriptFormat
from scenebreak.reading import read
from scenebreak.reading.people import Cast
from scenebreak.reading.portrayals import age_of
from scenebreak.reading.titlefacts import TitleLine, facts_of, names_in

SCRIPT = """Title: Harbour Light
Credit: Written by
Author: Ana Reed & Tom Low
Contact:
    Low Agency
    +44 20 7946 0000

INT. KITCHEN - DAY

Anna's coat hangs by the door. ANNA REED (34) stirs a pot. Her brother TOM, 16, sets the table.

ANNA
Hungry?

TOM
Always.

MOM/LINDA (O.S.)
So am I!

INT. KITCHEN - DAY (YEARS BEFORE)

YOUNG ANNA, a quiet 12-year-old girl, stirs the same pot. LINDA hums.

YOUNG ANNA
Mum?

LINDA
Yes, love.

YOUNG ANNA
Good.

LINDA
Eat.

INT. HALL - DAY

MOM
Anna!
"""


@pytest.fixture(scope="module")
def screenplay(tmp_path_factory):
    path = tmp_path_factory.mktemp("scripts") / "harbour.fountain"
    path.write_text(SCRIPT, encoding="utf-8")
    return read(path)


def portrayal(screenplay, name):
    return next(each for each in screenplay.portrayals if each.name == name)


def test_the_introduction_is_where_the_name_stands_in_capitals(screenplay):
    anna = portrayal(screenplay, "ANNA")
    assert (anna.age, anna.introduction) == ("34", "ANNA REED (34) stirs a pot.")
    element = next(each for each in screenplay.elements() if each.ordinal == anna.element)
    assert anna.introduction in element.text


def test_a_younger_self_is_another_portrayal_of_the_same_role(screenplay):
    young = portrayal(screenplay, "YOUNG ANNA")
    assert (young.role, young.age) == ("ANNA", "12-year-old")
    assert screenplay.scenes[1].speaking == ("YOUNG ANNA", "LINDA")
    assert "ANNA" not in screenplay.scenes[1].present


def test_two_names_with_a_slash_are_one_person(screenplay):
    assert screenplay.scenes[0].speaking == ("ANNA", "TOM", "LINDA")
    assert portrayal(screenplay, "LINDA").aliases == ("MOM",)
    assert portrayal(screenplay, "MOM").role == "LINDA"


def test_two_names_with_a_slash_are_two_people_where_both_speak_in_a_scene():
    cast = Cast([["ANNA", "TOM", "ANNA/TOM"]])
    assert cast.names == ("ANNA", "TOM")
    assert cast.aliases("ANNA") == ()


def test_a_number_in_a_name_is_no_age():
    assert Cast([["COP", "COP #1"]]).role_of("COP #1") == "COP #1"


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("ANNA (34) waits.", "34"),
        ("ANNA QUILL, mid-20s, waits.", "mid-20s"),
        ("ANNA, a woman in her early forties, waits.", "early forties"),
        ("ANNA is sixteen.", "sixteen"),
        ("ANNA, 12-14, waits.", "12-14"),
        ("The 16-year-old girl is ANNA.", "16-year-old"),
        ("ANNA is 20 feet away.", ""),
        ("ANNA waits. TOM is 12.", ""),
        ("ANNA collects her 8-year-old girl.", ""),
    ],
)
def test_the_age_is_read_next_to_the_name(text, age):
    start = text.index("ANNA")
    assert age_of(text, start, start + 4) == age


def test_the_title_page_names_writers_and_contact(screenplay):
    assert screenplay.format is ScriptFormat.FOUNTAIN
    assert screenplay.title_page.writers == ("Ana Reed", "Tom Low")
    assert screenplay.title_page.contact == ("Low Agency", "+44 20 7946 0000")


def test_a_printed_title_page_is_taken_apart():
    printed = [
        TitleLine("HARBOUR LIGHT", gap=False),
        TitleLine("Written by", gap=True),
        TitleLine("Ana Reed", gap=True),
        TitleLine("&", gap=False),
        TitleLine("Tom Low", gap=False),
        TitleLine("Based on the novel by Someone Else", gap=True),
        TitleLine("Third Draft", gap=True),
        TitleLine("Low Agency", gap=True),
        TitleLine("desk@low.example", gap=False),
    ]
    facts = facts_of(printed)
    assert facts.writers == ("Ana Reed", "Tom Low")
    assert facts.contact == ("Low Agency", "desk@low.example")
    assert len(facts.lines) == len(printed)


def test_names_are_parted_at_commas_and_ands():
    assert names_in("Ana Reed, Tom Low and Bo Day") == ["Ana Reed", "Tom Low", "Bo Day"]
