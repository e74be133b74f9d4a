"""Text made safe for Markdown: what a script says is never markup."""

from scenebreak.domain.page_head import PageHead
from scenebreak.domain.plain import plain

_MARKDOWN = str.maketrans({char: f"\\{char}" for char in "\\`*_{}[]<>#|!~"})


def escaped(text: str) -> str:
    """One line of text in which nothing is markup."""
    return " ".join(plain(text).translate(_MARKDOWN).split())


def head_to_markdown(head: PageHead | None) -> list[str]:
    """The head of a page as a list, with an empty line behind it; nothing where there is none."""
    return [] if head is None else [*(f"- {escaped(line)}" for line in head.lines()), ""]
