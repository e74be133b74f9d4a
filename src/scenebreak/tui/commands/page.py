"""The keys as a page of the docs; `python -m scenebreak.tui.commands.page > docs/keys.md` writes it anew."""

import sys
from collections.abc import Iterator

from scenebreak.tui.commands import COMMANDS, Group


def keys_page() -> str:
    """Every command of the review by group, with its keys and help line, as Markdown."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    yield "# The keys of the review"
    yield ""
    yield "Made by `python -m scenebreak.tui.commands.page`; `?` in the review shows the same."
    for group in Group:
        yield f"\n## {group}\n"
        yield "| key | what it does |"
        yield "|---|---|"
        members = (command for command in COMMANDS if command.group is group)
        yield from (f"| {_keys(command.keys())} | {command.help()} |" for command in members)


def _keys(keys: str) -> str:
    return " or ".join(f"`{key}`" for key in keys.split(" or ")) if keys else "palette"


if __name__ == "__main__":
    sys.stdout.write(keys_page())
