"""How well a detector does: for the terminal and as JSON."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from typing import Any

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from scenebreak.domain.evaluation import TENTHS, Evaluation, Interval, Place, ScriptScore, Share, Tally
from scenebreak.domain.finding import Kind
from scenebreak.domain.plain import plain
from scenebreak.reports.plain import shortened

_BAR = 40
_QUOTES = 3
_QUOTE_WIDTH = 120


def evaluation_table(evaluation: Evaluation, *, show: bool) -> RenderableType:
    """A row a script, a row a kind, and the figures of all; with `show` every miss and false alarm."""
    parts: list[RenderableType] = [
        _scripts(evaluation),
        _kinds(evaluation),
        *_figures(evaluation),
        _reliability(evaluation),
    ]
    if show:
        parts += [_places(one) for one in evaluation.scripts if one.misses or one.false_alarms]
    return Group(*parts)


def _scripts(evaluation: Evaluation) -> Table:
    table = _table("Script", "Must", "Found", "Recall", "Flagged", "False", "Precision", "May")
    for one in evaluation.scripts:
        table.add_row(*_row(one))
    table.add_section()
    table.add_row(*_row(evaluation.total()), style="bold")
    return table


def _row(score: ScriptScore) -> Iterator[Text]:
    yield Text(plain(score.script) + (f"  not scanned: {plain(score.failure)}" if score.failure else ""))
    yield Text(str(score.must))
    yield Text(str(score.found))
    yield Text(f"{score.recall:.3f}")
    yield Text(str(score.flagged))
    yield Text(str(score.false))
    yield Text(f"{score.precision:.3f}")
    yield Text(f"{score.may_found}/{score.may}")


def _kinds(evaluation: Evaluation) -> Table:
    table = _table("\nKind", "\nScenes", "\nF1", "\nLevel F1")
    for kind, tally in sorted(evaluation.total().kinds.items()):
        table.add_row(kind.label, *_tally(tally))
    table.add_row("all kinds", *_tally(evaluation.together()), style="bold")
    return table


def _tally(tally: Tally) -> tuple[str, str, str]:
    return str(tally.right + tally.missed), f"{tally.f1:.2f}", f"{tally.level_f1:.2f}"


def _figures(evaluation: Evaluation) -> Iterator[Text]:
    total = evaluation.total()
    yield Text(f"\nmust-recall {_interval(evaluation.recall())}: {total.found} of {total.must} must scenes")
    yield Text(
        f"precision {_interval(evaluation.precision())}: {total.false} of {total.flagged} flags are false"
    )
    yield Text(
        f"must-called right {_interval(evaluation.called_must())}: "
        f"{total.called_right} of {total.called} scenes called must\n"
    )


def _reliability(evaluation: Evaluation) -> Table:
    """The reliability diagram: of the scenes with a score, the share that is must or may."""
    table = _table("Score", "Scenes", "Right")
    table.add_column("the bar should end at the mark", no_wrap=True)
    for tenth, share in enumerate(evaluation.total().tenths):
        told = f"{share.value:.2f}" if share.of else ""
        low, high = tenth / TENTHS, (tenth + 1) / TENTHS
        table.add_row(f"{low:.1f} to {high:.1f}", str(share.of), told, Text(_bar(share, (low + high) / 2)))
    return table


def _bar(share: Share, expected: float) -> str:
    bar = "█" * round(share.value * _BAR)
    mark = round(expected * _BAR)
    return bar[:mark].ljust(mark) + "|" + bar[mark:] if share.of else ""


def _interval(interval: Interval) -> str:
    return f"{interval.value:.3f} [{interval.low:.3f} {interval.high:.3f}]"


def _places(score: ScriptScore) -> Table:
    table = Table(box=None, pad_edge=False, expand=True, header_style="bold", padding=(0, 1, 0, 0))
    table.add_column("Page", justify="right", no_wrap=True)
    table.add_column("", no_wrap=True)
    table.add_column(Text(plain(score.script)), ratio=1)
    for word, places in (("missed", score.misses), ("false", score.false_alarms)):
        for place in places:
            table.add_row(str(place.page), word, Text(_place(place)))
            for quote in place.quotes[:_QUOTES]:
                table.add_row("", "", Text(f'"{shortened(quote, _QUOTE_WIDTH)}"', style="italic"))
    return table


def _place(place: Place) -> str:
    kinds = ", ".join(place.kinds)
    return plain(place.heading) + (f"  ({kinds})" if kinds else "")


def _table(*columns: str) -> Table:
    table = Table(box=None, pad_edge=False, header_style="underline", padding=(0, 2, 0, 0))
    table.add_column(columns[0], min_width=16)
    for column in columns[1:]:
        table.add_column(column, justify="right", no_wrap=True)
    return table


def evaluation_to_json(evaluation: Evaluation, *, show: bool) -> str:
    """The same as JSON text, schema scenebreak/evaluation-1."""
    entry = {
        "schema": "scenebreak/evaluation-1",
        "must_recall": asdict(evaluation.recall()),
        "precision": asdict(evaluation.precision()),
        "must_called_right": asdict(evaluation.called_must()),
        "reliability": [
            {"from": tenth / TENTHS, "scenes": share.of, "right": round(share.value, 4)}
            for tenth, share in enumerate(evaluation.total().tenths)
        ],
        "kind_f1": round(evaluation.together().f1, 4),
        "level_f1": round(evaluation.together().level_f1, 4),
        "total": _score(evaluation.total(), show=False),
        "scripts": [_score(one, show=show) for one in evaluation.scripts],
    }
    return json.dumps(entry, ensure_ascii=False, indent=2) + "\n"


def _score(score: ScriptScore, *, show: bool) -> dict[str, Any]:
    entry: dict[str, Any] = {
        "script": score.script,
        "failure": score.failure,
        "scenes": score.scenes,
        "must": score.must,
        "may": score.may,
        "found": score.found,
        "may_found": score.may_found,
        "flagged": score.flagged,
        "false": score.false,
        "called_must": score.called,
        "called_must_right": score.called_right,
        "kinds": {kind: _counts(tally) for kind, tally in _by_name(score.kinds.items())},
    }
    if show:
        entry["misses"] = [asdict(place) for place in score.misses]
        entry["false_alarms"] = [asdict(place) for place in score.false_alarms]
    return entry


def _by_name(kinds: Iterable[tuple[Kind, Tally]]) -> list[tuple[Kind, Tally]]:
    return sorted(kinds, key=lambda pair: pair[0])


def _counts(tally: Tally) -> dict[str, Any]:
    return {"f1": round(tally.f1, 4), "level_f1": round(tally.level_f1, 4), **asdict(tally)}
