"""`scenebreak model`: build the pipeline that the scan loads."""

from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(
    help="Build the language pipeline (for developers).", no_args_is_help=True, rich_markup_mode=None
)


@app.callback()
def _group() -> None:
    """Keep `build` a command of its own while it is the only one."""


@app.command("build")
def build(
    target: Annotated[Path, typer.Argument(help="The folder to write the pipeline into.")] = Path("models"),
) -> None:
    """Build the pipeline from the English one, which the extra `model` installs."""
    from scenebreak.nlp import build as build_pipeline

    build_pipeline(target)
    typer.echo(f"The pipeline is in {target}.")
