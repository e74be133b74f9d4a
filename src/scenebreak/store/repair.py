"""Making a sound production of a damaged one: what can be read from it, and the rest from its backup."""

from collections.abc import Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path

import apsw

from scenebreak.domain.errors import UnusableProduction
from scenebreak.store.database import Database, new_file
from scenebreak.store.encryption import Key, is_encrypted
from scenebreak.store.salvage import RowKey, Rows, complaint, salvaged, working_copy
from scenebreak.store.schema import LAYOUT
from scenebreak.store.standins import add_stand_ins
from scenebreak.store.tables import Table, tables_of

_REBUILT = frozenset({"annotation", "head"})
_TOLD = {
    "script": "scripts",
    "draft": "drafts",
    "subject": "scenes and beats",
    "step": "steps of the history",
    "annotation": "entries that people made",
}


@dataclass(frozen=True, slots=True)
class Tally:
    """What became of the rows of one kind.

    Attributes:
        what: they are ("drafts").
        saved: how many the new file holds.
        restored: how many of them come from the backup, or were worked out from the rest.
        lost: how many are known to be missing.
    """

    what: str
    saved: int
    restored: int
    lost: int


@dataclass(frozen=True, slots=True)
class Repaired:
    """What a repair brought.

    Attributes:
        path: the new file.
        backup: the one that helped, or None.
        tallies: what was saved and lost.
    """

    path: Path
    backup: Path | None
    tallies: tuple[Tally, ...]


def newest_sound(copies: Sequence[Path], key: Key | None) -> Path | None:
    """The first of some backups that is sound and can be read."""
    return next((copy for copy in copies if complaint(copy, _key_for(copy, key)) is None), None)


def repair(path: Path, key: Key | None, backup: Path | None, output: Path) -> Repaired:
    """Make a new file of all that can be saved; the damaged one stays as it is.

    Args:
        path: the damaged file.
        key: what it is encrypted with, or None; the new file is encrypted with it too.
        backup: a sound copy of an earlier state, or None.
        output: the file to make; nothing may be there.

    Raises:
        UnusableProduction: nothing at all can be saved, or the new file cannot be written.
    """
    with new_file(output) as draft, closing(Database(draft, key=key)) as database:
        LAYOUT.advance(database, LAYOUT.newest)
        tables = tables_of(database)
        with working_copy(path, output.parent) as copy:
            read = _acceptable(database, tables, salvaged(copy, key, backup, tables))
        rows = _merged(read, _backup_rows(backup, key, output.parent, tables))
        found = {name: set(kept) for name, kept in rows.items()}
        if not rows["draft"] and not rows["scene_place"]:
            raise UnusableProduction(
                f"Nothing can be saved of {path.name}, and there is no backup of it",
                "Look for a copy in the backups of this computer",
            )
        add_stand_ins(rows)
        _make_fit(rows, tables)
        _write(database, tables, rows)
    missing = {name: len(found[name] - kept.keys()) for name, kept in rows.items()}
    missing["step"] = _missing_steps(rows)
    tallies = (
        Tally(what, len(rows[name]), len(rows[name].keys() - read[name].keys()), missing[name])
        for name, what in _TOLD.items()
    )
    return Repaired(output, backup, tuple(tallies))


def _backup_rows(backup: Path | None, key: Key | None, folder: Path, tables: Sequence[Table]) -> Rows:
    if backup is None:
        return {table.name: {} for table in tables}
    with working_copy(backup, folder) as copy, closing(Database(copy, key=_key_for(backup, key))) as database:
        LAYOUT.advance(database, LAYOUT.newest)
        return {
            table.name: {tuple(row[name] for name in table.key): row for row in table.rows(database)}
            for table in tables
        }


def _key_for(backup: Path, key: Key | None) -> Key | None:
    return key if is_encrypted(backup) else None


def _acceptable(database: Database, tables: Sequence[Table], rows: Rows) -> Rows:
    """The rows that the tables take; others hold garbage that looked like a row."""
    taken: Rows = {}
    with suppress(_Tried), database.transaction():
        database.rows("DELETE FROM production")
        for table in tables:
            taken[table.name] = {}
            for key, row in rows[table.name].items():
                with suppress(apsw.ConstraintError):
                    table.insert(database, [row])
                    taken[table.name][key] = row
        raise _Tried
    return taken


class _Tried(Exception):
    """Takes back what was only tried."""


def _merged(read: Rows, former: Rows) -> Rows:
    """Rows of the damaged file, and those of the backup that it does not give any more."""
    merged = {name: dict(rows) if name in _REBUILT else former[name] | rows for name, rows in read.items()}
    if read["production"]:
        merged["production"] = dict(read["production"])
    return merged


def _make_fit(rows: Rows, tables: Sequence[Table]) -> None:
    """Take out what points to rows that are lost, and work out what follows from the rest."""
    known = {row["id"] for row in rows["step"].values()}
    for row in rows["step"].values():
        if row["target"] is not None and row["target"] not in known:
            row |= {"target": None, "action": "edit"}  # what it took back is lost, what it did is not
    _mend_scripts(rows)
    _replay(rows)
    while any(_drop_orphans(rows, table) for table in tables):
        pass
    newest = {row["draft"]: id_ for (id_,), row in sorted(rows["scan"].items())}.values()
    rows["finding"] = {key: row for key, row in rows["finding"].items() if key[0] in newest}
    parents = {parent for _, parent in rows["step_parent"]}
    leaves = [row["id"] for row in rows["step"].values() if row["id"] not in parents]
    rows["head"] = {(leaf,): {"step": leaf} for leaf in leaves}


def _mend_scripts(rows: Rows) -> None:
    """A script shows the newest scan that is left of it."""
    script_of = {row["id"]: row["script"] for row in rows["draft"].values()}
    for row in rows["script"].values():
        scans = [scan["id"] for scan in rows["scan"].values() if script_of.get(scan["draft"]) == row["id"]]
        if row["scan"] not in scans:
            row["scan"] = max(scans, default=None)


def _replay(rows: Rows) -> None:
    """What people wrote follows from the history, wherever the entry itself is lost."""
    seqs = {row["id"]: row["seq"] for row in rows["step"].values()}
    changes = [row for row in rows["change"].values() if row["step"] in seqs]
    changes.sort(key=lambda row: (seqs[row["step"]], row["position"]))
    last = {(row["subject"], row["field"]): row["after"] for row in changes}
    for (subject, field), value in last.items():
        if value is not None and (subject, field) not in rows["annotation"]:
            rows["annotation"][subject, field] = {"subject": subject, "field": field, "value": value}


def _drop_orphans(rows: Rows, table: Table) -> bool:
    """Take out rows that point to what is lost; tells whether there were any."""
    found = rows[table.name]
    orphans: set[RowKey] = set()
    for column, (other, name) in table.references.items():
        known = {row[name] for row in rows[other].values()} | {None}
        orphans |= {key for key, row in found.items() if row.get(column) not in known}
    for key in orphans:
        del found[key]
    return bool(orphans)


def _write(database: Database, tables: Sequence[Table], rows: Rows) -> None:
    with database.transaction():
        database.rows("DELETE FROM production")
        for table in tables:
            table.insert(database, list(rows[table.name].values()))
    if database.rows("PRAGMA foreign_key_check") or database.value("PRAGMA integrity_check(1)") != "ok":
        raise UnusableProduction("What could be saved does not fit together", "Please report this")


def _missing_steps(rows: Rows) -> int:
    """Steps are numbered without gaps, and each has changed something."""
    told = {row["step"] for row in rows["change"].values()}
    return max((seq for (seq,) in rows["step"]), default=0) - len(told)
