"""`scenebreak outline`: show what was read of a script."""

from typing import Annotated

import typer

from scenebreak.cli.options import OutputFile, Scripts
from scenebreak.services.outline import OutlineForm, outline_as_table, outlines_as_text
from scenebreak.services.outline import outline as read_outline


def outline(
    scripts: Scripts,
    form: Annotated[
        OutlineForm | None,
        typer.Option(
            "--format", "-f", help="How to show the result; by the ending of the output file if left out."
        ),
    ] = None,
    output: OutputFile = None,
    elements: Annotated[
        bool, typer.Option("--elements", help="Every element of every scene, not the scenes alone.")
    ] = False,
) -> None:
    """Show the scenes of a script as they were read: number, page, length, who is there."""
    from scenebreak.cli.output import Output, complain, exit_code
    from scenebreak.cli.progress import ScanProgress
    from scenebreak.domain.errors import WrongUsage
    from scenebreak.services.season import expand

    paths = expand(scripts)
    out = Output(output, paths)
    by_ending = {f".{each}": each for each in OutlineForm if each is not OutlineForm.TABLE}
    chosen = out.form(form, by_ending, OutlineForm.TABLE)
    if chosen is OutlineForm.FOUNTAIN and len(paths) > 1:
        raise WrongUsage("Fountain holds one script a file", "Name one script")
    with ScanProgress(paths) as progress:
        outlines = [
            read_outline(path, progress=lambda *step, n=n: progress(n, *step)) for n, path in enumerate(paths)
        ]
    if chosen is OutlineForm.TABLE:
        out.show(
            [outline_as_table(each.screenplay, elements=elements) for each in outlines if each.screenplay]
        )
    elif chosen is not OutlineForm.FOUNTAIN or outlines[0].screenplay:
        out.write(outlines_as_text(outlines, chosen, elements=elements))
    failures = [(each.path, each.error) for each in outlines if each.error]
    for path, failure in failures:
        complain(path, failure)
    raise typer.Exit(exit_code(failure for _, failure in failures))
