"""Rows that stand in for lost ones, worked out from what points to them.

A draft whose pages are lost gets its scenes and the words of its findings back, in place of all its words.
Its digest is none that a file has, so the script is read again as soon as the production is opened beside it.
"""

from collections.abc import Iterable
from uuid import uuid4

from scenebreak.domain.finding import Finding
from scenebreak.domain.scan import Sensitivity, Tool
from scenebreak.domain.screenplay import Element, ElementType, Scene, Screenplay, ScriptFormat, Setting, Span
from scenebreak.store.codec import from_json, to_json
from scenebreak.store.places import BeatPlace, ScenePlace
from scenebreak.store.salvage import Rows
from scenebreak.store.tables import Row

_TITLE = "A script whose words are lost"
_LONG_AGO = "1970-01-01T00:00:00Z"


def add_stand_ins(rows: Rows) -> None:
    """Add what is lost and can be worked out: the production's own row, scripts, drafts, scans, subjects."""
    if not rows["production"]:
        id_ = uuid4().hex
        rows["production"][(id_,)] = {"id": id_, "made": _LONG_AGO}
    for place in [*rows["scene_place"].values(), *rows["beat_place"].values()]:
        _add_scan(rows, place)
    for scan in list(rows["scan"].values()):
        if (scan["draft"],) not in rows["draft"]:
            _add_draft(rows, scan["draft"])
    for draft in rows["draft"].values():
        _add_script(rows, draft)
    for (id_,) in rows["production"]:
        if any(change["subject"] == id_ for change in rows["change"].values()):
            rows["subject"].setdefault((id_,), {"id": id_, "type": "production", "script": None})
    for type_ in ("scene", "beat"):
        for place in rows[f"{type_}_place"].values():
            script = rows["draft"][(place["draft"],)]["script"]
            row = {"id": place[type_], "type": type_, "script": script}
            rows["subject"].setdefault((place[type_],), row)


def _add_scan(rows: Rows, place: Row) -> None:
    if (place["scan"],) not in rows["scan"]:
        tool = next((scan["tool"] for scan in rows["scan"].values()), None)
        unknown = to_json(Tool("", "", "", Sensitivity.THOROUGH)).decode()
        row = {"id": place["scan"], "draft": place["draft"], "tool": tool or unknown, "warnings": "[]"}
        rows["scan"][(place["scan"],)] = row | {"made": _LONG_AGO}


def _add_draft(rows: Rows, draft: int) -> None:
    play = _screenplay(rows, draft)
    subjects = [key[0] for key, row in rows["scene_place"].items() if row["draft"] == draft]
    known = (rows["subject"][(subject,)]["script"] for subject in subjects if (subject,) in rows["subject"])
    row = {"id": draft, "script": next(known, draft), "sha256": play.sha256, "title": play.title}
    row |= {"colour": "", "date": "", "added": _LONG_AGO, "screenplay": to_json(play)}
    rows["draft"][(draft,)] = row


def _add_script(rows: Rows, draft: Row) -> None:
    if (draft["script"],) not in rows["script"]:
        path = from_json(draft["screenplay"], Screenplay).path or f"lost script {draft['script']}"
        row = {"id": draft["script"], "key": uuid4().hex, "position": draft["script"], "path": path}
        rows["script"][(draft["script"],)] = row | {"scan": None}


def _screenplay(rows: Rows, draft: int) -> Screenplay:
    places = (from_json(row["place"], ScenePlace) for row in _of(rows, "scene_place", draft))
    beats = [from_json(row["place"], BeatPlace) for row in _of(rows, "beat_place", draft)]
    words: dict[int, dict[int, Finding]] = {}
    for place in beats:
        for finding in place.beat.findings:
            words.setdefault(place.beat.scene, {})[finding.element] = finding
    scenes = sorted(places, key=lambda place: place.index)
    return Screenplay(
        path="",
        title=_TITLE,
        format=ScriptFormat.TEXT,
        sha256=f"lost-{draft}",
        pages=max((finding.page for found in words.values() for finding in found.values()), default=1),
        page_exact=False,
        scenes=tuple(_scene(place, words.get(place.index, {}).values()) for place in scenes),
        warnings=("The words of this draft are lost; only its findings are left.",),
    )


def _of(rows: Rows, table: str, draft: int) -> Iterable[Row]:
    return (row for row in rows[table].values() if row["draft"] == draft)


def _scene(place: ScenePlace, findings: Iterable[Finding]) -> Scene:
    found = sorted(findings, key=lambda finding: finding.element)
    page = found[0].page if found else 1
    heading = Element(
        -place.index, ElementType.HEADING, place.heading, (Span(page, 1, 0, len(place.heading)),)
    )
    return Scene(
        place.index, place.number, place.heading, Setting(), (heading, *map(_element, found)), eighths=1
    )


def _element(finding: Finding) -> Element:
    """The words of a finding where its paragraph had them."""
    text = " " * finding.start + finding.quote
    return Element(
        finding.element, finding.element_type, text, (Span(finding.page, finding.line, 0, len(text)),)
    )
