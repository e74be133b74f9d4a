"""Scan the scripts of a labelled folder and count what was found, missed and flagged for nothing.

The folder holds `scripts/NAME.pdf` (or another format), `labels/NAME.jsonl` with a line a labelled scene, and
`scenes/NAME/chunk*.txt`, the text that was labelled, each scene under a line "## S12 p34 HEADING".
A flagged scene earns its place by evidence: it is the labelled scene whose text holds a quote of one of its
findings, on about that page. docs/accuracy.md says the same for people.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from scenebreak.domain.evaluation import TENTHS, Evaluation, Place, ScriptScore, Share
from scenebreak.domain.finding import Finding, Kind, Level, Tier
from scenebreak.domain.scan import Scan, SceneScan, Sensitivity
from scenebreak.nlp.model.lesson import Lesson
from scenebreak.services.executor import ItemProgress, no_item_progress
from scenebreak.services.labels import (
    Label,
    LabelledScene,
    labelled_scenes,
    labelled_scripts,
    labels_of,
    letters_of,
)
from scenebreak.services.lessons import whole_lesson
from scenebreak.services.season import scan_season

if TYPE_CHECKING:
    from rich.console import RenderableType

_SHORTEST, _SHORT_BUT_TELLING = 10, "theykiss"
_LONG = 40
_HEADING = 14


def evaluate(
    folder: Path,
    *,
    sensitivity: Sensitivity = Sensitivity.THOROUGH,
    use_cache: bool = True,
    progress: ItemProgress = no_item_progress,
) -> Evaluation:
    """Scan every labelled script of a folder and score it.

    Args:
        folder: with scripts, labels and scenes.
        sensitivity: how much doubt is enough to flag a scene.
        use_cache: take results of earlier scans, and keep new ones.
        progress: is told which script has come how far.

    Raises:
        WrongUsage: the folder is not laid out like that, or a label is not of the vocabulary.
    """
    scripts = labelled_scripts(folder)
    outcomes = scan_season(scripts, sensitivity=sensitivity, use_cache=use_cache, progress=progress)
    return Evaluation(
        tuple(_scored(folder, outcome.path.stem, outcome.scan, str(outcome.error)) for outcome in outcomes)
    )


def _scored(folder: Path, name: str, scan: Scan | None, failure: str) -> ScriptScore:
    scenes = labelled_scenes(folder / "scenes" / name)
    labels = labels_of(folder / "labels" / f"{name}.jsonl")
    score = score_script(name, scan.scenes if scan else (), scenes, labels)
    if scan:
        score.tenths = _tenths(scan, whole_lesson(folder, name, scan.screenplay))
    else:
        score.failure = failure
    return score


def _tenths(scan: Scan, lesson: Lesson) -> tuple[Share, ...]:
    """In tenths of the score: how many scenes have it, and how many of those are a must or a may."""
    tenths = [[0, 0] for _ in range(TENTHS)]
    for scene, label in zip(scan.scenes, lesson.scenes, strict=True):
        tenth = tenths[min(int(scene.score * TENTHS), TENTHS - 1)]
        tenth[0] += label.tier > Tier.NONE
        tenth[1] += 1
    return tuple(Share(right, scenes) for right, scenes in tenths)


def score_script(
    name: str, scans: Sequence[SceneScan], scenes: Sequence[LabelledScene], labels: Mapping[int, Label]
) -> ScriptScore:
    """Count what was found, missed and flagged for nothing.

    Args:
        name: of the script.
        scans: every scene of its scan.
        scenes: of the labelled text.
        labels: by the number of such a scene.
    """
    must = {number for number, label in labels.items() if label.must}
    found, unproven = _placed(scans, scenes)
    called = _placed([scan for scan in scans if scan.tier >= Tier.MUST], scenes)[0].keys()
    wrong = found.keys() - labels.keys()
    by_id = {scene.id: scene for scene in scenes}
    score = ScriptScore(
        name,
        scenes=len(scenes),
        must=len(must),
        may=len(labels) - len(must),
        found=len(must & found.keys()),
        may_found=len(labels.keys() & found.keys() - must),
        flagged=len(found) + len(unproven),
        false=len(wrong) + len(unproven),
        called=len(called),
        called_right=len(called & must),
    )
    score.misses = tuple(
        _missed(by_id[one], labels[one]) for one in sorted(must - found.keys()) if one in by_id
    )
    alarms = (_false(by_id[one].page, by_id[one].heading, found[one]) for one in sorted(wrong))
    score.false_alarms = (*alarms, *unproven)
    for number in sorted(must | (labels.keys() & found.keys())):
        _count_kinds(score, labels[number], found.get(number, ()))
    return score


def _placed(
    scans: Sequence[SceneScan], scenes: Sequence[LabelledScene]
) -> tuple[dict[int, list[Finding]], list[Place]]:
    """Findings of flagged scenes by labelled scene, and the flagged scenes that show no evidence."""
    found: dict[int, list[Finding]] = defaultdict(list)
    unproven: list[Place] = []
    last = 0
    for scan in scans:
        if not scan.flagged:
            continue
        hits = Counter[int]()
        for finding in scan.findings:
            place = _locate(scenes, finding, scan.scene.heading, last)
            if place is not None:
                hits[place.id] += 1
                found[place.id].append(finding)
        if hits:
            last = hits.most_common(1)[0][0]
        else:
            unproven.append(_false(scan.scene.page, scan.scene.heading, scan.findings))
    return dict(found), unproven


def _locate(
    scenes: Sequence[LabelledScene], finding: Finding, heading: str, last: int
) -> LabelledScene | None:
    """The labelled scene that holds a finding's quote on about its page."""
    quote = letters_of(finding.quote)
    if len(quote) < _SHORTEST and quote != _SHORT_BUT_TELLING:
        return None
    unpaged = scenes[-1].page == 1
    near = [one for one in scenes if unpaged or one.page - 1 <= finding.page <= one.end + 1]
    half = quote[: len(quote) // 2] if len(quote) > _LONG else quote
    holding = [one for one in near if quote in one.letters] or [one for one in near if half in one.letters]
    start = _bare(heading)[:_HEADING]
    return min(
        holding,
        key=lambda one: (
            not (start and start in one.heading_letters),
            0 if unpaged else abs(one.page - finding.page),
            abs(one.id - last),
        ),
        default=None,
    )


def _bare(heading: str) -> str:
    """Letters of a heading without printed scene numbers."""
    return letters_of(re.sub(r"^\W*\d+\w*\W+|\W+\d+\w*\W*$", "", heading))


def _missed(scene: LabelledScene, label: Label) -> Place:
    kinds = tuple(sorted({one.kind.label for one in label.elements}))
    return Place(scene.page, scene.heading, kinds, tuple(one.quote for one in label.elements if one.quote))


def _false(page: int, heading: str, findings: Collection[Finding]) -> Place:
    quotes = dict.fromkeys(one.quote for one in findings if one.performed)
    return Place(page, heading, _kinds(findings), tuple(quotes))


def _kinds(findings: Collection[Finding]) -> tuple[str, ...]:
    return tuple(sorted({one.kind.label for one in findings if one.performed}))


def _count_kinds(score: ScriptScore, label: Label, findings: Collection[Finding]) -> None:
    """Hold the performed findings of a scene against its label, kind by kind."""
    mine: dict[Kind, set[Level]] = defaultdict(set)
    for kind, level in _performed(findings):
        mine[kind].add(level)
    theirs, spoken = label.levels(), label.spoken()
    for kind in mine.keys() - spoken | theirs.keys():
        tally, given, wanted = score.tally(kind), mine.get(kind, set()), theirs.get(kind, set())
        if given and wanted:
            tally.right += 1
            tally.levels_right += len(given & wanted)
            tally.levels_false += len(given - wanted)
            tally.levels_missed += len(wanted - given)
        elif given:
            tally.false += 1
        elif label.must:
            tally.missed += 1


def _performed(findings: Collection[Finding]) -> Iterator[tuple[Kind, Level]]:
    return ((one.kind, one.level) for one in findings if one.performed)


def evaluation_as_json(evaluation: Evaluation, *, show: bool) -> str:
    """An evaluation as JSON text; `show` adds the places of misses and false alarms."""
    from scenebreak.reports.evaluation import evaluation_to_json

    return evaluation_to_json(evaluation, show=show)


def evaluation_as_table(evaluation: Evaluation, *, show: bool) -> "RenderableType":
    """An evaluation for the terminal; `show` adds the places of misses and false alarms."""
    from scenebreak.reports.evaluation import evaluation_table

    return evaluation_table(evaluation, show=show)
