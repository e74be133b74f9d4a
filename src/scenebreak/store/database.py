"""One SQLite file, opened so that an acknowledged edit survives a crash; its errors in our own words."""

import os
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

import apsw

from scenebreak.domain.errors import UnusableProduction
from scenebreak.store.encryption import Key, unlock

APPLICATION_ID = int.from_bytes(b"scbk")
"""Marks the file as ours, in the header where SQLite keeps such marks."""

Value = str | bytes | int | float | None
"""What a column can hold."""

BUSY_MILLISECONDS = 10_000
"""How long a window waits while another one writes."""

_OWNER_ONLY = 0o600

_EXPLAINED: Sequence[tuple[tuple[type[apsw.Error], ...], str, str]] = (
    (
        (apsw.NotADBError, apsw.CorruptError, apsw.FormatError),
        "{name} is not a scenebreak production, or it is damaged",
        "Choose another file, or see what can be saved with: scenebreak repair {name}",
    ),
    (
        (apsw.BusyError, apsw.LockedError),
        "{name} has been in use by another program for too long",
        "Close the other window or wait for its scan, then do it again; nothing was changed",
    ),
    (
        (apsw.ReadOnlyError, apsw.CantOpenError, apsw.PermissionsError, apsw.AuthError),
        "{name} cannot be written where it lies",
        "Copy it to a folder of yours that can be written, and open it there",
    ),
    (
        (apsw.FullError,),
        "The disk is full, so the last change to {name} was not kept",
        "Make room, then do it again; everything before it is safe",
    ),
    (
        (apsw.IOError, apsw.NoMemError, apsw.ProtocolError),
        "The disk failed while {name} was read or written",
        "Copy the file to another disk and open it there; everything before the last change is safe",
    ),
)


class Database:
    """A connection to one production file, for several threads of one process.

    Every failure of SQLite leaves here as UnusableProduction, with what to do about it.

    Attributes:
        path: the file.
        read_only: nothing may be written.
        key: what it is encrypted with, or None.
        connection: the driver's own object, for migrations and backups.
        committed: called after each commit, in the thread that made it.
    """

    def __init__(self, path: Path, *, read_only: bool = False, key: Key | None = None) -> None:
        """Open an existing file; what writes to it comes with `use`, after a look at what it is.

        Args:
            path: the file.
            read_only: look at it only; every write is then refused.
            key: what it is encrypted with, or None.

        Raises:
            UnusableProduction: the file is absent, damaged or, unless it is only read, cannot be written.
        """
        self.path = path
        self.read_only = read_only
        self.key = key
        self.committed: Callable[[], None] = _nothing
        self._lock = threading.RLock()
        with explained(path):
            self.connection = _connection(path, read_only)
            unlock(self.connection, key)
            self.connection.set_busy_timeout(BUSY_MILLISECONDS)
            if not read_only and (self.connection.readonly("main") or not is_writable(path)):
                raise apsw.ReadOnlyError
        self._identity = _identity(path)
        self._seen = 0
        self._unfolded = not read_only

    def use(self) -> None:
        """Turn on what makes edits durable, once the file is known to be ours."""
        with explained(self.path):
            wal = self.connection.pragma("journal_mode", "wal") == "wal"
            # without a write-ahead log (some network disks) only EXTRA survives a power cut
            self.connection.pragma("synchronous", "full" if wal else "extra")
            self.connection.pragma("foreign_keys", True)
            self.connection.pragma("trusted_schema", False)

    def rows(self, sql: str, *values: Value) -> list[tuple[Any, ...]]:
        """Every row of one statement."""
        with self._lock, explained(self.path):
            return self.connection.execute(sql, values).fetchall()

    def rows_named(self, sql: str, values: Mapping[str, Value]) -> list[tuple[Any, ...]]:
        """Every row of one statement whose values are named."""
        with self._lock, explained(self.path):
            return self.connection.execute(sql, values).fetchall()

    def row(self, sql: str, *values: Value) -> tuple[Any, ...] | None:
        """The first row of one statement, or None."""
        return next(iter(self.rows(sql, *values)), None)

    def value(self, sql: str, *values: Value) -> Any:  # noqa: ANN401 - what SQLite holds
        """The first column of the first row, or None."""
        row = self.row(sql, *values)
        return row[0] if row else None

    def write_all(self, sql: str, rows: Sequence[Sequence[Value]]) -> None:
        """Run one statement for each row of values."""
        with self._lock, explained(self.path):
            self.connection.executemany(sql, rows)

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """Write all or nothing; on disk once the block has ended. Blocks inside a block are part of it.

        Raises:
            UnusableProduction: the file is read-only, busy, full, or no longer the one that was opened.
        """
        with self._lock:
            if self.connection.in_transaction:
                yield
                return
            self._begin()
            try:
                yield
                with explained(self.path):
                    self.connection.execute("COMMIT")
                self._unfolded = True
            finally:
                # a full disk may already have rolled back
                if self.connection.in_transaction:
                    self.connection.execute("ROLLBACK")
        self.committed()

    @contextmanager
    def snapshot(self) -> Iterator[None]:
        """Read one state of the file, whatever other windows commit meanwhile."""
        with self._lock:
            if self.connection.in_transaction:
                yield
                return
            with explained(self.path):
                self.connection.execute("BEGIN")
            try:
                yield
            finally:
                self.connection.execute("ROLLBACK")

    def changed_elsewhere(self) -> bool:
        """Whether another window has committed something since the last call."""
        with self._lock, explained(self.path):
            # the pragma, unlike the driver's data_version(), leaves commits of this connection out
            version = int(self.connection.pragma("data_version"))
        changed, self._seen = version != self._seen, version
        self._unfolded |= changed and not self.read_only
        return changed

    def fold(self) -> None:
        """Bring what was committed from the write-ahead log into the file, as far as nobody is in the way.

        The log stays until that is on the disk, so nothing can be lost by it; a copy of the file alone is
        whole afterwards.
        """
        with self._lock, explained(self.path):
            if self._unfolded and not self.connection.in_transaction:
                logged, folded = self.connection.wal_checkpoint()
                self._unfolded = folded < logged

    def close(self) -> None:
        """Close the file and fold its write-ahead log into it."""
        with self._lock, explained(self.path):
            self.connection.close()

    def _begin(self) -> None:
        self._check_still_there()
        with explained(self.path):
            if self.read_only:
                raise apsw.ReadOnlyError
            self.connection.execute("BEGIN IMMEDIATE")
        try:
            # it may have been replaced while this window waited for its turn
            self._check_still_there()
        except UnusableProduction:
            self.connection.execute("ROLLBACK")
            raise

    def _check_still_there(self) -> None:
        """Refuse to write into a file that was deleted or replaced: nobody would find the edit again."""
        if _identity(self.path) != self._identity:
            raise UnusableProduction(
                f"{self.path.name} was moved, deleted or replaced while it was open",
                "Put it back where it was, or close this window and open it where it is now",
            )


def is_writable(path: Path) -> bool:
    """Whether a file and its folder, where SQLite keeps its log, can be written."""
    return os.access(path, os.W_OK) and os.access(path.parent, os.W_OK)


def create_empty(path: Path) -> None:
    """Make an empty file that only its owner can read; one that is already there stays as it is.

    Raises:
        UnusableProduction: the folder cannot be written.
    """
    try:
        os.close(os.open(path, os.O_CREAT | os.O_RDWR | os.O_EXCL, _OWNER_ONLY))
        keep_entry(path.parent)
    except FileExistsError:
        return
    except OSError as error:
        raise _not_made(path, error) from error


@contextmanager
def new_file(path: Path) -> Iterator[Path]:
    """An empty file that only its owner can read, which takes its place once the block has ended well.

    Raises:
        UnusableProduction: something lies at the path, or nothing can be made there; then nothing is left.
    """
    if path.exists():
        raise UnusableProduction(f"{path.name} is there already", "Choose another name")
    create_empty(path)
    draft = path.with_name(f".{path.name}.new")
    try:
        _make_anew(draft)
        yield draft
        draft.replace(path)
    except BaseException:
        path.unlink(missing_ok=True)
        with suppress(OSError):
            draft.unlink(missing_ok=True)
        raise
    keep_entry(path.parent)


def _make_anew(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise _not_made(path, error) from error
    create_empty(path)


def _not_made(path: Path, error: OSError) -> UnusableProduction:
    return UnusableProduction(
        f"No production file can be made in {path.parent} ({error.strerror})",
        "Choose another name, or a folder that can be written",
    )


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn the errors of SQLite into sentences about this file."""
    try:
        yield
    except apsw.Error as error:
        for kinds, problem, remedy in _EXPLAINED:
            if isinstance(error, kinds):
                raise UnusableProduction(
                    problem.format(name=path.name), remedy.format(name=path.name)
                ) from error
        raise


@contextmanager
def told_by_canary(database: Database) -> Iterator[None]:
    """Where the passphrase is known to fit, what SQLite cannot make sense of is damage and nothing else."""
    try:
        yield
    except UnusableProduction as error:
        if database.key is None or not isinstance(error.__cause__, apsw.NotADBError | apsw.CorruptError):
            raise
        name = database.path.name
        raise UnusableProduction(
            f"The passphrase is right, but {name} is damaged",
            f"See what can be saved with: scenebreak repair {name}",
        ) from error


def _nothing() -> None:
    """What is done after a commit unless somebody asks for more."""


def _connection(path: Path, read_only: bool) -> apsw.Connection:
    if not read_only or is_writable(path):
        # whoever only reads must still be able to fold a log away that a crash has left
        return apsw.Connection(os.fspath(path), flags=apsw.SQLITE_OPEN_READWRITE)
    log = path.with_name(f"{path.name}-wal")
    # without a log to heed, SQLite need not make one, which it cannot in a folder that is locked
    still = "immutable=1" if not log.exists() or not log.stat().st_size else "mode=ro"
    flags = apsw.SQLITE_OPEN_READONLY | apsw.SQLITE_OPEN_URI
    return apsw.Connection(f"{path.resolve().as_uri()}?{still}", flags=flags)


def _identity(path: Path) -> tuple[int, int] | None:
    try:
        status = path.stat()
    except OSError:
        return None
    return status.st_dev, status.st_ino


def keep_entry(folder: Path) -> None:
    """Bring a new file's directory entry to disk; SQLite does so for its journals only."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
