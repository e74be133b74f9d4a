"""The keys as a page of the docs; `python -m scenebreak.tui.commands.page > docs/keys.md` writes it anew."""

import sys
from collections.abc import Iterable, Iterator

from scenebreak.tui.commands import COMMANDS, Command, Group, Where, commands_of


def keys_page() -> str:
    """Every command by screen and group, with its keys and help line, as Markdown."""
    return "\n".join(_lines()) + "\n"


def _lines() -> Iterator[str]:
    yield "# Keys"
    yield ""
    yield "Made by `python -m scenebreak.tui.commands.page`; `?` on every screen shows those of that screen."
    yield "The name in the last column is the one that a command has in the settings, under `[keys]`."
    for group in Group:
        yield from _table(group.value, (command for command in COMMANDS if _belongs(command, group)))
    for where in (each for each in Where if each is not Where.REVIEW):
        alone = (command for command in commands_of(where) if Where.REVIEW not in command.where)
        yield from _table(f"On the {where.value} screen", alone)


def _belongs(command: type[Command], group: Group) -> bool:
    return command.group is group and Where.REVIEW in command.where


def _table(heading: str, commands: Iterable[type[Command]]) -> Iterator[str]:
    rows = [
        f"| {_keys(command.default_keys())} | {command.help()} | `{command.id()}` |" for command in commands
    ]
    if rows:
        yield f"\n## {heading}\n"
        yield "| key | what it does | name |"
        yield "|---|---|---|"
        yield from rows


def _keys(keys: tuple[str, ...]) -> str:
    return " or ".join(f"`{key}`" for key in keys) or "palette"


if __name__ == "__main__":
    sys.stdout.write(keys_page())
