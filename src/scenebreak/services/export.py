"""Results in the form a person or a program asked for."""

from collections.abc import Sequence
from enum import StrEnum
from typing import TYPE_CHECKING

from scenebreak.domain.drafts import Comparison
from scenebreak.domain.estimate import Estimate
from scenebreak.domain.scan import Scan
from scenebreak.services.days import today
from scenebreak.services.season import ScanOutcome

if TYPE_CHECKING:
    from rich.console import RenderableType


class Format(StrEnum):
    """The forms a scan comes in."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"
    MARKDOWN = "md"


def scans_as_text(outcomes: Sequence[ScanOutcome], form: Format) -> str:
    """Scans as JSON, CSV or Markdown text; only JSON names the scripts that failed."""
    from scenebreak.reports import scan_json, scan_rows

    scans = [outcome.scan for outcome in outcomes if outcome.scan]
    if form is Format.CSV:
        return scan_rows.scans_to_csv(scans)
    if form is Format.MARKDOWN:
        return scan_rows.scans_to_markdown(scans)
    return scan_json.scans_to_json(
        scan_json.scan_entry(outcome.scan)
        if outcome.scan
        else scan_json.failure_entry(str(outcome.path), outcome.failure)
        for outcome in outcomes
    )


def scan_as_table(scan: Scan) -> "RenderableType":
    """One script's flagged scenes for the terminal."""
    from scenebreak.reports.scan_table import scan_table

    return scan_table(scan)


def season_as_table(outcomes: Sequence[ScanOutcome]) -> "RenderableType":
    """Scripts side by side for the terminal."""
    from scenebreak.reports.scan_table import season_table

    return season_table([(outcome.path.name, outcome.scan) for outcome in outcomes])


def comparisons_as_text(comparisons: Sequence[Comparison], form: Format) -> str:
    """Comparisons of drafts as JSON, CSV or Markdown text."""
    from scenebreak.reports import compare_json, compare_rows

    if form is Format.CSV:
        return compare_rows.comparisons_to_csv(comparisons, today())
    if form is Format.MARKDOWN:
        return compare_rows.comparisons_to_markdown(comparisons, today())
    return compare_json.comparisons_to_json(comparisons, today())


def comparison_as_table(comparison: Comparison, *, everything: bool = True) -> "RenderableType":
    """Two drafts for the terminal; without `everything` what stands as it was is left out."""
    from scenebreak.reports.compare_table import compare_table

    return compare_table(comparison, today(), everything=everything)


def estimate_as_table(estimate: Estimate, title: str, *, explain: bool) -> "RenderableType":
    """An estimate for the terminal; `explain` adds the sum and every assumption."""
    from scenebreak.reports.estimate_table import estimate_table

    return estimate_table(estimate, title, explain=explain)


def estimate_as_json(estimate: Estimate, title: str) -> str:
    """An estimate as JSON text."""
    from scenebreak.reports.estimate_table import estimate_to_json

    return estimate_to_json(estimate, title)
