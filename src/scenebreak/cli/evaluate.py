"""`scenebreak evaluate`: how well the detector does on scripts that people labelled."""

from pathlib import Path
from typing import Annotated

import typer

from scenebreak.cli.options import AsJson, NoCache, OutputFile
from scenebreak.domain.scan import Sensitivity


def evaluate(
    folder: Annotated[Path, typer.Argument(help="A folder with scripts/, labels/ and scenes/.")],
    show: Annotated[
        bool, typer.Option("--show", help="List every miss and false alarm by page, heading and quote.")
    ] = False,
    sensitivity: Annotated[
        Sensitivity, typer.Option(help="How much doubt is enough to flag a scene.")
    ] = Sensitivity.THOROUGH,
    json: AsJson = False,
    output: OutputFile = None,
    no_cache: NoCache = False,
) -> None:
    """Score the detector against labelled scenes: recall, precision, kinds and levels (for developers)."""
    from scenebreak.cli.output import Output
    from scenebreak.cli.progress import ScanProgress
    from scenebreak.domain.errors import ExitCode
    from scenebreak.services.evaluate import evaluate as evaluated
    from scenebreak.services.evaluate import evaluation_as_json, evaluation_as_table
    from scenebreak.services.labels import labelled_scripts

    scripts = labelled_scripts(folder)
    target = Output(output, scripts)
    as_json = target.wants_json(json)
    with ScanProgress(scripts) as progress:
        result = evaluated(folder, sensitivity=sensitivity, use_cache=not no_cache, progress=progress)
    if as_json:
        target.write(evaluation_as_json(result, show=show))
    else:
        target.show([evaluation_as_table(result, show=show)])
    failed = any(one.failure for one in result.scripts)
    raise typer.Exit(ExitCode.UNREADABLE_INPUT if failed else ExitCode.OK)
