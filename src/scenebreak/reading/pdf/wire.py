"""What parent and child say to each other: length, then one message in MessagePack."""

import struct
from typing import BinaryIO

import msgspec

from scenebreak.reading.pdf.runs import RawPage

_LENGTH = struct.Struct("<Q")
LARGEST_MESSAGE = 512 * 1024 * 1024


class Opened(msgspec.Struct, tag=True):
    """An engine has the file open.

    Attributes:
        pages: how many it has.
        title: in the file's own data, or "".
    """

    pages: int
    title: str


class Page(msgspec.Struct, tag=True):
    """One page is read."""

    page: RawPage


class Picture(msgspec.Struct, tag=True):
    """A page as grey values, a byte a pixel, row by row from the top.

    Attributes:
        width: in pixels.
        height: in pixels.
        dpi: pixels an inch.
        pixels: width times height bytes.
    """

    width: int
    height: int
    dpi: int
    pixels: bytes


class Finished(msgspec.Struct, tag=True):
    """No more pages come."""


class Refused(msgspec.Struct, tag=True):
    """No page could be had.

    Attributes:
        locked: because the file wants a password.
    """

    locked: bool


Answer = Opened | Page | Picture | Finished | Refused

_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(Answer).decode


def send(stream: BinaryIO, payload: bytes) -> None:
    """Write one framed message."""
    stream.write(_LENGTH.pack(len(payload)))
    stream.write(payload)
    stream.flush()


def receive(stream: BinaryIO) -> bytes | None:
    """Read one framed message; None when the other side has gone."""
    header = stream.read(_LENGTH.size)
    if len(header) < _LENGTH.size:
        return None
    (length,) = _LENGTH.unpack(header)
    if length > LARGEST_MESSAGE:
        return None
    payload = stream.read(length)
    return payload if len(payload) == length else None


def send_answer(stream: BinaryIO, answer: Answer) -> None:
    """Write one answer of the child."""
    send(stream, _encode(answer))


def receive_answer(stream: BinaryIO) -> Answer | None:
    """Read one answer of the child; None when it has gone."""
    payload = receive(stream)
    return None if payload is None else _decode(payload)
