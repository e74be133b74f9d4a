"""`scenebreak tell`: what each department must know, and that it was told."""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from scenebreak.cli.options import AsJson, Confirmed, Target, WantedProduction, WantedScript, day


def tell(
    target: Target,
    department: Annotated[
        str | None,
        typer.Argument(help="Its id, letter or name; without one, every department is listed."),
    ] = None,
    scenes: Annotated[
        str | None,
        typer.Option("--scenes", help="Scenes between commas, as 3,12A; all that wait if left out."),
    ] = None,
    told: Annotated[
        date | None, typer.Option("--told", parser=day, help="Note that it was told on this day, or today.")
    ] = None,
    by: Annotated[str, typer.Option("--by", help="Who told it.")] = "",
    acknowledged: Annotated[
        date | None,
        typer.Option("--acknowledged", parser=day, help="Note that it said it knows, on this day."),
    ] = None,
    with_words: Annotated[
        bool,
        typer.Option("--with-words", help="The words of the script too, for those cleared to read them."),
    ] = False,
    confirmed: Confirmed = False,
    script: WantedScript = None,
    production: WantedProduction = None,
    json: AsJson = False,
    page: Annotated[
        Path | None,
        typer.Option(
            "--page", "--output", "-o", help="Write the page to this .md, .txt, .csv or .json file."
        ),
    ] = None,
) -> None:
    """Show what a department must know, in neutral words, or note that it was told or has acknowledged."""
    from scenebreak.cli.output import Output
    from scenebreak.cli.session import opened
    from scenebreak.domain.errors import WrongUsage
    from scenebreak.services.annotation_words import department_of
    from scenebreak.services.answering import brief_of_scenes, tell_department
    from scenebreak.services.review_pages import departments_as_text, episode_of, page_head

    out = Output(page, [target])
    form = out.page_form(json)
    noting = told is not None or acknowledged is not None
    if noting and department is None:
        raise WrongUsage("No department was named", "Name the one that was told")
    names = [name for name in map(str.strip, (scenes or "").split(",")) if name]
    with opened(target, production) as review:
        if department is None:
            out.write(departments_as_text(review.departments(), form, pages=False, with_words=with_words))
            return
        id_ = department_of(department)
        chosen = episode_of(review, target, script)
        episode = chosen.id if chosen else None
        if noting:
            done = tell_department(review, id_, names, episode, told=told, by=by, acknowledged=acknowledged)
            _confirm(id_, len(done), acknowledged=told is None)
        if not noting or page is not None or json:
            brief = brief_of_scenes(review, id_, names, episode, review.assumptions)
            brief = brief.confirmed() if confirmed else brief
            head = page_head(review, chosen, confirmed=confirmed)
            out.write(departments_as_text([brief], form, pages=True, with_words=with_words, head=head))


def _confirm(department: str, scenes: int, *, acknowledged: bool) -> None:
    from scenebreak.cli.output import say
    from scenebreak.domain.department import DEPARTMENTS

    name = DEPARTMENTS[department].name
    what = "acknowledged by" if acknowledged else "told to"
    say(f"Noted as {what} {name}: {scenes} scene{'' if scenes == 1 else 's'}.")
