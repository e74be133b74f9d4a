"""Arguments and options that several commands share, declared once."""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from scenebreak.domain.scan import Sensitivity

Script = Annotated[Path, typer.Argument(help="The script (PDF, FDX, Fountain, text).")]

Scripts = Annotated[list[Path], typer.Argument(help="Scripts (PDF, FDX, Fountain, text) or folders of them.")]

Target = Annotated[Path, typer.Argument(help="A script, a folder of scripts, or a production file.")]

ProductionFile = Annotated[Path, typer.Argument(help="The production file (.scenebreak).")]

ExistingProduction = Annotated[
    Path, typer.Argument(help="The production file, or a script that has one beside it.")
]

OutputFile = Annotated[Path | None, typer.Option("--output", "-o", help="Write to this file.")]

AsJson = Annotated[bool, typer.Option("--json", help="Print JSON instead of tables.")]

WantedSensitivity = Annotated[
    Sensitivity | None,
    typer.Option(
        "--sensitivity", help="How much doubt is enough to flag a scene.  [default: that of the settings]"
    ),
]

NoCache = Annotated[
    bool,
    typer.Option("--no-cache", help="Neither use nor keep results (which hold no words of the script)."),
]

WantedScript = Annotated[
    str | None,
    typer.Option(
        "--script", help="Which script of the production: its place, or words of its title or file name."
    ),
]

WantedProduction = Annotated[
    Path | None, typer.Option("--production", help="The production file; beside the script if left out.")
]

Discreet = Annotated[bool, typer.Option("--discreet", help="Leave out the words of the script.")]

Confirmed = Annotated[
    bool, typer.Option("--confirmed", help="Leave out what nobody has confirmed; held scenes stay.")
]


def day(word: str) -> date:
    """The day that a person wrote after an option: 2026-03-02, or "today".

    Raises:
        WrongUsage: it is none.
    """
    from scenebreak.services.days import day_of

    return day_of(word)
