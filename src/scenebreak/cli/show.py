"""`scenebreak show`: the whole review as text."""

from typing import Annotated

import typer

from scenebreak.cli.options import AsJson, Discreet, OutputFile, Target, WantedProduction, WantedScript


def show(
    target: Target,
    scene: Annotated[
        list[str] | None,
        typer.Option("--scene", help="Only this scene, by number or as #12; may be given several times."),
    ] = None,
    only_open: Annotated[bool, typer.Option("--open", help="Scenes with an open question.")] = False,
    unreviewed: Annotated[bool, typer.Option("--unreviewed", help="Scenes that wait for you.")] = False,
    changed: Annotated[
        bool, typer.Option("--changed", help="Scenes with a beat that the draft raised, reworded or brought.")
    ] = False,
    every: Annotated[bool, typer.Option("--all", help="Every scene, flagged or not.")] = False,
    full: Annotated[bool, typer.Option("--full", help="Proposed plans and riders too.")] = False,
    discreet: Discreet = False,
    script: WantedScript = None,
    production: WantedProduction = None,
    json: AsJson = False,
    output: OutputFile = None,
) -> None:
    """Show the review as plain lines, one fact a line; a file ending in .md, .csv or .json takes that form.

    The first time the script is scanned, and a production file is made beside it, as for review.
    """
    from scenebreak.cli.output import Output, say
    from scenebreak.cli.session import opened
    from scenebreak.domain.errors import WrongUsage
    from scenebreak.domain.reviewed_script import Shown
    from scenebreak.services.review_pages import episode_of, review_as_text

    if only_open + unreviewed + changed + every > 1:
        raise WrongUsage("--open, --unreviewed, --changed and --all exclude one another", "Give one of them")
    out = Output(output, [target])
    form = out.page_form(json)
    wishes = {Shown.OPEN: only_open, Shown.UNREVIEWED: unreviewed, Shown.CHANGED: changed, Shown.ALL: every}
    shown = next((each for each, wished in wishes.items() if wished), Shown.FLAGGED)
    with opened(target, production) as review:
        for warning in review.warnings:
            say(f"Note: {warning}")
        chosen = episode_of(review, target, script)
        episodes = review.episodes if chosen is None else (chosen,)
        text = review_as_text(
            review,
            episodes,
            form,
            shown=shown,
            scenes=scene or (),
            discreet=discreet,
            full=full,
        )
    out.write(text)
