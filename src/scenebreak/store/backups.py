"""Rolling backups: copies of a production outside its folder, made in the background while it is open.

A copy is made at opening, if anything was written since the last one, and then at most one every few minutes
of editing. It carries the file's own key, is checked before it takes its place, and only its owner can read
it.
"""

import hashlib
import os
import re
import threading
from collections.abc import Iterable, Mapping
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import accumulate
from pathlib import Path
from tempfile import mkstemp
from time import monotonic

import apsw

from scenebreak.domain.errors import ScenebreakError
from scenebreak.store.database import Database, explained
from scenebreak.store.encryption import Key, unlock

_NAME = re.compile(r"(?P<number>\d{6,})-(?P<day>\d{8})T\d{6}Z\.scenebreak")
_STATE = """
SELECT (SELECT max(seq) FROM step), (SELECT max(id) FROM scan), (SELECT group_concat(path) FROM script)
"""
"""Differs between two copies if anything was written in between."""
_MINUTE = 60
_ORIGIN = "origin"
"""The note in a folder of backups that names their file."""


@dataclass(frozen=True, slots=True)
class Backups:
    """Where backups lie, and how many of them.

    Attributes:
        root: the folder for those of every production.
        keep: how many of one production, 0 for none: the newest half, and of the older ones the last of
            each day.
        minutes: of editing between two of them.
        megabytes: how much room those of one production may take; the newest stays whatever its size.
        patience: seconds after the opening before the first is begun, so that the screen comes first.
    """

    root: Path
    keep: int = 10
    minutes: float = 10
    megabytes: float = 500
    patience: float = 1

    def folder(self, production: str, path: Path) -> Path:
        """Where the backups of one production lie.

        Args:
            production: its id.
            path: the file; two copies of one production have folders of their own.
        """
        return self.root / f"{production[:12]}-{_place(path)}"

    def of(self, production: str | None, path: Path) -> tuple[Path, ...]:
        """Every backup of a production, the newest first.

        Args:
            production: its id, or None where the file does not tell it any more.
            path: the file, by whose place those are found that the id does not lead to.
        """
        here = self.root.glob(f"*-{_place(path)}/*.scenebreak")
        elsewhere = self.root.glob(f"{production[:12]}-*/*.scenebreak") if production else ()
        found = {copy for copy in (*here, *elsewhere) if _NAME.fullmatch(copy.name)}
        return tuple(sorted(found, key=_age, reverse=True))

    def own(self, production: str | None, path: Path) -> tuple[Path, ...]:
        """The backups that were made of the file at this path, or of a place that it was moved from.

        Args:
            production: its id, which every copy of it carries; None where the file is not there to tell it.
            path: the file.
        """
        return tuple(each for each in self.of(production, path) if _is_of(each.parent, path))

    def others(self, production: str, path: Path) -> Mapping[Path, tuple[Path, ...]]:
        """The backups of other copies of a production, by the file that each was made of.

        Args:
            production: its id.
            path: the file whose own backups are left out.

        Returns:
            Backups by the path of their file; by their own folder where that was not written down.
        """
        found: dict[Path, tuple[Path, ...]] = {}
        for each in self.of(production, path):
            if not _is_of(each.parent, path):
                home = _origin(each.parent) or each.parent
                found[home] = (*found.get(home, ()), each)
        return found

    def remove(self, copies: Iterable[Path]) -> None:
        """Remove backups, and a folder with its note where none is left in it.

        Raises:
            OSError: one of them cannot be removed.
        """
        for copy in copies:
            copy.unlink(missing_ok=True)
            if copy.parent.parent == self.root and not any(map(_is_backup, copy.parent.iterdir())):
                (copy.parent / _ORIGIN).unlink(missing_ok=True)
                with suppress(OSError):
                    copy.parent.rmdir()

    def make(self, database: Database) -> Path | None:
        """Copy a production now; None where the newest copy holds the same.

        Raises:
            UnusableProduction: the file is damaged; no copy is kept then, and no older one given up.
            OSError: the folder cannot be written.
        """
        with closing(_reader(database.path, database.key)) as source, explained(database.path):
            folder = self.folder(source.execute("SELECT id FROM production").get, database.path)
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            _note_origin(folder, database.path)
            known = sorted(filter(_is_backup, folder.iterdir()), key=_age)
            if known and _state(known[-1], database.key) == source.execute(_STATE).fetchone():
                return None
            copy = folder / _name(_number(known[-1]) + 1 if known else 1)
            copy_whole(source, copy, database.key)
        self._thin([*known, copy])
        return copy

    def _thin(self, copies: list[Path]) -> None:
        stay = sorted(kept(copies, self.keep), key=_age, reverse=True)
        sizes = accumulate(copy.stat().st_size for copy in stay)
        fit = {copy for copy, size in zip(stay, sizes, strict=True) if size <= self.megabytes * 1e6}
        for copy in set(copies) - fit - set(stay[:1]):
            copy.unlink(missing_ok=True)


class Rolling:
    """The backups of one open production; its work is done in a thread of its own and costs no edit anything.

    Args:
        database: the open file.
        backups: where they go.

    Attributes:
        failure: why the last one could not be made, or None.
    """

    def __init__(self, database: Database, backups: Backups) -> None:
        self.failure: ScenebreakError | OSError | None = None
        self._database = database
        self._backups = backups
        self._thread: threading.Thread | None = None
        self._last = monotonic()
        self._closing = threading.Event()
        database.committed = self._committed
        if backups.keep > 0:
            self._start(backups.patience)

    def close(self) -> None:
        """Wait for the copy that is being made."""
        self._database.committed = _nothing
        self._closing.set()
        if self._thread:
            self._thread.join()

    def _committed(self) -> None:
        due = monotonic() - self._last >= self._backups.minutes * _MINUTE
        if due and self._backups.keep > 0 and not (self._thread and self._thread.is_alive()):
            self._last = monotonic()
            self._start()

    def _start(self, patience: float = 0) -> None:
        self._thread = threading.Thread(target=self._run, args=(patience,), name="backup")
        self._thread.start()

    def _run(self, patience: float) -> None:
        self._closing.wait(patience)
        # a backup that cannot be made must not disturb the work it is there to protect
        try:
            self._backups.make(self._database)
            self.failure = None
        except (ScenebreakError, OSError) as error:
            self.failure = error


def kept(copies: list[Path], keep: int) -> set[Path]:
    """Those of a production's backups that stay: the newest, and of the older ones the last of each day.

    Args:
        copies: the oldest first.
        keep: how many at most.
    """
    newest = copies[len(copies) - (keep + 1) // 2 :] if keep else []
    last_of_day = {_day(copy): copy for copy in copies[: len(copies) - len(newest)]}
    days = sorted(last_of_day.values(), key=_age, reverse=True)
    return {*newest, *days[: keep - len(newest)]}


def copy_whole(source: apsw.Connection, place: Path, key: Key | None) -> None:
    """Copy a database whole or not at all: under the same key, checked, and for its owner only.

    Raises:
        apsw.Error: it is damaged, or cannot be read or written.
        OSError: no file can be made in that folder.
    """
    handle, name = mkstemp(dir=place.parent, prefix=".")
    os.close(handle)
    try:
        with closing(apsw.Connection(name)) as target:
            unlock(target, key)
            with target.backup("main", source, "main") as backup:
                backup.step()
            target.pragma("journal_mode", "delete")
            if target.execute("PRAGMA quick_check(1)").get != "ok":
                raise apsw.CorruptError
        Path(name).replace(place)
    finally:
        Path(name).unlink(missing_ok=True)


def _reader(path: Path, key: Key | None) -> apsw.Connection:
    connection = apsw.Connection(os.fspath(path), flags=apsw.SQLITE_OPEN_READWRITE)
    unlock(connection, key)
    connection.set_busy_timeout(_MINUTE * 1000)
    return connection


def _state(copy: Path, key: Key | None) -> tuple[object, ...] | None:
    """What tells whether something was written since a copy was made; None where it cannot be read."""
    with suppress(apsw.Error), closing(_reader(copy, key)) as connection:
        row: tuple[object, ...] | None = connection.execute(_STATE).fetchone()
        return row
    return None


def _place(path: Path) -> str:
    return hashlib.sha256(os.fsencode(path.resolve())).hexdigest()[:8]


def _note_origin(folder: Path, path: Path) -> None:
    """Write down of which file the backups of a folder are, for its owner only."""
    note = folder / _ORIGIN
    if not note.exists():
        note.touch(mode=0o600)
        note.write_bytes(os.fsencode(path.resolve()))


def _origin(folder: Path) -> Path | None:
    """The file of which the backups of a folder were made; None where nobody wrote that down."""
    with suppress(OSError):
        named = (folder / _ORIGIN).read_bytes()
        return Path(os.fsdecode(named)) if named else None
    return None


def _is_of(folder: Path, path: Path) -> bool:
    """Whether backups are of this file: made at its place, or at one that it was surely moved away from."""
    if folder.name.endswith(f"-{_place(path)}"):
        return True
    origin = _origin(folder)
    # a folder that is not there may be on a disk that is not plugged in
    return origin is not None and not origin.exists() and origin.parent.is_dir()


def _name(number: int) -> str:
    # clocks go backwards, the number does not
    return f"{number:06}-{datetime.now(UTC):%Y%m%dT%H%M%SZ}.scenebreak"


def _is_backup(path: Path) -> bool:
    return _NAME.fullmatch(path.name) is not None


def _number(copy: Path) -> int:
    return int(copy.name.partition("-")[0])


def _day(copy: Path) -> str:
    return copy.name.split("-")[1][:8]


def _age(copy: Path) -> tuple[int, str]:
    return _number(copy), copy.name


def _nothing() -> None:
    """What is done after a commit once nobody makes copies any more."""
