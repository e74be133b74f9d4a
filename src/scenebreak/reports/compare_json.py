"""Two drafts as JSON: scenebreak/compare-1 (docs/drafts.md)."""

import json
from collections.abc import Iterable
from datetime import date
from typing import Any

from scenebreak.domain.drafts import BeatChange, Change, Comparison, SceneChange, SceneName, Wording

SCHEMA = "scenebreak/compare-1"


def comparisons_to_json(comparisons: Iterable[Comparison], today: date) -> str:
    """A list of comparisons as JSON text, one object a script."""
    entries = [_entry(each, today) for each in comparisons]
    return json.dumps(entries, ensure_ascii=False, indent=2) + "\n"


def _entry(comparison: Comparison, today: date) -> dict[str, Any]:
    return {
        "schema": SCHEMA,
        "title": comparison.title,
        "old": comparison.old,
        "new": comparison.new,
        "same_tool": comparison.same_tool,
        "summary": {
            **{change.value: comparison.count(change) for change in Change},
            "beyond_consent": len(comparison.drifts),
            "scenes": comparison.scenes_compared,
            "scenes_changed": len(comparison.scenes),
        },
        "beats": [_beat(beat, today) for beat in comparison.beats],
        "scenes": [_scene(scene) for scene in comparison.scenes],
    }


def _beat(beat: BeatChange, today: date) -> dict[str, Any]:
    drift = beat.drift
    return {
        "change": beat.change,
        "old": _wording(beat.old),
        "new": _wording(beat.new),
        "beyond_consent": {
            "agreed": drift.agreed,
            "now": drift.now,
            "why": drift.basis,
            "shoot_date": drift.shoot_date.isoformat() if drift.shoot_date else None,
            "deadline": drift.deadline.isoformat() if drift.deadline else None,
            "sentence": drift.sentence(today),
        }
        if drift
        else None,
        "verdict": beat.decision.verdict if beat.decision else None,
    }


def _wording(wording: Wording | None) -> dict[str, Any] | None:
    if wording is None:
        return None
    return {
        "scene": wording.scene,
        "page": wording.page,
        "kind": wording.kind,
        "level": wording.level,
        "axis": wording.axis,
        "quote": wording.quote,
        "participants": list(wording.people),
    }


def _scene(scene: SceneChange) -> dict[str, Any]:
    return {
        "fates": list(scene.fates),
        "old": _name(scene.old),
        "new": _name(scene.new),
        "others": list(scene.others),
    }


def _name(name: SceneName | None) -> dict[str, Any] | None:
    return {"scene": name.name, "heading": name.heading, "page": name.page} if name else None
