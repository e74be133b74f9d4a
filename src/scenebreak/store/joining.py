"""Taking the scripts of one production into another, with their drafts, decisions and history.

Scenes, beats and steps keep their ids, so that nothing is told twice and what both went on with can be united
later (`uniting`); what is numbered within a file gets new numbers behind those that are there. The next edit
follows the last steps of both.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from scenebreak.domain.errors import UnusableProduction
from scenebreak.store.database import Database
from scenebreak.store.tables import Row, Table, tables_of
from scenebreak.store.uniting import shared_scripts, unite

_OF_ITS_OWN = frozenset({"production"})
_SHARED = frozenset({"head"})
_NEWEST = "FROM script JOIN scan ON scan.id = script.scan JOIN draft ON draft.id = scan.draft"


@dataclass(frozen=True, slots=True)
class Joined:
    """What came over.

    Attributes:
        titles: of the scripts, in order.
        steps: of the history.
        replaced: titles of those that took the place of a script on which nobody had decided anything.
        united: titles of those that both had from a common beginning, whose new steps came over.
    """

    titles: tuple[str, ...]
    steps: int
    replaced: tuple[str, ...] = ()
    united: tuple[str, ...] = ()


def join(target: Database, source: Database, path: Callable[[str], str]) -> Joined:
    """Take every script of one production into another, or what a copy of it has gone on with.

    Args:
        target: the production that grows.
        source: the one that is read; it stays as it is.
        path: how a script's place, as the source has it, is written down in the target.

    Raises:
        UnusableProduction: a script is in both with work of its own; nothing has changed then.
    """
    with source.snapshot(), target.transaction():
        coming = source.rows(f"SELECT script.id, title, sha256, path {_NEWEST} ORDER BY position, script.id")
        if shared_scripts(target, source):
            return Joined((), unite(target, source), united=tuple(title for _, title, *_ in coming))
        rooms = {id_: _room(target, source, digest, path(place)) for id_, _, digest, place in coming}
        tables = [table for table in tables_of(source) if table.name not in _OF_ITS_OWN]
        shift = {(table.name, table.key[0]): _highest(target, table) for table in tables if table.numbered}
        target.connection.pragma("defer_foreign_keys", True)
        for table in tables:
            rows = [_moved(table, row, shift) for row in table.rows(source)]
            if table.name == "script":
                rows = [row | {"path": path(row["path"])} for row in rows]
            table.insert(target, rows, absent_only=table.name in _SHARED)
        _put_in_order(target, {id_ + shift["script", "id"]: place for id_, place in rooms.items()})
        return Joined(
            titles=tuple(title for _, title, *_ in coming),
            steps=int(source.value("SELECT count(*) FROM step")),
            replaced=tuple(title for id_, title, *_ in coming if rooms[id_] is not None),
        )


def _room(target: Database, source: Database, digest: str, path: str) -> int | None:
    """Take out the same script, which nobody has worked on in the target; gives its place in the order.

    Raises:
        UnusableProduction: somebody has decided something on it, or only the target has its former drafts.
    """
    row = target.row(
        f"SELECT script.id, position, title {_NEWEST} WHERE sha256 = ? OR path = ?", digest, path
    )
    if row is None:
        return None
    script, position, title = row
    decided = "SELECT 1 FROM change JOIN subject ON subject.id = change.subject WHERE script = ?"
    former = {digest for (digest,) in target.rows(_FORMER_DRAFTS, script)}
    if target.row(decided, script) or former - {
        digest for (digest,) in source.rows("SELECT sha256 FROM draft")
    }:
        raise _begun_apart(target, source, title)
    _remove(target, script)
    return int(position)


def _begun_apart(target: Database, source: Database, title: str) -> UnusableProduction:
    here, there = target.path.name, source.path.name
    problem = f"{here} and {there} each hold a review of {title} that was begun on its own"
    if not source.row(_DECIDED):
        return UnusableProduction(
            f"{problem}, and nobody has decided anything in {there}", f"Go on in {here}"
        )
    return UnusableProduction(
        f"{problem}, so nothing tells which of their decisions belong together",
        f"Go on in one of them and take the other's decisions over by hand: scenebreak show {there}",
    )


_DECIDED = "SELECT 1 FROM change JOIN subject ON subject.id = change.subject WHERE script IS NOT NULL"

_FORMER_DRAFTS = """
SELECT sha256 FROM draft JOIN script ON script.id = draft.script
WHERE script.id = ? AND draft.id != (SELECT draft FROM scan WHERE scan.id = script.scan)
"""


def _remove(target: Database, script: int) -> None:
    for statement in _REMOVAL:
        target.rows(statement, script)


_REMOVAL = (
    "UPDATE script SET scan = NULL WHERE id = ?",
    "DELETE FROM finding WHERE scan IN "
    "(SELECT scan.id FROM scan JOIN draft ON draft.id = scan.draft WHERE script = ?)",
    "DELETE FROM beat_place WHERE draft IN (SELECT id FROM draft WHERE script = ?)",
    "DELETE FROM scene_place WHERE draft IN (SELECT id FROM draft WHERE script = ?)",
    "DELETE FROM scan WHERE draft IN (SELECT id FROM draft WHERE script = ?)",
    "DELETE FROM draft WHERE script = ?",
    "DELETE FROM subject WHERE script = ?",
    "DELETE FROM script WHERE id = ?",
)
"""What takes out a script of which no history speaks."""


def _highest(target: Database, table: Table) -> int:
    return max((row[table.key[0]] for row in table.rows(target)), default=0)


def _moved(table: Table, row: Row, shift: Mapping[tuple[str, str], int]) -> Row:
    """A row with the numbers that it has in the other file."""
    points = {name: (table.name, name) for name in table.key} | dict(table.references)
    moved = dict(row)
    for name, place in points.items():
        if place in shift and moved[name] is not None:
            moved[name] += shift[place]
    return moved


def _put_in_order(target: Database, rooms: dict[int, int | None]) -> None:
    """Give the scripts that came the places of those they replace, and the others places at the end."""
    known = [place for id_, place in target.rows("SELECT id, position FROM script") if id_ not in rooms]
    last = max([*known, *(place for place in rooms.values() if place)], default=0)
    for script, room in rooms.items():
        if room is None:
            last += 1
        target.rows("UPDATE script SET position = ? WHERE id = ?", room or last, script)
