"""`scenebreak model`: build and train what the scan loads."""

from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(
    help="Build the language pipeline, train the detector (for developers).",
    no_args_is_help=True,
    rich_markup_mode=None,
)


@app.command("build")
def build(
    target: Annotated[Path, typer.Argument(help="The folder to write the pipeline into.")] = Path("models"),
) -> None:
    """Build the pipeline from the English one, which the extra `model` installs."""
    from scenebreak.nlp import build as build_pipeline

    build_pipeline(target)
    typer.echo(f"The pipeline is in {target}.")


@app.command("train")
def train(
    corpus: Annotated[Path, typer.Argument(help="A folder of labelled scripts (docs/accuracy.md).")],
    target: Annotated[Path, typer.Option("--out", help="The folder to write the trained part into.")] = Path(
        "models"
    ),
) -> None:
    """Train the detector from labelled scripts; it takes minutes and gives the same every time."""
    from scenebreak.cli.progress import ScanProgress
    from scenebreak.services.train import train as train_from

    with ScanProgress([corpus]) as progress:
        train_from(corpus, target, progress=lambda *told: progress(0, *told))
    typer.echo(f"The trained part is in {target}.")
