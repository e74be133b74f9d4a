"""`scenebreak scan`: find every scene that a coordinator must know of."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from scenebreak.cli.options import NoCache, OutputFile, Scripts, WantedSensitivity
from scenebreak.services.export import Format, scan_as_table, scans_as_text, season_as_table
from scenebreak.services.scan import import_while_reading
from scenebreak.services.season import ScanOutcome, expand, scan_season

if TYPE_CHECKING:
    from rich.console import RenderableType


def scan(
    scripts: Scripts,
    form: Annotated[
        Format | None,
        typer.Option(
            "--format", "-f", help="How to show the result; by the ending of the output file if left out."
        ),
    ] = None,
    output: OutputFile = None,
    sensitivity: WantedSensitivity = None,
    no_cache: NoCache = False,
) -> None:
    """Scan scripts for nudity, simulated sex and intimate contact.

    A folder is a season: its scripts are scanned side by side, and an overview is shown.
    """
    from scenebreak.cli.output import Output, complain, exit_code
    from scenebreak.cli.progress import ScanProgress
    from scenebreak.services.settings import load_settings

    paths = expand(scripts)
    out = Output(output, paths)
    chosen = out.form(form, {f".{each}": each for each in Format if each is not Format.TABLE}, Format.TABLE)
    with ScanProgress(paths) as progress:
        wanted = sensitivity or load_settings().sensitivity
        if chosen is Format.TABLE:
            import_while_reading(
                "scenebreak.nlp", "scenebreak.services.cache", "scenebreak.reports.scan_table"
            )
        outcomes = list(scan_season(paths, sensitivity=wanted, use_cache=not no_cache, progress=progress))
    if chosen is Format.TABLE:
        out.show(list(_tables(outcomes, named=scripts)))
    elif chosen is Format.JSON or any(outcome.scan for outcome in outcomes):
        out.write(scans_as_text(outcomes, chosen))
    failures = [(outcome.path, outcome.error) for outcome in outcomes if outcome.error]
    for path, failure in failures:
        complain(path, failure)
    raise typer.Exit(exit_code(failure for _, failure in failures))


def _tables(outcomes: Sequence[ScanOutcome], named: Sequence[Path]) -> Iterator["RenderableType"]:
    """The scenes of every script that was named itself; an overview when there are several scripts."""
    for outcome in outcomes:
        if outcome.scan and (outcome.path in named or len(outcomes) == 1):
            yield scan_as_table(outcome.scan)
    if len(outcomes) > 1:
        yield season_as_table(outcomes)
