"""Where results and complaints go: results to stdout or a file, the rest to stderr."""

import os
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import typer

from scenebreak.domain.errors import ExitCode, ScenebreakError, WrongUsage
from scenebreak.domain.plain import plain
from scenebreak.services.whole_file import whole_file

if TYPE_CHECKING:
    from rich.console import RenderableType

    from scenebreak.services.review_pages import PageForm

Form = TypeVar("Form")

_FILE_WIDTH = 110
_KEPT = frozenset({".scenebreak", ".pdf", ".fdx"})
"""Endings of files that hold a person's work or a script: no report takes their place."""

_OWN = 0o600
"""The rights of a new report: it may hold words of a script, so only its owner reads it."""


class Output:
    """Stdout, or a file that is checked before the work and written whole behind it.

    Args:
        path: the file, or None for stdout.
        inputs: what the call reads; none of them may be overwritten.

    Raises:
        WrongUsage: the file cannot be written, or holds something that must not be lost.
    """

    def __init__(self, path: Path | None, inputs: Iterable[Path] = ()) -> None:
        self.path = path
        if path is None:
            return
        if path.is_dir() or not path.parent.is_dir() or not os.access(path.parent, os.W_OK):
            raise WrongUsage(f"{path} cannot be written", "Name a file in a folder that you can write to")
        if path.suffix.lower() in _KEPT or any(_same(path, each) for each in inputs):
            raise WrongUsage(
                f"{path} is a script or a production, not a place for a report", "Name another file"
            )

    def form(self, asked: Form | None, by_ending: Mapping[str, Form], otherwise: Form) -> Form:
        """The form that was asked for, else the one that the file's ending stands for.

        Raises:
            WrongUsage: the ending stands for none.
        """
        if asked is not None:
            return asked
        ending = self.path.suffix.lower() if self.path else ".txt"
        if ending == ".txt":
            return otherwise
        if ending not in by_ending:
            known = ", ".join([*by_ending, ".txt"])
            raise WrongUsage(f"{self.path} has no ending that names a form", f"Use one of {known}")
        return by_ending[ending]

    def wants_json(self, asked: bool) -> bool:
        """JSON was asked for, by an option or by the file's ending.

        Raises:
            WrongUsage: the ending stands for something else.
        """
        return self.form(asked or None, {".json": True}, otherwise=False)

    def page_form(self, as_json: bool) -> "PageForm":
        """The form of a review's page: JSON where it was asked for, else by the file's ending.

        Raises:
            WrongUsage: the ending stands for none.
        """
        from scenebreak.services.review_pages import PageForm

        by_ending = {f".{each}": each for each in PageForm if each is not PageForm.TEXT}
        return self.form(PageForm.JSON if as_json else None, by_ending, PageForm.TEXT)

    def write(self, text: str) -> None:
        """Write text: all of it or nothing.

        Raises:
            WrongUsage: the file cannot be written.
        """
        if self.path is None:
            typer.echo(text, nl=False)
            return
        try:
            _write_whole(self.path, text.encode("utf-8", "replace"))
        except OSError as error:
            raise WrongUsage(
                f"{self.path} cannot be written ({error.strerror})", "Choose another place"
            ) from error

    def show(self, tables: Sequence["RenderableType"]) -> None:
        """Print tables as the terminal can show them, or write them as plain text; nothing for no tables."""
        from io import StringIO

        from rich.console import Console

        if not tables:
            return
        text = None if self.path is None else StringIO()
        width = None if self.path is None else _FILE_WIDTH
        console = Console(file=text, width=width, highlight=False, markup=False, emoji=False)
        for table in tables:
            console.print(table)
        if text:
            self.write(text.getvalue())


def _same(path: Path, other: Path) -> bool:
    try:
        return path.samefile(other)
    except OSError:
        return False


def _write_whole(path: Path, content: bytes) -> None:
    """Replace a file in one step; what is no ordinary file (a pipe, a device) is written to as it is."""
    if path.exists() and not path.is_file():
        path.write_bytes(content)
        return
    mode = path.stat().st_mode & 0o777 if path.exists() else _OWN
    with whole_file(path) as file:
        file.write(content)
        Path(file.name).chmod(mode)


def complain(path: Path, failure: ScenebreakError) -> None:
    """One sentence on stderr about one input."""
    named = path.name in str(failure)
    say(str(failure) if named else f"{path.name}: {failure}")


def say(sentence: str) -> None:
    """One sentence on stderr; a file name in it cannot steer the terminal."""
    typer.echo(plain(sentence), err=True)


def exit_code(failures: Iterable[ScenebreakError]) -> ExitCode:
    """The code for a call in which some inputs failed; our own failure outranks an unreadable input."""
    codes = {failure.exit_code for failure in failures}
    if ExitCode.OUR_FAILURE in codes:
        return ExitCode.OUR_FAILURE
    return max(codes, default=ExitCode.OK)
