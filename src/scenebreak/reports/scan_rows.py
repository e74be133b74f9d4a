"""One row a finding of the flagged scenes: what CSV, Markdown and the table are made of."""

import csv
import io
from collections.abc import Iterable, Iterator
from pathlib import PurePath
from typing import NamedTuple

from scenebreak.domain.axis import RUNGS, named, proposed_axis
from scenebreak.domain.finding import Finding, Tier
from scenebreak.domain.pages import page_cell, page_labels
from scenebreak.domain.scan import Scan, SceneScan
from scenebreak.domain.summary import summarise
from scenebreak.domain.tier import tier_of
from scenebreak.reports.markdown import escaped
from scenebreak.reports.plain import cell


class Row(NamedTuple):
    """One finding with its scene, in words."""

    file: str
    script: str
    scene: str
    page: int
    printed_page: str
    heading: str
    tier: str
    kind: str
    level: str
    axis: str
    status: str
    mode: str
    participants: str
    quote: str
    line: int
    question: str
    why: str
    confidence: float
    minor: str


def telling(scan: SceneScan) -> tuple[Finding, ...]:
    """The findings that flag a scene; what is only said or figurative is left out."""
    return tuple(each for each in scan.findings if tier_of(each, minor_present=scan.minor) > Tier.NONE)


def rows(scan: Scan) -> Iterator[Row]:
    """A row for every finding that flags a scene.

    A scene of tier stop is for legal and production first: its level and axis stay empty.
    """
    labels = page_labels(scan.screenplay)
    for scene in scan.flagged():
        stop = scene.tier is Tier.STOP
        for finding in telling(scene):
            axis = proposed_axis(finding.kind, finding.level, finding.modifiers)
            yield Row(
                file=PurePath(scan.screenplay.path).name,
                script=scan.screenplay.title,
                scene=scene.scene.name,
                page=finding.page,
                printed_page=labels.get(finding.page, ""),
                heading=scene.scene.heading,
                tier=scene.tier.label,
                kind=finding.kind.label,
                level="" if stop else RUNGS[axis].name,
                axis="" if stop else axis,
                status=finding.status,
                mode=finding.mode,
                participants=", ".join(finding.participants),
                quote=finding.quote,
                line=finding.line,
                question=finding.question,
                why=finding.why,
                confidence=round(finding.confidence, 2),
                minor="yes" if scene.minor else "",
            )


def scans_to_csv(scans: Iterable[Scan]) -> str:
    """CSV with a heading line; no cell can be taken for a formula."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(Row._fields)
    for scan in scans:
        writer.writerows(
            [cell(value) if isinstance(value, str) else value for value in row] for row in rows(scan)
        )
    return out.getvalue()


def scans_to_markdown(scans: Iterable[Scan]) -> str:
    """One section a script: its counts, warnings and a table of findings."""
    return "\n".join(line for scan in scans for line in _section(scan)) + "\n"


def _section(scan: Scan) -> Iterator[str]:
    summary = summarise(scan)
    yield f"# {escaped(scan.screenplay.title)} ({escaped(PurePath(scan.screenplay.path).name)})"
    yield ""
    yield (
        f"{summary.scenes} scenes, {summary.flagged} flagged: must {summary.must}, may {summary.may}, "
        f"stop {summary.stop}; open questions {summary.open_questions}."
    )
    yield from (f"\n> {escaped(warning)}" for warning in scan.warnings)
    yield ""
    yield "| scene | page | tier | kind | level | who | words of the script | question |"
    yield "|---|---|---|---|---|---|---|---|"
    for row in rows(scan):
        words = (
            row.scene,
            row.printed_page or page_cell(scan.screenplay, row.page),
            row.tier,
            row.kind,
            named(row.axis),
            row.participants,
            row.quote,
            row.question,
        )
        yield "| " + " | ".join(map(escaped, words)) + " |"
    yield ""
