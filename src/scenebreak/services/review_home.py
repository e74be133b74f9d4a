"""Which production file belongs to what the user named."""

import hashlib
import os
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path

from scenebreak.domain.errors import UnreadableScript, UnusableProduction, WrongUsage
from scenebreak.store import Script
from scenebreak.store.production import SUFFIX


@dataclass(frozen=True, slots=True)
class Target:
    """What is to be opened.

    Attributes:
        production: the file, whether it exists or not.
        scripts: the scripts the user named or whose folder they named; none where they named the production.
        warnings: what the user should know of this choice.
        chosen: the user named the production file.
    """

    production: Path
    scripts: tuple[Path, ...] = ()
    warnings: tuple[str, ...] = ()
    chosen: bool = False


def locate(target: Path, production: Path | None = None, *, kindred: bool = True) -> Target:
    """Find the production file of a script, a folder of scripts, or one named itself.

    Args:
        target: the script, the folder or the production file.
        production: where the production is, if not beside the target.
        kindred: a production that holds another draft of the script counts, too; the script is read for it.

    Raises:
        UnreadableScript: there is no such file, or no script in the folder.
        WrongUsage: two production files were named.
    """
    if target.is_dir():
        return _locate_season(target, production)
    if target.suffix.lower() == SUFFIX:
        if production is not None and production != target:
            raise WrongUsage("Two production files were named", "Name the script, or one production file")
        if not target.exists():
            raise UnreadableScript.missing(target)
        return Target(target, chosen=True)
    home, warnings = (
        (production, ()) if production else _home(target, target.with_suffix(SUFFIX), kindred=kindred)
    )
    if not target.exists() and not home.exists():
        raise UnreadableScript.missing(target)
    return Target(home, (target,), warnings, chosen=production is not None)


def holds(production: Path, script: Path, *, asking: bool = True) -> bool:
    """Whether a production knows a script's file, or its very words under a name that is gone.

    Args:
        production: the file to look into.
        script: the file to look for.
        asking: a person may be asked for the production's passphrase.

    Raises:
        UnusableProduction: the production is foreign, damaged, encrypted or newer than this program.
    """
    digest = sha256_of(script)
    known_scripts = _scripts_of(production, asking=asking)
    places = ((script_path(production, known), known.sha256) for known in known_scripts)
    return any(
        path == script.resolve() or (sha256 == digest and not path.exists()) for path, sha256 in places
    )


def script_path(production: Path, script: Script) -> Path:
    """Where a script of a production should lie; an absolute path stands for itself."""
    return (production.resolve().parent / script.path).resolve()


def stored_path(production: Path, script: Path) -> str:
    """How a script's place is written down: from the production's folder, so that both can move together."""
    folder, path = production.resolve().parent, script.resolve()
    return path.relative_to(folder).as_posix() if path.is_relative_to(folder) else str(path)


def sha256_of(path: Path) -> str | None:
    """The digest of a file's bytes in hexadecimal, or None where it cannot be read."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return None


def _locate_season(folder: Path, production: Path | None) -> Target:
    from scenebreak.services.season import scripts_in

    name = folder.resolve().name or "Season"
    home, warnings = (
        (production, ()) if production else _home(folder, folder / f"{name}{SUFFIX}", kindred=False)
    )
    scripts = scripts_in(folder)
    if not scripts and not home.exists():
        raise UnreadableScript(
            folder,
            f"No script lies in the folder {folder.name}",
            "Put PDF, FDX, Fountain or text files there",
        )
    return Target(home, scripts, warnings, chosen=production is not None)


def _home(target: Path, beside: Path, *, kindred: bool) -> tuple[Path, tuple[str, ...]]:
    """The production file beside a script or in its folder, or in the user's own folder.

    It lies in the user's own folder where nothing can be written beside the script.
    """
    if beside.exists():
        return beside, ()
    elsewhere = _own_folder() / _distinct_name(beside)
    locked = beside.parent.exists() and not os.access(beside.parent, os.W_OK)
    warning = f"{beside.parent} cannot be written, so your work is kept in {elsewhere}."
    if elsewhere.exists():
        return elsewhere, (warning,) if locked else ()
    former = (
        _season_under_another_name(target)
        if target.is_dir()
        else _script_under_another_name(target, kindred=kindred)
    )
    if former is not None:
        return former, (f"The review of {target.resolve().name} is kept in {former.name}.",)
    return (elsewhere, (warning,)) if locked else (beside, ())


def _script_under_another_name(script: Path, *, kindred: bool) -> Path | None:
    """A production beside a script that holds it."""

    def is_its_own(production: Path) -> bool:
        with suppress(UnusableProduction):
            return holds(production, script, asking=False)
        return False

    productions = _productions_in(script.parent)
    own = next(filter(is_its_own, productions), None)
    return own or (_script_of_another_draft(script, productions) if kindred else None)


def _script_of_another_draft(script: Path, productions: list[Path]) -> Path | None:
    """A production that holds another draft of a script, where the words leave no doubt."""
    from scenebreak.services.draft_kinship import read_draft
    from scenebreak.services.newcomers import kindred_in
    from scenebreak.services.production import look_into

    if not productions or not script.is_file():
        return None
    with suppress(UnreadableScript):
        screenplay = read_draft(script)
        for production in productions:
            with suppress(UnusableProduction), closing(look_into(production, asking=False)) as store:
                if kindred_in(store, screenplay):
                    return production
    return None


def _season_under_another_name(folder: Path) -> Path | None:
    """A production in a folder that holds several scripts of it, or the only one there."""
    from scenebreak.services.season import scripts_in

    least = min(len(scripts_in(folder)), 2)

    def is_season(production: Path) -> bool:
        with suppress(UnusableProduction):
            paths = (script_path(production, known) for known in _scripts_of(production, asking=False))
            return least <= sum(path.parent == folder.resolve() for path in paths)
        return False

    return next(filter(is_season, _productions_in(folder)), None)


def _productions_in(folder: Path) -> list[Path]:
    """The production files of a folder, the one written last first."""
    with suppress(OSError):
        found = [path for path in folder.iterdir() if path.suffix.lower() == SUFFIX and path.is_file()]
        return sorted(found, key=lambda path: path.stat().st_mtime, reverse=True)
    return []


def _scripts_of(production: Path, *, asking: bool) -> tuple[Script, ...]:
    from scenebreak.services.production import look_into

    store = look_into(production, asking=asking)
    try:
        return store.scripts()
    finally:
        store.close()


def _own_folder() -> Path:
    import platformdirs

    return platformdirs.user_data_path("scenebreak", appauthor=False) / "productions"


def make_own_folder(production: Path) -> None:
    """Make the user's own folder, if that is where a production is to lie.

    Raises:
        UnusableProduction: it cannot be made.
    """
    folder = _own_folder()
    if production.parent != folder:
        return
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise UnusableProduction(
            f"Neither the script's folder nor {folder} can be written",
            "Name a place for the production file with --production",
        ) from error


def _distinct_name(beside: Path) -> str:
    """A name that tells two scripts of the same name in different folders apart."""
    place = hashlib.sha256(os.fsencode(beside.resolve())).hexdigest()[:8]
    return f"{beside.stem}-{place}{SUFFIX}"
