"""A place in the script as a person types it: a scene's number, or a page."""

import re
from collections.abc import Callable
from typing import Any

from scenebreak.domain.beat import ReviewedBeat
from scenebreak.domain.finding import Finding
from scenebreak.tui.desk import Cursor, Desk, SceneRow
from scenebreak.tui.paper import Hit

_PAGE = re.compile(r"p(?:age|\.)?\s*(.+)", re.IGNORECASE)


def place_of(desk: Desk, typed: str) -> Cursor | int | None:
    """Where a person wants to go.

    Args:
        desk: the script.
        typed: "12A" or "#7" for a scene ("7" finds #7 where no scene has that number), "p34" for a page as
            printed or of the file; "g" for the first beat.

    Returns:
        A place for the cursor, a page of the file, or None for a place that the script does not have.
    """
    wanted = typed.strip()
    if wanted in ("g", "gg"):
        return desk.stops[0] if desk.stops else None
    if page := _PAGE.fullmatch(wanted):
        return _page(desk, page.group(1).strip().rstrip(".").casefold())
    indexes = {name: row.scan.scene.index for row in reversed(desk.script_rows) for name in _names(row)}
    index = indexes.get(wanted.casefold()) or indexes.get(f"#{wanted}")
    return desk.at_scene(index).cursor if index is not None else None


def _names(row: SceneRow) -> tuple[str, str]:
    return row.name.casefold(), f"#{row.scan.scene.index}"


def cursor_on_page(desk: Desk, page: int) -> Cursor | None:
    """Where the cursor belongs when a page is shown: at its first beat, else in the scene at its top.

    Args:
        desk: the script.
        page: of the file, from 1.

    Returns:
        A beat whose words stand on the page; else the scene, at its beat with the nearest words.
    """
    for beat in desk.beats:
        if any(finding.page == page for finding in beat.beat.findings):
            return Cursor(beat.beat.scene, beat.beat.id)
    begun = [row for row in desk.script_rows if row.scan.scene.page <= page]
    row = next((row for row in desk.script_rows if _reaches(row, page)), begun[-1] if begun else None)
    return _nearest(row, lambda finding: abs(finding.page - page)) if row is not None else None


def cursor_at_words(desk: Desk, words: Hit) -> Cursor | None:
    """Where the cursor belongs when words are shown: at a beat that rests on them, else in their scene."""
    for row in desk.script_rows:
        if any(element.ordinal == words.element for element in row.scan.scene.elements):
            return _nearest(row, lambda finding: _distance(finding, words))
    return None


def _reaches(row: SceneRow, page: int) -> bool:
    return any(span.page == page for element in row.scan.scene.elements for span in element.spans)


def _distance(finding: Finding, words: Hit) -> tuple[int, int]:
    """How far a finding's words are from others: in elements, then in characters."""
    if finding.element != words.element:
        return abs(finding.element - words.element), 0
    return 0, max(0, finding.start - words.end, words.start - finding.end)


def _nearest(row: SceneRow, distance: Callable[[Finding], Any]) -> Cursor:
    def of_beat(beat: ReviewedBeat) -> Any:  # noqa: ANN401 - whatever can be compared
        return min(map(distance, beat.beat.findings))

    found = min(row.beats, key=of_beat, default=None)
    return Cursor(row.scan.scene.index, found.beat.id if found else None)


def _page(desk: Desk, wanted: str) -> int | None:
    printed = {label.casefold(): page for page, label in desk.page_labels.items()}
    if wanted in printed:
        return printed[wanted]
    page = int(wanted) if wanted.isdecimal() else 0
    return page if 1 <= page <= desk.scan.screenplay.pages else None
