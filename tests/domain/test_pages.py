"""Pages as people name them."""

from dataclasses import replace

from scenebreak.domain.pages import page_cell, page_labels, page_words
from scenebreak.domain.screenplay import PrintedPage
from tests.build import scan

PLAY = scan(pages=12).screenplay


def test_a_page_without_a_known_number_never_reads_as_a_printed_one():
    assert page_words(PLAY, 11) == "PDF page 11"
    assert page_cell(PLAY, 11) == "PDF page 11"


def test_a_page_has_the_number_that_it_prints_where_no_scene_begins_too():
    play = replace(PLAY, printed_pages=(PrintedPage(10, "9."), PrintedPage(11, "10.")))
    assert page_labels(play) == {10: "9", 11: "10"}
    assert page_words(play, 11) == "page 10 (PDF page 11)"
    assert page_cell(play, 11) == "10 (PDF 11)"


def test_a_number_that_is_that_of_the_file_is_said_once():
    play = replace(PLAY, printed_pages=(PrintedPage(3, "3."),))
    assert page_words(play, 3) == "page 3"


def test_pages_that_a_format_does_not_have_are_about_there():
    assert page_words(replace(PLAY, page_exact=False), 4) == "about page 4"
