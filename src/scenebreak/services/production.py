"""The one door to production files: passphrases are asked for here, and backups are kept."""

import os
from pathlib import Path

import platformdirs

from scenebreak.domain.assumptions import Assumptions
from scenebreak.domain.errors import UnreadableScript
from scenebreak.services.passphrase import passphrases, silent_passphrases
from scenebreak.services.settings import load_settings
from scenebreak.store import Production
from scenebreak.store.backups import Backups

OF_SETTINGS = "settings"
"""Who set the numbers that a new production takes over; nobody's undo takes them back by mistake."""


def open_production(path: Path, *, author: str = "") -> Production:
    """Open a production to work on: to look at only, where it or its folder cannot be written.

    Raises:
        UnusableProduction: the file is absent, foreign, damaged, newer than this program, or encrypted with
            another passphrase.
    """
    return Production.open(path, author=author, passphrases=passphrases, backups=backups())


def create_production(path: Path, *, author: str = "") -> Production:
    """Open a production to work on, made if it is not there, with the numbers of the user's settings.

    They are written into it, so that its estimate is the same for whoever gets the file.

    Raises:
        UnusableProduction: the folder cannot be written, or what is there is no production of ours.
        WrongUsage: the settings cannot be used.
    """
    kept, numbers = backups(), load_settings().estimate
    Assumptions().with_changes(numbers)
    is_new = not path.exists()
    store = Production.create(path, author=author, passphrases=passphrases, backups=kept)
    if is_new and numbers:
        store.write_numbers(numbers, "estimate: the numbers of the settings", author=OF_SETTINGS)
    return store


def look_into(path: Path, *, asking: bool = True) -> Production:
    """Open a production to read something from it; nothing is written, nor copied.

    Args:
        path: the file.
        asking: a person may be asked for its passphrase.

    Raises:
        UnusableProduction: the file is absent, foreign, damaged, newer than this program, or encrypted with
            another passphrase.
    """
    return Production(path, read_only=True, passphrases=passphrases if asking else silent_passphrases)


def check_there(path: Path) -> None:
    """See to it that there is a file to work on.

    Raises:
        UnreadableScript: there is none.
    """
    if not path.is_file():
        raise UnreadableScript.missing(path)


def backups() -> Backups:
    """Where backups are kept, as the user's settings have it; SCENEBREAK_BACKUPS names another folder.

    Raises:
        WrongUsage: the settings cannot be read.
    """
    settings = load_settings().backups
    named = os.environ.get("SCENEBREAK_BACKUPS")
    root = Path(named) if named else platformdirs.user_data_path("scenebreak", appauthor=False) / "backups"
    return Backups(root, settings.keep, settings.minutes, settings.megabytes)
