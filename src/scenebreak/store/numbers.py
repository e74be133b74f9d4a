"""The numbers of a production's estimate: written on the production itself, with history and undo.

A production that others have joined counts with its own numbers; where it has none, with theirs.
"""

from collections.abc import Mapping

from scenebreak.store.codec import from_json, to_json
from scenebreak.store.database import Database
from scenebreak.store.history import History, Step

_FIELD = "estimate."

_NUMBERS = """
SELECT field, value FROM annotation JOIN subject ON subject.id = annotation.subject
WHERE type = 'production' AND field LIKE 'estimate.%'
ORDER BY subject = (SELECT id FROM production), (
    SELECT max(seq) FROM change JOIN step ON step.id = change.step
    WHERE change.subject = annotation.subject AND change.field = annotation.field
)
"""
"""Those that hold come last: the production's own, behind those of the productions that have joined it."""

_HOLDERS = """
SELECT subject FROM annotation JOIN subject ON subject.id = annotation.subject
WHERE type = 'production' AND field = ?
"""


def numbers_of(database: Database) -> dict[str, float]:
    """The numbers that a production has, by name.

    Raises:
        msgspec.MsgspecError: one of them is no number.
    """
    rows = database.rows(_NUMBERS)
    return {field.removeprefix(_FIELD): from_json(value, float) for field, value in rows}


def write_numbers(
    database: Database, history: History, numbers: Mapping[str, float | None], summary: str
) -> Step | None:
    """Write numbers in one step; None takes one away, also where it came with a production that joined.

    Args:
        database: the open file.
        history: of the same file.
        numbers: by name.
        summary: the line that tells the step.

    Returns:
        The step, or None where everything stood like that already.
    """
    with database.transaction():
        own = str(database.value("SELECT id FROM production"))
        database.rows("INSERT OR IGNORE INTO subject VALUES (?, 'production', NULL)", own)
        wanted: dict[tuple[str, str], str | None] = {}
        for name, number in numbers.items():
            field = f"{_FIELD}{name}"
            if number is not None:
                wanted[own, field] = to_json(number).decode()
                continue
            holders = {own, *(subject for (subject,) in database.rows(_HOLDERS, field))}
            wanted |= dict.fromkeys(((subject, field) for subject in sorted(holders)), None)
        return history.edit(wanted, summary)
