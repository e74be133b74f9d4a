"""How well decisions are carried over into the next draft: machine-made drafts of whole scripts.

    python benchmarks/carry_over.py [SCRIPT ...] [--rounds 5] [--strength 1] [--list]

Every beat of a script is decided on, another draft of it is made by machine (benchmarks/machine_edits.py),
and each decision is looked up: on the right beat, kept under gone where its words are gone, on a wrong beat,
or gone though its beat is there. Without scripts it takes three of the corpus beside the project; --list
tells the mistakes by scene and beat; no words of a script are printed.
"""

import argparse
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from benchmarks.machine_edits import NewDraft, edited
from scenebreak.domain.beat import Beat
from scenebreak.domain.scan import Scan, Sensitivity, Tool
from scenebreak.domain.screenplay import Screenplay
from scenebreak.nlp import Detector, load
from scenebreak.reading import read
from scenebreak.store import Production

CORPUS = Path(__file__).resolve().parents[2] / "shared" / "corpus" / "dev" / "scripts"
SCRIPTS = ("nottinghill.pdf", "shakespeareinlove.pdf", "somethings-gotta-give.pdf")


class Landing(StrEnum):
    """Where a decision is after the new draft."""

    RIGHT = "on its beat"
    KEPT = "kept, its words are gone"
    JOINED = "kept, its beat is now part of another"
    WRONG = "on another beat"
    MISSED = "gone, though its beat is there"
    LOST = "lost"

    @property
    def good(self) -> bool:
        """It is where a person would look for it."""
        return self in (Landing.RIGHT, Landing.KEPT, Landing.JOINED)


@dataclass(frozen=True, slots=True)
class Outcome:
    """One decision after the new draft, named without words of the script."""

    landing: Landing
    beat: str


def carried_over(scan: Scan, draft: NewDraft, new: Scan, folder: Path) -> list[Outcome]:
    """Decide on every beat of a scan, add the next draft, and look every decision up."""
    with_store = Production.create(folder / "carry.scenebreak", author="benchmark")
    try:
        script = with_store.add_scan(scan, "script")
        old = [place.beat for place in with_store.beats(script)]
        for beat in old:
            with_store.history.edit({(beat.id, "notes"): f'"{beat.id}"'}, "decided")
        with_store.add_scan(new, "script", script)
        standing = {place.beat.id: place.beat for place in with_store.beats(script)}
        gone = {place.beat.id for place in with_store.gone_beats(script)}
        kept = {beat.id for beat in old if with_store.history.values(beat.id) == {"notes": f'"{beat.id}"'}}
    finally:
        with_store.close()
    return list(_outcomes(old, standing, gone & kept, kept, draft))


def _outcomes(
    old: Sequence[Beat], standing: dict[str, Beat], gone: set[str], kept: set[str], draft: NewDraft
) -> Iterator[Outcome]:
    rights = {beat.id: _right_beats(beat, standing, draft) for beat in old}
    landed_right = {id_ for id_, right in rights.items() if id_ in right}
    for beat in old:
        right = rights[beat.id]
        if beat.id not in kept or (beat.id not in standing and beat.id not in gone):
            landing = Landing.LOST
        elif beat.id in standing:
            landing = Landing.RIGHT if beat.id in right else Landing.WRONG
        elif not right:
            landing = Landing.KEPT
        else:
            landing = Landing.JOINED if right <= landed_right else Landing.MISSED
        yield Outcome(
            landing, f"{beat.anchor.scene or beat.scene} {beat.kind.value} at {beat.findings[0].element}"
        )


def _right_beats(beat: Beat, standing: dict[str, Beat], draft: NewDraft) -> set[str]:
    """The beats of the new draft that stand in a paragraph which the old one stood in."""
    homes = {finding.element for finding in beat.findings}
    return {
        id_
        for id_, other in standing.items()
        if other.kind is beat.kind
        and any(draft.elements.get(finding.element) in homes for finding in other.findings)
    }


def measure(
    script: Path, rounds: int, detector: Detector, strength: float = 1.0
) -> Iterator[tuple[int, NewDraft, list[Outcome]]]:
    """Every round on one script: its seed, the draft that was made, and where the decisions are."""
    screenplay = read(script)
    scan = _scan(screenplay, detector)
    for seed in range(1, rounds + 1):
        draft = edited(screenplay, seed, strength)
        with tempfile.TemporaryDirectory() as folder:
            yield seed, draft, carried_over(scan, draft, _scan(draft.screenplay, detector), Path(folder))


def _scan(screenplay: Screenplay, detector: Detector) -> Scan:
    scenes = detector.scan(screenplay, sensitivity=Sensitivity.THOROUGH)
    return Scan(screenplay, scenes, Tool("benchmark", "", "", Sensitivity.THOROUGH))


def main(arguments: Sequence[str] | None = None) -> int:
    """Print a line a script, the sum, and the mistakes if wanted; 1 where less than 99 % are right."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("scripts", nargs="*", type=Path)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--strength", type=float, default=1.0)
    parser.add_argument("--list", action="store_true")
    wanted = parser.parse_args(arguments)
    scripts = wanted.scripts or [CORPUS / name for name in SCRIPTS]
    if not all(script.is_file() for script in scripts):
        print("The corpus is not beside the project: nothing was measured.")
        return 0
    detector, total, edits = load(), Counter[Landing](), Counter[str]()
    for script in scripts:
        count = Counter[Landing]()
        for seed, draft, outcomes in measure(script, wanted.rounds, detector, wanted.strength):
            count.update(outcome.landing for outcome in outcomes)
            edits.update(draft.edits)
            for outcome in outcomes:
                if wanted.list and not outcome.landing.good:
                    print(f"  {script.stem}, draft {seed}: {outcome.beat}: {outcome.landing}")
        total.update(count)
        print(f"{script.stem}: {_told(count)}")
    print(f"all: {_told(total)}")
    print("edits: " + ", ".join(f"{count} {edit}" for edit, count in edits.items()))
    return 0 if _share(total) >= 0.99 and not total[Landing.LOST] else 1


def _share(count: Counter[Landing]) -> float:
    return sum(number for landing, number in count.items() if landing.good) / max(1, count.total())


def _told(count: Counter[Landing]) -> str:
    parts = ", ".join(f"{count[landing]} {landing}" for landing in Landing if count[landing])
    return f"{100 * _share(count):.2f} % of {count.total()} decisions in place ({parts})"


if __name__ == "__main__":
    sys.exit(main())
