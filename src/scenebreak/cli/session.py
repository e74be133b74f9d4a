"""An open review for the length of one call."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scenebreak.services.review import Review


@contextmanager
def opened(target: Path, production: Path | None = None) -> Iterator["Review"]:
    """Open the review of a target as the settings say, and close it behind the call.

    Args:
        target: a script, a folder of scripts, or a production file.
        production: where the production file is, if not beside the target.

    Raises:
        UnreadableScript: the script cannot be read and the production does not hold it yet.
        UnusableProduction: the production cannot be used.
    """
    from scenebreak.cli.progress import ScanProgress
    from scenebreak.services.review import open_review
    from scenebreak.services.settings import load_settings

    with ScanProgress([target]) as progress:
        review = open_review(
            target,
            production=production,
            sensitivity=load_settings().sensitivity,
            progress=lambda *told: progress(0, *told),
        )
    with review:
        yield review


@contextmanager
def opened_existing(target: Path) -> Iterator["Review"]:
    """Open the review of a target that has a production already, and close it behind the call.

    Args:
        target: a production file, or a script or folder that has one beside it.

    Raises:
        UnreadableScript: there is no such file.
        WrongUsage: the target has no production yet.
        UnusableProduction: the production cannot be used.
    """
    from scenebreak.cli.progress import ScanProgress
    from scenebreak.services.drafts import open_existing

    with ScanProgress([target]) as progress:
        review = open_existing(target, lambda *told: progress(0, *told))
    with review:
        yield review


def name_other_copies(production: Path) -> None:
    """Say which other copies of a production have backups, before anything is done to this one.

    Args:
        production: the file that something is about to be done to.

    Raises:
        UnreadableScript: there is no such file.
        UnusableProduction: it cannot be used.
    """
    from scenebreak.cli.output import say
    from scenebreak.services.upkeep import other_copies

    for home, count in other_copies(production).items():
        backups = "1 backup" if count == 1 else f"{count} backups"
        say(f"Note: another copy of this production, {home}, has {backups}; it and they stay as they are.")
