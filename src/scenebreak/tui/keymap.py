"""The keys that a person chose instead of ours, by the id of the command."""

from collections.abc import Iterable, Iterator, Mapping
from contextvars import ContextVar
from difflib import get_close_matches
from types import MappingProxyType
from typing import TYPE_CHECKING

from textual.keys import KEY_ALIASES, Keys, key_to_character

from scenebreak.domain.errors import WrongUsage

if TYPE_CHECKING:
    from scenebreak.tui.commands.base import Command

NO_KEY = "unbound"
"""Stands in a key binding for a key that no keyboard has."""

Keymap = Mapping[str, tuple[str, ...]]
"""Keys by the id of a command, for those that differ from ours; none for one that lost its own."""

_IN_FORCE: ContextVar[Keymap] = ContextVar("keys in force", default=MappingProxyType({}))
_NAMED = frozenset(str(key.value) for key in Keys) | frozenset(KEY_ALIASES)
_MODIFIERS = ("ctrl", "shift", "alt", "super", "hyper", "meta")


def put_in_force(keymap: Keymap) -> None:
    """Let every word about keys tell these, here and in the tasks that are started from here."""
    _IN_FORCE.set(MappingProxyType(dict(keymap)))


def keys_in_force(command: str, default: tuple[str, ...]) -> tuple[str, ...]:
    """The keys of a command: the person's, else ours."""
    return _IN_FORCE.get().get(command, default)


def bindings_in_force(keymap: Keymap) -> dict[str, str]:
    """The same as Textual takes it."""
    return {command: ",".join(keys) or NO_KEY for command, keys in keymap.items()}


def keymap_of(chosen: Mapping[str, str], commands: Iterable[type["Command"]]) -> Keymap:
    """What a person's choice comes to: a key that they give to one command is taken from the others.

    Args:
        chosen: keys with commas between, by the id of a command; "" leaves it to the palette.
        commands: every command there is.

    Raises:
        WrongUsage: a command or a key is unknown, or two commands of one screen were given the same key.
    """
    known = {command.id(): command for command in commands}
    wanted = {_known(id_, known): _split(id_, keys) for id_, keys in chosen.items()}
    _check_clashes(wanted, known)
    keymap = dict(wanted)
    for id_, command in known.items():
        taken = {key for other, keys in wanted.items() if command.where & known[other].where for key in keys}
        if id_ not in wanted and taken & set(command.default_keys()):
            keymap[id_] = tuple(key for key in command.default_keys() if key not in taken)
    return keymap


def without_keys(keymap: Keymap, chosen: Mapping[str, str]) -> tuple[str, ...]:
    """The commands that lost every key to another one without the person having said so."""
    return tuple(command for command, keys in keymap.items() if not keys and command not in chosen)


def _known(id_: str, commands: Mapping[str, object]) -> str:
    if id_ in commands:
        return id_
    near = get_close_matches(id_, commands, 1)
    hint = f"Did you mean {near[0]}" if near else "The page of keys in the docs names every command"
    raise WrongUsage(f"[keys] names {id_!r}, which is no command", hint)


def _split(id_: str, keys: str) -> tuple[str, ...]:
    """The keys, each by the one name it has here."""
    parts = [part.strip() for part in keys.split(",") if part.strip()]
    for part in parts:
        if not _is_key(part):
            raise WrongUsage(
                f"[keys] gives {id_} the key {part!r}, which no keyboard has",
                "Name keys as the page of keys does, with commas between: j, f5, ctrl+r, pagedown",
            )
    return tuple(dict.fromkeys(map(_as_written, parts)))


def _as_written(name: str) -> str:
    """A key by the name that we give it: "?" for question_mark."""
    character = key_to_character(name)
    return character if character and character.isprintable() and character not in " ," else name


def _is_key(name: str) -> bool:
    *modifiers, key = name.rsplit("+", 1) if len(name) > 1 else [name]
    if not all(part in _MODIFIERS for modifier in modifiers for part in modifier.split("+")):
        return False
    return len(key) == 1 or key in _NAMED or name in _NAMED or key_to_character(key) is not None


def _check_clashes(wanted: Keymap, known: Mapping[str, type["Command"]]) -> None:
    for first, second, key in _clashes(wanted, known):
        raise WrongUsage(f"[keys] gives {key!r} both to {first} and to {second}", "Give each its own key")


def _clashes(wanted: Keymap, known: Mapping[str, type["Command"]]) -> Iterator[tuple[str, str, str]]:
    ids = list(wanted)
    for number, first in enumerate(ids):
        for second in ids[number + 1 :]:
            if known[first].where & known[second].where:
                yield from ((first, second, key) for key in wanted[first] if key in wanted[second])
