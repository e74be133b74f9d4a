"""Bringing a production file from any earlier layout to the present one."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import apsw

from scenebreak import __version__
from scenebreak.domain.errors import UnusableProduction
from scenebreak.store.backups import copy_whole
from scenebreak.store.database import APPLICATION_ID, Database, explained

LayoutChange = Callable[[apsw.Connection], None]
"""A step from one layout to the next; runs inside a transaction, with foreign keys checked at its end."""

_RECORD = """
CREATE TABLE IF NOT EXISTS migration (
    version INTEGER PRIMARY KEY,
    name TEXT NOT NULL,
    applied TEXT NOT NULL,
    program TEXT NOT NULL
) STRICT
"""


class Migrations:
    """An ordered list of layout changes, each added by decorating a function with the list.

    The number of a change is its place in the list, from 1, and the layout's version (`user_version`)
    once it is made. A change that has been released is never edited; a new one follows it.
    """

    def __init__(self) -> None:
        self._changes: list[LayoutChange] = []

    def __call__(self, change: LayoutChange) -> LayoutChange:
        """Add a change at the end."""
        self._changes.append(change)
        return change

    @property
    def newest(self) -> int:
        """The version of the layout after every change."""
        return len(self._changes)

    def after(self, version: int) -> Iterator[tuple[int, LayoutChange]]:
        """The changes that a file of this version still lacks, with the versions they lead to."""
        return iter(list(enumerate(self._changes, 1))[version:])

    def check(self, database: Database) -> None:
        """Check that a file is ours and can be read as it is.

        Raises:
            UnusableProduction: the file is foreign, damaged, newer than this program, or empty.
        """
        with explained(database.path):
            if not self._checked_version(database):
                raise UnusableProduction(f"{database.path.name} is empty", "Choose another production")

    def apply(self, database: Database) -> None:
        """Check that a file is ours and bring it up to date, after a copy of what was there.

        Raises:
            UnusableProduction: the file is foreign, damaged or newer than this program.
        """
        with explained(database.path):
            version = self._checked_version(database)
            if version == self.newest:
                return
            if version:
                _back_up(database, version)
            self.advance(database, self.newest)

    def advance(self, database: Database, wanted: int) -> None:
        """Make the changes that lead to a version, without a copy before.

        Raises:
            UnusableProduction: the tables do not fit together afterwards; the file is as it was then.
        """
        with explained(database.path):
            version = int(database.connection.pragma("user_version"))
            database.connection.pragma("foreign_keys", False)
            for number, change in self.after(version):
                if number <= wanted:
                    self._make(database, number, change)

    def _checked_version(self, database: Database) -> int:
        name, connection = database.path.name, database.connection
        version = int(connection.pragma("user_version"))
        mark = connection.pragma("application_id")
        is_empty = database.value("SELECT count(*) FROM sqlite_schema") == 0
        if mark != APPLICATION_ID and not (is_empty and mark == 0):
            raise UnusableProduction(
                f"{name} is a database of another program", "Choose a scenebreak production"
            )
        if version > self.newest:
            raise UnusableProduction(
                f"{name} was written by a newer scenebreak than this one ({__version__})",
                "Install the newer version; the file was not changed",
            )
        return version

    def _make(self, database: Database, number: int, change: LayoutChange) -> None:
        connection = database.connection
        with database.transaction():
            if int(connection.pragma("user_version")) >= number:
                return  # another window was faster
            change(connection)
            connection.execute(_RECORD)
            now = datetime.now(UTC).isoformat(timespec="seconds")
            connection.execute(
                "INSERT INTO migration VALUES (?, ?, ?, ?)", (number, change.__name__, now, __version__)
            )
            connection.pragma("application_id", APPLICATION_ID)
            connection.pragma("user_version", number)
            if connection.execute("PRAGMA foreign_key_check").fetchone():
                raise UnusableProduction(
                    f"{database.path.name} is damaged: its tables do not fit together",
                    "Put a copy of it back from a backup; the file was not changed",
                )


def _back_up(database: Database, version: int) -> Path:
    """Copy a sound file beside itself before its layout changes.

    Raises:
        UnusableProduction: the file is damaged, or the folder cannot be written.
    """
    if database.value("PRAGMA quick_check(1)") != "ok":
        raise UnusableProduction(
            f"{database.path.name} is damaged",
            "Put a copy of it back from a backup; the file was not changed",
        )
    copy = _free_name(database.path, version)
    copy_whole(database.connection, copy, database.key)
    return copy


def _free_name(path: Path, version: int) -> Path:
    names = (f"{path.name}.layout-{version}{suffix}.backup" for suffix in _suffixes())
    return next(copy for copy in map(path.with_name, names) if not copy.exists())


def _suffixes() -> Iterator[str]:
    yield ""
    number = 2
    while True:
        yield f"-{number}"
        number += 1
