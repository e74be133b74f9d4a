"""Words of the model to JSON in the file and back, without loss."""

from typing import Any, TypeVar

import msgspec

T = TypeVar("T")


def to_json(value: object) -> bytes:
    """A value of the model as JSON in UTF-8; sets are sorted, so equal values give equal bytes.

    Half of a surrogate pair, as broken PDFs hold, cannot be written in UTF-8: it becomes one replacement
    mark, so that every offset still holds.
    """
    try:
        return msgspec.json.encode(value, order="deterministic")
    except UnicodeEncodeError:
        return msgspec.json.encode(_mended(msgspec.to_builtins(value, order="deterministic")))


def from_json(data: bytes | str, kind: type[T]) -> T:
    """A value of the model from its JSON.

    Raises:
        msgspec.DecodeError: the data is not what this kind is written as.
    """
    return msgspec.json.decode(data, type=kind)


def mended(text: str) -> str:
    """A text that UTF-8 can hold, of the same length."""
    return "".join("\N{REPLACEMENT CHARACTER}" if "\ud800" <= sign <= "\udfff" else sign for sign in text)


def _mended(value: Any) -> Any:  # noqa: ANN401 - whatever JSON holds
    if isinstance(value, str):
        return mended(value)
    if isinstance(value, list | tuple):
        return [_mended(item) for item in value]
    if isinstance(value, dict):
        return {_mended(key): _mended(item) for key, item in value.items()}
    return value
