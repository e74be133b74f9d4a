"""The first engine: PDFium. The page's text in one call, then the place of the first glyph of each word.

Asking for each glyph costs five times more and tells the same of a typed page; glyphs are asked for only
where a word looks as if it were printed twice. PDFium is not thread-safe; it runs in a process of its own
(scenebreak.reading.pdf.child), on one thread.
"""

import ctypes
import re
from collections.abc import Callable, Iterator

import pypdfium2 as pdfium
import pypdfium2.raw as raw

from scenebreak.reading.pdf.runs import Locked, RawPage, Run
from scenebreak.reading.pdf.wire import Picture

_WORD = re.compile(r"[^\s\x02\x00]+\x02?")
_SURROGATE = re.compile("[\ud800-\udfff]")
_UPRIGHT = 0.05  # radians
_FAINT_ALPHA = 140
_POINTS = 72.0
_DPI = 200
_MOST_PIXELS = 8_000_000
_PALE = 3 * 200
_SAME_PLACE = 1.0  # points
_FULL_TURN = 6.283185307179586


def open_document(data: bytes) -> pdfium.PdfDocument | None:
    """The document, or None where PDFium refuses it.

    Raises:
        Locked: the empty password does not open it.
    """
    try:
        return pdfium.PdfDocument(data)
    except pdfium.PdfiumError:
        if raw.FPDF_GetLastError() == raw.FPDF_ERR_PASSWORD:
            raise Locked from None
        return None


def read_pages(document: pdfium.PdfDocument) -> Iterator[RawPage]:
    """Each page of an open document."""
    for index in range(len(document)):
        try:
            page = document[index]
        except pdfium.PdfiumError:
            yield RawPage(failed=True)
            continue
        try:
            yield _read_page(page)
        except pdfium.PdfiumError:
            yield RawPage(failed=True)
        finally:
            page.close()


def render_page(data: bytes, index: int) -> Picture | None:
    """A page as a grey picture for text recognition, or None where PDFium cannot draw it.

    Raises:
        Locked: the empty password does not open the file.
    """
    document = open_document(data)
    if document is None:
        return None
    try:
        page = document[index]
        width, height = page.get_size()
        dpi = int(min(_DPI, _POINTS * (_MOST_PIXELS / max(1.0, width * height)) ** 0.5))
        bitmap = page.render(scale=max(1, dpi) / _POINTS, grayscale=True, draw_annots=False)
        rows = memoryview(bitmap.buffer)
        starts = range(0, bitmap.stride * bitmap.height, bitmap.stride)
        pixels = b"".join(bytes(rows[start : start + bitmap.width]) for start in starts)
        return Picture(bitmap.width, bitmap.height, max(1, dpi), pixels)
    except (pdfium.PdfiumError, IndexError, ValueError):
        return None
    finally:
        document.close()


def _read_page(page: pdfium.PdfPage) -> RawPage:
    width, height = page.get_size()
    textpage = page.get_textpage()
    try:
        reader = _TextPage(textpage.raw, textpage.count_chars(), page.get_rotation(), page.get_mediabox())
        return reader.read(RawPage(width, height))
    finally:
        textpage.close()


class _TextPage:
    """The words of one loaded page."""

    def __init__(
        self, handle: object, count: int, rotation: int, mediabox: tuple[float, float, float, float]
    ) -> None:
        self._handle = handle
        self._count = count
        self._rotation = rotation
        self._box = mediabox
        self._x = ctypes.c_double()
        self._y = ctypes.c_double()

    def read(self, page: RawPage) -> RawPage:
        text, index = self._text()
        line_start, last_y, visible = True, 0.0, True
        end_of_last = 0
        split_pairs = _SURROGATE.search(text) is not None
        for match in _WORD.finditer(text):
            start, end = match.span()
            line_start = end_of_last == 0 or start - end_of_last > 1 or text[end_of_last] != " "
            end_of_last = end
            x, y = self._origin(index(start))
            if line_start or abs(y - last_y) > _SAME_PLACE:
                visible = self._is_visible(index(start))
            last_y = y
            word = self._single(_joined(match[0]) if split_pairs else match[0], start, index)
            last_on_line = text[end : end + 1] in ("\r", "\n", "") or text[end : end + 3] == " \r\n"
            right = self._right(index(end - 1)) if last_on_line else x
            (page.runs if visible else page.faint).append(Run(word, x, y, right))
        return page

    def _text(self) -> tuple[str, Callable[[int], int]]:
        """The page's text, one character a UTF-16 unit, and how to find a unit's glyph."""
        if self._count <= 0:
            return "", int
        buffer = (ctypes.c_ushort * (self._count + 1))()
        written = raw.FPDFText_GetText(self._handle, 0, self._count, buffer) - 1
        text = bytes(buffer)[: 2 * max(0, written)].decode("utf-16-le", "surrogatepass")
        if len(text) != written:  # pairs of surrogates: keep one character a unit
            text = "".join(map(chr, buffer[: max(0, written)]))
        text = text.replace("\ufffe", "\x02")  # two signs for the same hyphen at a line's end
        if written == self._count:
            return text, int
        return text, lambda unit: int(raw.FPDFText_GetCharIndexFromTextIndex(self._handle, unit))

    def _origin(self, glyph: int) -> tuple[float, float]:
        raw.FPDFText_GetCharOrigin(self._handle, glyph, self._x, self._y)
        return self._turned(self._x.value, self._y.value)

    def _turned(self, x: float, y: float) -> tuple[float, float]:
        """Page coordinates as the reader sees the page."""
        if not self._rotation:
            return x, y
        left, bottom, right, top = self._box
        return {90: (y - bottom, right - x), 180: (right - x, top - y), 270: (top - y, x - left)}[
            self._rotation
        ]

    def _right(self, glyph: int) -> float:
        left, right, bottom, top = (ctypes.c_double() for _ in range(4))
        raw.FPDFText_GetCharBox(self._handle, glyph, left, right, bottom, top)
        if not self._rotation:
            return right.value
        corners = (self._turned(left.value, bottom.value), self._turned(right.value, top.value))
        return max(corner[0] for corner in corners)

    def _is_visible(self, glyph: int) -> bool:
        angle = raw.FPDFText_GetCharAngle(self._handle, glyph) + self._rotation * _FULL_TURN / 360
        off = angle % _FULL_TURN
        if min(off, _FULL_TURN - off) > _UPRIGHT:
            return False
        red, green, blue, alpha = (ctypes.c_uint() for _ in range(4))
        if not raw.FPDFText_GetFillColor(self._handle, glyph, red, green, blue, alpha):
            return True
        return alpha.value >= _FAINT_ALPHA and red.value + green.value + blue.value < _PALE

    def _single(self, word: str, start: int, index: Callable[[int], int]) -> str:
        """The word without its second printing: "BBlluuee" is "Blue" where the glyphs share their places."""
        if len(word) < 2 or len(word) % 2 or word[::2] != word[1::2]:
            return word
        first, second = self._origin(index(start)), self._origin(index(start + 1))
        same = abs(first[0] - second[0]) < _SAME_PLACE and abs(first[1] - second[1]) < _SAME_PLACE
        return word[::2] if same else word


def _joined(word: str) -> str:
    """Surrogate pairs of UTF-16 made one character again."""
    return word.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "ignore")
