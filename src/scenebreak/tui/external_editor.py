"""The person's own editor, for texts longer than a line."""

import os
import shlex
import subprocess
import tempfile
from pathlib import Path

from textual.app import App, SuspendNotSupported

from scenebreak.domain.errors import WrongUsage
from scenebreak.tui.printable import editable

_REMEDY = "Set EDITOR to an editor that runs in the terminal, or write in the review itself"


def edited_elsewhere(app: App[None], text: str) -> str | None:
    """Let the person edit a text in $VISUAL or $EDITOR while the program stands aside.

    The text lies in a file that only its owner can read, and which is removed afterwards.

    Args:
        app: stands aside meanwhile.
        text: the words to begin with.

    Returns:
        The new words; None when they are the old ones.

    Raises:
        WrongUsage: there is no such editor, it failed, or this terminal cannot be handed over.
    """
    command = os.environ.get("VISUAL") or os.environ.get("EDITOR") or "vi"
    with tempfile.TemporaryDirectory(prefix="scenebreak-") as folder:
        file = Path(folder) / "notes.txt"
        file.write_text(text, encoding="utf-8")
        file.chmod(0o600)
        _run(app, [*shlex.split(command), str(file)])
        written = editable(file.read_text(encoding="utf-8", errors="replace")).rstrip("\n")
    return None if written == text else written


def _run(app: App[None], command: list[str]) -> None:
    try:
        with app.suspend():
            ended = subprocess.run(command, check=False).returncode  # noqa: S603 - what the person chose
    except SuspendNotSupported:
        raise WrongUsage("This terminal cannot be handed to another editor", _REMEDY) from None
    except OSError as error:
        raise WrongUsage(f"{command[0]} could not be started ({error.strerror})", _REMEDY) from None
    if ended != 0:
        raise WrongUsage(f"{command[0]} ended with an error; nothing was changed", _REMEDY)
