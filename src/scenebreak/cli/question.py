"""`scenebreak question`: the director's questions, and their answers."""

from datetime import date
from typing import Annotated

import typer

from scenebreak.cli.options import (
    AsJson,
    Confirmed,
    Discreet,
    OutputFile,
    Target,
    WantedProduction,
    WantedScript,
    day,
)


def question(
    target: Target,
    answer: Annotated[
        tuple[int, str] | None,
        typer.Option("--answer", help="Answer the question of this number in these words."),
    ] = None,
    by: Annotated[str, typer.Option("--by", help="The office or role that answered.")] = "director",
    on: Annotated[
        date | None, typer.Option("--on", parser=day, help="The day of the answer, or today.")
    ] = None,
    level: Annotated[
        str | None, typer.Option("--level", help="The rung that the answer settles, as K2 or peck.")
    ] = None,
    only_open: Annotated[bool, typer.Option("--open", help="Only what is not answered yet.")] = False,
    confirmed: Confirmed = False,
    discreet: Discreet = False,
    script: WantedScript = None,
    production: WantedProduction = None,
    json: AsJson = False,
    output: OutputFile = None,
) -> None:
    """List the questions for the director's meeting, or answer one; a file ending in .md is the agenda."""
    from scenebreak.cli.output import Output
    from scenebreak.cli.session import opened
    from scenebreak.domain.beat import Verdict
    from scenebreak.services.answering import answer_question
    from scenebreak.services.review_pages import (
        episode_of,
        outcome_as_text,
        page_head,
        questions_as_text,
    )
    from scenebreak.services.settings import load_settings

    out = Output(output, [target])
    form = out.page_form(json)
    numbers = load_settings().assumptions
    with opened(target, production) as review:
        if answer is not None:
            outcome = answer_question(review, *answer, by=by, on=on, level=level)
            typer.echo(outcome_as_text(outcome), nl=False)
            return
        chosen = episode_of(review, target, script)
        questions = [
            each
            for each in review.questions(numbers)
            if (chosen is None or each.episode == chosen.id)
            and (each.open or not only_open)
            and (each.beat.decision.verdict is Verdict.CONFIRMED or not confirmed)
        ]
        head = page_head(review, chosen, confirmed=confirmed)
    out.write(questions_as_text(questions, form, numbers.hours_per_day, discreet=discreet, head=head))
