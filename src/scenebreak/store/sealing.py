"""Giving a production a passphrase, another one, or none.

The file is copied page by page under the new key, and the copy takes its place in one step: a crash leaves
the old file or the new one, and where a passphrase is set no word is written in the clear. It needs the file
alone, so that no other window can commit an edit to the one that goes.
"""

import os
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from tempfile import mkstemp

import apsw

from scenebreak.domain.errors import UnusableProduction
from scenebreak.store.database import explained, keep_entry
from scenebreak.store.encryption import Key, copy_name, is_encrypted, unlock

_PATIENCE = 1000
_CHUNK = 1 << 20


def check_alone(path: Path, key: Key | None) -> None:
    """Check that a file is sound and that no window has it open.

    Raises:
        UnusableProduction: it is open elsewhere, or damaged.
    """
    with explained(path), _alone(path, key):
        pass


def seal(path: Path, old: Key | None, new: Key | None) -> None:
    """Write a production anew under another key, and overwrite what lay there in the clear.

    Args:
        path: a sound file of ours, open nowhere.
        old: what it is encrypted with, or None.
        new: what it is to be encrypted with, or None.

    Raises:
        UnusableProduction: it is open in another window, damaged, or its folder cannot be written.
    """
    path = path.resolve()  # behind a link lies the file that has the words
    with _written(path), explained(path), _alone(path, old) as source:
        _remove_leftovers(path)
        copy = _free_copy(path)
        try:
            source.execute("VACUUM INTO ?", (copy_name(copy, new),))
            _check(copy, new)
            copy.chmod(path.stat().st_mode & 0o777)
            _take_its_place(copy, source, path, in_the_clear=old is None)
        finally:
            copy.unlink(missing_ok=True)


def seal_copies(copies: Iterable[Path], old: Key | None, new: Key | None) -> tuple[Path, ...]:
    """Write backups of a production anew under its new key.

    Returns:
        Those that could not be read and stay encrypted as they were; those in the clear are removed.
    """
    strange = []
    for copy in copies:
        try:
            seal(copy, old if is_encrypted(copy) else None, new)
        except (UnusableProduction, apsw.Error, OSError):
            if is_encrypted(copy):
                strange.append(copy)
            elif new is not None:
                copy.unlink(missing_ok=True)
    return tuple(strange)


@contextmanager
def _written(path: Path) -> Iterator[None]:
    """Tell in a sentence why no copy can be written beside a file."""
    try:
        yield
    except OSError as error:
        raise UnusableProduction(
            f"{path.name} cannot be written anew where it lies ({error.strerror})",
            "Make room there, or copy it to a folder of yours that can be written; it is as it was",
        ) from error


@contextmanager
def _alone(path: Path, key: Key | None) -> Iterator[apsw.Connection]:
    """A connection that nobody else can write or read beside, its log folded into the file."""
    flags = apsw.SQLITE_OPEN_READWRITE | apsw.SQLITE_OPEN_URI
    with closing(apsw.Connection(os.fspath(path), flags=flags)) as connection:
        unlock(connection, key)
        connection.set_busy_timeout(_PATIENCE)
        try:
            if connection.pragma("journal_mode", "delete") != "delete":
                raise apsw.BusyError
            connection.pragma("locking_mode", "exclusive")
            connection.execute("BEGIN EXCLUSIVE")
            connection.execute("COMMIT")
        except (apsw.BusyError, apsw.LockedError) as error:
            raise UnusableProduction(
                f"{path.name} is open in another window",
                "Close it there, then do it again; nothing was changed",
            ) from error
        if connection.execute("PRAGMA quick_check(1)").get != "ok":
            raise apsw.CorruptError
        yield connection


def _check(copy: Path, key: Key | None) -> None:
    """Bring a copy to disk and look whether it can be read."""
    with closing(apsw.Connection(os.fspath(copy))) as connection:
        unlock(connection, key)
        if connection.execute("PRAGMA integrity_check(1)").get != "ok":
            raise apsw.CorruptError
    handle = os.open(copy, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _take_its_place(copy: Path, source: apsw.Connection, path: Path, *, in_the_clear: bool) -> None:
    if os.name == "nt":
        # Windows replaces no file that is open, and so gives no hold on the former one
        source.close()
        copy.replace(path)
        return
    former = os.open(path, os.O_RDWR)
    try:
        copy.replace(path)
        keep_entry(path.parent)
        source.close()
        # a further name of the same bytes is a copy that somebody keeps
        if in_the_clear and os.fstat(former).st_nlink == 0:
            _overwrite(former)
    finally:
        os.close(former)


def _overwrite(handle: int) -> None:
    """Put zeros where words were; some disks keep them all the same, which the documentation says."""
    size = os.fstat(handle).st_size
    os.lseek(handle, 0, os.SEEK_SET)
    for _ in range(0, size, _CHUNK):
        os.write(handle, bytes(_CHUNK))
    os.ftruncate(handle, 0)
    os.fsync(handle)


def _free_copy(path: Path) -> Path:
    handle, name = mkstemp(dir=path.parent, prefix=_prefix(path), suffix=".new")
    os.close(handle)
    return Path(name)


def _remove_leftovers(path: Path) -> None:
    """What a crash left of an earlier attempt."""
    for entry in path.parent.iterdir():
        if entry.name.startswith(_prefix(path)) and entry.name.endswith(".new"):
            with suppress(OSError):
                entry.unlink()


def _prefix(path: Path) -> str:
    return f".{path.name}."
