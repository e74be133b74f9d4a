"""`scenebreak import`: a production made of an export."""

from pathlib import Path
from typing import Annotated

import typer


def import_(
    source: Annotated[Path, typer.Argument(help="What `scenebreak export` has written.")],
    output: Annotated[Path, typer.Option("--output", "-o", help="The production file to make.")],
) -> None:
    """Make a production file of an export, with everything that it holds."""
    from scenebreak.cli.output import say
    from scenebreak.services.interchange import import_production

    made = import_production(source, output)
    say(f"{made.name} holds all of {source.name}.")
