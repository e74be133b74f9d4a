"""`scenebreak join`: take a script's production into that of its season."""

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

import typer

from scenebreak.cli.options import ProductionFile


def join(
    season: ProductionFile,
    single: Annotated[Path, typer.Argument(help="The production to take in; it stays as it is.")],
) -> None:
    """Take the scripts of another production into this one, with their drafts, decisions and history.

    Of a copy of this production, or of one that has joined it before, what was decided since comes over.
    """
    from scenebreak.cli.output import say
    from scenebreak.services.interchange import join_production

    joined = join_production(season, single)
    scripts = joined.scripts
    for title in scripts.titles:
        instead = (
            ", in place of the same script that nobody had worked on" if title in scripts.replaced else ""
        )
        say(f"{title} is now in {season.name}{instead}.")
    for title in scripts.united:
        say(f"{title} was in both from a common beginning: {season.name} now has what was decided in each.")
    if joined.numbers:
        say(f"Numbers of its estimate hold there now: {_listed(joined.numbers)}.")
    if joined.left:
        say(f"{season.name} keeps its own where {single.name} has {_listed(joined.left)}.")
    steps = "1 step" if scripts.steps == 1 else f"{scripts.steps} steps"
    came = f"{steps} of its history came along" if scripts.steps else "Nothing new was in it"
    say(f"{came}; {single.name} stays as it is.")


def _listed(numbers: Mapping[str, float]) -> str:
    return ", ".join(f"{name}={value:g}" for name, value in numbers.items())
