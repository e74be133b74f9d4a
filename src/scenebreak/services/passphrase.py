"""Where the passphrase of an encrypted production comes from; never from the command line.

In this order: the environment variable, the system's keyring (extra `keyring`), a question on the terminal.
"""

import getpass
import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from scenebreak.domain.errors import WrongUsage

ENVIRONMENT = "SCENEBREAK_PASSPHRASE"
"""Names the passphrase of every production that is opened."""

NEW_ENVIRONMENT = "SCENEBREAK_NEW_PASSPHRASE"
"""Names the passphrase that a production is to be given."""

_TRIES = 3
"""How often a person is asked before a command ends: the shell keeps what is typed after it has ended."""

_SERVICE = "scenebreak"

_typed: dict[Path, str] = {}


def passphrases(path: Path) -> Iterator[str]:
    """The passphrases to try on a file; a person is asked last, up to three times, and once for each file.

    Whoever takes another one says by that that the one before did not fit.
    """
    yield from silent_passphrases(path)
    if path.resolve() in _typed or sys.stdin is None or not sys.stdin.isatty():
        return
    prompt = f"Passphrase of {path.name}: "
    for left in reversed(range(_TRIES)):
        remember_passphrase(path, getpass.getpass(prompt))
        yield _typed[path.resolve()]
        more = f"{left} more tries" if left > 1 else "one more try"
        prompt = f"That does not open it ({more}). Passphrase of {path.name}: "


def remember_passphrase(path: Path, passphrase: str) -> None:
    """Use what was typed as long as the program runs, and ask for it on the terminal no more.

    Args:
        path: the production.
        passphrase: as typed.
    """
    _typed[path.resolve()] = passphrase


def silent_passphrases(path: Path) -> Iterator[str]:
    """The passphrases to try on a file without asking anybody."""
    if named := os.environ.get(ENVIRONMENT):
        yield named
    if typed := _typed.get(path.resolve()):
        yield typed
    # whatever is wrong with the keyring, the person can still be asked
    with suppress(Exception):
        import keyring

        if kept := keyring.get_password(_SERVICE, str(path.resolve())):
            yield kept


def new_passphrase(path: Path, *, first: bool = False) -> str:
    """The passphrase that a file is to be given: from the environment, else typed twice.

    Args:
        path: the production.
        first: it has none yet, so one that opens productions can only be meant as its new one.

    Raises:
        WrongUsage: there is no terminal to ask on, it is empty, or it was typed in two ways three times.
    """
    if named := os.environ.get(NEW_ENVIRONMENT) or (os.environ.get(ENVIRONMENT) if first else None):
        return named
    if sys.stdin is None or not sys.stdin.isatty():
        raise WrongUsage(
            "There is no terminal to ask for the new passphrase on",
            f"Call this from a terminal, or put it into {NEW_ENVIRONMENT}",
        )
    prompt = f"New passphrase for {path.name}: "
    for _ in range(_TRIES):
        typed = getpass.getpass(prompt)
        if not typed:
            raise WrongUsage("The passphrase is empty", "Type one, or use --remove to have none")
        if getpass.getpass("The same again: ") == typed:
            return typed
        prompt = f"The two differ, once more from the beginning. New passphrase for {path.name}: "
    raise WrongUsage("The two passphrases differ", "Do it again; nothing was changed")


def keep_in_keyring(path: Path, passphrase: str | None) -> None:
    """Let the system's keyring remember a passphrase, or forget it.

    Raises:
        WrongUsage: there is no keyring on this machine.
    """
    try:
        import keyring

        if passphrase is not None:
            keyring.set_password(_SERVICE, str(path.resolve()), passphrase)
        elif keyring.get_password(_SERVICE, str(path.resolve())) is not None:
            keyring.delete_password(_SERVICE, str(path.resolve()))
    except Exception as error:
        raise WrongUsage(
            f"The keyring of this machine cannot be used ({type(error).__name__})",
            'Install it with: pip install "scenebreak[keyring]", or do without --keyring',
        ) from error
