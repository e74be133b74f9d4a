"""`scenebreak repair`: save what can be saved of a damaged production."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from scenebreak.cli.options import ProductionFile
from scenebreak.domain.plain import plain

if TYPE_CHECKING:
    from scenebreak.store.repair import Repaired


def repair(
    production: ProductionFile,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", help="The file to make; beside the damaged one if left out."),
    ] = None,
    listed: Annotated[
        bool, typer.Option("--list", help="List its backups, the newest first, and do nothing else.")
    ] = False,
) -> None:
    """Check a production, and make a sound one of a damaged one.

    What can be read is read row by row, the rest comes from the newest backup. The damaged file stays as it
    is.
    """
    from scenebreak.cli.output import say
    from scenebreak.services.upkeep import backups_of, mend

    if listed:
        for copy in backups_of(production):
            typer.echo(plain(f"{copy.stat().st_size / 1e6:7.1f} MB  {copy}"))
        return
    mended = mend(production, output)
    if mended is None:
        say(f"{production.name} is sound; there is nothing to repair.")
        return
    for line in _lines(mended):
        say(line)


def _lines(mended: "Repaired") -> list[str]:
    lines = [f"{mended.path} holds what could be saved:"]
    for tally in mended.tallies:
        restored = f", {tally.restored} of them from the backup or worked out" if tally.restored else ""
        lost = f"; {tally.lost} lost" if tally.lost else ""
        lines.append(f"  {tally.saved} {tally.what}{restored}{lost}")
    if mended.backup:
        lines.append(f"The backup that helped: {mended.backup}")
    else:
        lines.append("There was no backup to help.")
    lines.append("The damaged file stays as it is. Look through the new one before you give the old one up.")
    return lines
