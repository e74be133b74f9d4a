"""How fast a season is opened and a draft is carried over: 10 episodes, 5 drafts each, 300 findings a draft.

    python -m benchmarks.draft_speed [--episodes 10] [--drafts 5] [--findings 300] [--encrypted]

The scripts are made by machine, every beat carries a decision, and every draft changes a good part of the one
before it (benchmarks/machine_edits.py).
"""

import argparse
import hashlib
import os
import random
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from statistics import median
from time import perf_counter, process_time

from benchmarks.machine_edits import edited
from scenebreak.domain.finding import Finding, Kind, Level, Mode, Status
from scenebreak.domain.scan import Scan, SceneScan, Sensitivity, Tool
from scenebreak.domain.screenplay import Element, ElementType, Scene, Screenplay, ScriptFormat, Setting, Span
from scenebreak.domain.tier import scene_tier
from scenebreak.services.review_marks import marks_of
from scenebreak.store import Production
from scenebreak.store.encryption import Key
from scenebreak.store.sealing import seal

_SCENES = 120
_PASSPHRASE = "it protects nothing"  # noqa: S105 - indeed
_WORDS = (
    *("door", "window", "lamp", "letter", "kettle", "stairs", "rain", "garden", "coat", "table", "engine"),
    *("river", "paper", "glass", "winter", "market", "silence", "harbour", "bench", "photograph", "gravel"),
)
_CUES = (("kiss", Kind.KISS, Level.UNSPECIFIED), ("caress", Kind.TOUCH, Level.INTIMATE))


def episode(number: int, findings: int) -> Screenplay:
    """A script of our own words in which a given number of acts stand, far enough apart to be beats."""
    chance = random.Random(number)  # noqa: S311 - a benchmark, no secret
    places = {round(at * _SCENES * 20 / findings) for at in range(findings)}
    scenes: list[Scene] = []
    for index in range(1, _SCENES + 1):
        first = (index - 1) * 21
        heading = _element(first, ElementType.HEADING, f"INT. ROOM {index} - DAY")
        lines = [_paragraph(chance, (index - 1) * 20 + line in places) for line in range(20)]
        parts = [_element(first + at, ElementType.ACTION, text) for at, text in enumerate(lines, 1)]
        scenes.append(Scene(index, str(index), heading.text, Setting(), (heading, *parts), eighths=8))
    title = f"Episode {number}"
    digest = hashlib.sha256(title.encode()).hexdigest()
    return Screenplay(title, title, ScriptFormat.FOUNTAIN, digest, 120, False, tuple(scenes), draft="White")


def scan(screenplay: Screenplay) -> Scan:
    """A scan that finds the words of _CUES."""
    marked = []
    for scene in screenplay.scenes:
        found = [
            _finding(element, cue, kind, level)
            for element in scene.elements
            for cue, kind, level in _CUES
            if cue in element.text
        ]
        marked.append(SceneScan(scene, tuple(found), scene_tier(found), 0.9))
    return Scan(screenplay, tuple(marked), Tool("benchmark", "", "", Sensitivity.THOROUGH))


def fill(path: Path, episodes: int, drafts: int, findings: int) -> list[tuple[float, float]]:
    """Make the production; gives the seconds that each carry-over took, by the clock and of work."""
    taken: list[tuple[float, float]] = []
    store = Production.create(path, author="benchmark")
    for number in range(1, episodes + 1):
        screenplay = episode(number, findings)
        script = store.add_scan(scan(screenplay), screenplay.title)
        wanted = {(place.beat.id, "verdict"): '"confirmed"' for place in store.beats(script)}
        store.history.edit(wanted, "decided")
        for step in range(2, drafts + 1):
            screenplay = replace(edited(screenplay, number * 100 + step).screenplay, draft=f"Draft {step}")
            new = scan(screenplay)
            began, worked = perf_counter(), process_time()
            store.add_scan(new, screenplay.title, script)
            marks_of(store, script, store.beats(script))
            taken.append((perf_counter() - began, process_time() - worked))
    store.close()
    return taken


def opened(path: Path) -> tuple[float, float]:
    """Seconds until the file is open and what is lost in it is known; and until one script is marked."""
    from scenebreak.services.review import open_review

    began = perf_counter()
    with open_review(path) as review:
        print(f"  {len(review.warnings)} notes at the opening", end=", ")
        first = perf_counter() - began
        began = perf_counter()
        review.beats(review.episodes[0].id)
        review.marks(review.episodes[0].id)
        return first, perf_counter() - began


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the seconds that opening and carrying over take."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    for name, value in (("episodes", 10), ("drafts", 5), ("findings", 300)):
        parser.add_argument(f"--{name}", type=int, default=value)
    parser.add_argument("--encrypted", action="store_true", help="Open it with a passphrase.")
    wanted = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "Season.scenebreak"
        os.environ["SCENEBREAK_BACKUPS"] = str(Path(folder) / "backups")
        taken = fill(path, wanted.episodes, wanted.drafts, wanted.findings)
        for name, seconds in zip(("by the clock", "of work"), zip(*taken, strict=True), strict=True):
            print(
                f"carry-over of a draft, {name}: median {median(seconds):.2f} s, slowest {max(seconds):.2f} s"
            )
        print(f"the file: {path.stat().st_size / 1e6:.1f} MB")
        if wanted.encrypted:
            os.environ["SCENEBREAK_PASSPHRASE"] = _PASSPHRASE
            seal(path, None, Key.new(_PASSPHRASE))
        for attempt in range(3):
            open_, marks = opened(path)
            print(f"opening, run {attempt + 1}: {open_:.3f} s; beats and marks of one script {marks:.3f} s")
    return 0


def _paragraph(chance: random.Random, act: bool) -> str:
    words = [chance.choice(_WORDS) for _ in range(chance.randrange(8, 25))]
    if act:
        words.insert(len(words) // 2, chance.choice(("They kiss by the", "A caress near the")))
    return " ".join(words).capitalize() + "."


def _element(ordinal: int, type_: ElementType, text: str) -> Element:
    return Element(ordinal, type_, text, (Span(1 + ordinal // 54, 1 + ordinal % 54, 0, len(text)),))


def _finding(element: Element, cue: str, kind: Kind, level: Level) -> Finding:
    start = element.text.index(cue)
    return Finding(
        id=f"{element.ordinal}-{start}",
        kind=kind,
        level=level,
        status=Status.SHOWN,
        mode=Mode.STORY,
        element=element.ordinal,
        element_type=element.type,
        start=start,
        end=start + len(cue),
        quote=cue,
        page=element.page,
        line=element.spans[0].line,
        cue=cue,
    )


if __name__ == "__main__":
    sys.exit(main())
