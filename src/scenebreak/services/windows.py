"""Which productions are open on this machine, so that a second window can say that it is not alone.

Each window holds a lock on a small empty file of its own for as long as it lives. What a crash leaves behind
has no lock, and the next window that looks takes it away.
"""

import hashlib
import os
from contextlib import suppress
from pathlib import Path
from typing import IO
from uuid import uuid4

from scenebreak.services.recents import recents_path


class Window:
    """A sign that a production is open here.

    Where the sign cannot be set nothing is known of other windows, and nothing else changes.

    Args:
        production: the file.
    """

    def __init__(self, production: Path) -> None:
        digest = hashlib.sha256(os.fsencode(production.resolve())).hexdigest()[:16]
        self._folder = recents_path().parent / "windows"
        self._family = digest
        self._own = self._folder / f"{digest}-{uuid4().hex[:8]}"
        self._held: IO[bytes] | None = None
        with suppress(OSError):
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._held = self._set_sign()

    def others(self) -> int:
        """How many other windows have the production open."""
        if self._held is None:
            return 0
        return sum(_lives(path) for path in self._folder.glob(f"{self._family}-*") if path != self._own)

    def close(self) -> None:
        """Take the sign away."""
        if self._held is not None:
            self._held.close()
            self._held = None
            with suppress(OSError):
                self._own.unlink(missing_ok=True)

    def _set_sign(self) -> IO[bytes]:
        while True:
            held = self._own.open("wb")
            _lock(held)
            # somebody may have taken it for a left-over between the two lines above
            if self._own.exists():
                return held
            held.close()


def _lives(path: Path) -> bool:
    """Whether a window holds this sign; one that nobody holds is taken away."""
    try:
        with path.open("r+b") as file:
            _lock(file)
    except FileNotFoundError:
        return False
    except OSError:
        return True
    with suppress(OSError):
        path.unlink(missing_ok=True)
    return False


def _lock(file: IO[bytes]) -> None:
    """Hold a file until it is closed.

    Raises:
        OSError: another process, or another opening of this one, holds it.
    """
    if os.name == "nt":
        import msvcrt

        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined]
    else:
        import fcntl

        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
