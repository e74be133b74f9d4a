"""`scenebreak question`: the director's questions, and their answers."""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Annotated, NamedTuple

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
from scenebreak.domain.beat import Verdict
from scenebreak.domain.errors import WrongUsage

if TYPE_CHECKING:
    from scenebreak.services.review import Review
    from scenebreak.services.review_pages import PageForm


def question(
    target: Target,
    answer: Annotated[
        tuple[int, str] | None,
        typer.Option("--answer", help="Answer the question of this number in these words."),
    ] = None,
    by: Annotated[
        str | None, typer.Option("--by", help="The office or role that answered, director if left out.")
    ] = None,
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
    """List the questions for the director's meeting, or answer one; a file ending in .md is the agenda.

    Numbers run through the whole production; --script with --answer sees to it that the question is of that
    script, and --json or --output give the question as it stands then.
    """
    from scenebreak.cli.output import Output
    from scenebreak.cli.session import opened
    from scenebreak.services.review_pages import episode_of, page_head, questions_as_text

    out = Output(output, [target])
    form = out.page_form(json)
    if answer is None:
        _refuse({"--by": by, "--on": on, "--level": level}, "without an answer", "Give --answer NUMBER WORDS")
    else:
        _refuse({"--open": only_open, "--confirmed": confirmed}, "beside an answer", "Leave it out")
    with opened(target, production) as review:
        hours = review.assumptions.hours_per_day
        chosen = episode_of(review, target, script)
        if answer is not None:
            within = None if script is None or chosen is None else chosen.id
            said = _Answer(*answer, by or "director", on, level)
            text = _answered(review, said, within, form, discreet=discreet)
        else:
            questions = [
                each
                for each in review.questions()
                if (chosen is None or each.episode == chosen.id)
                and (each.open or not only_open)
                and (each.beat.decision.verdict is Verdict.CONFIRMED or not confirmed)
            ]
            head = page_head(review, chosen, confirmed=confirmed)
            text = questions_as_text(questions, form, hours, discreet=discreet, head=head)
    out.write(text)


class _Answer(NamedTuple):
    number: int
    words: str
    by: str
    on: date | None
    level: str | None


def _answered(
    review: "Review", said: _Answer, within: int | None, form: "PageForm", *, discreet: bool
) -> str:
    """Answer a question, and tell it in the form that was asked for: in short, or as the list has it."""
    from scenebreak.services.answering import answer_question
    from scenebreak.services.review_pages import PageForm, outcome_as_text, page_head, questions_as_text

    number, words, by, on, level = said
    outcome = answer_question(review, number, words, by=by, on=on, level=level, within=within)
    if form is PageForm.TEXT:
        return outcome_as_text(review, outcome)
    hours = review.assumptions.hours_per_day
    asked = [each for each in review.questions() if each.number == number]
    own = {each.episode for each in asked}
    head = page_head(review, next((each for each in review.episodes if each.id in own), None))
    return questions_as_text(asked, form, hours, discreet=discreet, head=head)


def _refuse(options: Mapping[str, object], where: str, remedy: str) -> None:
    """Refuse options that would mean nothing.

    Raises:
        WrongUsage: one of them was given.
    """
    for name, value in options.items():
        if value:
            raise WrongUsage(f"{name} means nothing {where}", remedy)
