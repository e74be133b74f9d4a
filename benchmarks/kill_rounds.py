"""Kill a program at random moments while it edits a production: whatever it acknowledged is in the file.

    python -m benchmarks.kill_rounds [--rounds 200] [--edits 300] [--encrypted] [--seed 1]

Each round starts a process that opens the production and makes up to 300 edits, undos and redos, telling each
one through a pipe after it is committed; backups are made meanwhile. The process is killed (SIGKILL) at a
random moment. Then the file must open, be sound, hold every edit that was told, and its state must be the
replay of its history. Ten rounds work on one file. Prints what happened, and ends with 1 at the first edit
lost.
"""

import argparse
import random
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from scenebreak.store import Production, Step
from scenebreak.store.backups import Backups
from scenebreak.store.encryption import Key
from scenebreak.store.salvage import complaint
from scenebreak.store.sealing import seal
from tests.store.builders import scan_of

PASSPHRASE = "a passphrase for a benchmark"  # noqa: S105 - it protects nothing

WORKER = """
import random, sys
from pathlib import Path
from scenebreak.store import Production
from scenebreak.store.backups import Backups
path, backups, seed, edits = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4])
chance = random.Random(seed)
backups = Backups(backups, keep=4, minutes=0.001, patience=0)
store = Production(path, author="bench", passphrases=lambda _: [sys.argv[5]], backups=backups)
beats = [place.beat.id for place in store.beats(1)]
print("open", flush=True)
for number in range(edits):
    turn = chance.random()
    if turn < 0.1:
        step = store.history.undo()
    elif turn < 0.15:
        step = store.history.redo()
    else:
        chosen = chance.sample(beats, chance.randint(1, 3))
        note = f'"{seed}-{number}"'
        step = store.history.edit({(beat, "notes"): note for beat in chosen}, f"note {number}")
    if step:
        if number % 7 == 0:
            store.fold()
        print(step.id, flush=True)
"""


def started(path: Path, backups: Path, seed: int, edits: int) -> "subprocess.Popen[str]":
    """A process that edits a production, which it has opened by now."""
    worker = subprocess.Popen(
        [sys.executable, "-c", WORKER, str(path), str(backups), str(seed), str(edits), PASSPHRASE],
        stdout=subprocess.PIPE,
        text=True,
    )
    if worker.stdout is None or worker.stdout.readline() != "open\n":
        sys.exit("the production could not be opened")
    return worker


def one_round(path: Path, backups: Path, seed: int, edits: int, longest: float) -> tuple[list[str], bool]:
    """Ids of the steps that a process acknowledged, and whether it was killed before it had done."""
    worker = started(path, backups, seed, edits)
    time.sleep(random.uniform(0, longest))  # noqa: S311 - chance, not a secret
    worker.kill()
    told = worker.communicate()[0].splitlines(keepends=True)
    # a line that was cut off was not told
    return [line.strip() for line in told if line.endswith("\n")], worker.returncode != 0


def check(path: Path, key: Key | None, promised: set[str]) -> int:
    """How many steps the file holds.

    Raises:
        SystemExit: it is damaged, lacks a promised step, or its state is not the replay of its history.
    """
    if problem := complaint(path, key):
        sys.exit(f"damaged: {problem}")
    store = Production(path, passphrases=lambda _: [PASSPHRASE])
    steps = store.history.steps()
    written = store.history.values_of_script(1)
    store.close()
    if lost := promised - {step.id for step in steps}:
        sys.exit(f"{len(lost)} acknowledged edits are lost")
    stored = {(subject, field): value for subject, found in written.items() for field, value in found.items()}
    if replayed(steps) != stored:
        sys.exit("the state is not the replay of the history")
    return len(steps)


def replayed(steps: tuple[Step, ...]) -> dict[tuple[str, str], str]:
    """The state that a history leads to."""
    state: dict[tuple[str, str], str | None] = {}
    for step in steps:
        for change in step.changes:
            if state.get((change.subject, change.field)) != change.before:
                sys.exit(f"step {step.seq} does not follow from those before it")
            state[change.subject, change.field] = change.after
    return {place: value for place, value in state.items() if value is not None}


def main() -> None:
    """Run the rounds and print what happened."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("--rounds", type=int, default=200)
    parser.add_argument("--edits", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--encrypted", action="store_true")
    wanted = parser.parse_args()
    random.seed(wanted.seed)
    counted: Counter[str] = Counter()
    for first in range(0, wanted.rounds, 10):
        with tempfile.TemporaryDirectory() as folder:
            seeds = range(first, min(first + 10, wanted.rounds))
            counted += rounds(Path(folder), seeds, wanted.edits, encrypted=wanted.encrypted)
    print(f"{wanted.rounds} rounds, {'encrypted' if wanted.encrypted else 'plain'}: none lost")
    for what, count in counted.items():
        print(f"  {count} {what}")


def made(path: Path, *, encrypted: bool) -> Key | None:
    """A production to edit; gives its key."""
    store = Production.create(path, author="bench")
    store.add_scan(scan_of(), "script.fountain")
    store.close()
    if not encrypted:
        return None
    key = Key.new(PASSPHRASE)
    seal(path, None, key)
    return key


def rounds(folder: Path, seeds: range, edits: int, *, encrypted: bool) -> Counter[str]:
    """Rounds on one file; gives what happened."""
    path, backups = folder / "Film.scenebreak", folder / "backups"
    key = made(path, encrypted=encrypted)
    longest = time_for(path, backups, edits)
    counted: Counter[str] = Counter()
    promised: set[str] = set()
    for seed in seeds:
        told, killed = one_round(path, backups, seed, edits, longest)
        promised |= set(told)
        counted["rounds killed while editing" if killed else "rounds that had done before the kill"] += 1
        steps = check(path, key, promised)
        for copy in Backups(backups).of(None, path):
            if problem := complaint(copy, key):
                sys.exit(f"a backup is damaged: {problem}")
    counted["edits acknowledged"] = len(promised)
    counted["edits found"] = steps
    return counted


def time_for(path: Path, backups: Path, edits: int) -> float:
    """Seconds that a round takes when nobody disturbs it; on a copy."""
    copy = path.with_name("Copy.scenebreak")
    copy.write_bytes(path.read_bytes())
    worker = started(copy, backups, 0, edits)
    begun = time.monotonic()
    worker.communicate()
    return time.monotonic() - begun


if __name__ == "__main__":
    main()
