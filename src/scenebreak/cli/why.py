"""`scenebreak why`: explain a scene, flagged or not."""

from typing import Annotated

import typer

from scenebreak.cli.options import AsJson, NoCache, OutputFile, Script, WantedSensitivity


def why(
    script: Script,
    scene: Annotated[str, typer.Argument(help="Its printed number, or its place in the script as #12.")],
    sensitivity: WantedSensitivity = None,
    json: AsJson = False,
    output: OutputFile = None,
    no_cache: NoCache = False,
) -> None:
    """Explain a scene, flagged or not: the cues, what turned them, the score and the limit."""
    from scenebreak.cli.output import Output
    from scenebreak.cli.progress import ScanProgress
    from scenebreak.services.script_of import script_of
    from scenebreak.services.settings import load_settings
    from scenebreak.services.why import explain, explanation_as_table, explanations_as_json

    target = Output(output, [script])
    script = script_of(script)
    as_json = target.wants_json(json)
    wanted = sensitivity or load_settings().sensitivity
    with ScanProgress([script]) as progress:
        explanations = explain(
            script,
            scene,
            sensitivity=wanted,
            use_cache=not no_cache,
            progress=lambda *told: progress(0, *told),
        )
    if as_json:
        target.write(explanations_as_json(explanations))
    else:
        target.show([*map(explanation_as_table, explanations)])
