"""The script file that a call is about, where a person named the production that was made of it."""

from contextlib import closing
from pathlib import Path

from scenebreak.domain.errors import WrongUsage
from scenebreak.services.production import check_there, look_into
from scenebreak.services.review_home import script_path
from scenebreak.store.production import SUFFIX


def script_of(path: Path) -> Path:
    """The script to read: the file itself, or of a production file the one that it was made of.

    Args:
        path: a script, or a production file.

    Raises:
        UnreadableScript: there is no such production file.
        UnusableProduction: the production cannot be used.
        WrongUsage: the production holds several scripts, or its script is not where it was.
    """
    if path.suffix.lower() != SUFFIX:
        return path
    check_there(path)
    with closing(look_into(path)) as store:
        files = [script_path(path, script) for script in store.scripts()]
    if len(files) != 1:
        names = ", ".join(file.name for file in files) or "none"
        raise WrongUsage(f"{path.name} holds {len(files)} scripts", f"Name the file of one: {names}")
    (file,) = files
    if not file.is_file():
        raise WrongUsage(
            f"The script of {path.name}, {file.name}, is not where it was", "Name the script's file itself"
        )
    return file
