"""`scenebreak draft`: add the next draft of a script to a production, and list its drafts."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from scenebreak.cli.options import AsJson, ExistingProduction, OutputFile, WantedScript

if TYPE_CHECKING:
    from scenebreak.services.drafts import DraftLine

app = typer.Typer(
    help="Add the next draft of a script to a production; list its drafts.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


@app.command("add")
def add(
    production: ExistingProduction,
    file: Annotated[Path, typer.Argument(help="The new draft (PDF, FDX, Fountain, text).")],
    script: WantedScript = None,
    colour: Annotated[
        str | None, typer.Option("--colour", help="Its colour; read from its pages where they say it.")
    ] = None,
    date: Annotated[
        str | None, typer.Option("--date", help="Its date; read from its pages where they say it.")
    ] = None,
    json: AsJson = False,
    output: OutputFile = None,
) -> None:
    """Make FILE the newest draft of a script. Your decisions are carried over, and none is lost.

    Says what was raised, is new, lowered or gone, and what goes beyond what was agreed.
    """
    from scenebreak.cli.output import Output, say
    from scenebreak.cli.progress import ScanProgress
    from scenebreak.services.drafts import open_existing, script_for
    from scenebreak.services.export import Format, comparison_as_table, comparisons_as_text

    out = Output(output, [production, file])
    as_json = out.wants_json(json)
    with (
        ScanProgress([file]) as progress,
        open_existing(production, lambda *told: progress(0, *told)) as review,
    ):
        episode = script_for(review, file, script)
        comparison = review.add_draft(
            episode.id, file, colour=colour, date=date, progress=lambda *told: progress(0, *told)
        )
        waiting = sum(mark.look for mark in review.marks(episode.id).values())
        lost = len(review.gone(episode.id))
    if as_json:
        out.write(comparisons_as_text([comparison], Format.JSON))
    else:
        out.show([comparison_as_table(comparison, everything=False)])
    what = "1 changed beat waits" if waiting == 1 else f"{waiting} changed beats wait"
    say(f"{file.name} is now the newest draft of {comparison.title}: {what} for your eye.")
    if lost:
        kept = (
            "1 decided beat has no home in it; it is"
            if lost == 1
            else f"{lost} decided beats have no home in it; they are"
        )
        say(f"{kept} kept under gone.")


@app.command("list")
def list_drafts(production: ExistingProduction, script: WantedScript = None, json: AsJson = False) -> None:
    """List the drafts of every script, or of one."""
    from scenebreak.cli.output import Output
    from scenebreak.cli.session import opened_existing
    from scenebreak.services.drafts import chosen_episode

    out = Output(None)
    with opened_existing(production) as review:
        wanted = [chosen_episode(review.episodes, script)] if script else review.episodes
        lines = [line for episode in wanted for line in review.drafts(episode.id)]
    if json:
        out.write(_as_json(lines))
    else:
        for line in lines:
            out.write(f"{_as_text(line)}\n")


def _as_text(line: "DraftLine") -> str:
    from scenebreak.domain.plain import plain

    mark = "*" if line.newest else " "
    what = f"{line.episode.title}  {line.draft.position} {line.draft.name}"
    # omitted scenes are not counted
    read = f"{line.pages} pages, {line.scenes} scenes"
    return plain(f"{mark} {what}, {read}, added {line.draft.added[:10]}")


def _as_json(lines: list["DraftLine"]) -> str:
    import json

    entries = [
        {
            "schema": "scenebreak/drafts-1",
            "script": line.episode.title,
            "position": line.draft.position,
            "colour": line.draft.colour,
            "date": line.draft.date,
            "added": line.draft.added,
            "pages": line.pages,
            "scenes": line.scenes,
            "newest": line.newest,
            "sha256": line.draft.sha256,
        }
        for line in lines
    ]
    return json.dumps(entries, ensure_ascii=False, indent=2) + "\n"
