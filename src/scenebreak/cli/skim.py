"""`scenebreak skim`: the unflagged scenes most worth a look."""

from typing import Annotated

import typer

from scenebreak.cli.options import AsJson, NoCache, OutputFile, Script, WantedSensitivity


def skim(
    script: Script,
    most: Annotated[int, typer.Option("--most", "-n", min=1, help="How many scenes at most.")] = 20,
    sensitivity: WantedSensitivity = None,
    json: AsJson = False,
    output: OutputFile = None,
    no_cache: NoCache = False,
) -> None:
    """Show the scenes that were not flagged but came near, the nearest first."""
    from scenebreak.cli.output import Output
    from scenebreak.cli.progress import ScanProgress
    from scenebreak.services.script_of import script_of
    from scenebreak.services.settings import load_settings
    from scenebreak.services.skim import skim as skimmed
    from scenebreak.services.skim import skim_as_json, skim_as_table

    target = Output(output, [script])
    script = script_of(script)
    as_json = target.wants_json(json)
    wanted = sensitivity or load_settings().sensitivity
    with ScanProgress([script]) as progress:
        result = skimmed(
            script,
            most=most,
            sensitivity=wanted,
            use_cache=not no_cache,
            progress=lambda *told: progress(0, *told),
        )
    if as_json:
        target.write(skim_as_json(result))
    else:
        target.show([skim_as_table(result)])
