"""The second engine: pypdf's visitor, for files that PDFium refuses or finds no text in."""

import math
from collections.abc import Iterator
from io import BytesIO

from pypdf import PageObject, PdfReader
from pypdf.errors import DeprecationError, PyPdfError

from scenebreak.reading.pdf.runs import Locked, RawPage, Run

_UPRIGHT = 0.05
_PITCH_OF_SIZE = 0.6
_SHORTEST_TWICE = 3  # characters


def open_document(data: bytes) -> PdfReader | None:
    """The document, or None where pypdf refuses it.

    Raises:
        Locked: the empty password does not open it.
    """
    try:
        reader = PdfReader(BytesIO(data))
        locked = reader.is_encrypted and not reader.decrypt("")
        len(reader.pages)
    except _FAILURES:
        return None
    if locked:
        raise Locked
    return reader


def read_pages(reader: PdfReader) -> Iterator[RawPage]:
    """Each page of an open document."""
    for index in range(len(reader.pages)):
        try:
            yield _read_page(reader.pages[index])
        except _FAILURES:
            yield RawPage(failed=True)


# A broken file makes pypdf fail in any of these ways; each means the same to us: it cannot be read.
_FAILURES = (
    PyPdfError,
    ArithmeticError,
    AssertionError,
    AttributeError,
    DeprecationError,
    LookupError,
    MemoryError,
    NotImplementedError,
    OSError,
    RecursionError,
    TypeError,
    ValueError,
)


def _read_page(page: PageObject) -> RawPage:
    box = page.mediabox
    found = RawPage(float(box.width), float(box.height))

    def visit(text: str, cm: list[float], tm: list[float], font: object, size: float) -> None:
        a = tm[0] * cm[0] + tm[1] * cm[2]
        b = tm[0] * cm[1] + tm[1] * cm[3]
        x = tm[4] * cm[0] + tm[5] * cm[2] + cm[4]
        y = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
        pitch = _PITCH_OF_SIZE * abs(size) * math.hypot(a, b)
        target = found.runs if abs(math.atan2(b, a)) < _UPRIGHT else found.faint
        for line in map(_as_printed, text.split("\n")):
            at = 0
            for word in line.split():
                at = line.index(word, at)
                start = x + at * pitch
                target.append(Run(word, start, y, start + len(word) * pitch))
                at += len(word)

    page.extract_text(visitor_text=visit)
    return found


def _as_printed(line: str) -> str:
    """Without the blank that pypdf puts before a line after a jump, and once where it was printed twice."""
    if line[:1] == " " and line[1:2] != " ":
        line = line[1:]
    half = len(line) // 2
    return line[:half] if half >= _SHORTEST_TWICE and line[:half] == line[half:] else line
