"""Where results and complaints go: results to stdout or a file, the rest to stderr."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from scenebreak.domain.errors import ExitCode, ScenebreakError, WrongUsage

if TYPE_CHECKING:
    from rich.console import RenderableType

_FILE_WIDTH = 110


def write_text(text: str, output: Path | None) -> None:
    """Text to a file, or to stdout.

    Raises:
        WrongUsage: the file cannot be written.
    """
    if output is None:
        typer.echo(text, nl=False)
        return
    try:
        output.write_text(text, encoding="utf-8")
    except OSError as error:
        raise WrongUsage(f"{output} cannot be written ({error.strerror})", "Choose another place") from error


def write_tables(tables: Iterable["RenderableType"], output: Path | None) -> None:
    """Tables to stdout as the terminal can show them, or as plain text to a file."""
    from io import StringIO

    from rich.console import Console

    if output is None:
        console = Console(highlight=False, markup=False, emoji=False)
        for table in tables:
            console.print(table)
        return
    text = StringIO()
    console = Console(file=text, width=_FILE_WIDTH, highlight=False, markup=False, emoji=False)
    for table in tables:
        console.print(table)
    write_text(text.getvalue(), output)


def complain(path: Path, failure: ScenebreakError) -> None:
    """One sentence on stderr about one input."""
    typer.echo(f"{path.name}: {failure}", err=True)


def exit_code(failures: Iterable[ScenebreakError]) -> ExitCode:
    """The code for a call in which some inputs failed; our own failure outranks an unreadable input."""
    codes = {failure.exit_code for failure in failures}
    if ExitCode.OUR_FAILURE in codes:
        return ExitCode.OUR_FAILURE
    return max(codes, default=ExitCode.OK)
