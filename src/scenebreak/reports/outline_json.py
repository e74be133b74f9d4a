"""The outline contract: scenebreak/outline-1, what was read of each script (docs/reading.md)."""

import json
from collections.abc import Iterable
from typing import Any

from scenebreak.domain.errors import ScenebreakError
from scenebreak.domain.screenplay import Element, Portrayal, Scene, Screenplay

SCHEMA = "scenebreak/outline-1"


def outlines_to_json(entries: Iterable[dict[str, Any]]) -> str:
    """A list of outlines as JSON text, one object a script."""
    return json.dumps(list(entries), ensure_ascii=False, indent=2) + "\n"


def failure_entry(path: str, error: ScenebreakError) -> dict[str, Any]:
    """The entry of a script that could not be read."""
    return {"schema": SCHEMA, "script": {"path": path}, "error": str(error)}


def outline_entry(screenplay: Screenplay, *, elements: bool) -> dict[str, Any]:
    """The entry of one script; `elements` adds every element with its places."""
    return {
        "schema": SCHEMA,
        "script": _script(screenplay),
        "warnings": list(screenplay.warnings),
        "portrayals": [_portrayal(portrayal) for portrayal in screenplay.portrayals],
        "scenes": [_scene(scene, elements=elements) for scene in screenplay.scenes],
    }


def _script(screenplay: Screenplay) -> dict[str, Any]:
    front = screenplay.title_page
    return {
        "path": screenplay.path,
        "title": screenplay.title,
        "writers": list(front.writers),
        "contact": list(front.contact),
        "title_page": list(front.lines),
        "draft": screenplay.draft,
        "draft_date": screenplay.draft_date,
        "format": screenplay.format,
        "language": screenplay.language,
        "pages": screenplay.pages,
        "page_exact": screenplay.page_exact,
        "pages_unread": list(screenplay.pages_unread),
        "pages_recognised": [
            {"page": page, "confidence": round(confidence, 3)}
            for page, confidence in screenplay.pages_recognised
        ],
        "page_turns": [turn._asdict() for turn in screenplay.page_turns],
        "watermarked": bool(screenplay.watermarks),
        "sha256": screenplay.sha256,
    }


def _portrayal(portrayal: Portrayal) -> dict[str, Any]:
    return {
        "name": portrayal.name,
        "role": portrayal.role,
        "age": portrayal.age,
        "introduction": portrayal.introduction,
        "element": portrayal.element,
        "aliases": list(portrayal.aliases),
    }


def _scene(scene: Scene, *, elements: bool) -> dict[str, Any]:
    entry: dict[str, Any] = {
        "index": scene.index,
        "number": scene.number,
        "number_range": list(scene.number_range or ()),
        "omitted": scene.omitted,
        "heading": scene.heading,
        "interior": scene.setting.interior,
        "place": scene.setting.place,
        "time": scene.setting.time,
        "story_day": scene.story_day,
        "page": scene.page,
        "page_label": scene.page_label,
        "end_page": scene.end_page,
        "eighths": scene.eighths,
        "speaking": list(scene.speaking),
        "named": list(scene.named),
    }
    if elements:
        entry["elements"] = [_element(element) for element in scene.elements]
    return entry


def _element(element: Element) -> dict[str, Any]:
    return {
        "ordinal": element.ordinal,
        "type": element.type,
        "text": element.text,
        "character": element.character,
        "extension": element.extension,
        "dual": element.dual,
        "tags": list(element.tags),
        "spans": [
            {
                "page": span.page,
                "line": span.line,
                "start": span.start,
                "end": span.end,
                "box": [round(edge, 2) for edge in span.box] if span.box else None,
                "revised": span.revised,
                "confidence": round(span.confidence, 3),
            }
            for span in element.spans
        ],
    }
