"""The keys that a person chose instead of ours, by the id of the command."""

from collections.abc import Mapping
from contextvars import ContextVar
from types import MappingProxyType

NO_KEY = "unbound"
"""Stands in a key binding for a key that no keyboard has."""

_CHOSEN: ContextVar[Mapping[str, tuple[str, ...]]] = ContextVar("chosen keys", default=MappingProxyType({}))


def put_in_force(chosen: Mapping[str, tuple[str, ...]]) -> None:
    """Let every word about keys tell these, here and in the tasks that are started from here.

    Args:
        chosen: keys by the id of a command; no keys for one that lost its own to another.
    """
    _CHOSEN.set(MappingProxyType(dict(chosen)))


def keys_in_force(command: str, default: tuple[str, ...]) -> tuple[str, ...]:
    """The keys of a command: the person's, else ours."""
    return _CHOSEN.get().get(command, default)
