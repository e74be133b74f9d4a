"""The scan contract: scenebreak/scan-1 (docs/scan-json.md)."""

import json
from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from scenebreak.domain.axis import proposed_axis
from scenebreak.domain.errors import ScenebreakError
from scenebreak.domain.finding import Finding
from scenebreak.domain.scan import Scan, SceneScan
from scenebreak.domain.summary import summarise

SCHEMA = "scenebreak/scan-1"


def scans_to_json(entries: Iterable[dict[str, Any]]) -> str:
    """A list of scans as JSON text, one object a script."""
    return json.dumps(list(entries), ensure_ascii=False, indent=2) + "\n"


def failure_entry(path: str, error: ScenebreakError) -> dict[str, Any]:
    """The entry of a script that could not be scanned."""
    return {"schema": SCHEMA, "script": {"path": path}, "error": str(error)}


def scan_entry(scan: Scan) -> dict[str, Any]:
    """The entry of one scanned script, every scene of it."""
    screenplay = scan.screenplay
    return {
        "schema": SCHEMA,
        "tool": {
            "version": scan.tool.version,
            "model": scan.tool.model,
            "lexicon": scan.tool.lexicon,
            "sensitivity": scan.tool.sensitivity,
        },
        "script": {
            "path": screenplay.path,
            "title": screenplay.title,
            "draft": " ".join(part for part in (screenplay.draft, screenplay.draft_date) if part),
            "format": screenplay.format,
            "pages": screenplay.pages,
            "pages_unread": list(screenplay.pages_unread),
            "page_exact": screenplay.page_exact,
            "language": screenplay.language,
            "sha256": screenplay.sha256,
        },
        "warnings": list(scan.warnings),
        "summary": asdict(summarise(scan)),
        "scenes": [_scene(scene) for scene in scan.scenes],
    }


def _scene(scan: SceneScan) -> dict[str, Any]:
    scene = scan.scene
    return {
        "index": scene.index,
        "number": scene.number,
        "heading": scene.heading,
        "page": scene.page,
        "page_label": scene.page_label,
        "end_page": scene.end_page,
        "eighths": scene.eighths,
        "omitted": scene.omitted,
        "flagged": scan.flagged,
        "tier": scan.tier.label if scan.flagged else None,
        "score": round(scan.score, 4),
        "minor": scan.minor,
        "minors": list(scan.minors),
        "open_question": scan.open_question,
        "findings": [_finding(finding) for finding in scan.findings],
    }


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "id": finding.id,
        "kind": finding.kind,
        "level": finding.level,
        "axis": proposed_axis(finding.kind, finding.level, finding.modifiers),
        "status": finding.status,
        "mode": finding.mode,
        "quote": finding.quote,
        "page": finding.page,
        "line": finding.line,
        "element": finding.element_type,
        "participants": list(finding.participants),
        "modifiers": list(finding.modifiers),
        "confidence": round(finding.confidence, 4),
        "open": finding.open,
        "question": finding.question,
        "cue": finding.cue,
        "why": finding.why,
    }
