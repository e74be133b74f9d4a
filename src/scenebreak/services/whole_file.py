"""Files that are written whole or not at all."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import IO

_KEPT_OF_NAME = 40


@contextmanager
def whole_file(target: Path) -> Iterator[IO[bytes]]:
    """What is written here takes the place of the target at the end; a failure leaves all as it was.

    Only its owner can read the file. Nothing half-written stays behind.

    Args:
        target: the file to write, in a folder that is there.

    Raises:
        OSError: it cannot be written.
    """
    draft: Path | None = None
    try:
        # a cut name leaves room for what tells drafts apart
        with NamedTemporaryFile(
            dir=target.parent, prefix=f".{target.name[:_KEPT_OF_NAME]}.", delete=False
        ) as file:
            draft = Path(file.name)
            yield file
        draft.replace(target)
    finally:
        if draft is not None:
            draft.unlink(missing_ok=True)


def write_whole(target: Path, text: str) -> None:
    """Write text in UTF-8 as `whole_file` does.

    Raises:
        OSError: it cannot be written.
        UnicodeError: the text holds half a character.
    """
    with whole_file(target) as file:
        file.write(text.encode("utf-8"))
