"""Read every file of some folders, good and broken: outcome, time and memory of each, as a table.

    python -m benchmarks.reading_hostile FOLDER... [-o TABLE.tsv]

Memory is the peak of this process, of the engines' process and of programs it started, in MiB. A file that
ends in anything but a screenplay or one of our own refusals is a crash and is printed.
"""

import argparse
import resource
import time
from collections import Counter
from pathlib import Path
from typing import NamedTuple

from scenebreak.domain.errors import ScenebreakError
from scenebreak.domain.screenplay import Screenplay
from scenebreak.reading import read
from scenebreak.reading.pdf import engines


class Outcome(NamedTuple):
    """What came of one file."""

    path: Path
    result: str
    seconds: float
    megabytes: int
    said: str


def outcome_of(path: Path) -> Outcome:
    """Read one file and note what came of it."""
    started = time.perf_counter()
    try:
        result, said = "read", _told(read(path))
    except ScenebreakError as refusal:
        result, said = "refused", str(refusal)
    except Exception as failure:
        result, said = "CRASH", repr(failure)
    return Outcome(path, result, time.perf_counter() - started, peak_megabytes(), said)


def _told(screenplay: Screenplay) -> str:
    return f"{len(screenplay.scenes)} scenes, {screenplay.pages} pages; {' '.join(screenplay.warnings)}"


def peak_megabytes() -> int:
    """The highest peak so far among this process, the engines' and those that have ended."""
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    ended = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    return max(own, ended, _peak_of_engines()) // 1024


def _peak_of_engines() -> int:
    child = engines._Child._current
    status = Path(f"/proc/{child._process.pid}/status") if child else Path("/none")
    try:
        lines = status.read_text().splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("VmHWM")), 0)


def main() -> None:
    """Print what is out of bounds and the counts; write the whole table where asked."""
    parser = argparse.ArgumentParser(description="Read every file of some folders.")
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("-o", "--output", type=Path)
    asked = parser.parse_args()
    files = sorted(each for folder in asked.folders for each in folder.rglob("*") if each.is_file())
    outcomes = [outcome_of(path) for path in files]
    for outcome in outcomes:
        if outcome.result == "CRASH" or outcome.seconds > 20:
            print(outcome)
    slowest = max(outcomes, key=lambda outcome: outcome.seconds)
    print(dict(Counter(outcome.result for outcome in outcomes)))
    print(f"slowest {slowest.seconds:.1f} s ({slowest.path.name}); highest peak {peak_megabytes()} MiB")
    if asked.output:
        rows = ["\t".join(map(str, outcome)) for outcome in outcomes]
        asked.output.write_text("\n".join(rows) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
