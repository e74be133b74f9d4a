"""`scenebreak export`: everything that a production holds, as JSON."""

from pathlib import Path
from typing import Annotated

import typer

from scenebreak.cli.options import ProductionFile


def export(
    production: ProductionFile,
    output: Annotated[Path, typer.Option("--output", "-o", help="The JSON file to write.")],
) -> None:
    """Write everything that a production holds as JSON: scripts, drafts, findings, decisions, history.

    The JSON holds the scripts' words in the clear, whether the production has a passphrase or not.
    """
    from scenebreak.cli.output import Output, say
    from scenebreak.services.interchange import export_production

    Output(output, [production])
    size = export_production(production, output)
    say(f"{output.name}: {size / 1e6:.1f} MB, in the clear and for your eyes only.")
