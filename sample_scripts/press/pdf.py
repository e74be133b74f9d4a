"""Pages to PDF: Courier 12 on US Letter, the same bytes every time."""

from datetime import UTC, datetime

from fpdf import FPDF

from sample_scripts.press.front import Front
from sample_scripts.press.pages import Book, Row
from sample_scripts.press.units import ACTION_LEFT, ACTION_RIGHT, CHARACTER, INCH

_WIDTH, _HEIGHT = 8.5 * INCH, 11 * INCH
_TOP, _LEADING, _ASCENT = INCH, 12.0, 9.0
_HEADER = 0.5 * INCH
_MADE = datetime(2026, 1, 1, tzinfo=UTC)


def pdf_of(book: Book, front: Front, watermark: str = "") -> bytes:
    """Print a book.

    Args:
        book: the script, set.
        front: its title page; title and draft stand in the header of every page but the first.
        watermark: drawn in a faint diagonal across every page, unless it is "".

    Raises:
        fpdf.errors.FPDFUnicodeEncodingException: a character is not in Latin-1.
    """
    pdf = FPDF(unit="pt", format="Letter")
    pdf.set_auto_page_break(False)
    pdf.set_creation_date(_MADE)
    pdf.set_title(front.name)
    pdf.set_author(front.line("author"))
    pdf.set_producer("sample_scripts")
    _title_page(pdf, front)
    for number, rows in enumerate(book.pages, 1):
        pdf.add_page()
        if watermark:
            _watermark(pdf, watermark)
        if number > 1:
            _header(pdf, front, f"{number}.")
        for row in rows:
            _print(pdf, row)
    return bytes(pdf.output())


def _print(pdf: FPDF, row: Row) -> None:
    pdf.set_font("Courier", style="U" if row.underlined else "", size=12)
    pdf.text(row.x, _TOP + row.row * _LEADING + _ASCENT, row.text)


def _header(pdf: FPDF, front: Front, number: str) -> None:
    pdf.set_font("Courier", size=12)
    pdf.text(ACTION_LEFT, _HEADER, front.name)
    pdf.text(ACTION_RIGHT - (len(front.draft) + 6) * CHARACTER, _HEADER, front.draft)
    pdf.text(ACTION_RIGHT - len(number) * CHARACTER, _HEADER, number)


def _watermark(pdf: FPDF, text: str) -> None:
    with pdf.local_context(fill_opacity=0.14), pdf.rotation(52, _WIDTH / 2, _HEIGHT / 2):
        pdf.set_font("Helvetica", style="B", size=54)
        pdf.text((_WIDTH - pdf.get_string_width(text)) / 2, _HEIGHT / 2, text)


def _title_page(pdf: FPDF, front: Front) -> None:
    pdf.add_page()
    middle = [
        (18, front.line("title"), True),
        (20, front.line("episode"), False),
        (23, front.line("credit"), False),
        (25, front.line("author"), False),
    ]
    for row, text, underlined in middle:
        _print(pdf, Row(row, (_WIDTH - len(text) * CHARACTER) / 2, text, underlined))
    drafts = [front.line("draft").upper(), front.line("draft date")]
    for row, text in enumerate(drafts, 47):
        _print(pdf, Row(row, ACTION_RIGHT - len(text) * CHARACTER, text))
    for row, text in enumerate(front.keys.get("contact", ()), 47):
        _print(pdf, Row(row, INCH, text))
    _print(pdf, Row(51, INCH, front.line("copyright")))
