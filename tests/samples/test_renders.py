"""The printed samples: what the press prints is what is committed, and looks as production scripts do."""

from functools import cache
from itertools import pairwise
from pathlib import Path

import pypdfium2
import pytest

from sample_scripts.press.front import front_of
from sample_scripts.press.pages import ROWS, Book, Row, typeset
from sample_scripts.press.units import CHARACTER
from sample_scripts.render import HERE, Render, printed, renders
from scenebreak.reading import SUFFIXES, read

PDFS = [render for render in renders() if render.output.suffix == ".pdf"]
EVERY_PDF = pytest.mark.parametrize("render", PDFS, ids=lambda render: render.output.stem)
EVERY_RENDER = pytest.mark.parametrize("render", renders(), ids=lambda render: render.output.name)


@cache
def book(source: Path) -> Book:
    return typeset(read(source), front_of(source).opening)


def pages(source: Path) -> tuple[tuple[Row, ...], ...]:
    return book(source).pages


def drawn(pdf: bytes) -> list[list[tuple[str, tuple[int, ...]]]]:
    """Every string of every page with its box in whole points; compression and metadata left out."""
    with pypdfium2.PdfDocument(pdf) as document:
        return [_strings(page.get_textpage()) for page in document]


def _strings(text) -> list[tuple[str, tuple[int, ...]]]:
    boxes = [text.get_rect(n) for n in range(text.count_rects())]
    return [(text.get_text_bounded(*box), tuple(round(edge) for edge in box)) for box in boxes]


@EVERY_RENDER
def test_printing_twice_gives_the_same_bytes(render):
    assert printed(render) == printed(render)


@EVERY_PDF
def test_the_committed_pdf_is_what_the_press_prints(render):
    assert drawn(render.output.read_bytes()) == drawn(printed(render))


@pytest.mark.parametrize(
    "render", [r for r in renders() if r.output.suffix == ".fdx"], ids=lambda r: r.output.name
)
def test_the_committed_fdx_is_what_the_press_writes(render):
    assert render.output.read_bytes() == printed(render)


def test_an_unknown_kind_of_output_is_refused():
    with pytest.raises(ValueError, match=r"only \.pdf and \.fdx"):
        printed(Render(PDFS[0].source, Path("script.docx")))


def test_the_season_folder_holds_its_two_episodes_and_no_other_script():
    scripts = [path.name for path in (HERE / "night_ward").iterdir() if path.suffix in SUFFIXES]
    assert sorted(scripts) == ["night_ward_101.pdf", "night_ward_102.pdf"]


def test_the_feature_is_a_feature_in_small_and_the_episodes_are_shorter():
    lengths = {render.source.stem: len(pages(render.source)) for render in PDFS}
    assert 20 <= lengths["low_water"] <= 25
    assert all(7 <= lengths[f"night_ward_{episode}"] <= 10 for episode in (101, 102))


@EVERY_PDF
def test_no_two_strings_of_a_page_touch(render):
    for page in pages(render.source):
        by_row: dict[int, list[Row]] = {}
        for row in page:
            by_row.setdefault(row.row, []).append(row)
        for strings in by_row.values():
            strings.sort(key=lambda row: row.x)
            for left, right in pairwise(strings):
                assert left.x + len(left.text) * CHARACTER < right.x, (left, right)


@EVERY_PDF
def test_everything_stands_on_the_paper(render):
    for page in pages(render.source):
        assert all(0 <= row.row <= ROWS + 1 and 0 < row.x < 612 - len(row.text) * CHARACTER for row in page)


@EVERY_PDF
def test_a_heading_never_ends_a_page(render):
    headings = {scene.heading for scene in read(render.source).scenes if not scene.omitted}
    for page in pages(render.source):
        last = max(row.row for row in page if row.row < ROWS)
        assert not any(row.row == last and row.text in headings for row in page)


@EVERY_PDF
def test_a_page_that_is_continued_is_followed_by_one_that_says_so(render):
    for page, following in pairwise(pages(render.source)):
        texts = {row.text for row in page if row.row == ROWS + 1}
        begins = {row.text for row in following if row.row == 0}
        assert ("(CONTINUED)" in texts) is any(text.startswith("CONTINUED:") for text in begins)


@EVERY_PDF
def test_every_scene_number_stands_in_both_margins(render):
    rows = [row for page in pages(render.source) for row in page]
    for scene in read(render.source).scenes:
        beside = {row.x for row in rows if row.text == scene.number and (row.x < 72 or row.x > 500)}
        assert len(beside) == 2, scene.number


@pytest.mark.parametrize(
    "mark", ["(MORE)", "(CONTINUED)", "CONTINUED:", "OMITTED", "12A", "28B", "*", "TEASER"]
)
def test_the_marks_of_a_production_script_are_all_there(mark):
    assert any(row.text == mark for render in PDFS for page in pages(render.source) for row in page)


def test_two_who_speak_at_once_share_a_baseline():
    beside = [
        (left, right)
        for page in pages(PDFS[0].source)
        for left in page
        for right in page
        if (left.text, right.text) == ("OLD TOM", "IVY") and left.row == right.row
    ]
    assert len(beside) == 1
    assert beside[0][0].x < beside[0][1].x


def test_the_feature_carries_a_slanting_watermark():
    (feature,) = [render for render in PDFS if render.watermark]
    with pypdfium2.PdfDocument(feature.output) as document:
        assert all(
            feature.watermark[:4] in page.get_textpage().get_text_range() for page in list(document)[1:]
        )
        assert feature.watermark[:4] not in document[0].get_textpage().get_text_range()
