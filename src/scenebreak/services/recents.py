"""What was opened lately: paths and times, and no word of a script.

The list lies in the user's own data folder and only its owner can read it.
"""

import json
import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import platformdirs

from scenebreak.services.whole_file import write_whole

_KEPT_AT_MOST = 50


@dataclass(frozen=True, slots=True)
class Recent:
    """One production that was opened.

    Attributes:
        target: what was named: a script, a folder of scripts, or the production itself.
        production: its file.
        opened: when it was opened last.
    """

    target: Path
    production: Path
    opened: datetime

    @property
    def way_in(self) -> Path:
        """What to open to go on: what was named, or the production where that is gone."""
        return self.target if self.target.exists() or not self.production.exists() else self.production


def recents_path() -> Path:
    """Where the list lies; SCENEBREAK_RECENTS names another file."""
    named = os.environ.get("SCENEBREAK_RECENTS")
    return (
        Path(named) if named else platformdirs.user_data_path("scenebreak", appauthor=False) / "recents.json"
    )


def recents() -> tuple[Recent, ...]:
    """What was opened, the last first; empty where nothing was, or where the list cannot be read."""
    with suppress(OSError, ValueError):
        entries = json.loads(recents_path().read_text(encoding="utf-8"))
        return tuple(_readable(entries if isinstance(entries, list) else ()))
    return ()


def note(target: Path, production: Path, at: datetime | None = None) -> None:
    """Put a production on top of the list; where the list cannot be written nothing happens.

    Args:
        target: what was named.
        production: its file.
        at: when it was opened; now when left out.
    """
    new = Recent(target.resolve(), production.resolve(), at or datetime.now(UTC))
    _write((new, *(each for each in recents() if each.production != new.production)))


def forget(path: Path) -> None:
    """Take a production, or what it was opened by, off the list.

    Args:
        path: of the production, the script or the folder.
    """
    gone = path.resolve()
    before = recents()
    kept = tuple(each for each in before if gone not in (each.production, each.target))
    if kept != before:
        _write(kept)


def _readable(entries: Iterable[object]) -> Iterator[Recent]:
    for entry in entries:
        with suppress(KeyError, TypeError, ValueError):
            opened = datetime.fromisoformat(entry["opened"])  # type: ignore[index]
            yield Recent(Path(entry["target"]), Path(entry["production"]), opened)  # type: ignore[index]


def _write(wanted: Iterable[Recent]) -> None:
    entries = [
        {
            "target": str(each.target),
            "production": str(each.production),
            "opened": each.opened.isoformat(timespec="seconds"),
        }
        for each in tuple(wanted)[:_KEPT_AT_MOST]
    ]
    target = recents_path()
    with suppress(OSError, UnicodeError):
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        write_whole(target, json.dumps(entries, indent=1))
