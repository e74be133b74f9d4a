"""`scenebreak review`: open the review screen."""

from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer


def review(
    target: Annotated[
        Path | None,
        typer.Argument(help="A script, a folder of scripts, or a production file; home if left out."),
    ] = None,
    production: Annotated[
        Path | None, typer.Option("--production", help="The production file; beside the script if left out.")
    ] = None,
    theme: Annotated[str | None, typer.Option("--theme", help="Colours of the screen, by name.")] = None,
    no_mouse: Annotated[bool, typer.Option("--no-mouse", help="Leave the mouse to the terminal.")] = False,
    discreet: Annotated[
        bool, typer.Option("--discreet", help='Hide the words of the script; " shows them again.')
    ] = False,
) -> None:
    """Review what was found, scene by scene; everything you decide is saved at once.

    The first time the script is scanned, and a production file is made beside it.
    """
    from scenebreak.services.review import begin_opening, finish_opening
    from scenebreak.services.settings import load_settings

    settings = load_settings()
    if discreet:
        settings = replace(settings, screen=replace(settings.screen, discreet=True))
    if theme is not None:
        _check_theme(theme)
    opening = (
        begin_opening(target, production=production, sensitivity=settings.sensitivity) if target else None
    )
    session = None
    if opening is not None and not opening.to_scan:
        session, opening = finish_opening(opening), None
    from scenebreak.tui.app import run_review

    run_review(
        session,
        opening=opening,
        target=target,
        settings=settings,
        theme=theme,
        mouse=settings.screen.mouse and not no_mouse,
    )


def _check_theme(name: str) -> None:
    from scenebreak.domain.errors import WrongUsage
    from scenebreak.tui.themes import known_themes

    if name not in known_themes():
        raise WrongUsage(f"There is no theme called {name!r}", f"Known are {', '.join(known_themes())}")
