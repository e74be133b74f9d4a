"""Reading what can be read from a damaged production, row by row, and never from the file itself."""

import os
import shutil
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from itertools import pairwise
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import apsw
import msgspec

from scenebreak.domain.errors import UnusableProduction
from scenebreak.domain.finding import Finding
from scenebreak.domain.scan import Tool
from scenebreak.domain.screenplay import Screenplay
from scenebreak.store.codec import from_json
from scenebreak.store.database import Database
from scenebreak.store.encryption import Key, is_encrypted, unlock
from scenebreak.store.places import BeatPlace, ScenePlace
from scenebreak.store.scans import Marks
from scenebreak.store.tables import Row, Table, tables_of

RowKey = tuple[Any, ...]
"""The values of a row's primary key."""

Rows = dict[str, dict[RowKey, Row]]
"""Rows by their key, by table."""

_KINDS: dict[tuple[str, str], type] = {
    ("draft", "screenplay"): Screenplay,
    ("finding", "finding"): Finding,
    ("beat_place", "place"): BeatPlace,
    ("scene_place", "place"): ScenePlace,
    ("scene_place", "marks"): Marks,
    ("scan", "tool"): Tool,
}
"""What a column is to hold; a row with anything else is damaged too."""

_TYPES: dict[str, type] = {"INTEGER": int, "TEXT": str, "BLOB": bytes, "REAL": float}
_PAGE = 4096
_GAP_AT_MOST = 100_000


def complaint(path: Path, key: Key | None) -> str | None:
    """What is wrong with a file, or None for a sound one: its pages, tables or values.

    It is opened to be written; look at a working copy where the file itself must stay as it is.
    """
    try:
        with closing(Database(path, key=key)) as database:
            found = database.value("PRAGMA integrity_check(1)")
            if found == "ok" and database.rows("PRAGMA foreign_key_check"):
                return "its tables do not fit together"
            if found == "ok" and not all(_is_readable(database, table) for table in tables_of(database)):
                return "some of its values cannot be read"
    except (UnusableProduction, apsw.Error) as error:
        return str(error.__cause__ or error)
    return None if found == "ok" else str(found)


def _is_readable(database: Database, table: Table) -> bool:
    return all(_makes_sense(table, row) for row in table.rows(database))


@contextmanager
def working_copy(path: Path, folder: Path) -> Iterator[Path]:
    """A copy of a file and its log to read from, so that the file itself stays as it is.

    Args:
        path: the file.
        folder: where the copy may lie for a while.
    """
    with TemporaryDirectory(dir=folder, prefix=f".{path.name}.") as place:
        copy = Path(place) / path.name
        for ending in ("", "-wal"):
            with suppress(FileNotFoundError):
                shutil.copyfile(path.with_name(path.name + ending), copy.with_name(copy.name + ending))
        yield copy


def salvaged(copy: Path, key: Key | None, backup: Path | None, tables: Sequence[Table]) -> Rows:
    """Every row that can be read from a damaged file and makes sense.

    Args:
        copy: a working copy of the damaged file.
        key: what it is encrypted with, or None.
        backup: a sound copy of an earlier state, whose first page stands in for a destroyed one.
        tables: those to read.
    """
    found = _everything(copy, key, tables)
    if backup is not None and not any(found.values()):
        with suppress(apsw.Error), working_copy(backup, copy.parent) as other:
            _graft(copy, other, key if is_encrypted(backup) else None)
            found = _everything(copy, key, tables)
    return found


def _graft(copy: Path, other: Path, key: Key | None) -> None:
    """Put the first page of a sound file, which knows where the tables begin, in place of a destroyed one."""
    size = copy.stat().st_size // _PAGE
    with closing(_connection(other, key, tolerant=False)) as connection:
        connection.pragma("journal_mode", "delete")
        missing = size - connection.pragma("page_count")
        # the first page also says how many there are, and none behind that would be read
        connection.execute(
            "CREATE TABLE filling AS SELECT zeroblob(?) AS ballast", (max(missing, 0) * _PAGE,)
        )
        size = connection.pragma("page_count")
    with copy.open("r+b") as file, other.open("rb") as sound:
        file.write(sound.read(_PAGE))
        file.truncate(size * _PAGE)


def _everything(copy: Path, key: Key | None, tables: Sequence[Table]) -> Rows:
    found: Rows = {table.name: {} for table in tables}
    with suppress(apsw.Error), closing(_connection(copy, key, tolerant=True)) as connection:
        for table in tables:
            found[table.name] = _rows(connection, table)
        for table in tables:
            found[table.name] |= _rows_between(connection, table, found)
    return found


def _rows(connection: apsw.Connection, table: Table) -> dict[RowKey, Row]:
    """What lies before the first unreadable page of a table, and behind the last one."""
    key = ", ".join(f'"{name}"' for name in table.key)
    backwards = ", ".join(f'"{name}" DESC' for name in table.key)
    return {
        **_read(connection, table, f"ORDER BY {backwards}"),
        **_read(connection, table, f"ORDER BY {key}"),
    }


def _rows_between(connection: apsw.Connection, table: Table, found: Rows) -> dict[RowKey, Row]:
    """What lies between unreadable pages: asked for one by one, where it is known what to ask for."""
    first = table.key[0]
    if table.numbered:
        numbers = sorted(key[0] for key in found[table.name])
        wanted: Iterable[Any] = _missing(numbers)
    elif table.name in _FIRST_KEYS:
        other, column = _FIRST_KEYS[table.name]
        present = {key[0] for key in found[table.name]}
        wanted = [row[column] for row in found[other].values() if row[column] not in present]
    else:
        return {}
    more: dict[RowKey, Row] = {}
    for value in wanted:
        more |= _read(connection, table, f'WHERE "{first}" = ?', value)
    return more


_FIRST_KEYS = {
    "change": ("step", "id"),
    "step_parent": ("step", "id"),
    "annotation": ("subject", "id"),
    "scene_place": ("subject", "id"),
    "beat_place": ("subject", "id"),
    "finding": ("scan", "id"),
}
"""Where the first column of a table's key comes from."""


def _missing(numbers: list[int]) -> Iterator[int]:
    for number, following in pairwise(numbers):
        yield from range(number + 1, min(following, number + _GAP_AT_MOST))


def _read(connection: apsw.Connection, table: Table, which: str, *values: object) -> dict[RowKey, Row]:
    """Rows up to the first page that cannot be read."""
    found: dict[RowKey, Row] = {}
    with suppress(apsw.Error, UnicodeDecodeError):
        known = {
            name for (name,) in connection.execute("SELECT name FROM pragma_table_info(?)", (table.name,))
        }
        columns = [name for name in table.columns if name in known]
        names = ", ".join(f'"{name}"' for name in columns)
        sql = f'SELECT {names} FROM "{table.name}" {which}'  # noqa: S608 - own names
        for found_values in connection.execute(sql, values):
            row = dict(zip(columns, found_values, strict=True))
            if _makes_sense(table, row):
                found[tuple(row[name] for name in table.key)] = row
    return found


def _makes_sense(table: Table, row: Row) -> bool:
    if any(row.get(name) is None for name in table.key):
        return False
    if any(value is not None and type(value) is not _TYPES[table.types[name]] for name, value in row.items()):
        return False
    try:
        for (name, column), kind in _KINDS.items():
            if name == table.name and column in row:
                from_json(row[column], kind)
    except (msgspec.MsgspecError, UnicodeDecodeError, TypeError):
        return False
    return True


def _connection(path: Path, key: Key | None, *, tolerant: bool) -> apsw.Connection:
    connection = apsw.Connection(os.fspath(path), flags=apsw.SQLITE_OPEN_READWRITE)
    unlock(connection, key, tolerant=tolerant)
    return connection
