"""A PDF file to paragraphs: open it, read its pages with the better engine, and name what could not be read."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from scenebreak.domain.errors import UnreadableScript
from scenebreak.domain.progress import CancelCheck, Progress, stop_if
from scenebreak.reading.blocks import Manuscript
from scenebreak.reading.clean import clean
from scenebreak.reading.layout import compose
from scenebreak.reading.pdf import pdfium as first_engine
from scenebreak.reading.pdf.rows import make_sheet, usual_pitch
from scenebreak.reading.pdf.runs import RawPage
from scenebreak.reading.typescript import Typescript, count_blanks, usual_leading

_EXPORT = "Export the script again from the program that wrote it"
_COURIER_LEADING = 12.0


class _NeedsPassword(Exception):
    pass


def read_pdf(path: Path, data: bytes, *, progress: Progress, cancelled: CancelCheck) -> Manuscript:
    """Read a PDF with a text layer.

    Raises:
        UnreadableScript: it is damaged, locked or without any text.
        Cancelled: the person stopped the work.
    """
    try:
        pages, title = _read_with_pdfium(data, progress, cancelled)
    except _NeedsPassword:
        raise UnreadableScript(
            path, f"{path.name} is locked with a password", "Save a copy without a password and give that"
        ) from None
    if not any(page and page.runs for page in pages):
        pages = _second_reading(data, progress, cancelled) or pages
    if not pages:
        raise UnreadableScript(path, f"{path.name} is damaged: it cannot be opened as a PDF", _EXPORT)
    if not any(page and page.runs for page in pages):
        raise UnreadableScript(
            path,
            f"{path.name} holds pictures of pages only, without text",
            "This version reads only scripts with a text layer: run text recognition (OCR) over it first, "
            "or ask for the PDF that the writing program exports",
        )
    return _manuscript(pages, title)


def _read_with_pdfium(
    data: bytes, progress: Progress, cancelled: CancelCheck
) -> tuple[list[RawPage | None], str]:
    """The pages and the title in the file's data; no pages where PDFium refuses the file."""
    with first_engine.LOCK:
        try:
            document = pdfium.PdfDocument(data)
            total = len(document)
        except pdfium.PdfiumError:
            if raw.FPDF_GetLastError() == raw.FPDF_ERR_PASSWORD:
                raise _NeedsPassword from None
            return [], ""
        try:
            pages = []
            for page in first_engine.read_pages(document):
                stop_if(cancelled)
                pages.append(page)
                progress("reading", len(pages), total)
            return pages, document.get_metadata_value("Title")
        finally:
            document.close()


def _second_reading(data: bytes, progress: Progress, cancelled: CancelCheck) -> list[RawPage | None]:
    from scenebreak.reading.pdf.visitor import NeedsPassword, read_pages

    try:
        return read_pages(data, progress, cancelled)
    except NeedsPassword:
        raise _NeedsPassword from None


def _manuscript(pages: Sequence[RawPage | None], title: str) -> Manuscript:
    pitch = usual_pitch(page for page in pages if page)
    sheets = [make_sheet(n, page or RawPage(612.0, 792.0), pitch) for n, page in enumerate(pages, 1)]
    leading = usual_leading(sheets, _COURIER_LEADING)
    count_blanks(sheets, leading)
    manuscript = compose(Typescript(sheets, pitch, leading), metadata_title=clean(title))
    manuscript.pages_unread = tuple(sheet.number for sheet in sheets if not sheet.rows)
    manuscript.watermarks = _watermarks(pages)
    return manuscript


def _watermarks(pages: Sequence[RawPage | None]) -> tuple[str, ...]:
    """Faint or slanted text that stands on more than one page, or on the only one."""
    counts: Counter[str] = Counter()
    for page in pages:
        if page and page.faint:
            separator = "" if all(len(run.text) <= 2 for run in page.faint) else " "
            counts[clean(separator.join(run.text for run in page.faint))] += 1
    return tuple(text for text, count in counts.most_common(3) if text and (count > 1 or len(pages) == 1))
