"""How well decisions are carried over into the next draft: machine-made drafts of whole scripts.

    python -m benchmarks.carry_over [SCRIPT ...] [--rounds 5] [--strength 1] [--list]

Every beat and scene of a script is written on, some lines are flagged as by a person, and another draft is
made by machine (benchmarks/machine_edits.py). Then each note is looked up: on the right beat, kept under gone
where its words are gone, on a wrong beat, or gone though its beat is there. Without scripts it takes three of
the corpus beside the project; --list tells the mistakes by scene and beat, without words of a script.
"""

import argparse
import re
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from benchmarks.machine_edits import NewDraft, edited
from scenebreak.domain.beat import Beat
from scenebreak.domain.finding import Finding, Kind, Level, Mode, Status
from scenebreak.domain.scan import Scan, Sensitivity, Tool
from scenebreak.domain.screenplay import ElementType, Screenplay
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
    """One annotation after the new draft, named without words of the script; of a beat, or of a scene."""

    landing: Landing
    beat: str
    is_scene: bool = False


def carried_over(scan: Scan, draft: NewDraft, new: Scan, folder: Path) -> list[Outcome]:
    """Write on every beat and scene of a scan, add the next draft, and look every annotation up."""
    store = Production.create(folder / "carry.scenebreak", author="benchmark")
    try:
        script = store.add_scan(scan, "script")
        for finding in _flags(scan):
            store.add_beat(script, finding, "flagged")
        old = [place.beat for place in store.beats(script)]
        scenes = dict(store.scene_ids(script))
        wanted = {(id_, "notes"): f'"{id_}"' for id_ in [*(beat.id for beat in old), *scenes.values()]}
        store.history.edit(dict(wanted), "decided")
        store.add_scan(new, "script", script)
        values = store.history.values_of_script(script)
        after = _After(
            beats={place.beat.id: place.beat for place in store.beats(script)},
            gone={place.beat.id for place in store.gone_beats(script)} | set(store.gone_scenes(script)),
            scenes={id_: index for index, id_ in store.scene_ids(script).items()},
            kept={id_ for (id_, name), value in wanted.items() if values.get(id_, {}).get(name) == value},
        )
    finally:
        store.close()
    return [*_outcomes(old, after, draft), *_scene_outcomes(scan, scenes, after, draft)]


def _flags(scan: Scan) -> Iterator[Finding]:
    """What a person could flag: some words in the middle of every fortieth paragraph of action."""
    paragraphs = [element for element in scan.screenplay.elements() if element.type is ElementType.ACTION]
    for element in paragraphs[20::40]:
        words = [match.span() for match in re.finditer(r"\S+", element.text)]
        middle = len(words) // 2
        start, end = words[middle][0], words[min(middle + 3, len(words) - 1)][1]
        yield Finding(
            *("by hand", Kind.TOUCH, Level.LIGHT, Status.SHOWN, Mode.STORY, element.ordinal, element.type),
            *(start, end, "", 1, 1),
        )


@dataclass(frozen=True, slots=True)
class _After:
    """What stands after the new draft: beats by id, ids that are gone, scenes by id, ids with their words."""

    beats: dict[str, Beat]
    gone: set[str]
    scenes: dict[str, int]
    kept: set[str]


def _outcomes(old: Sequence[Beat], after: _After, draft: NewDraft) -> Iterator[Outcome]:
    rights = {beat.id: _right_beats(beat, after.beats, draft) for beat in old}
    landed_right = {id_ for id_, right in rights.items() if id_ in right}
    for beat in old:
        right = rights[beat.id]
        if beat.id not in after.kept or not (beat.id in after.beats or beat.id in after.gone):
            landing = Landing.LOST
        elif beat.id in after.beats:
            landing = Landing.RIGHT if beat.id in right else Landing.WRONG
        elif not right:
            landing = Landing.KEPT
        else:
            landing = Landing.JOINED if right <= landed_right else Landing.MISSED
        yield Outcome(landing, f"scene {beat.scene}, {beat.kind.label} at {beat.findings[0].element}")


def _scene_outcomes(scan: Scan, ids: dict[int, str], after: _After, draft: NewDraft) -> Iterator[Outcome]:
    homes = {old: new for new, origins in draft.scenes.items() for old in origins}
    taken = set(after.scenes.values())
    for scene in scan.screenplay.scenes:
        id_, home = ids[scene.index], homes.get(scene.index)
        if id_ not in after.kept or not (id_ in after.scenes or id_ in after.gone):
            landing = Landing.LOST
        elif home is None:
            landing = Landing.KEPT if id_ in after.gone else Landing.WRONG
        elif id_ in after.scenes:
            landing = Landing.RIGHT if after.scenes[id_] == home else Landing.WRONG
        else:
            joined = len(draft.scenes[home]) > 1 and home in taken
            landing = Landing.JOINED if joined else Landing.MISSED
        yield Outcome(landing, f"scene {scene.index}", is_scene=True)


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
    detector, total, edits = load(), Tally(), Counter[str]()
    for script in scripts:
        count = Tally()
        for seed, draft, outcomes in measure(script, wanted.rounds, detector, wanted.strength):
            count.add(outcomes)
            edits.update(draft.edits)
            for outcome in outcomes:
                if wanted.list and not outcome.landing.good:
                    print(f"  {script.stem}, draft {seed}: {outcome.beat}: {outcome.landing}")
        total.add(count.outcomes)
        print(f"{script.stem}: {count.told()}")
    print(f"all: {total.told()}")
    print("edits: " + ", ".join(f"{count} {edit}" for edit, count in edits.items()))
    return 0 if total.holds() else 1


class Tally:
    """Annotations by where they are."""

    def __init__(self) -> None:
        self.outcomes: list[Outcome] = []

    def add(self, outcomes: Sequence[Outcome]) -> None:
        """Count further ones."""
        self.outcomes += outcomes

    def holds(self) -> bool:
        """At least 99 of 100 decisions on beats are in place, and nothing is lost."""
        beats = self._count(is_scene=False)
        lost = any(outcome.landing is Landing.LOST for outcome in self.outcomes)
        return _share(beats) >= _LEAST and not lost

    def told(self) -> str:
        """The shares and the counts, of beats and of scenes."""
        beats, scenes = self._count(is_scene=False), self._count(is_scene=True)
        return f"decisions on beats: {_told(beats)}; notes on scenes: {_told(scenes)}"

    def _count(self, *, is_scene: bool) -> Counter[Landing]:
        return Counter(outcome.landing for outcome in self.outcomes if outcome.is_scene is is_scene)


_LEAST = 0.99


def _share(count: Counter[Landing]) -> float:
    return sum(number for landing, number in count.items() if landing.good) / max(1, count.total())


def _told(count: Counter[Landing]) -> str:
    parts = ", ".join(f"{count[landing]} {landing}" for landing in Landing if count[landing])
    return f"{100 * _share(count):.2f} % of {count.total()} in place ({parts})"


if __name__ == "__main__":
    sys.exit(main())
