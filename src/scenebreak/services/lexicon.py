"""What the detector looks for, and what the user's own rules make of it."""

import json
from typing import TYPE_CHECKING

from scenebreak.services.settings import house_rules, house_rules_path

if TYPE_CHECKING:
    from rich.console import RenderableType

    from scenebreak.nlp.listing import Entry


def lexicon_entries() -> "tuple[Entry, ...]":
    """Every cue and look-alike, the user's own and the muted ones among them.

    Raises:
        WrongUsage: the user's rules cannot be read, or one of them is broken.
    """
    from scenebreak.nlp import entries

    return entries(house_rules())


def entries_as_table(entries: "tuple[Entry, ...]") -> "RenderableType":
    """Entries for the terminal, with the place of the user's rules below."""
    from rich.console import Group
    from rich.table import Table
    from rich.text import Text

    table = Table("id", "kind", "level", "weight", "what", "", box=None, pad_edge=False)
    for entry in entries:
        mark = "muted" if entry.muted else "yours" if entry.own else ""
        weight = f"{entry.weight:.2f}" if entry.weight else ""
        cells = (entry.id, entry.kind, entry.level, weight, entry.says, mark)
        table.add_row(*(Text(cell) for cell in cells))
    return Group(table, Text(f"Your own rules are read from {house_rules_path()}"))


def entries_as_json(entries: "tuple[Entry, ...]") -> str:
    """Entries as JSON text."""
    rows = [entry._asdict() for entry in entries]
    return (
        json.dumps({"schema": "scenebreak/lexicon-1", "entries": rows}, ensure_ascii=False, indent=2) + "\n"
    )
