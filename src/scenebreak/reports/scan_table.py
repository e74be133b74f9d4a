"""Scans as tables for the terminal, readable at 80 columns."""

from collections.abc import Callable, Iterator, Sequence

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from scenebreak.domain.axis import named, proposed_axis
from scenebreak.domain.finding import Finding, Status, Tier
from scenebreak.domain.pages import page_cell, page_labels
from scenebreak.domain.plain import plain
from scenebreak.domain.scan import Scan, SceneScan
from scenebreak.domain.summary import Summary, summarise
from scenebreak.reports.plain import counted, shortened
from scenebreak.reports.scan_rows import telling

_TIER_STYLE = {Tier.STOP: "bold reverse", Tier.MUST: "bold", Tier.MAY: ""}
_QUOTE_WIDTH = 160


def scan_table(scan: Scan) -> RenderableType:
    """One script: a line of counts, its warnings, and the flagged scenes with their evidence."""
    return Group(
        _title(scan),
        *(Text(f"Note: {plain(warning)}", style="italic") for warning in scan.warnings),
        _scenes(scan) if any(scan.flagged()) else _nothing(scan),
    )


def _title(scan: Scan) -> Text:
    screenplay, summary = scan.screenplay, summarise(scan)
    pages = counted(screenplay.pages, "page")
    parts = (
        screenplay.draft,
        screenplay.draft_date,
        pages if screenplay.page_exact else f"about {pages}",
        counted(summary.scenes, "scene"),
    )
    return Text.assemble(
        ("\n" + plain(screenplay.title), "bold"),
        "  " + ", ".join(plain(part) for part in parts if part) + "\n",
        _counts(summary),
    )


def _counts(summary: Summary) -> str:
    return (
        f"must {summary.must}   may {summary.may}   stop {summary.stop}   "
        f"open questions {summary.open_questions}"
    )


def _nothing(scan: Scan) -> Text:
    read = "1 scene was" if len(scan.scenes) == 1 else f"{len(scan.scenes)} scenes were"
    return Text(f"No scene needs you here. {read} read.\n")


def _scenes(scan: Scan) -> Table:
    table = Table(box=None, pad_edge=False, expand=True, header_style="underline", padding=(0, 1, 0, 0))
    table.add_column("Scene", no_wrap=True, min_width=5, max_width=8)
    table.add_column("Page", justify="right", no_wrap=True)
    table.add_column("Tier", no_wrap=True)
    table.add_column("What", min_width=18, max_width=22)
    table.add_column("Words of the script", ratio=1)
    labels = page_labels(scan.screenplay)
    for scene in scan.flagged():
        _add_scene(table, scene, lambda page: plain(page_cell(scan.screenplay, page, labels)))
    return table


def _add_scene(table: Table, scan: SceneScan, cell: Callable[[int], str]) -> None:
    heading = plain(scan.scene.heading) or "(before the first heading)"
    tier = Text(scan.tier.label, style=_TIER_STYLE[scan.tier])
    banner = Text(_banner(scan), style="bold") if scan.minor else Text()
    table.add_row(Text(scan.scene.name), cell(scan.scene.page), tier, banner, Text(heading, style="bold"))
    for finding in telling(scan):
        page = "" if finding.page == scan.scene.page else cell(finding.page)
        table.add_row("", page, "", _what(finding, stop=scan.tier is Tier.STOP), _evidence(finding))
    table.add_row()


def _banner(scan: SceneScan) -> str:
    return "minor: legal first" if scan.tier is Tier.STOP else "a minor is present"


def _what(finding: Finding, *, stop: bool) -> Text:
    words = [finding.kind.label]
    if not stop:
        words.append(named(proposed_axis(finding.kind, finding.level, finding.modifiers)))
    if finding.status is not Status.SHOWN:
        words.append(f"({finding.status})")
    return Text(f"{finding.kind.letter}{'?' if finding.open else ' '} {' '.join(words)}")


def _evidence(finding: Finding) -> Text:
    """The words, and who takes part."""
    who = " + ".join(finding.participants)
    return Text(f'"{shortened(finding.quote, _QUOTE_WIDTH)}"' + (f"  {plain(who)}" if who else ""))


def season_table(scans: Sequence[tuple[str, Scan | None]]) -> Table:
    """Episodes side by side: what each holds.

    Args:
        scans: file name and scan of each script, None for one that failed.
    """
    table = Table(box=None, pad_edge=False, expand=True, header_style="underline", padding=(0, 1, 0, 0))
    table.add_column("Script", ratio=1)
    for heading in ("Pages", "Scenes", "Must", "May", "Stop", "Open"):
        table.add_column(heading, justify="right", no_wrap=True)
    for name, scan in scans:
        if scan is None:
            table.add_row(Text(plain(name)), Text("not read", style="bold"))
        else:
            table.add_row(_script(name, scan), *_figures(scan))
    figures = [[int(figure.plain) for figure in _figures(scan)] for _, scan in scans if scan]
    table.add_section()
    table.add_row("Together", *(str(sum(column)) for column in zip(*figures, strict=True)), style="bold")
    return table


def _script(name: str, scan: Scan) -> Text:
    """Title and file name: the episodes of a season often share a title."""
    return Text.assemble(plain(scan.screenplay.title), ("  " + plain(name), "dim"))


def _figures(scan: Scan) -> Iterator[Text]:
    summary = summarise(scan)
    yield Text(str(scan.screenplay.pages))
    yield from (Text(str(count)) for count in (summary.scenes, summary.must, summary.may))
    yield Text(str(summary.stop), style="bold reverse" if summary.stop else "")
    yield Text(str(summary.open_questions))
