"""Encryption at rest: ChaCha20-Poly1305 by SQLite3 Multiple Ciphers, under a key made from a passphrase.

An encrypted file begins with sixteen bytes in the clear, the cipher's salt. Twelve of them are random. The
last four are the canary: they are made from the passphrase by the same slow function as the key, so that a
wrong passphrase is told from a damaged file before SQLite is asked, which could not tell the two apart.
Trying a passphrase on the canary costs as much as trying it on the pages, so it helps nobody to guess.
"""

import hashlib
import os
import secrets
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from urllib.parse import quote

import apsw

from scenebreak.domain.errors import UnusableProduction

Passphrases = Callable[[Path], Iterable[str]]
"""The passphrases worth trying on a file, taken one by one: the last may be a question to the person."""

_SALT = 16
_RANDOM = 12
_KEY = 32
_COST = 2**15
_BLOCK = 8
_MEMORY = 2 * 128 * _COST * _BLOCK
_PLAIN_HEADER = b"SQLite format 3\0"
# SQLite's page size, versions, bytes reserved on each page and fractions; the cipher leaves them readable
_CLEAR = slice(16, 24)
_RESERVED_AND_FRACTIONS = bytes((32, 64, 32, 32))


@dataclass(frozen=True, slots=True)
class Key:
    """What the cipher needs; it never leaves the process.

    Attributes:
        secret: 32 bytes.
        salt: the 16 bytes with which the file begins.
    """

    secret: bytes = field(repr=False)
    salt: bytes = field(repr=False)

    @classmethod
    def new(cls, passphrase: str) -> "Key":
        """A key for a file that is to be encrypted, with a salt of its own."""
        random = secrets.token_bytes(_RANDOM)
        secret, canary = _derived(passphrase, random)
        return cls(secret, random + canary)

    @classmethod
    def fitting(cls, passphrase: str, salt: bytes) -> "Key | None":
        """The key of an encrypted file, or None where the passphrase is not the one it was encrypted with."""
        secret, canary = _derived(passphrase, salt[:_RANDOM])
        return cls(secret, salt) if secrets.compare_digest(canary, salt[_RANDOM:]) else None

    @property
    def words(self) -> str:
        """The key as the cipher's pragma takes it."""
        return f"raw:{self.secret.hex()}{self.salt.hex()}"


def is_encrypted(path: Path) -> bool:
    """Whether a file looks like one that was encrypted here; False for an absent, plain or foreign one."""
    header = _header(path)
    clear = header[_CLEAR]
    return (
        len(clear) == _CLEAR.stop - _CLEAR.start
        and not header.startswith(_PLAIN_HEADER)
        and clear[4:] == _RESERVED_AND_FRACTIONS
        and set(clear[2:4]) <= {1, 2}
    )


def is_plain(path: Path) -> bool:
    """Whether a file begins as an SQLite file in the clear does."""
    return _header(path).startswith(_PLAIN_HEADER)


def key_of(path: Path, passphrases: Passphrases | None) -> Key | None:
    """The key that opens a file; None for one that needs none.

    Raises:
        UnusableProduction: it is encrypted and no passphrase is there, or none of them fits.
    """
    if not is_encrypted(path):
        return None
    return key_for_salt(path, _header(path)[:_SALT], passphrases)


def key_for_salt(path: Path, salt: bytes, passphrases: Passphrases | None) -> Key:
    """The key that belongs to a salt, by the first passphrase that fits.

    Raises:
        UnusableProduction: no passphrase is there, or none fits.
    """
    tried = False
    for passphrase in passphrases(path) if passphrases else ():
        key = Key.fitting(passphrase, salt)
        if key is not None:
            return key
        tried = True
    if tried:
        raise UnusableProduction(
            f"The passphrase does not open {path.name}",
            "Try it again; if it is surely the right one, the beginning of the file is damaged: see what can "
            f"be saved with: scenebreak repair {path.name}",
        )
    raise UnusableProduction(
        f"{path.name} is encrypted, and there is no passphrase to open it with",
        "Call this from a terminal, or put the passphrase into SCENEBREAK_PASSPHRASE",
    )


def salt_of(path: Path) -> bytes:
    """The sixteen bytes with which an encrypted file begins."""
    return _header(path)[:_SALT]


def unlock(connection: apsw.Connection, key: Key | None, *, tolerant: bool = False) -> None:
    """Give a fresh connection its key, and keep whatever SQLite sets aside in memory.

    Args:
        connection: nothing has been read from it yet.
        key: None for a file that is not encrypted.
        tolerant: read pages whose seal is broken too, to save what they hold.
    """
    if key is not None:
        if tolerant:
            connection.pragma("hmac_check", 0)
        connection.pragma("key", key.words)
    # a temporary file would hold words in the clear
    connection.pragma("temp_store", "memory")


def copy_name(path: Path, key: Key | None) -> str:
    """How `VACUUM INTO` is told where to write, and under which key."""
    words = quote(key.words, safe=":") if key else ""
    return f"file:{quote(os.fspath(path.resolve()))}?key={words}"


@lru_cache(maxsize=16)
def _derived(passphrase: str, random: bytes) -> tuple[bytes, bytes]:
    """Key and canary of a passphrase; slow on purpose, so each is worked out once a process."""
    made = hashlib.scrypt(
        passphrase.encode("utf-8", "surrogatepass"),
        salt=random,
        n=_COST,
        r=_BLOCK,
        p=1,
        maxmem=_MEMORY,
        dklen=_KEY + _SALT - _RANDOM,
    )
    return made[:_KEY], made[_KEY:]


def _header(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(_CLEAR.stop)
    except OSError:
        return b""
