"""Edit a production until its disk is full: what was acknowledged is there, and one sentence tells of it.

    mount -t tmpfs -o size=1m tmpfs FOLDER
    python -m benchmarks.full_disk FOLDER [--encrypted]

FOLDER lies on a disk that is small enough to fill.
"""

import argparse
import sys
from pathlib import Path

from scenebreak.domain.errors import UnusableProduction
from scenebreak.store import Production
from scenebreak.store.encryption import Key
from scenebreak.store.salvage import complaint
from scenebreak.store.sealing import seal
from tests.store.builders import scan_of

_NOTE = "x" * 2000
_PATIENCE = 3


def main() -> None:
    """Fill the disk, make room, and look."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--encrypted", action="store_true")
    wanted = parser.parse_args()
    path, ballast = wanted.folder / "Film.scenebreak", wanted.folder / "ballast"
    store = Production.create(path, author="bench")
    store.add_scan(scan_of(), "script.fountain")
    store.close()
    key = Key.new("bench") if wanted.encrypted else None
    if key:
        seal(path, None, key)
    ballast.write_bytes(bytes(200_000))
    store = Production(path, passphrases=lambda _: ["bench"])
    beat = store.beats(1)[0].beat.id
    promised = fill(store, beat)
    ballast.unlink()
    more = store.history.edit({(beat, "notes"): '"after"'}, "after")
    store.close()
    if problem := complaint(path, key):
        sys.exit(f"damaged: {problem}")
    again = Production(path, passphrases=lambda _: ["bench"])
    found = {step.id for step in again.history.steps()}
    again.close()
    path.unlink()
    if more is None or not {*promised, more.id} <= found:
        sys.exit("an acknowledged edit is lost")
    print(f"{len(promised)} edits before the disk was full and 1 after there was room: none lost")


def fill(store: Production, beat: str) -> list[str]:
    """Edit until the disk has been full a few times; gives the steps that were acknowledged."""
    promised: list[str] = []
    refused = 0
    while refused < _PATIENCE:
        try:
            step = store.history.edit({(beat, "notes"): f'"{len(promised)} {_NOTE}"'}, "a note")
        except UnusableProduction as error:
            refused += 1
            print(error)
        else:
            promised += [step.id] if step else []
    return promised


if __name__ == "__main__":
    main()
