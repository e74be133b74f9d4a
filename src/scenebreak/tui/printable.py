"""Script text on a terminal: shown as text, never obeyed."""

import re

from rich.cells import cell_len

from scenebreak.domain.pages import page_short

_VISIBLE = "^"
_CONTROLS = dict.fromkeys((*range(0x20), *range(0x7F, 0xA0)), _VISIBLE)
_SPACES = dict.fromkeys((0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x85, 0xA0, 0x2028, 0x2029), " ")
_INVISIBLE = dict.fromkeys(
    (
        0xAD,  # soft hyphen
        0x061C,  # Arabic letter mark
        *range(0x200B, 0x2010),  # zero-width characters and direction marks
        *range(0x202A, 0x202F),  # direction embeddings and overrides
        *range(0x2060, 0x2070),  # word joiner, invisible operators, direction isolates
        *range(0xFE00, 0xFE10),  # variation selectors
        0xFEFF,  # byte order mark
        *range(0xE0000, 0xE0080),  # tags
    )
)
_TABLE = {**_CONTROLS, **_INVISIBLE, **_SPACES}
_SURROGATE = re.compile("[\ud800-\udfff]")


def printable(text: str) -> str:
    """The text on one line, with nothing in it that a terminal could obey.

    Control characters become "^", line breaks and tabs a space, marks without a shape of their own are
    left out, halves of broken characters become the replacement sign.
    """
    if text.isascii() and text.isprintable():
        return text
    return _SURROGATE.sub("�", text.translate(_TABLE))


def veiled(text: str) -> str:
    """The text as its shape alone: a dot for each letter and digit, everything else as it is."""
    return "".join("\u00b7" * cell_len(sign) if sign.isalnum() else sign for sign in printable(text))


def editable(text: str) -> str:
    """The text for an editor: line breaks stay, what a terminal could obey goes."""
    return "\n".join(printable(line) for line in text.splitlines())


def page_words(page: int, label: str | None, *, exact: bool) -> str:
    """A page as printed, and of the file where that is another one ("p 33A (PDF 34)").

    Args:
        page: of the file, from 1.
        label: the number printed on it, or None.
        exact: the file has pages, as a PDF has; otherwise they are an estimate.
    """
    return page_short(page, printable(label or "").rstrip("."), exact=exact)


def fitted(text: str, width: int) -> str:
    """The printable text in exactly `width` cells: padded, or cut with two dots."""
    text = printable(text)
    cells = len(text) if text.isascii() else cell_len(text)
    if cells <= width:
        return text + " " * (width - cells)
    cut = text[: reach(text, 0, len(text), max(0, width - 2))] + ".."[:width]
    return cut + " " * (width - cell_len(cut))


def reach(text: str, start: int, end: int, width: int) -> int:
    """The offset behind the last character, counted from `start`, that still fits into `width` cells."""
    if text.isascii():
        return min(end, start + width)
    room = width
    for offset in range(start, end):
        room -= cell_len(printable(text[offset]))
        if room < 0:
            return offset
    return end
