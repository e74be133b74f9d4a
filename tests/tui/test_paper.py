"""The script on the screen is the script on the page."""

from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from scenebreak.domain.screenplay import ElementType
from scenebreak.tui.paper import find, lay_out
from scenebreak.tui.printable import printable
from tests.tui import scripts

WORDS = st.text(st.characters(codec="utf-8"), min_size=1, max_size=300).filter(str.strip)


def lines_of(paper, ordinal):
    return [line for line in paper.lines if line.element is not None and line.element.ordinal == ordinal]


def test_printed_lines_stay_as_they_are_where_they_fit():
    script = scripts.long_winter().screenplay
    paper = lay_out(script, 62)
    for element in script.elements():
        shown = [(line.start, line.end, line.page) for line in lines_of(paper, element.ordinal)]
        assert shown == [(span.start, span.end, span.page) for span in element.spans]


@given(st.lists(WORDS, min_size=1, max_size=4), st.integers(24, 70))
def test_no_word_is_lost_and_no_line_too_wide_at_any_width(texts, width):
    writer = scripts.Writer().scene("1", "INT. ROOM - DAY")
    for text in texts:
        writer.action(text).says("ANNA", text)
    script = writer.screenplay()
    paper = lay_out(script, width)
    for element in script.elements():
        lines = lines_of(paper, element.ordinal)
        assert "".join(line.text for line in lines).replace(" ", "") == element.text.replace(" ", "")
        for line in lines:
            assert line.indent + cell_len(printable(line.text)) <= width or line.end - line.start == 1


@given(WORDS, st.integers(24, 70))
def test_every_character_is_found_on_a_line_that_shows_it(text, width):
    script = scripts.Writer().scene("1", "INT. ROOM - DAY").action(text).screenplay()
    paper = lay_out(script, width)
    element = script.scenes[0].elements[1]
    for offset in range(len(text)):
        line = paper.lines[paper.line_of(element.ordinal, offset)]
        assert line.element is element
        assert line.start <= offset <= line.end or text[offset] == " "


def test_each_page_begins_with_its_number_and_its_printed_label():
    scan = scripts.season_script(6)
    paper = lay_out(scan.screenplay)
    labels = [line.label for line in paper.lines if line.label]
    assert labels == [f"PDF page {page}" for page in range(1, scan.screenplay.pages + 1)]


def test_types_stand_where_a_typist_puts_them():
    writer = scripts.Writer().scene("1", "INT. ROOM - DAY").says("ANNA", "Yes.", "softly")
    writer.add(ElementType.TRANSITION, "CUT TO:")
    paper = lay_out(writer.screenplay(), 60)
    indents = {line.element.type: line.indent for line in paper.lines if line.element}
    assert indents == {
        ElementType.HEADING: 0,
        ElementType.CHARACTER: 22,
        ElementType.PARENTHETICAL: 16,
        ElementType.DIALOGUE: 10,
        ElementType.TRANSITION: 60 - len("CUT TO:"),
    }


def test_only_a_scenes_heading_carries_its_number():
    paper = lay_out(scripts.long_winter().screenplay)
    numbers = [line.number for line in paper.lines if line.number]
    assert numbers == ["10", "11", "12A", "13", "14", "15", "16", "17"]


def test_find_ignores_case_and_takes_any_white_space():
    script = scripts.Writer().scene("1", "INT. ROOM - DAY").action("They\tKISS. they kiss.").screenplay()
    assert [(hit.start, hit.end) for hit in find(script, " they  kiss")] == [(0, 9), (11, 20)]
    assert find(script, "(they") == ()
    assert find(script, "  ") == ()
