"""A review as rows, one a beat, with the columns of a breakdown sheet: for spreadsheets, and as Markdown."""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from scenebreak.domain.axis import RUNGS, named
from scenebreak.domain.beat import ReviewedBeat
from scenebreak.domain.default_plan import plan_of
from scenebreak.domain.department import DEPARTMENTS
from scenebreak.domain.plan import BeatPlan, ScenePlan
from scenebreak.domain.reviewed_scene import ReviewedScene
from scenebreak.domain.reviewed_script import ReviewedScript
from scenebreak.reports.markdown import escaped
from scenebreak.reports.plain import cell
from scenebreak.reports.spoken import (
    beat_words,
    day,
    note_words,
    scene_lines,
    script_lines,
    sentence,
    verdict_words,
)

Scenes = Iterable[tuple[ReviewedScript, Iterable[ReviewedScene]]]
"""Scripts, each with those of its scenes that are shown."""


_NAMES = (
    "script draft scene page printed_page eighths interior place time story_day shoot_date context "
    "tier minor beat kind level axis status people words by_a_person verdict reason question asked_of "
    "answer answered_by answered_on agreed agreed_by agreed_on starts ends areas position clothing "
    "camera steps garments background background_clothing closed_set check_ins breaks risk mitigation "
    "closure content_notice support riders departments told notes"
)
COLUMNS: tuple[str, ...] = tuple(_NAMES.split())
"""What a row holds, in order: the columns of a breakdown sheet."""

Row = Mapping[str, str | int]


def beat_rows(script: ReviewedScript, scenes: Iterable[ReviewedScene], *, discreet: bool) -> Iterator[Row]:
    """A row for every beat of these scenes; levels and plans of held scenes stay empty."""
    labels = script.page_labels
    for scene in scenes:
        for position, beat in enumerate(scene.beats, 1):
            yield {
                **_of_scene(script, scene, discreet=discreet),
                "printed_page": labels.get(beat.beat.findings[0].page, ""),
                **_of_beat(scene, position, beat, discreet=discreet),
                **_of_decision(scene, beat),
                **_of_beat_plan(scene, beat),
                **_of_scene_plan(scene),
            }


def review_to_csv(scripts: Scenes, *, discreet: bool = False) -> str:
    """CSV with a heading line; no cell can be taken for a formula."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    for script, scenes in scripts:
        for row in beat_rows(script, scenes, discreet=discreet):
            values = (row[name] for name in COLUMNS)
            writer.writerow([cell(value) if isinstance(value, str) else value for value in values])
    return out.getvalue()


def review_to_markdown(scripts: Scenes, today: date, *, discreet: bool = False, full: bool = False) -> str:
    """A section a script, one a scene, one a beat; the same facts as the spoken lines."""
    lines: list[str] = []
    for script, scenes in scripts:
        title, *facts = script_lines(script, (), today, discreet=discreet)
        lines += [f"# {escaped(title)}", "", *(f"- {escaped(fact)}" for fact in facts if fact), ""]
        for scene in scenes:
            lines += _section(script, scene, today, discreet=discreet, full=full)
    return "\n".join(lines)


def _section(
    script: ReviewedScript, scene: ReviewedScene, today: date, *, discreet: bool, full: bool
) -> Iterator[str]:
    beats = {sentence(beat_words(scene, position, beat)) for position, beat in enumerate(scene.beats, 1)}
    for number, line in enumerate(scene_lines(script, scene, today, discreet=discreet, full=full)):
        if number == 0:
            yield f"## {escaped(line)}"
            yield ""
        elif line in beats:
            yield f"\n### {escaped(line)}\n"
        else:
            yield f"- {escaped(line)}"
    yield ""


def _of_scene(script: ReviewedScript, scene: ReviewedScene, *, discreet: bool) -> dict[str, str | int]:
    play, read = script.scan.screenplay, scene.scene
    shoot = scene.decision.shoot_date
    return {
        "script": script.title,
        "draft": f"{play.draft} {play.draft_date}".strip(),
        "scene": scene.name,
        "eighths": read.eighths,
        "interior": read.setting.interior,
        "place": "" if discreet else read.setting.place,
        "time": read.setting.time,
        "story_day": read.story_day,
        "shoot_date": day(shoot) if shoot else "",
        "context": scene.decision.context,
        "tier": scene.tier.label,
        "minor": "yes" if scene.scan.minor else "",
        "told": "; ".join(
            f"{DEPARTMENTS[id_].name} {day(notice.told)}"
            for id_, notice in scene.decision.notices.items()
            if notice.told
        ),
    }


def _of_beat(
    scene: ReviewedScene, position: int, beat: ReviewedBeat, *, discreet: bool
) -> dict[str, str | int]:
    first = beat.beat.findings[0]
    return {
        "page": first.page,
        "beat": position,
        "kind": beat.beat.kind.label,
        "level": "" if scene.held else RUNGS[beat.axis].name,
        "axis": "" if scene.held else beat.axis,
        "status": first.status,
        "people": ", ".join(beat.participants),
        "words": "" if discreet else " / ".join(finding.quote for finding in beat.beat.findings),
        "by_a_person": "yes" if beat.made else "",
        "departments": ", ".join(id_ for id_ in DEPARTMENTS if id_ in beat.departments),
    }


def _of_decision(scene: ReviewedScene, beat: ReviewedBeat) -> dict[str, str]:
    decision, agreed = beat.decision, beat.decision.agreed
    asked = (decision.answer or beat.open) and not scene.held
    return {
        "verdict": decision.verdict or verdict_words(beat),
        "reason": decision.reason.label if decision.reason else "",
        "question": beat.question if asked else "",
        "asked_of": decision.asked_of if asked else "",
        "answer": decision.answer,
        "answered_by": decision.answered_by,
        "answered_on": day(decision.answered_on) if decision.answered_on else "",
        "agreed": named(agreed.level) if agreed and not scene.held else "",
        "agreed_by": ", ".join(agreed.by) if agreed else "",
        "agreed_on": day(agreed.on) if agreed and agreed.on else "",
        "notes": decision.notes,
    }


def _of_beat_plan(scene: ReviewedScene, beat: ReviewedBeat) -> dict[str, str]:
    plan = BeatPlan() if scene.held else plan_of(beat)
    return {
        "starts": plan.starts,
        "ends": plan.ends,
        "areas": plan.areas,
        "position": plan.position,
        "clothing": note_words(plan.clothing),
        "camera": plan.camera,
        "steps": "; ".join(plan.steps.split("\n")),
    }


def _of_scene_plan(scene: ReviewedScene) -> dict[str, str]:
    plan = ScenePlan() if scene.held else scene.plan
    return {
        "garments": note_words(plan.garments),
        "background": "" if plan.background is None else str(plan.background),
        "background_clothing": plan.background_clothing,
        "closed_set": _yes(plan.closed_set),
        "check_ins": plan.check_ins,
        "breaks": plan.breaks,
        "risk": plan.risk or "",
        "mitigation": plan.mitigation,
        "closure": _yes(plan.closure),
        "content_notice": _yes(plan.content_notice),
        "support": plan.support,
        "riders": "; ".join(f"{rider.role}: {rider.state.label}" for rider in scene.riders),
    }


def _yes(value: bool | None) -> str:
    return "" if value is None else "yes" if value else "no"
