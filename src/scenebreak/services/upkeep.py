"""Looking after a production file: its passphrase, its rescue, and the wiping of a script's words."""

import os
from collections.abc import Collection, Mapping, Sequence
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path

from scenebreak.domain.errors import UnusableProduction, WrongUsage
from scenebreak.services import recents
from scenebreak.services.author import author
from scenebreak.services.cache import ScanCache, cache_folder
from scenebreak.services.drafts import chosen_episode
from scenebreak.services.passphrase import keep_in_keyring, new_passphrase, passphrases
from scenebreak.services.production import backups, check_there, look_into
from scenebreak.services.review_home import script_path, sha256_of
from scenebreak.services.review_reading import Episode
from scenebreak.store import Production, Script
from scenebreak.store.encryption import Key, is_encrypted, is_plain, key_for_salt, key_of, salt_of
from scenebreak.store.repair import Repaired, newest_sound, repair
from scenebreak.store.salvage import complaint, working_copy
from scenebreak.store.sealing import check_alone, seal, seal_copies
from scenebreak.store.wiping import readings, wipe_script


@dataclass(frozen=True, slots=True)
class Sealed:
    """What became of a passphrase.

    Attributes:
        was_encrypted: the file had one before.
        backups: how many backups have the new one.
        left: backups under a passphrase that is not known, which stay as they are.
    """

    was_encrypted: bool
    backups: int
    left: tuple[Path, ...]


@dataclass(frozen=True, slots=True)
class Wiped:
    """What became of a script's words.

    Attributes:
        titles: of the scripts that were wiped.
        steps: of the history that lost words.
        backups: how many backups were removed.
        out_of_reach: script files that are still there.
    """

    titles: tuple[str, ...]
    steps: int
    backups: int
    out_of_reach: tuple[Path, ...]


def encrypt(path: Path, *, remove: bool = False, keyring: bool = False) -> Sealed:
    """Give a production a passphrase, another one, or none; its backups get the same.

    Args:
        path: the production file.
        remove: leave it without one.
        keyring: let the system's keyring remember the new one.

    Raises:
        UnreadableScript: there is no such file.
        UnusableProduction: it is foreign, damaged, open elsewhere, or encrypted with another passphrase.
        WrongUsage: no new passphrase was given, or there is none to remove.
    """
    production = _id_of(path)
    old = key_of(path, passphrases)
    if remove and old is None:
        raise WrongUsage(f"{path.name} has no passphrase", "There is nothing to remove")
    passphrase = None if remove else new_passphrase(path, first=old is None)
    new = None if passphrase is None else Key.new(passphrase)
    seal(path, old, new)
    if remove:
        with suppress(WrongUsage):
            keep_in_keyring(path, None)
    elif keyring:
        keep_in_keyring(path, passphrase)
    copies = _copies(production, path)
    left = seal_copies(copies, old, new)
    return Sealed(old is not None, len(copies) - len(left), left)


def backups_of(path: Path) -> tuple[Path, ...]:
    """The backups of a production, damaged or not, the newest first; each is a production like any other.

    Raises:
        UnreadableScript: there is no such file.
    """
    check_there(path)
    production = None
    with suppress(UnusableProduction), closing(look_into(path)) as store:
        production = store.id
    return backups().of(production, path)


def other_copies(path: Path) -> Mapping[Path, int]:
    """Other copies of a production, by their paths, with how many backups each has: none of them is touched.

    Raises:
        UnreadableScript: there is no such file.
        UnusableProduction: it cannot be used.
    """
    others = backups().others(_id_of(path), path)
    return {home: len(copies) for home, copies in others.items()}


def mend(path: Path, output: Path | None = None) -> Repaired | None:
    """Make a sound production of a damaged one; None where there is nothing to mend.

    Args:
        path: the damaged file; it stays as it is.
        output: the file to make; beside the damaged one when left out.

    Raises:
        UnreadableScript: there is no such file.
        UnusableProduction: nothing can be saved, or the passphrase does not fit.
        WrongUsage: nothing can be written there.
    """
    target = output or _free_name(path)
    if not os.access(target.parent, os.W_OK):
        raise WrongUsage(f"{target.parent} cannot be written", "Name a place for the new file with --output")
    copies = backups_of(path)
    key = _key_for_rescue(path, copies)
    with working_copy(path, target.parent) as copy:
        if complaint(copy, key) is None:
            return None
    return repair(path, key, newest_sound(copies, key), target)


def wipe(path: Path, wanted: str | None = None) -> Wiped:
    """Remove a script's words from a production, its backups and caches; what people decided stays.

    Args:
        path: the production file.
        wanted: which script: its place, or words of its title or file name; None wipes all.

    Raises:
        UnreadableScript: there is no such file.
        UnusableProduction: it cannot be used, or is open elsewhere.
        WrongUsage: there is no such script.
    """
    check_there(path)
    key = key_of(path, passphrases)
    check_alone(path, key)
    cache = ScanCache(cache_folder())
    with closing(Production(path, author=author(), passphrases=passphrases)) as store:
        production, scripts = store.id, store.scripts()
        chosen = scripts if wanted is None else (_chosen(path, scripts, wanted),)
        steps = 0
        digests: set[str] = set()
        for script in chosen:
            for screenplay, tool in readings(store.database, script.id):
                cache.forget(screenplay, tool)
                digests.add(screenplay.sha256)
            steps += wipe_script(store.database, script.id, author())
    seal(path, key, key)
    copies = _copies(production, path)
    _remove(copies)
    recents.forget(path)
    files = _script_files([script_path(path, script) for script in chosen], path, digests)
    return Wiped(
        titles=tuple(script.title for script in chosen),
        steps=steps,
        backups=len(copies),
        out_of_reach=files,
    )


def _script_files(named: Sequence[Path], production: Path, digests: Collection[str]) -> tuple[Path, ...]:
    """The files of scripts that are there: of the newest drafts, and of all others in their folders."""
    from scenebreak.services.season import scripts_in

    folders = dict.fromkeys((production.resolve().parent, *(file.parent for file in named)))
    beside = [file for folder in folders if folder.is_dir() for file in scripts_in(folder)]
    drafts = [file for file in beside if sha256_of(file) in digests]
    return tuple(dict.fromkeys(file for file in (*named, *drafts) if file.exists()))


def own_backups(path: Path) -> tuple[Path, ...]:
    """The backups that were made of a production, deleted or not, and what was put aside beside it.

    Args:
        path: where the production lies, or lay.

    Raises:
        UnusableProduction: it is there and cannot be used.
    """
    return _copies(_id_of(path) if path.exists() else None, path)


def remove_backups(path: Path) -> int:
    """Remove the backups that were made of a production, deleted or not; gives how many there were.

    Args:
        path: where the production lies, or lay; what lies there stays as it is.

    Raises:
        UnusableProduction: it is there and cannot be used, or a backup cannot be removed.
    """
    copies = own_backups(path)
    _remove(copies)
    return len(copies)


def _remove(copies: Sequence[Path]) -> None:
    try:
        backups().remove(copies)
    except OSError as error:
        raise UnusableProduction(
            f"{error.filename} cannot be removed ({error.strerror})",
            "Make its folder writable",
        ) from error


def _chosen(path: Path, scripts: tuple[Script, ...], wanted: str) -> Script:
    known = {script.id: script for script in scripts}
    episodes = (Episode(id_, script.title, str(script_path(path, script))) for id_, script in known.items())
    return known[chosen_episode(tuple(episodes), wanted).id]


def _id_of(path: Path) -> str:
    check_there(path)
    with closing(look_into(path)) as store:
        return store.id


def _copies(production: str | None, path: Path) -> tuple[Path, ...]:
    """The file's own backups, and what was put aside before a change of layout."""
    beside = path.parent.glob(f"{path.name}.layout-*.backup")
    return (*backups().own(production, path), *beside)


def _key_for_rescue(path: Path, copies: Sequence[Path]) -> Key | None:
    """The key of a damaged file: where its own beginning is lost, that of its newest backup."""
    try:
        if is_encrypted(path):
            return key_of(path, passphrases)
    except UnusableProduction:
        if not copies or not is_encrypted(copies[0]):
            raise
    if copies and is_encrypted(copies[0]) and not is_plain(path):
        return key_for_salt(path, salt_of(copies[0]), passphrases)
    return None


def _free_name(path: Path) -> Path:
    names = (f"{path.stem}.repaired{number}{path.suffix}" for number in ("", *range(2, 1000)))
    return next(name for name in map(path.with_name, names) if not name.exists())
