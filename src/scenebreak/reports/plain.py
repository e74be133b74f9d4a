"""Script text is data: made harmless before it reaches a terminal or a spreadsheet."""

import re

_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def plain(text: str) -> str:
    """Text without control characters: no escape sequence reaches the terminal, nothing runs backwards."""
    return _CONTROL.sub("", text)


def cell(text: str) -> str:
    """Text for a spreadsheet cell; what a spreadsheet would take for a formula is quoted."""
    clean = plain(text)
    return f"'{clean}" if clean.startswith(_FORMULA) else clean


def shortened(text: str, width: int) -> str:
    """At most `width` characters, cut at a word where that loses little."""
    clean = " ".join(plain(text).split())
    if len(clean) <= width:
        return clean
    head = clean[: width - 3]
    space = head.rfind(" ")
    return (head[:space] if space > width // 2 else head) + "..."


def number(value: float) -> str:
    """A count or an amount as people write it: 3, 2.5, 0.25."""
    return f"{value:.2f}".rstrip("0").rstrip(".")
