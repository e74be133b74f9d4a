"""`scenebreak wipe`: remove a script's words and keep what was decided."""

from pathlib import Path
from typing import Annotated

import typer

from scenebreak.cli.options import ProductionFile, WantedScript
from scenebreak.domain.errors import WrongUsage


def wipe(
    production: ProductionFile,
    script: WantedScript = None,
    only_backups: Annotated[
        bool,
        typer.Option("--backups", help="Remove its own backups and nothing else; of a deleted file too."),
    ] = False,
    yes: Annotated[bool, typer.Option("--yes", help="Do it without asking.")] = False,
) -> None:
    """Remove a script's words from a production, its backups and caches; decisions and notes stay.

    Without --script the words of every script are removed. This cannot be taken back.
    """
    if only_backups:
        _remove_backups(production, script, yes=yes)
    else:
        _wipe_words(production, script, yes=yes)


def _remove_backups(production: Path, script: str | None, *, yes: bool) -> None:
    from scenebreak.cli.output import say
    from scenebreak.cli.session import name_other_copies
    from scenebreak.services.upkeep import own_backups, remove_backups

    if script is not None:
        raise WrongUsage("A backup holds every script", "Leave --script out, or leave --backups out")
    there = production.exists()
    if there:
        name_other_copies(production)
    if not (count := len(own_backups(production))):
        say(f"{production.name} has no backups here.")
        return
    whose = production.name if there else f"{production.name}, which is not there any more"
    backups = "the only backup" if count == 1 else f"all {count} backups"
    _make_sure(f"Remove {backups} of {whose}, for good?", yes=yes)
    say(f"Removed: {remove_backups(production)} of {production.name}'s backups. Nothing else was touched.")


def _make_sure(question: str, *, yes: bool) -> None:
    if not yes and not typer.confirm(question, err=True):
        raise typer.Exit


def _wipe_words(production: Path, script: str | None, *, yes: bool) -> None:
    from scenebreak.cli.output import say
    from scenebreak.cli.session import name_other_copies
    from scenebreak.services.upkeep import wipe as wipe_words

    name_other_copies(production)
    what = "every script" if script is None else f"script {script}"
    _make_sure(f"Remove the words of {what} from {production.name} and its own backups, for good?", yes=yes)
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
