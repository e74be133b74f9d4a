"""The command line: one Typer app, one module a command."""

import os
import sys
from io import TextIOWrapper
from typing import Annotated

import typer

from scenebreak import __version__
from scenebreak.cli import (
    annotate,
    compare,
    draft,
    encrypt,
    estimate,
    evaluate,
    export,
    import_,
    join,
    lexicon,
    model,
    outline,
    question,
    repair,
    review,
    scan,
    schedule,
    show,
    skim,
    tell,
    why,
    wipe,
)
from scenebreak.domain.errors import ExitCode, ScenebreakError
from scenebreak.domain.plain import plain

_READ_ONE = ("scan", "outline", "why", "skim")

app = typer.Typer(
    name="scenebreak",
    help="First read of a screenplay for intimacy coordinators. Everything stays on this machine.",
    no_args_is_help=True,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    add_completion=False,
)
app.command("scan")(scan.scan)
app.command("review")(review.review)
app.command("outline")(outline.outline)
app.command("why")(why.why)
app.command("skim")(skim.skim)
app.command("lexicon")(lexicon.lexicon)
app.command("estimate")(estimate.estimate)
app.command("show")(show.show)
app.command("annotate")(annotate.annotate)
app.command("question")(question.question)
app.command("tell")(tell.tell)
app.command("compare")(compare.compare)
app.add_typer(draft.app, name="draft")
app.add_typer(schedule.app, name="schedule")
app.command("encrypt")(encrypt.encrypt)
app.command("export")(export.export)
app.command("import")(import_.import_)
app.command("join")(join.join)
app.command("repair")(repair.repair)
app.command("wipe")(wipe.wipe)
app.command("evaluate")(evaluate.evaluate)
app.add_typer(model.app, name="model")


def _print_version(asked: bool) -> None:
    if asked:
        typer.echo(f"scenebreak {__version__}")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool,
        typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version and stop."),
    ] = False,
) -> None:
    """Hold the options that come before a command."""


def _speak_utf8() -> None:
    """Files and pipes get UTF-8 whatever the system's habit; a terminal gets what it can show."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            encoding = stream.encoding if stream.isatty() else "utf-8"
            stream.reconfigure(encoding=encoding, errors="replace")


def _prepare(arguments: list[str]) -> None:
    """Where one PDF is to be read, start what opens it while the command line is still parsed."""
    scripts = [each for each in arguments[1:] if each.lower().endswith(".pdf")]
    if arguments[:1] and arguments[0] in _READ_ONE and len(scripts) == 1:
        from scenebreak.services.scan import expect_pdf

        expect_pdf()


def main() -> None:
    """Run the command line; every failure ends in one sentence and its exit code."""
    _speak_utf8()
    try:
        _prepare(sys.argv[1:])
        app()
    except ScenebreakError as failure:
        typer.echo(plain(f"scenebreak: {failure}"), err=True)
        sys.exit(failure.exit_code)
    except KeyboardInterrupt:
        sys.exit(ExitCode.INTERRUPTED)
    except BrokenPipeError:
        # whoever read our output has had enough; keep the interpreter from complaining at exit
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(ExitCode.OK)
    except Exception as failure:
        if os.environ.get("SCENEBREAK_DEBUG"):
            raise
        what = plain(f"{type(failure).__name__}: {failure}")
        typer.echo(
            f"scenebreak: this is our fault: {what}. "
            "Set SCENEBREAK_DEBUG=1 to see where, and please report it.",
            err=True,
        )
        sys.exit(ExitCode.OUR_FAILURE)
