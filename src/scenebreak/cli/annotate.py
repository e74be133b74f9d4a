"""`scenebreak annotate`: decide on beats and scenes from the command line."""

import shlex
from collections.abc import Iterator
from dataclasses import fields
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from scenebreak.cli.options import Target, WantedProduction, WantedScript, day
from scenebreak.domain.beat import DismissReason
from scenebreak.domain.errors import ScenebreakError, WrongUsage
from scenebreak.domain.finding import Kind, Mode, Status

if TYPE_CHECKING:
    from scenebreak.services.review import Review

Text = str | None

_USAGE_ERROR: Any = typer.BadParameter.__base__
"""What the parser raises for any wrong word; Typer may carry a copy of Click of its own."""


def annotate(
    context_: typer.Context,
    target: Target,
    scene: Annotated[
        Text, typer.Argument(help="Its printed number, or its place as #12; several as 3,12A.")
    ] = None,
    beat: Annotated[
        Text, typer.Argument(help="Its number in the scene, several as 1,3, or all; for one beat, none.")
    ] = None,
    confirm: Annotated[bool, typer.Option("--confirm", help="It stands.")] = False,
    dismiss: Annotated[
        Text, typer.Option("--dismiss", help=f"It needs nobody; why: {', '.join(DismissReason)}.")
    ] = None,
    unsure: Annotated[bool, typer.Option("--unsure", help="Looked at, to come back to.")] = False,
    reopen: Annotated[bool, typer.Option("--reopen", help="Take the verdict away.")] = False,
    level: Annotated[Text, typer.Option("--level", help="Its rung, as K2 or peck; none to unsettle.")] = None,
    question: Annotated[
        Text, typer.Option("--question", help='What to ask; "default" for the ready question, "" for none.')
    ] = None,
    ask: Annotated[Text, typer.Option("--ask", help="Whom to ask: director, writer, producer.")] = None,
    answer: Annotated[Text, typer.Option("--answer", help='The answer; "" opens the question again.')] = None,
    agree: Annotated[
        Text, typer.Option("--agree", help="The rung that was agreed, at the most; none for no agreement.")
    ] = None,
    by: Annotated[Text, typer.Option("--by", help="Roles or offices that answered or agreed.")] = None,
    on: Annotated[date | None, typer.Option("--on", parser=day, help="The day of it, or today.")] = None,
    people: Annotated[
        Text, typer.Option("--people", help='Who takes part, between commas; "default" for those found.')
    ] = None,
    departments: Annotated[
        Text, typer.Option("--departments", help='Whom to tell: "+costume,-sound", or "costume,ad".')
    ] = None,
    notes: Annotated[Text, typer.Option("--notes", help="Notes on the beat.")] = None,
    plan: Annotated[
        list[str] | None,
        typer.Option("--plan", help="A field of the beat's or the scene's plan: FIELD=VALUE, several times."),
    ] = None,
    accept_plan: Annotated[
        bool,
        typer.Option("--accept-plan", help="Take the proposed plan as it is: the scene's, or the beat's."),
    ] = False,
    context: Annotated[Text, typer.Option("--context", help="Story context of the scene.")] = None,
    shoot: Annotated[Text, typer.Option("--shoot", help="Day on which the scene is shot; or none.")] = None,
    rider: Annotated[
        list[str] | None,
        typer.Option("--rider", help="State of a rider: ROLE=sent, or ROLE=signed@2026-03-02."),
    ] = None,
    flag: Annotated[Text, typer.Option("--flag", help="Words that the machine missed, verbatim.")] = None,
    kind: Annotated[Kind | None, typer.Option("--kind", help="What the flagged words are.")] = None,
    status: Annotated[
        Status | None,
        typer.Option("--status", help="How the flagged words stand to what is played.  [default: shown]"),
    ] = None,
    mode: Annotated[
        Mode | None,
        typer.Option("--mode", help="Where in the story's reality they happen.  [default: story]"),
    ] = None,
    minor: Annotated[
        bool | None, typer.Option("--minor/--no-minor", help="A minor takes part, or none does.")
    ] = None,
    split: Annotated[
        Text, typer.Option("--split", help="Split the beat at its finding 2, 3 ..., or at words behind it.")
    ] = None,
    remove: Annotated[bool, typer.Option("--remove", help="Take away a beat that a person made.")] = False,
    same_pair: Annotated[
        bool, typer.Option("--same-pair", help="On undecided beats of the same kind, people and level too.")
    ] = False,
    everywhere: Annotated[
        bool, typer.Option("--everywhere", help="Likewise, in all scripts of the production.")
    ] = False,
    undo: Annotated[bool, typer.Option("--undo", help="Take back your last step.")] = False,
    redo: Annotated[bool, typer.Option("--redo", help="Do again what was taken back last.")] = False,
    source: Annotated[
        Path | None,
        typer.Option("--from", help="A file with what stands behind TARGET, one call a line; - for stdin."),
    ] = None,
    script: WantedScript = None,
    production: WantedProduction = None,
) -> None:
    """Decide on beats and scenes: all that the review screen can do, one step of undo at a time."""
    from scenebreak.cli.output import exit_code
    from scenebreak.cli.session import opened

    failures: list[ScenebreakError] = []
    with opened(target, production) as review:
        if source is None:
            _carry_out(review, context_.params)
        else:
            failures += _lines_carried_out(review, target, source)
    raise typer.Exit(exit_code(failures))


def _carry_out(review: "Review", asked: dict[str, Any]) -> None:
    from scenebreak.domain.plain import plain
    from scenebreak.services.annotation import Annotation, carry_out
    from scenebreak.services.drafts import chosen_episode
    from scenebreak.services.review_pages import episode_of, outcome_as_text

    if asked["undo"] or asked["redo"]:
        edit = review.undo() if asked["undo"] else review.redo()
        done = "Taken back" if asked["undo"] else "Done again"
        typer.echo(
            plain(f"{done}: {edit.summary}." if edit else "There is nothing to take back or do again.")
        )
        return
    episode = episode_of(review, Path(asked["target"]), asked["script"])
    if episode is None:
        episode = chosen_episode(review.episodes, None)
    named = {entry.name: asked[entry.name] for entry in fields(Annotation)}
    # parameters of a context are as typed: a choice is its word still
    choices = {"kind": Kind, "status": Status, "mode": Mode}
    named |= {name: choice(named[name]) for name, choice in choices.items() if named[name]}
    wish = Annotation(**{name: value for name, value in named.items() if value is not None})
    outcome = carry_out(review, episode.id, asked["scene"], asked["beat"], wish)
    typer.echo(outcome_as_text(review, outcome), nl=False)


def _lines_carried_out(review: "Review", target: Path, source: Path) -> Iterator[ScenebreakError]:
    """Carry out each line of a file; one that fails is told of, and the others are done."""
    from scenebreak.cli.output import say

    for number, line in enumerate(_lines(source), 1):
        try:
            if words := shlex.split(line, comments=True):
                _carry_out(review, _parsed(target, words))
        except ScenebreakError as failure:
            say(f"Line {number}: {failure}")
            yield failure
        except ValueError as failure:
            say(f"Line {number}: it has an open quotation mark or an escape without its sign.")
            yield WrongUsage(str(failure))


def _lines(source: Path) -> list[str]:
    import sys

    if str(source) == "-":
        return sys.stdin.read().splitlines()
    try:
        return source.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise WrongUsage(f"{source} cannot be read", "Name a text file in UTF-8") from error


def _parsed(target: Path, words: list[str]) -> dict[str, Any]:
    """The options of one line, by the same declaration as those of a call.

    Raises:
        WrongUsage: the line is no call of annotate.
    """
    app = typer.Typer(add_completion=False)
    app.command()(annotate)
    command = typer.main.get_command(app)
    try:
        return dict(command.make_context("annotate", [str(target), *words]).params)
    except _USAGE_ERROR as error:
        raise WrongUsage(error.format_message().rstrip("."), "annotate --help lists the options") from error
