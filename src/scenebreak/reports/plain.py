"""Words and numbers as tables and spreadsheets want them."""

from scenebreak.domain.plain import plain

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


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


def counted(count: int, thing: str) -> str:
    """A number of things: "1 page", "2 pages"."""
    return f"{count} {thing}" if count == 1 else f"{count} {thing}s"
