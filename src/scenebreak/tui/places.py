"""A place in the script as a person types it: a scene's number, or a page."""

import re

from scenebreak.tui.desk import Cursor, Desk

_PAGE = re.compile(r"p(?:age|\.)?\s*(.+)", re.IGNORECASE)


def place_of(desk: Desk, typed: str) -> Cursor | int | None:
    """Where a person wants to go.

    Args:
        desk: the script.
        typed: "12A" or "#7" for a scene, "p34" for a page as printed or of the file; "g" for the first beat.

    Returns:
        A place for the cursor, a page of the file, or None for a place that the script does not have.
    """
    wanted = typed.strip()
    if wanted in ("g", "gg"):
        return desk.stops[0] if desk.stops else None
    if page := _PAGE.fullmatch(wanted):
        return _page(desk, page.group(1).strip().rstrip(".").casefold())
    for row in desk.script_rows:
        if wanted.casefold() in (row.name.casefold(), f"#{row.scan.scene.index}"):
            return desk.at_scene(row.scan.scene.index).cursor
    return None


def _page(desk: Desk, wanted: str) -> int | None:
    printed = {label.casefold(): page for page, label in desk.page_labels.items()}
    if wanted in printed:
        return printed[wanted]
    page = int(wanted) if wanted.isdecimal() else 0
    return page if 1 <= page <= desk.scan.screenplay.pages else None
