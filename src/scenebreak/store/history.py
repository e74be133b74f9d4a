"""What people wrote, and every step that led to it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from uuid import uuid4

from scenebreak.store.codec import mended
from scenebreak.store.database import Database


@dataclass(frozen=True, slots=True)
class Change:
    """One field of one subject, before and after; a value is JSON, None stands for never touched.

    Attributes:
        subject: id of the beat or scene.
        field: name of the field.
        before: what stood there.
        after: what stands there now.
    """

    subject: str
    field: str
    before: str | None
    after: str | None

    def reversed(self) -> "Change":
        """The change that takes this one back."""
        return Change(self.subject, self.field, self.after, self.before)


@dataclass(frozen=True, slots=True)
class Step:
    """One acknowledged step of the history.

    Attributes:
        seq: its place in this file, from 1; clocks may go backwards, this does not.
        id: its own in every copy of the file.
        action: "edit", "undo" or "redo".
        target: id of the edit that was taken back or done again, or None.
        author: who made it.
        made: when, ISO 8601 in UTC.
        summary: one line that tells it; of an undo or redo, that of its target.
        changes: what it did, at least one.
        parents: ids of the steps it follows; two where copies were merged.
    """

    seq: int
    id: str
    action: str
    target: str | None
    author: str
    made: str
    summary: str
    changes: tuple[Change, ...]
    parents: tuple[str, ...]


_StepRow = tuple[int, str, str, str | None, str, str, str]
_STEP = "SELECT seq, id, action, target, author, made, summary FROM step"
_CHANGE = "SELECT step, subject, field, before, after FROM change"

# own steps: those of this window, and those that the same person had made before it was opened

_STANDING = """
WITH own AS (SELECT id FROM step WHERE session = :session OR (author = :author AND seq <= :opened))
SELECT edit.id, newest.id FROM step AS edit
JOIN step AS newest ON newest.seq = coalesce((SELECT max(seq) FROM step WHERE target = edit.id), edit.seq)
WHERE edit.action = 'edit' AND newest.action != 'undo' AND edit.id IN own
ORDER BY edit.seq DESC
"""
"""Own edits that stand, newest first, each with the step by which it stands."""

_TAKEN_BACK = """
WITH own AS (SELECT id FROM step WHERE session = :session OR (author = :author AND seq <= :opened))
SELECT target, id FROM step AS undo
WHERE action = 'undo' AND id IN own
    AND seq > (SELECT coalesce(max(seq), 0) FROM step WHERE action = 'edit' AND id IN own)
    AND NOT EXISTS (SELECT 1 FROM step WHERE target = undo.target AND seq > undo.seq)
ORDER BY seq DESC
"""
"""Edits that may be done again, the one taken back last first, each with the own step that took it back."""

_WRITTEN_OVER = """
WITH own AS (SELECT id FROM step WHERE session = :session OR (author = :author AND seq <= :opened))
SELECT count(*) FROM change JOIN step ON step.id = change.step
WHERE subject = :subject AND field = :field AND seq > :seq AND step.id NOT IN own
"""
"""How often somebody else has written a field since a step."""


class History:
    """The steps of one production; whatever is written goes through here.

    Args:
        database: the open file.
        author: the name that steps made from here carry.
    """

    def __init__(self, database: Database, author: str) -> None:
        self._database = database
        self._author = mended(author)
        self._session = uuid4().hex
        self._own = {
            "session": self._session,
            "author": self._author,
            "opened": database.value("SELECT coalesce(max(seq), 0) FROM step"),
        }

    def values(self, subject: str) -> dict[str, str]:
        """What people wrote on one subject: JSON by field."""
        return dict(self._database.rows("SELECT field, value FROM annotation WHERE subject = ?", subject))

    def values_of_script(self, script: int) -> dict[str, dict[str, str]]:
        """What people wrote on everything of one script: JSON by field, by subject."""
        found: dict[str, dict[str, str]] = {}
        sql = "SELECT subject, field, value FROM annotation JOIN subject ON id = subject WHERE script = ?"
        for subject, field, value in self._database.rows(sql, script):
            found.setdefault(subject, {})[field] = value
        return found

    def edit(self, wanted: Mapping[tuple[str, str], str | None], summary: str) -> Step | None:
        """Write fields in one step.

        Args:
            wanted: new JSON by subject and field, None to make a field untouched again.
            summary: one line that tells it.

        Returns:
            The step, or None where everything stood like that already.
        """
        with self._database.transaction():
            changes = tuple(
                Change(subject, field, before, after)
                for (subject, field), after in wanted.items()
                if (before := self.values(subject).get(field)) != after
            )
            return self._record("edit", None, summary, changes) if changes else None

    def undo(self) -> Step | None:
        """Take back the last edit of this window that stands; None when there is none.

        What another window has written over it since stays as that one left it.
        """
        return self._reverse("undo", _STANDING)

    def redo(self) -> Step | None:
        """Do again what this window took back last; None when there is nothing, or it has edited since."""
        return self._reverse("redo", _TAKEN_BACK)

    def steps(self) -> tuple[Step, ...]:
        """Every step, oldest first."""
        with self._database.snapshot():
            rows: list[_StepRow] = [*self._database.rows(f"{_STEP} ORDER BY seq")]
            changes: dict[str, list[Change]] = {}
            for step, *change in self._database.rows(f"{_CHANGE} ORDER BY step, position"):
                changes.setdefault(step, []).append(Change(*change))
            parents: dict[str, list[str]] = {}
            for step, parent in self._database.rows("SELECT step, parent FROM step_parent"):
                parents.setdefault(step, []).append(parent)
        return tuple(
            Step(*row, tuple(changes.get(row[1], ())), tuple(parents.get(row[1], ()))) for row in rows
        )

    def _reverse(self, action: str, candidates: str) -> Step | None:
        """Turn the first step that can still be turned."""
        with self._database.transaction():
            for target, id_ in self._database.rows_named(candidates, self._own):
                step = self._step(id_)
                changes = tuple(
                    change.reversed() for change in reversed(step.changes) if self._holds(change, step.seq)
                )
                if changes:
                    return self._record(action, target, step.summary, changes)
        return None

    def _holds(self, change: Change, seq: int) -> bool:
        """What a step wrote still stands, and nobody else has written there since."""
        place = {"subject": change.subject, "field": change.field, "seq": seq}
        ((others,),) = self._database.rows_named(_WRITTEN_OVER, self._own | place)
        return not others and self.values(change.subject).get(change.field) == change.after

    def _step(self, id_: str) -> Step:
        return self._with_changes(*self._database.rows(f"{_STEP} WHERE id = ?", id_))

    def _with_changes(self, row: _StepRow) -> Step:
        found = self._database.rows(f"{_CHANGE} WHERE step = ? ORDER BY position", row[1])
        changes = tuple(Change(*change) for _, *change in found)
        parents = self._database.rows("SELECT parent FROM step_parent WHERE step = ?", row[1])
        return Step(*row, changes, tuple(parent for (parent,) in parents))

    def _record(self, action: str, target: str | None, summary: str, changes: tuple[Change, ...]) -> Step:
        database, id_ = self._database, uuid4().hex
        made = datetime.now(UTC).isoformat(timespec="milliseconds")
        database.rows(
            "INSERT INTO step (id, action, target, author, made, summary, session) "
            "VALUES (?, ?, ?, ?, ?, ?, ?)",
            *(id_, action, target, self._author, made, mended(summary), self._session),
        )
        database.rows("INSERT INTO step_parent SELECT ?, step FROM head", id_)
        database.rows("DELETE FROM head")
        database.rows("INSERT INTO head VALUES (?)", id_)
        database.write_all(
            "INSERT INTO change VALUES (?, ?, ?, ?, ?, ?)",
            [
                (id_, position, change.subject, change.field, change.before, change.after)
                for position, change in enumerate(changes)
            ],
        )
        self._write(changes)
        return self._step(id_)

    def _write(self, changes: Iterable[Change]) -> None:
        for change in changes:
            if change.after is None:
                self._database.rows(
                    "DELETE FROM annotation WHERE subject = ? AND field = ?", change.subject, change.field
                )
            else:
                self._database.rows(
                    "INSERT OR REPLACE INTO annotation VALUES (?, ?, ?)",
                    *(change.subject, change.field, change.after),
                )
