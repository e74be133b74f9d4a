"""Bytes to text: byte order marks and UTF-8 at once, anything else by a look at the bytes."""

import codecs
import html
import re
from pathlib import Path

from scenebreak.domain.errors import UnreadableScript

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_SAMPLE = 256 * 1024
_HTML = re.compile(r"<\s*(?:html|pre|body|!doctype)\b", re.IGNORECASE)
_DROPPED = re.compile(r"<(script|style|title|head)\b.*?</\1\s*>", re.IGNORECASE | re.DOTALL)
_LINE_TAG = re.compile(r"<\s*(?:br|/p|/div|/tr|/h\d)\b[^<>]{0,500}>", re.IGNORECASE)
_TAG = re.compile(r"</?[a-zA-Z!][^<>]{0,1000}>")


def decode(path: Path, data: bytes) -> str:
    """The text of a file, HTML around a script unwrapped.

    Raises:
        UnreadableScript: no encoding makes text of it.
    """
    return _unwrapped(_decoded(path, data))


def _decoded(path: Path, data: bytes) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return data.decode(encoding, errors="replace")
    if b"\x00" in data[:_SAMPLE]:
        return data.decode("utf-16-le" if data[1:2] == b"\x00" else "utf-16-be", errors="replace")
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        return _guessed(path, data)


def _guessed(path: Path, data: bytes) -> str:
    """Windows' Western code page is what most such scripts are in; only where it fails is a guess made."""
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        pass
    from charset_normalizer import from_bytes

    best = from_bytes(data[:_SAMPLE]).best()
    if best is None:
        raise UnreadableScript(
            path,
            f"{path.name} is in an encoding that could not be told",
            "Save it as UTF-8 text and try again",
        )
    return data.decode(best.encoding, errors="replace")


def _unwrapped(text: str) -> str:
    """A script inside a web page: only what a browser would show, with its line ends."""
    if not _HTML.search(text[:20_000]):
        return text
    text = _LINE_TAG.sub("\n", _DROPPED.sub("", text))
    return html.unescape(_TAG.sub("", text))
