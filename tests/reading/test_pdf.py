"""PDFs with a text layer: what stands on the page is found, what belongs to the page alone is not."""

import pytest

from scenebreak.domain.screenplay import ElementType
from scenebreak.reading import read
from tests.reading.outline import assert_sound
from tests.reading.paper import ACTION, LEFT, RIGHT, STAR, Paper, short_script

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:fpdf")


@pytest.fixture
def reads(tmp_path):
    def read_paper(paper):
        screenplay = read(paper.save(tmp_path / "script.pdf"))
        assert_sound(screenplay)
        return screenplay

    return read_paper


def texts(screenplay, kind):
    return [element.text for element in screenplay.elements() if element.type is kind]


def test_elements_are_told_by_their_indents(reads):
    script = reads(short_script())
    first = script.scenes[0]
    assert [(scene.number, scene.heading) for scene in script.scenes] == [
        ("1", "INT. WORKSHOP - NIGHT"),
        ("2A", "EXT. COURTYARD - DAWN"),
    ]
    assert texts(script, ElementType.ACTION)[0] == (
        "LENA sands a violin neck. The radio hums in the corner of the long room."
    )
    assert texts(script, ElementType.PARENTHETICAL) == ["(coughing)"]
    assert first.speaking == ("LENA", "PAVEL")
    assert script.scenes[1].named == ("PAVEL",)
    assert next(e.extension for e in first.elements if e.character == "PAVEL") == "O.S."


def test_the_printed_page_number_is_a_label_and_no_text(reads):
    paper = short_script().page("2.")
    paper.action("The van is gone.").page("3.").action("Snow.").page("4.").action("More snow.")
    script = reads(paper)
    assert script.pages == 4
    assert script.scenes[0].page_label == "1"
    assert "2." not in " ".join(element.text for element in script.elements())


def test_every_line_has_a_box_around_it(reads):
    script = reads(short_script())
    box = script.scenes[0].elements[0].spans[0].box
    assert box.left == pytest.approx(ACTION, abs=1.5)
    assert box.right == pytest.approx(ACTION + 21 * 7.2, abs=3)
    assert 0 < box.top - box.bottom < 14


def test_a_speech_over_a_page_turn_is_one_speech(reads):
    paper = short_script()
    paper.speech("LENA", "When you come back bring", "(MORE)")
    paper.page("2.").speech("LENA (CONT'D)", "the other case.")
    script = reads(paper)
    assert "When you come back bring the other case." in texts(script, ElementType.DIALOGUE)
    assert not any("MORE" in element.text for element in script.elements())


def test_a_paragraph_over_a_page_turn_is_one_paragraph(reads):
    paper = short_script().action("He looks back at the window where the")
    paper.put(400, "(CONTINUED)").page("2.").put(ACTION, "CONTINUED:").action("lamp has just gone out.")
    script = reads(paper)
    last = list(script.elements())[-1]
    assert last.text == "He looks back at the window where the lamp has just gone out."
    assert (last.page, last.end_page) == (1, 2)


def test_a_short_row_at_the_foot_of_a_page_ends_its_paragraph(reads):
    paper = short_script().action(
        "He looks back at the window where the lamp",
        "burns. The others see it too: a single light,",
        "now two, now",
    )
    paper.page("2.").action("nothing.").action("He goes in and shuts the heavy door behind him.")
    script = reads(paper)
    assert texts(script, ElementType.ACTION)[-2] == "nothing."


def test_a_revision_asterisk_marks_its_line_only(reads):
    paper = short_script()
    paper.action("The gate shuts.").put(ACTION, "The dog sits down.", (STAR, "*"), gap=0)
    last = list(reads(paper).elements())[-1]
    assert last.text == "The gate shuts. The dog sits down."
    assert [span.revised for span in last.spans] == [False, True]


def test_an_omitted_scene_keeps_its_number_and_has_no_length(reads):
    script = reads(short_script().heading("OMITTED", "3").heading("INT. VAN - DAY", "4").action("Rain."))
    omitted = script.scenes[2]
    assert (omitted.number, omitted.omitted, omitted.eighths) == ("3", True, 0)


def test_a_numbered_line_without_prefix_is_a_heading(reads):
    script = reads(short_script().heading("THE RIVER ROAD", "5").action("Mist."))
    assert (script.scenes[-1].number, script.scenes[-1].heading) == ("5", "THE RIVER ROAD")


def test_a_number_beside_prose_begins_a_scene_that_keeps_the_paragraph_whole(reads):
    paper = short_script()
    paper.put(ACTION, "Pavel stops the van and looks back at", (LEFT, "5"), (RIGHT, "5"))
    paper.put(ACTION, "the house.", gap=0)
    script = reads(paper)
    last = script.scenes[-1]
    assert (last.number, last.heading) == ("5", "Pavel stops the van and looks back at")
    assert [(e.type, e.text) for e in last.elements] == [
        (ElementType.ACTION, "Pavel stops the van and looks back at the house.")
    ]


def test_a_slanted_watermark_is_reported_and_never_text(reads):
    paper = short_script()
    with paper.pdf.rotation(45, 300, 400):
        paper.pdf.text(200, 400, "COPY 7")
    script = reads(paper)
    assert script.watermarks == ("COPY 7",)
    assert not any("COPY" in element.text for element in script.elements())


def test_a_word_printed_twice_is_read_once(reads):
    paper = short_script().action("Pavel waits.")
    y = 96 + 12 * paper.row
    paper.pdf.text(ACTION + 0.4, y, "Pavel waits.")
    assert texts(reads(paper), ElementType.ACTION)[-1] == "Pavel waits."


def test_speeches_side_by_side_are_two_speeches(reads):
    paper = short_script()
    paper.put(180, "LENA", (400, "PAVEL"))
    paper.put(126, "Not now, please.", (342, "It has to be"), gap=0)
    paper.put(342, "tonight.", gap=0)
    script = reads(paper)
    spoken = [(e.character, e.text, e.dual) for e in script.elements() if e.type is ElementType.DIALOGUE][-2:]
    assert spoken == [("LENA", "Not now, please.", False), ("PAVEL", "It has to be tonight.", True)]


def test_a_running_header_gives_the_draft_and_is_no_text(reads):
    paper = Paper()
    for number in range(1, 5):
        paper.page(f"{number}.", header="PIER SEVEN - Pink Rev. 02/03/26")
        paper.heading(f"INT. ROOM {number} - DAY").action("Nobody is there.")
        for line in ("Hello?", "Anyone?"):
            paper.speech("VERA", line)
    script = reads(paper)
    assert (script.draft, script.draft_date) == ("Pink Rev.", "02/03/26")
    assert len(script.scenes) == 4
    assert not any("PIER" in element.text for element in script.elements())


def test_a_page_without_text_is_named(reads):
    paper = short_script().page()
    paper.page("3.").action("The end of it.")
    script = reads(paper)
    assert script.pages_unread == (2,)
    assert any("Page 2" in warning for warning in script.warnings)


def test_lengths_add_up_to_the_pages(reads):
    paper = Paper()
    for number in range(1, 7):
        paper.page(f"{number}.")
        paper.heading("INT. HALL - DAY", str(number))
        for _ in range(12):
            paper.speech("VERA", "One more time, then, from the top.", "And slower.")
    script = reads(paper)
    assert sum(scene.eighths for scene in script.scenes) == pytest.approx(8 * 6, abs=4)


def test_progress_is_told_after_each_page(tmp_path):
    seen = []
    path = short_script().page("2.").action("Fog.").save(tmp_path / "script.pdf")
    read(path, progress=lambda *step: seen.append(step))
    assert seen == [("reading", 1, 2), ("reading", 2, 2)]


def test_cue_and_speech_columns_differ_from_file_to_file(tmp_path):
    paper = Paper().page()
    paper.put(72, "EXT. FIELD - DAY")
    for line in ("Up here.", "No, here.", "Yes."):
        paper.put(245, "TESS").put(162, line, gap=0)
    paper.put(72, "The kite drops out of a clear sky.")
    script = read(paper.save(tmp_path / "script.pdf"))
    assert texts(script, ElementType.DIALOGUE) == ["Up here.", "No, here.", "Yes."]


@pytest.mark.parametrize(("stated", "title"), [("The Long Room", "The Long Room"), ("draft_7.fdx", "script")])
def test_a_file_without_title_page_is_called_by_its_own_data_or_its_name(reads, stated, title):
    paper = short_script()
    paper.pdf.set_title(stated)
    assert reads(paper).title == title
