"""A review for other programs: schema scenebreak/review-1, a list of scripts."""

import json
from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from scenebreak.domain.axis import RUNGS
from scenebreak.domain.beat import ReviewedBeat
from scenebreak.domain.default_plan import plan_of
from scenebreak.domain.department import DEPARTMENTS
from scenebreak.domain.drafts import BeatMark, Drift
from scenebreak.domain.finding import Finding, Tier
from scenebreak.domain.plan import Agreement
from scenebreak.domain.reviewed_scene import ReviewedScene
from scenebreak.domain.reviewed_script import ReviewedScript
from scenebreak.reports.review_rows import Scenes


def review_to_json(scripts: Scenes, *, discreet: bool = False) -> str:
    """Scripts with their scenes, beats and everything that was decided on them.

    Of scenes that are held for legal and production no level, axis or plan is given.
    """
    entries = [_script(script, scenes, discreet=discreet) for script, scenes in scripts]
    return json.dumps(entries, ensure_ascii=False, indent=2, default=str) + "\n"


def _script(script: ReviewedScript, scenes: Iterable[ReviewedScene], *, discreet: bool) -> dict[str, Any]:
    play = script.scan.screenplay
    return {
        "schema": "scenebreak/review-1",
        "episode": script.episode,
        "title": script.title,
        "path": script.path,
        "draft": play.draft,
        "draft_date": play.draft_date,
        "page_exact": play.page_exact,
        "beats": len(script.beats),
        "reviewed": script.reviewed,
        "open_questions": script.open,
        "scenes": [_scene(script, scene, discreet=discreet) for scene in scenes],
        "gone": [_gone(beat, discreet=discreet) for beat in script.gone],
    }


def _gone(beat: ReviewedBeat, *, discreet: bool) -> dict[str, Any]:
    held = beat.tier is Tier.STOP
    anchor = beat.beat.anchor
    scene = anchor.number if discreet else anchor.scene
    return {"scene": scene, **_beat(beat, None, held=held, discreet=discreet)}


def _scene(script: ReviewedScript, scene: ReviewedScene, *, discreet: bool) -> dict[str, Any]:
    read = scene.scene
    return {
        "scene": read.index,
        "number": read.number,
        "heading": "" if discreet else read.heading,
        "page": read.page,
        "page_label": read.page_label,
        "eighths": read.eighths,
        "tier": scene.tier.label,
        "held": scene.held,
        "minor": scene.scan.minor,
        "context": scene.decision.context,
        "shoot_date": scene.decision.shoot_date,
        "plan": None if scene.held else asdict(scene.plan),
        "plan_by_a_person": scene.decision.plan is not None,
        "riders": [asdict(rider) for rider in scene.riders],
        "told": {id_: asdict(notice) for id_, notice in scene.decision.notices.items()},
        "departments": [id_ for id_ in DEPARTMENTS if id_ in scene.departments],
        "beats": [
            {
                "beat": position,
                **_beat(beat, script.marks.get(beat.beat.id), held=scene.held, discreet=discreet),
            }
            for position, beat in enumerate(scene.beats, 1)
        ],
    }


def _beat(beat: ReviewedBeat, mark: BeatMark | None, *, held: bool, discreet: bool) -> dict[str, Any]:
    decision = beat.decision
    return {
        "id": beat.beat.id,
        "kind": beat.beat.kind,
        "level": None if held else RUNGS[beat.axis].name,
        "axis": None if held else beat.axis,
        "proposed": None if held else beat.beat.proposed,
        "tier": beat.tier.label,
        "by_a_person": beat.made,
        "people": list(beat.participants),
        "modifiers": list(beat.beat.modifiers),
        "findings": [_finding(finding, held=held, discreet=discreet) for finding in beat.beat.findings],
        "verdict": decision.verdict,
        "reason": decision.reason,
        "settled": None if held else decision.settled,
        "open": beat.open,
        "question": "" if held else beat.question,
        "asked_of": decision.asked_of,
        "answer": decision.answer,
        "answered_by": decision.answered_by,
        "answered_on": decision.answered_on,
        "agreed": _agreed(decision.agreed, held=held) if decision.agreed else None,
        "departments": [id_ for id_ in DEPARTMENTS if id_ in beat.departments],
        "plan": None if held else asdict(plan_of(beat)),
        "plan_by_a_person": decision.plan is not None,
        "notes": decision.notes,
        "in_this_draft": mark.change if mark else None,
        "look_again": bool(mark and mark.look),
        "beyond_consent": _beyond(mark.drift) if mark and mark.drift else None,
    }


def _beyond(drift: Drift) -> dict[str, Any]:
    return {
        "agreed": drift.agreed,
        "now": drift.now,
        "why": drift.basis,
        "shoot_date": drift.shoot_date,
        "deadline": drift.deadline,
    }


def _agreed(agreed: Agreement, *, held: bool) -> dict[str, Any]:
    return asdict(agreed) | ({"level": None} if held else {})


def _finding(finding: Finding, *, held: bool, discreet: bool) -> dict[str, Any]:
    return {
        "quote": "" if discreet else finding.quote,
        "page": finding.page,
        "line": finding.line,
        "level": None if held else finding.level,
        "status": finding.status,
        "mode": finding.mode,
        "confidence": finding.confidence,
        "why": "" if discreet else finding.why,
    }
