"""How long a key takes until its effect is painted: a long script under review, and while one is scanned.

python -m benchmarks.key_to_paint                   a made-up script of 250 scenes, 7,000 lines
python -m benchmarks.key_to_paint --scanning FILE   keys while FILE is scanned

Three figures a key: the work of this process until the first paint, its work until the last thing that the
key leads to is painted, and the clock at that moment, which shows what other programs take as well. Decisions
are committed to a production on disk.
"""

import asyncio
import os
import statistics
import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path
from typing import NamedTuple

from textual import events

from benchmarks.null_terminal import NullTerminal
from scenebreak.domain.finding import Kind, Level
from scenebreak.domain.scan import Scan
from scenebreak.services.review import begin_opening, open_review
from scenebreak.services.settings import Settings
from scenebreak.store import Production
from scenebreak.tui.app import ReviewApp
from scenebreak.tui.paper import lay_out
from scenebreak.tui.screens.scanning import ScanningScreen
from tests.tui.scripts import Writer, scanned, see

_SIZES = ((80, 24), (120, 32), (160, 48))
_SCENES = 250
_ROUND = (
    *("j", "j", "n", "enter", "2", "enter", "u", "x", "d", "z", "k", "pagedown", "pageup", "y"),
    *("j", "q", "!", "escape", "d", "c", "escape", "x", "escape", "slash", "h", "a", "n", "escape"),
    *("s", "j", "s", "G", "home", "N", "z", "Z", "i", "escape"),
)
_ROUNDS = 8
_WAIT = 0.25
"""Seconds that a key is given for its last paint."""


class Taken(NamedTuple):
    """Milliseconds that a key took: work until the first and the last paint, and the clock at the last."""

    first: float
    last: float
    clock: float


Times = dict[str, list[Taken | None]]


def main() -> None:
    """Print the middle, the 95th percentile and the worst of all keys, and the slowest keys."""
    if sys.argv[1:2] == ["--scanning"]:
        asyncio.run(_while_scanning(Path(sys.argv[2])))
        return
    for size in _SIZES:
        print(f"{size[0]} x {size[1]}", flush=True)
        _tell(asyncio.run(_under_review(size)))


async def _under_review(size: tuple[int, int]) -> Times:
    with tempfile.TemporaryDirectory() as folder:
        scan = long_script()
        review = open_review(_production(Path(folder) / "long.scenebreak", scan))
        app = ReviewApp(review, settings=Settings())
        app.driver_class = NullTerminal
        taken: Times = defaultdict(list)
        async with app.run_test(size=size, headless=False) as pilot:
            await pilot.pause(1.0)
            for _ in range(_ROUNDS):
                for key in _ROUND:
                    taken[key].append(await _press(app, key))
        return taken


async def _while_scanning(script: Path) -> None:
    """Move through what has been read so far, until the review opens."""
    taken: Times = defaultdict(list)
    with tempfile.TemporaryDirectory() as folder:
        opening = begin_opening(script, production=Path(folder) / "scanned.scenebreak")
        app = ReviewApp(opening=opening, settings=Settings())
        app.driver_class = NullTerminal
        began = time.perf_counter()
        await _move_about(app, taken)
    print(f"scanned in {time.perf_counter() - began:.1f} s")
    _tell(taken)


async def _move_about(app: ReviewApp, taken: Times) -> None:
    async with app.run_test(size=(120, 32), headless=False):
        while isinstance(app.screen, ScanningScreen) and app.screen.failure is None:
            stage = "listed" if app.screen.desk is not None else "reading"
            for key in ("j", "j", "k"):
                taken[f"{key} while {stage}"].append(await _press(app, key))


async def _press(app: ReviewApp, key: str) -> Taken | None:
    """From a key to the last thing that was painted for it; None where nothing was."""
    character = {"slash": "/"}.get(key, key if len(key) == 1 else None)
    NullTerminal.forget()
    begun, worked = time.perf_counter(), time.process_time()
    app.post_message(events.Key(key, character))
    while time.perf_counter() - begun < _WAIT:
        await asyncio.sleep(0.002)
        painted = NullTerminal.painted
        if painted > begun and time.perf_counter() - painted > _WAIT / 5:
            break
    if NullTerminal.painted < begun:
        return None
    seconds = (NullTerminal.first - worked, NullTerminal.worked - worked, NullTerminal.painted - begun)
    return Taken(*(1000 * each for each in seconds))


def long_script() -> Scan:
    """A script as long as a long one gets, with a beat in every other scene."""
    writer = Writer("A LONG SCRIPT", "pink", "2026-03-02")
    for number in range(1, _SCENES + 1):
        writer.scene(str(number), f"INT. ROOM {number}, UPPER FLOOR - NIGHT")
        writer.action(
            f"Snow against the window. MARA (34) and JO (36) turn over paper number {number}, and wait."
        )
        for question in ("Is that all of them?", "Did you count the ones in the hall, and those upstairs?"):
            writer.says("MARA", question)
            writer.says("JO", "Twice, and once more while you were asleep in the chair by the stove.")
        writer.action(f"They kiss in room {number}. The lamp goes out, and the house listens to the snow.")
        writer.action("Somewhere below them a door opens and is shut again.")
        writer.action("The dog comes in, looks at both of them, lies down and sighs.")
    screenplay = writer.screenplay()
    quotes = [f"They kiss in room {number}." for number in range(1, _SCENES + 1, 2)]
    scan = scanned(screenplay, [see(screenplay, quote, Kind.KISS, Level.UNSPECIFIED) for quote in quotes])
    lines = len(lay_out(screenplay).lines)
    print(
        f"  {len(scan.scenes)} scenes, {lines} lines, {sum(scene.flagged for scene in scan.scenes)} flagged"
    )
    return scan


def _production(path: Path, scan: Scan) -> Path:
    store = Production.create(path)
    store.add_scan(scan, "long.pdf")
    store.close()
    return path


def _tell(taken: Times) -> None:
    painted = {key: [each for each in times if each] for key, times in taken.items()}
    every = [each for times in painted.values() for each in times]
    if not every:
        print("  nothing was painted")
        return
    print(f"  {len(every)} keys")
    print(f"    first paint  {_words([each.first for each in every])}")
    print(f"    last paint   {_words([each.last for each in every])}")
    print(f"    on the clock {_words([each.clock for each in every])}")
    slowest = sorted((key for key in painted if painted[key]), key=lambda key: -_middle(painted[key]))
    for key in slowest[:6]:
        print(f"    {key:18} last paint in the middle {_middle(painted[key]):6.1f} ms")


def _middle(times: list[Taken]) -> float:
    return statistics.median(each.last for each in times)


def _words(every: list[float]) -> str:
    ordered = sorted(every)
    at_95 = ordered[int(0.95 * (len(ordered) - 1))]
    middle = statistics.median(ordered)
    return f"middle {middle:6.1f} ms, 95th percentile {at_95:6.1f} ms, worst {ordered[-1]:6.1f} ms"


if __name__ == "__main__":
    os.environ.setdefault("TEXTUAL_ANIMATIONS", "none")
    with tempfile.TemporaryDirectory() as nobody:
        for name in ("SCENEBREAK_BACKUPS", "SCENEBREAK_RECENTS", "SCENEBREAK_CONFIG", "SCENEBREAK_CACHE"):
            os.environ[name] = str(Path(nobody) / name)
        Path(os.environ["SCENEBREAK_CONFIG"]).touch()
        main()
