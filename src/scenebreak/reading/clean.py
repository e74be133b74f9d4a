"""The one place where script text is made clean: no control characters, no invisible ones, single blanks."""

from typing import Final

_HYPHEN_AT_LINE_END: Final = "\u0002"  # what PDFium gives for it

_INVISIBLE = {
    **dict.fromkeys(range(0x20)),
    **dict.fromkeys(range(0x7F, 0xA0)),
    **dict.fromkeys([0x00AD, 0x200B, 0x200C, 0x200D, 0x200E, 0x200F, 0x2060, 0xFEFF, 0xFFFE, 0xFFFF]),
    **dict.fromkeys([*range(0x202A, 0x202F), *range(0x2066, 0x206A)]),
    **dict.fromkeys(range(0xD800, 0xE000)),
}
_TO_SPACE = dict.fromkeys(
    [0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x85, 0xA0, 0x2007, 0x2028, 0x2029, 0x202F, 0x3000], " "
)
_TABLE: Final = {**_INVISIBLE, **_TO_SPACE, ord(_HYPHEN_AT_LINE_END): "-"}


def clean(text: str) -> str:
    """Script text without control and zero-width characters, every run of blanks made one space."""
    if text.isascii() and text.isprintable() and "  " not in text:
        return text.strip()
    return " ".join(text.translate(_TABLE).split())


def clean_indented(text: str) -> str:
    """The same, but with the blanks between words and before the first one kept (tabs become eight)."""
    return text.expandtabs(8).translate(_TABLE).rstrip()


def lines_of(text: str) -> list[str]:
    """The lines of a text file: CR, LF, CRLF and CRCRLF end a line, other separators do not."""
    return text.replace("\r\r\n", "\n").replace("\r\n", "\n").replace("\r", "\n").split("\n")
