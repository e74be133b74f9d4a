"""`scenebreak lexicon`: list what the detector looks for."""

from typing import Annotated

import typer

from scenebreak.cli.options import AsJson, OutputFile


def lexicon(
    kind: Annotated[
        str, typer.Option("--kind", "-k", help="Only entries of this kind, such as kiss or nudity.")
    ] = "",
    json: AsJson = False,
    output: OutputFile = None,
) -> None:
    """List the cues and look-alikes by their ids, with your own rules and what they mute."""
    from scenebreak.cli.output import Output
    from scenebreak.domain.errors import WrongUsage
    from scenebreak.domain.finding import Kind
    from scenebreak.services.lexicon import entries_as_json, entries_as_table, lexicon_entries

    wanted = kind.replace("_", " ")
    if wanted and wanted not in {one.label for one in Kind}:
        kinds = ", ".join(one.label for one in Kind)
        raise WrongUsage(f"There is no kind called {kind!r}", f"Known are {kinds}")
    out = Output(output)
    as_json = out.wants_json(json)
    entries = tuple(entry for entry in lexicon_entries() if wanted in ("", entry.kind))
    if as_json:
        out.write(entries_as_json(entries))
    else:
        out.show([entries_as_table(entries)])
