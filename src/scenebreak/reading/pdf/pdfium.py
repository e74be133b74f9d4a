"""The first engine: PDFium. The page's text in one call, then the place of the first glyph of each word.

Asking for each glyph costs five times more and tells the same of a typed page; glyphs are asked for only
where a word looks as if it were printed twice. PDFium is not thread-safe; it runs in a process of its own
(scenebreak.reading.pdf.child), on one thread.
"""

import ctypes
import re
from collections.abc import Iterator
from itertools import islice

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
_FEW_WORDS = 25
_MOST_OBJECTS = 2000
_MOST_OF_PAGE = 0.5
_FULL_TURN = 6.283185307179586
_LINE_ENDS = ("\r", "\n", "")


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
        box = page.get_mediabox()
        reader = _TextPage(textpage.raw, textpage.count_chars(), page.get_rotation(), box)
        found = reader.read(RawPage(width, height))
    finally:
        textpage.close()
    if 0 < len(found.runs) < _FEW_WORDS:
        found.picture = _pictures_cover(page, box)
    return found


def _pictures_cover(page: pdfium.PdfPage, box: tuple[float, float, float, float]) -> bool:
    """Pictures, whole or in strips, cover most of the page: it is a scan with a stamp or a number on it."""
    left, bottom, right, top = box
    covered = 0.0
    try:
        for one in islice(page.get_objects(max_depth=3), _MOST_OBJECTS):
            if one.type != raw.FPDF_PAGEOBJ_IMAGE:
                continue
            x, y, end, height = one.get_bounds()
            covered += max(0.0, min(end, right) - max(x, left)) * max(0.0, min(height, top) - max(y, bottom))
    except pdfium.PdfiumError:
        return False
    return covered > _MOST_OF_PAGE * (right - left) * (top - bottom)


class _TextPage:
    """The words of one loaded page; what is asked for each of them is kept at hand."""

    def __init__(
        self, handle: object, count: int, rotation: int, mediabox: tuple[float, float, float, float]
    ) -> None:
        self._handle = handle
        self._count = count
        self._rotation = rotation
        self._box = mediabox
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._edges = tuple(ctypes.c_double() for _ in range(4))
        self._colour = tuple(ctypes.c_uint() for _ in range(4))

    def read(self, page: RawPage) -> RawPage:
        text, glyph_of = self._text()
        split_pairs = _SURROGATE.search(text) is not None
        origin = self._origin
        target, end_of_last, last_y = page.runs, 0, 0.0
        for match in _WORD.finditer(text):
            word, (start, end) = match[0], match.span()
            glyph = glyph_of[start] if glyph_of else start
            x, y = origin(glyph)
            on_new_line = end_of_last == 0 or start - end_of_last > 1 or text[end_of_last] != " "
            if on_new_line or abs(y - last_y) > _SAME_PLACE:
                target = page.runs if self._is_visible(glyph) else page.faint
            end_of_last, last_y = end, y
            if split_pairs:
                word = _joined(word)
            if word[:1] == word[1:2]:
                word = self._single(word, glyph, glyph_of[start + 1] if glyph_of else start + 1)
            ends_line = text[end : end + 1] in _LINE_ENDS or text[end : end + 3] == " \r\n"
            right = self._right(glyph_of[end - 1] if glyph_of else end - 1) if ends_line else x
            target.append(Run(word, x, y, right))
        return page

    def _text(self) -> tuple[str, list[int] | None]:
        """The page's text, one character a UTF-16 unit, and the glyph of each where that is not its index."""
        if self._count <= 0:
            return "", None
        buffer = (ctypes.c_ushort * (self._count + 1))()
        written = raw.FPDFText_GetText(self._handle, 0, self._count, buffer) - 1
        text = bytes(buffer)[: 2 * max(0, written)].decode("utf-16-le", "surrogatepass")
        if len(text) != written:  # pairs of surrogates: keep one character a unit
            text = "".join(map(chr, buffer[: max(0, written)]))
        text = text.replace("\ufffe", "\x02")  # two signs for the same hyphen at a line's end
        if written == self._count:
            return text, None
        find = raw.FPDFText_GetCharIndexFromTextIndex
        return text, [find(self._handle, unit) for unit in range(len(text) + 1)]

    def _origin(self, glyph: int) -> tuple[float, float]:
        x, y = self._x, self._y
        raw.FPDFText_GetCharOrigin(self._handle, glyph, x, y)
        return self._turned(x.value, y.value) if self._rotation else (x.value, y.value)

    def _turned(self, x: float, y: float) -> tuple[float, float]:
        """Page coordinates as the reader sees the page."""
        left, bottom, right, top = self._box
        return {90: (y - bottom, right - x), 180: (right - x, top - y), 270: (top - y, x - left)}[
            self._rotation
        ]

    def _right(self, glyph: int) -> float:
        left, right, bottom, top = self._edges
        raw.FPDFText_GetCharBox(self._handle, glyph, left, right, bottom, top)
        if not self._rotation:
            return right.value
        corners = (self._turned(left.value, bottom.value), self._turned(right.value, top.value))
        return max(corner[0] for corner in corners)

    def _is_visible(self, glyph: int) -> bool:
        off = raw.FPDFText_GetCharAngle(self._handle, glyph)
        if off or self._rotation:
            off = (off + self._rotation * _FULL_TURN / 360) % _FULL_TURN
            if min(off, _FULL_TURN - off) > _UPRIGHT:
                return False
        red, green, blue, alpha = self._colour
        if not raw.FPDFText_GetFillColor(self._handle, glyph, red, green, blue, alpha):
            return True
        return alpha.value >= _FAINT_ALPHA and red.value + green.value + blue.value < _PALE

    def _single(self, word: str, first: int, second: int) -> str:
        """The word without its second printing: "BBlluuee" is "Blue" where the glyphs share their places."""
        if len(word) < 2 or len(word) % 2 or word[::2] != word[1::2]:
            return word
        (x, y), (next_x, next_y) = self._origin(first), self._origin(second)
        return word[::2] if abs(x - next_x) < _SAME_PLACE and abs(y - next_y) < _SAME_PLACE else word


def _joined(word: str) -> str:
    """Surrogate pairs of UTF-16 made one character again."""
    return word.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "ignore")
