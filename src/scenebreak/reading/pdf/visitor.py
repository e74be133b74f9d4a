"""The second engine: pypdf's visitor, for files that PDFium refuses or finds no text in."""

import math
from io import BytesIO
from typing import Any

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from scenebreak.domain.progress import CancelCheck, Progress, stop_if
from scenebreak.reading.pdf.runs import RawPage, Run

_UPRIGHT = 0.05
_PITCH_OF_SIZE = 0.6
_MOST_PAGES = 5000


class NeedsPassword(Exception):
    """The file opens with a password only."""


def read_pages(data: bytes, progress: Progress, cancelled: CancelCheck) -> list[RawPage | None]:
    """Every page of a file, None for those that fail; none at all when the file cannot be opened.

    Raises:
        NeedsPassword: the empty password does not open it.
        Cancelled: the person stopped the work.
    """
    try:
        reader = PdfReader(BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise NeedsPassword
        total = min(len(reader.pages), _MOST_PAGES)
    except _FAILURES:
        return []
    pages: list[RawPage | None] = []
    for index in range(total):
        stop_if(cancelled)
        try:
            pages.append(_read_page(reader.pages[index]))
        except _FAILURES:
            pages.append(None)
        progress("reading", index + 1, total)
    return pages


# A broken file makes pypdf fail in any of these ways; each means the same to us: it cannot be read.
_FAILURES = (
    PyPdfError,
    ArithmeticError,
    AttributeError,
    LookupError,
    MemoryError,
    NotImplementedError,
    OSError,
    RecursionError,
    TypeError,
    ValueError,
)


def _read_page(page: Any) -> RawPage:
    box = page.mediabox
    found = RawPage(float(box.width), float(box.height))

    def visit(text: str, cm: list[float], tm: list[float], font: Any, size: float) -> None:
        a = tm[0] * cm[0] + tm[1] * cm[2]
        b = tm[0] * cm[1] + tm[1] * cm[3]
        x = tm[4] * cm[0] + tm[5] * cm[2] + cm[4]
        y = tm[4] * cm[1] + tm[5] * cm[3] + cm[5]
        pitch = _PITCH_OF_SIZE * abs(size) * math.hypot(a, b)
        target = found.runs if abs(math.atan2(b, a)) < _UPRIGHT else found.faint
        for line in text.split("\n"):
            at = 0
            for word in line.split():
                at = line.index(word, at)
                start = x + at * pitch
                target.append(Run(word, start, y, start + len(word) * pitch))
                at += len(word)

    page.extract_text(visitor_text=visit)
    return found
