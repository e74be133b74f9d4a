"""`scenebreak review`: open the review screen."""

from pathlib import Path
from typing import Annotated

import typer

from scenebreak.cli.options import Target


def review(
    target: Target,
    production: Annotated[
        Path | None, typer.Option("--production", help="The production file; beside the script if left out.")
    ] = None,
    no_mouse: Annotated[bool, typer.Option("--no-mouse", help="Leave the mouse to the terminal.")] = False,
) -> None:
    """Review what was found, scene by scene; everything you decide is saved at once.

    The first time the script is scanned, and a production file is made beside it.
    """
    from scenebreak.cli.progress import ScanProgress
    from scenebreak.services.estimate import title_of_estimate
    from scenebreak.services.review import open_review
    from scenebreak.services.settings import load_settings

    settings = load_settings()
    assumptions = settings.assumptions
    with ScanProgress([target]) as progress:
        session = open_review(
            target,
            production=production,
            sensitivity=settings.sensitivity,
            progress=lambda *told: progress(0, *told),
        )
    try:
        from scenebreak.tui.app import run_review

        title = title_of_estimate(session, assumptions)
        run_review(session, theme=settings.screen.theme, mouse=not no_mouse, estimate=title)
    finally:
        session.close()
