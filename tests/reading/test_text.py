"""Plain text: encodings, page turns, web pages, and lengths of lines where nothing is indented."""

import pytest

from scenebreak.domain.screenplay import ElementType
from scenebreak.reading import read

SCENE = "INT. CAFÉ - DAY\n\nZoë waits at the counter for a long while.\n\nZOË\nUn café.\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "cp1252"])
def test_an_encoding_is_told(tmp_path, encoding):
    path = tmp_path / "a.txt"
    path.write_bytes(SCENE.encode(encoding))
    assert read(path).scenes[0].heading == "INT. CAFÉ - DAY"


def test_form_feeds_turn_pages_and_are_still_an_estimate(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("\f".join(f"INT. ROOM {n} - DAY\n\nNobody is there.\n" for n in range(1, 6)))
    script = read(path)
    assert [scene.page for scene in script.scenes] == [1, 2, 3, 4, 5]
    assert script.page_exact is False


def test_a_script_inside_a_web_page_is_unwrapped(tmp_path):
    path = tmp_path / "a.txt"
    script = "<b>INT. ROOM &amp; HALL - DAY</b>\n\nRain.\n"
    path.write_text(f"<html><head><title>x</title></head><body><pre>\n{script}</pre></html>")
    assert [scene.heading for scene in read(path).scenes] == ["INT. ROOM & HALL - DAY"]


def test_a_scene_number_on_a_row_of_its_own_belongs_to_the_heading(tmp_path):
    path = tmp_path / "a.txt"
    rows = [
        "     EXT. YARD - DAY",
        "12                              12",
        "     A dog barks at nothing at all.",
        "",
    ]
    path.write_text("\n".join(rows * 3))
    assert [scene.number for scene in read(path).scenes] == ["12"] * 3


def test_a_right_hand_number_that_slipped_up_a_row_belongs_to_the_heading(tmp_path):
    path = tmp_path / "a.txt"
    rows = [
        "     A dog barks at nothing at all.",
        "",
        "                                12",
        "12   EXT. YARD - DAY",
        "",
    ]
    path.write_text("\n".join(rows * 3))
    script = read(path)
    assert [scene.number for scene in script.scenes if scene.number] == ["12"] * 3
    assert "12" not in {element.text for element in script.elements()}


def test_numbers_that_go_on_make_scenes_of_lines_without_prefix(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(
        "1. A STREET. EXT. DAY.\n\nRain on it.\n\n2. THE HOUSE ACROSS THE WAY.\n\nNobody.\n\n"
        "7. A TABLE\n\nNot a scene.\n\n3. A HALL FULL OF BOXES, CRATES,\n\nETC. INT. DAY.\n\nDust.\n"
    )
    assert [(scene.number, scene.heading) for scene in read(path).scenes] == [
        ("1", "A STREET. EXT. DAY."),
        ("2", "THE HOUSE ACROSS THE WAY."),
        ("3", "A HALL FULL OF BOXES, CRATES, ETC. INT. DAY."),
    ]


def test_a_place_set_off_as_headings_are_begins_a_scene_and_a_picture_does_not(tmp_path):
    path = tmp_path / "a.txt"
    scene = "INT. ROOM - DAY\n\nIda waits. She is not alone.\n\nIDA\nNot now.\n\n\n"
    path.write_text(
        scene * 8 + "THE STAIRWELL\n\nDark.\n\n\nIDA'S HAND\n\nIt is cold.\n\nTHE PORCH\n\nNobody.\n"
    )
    script = read(path)
    assert [scene.heading for scene in script.scenes][8:] == ["THE STAIRWELL"]
    assert [e.text for e in script.elements() if e.type is ElementType.SHOT] == ["IDA'S HAND"]


def test_an_indented_speech_ends_where_the_indent_does(tmp_path):
    path = tmp_path / "a.txt"
    block = "EXT. YARD - DAY\n\nIDA stops.\n\n          IDA\n     Down here.\nShe jumps.\n\n"
    path.write_text(block * 4)
    script = read(path)
    spoken = [e.text for e in script.elements() if e.type is ElementType.DIALOGUE]
    assert spoken == ["Down here."] * 4


def test_a_script_in_another_language_is_read_with_a_warning(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(
        "INT. CUISINE - JOUR\n\n" + "Elle ouvre la porte et il regarde dans la rue avec le chien.\n\n" * 5
    )
    script = read(path)
    assert script.language == "fr"
    assert any("French" in warning for warning in script.warnings)


def test_a_script_without_headings_is_one_scene_with_a_warning(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text("She comes in and looks around the empty room for a while.\n\nThen she goes.\n")
    script = read(path)
    assert [scene.heading for scene in script.scenes] == [""]
    assert any("heading" in warning for warning in script.warnings)


def test_printed_page_numbers_turn_the_page_and_are_no_text(tmp_path):
    path = tmp_path / "a.txt"
    page = (
        "     EXT. FIELD - DAY\n\n     Wheat, and the wind that goes on through it.\n"
        + "\n     A gate.\n" * 8
    )
    path.write_text("".join(f"{page}\n                       THE FIELD  {n}.\n\n" for n in range(2, 14)))
    script = read(path)
    assert [scene.page for scene in script.scenes] == list(range(1, 13))
    assert [scene.page_label for scene in script.scenes] == [None, *map(str, range(2, 13))]
    assert not any("THE FIELD" in element.text for element in script.elements())


def test_a_script_that_counts_things_is_not_paged_by_them(tmp_path):
    path = tmp_path / "a.txt"
    path.write_text(
        "INT. LIFT - DAY\n\n"
        + "".join(f"The doors open on yet another floor.\n\n{n}\n\n" for n in range(9, 1, -1))
    )
    script = read(path)
    assert script.pages == 1
    assert "floor. 5 The" in " ".join(element.text for element in script.elements())
