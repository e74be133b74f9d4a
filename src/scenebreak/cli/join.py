"""`scenebreak join`: take a script's production into that of its season."""

from pathlib import Path
from typing import Annotated

import typer

from scenebreak.cli.options import ProductionFile


def join(
    season: ProductionFile,
    single: Annotated[Path, typer.Argument(help="The production to take in; it stays as it is.")],
) -> None:
    """Take the scripts of another production into this one, with their drafts, decisions and history."""
    from scenebreak.cli.output import say
    from scenebreak.services.interchange import join_production

    joined = join_production(season, single)
    for title in joined.titles:
        instead = (
            ", in place of the same script that nobody had worked on" if title in joined.replaced else ""
        )
        say(f"{title} is now in {season.name}{instead}.")
    say(f"{joined.steps} steps of its history came along; {single.name} stays as it is.")
