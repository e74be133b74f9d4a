"""`scenebreak wipe`: remove a script's words and keep what was decided."""

from typing import Annotated

import typer

from scenebreak.cli.options import ProductionFile, WantedScript


def wipe(
    production: ProductionFile,
    script: WantedScript = None,
    yes: Annotated[bool, typer.Option("--yes", help="Do it without asking.")] = False,
) -> None:
    """Remove a script's words from a production, its backups and caches; decisions and notes stay.

    Without --script the words of every script are removed. This cannot be taken back.
    """
    from scenebreak.cli.output import say
    from scenebreak.cli.session import name_other_copies
    from scenebreak.services.upkeep import wipe as wipe_words

    name_other_copies(production)
    what = "every script" if script is None else f"script {script}"
    question = f"Remove the words of {what} from {production.name} and its own backups, for good?"
    if not yes and not typer.confirm(question, err=True):
        raise typer.Exit
    wiped = wipe_words(production, script)
    for title in wiped.titles:
        say(f"The words of {title} are wiped; what was decided on it is kept.")
    if wiped.steps:
        say(f"{wiped.steps} steps of the history lost the words of beats that a person had made.")
    say(f"Removed too: its own backups ({wiped.backups}), and its traces in the cache and the recent files.")
    for file in wiped.out_of_reach:
        say(f"Still there: the script itself, {file}")
    say(
        "Out of reach: exports and reports you made, notes in your own words, copies that you sent, and what "
        "this computer's own backups and its disk may keep."
    )
