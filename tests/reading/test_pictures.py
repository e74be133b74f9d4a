"""Pages that are pictures are recognised where that can be done, and named in any case."""

import io
import shutil
from collections import Counter

import pypdfium2
import pytest
from fpdf import FPDF

from scenebreak.domain.errors import UnreadableScript
from scenebreak.domain.progress import never_cancelled, no_progress
from scenebreak.reading import read
from scenebreak.reading.pdf import document, engines, pictures, recognise
from scenebreak.reading.pdf.runs import RawPage, Run
from tests.reading.outline import assert_sound
from tests.reading.paper import short_script

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:fpdf")

PAGE = (612, 792)


def scanned(source, path, *, text_pages=0, stamp=""):
    """The pages of a PDF as pictures with a stamp in words, behind some pages of text."""
    pdf = FPDF(unit="pt", format=PAGE)
    pdf.set_font("Courier", size=12)
    for number in range(text_pages):
        pdf.add_page()
        pdf.text(108, 96, f"INT. HALL {number} - DAY")
        pdf.text(108, 120, "Nobody is there yet.")
    script = pypdfium2.PdfDocument(source)
    for page in script:
        drawn = io.BytesIO()
        page.render(scale=200 / 72, grayscale=True).to_pil().save(drawn, "PNG")
        pdf.add_page()
        pdf.image(drawn, 0, 0, *PAGE)
        pdf.text(200, 780, stamp)
    script.close()
    pdf.output(str(path))
    return path


@pytest.fixture
def script(tmp_path):
    return short_script().save(tmp_path / "script.pdf")


@pytest.fixture
def install(monkeypatch):
    """Make a recogniser, or None, what is installed."""

    def as_installed(recogniser):
        monkeypatch.setattr(pictures, "find_recogniser", lambda: recogniser)
        monkeypatch.setattr(document, "find_recogniser", lambda: recogniser)

    return as_installed


def reader_of(script, sure):
    """A recogniser that knows what stands on the one page of a script."""
    [page] = engines.read_raw(script.read_bytes(), progress=no_progress, cancelled=never_cancelled).pages

    def recognised(picture):
        assert (picture.width, picture.height) == (1700, 2200)
        return RawPage(runs=list(page.runs), sure={run.y: sure for run in page.runs})

    return recognised


def test_only_pages_without_text_are_recognised(script, install, tmp_path):
    install(reader_of(script, 0.9))
    told = []
    screenplay = read(
        scanned(script, tmp_path / "scan.pdf", text_pages=1),
        progress=lambda stage, done, total: told.append((stage, done, total)),
    )
    assert_sound(screenplay)
    assert [(page.page, round(page.confidence, 2)) for page in screenplay.pages_recognised] == [(2, 0.9)]
    assert ("recognising", 1, 1) in told
    sure = {span.page: span.confidence for each in screenplay.elements() for span in each.spans}
    assert sure == {1: 1.0, 2: 0.9}
    assert screenplay.pages_unread == ()
    assert any("Page 2 came from text recognition" in warning for warning in screenplay.warnings)


def test_a_recognised_script_reads_like_the_printed_one(script, install, tmp_path):
    install(reader_of(script, 0.9))
    printed, recognised = read(script), read(scanned(script, tmp_path / "scan.pdf"))
    assert [(e.type, e.text) for e in printed.elements()] == [(e.type, e.text) for e in recognised.elements()]
    assert [scene.number for scene in recognised.scenes] == ["1", "2A"]


def test_without_an_engine_the_pages_are_named_and_the_remedy_too(script, install, tmp_path):
    install(None)
    screenplay = read(scanned(script, tmp_path / "scan.pdf", text_pages=2))
    assert screenplay.pages_unread == (3,)
    assert any("Page 3 could not be read" in warning for warning in screenplay.warnings)
    assert recognise.INSTALL in screenplay.warnings


def test_a_scanned_page_with_a_stamp_is_a_picture_too(script, install, tmp_path):
    path = scanned(script, tmp_path / "scan.pdf", text_pages=1, stamp="COPY FOR THE ART DEPARTMENT")
    install(None)
    screenplay = read(path)
    assert screenplay.pages_unread == (2,)
    assert any("Page 2" in warning for warning in screenplay.warnings)
    assert recognise.INSTALL in screenplay.warnings
    install(reader_of(script, 0.9))
    screenplay = read(path)
    assert screenplay.pages_unread == ()
    assert [page.page for page in screenplay.pages_recognised] == [2]
    assert len(screenplay.scenes) == 3


def test_pictures_with_stamps_alone_are_no_script(script, install, tmp_path):
    install(None)
    path = scanned(short_script().page("2.").save(tmp_path / "two.pdf"), tmp_path / "scan.pdf", stamp="COPY")
    with pytest.raises(UnreadableScript, match="pictures"):
        read(path)


def test_every_page_of_a_mixed_file_is_read_recognised_or_named(install, tmp_path):
    """A page of text, a scan that is recognised, one that is not, a blank one, and text again."""
    pages = short_script().page("2.").page("3.").save(tmp_path / "three.pdf")
    path = scanned(pages, tmp_path / "mixed.pdf", text_pages=2)
    good = reader_of(short_script().save(tmp_path / "one.pdf"), 0.9)
    answers = [good, lambda picture: RawPage(), lambda picture: RawPage()]
    install(lambda picture: answers.pop(0)(picture))
    screenplay = read(path)
    assert_sound(screenplay)
    read_pages = {span.page for each in screenplay.elements() for span in each.spans}
    recognised = {page.page for page in screenplay.pages_recognised}
    assert (recognised, screenplay.pages_unread) == ({3}, (4, 5))
    assert read_pages | set(screenplay.pages_unread) == set(range(1, screenplay.pages + 1))
    assert any("Pages 4, 5" in warning for warning in screenplay.warnings)


def test_a_script_of_pictures_alone_says_what_to_install(script, install, tmp_path):
    install(None)
    with pytest.raises(UnreadableScript) as refusal:
        read(scanned(script, tmp_path / "scan.pdf"))
    assert "tesseract" in refusal.value.remedy


def test_pages_without_words_are_given_up_after_three(install, tmp_path):
    pdf = FPDF()
    for _ in range(8):
        pdf.add_page()
        pdf.rect(20, 20, 100, 100, style="F")
    pdf.output(str(tmp_path / "squares.pdf"))
    asked = []
    install(lambda picture: asked.append(picture) or RawPage())
    with pytest.raises(UnreadableScript):
        read(tmp_path / "squares.pdf")
    assert len(asked) == 3


def page_of(text):
    return RawPage(runs=[Run(word, 0.0, 0.0, 0.0) for word in text.split()])


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The lamp goes out and nobody in the long room moves a hand for a while. " * 3, True),
        ("Лампа гаснет, и никто в длинной комнате не двигается с места. " * 3, True),
        ("\ue012\ue013\ue014 \ue015\ue016\ue017\ue018 " * 12, False),
        ("\ufffd\ufffd\x03\x04 \ufffd\ufffd a " * 20, False),
        ("!\"# $%&' ()*+ ,-./ 0123 " * 12, False),
        ("Wkrt brnp xxgh dfgh klmn qwrt zxcv bnmp tgbn " * 6, False),
        ("12.", True),
    ],
)
def test_a_page_whose_text_is_no_words_counts_as_a_picture(text, words):
    assert pictures.is_words(page_of(text)) == words
    assert (pictures.pictures_among([page_of(text)]) == []) == words


def test_numbers_that_recognition_made_words_of_are_no_part_of_the_script(install, tmp_path):
    pages = short_script()
    for label in ("2.", "3.", "4."):
        pages.page(label)
    path = scanned(pages.save(tmp_path / "four.pdf"), tmp_path / "scan.pdf")
    numbers = iter([("}", "As"), ("1-5", "15"), ("16", "l6"), ("17", "17")])
    misread, places = iter(["l.", "2,", "3S", "aS"]), iter(["PIER", "QUAY", "DOCK", "DECK"])

    def line(y, *words):
        return [Run(text, x, y, x + 7.2 * len(text)) for x, text in words]

    def recognised(picture):
        place, (left, right) = next(places), next(numbers)
        runs = line(750, (200, "PIER"), (235, "SEVEN"), (500, next(misread)))
        runs += line(700, (72, left), (108, "EXT."), (144, place), (180, "-"), (194, "NIGHT"), (540, right))
        for y in range(670, 400, -24):
            runs += line(y, (108, place.title()), (144, "in"), (166, "fog."))
        for y in (380, 340, 300, 260):
            runs += line(y, (252, "VERA")) + line(y - 12, (180, "Not"), (209, "here."))
        return RawPage(runs=runs, sure={run.y: 0.9 for run in runs})

    install(recognised)
    screenplay = read(path)
    assert [scene.heading for scene in screenplay.scenes] == [
        f"EXT. {place} - NIGHT" for place in ("PIER", "QUAY", "DOCK", "DECK")
    ]
    assert [scene.number for scene in screenplay.scenes] == [None, "15", "16", "17"]
    assert not any("SEVEN" in element.text for element in screenplay.elements())


def test_words_of_a_line_keep_the_line_that_the_engine_tells():
    table = "level\tblock_num\tpar_num\tline_num\tleft\ttop\twidth\theight\tconf\ttext\n"
    table += "5\t1\t1\t1\t300\t100\t60\t20\t96\tINT.\n5\t1\t1\t1\t380\t104\t80\t20\t90\tROOM\n"
    table += "4\t1\t1\t2\t0\t0\t0\t0\t-1\t\n5\t1\t1\t2\t300\t150\t60\t20\t91\tRain.\n"
    first, second = recognise._lines_of(table)
    assert [word[0] for word in first] == ["INT.", "ROOM"]
    assert [word[0] for word in second] == ["Rain."]


@pytest.mark.skipif(not shutil.which("tesseract"), reason="tesseract is not installed")
def test_tesseract_reads_a_rendered_page(script, tmp_path):
    printed, recognised = read(script), read(scanned(script, tmp_path / "scan.pdf"))
    assert [scene.heading for scene in recognised.scenes] == [scene.heading for scene in printed.scenes]
    expected, found = (Counter(e.type for e in each.elements()) for each in (printed, recognised))
    assert expected == found
