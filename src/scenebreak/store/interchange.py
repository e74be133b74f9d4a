"""A whole production as JSON and back, without loss; docs/production-file.md describes the format."""

from base64 import b64decode, b64encode
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import apsw
import msgspec

from scenebreak import __version__
from scenebreak.domain.errors import ScenebreakError, UnusableProduction
from scenebreak.store.codec import from_json
from scenebreak.store.database import Database, new_file
from scenebreak.store.places import BeatPlace
from scenebreak.store.scans import load_scan
from scenebreak.store.schema import LAYOUT
from scenebreak.store.tables import Row, Table, tables_of

SCHEMA = "scenebreak/production-1"
"""What an export calls itself."""

_JSON = frozenset(
    {
        ("scan", "tool"),
        ("scan", "warnings"),
        ("annotation", "value"),
        ("change", "before"),
        ("change", "after"),
    }
)
"""Columns of text that hold JSON; what lies in a BLOB is JSON everywhere."""

_AS_TEXT = "$text"
_AS_BYTES = "$base64"


class _Document(msgspec.Struct, forbid_unknown_fields=True):
    """An export, its values still as they are written."""

    schema: str
    program: str
    layout: int
    sequences: dict[str, int]
    tables: dict[str, list[dict[str, msgspec.Raw]]]


def export(database: Database) -> Iterator[bytes]:
    """Everything that a production holds, as JSON in pieces; one row of a table a line.

    Equal productions give equal bytes.

    Raises:
        UnusableProduction: the file is damaged.
    """
    with database.snapshot():
        head = {"schema": SCHEMA, "program": __version__, "layout": _layout(database)}
        yield msgspec.json.encode(head)[:-1]
        sequences = dict(database.rows("SELECT name, seq FROM sqlite_sequence ORDER BY name"))
        yield b',"sequences":' + msgspec.json.encode(sequences) + b',"tables":{'
        for position, table in enumerate(tables_of(database)):
            yield (b",\n" if position else b"\n") + msgspec.json.encode(table.name) + b":["
            yield b",".join(b"\n" + msgspec.json.encode(_entry(table, row)) for row in table.rows(database))
            yield b"]"
        yield b"\n}}\n"


def load(data: bytes, source: str, path: Path) -> None:
    """Make a production of an export.

    Args:
        data: the export.
        source: its name, for messages.
        path: the file to make; nothing may be there.

    Raises:
        UnusableProduction: it is no export of ours, is damaged or newer than this program, something lies
            at the path, or nothing can be written there.
    """
    document = _document(data, source)
    with new_file(path) as copy, closing(Database(copy)) as database:
        _fill(database, document, source)
        _check(database, source)


def _document(data: bytes, source: str) -> _Document:
    try:
        document = msgspec.json.decode(data, type=_Document)
    except msgspec.MsgspecError as error:
        raise _refusal(source, str(error)) from error
    if document.schema != SCHEMA:
        raise _refusal(source, f"its schema is {document.schema}")
    if not 0 < document.layout <= LAYOUT.newest:
        raise UnusableProduction(
            f"{source} was exported by a newer scenebreak ({document.program}) than this one ({__version__})",
            "Install the newer version",
        )
    return document


def _fill(database: Database, document: _Document, source: str) -> None:
    """Write what an export holds into an empty file, in its own layout first, and bring that up to date."""
    LAYOUT.advance(database, document.layout)
    with database.transaction():
        tables = {table.name: table for table in tables_of(database)}
        if strange := document.tables.keys() - tables.keys():
            raise _refusal(source, f"it has a table called {min(strange)}")
        try:
            database.rows("DELETE FROM production")
            for name, rows in document.tables.items():
                tables[name].insert(database, [_values(tables[name], row, source) for row in rows])
            database.rows("DELETE FROM sqlite_sequence")
            database.write_all("INSERT INTO sqlite_sequence VALUES (?, ?)", list(document.sequences.items()))
        except (apsw.Error, OverflowError, msgspec.MsgspecError) as error:
            raise _refusal(source, str(error)) from error
    LAYOUT.advance(database, LAYOUT.newest)


def _entry(table: Table, row: Row) -> dict[str, Any]:
    """A row as an export has it; what is NULL is left out."""
    return {name: _value(table, name, value) for name, value in row.items() if value is not None}


def _value(table: Table, name: str, value: Any) -> Any:  # noqa: ANN401 - whatever SQLite holds
    is_bytes = isinstance(value, bytes)
    if not is_bytes and (table.name, name) not in _JSON:
        return value
    raw = value if is_bytes else str(value).encode()
    if _is_plain_json(raw):
        return msgspec.Raw(raw)
    return {_AS_BYTES: b64encode(raw).decode()} if is_bytes else {_AS_TEXT: value}


def _is_plain_json(raw: bytes) -> bool:
    """JSON that no mark of ours could be mistaken for."""
    try:
        msgspec.json.decode(raw)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return False
    return not raw.lstrip().startswith(b'{"$')


def _values(table: Table, row: dict[str, msgspec.Raw], source: str) -> Row:
    """A row as SQLite has it."""
    if strange := row.keys() - set(table.columns):
        raise _refusal(source, f"{table.name} has a column called {min(strange)}")
    return {name: _stored(table, name, bytes(raw)) for name, raw in row.items()}


def _stored(table: Table, name: str, raw: bytes) -> str | bytes | int | float | None:
    is_bytes = (table.name, name) not in _JSON and table.types[name] == "BLOB"
    if raw.startswith(b'{"$'):
        marked = from_json(raw, dict[str, str])
        return b64decode(marked[_AS_BYTES]) if is_bytes else marked[_AS_TEXT]
    if is_bytes:
        return raw
    if (table.name, name) in _JSON:
        return raw.decode()
    value: str | int | float = msgspec.json.decode(raw, type=str | int | float)
    return value


def _check(database: Database, source: str) -> None:
    """Refuse what the tables hold and the program could not read."""
    if database.value("SELECT count(*) FROM production") != 1 or database.rows("PRAGMA foreign_key_check"):
        raise _refusal(source, "its tables do not fit together")
    try:
        for (script,) in database.rows("SELECT id FROM script WHERE scan IS NOT NULL"):
            load_scan(database, script)
        for (place,) in database.rows("SELECT place FROM beat_place"):
            from_json(place, BeatPlace)
    except msgspec.MsgspecError as error:
        raise _refusal(source, str(error)) from error


def _layout(database: Database) -> int:
    return int(database.value("SELECT user_version FROM pragma_user_version"))


def _refusal(source: str, reason: str) -> ScenebreakError:
    return UnusableProduction(
        f"{source} is not an export that can be read ({reason})", "Export the production again"
    )
