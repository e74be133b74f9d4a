"""Two drafts as tables for the terminal, readable at 80 columns."""

from collections.abc import Iterator
from datetime import date

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from scenebreak.domain.axis import named
from scenebreak.domain.drafts import BeatChange, Change, Comparison, SceneName, Wording
from scenebreak.domain.plain import plain
from scenebreak.reports.compare_rows import OTHER_TOOL, scene_note
from scenebreak.reports.plain import counted, shortened

_QUOTE_WIDTH = 160
_STYLES = {Change.RAISED: "bold reverse", Change.NEW: "bold"}


def compare_table(comparison: Comparison, today: date, *, everything: bool = True) -> RenderableType:
    """What changed from one draft to the next, the raised beats first.

    Args:
        comparison: two drafts.
        today: for the clock of what goes beyond consent.
        everything: the unchanged beats too, and the scenes that were only reworded.
    """
    beats = [beat for beat in comparison.beats if everything or beat.change is not Change.UNCHANGED]
    return Group(
        _title(comparison),
        *([] if comparison.same_tool else [Text(f"{OTHER_TOOL}\n", style="italic")]),
        *_drifts(comparison, today),
        *([_beats(beats)] if beats else [Text("No beat changed.\n")]),
        *([_scenes(comparison)] if comparison.scenes else [Text("No scene changed.\n")]),
    )


def _title(comparison: Comparison) -> Text:
    counts = "   ".join(
        f"{change.label} {comparison.count(change)}" for change in Change if comparison.count(change)
    )
    compared = f"{counted(comparison.scenes_compared, 'scene')} of either draft"
    changed = f"{len(comparison.scenes)} of {compared} changed"
    return Text.assemble(
        ("\n" + plain(comparison.title), "bold"),
        f"  {plain(comparison.old)} > {plain(comparison.new)}, {changed}\n{counts or 'no beats'}\n",
    )


def _drifts(comparison: Comparison, today: date) -> Iterator[Text]:
    for beat in comparison.drifts:
        if beat.drift and beat.new:
            where = f"Scene {plain(beat.new.scene)}, {beat.new.kind.label}"
            told = f"!! {where}. {plain(beat.drift.sentence(today))}"
            yield Text(told, style="bold reverse")
    if comparison.drifts:
        yield Text()


def _beats(beats: list[BeatChange]) -> Table:
    table = _table()
    table.add_column("Scene", no_wrap=True, min_width=5, max_width=12)
    table.add_column("Change", no_wrap=True)
    table.add_column("What", no_wrap=True)
    table.add_column("Old words, then new", ratio=1)
    for beat in beats:
        one = beat.new or beat.old
        words = [_words(wording) for wording in (beat.old, beat.new) if wording]
        if beat.change is Change.UNCHANGED:
            words = words[-1:]
        table.add_row(
            Text(_where(beat)),
            Text(beat.change.label, style=_STYLES.get(beat.change, "")),
            one.kind.label if one else "",
            Text("\n").join(words),
        )
    table.add_row()
    return table


def _where(beat: BeatChange) -> str:
    names = dict.fromkeys(plain(wording.scene) for wording in (beat.old, beat.new) if wording)
    return " > ".join(names)


def _words(wording: Wording) -> Text:
    level = "held" if wording.held else named(wording.axis)
    return Text(f'{level}: "{shortened(wording.quote, _QUOTE_WIDTH)}"')


def _scenes(comparison: Comparison) -> Table:
    table = _table()
    table.add_column("Scene", no_wrap=True, min_width=5, max_width=12)
    table.add_column("Now", no_wrap=True, min_width=5, max_width=12)
    table.add_column("What happened", ratio=2)
    table.add_column("Heading", ratio=3)
    for scene in comparison.scenes:
        one = scene.new or scene.old
        heading = plain(one.heading) if one else ""
        table.add_row(_name(scene.old), _name(scene.new), plain(scene_note(scene)), Text(heading))
    table.add_row()
    return table


def _name(name: SceneName | None) -> Text:
    return Text(plain(name.name) if name else "")


def _table() -> Table:
    return Table(box=None, pad_edge=False, expand=True, header_style="underline", padding=(0, 1, 0, 0))
