"""What tables a production has, as SQLite itself tells it: so nothing is left out when a table is added."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from scenebreak.store.database import Database

Row = dict[str, Any]
"""The values of one row by column, as SQLite holds them."""

_OF_THE_FILE = frozenset({"migration"})
"""Tables that speak of the file, not of the production in it."""


@dataclass(frozen=True, slots=True)
class Table:
    """One table.

    Attributes:
        name: as SQLite has it.
        types: of its columns ("TEXT"), by their names, in order.
        key: those of the primary key, in its order.
        numbered: the key is one column of numbers that mean nothing outside this file.
        references: the table and its column to which a column points, by column.
    """

    name: str
    types: Mapping[str, str]
    key: tuple[str, ...]
    numbered: bool
    references: Mapping[str, tuple[str, str]]

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of its columns, in order."""
        return tuple(self.types)

    def rows(self, database: Database) -> list[Row]:
        """Every row, in the order of the key."""
        names = ", ".join(f'"{name}"' for name in self.columns)
        order = ", ".join(f'"{name}"' for name in self.key)
        found = database.rows(f'SELECT {names} FROM "{self.name}" ORDER BY {order}')  # noqa: S608 - own names
        return [dict(zip(self.columns, row, strict=True)) for row in found]

    def insert(self, database: Database, rows: list[Row], *, absent_only: bool = False) -> None:
        """Add rows; a column that a row lacks is NULL.

        Args:
            database: an open file.
            rows: what to add.
            absent_only: leave a row that is there as it is.
        """
        names = ", ".join(f'"{name}"' for name in self.columns)
        marks = ", ".join("?" * len(self.columns))
        how = "INSERT OR IGNORE" if absent_only else "INSERT"
        database.write_all(
            f'{how} INTO "{self.name}" ({names}) VALUES ({marks})',
            [[row.get(name) for name in self.columns] for row in rows],
        )


def tables_of(database: Database) -> tuple[Table, ...]:
    """The tables of a production, in the order in which they were made."""
    sql = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY rowid"
    return tuple(_table(database, name) for (name,) in database.rows(sql) if name not in _OF_THE_FILE)


_REFERENCES = """
SELECT "from", "table", coalesce("to", (SELECT name FROM pragma_table_info("table") WHERE pk = 1))
FROM pragma_foreign_key_list(?)
"""


def _table(database: Database, name: str) -> Table:
    columns = database.rows("SELECT name, type, pk FROM pragma_table_info(?)", name)
    key = [column for column in columns if column[2]]
    points = database.rows(_REFERENCES, name)
    return Table(
        name=name,
        types={column[0]: column[1] for column in columns},
        key=tuple(column[0] for column in sorted(key, key=lambda column: int(column[2]))),
        numbered=len(key) == 1 and key[0][1] == "INTEGER",
        references={column: (other, name) for column, other, name in points},
    )
