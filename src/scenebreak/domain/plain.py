"""Script text and file names are data: made harmless before they reach a terminal or a file."""

import re

_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_SURROGATE = re.compile("[\ud800-\udfff]")


def plain(text: str) -> str:
    """Text without control characters: no escape sequence reaches the terminal, nothing runs backwards.

    Bytes of a file name that are no text become the replacement sign.
    """
    return _SURROGATE.sub("\ufffd", _CONTROL.sub("", text))
