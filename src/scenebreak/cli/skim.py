"""`scenebreak skim`: the unflagged scenes most worth a look."""

from pathlib import Path
from typing import Annotated

import typer

from scenebreak.domain.scan import Sensitivity


def skim(
    script: Annotated[Path, typer.Argument(help="The script (PDF, FDX, Fountain, text).")],
    most: Annotated[int, typer.Option("--most", "-n", min=1, help="How many scenes at most.")] = 20,
    sensitivity: Annotated[
        Sensitivity | None,
        typer.Option(help="How much doubt is enough to flag a scene.  [default: thorough]"),
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="Print JSON instead of a table.")] = False,
    output: Annotated[Path | None, typer.Option("--output", "-o", help="Write to this file.")] = None,
    no_cache: Annotated[bool, typer.Option("--no-cache", help="Neither use nor keep results.")] = False,
) -> None:
    """Show the scenes that were not flagged but came near, the nearest first."""
    from scenebreak.cli.output import Output
    from scenebreak.cli.progress import ScanProgress
    from scenebreak.services.settings import load_settings
    from scenebreak.services.skim import skim as skimmed
    from scenebreak.services.skim import skim_as_json, skim_as_table

    target = Output(output, [script])
    wanted = sensitivity or load_settings().sensitivity
    with ScanProgress([script]) as progress:
        result = skimmed(
            script,
            most=most,
            sensitivity=wanted,
            use_cache=not no_cache,
            progress=lambda *told: progress(0, *told),
        )
    if json or (output is not None and output.suffix == ".json"):
        target.write(skim_as_json(result))
    else:
        target.show([skim_as_table(result)])
