"""`scenebreak why`: explain a scene, flagged or not."""

from pathlib import Path
from typing import Annotated

import typer

from scenebreak.domain.scan import Sensitivity


def why(
    script: Annotated[Path, typer.Argument(help="The script (PDF, FDX, Fountain, text).")],
    scene: Annotated[str, typer.Argument(help="Its printed number, or its place in the script as #12.")],
    sensitivity: Annotated[
        Sensitivity | None,
        typer.Option(help="How much doubt is enough to flag a scene.  [default: thorough]"),
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="Print JSON instead of tables.")] = False,
    output: Annotated[Path | None, typer.Option("--output", "-o", help="Write to this file.")] = None,
    no_cache: Annotated[bool, typer.Option("--no-cache", help="Neither use nor keep results.")] = False,
) -> None:
    """Explain a scene, flagged or not: the cues, what turned them, the score and the limit."""
    from scenebreak.cli.output import Output
    from scenebreak.cli.progress import ScanProgress
    from scenebreak.services.settings import load_settings
    from scenebreak.services.why import explain, explanation_as_table, explanations_as_json

    target = Output(output, [script])
    wanted = sensitivity or load_settings().sensitivity
    with ScanProgress([script]) as progress:
        explanations = explain(
            script,
            scene,
            sensitivity=wanted,
            use_cache=not no_cache,
            progress=lambda *told: progress(0, *told),
        )
    if json or (output is not None and output.suffix == ".json"):
        target.write(explanations_as_json(explanations))
    else:
        target.show([*map(explanation_as_table, explanations)])
