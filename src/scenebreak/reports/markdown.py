"""Text made safe for Markdown: what a script says is never markup."""

from scenebreak.domain.plain import plain

_MARKDOWN = str.maketrans({char: f"\\{char}" for char in "\\`*_{}[]<>#|!~"})


def escaped(text: str) -> str:
    """One line of text in which nothing is markup."""
    return " ".join(plain(text).translate(_MARKDOWN).split())
