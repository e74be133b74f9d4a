"""Two drafts as rows: CSV for a spreadsheet, Markdown for a mail."""

import csv
import io
from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from scenebreak.domain.axis import RUNGS, named
from scenebreak.domain.drafts import BeatChange, Comparison, SceneChange, Wording
from scenebreak.domain.plain import plain
from scenebreak.reports.plain import cell

OTHER_TOOL = (
    "Note: an earlier version of the program, or another sensitivity, looked at the old draft; "
    "some changes may come from that."
)
"""What to tell where two drafts were not scanned alike."""


class CompareRow(NamedTuple):
    """One scene or beat that both drafts, or one of them, have; in words."""

    script: str
    what: str
    change: str
    old_scene: str
    new_scene: str
    kind: str
    old_level: str
    new_level: str
    old_axis: str
    new_axis: str
    old_words: str
    new_words: str
    note: str


def compare_rows(comparison: Comparison, today: date) -> Iterator[CompareRow]:
    """A row for every beat, the raised ones first, then one for every scene that changed.

    A scene of tier stop is for legal and production first: its levels and axes stay empty.
    """
    for beat in comparison.beats:
        yield _beat_row(comparison, beat, today)
    for scene in comparison.scenes:
        yield _scene_row(comparison, scene)


def comparisons_to_csv(comparisons: Iterable[Comparison], today: date) -> str:
    """CSV with a heading line; no cell can be taken for a formula."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(CompareRow._fields)
    for comparison in comparisons:
        writer.writerows(map(cell, row) for row in compare_rows(comparison, today))
    return out.getvalue()


def comparisons_to_markdown(comparisons: Iterable[Comparison], today: date) -> str:
    """Markdown: a heading a script, a table of beats and one of scenes."""
    return "\n".join(line for each in comparisons for line in _markdown(each, today)) + "\n"


def scene_note(scene: SceneChange) -> str:
    """What happened to a scene, in words: "moved, renumbered", "merged into 12"."""
    words = ", ".join(fate.label for fate in scene.fates)
    if not scene.others:
        return words
    joint = "from" if scene.new else "into"
    return f"{words} {joint} {', '.join(scene.others)}"


def _markdown(comparison: Comparison, today: date) -> Iterator[str]:
    yield f"## {_safe(comparison.title)}: {_safe(comparison.old)} to {_safe(comparison.new)}"
    yield ""
    if not comparison.same_tool:
        yield from (OTHER_TOOL, "")
    for beat in comparison.drifts:
        if beat.drift and beat.new:
            yield f"- **{_safe(f'{beat.new.scene} {beat.new.kind.label}. {beat.drift.sentence(today)}')}**"
    if comparison.drifts:
        yield ""
    yield "| Change | Scene | What | Old words | New words |"
    yield "|---|---|---|---|---|"
    for beat in comparison.beats:
        row = _beat_row(comparison, beat, today)
        scene = (
            row.new_scene if row.old_scene in ("", row.new_scene) else f"{row.old_scene} > {row.new_scene}"
        )
        cells = (row.change, scene.removesuffix(" > "), row.kind, _told(beat.old), _told(beat.new))
        yield f"| {' | '.join(map(_safe, cells))} |"
    if comparison.scenes:
        yield ""
        yield "| Old scene | New scene | What happened |"
        yield "|---|---|---|"
    for change in comparison.scenes:
        row = _scene_row(comparison, change)
        yield f"| {' | '.join(map(_safe, (row.old_scene, row.new_scene, row.change)))} |"
    yield ""


def _told(wording: Wording | None) -> str:
    return f'{"held" if wording.held else named(wording.axis)} "{wording.quote}"' if wording else ""


def _safe(text: str) -> str:
    """Script text is no markup: what Markdown would read is escaped."""
    clean = " ".join(plain(text).split())
    return "".join(f"\\{sign}" if sign in "\\`*_{}[]<>#|~" else sign for sign in clean)


def _beat_row(comparison: Comparison, beat: BeatChange, today: date) -> CompareRow:
    old, new = beat.old, beat.new
    one = new or old
    return CompareRow(
        script=comparison.title,
        what="beat",
        change=beat.change.label,
        old_scene=old.scene if old else "",
        new_scene=new.scene if new else "",
        kind=one.kind.label if one else "",
        old_level=RUNGS[old.axis].name if old and not old.held else "",
        new_level=RUNGS[new.axis].name if new and not new.held else "",
        old_axis=old.axis if old and not old.held else "",
        new_axis=new.axis if new and not new.held else "",
        old_words=old.quote if old else "",
        new_words=new.quote if new else "",
        note=beat.drift.sentence(today) if beat.drift else "",
    )


def _scene_row(comparison: Comparison, scene: SceneChange) -> CompareRow:
    row = CompareRow(comparison.title, "scene", scene_note(scene), *[""] * 10)
    return row._replace(
        old_scene=scene.old.name if scene.old else "",
        new_scene=scene.new.name if scene.new else "",
        old_words=scene.old.heading if scene.old else "",
        new_words=scene.new.heading if scene.new else "",
    )
