"""Paths as people paste, drop and type them."""

import os
import shlex
from pathlib import Path
from urllib.parse import unquote, urlsplit

from scenebreak.domain.errors import WrongUsage

_QUOTES = "'\""
_ONE = "Open a folder to have all of its scripts, or one file at a time"


def dropped_path(text: str) -> Path:
    """The path that a terminal, a file manager or a person meant.

    Quotes around it, escaped spaces, a file:// address and a tilde are understood. What exists as it stands
    is taken as it stands.

    Raises:
        WrongUsage: there is no path in it, or there are several.
    """
    lines = [line.strip() for line in text.replace("\0", "").splitlines() if line.strip()]
    if not lines:
        raise WrongUsage("There is no path", "Type, paste or drop one")
    if len(lines) > 1:
        raise WrongUsage(f"These are {len(lines)} paths", _ONE)
    return _meant(lines[0])


def _meant(line: str) -> Path:
    if line.lower().startswith("file://"):
        return _of_address(line)
    if len(line) > 1 and line[0] == line[-1] and line[0] in _QUOTES and line[0] not in line[1:-1]:
        return Path(line[1:-1]).expanduser()
    as_it_stands = Path(line).expanduser()
    if _exists(as_it_stands) or os.name == "nt":
        return as_it_stands
    try:
        parts = shlex.split(line)
    except ValueError:
        return as_it_stands
    paths = [Path(part).expanduser() for part in parts]
    if len(paths) > 1 and all(map(_exists, paths)):
        raise WrongUsage(f"These are {len(paths)} paths", _ONE)
    return paths[0] if len(paths) == 1 else as_it_stands


def _of_address(line: str) -> Path:
    path = unquote(urlsplit(line.replace("#", "%23").replace("?", "%3F")).path)
    # file:///C:/scripts has a slash too many for Windows
    return Path(path.lstrip("/") if os.name == "nt" else path)


def _exists(path: Path) -> bool:
    try:
        return path.exists()
    except (OSError, ValueError):
        return False
