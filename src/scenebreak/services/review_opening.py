"""Which production file belongs to what the user named, and which of its scripts have to be scanned."""

import hashlib
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from scenebreak.domain.errors import (
    Cancelled,
    ScenebreakError,
    UnreadableScript,
    UnusableProduction,
    WrongUsage,
)
from scenebreak.domain.progress import CancelCheck, Progress
from scenebreak.domain.scan import Scan
from scenebreak.store import Production, Script
from scenebreak.store.production import SUFFIX


@dataclass(frozen=True, slots=True)
class Target:
    """What is to be opened.

    Attributes:
        production: the file, whether it exists or not.
        scripts: the scripts the user named or whose folder they named; none where they named the production.
        warnings: what the user should know of this choice.
    """

    production: Path
    scripts: tuple[Path, ...] = ()
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Job:
    """A script to be scanned; script is its id in the production, or None for a new one."""

    path: Path
    script: int | None = None


@dataclass(slots=True)
class Survey:
    """What a look at the files brought: scripts to scan, scripts that moved, and what to tell."""

    jobs: list[Job] = field(default_factory=list)
    moved: dict[int, Path] = field(default_factory=dict)
    warnings: list[str] = field(default_factory=list)


class Opening:
    """A production file on its way to be reviewed.

    Attributes:
        target: what the user named.
        store: the open file; None until there is something to keep in it.
        warnings: what the user should know, in sentences.
    """

    def __init__(self, target: Target, author: str) -> None:
        self.target = target
        self.warnings = list(target.warnings)
        self._author = author
        self.store = Production(target.production, author=author) if target.production.exists() else None

    def bring_up_to_date(self, progress: Progress, cancelled: CancelCheck) -> Production:
        """Scan what is new or changed, and give the file that holds it.

        Raises:
            UnreadableScript: the script that was named, or every one, cannot be read and was not before.
            Cancelled: the person stopped it; the scripts scanned by then are kept.
        """
        found = survey(self.store, self.target)
        self.warnings += found.warnings
        failures = self.scan(found.jobs, progress, cancelled)
        store = self.store
        for job, failure in failures:
            if store is None or (job.script is None and len(self.target.scripts) == 1):
                raise failure
            self.warnings.append(str(failure))
        if store is None or not store.scripts():
            raise UnusableProduction(
                f"{self.target.production.name} holds no script", "Review a script or a folder of scripts"
            )
        for script, path in found.moved.items():
            store.move_script(script, stored_path(store.path, path))
        self._put_in_order(store)
        return store

    def scan(
        self, jobs: Sequence[Job], progress: Progress, cancelled: CancelCheck
    ) -> list[tuple[Job, ScenebreakError]]:
        """Scan scripts, keep each scan as it comes, and give those that failed."""
        failures: list[tuple[Job, ScenebreakError]] = []
        for job, result in zip(jobs, scans(jobs, progress, cancelled), strict=True):
            if isinstance(result, ScenebreakError):
                failures.append((job, result))
                continue
            if self.store is None:
                self.store = Production.create(self.target.production, author=self._author)
            self.store.add_scan(result, stored_path(self.store.path, job.path), job.script)
        return failures

    def close(self) -> None:
        """Let go of the file."""
        if self.store is not None:
            self.store.close()

    def _put_in_order(self, store: Production) -> None:
        """The order of the folder; scripts from elsewhere behind it, as they were."""
        order = {path.resolve(): place for place, path in enumerate(self.target.scripts)}
        scripts = store.scripts()
        ids = [script.id for script in scripts]
        wanted = sorted(
            scripts,
            key=lambda script: order.get(script_path(store.path, script), len(order) + ids.index(script.id)),
        )
        if len(order) > 1 and [script.id for script in wanted] != ids:
            store.order_scripts(tuple(script.id for script in wanted))


def locate(target: Path, production: Path | None = None) -> Target:
    """Find the production file of a script, a folder of scripts, or one named itself.

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
            raise UnreadableScript(target, f"There is no file {target}", "Check its name and folder")
        return Target(target)
    home, warnings = (production, ()) if production else _home(target.with_suffix(SUFFIX))
    if not target.exists() and not home.exists():
        raise UnreadableScript(target, f"There is no file {target}", "Check its name and folder")
    return Target(home, (target,), warnings)


def survey(store: Production | None, target: Target) -> Survey:
    """Look which scripts are new, changed, moved or gone since they were scanned."""
    found = Survey()
    known = {script_path(target.production, script): script for script in store.scripts()} if store else {}
    missing = {path: script for path, script in known.items() if not path.is_file()}
    named = {path.resolve(): path for path in target.scripts}
    for path in [*named, *(path for path in known if path not in named)]:
        if path in missing:
            continue
        digest = sha256_of(path) if path.is_file() else None
        if path in known:
            if digest is None:
                found.warnings.append(f"{path.name} cannot be read now; you see what was read before.")
            elif digest != known[path].sha256:
                found.jobs.append(Job(path, known[path].id))
        elif (former := _moved_from(missing, digest)) is not None:
            found.moved[missing.pop(former).id] = path
        else:
            found.jobs.append(Job(named[path]))
    found.warnings += [
        f"{path.name} is no longer in {path.parent}; you see what was read from it before."
        for path in missing
    ]
    return found


def scans(
    jobs: Sequence[Job], progress: Progress, cancelled: CancelCheck
) -> Iterator[Scan | ScenebreakError]:
    """Scan each script, several at a time where there are several; a bad one never stops the rest.

    Raises:
        Cancelled: the person stopped it.
    """
    if len(jobs) == 1:
        from scenebreak.services.scan import scan_script

        try:
            yield scan_script(jobs[0].path, progress=progress, cancelled=cancelled)
        except Cancelled:
            raise
        except ScenebreakError as error:
            yield error
    elif jobs:
        from scenebreak.services.season import scan_season

        outcomes = scan_season([job.path for job in jobs], cancelled=cancelled)
        for done, outcome in enumerate(outcomes, 1):
            yield outcome.scan or outcome.failure
            progress("scripts", done, len(jobs))


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
    home, warnings = (production, ()) if production else _home(folder / f"{name}{SUFFIX}")
    scripts = scripts_in(folder)
    if not scripts and not home.exists():
        raise UnreadableScript(
            folder,
            f"No script lies in the folder {folder.name}",
            "Put PDF, FDX, Fountain or text files there",
        )
    return Target(home, scripts, warnings)


def _home(beside: Path) -> tuple[Path, tuple[str, ...]]:
    """The production file beside a script, or in the user's own folder where nothing can be written there."""
    if beside.exists():
        return beside, ()
    elsewhere = _own_folder() / _distinct_name(beside)
    if not elsewhere.exists():
        if os.access(beside.parent, os.W_OK) or not beside.parent.exists():
            return beside, ()
        _make_folder(elsewhere.parent)
    return elsewhere, (f"{beside.parent} cannot be written, so your work is kept in {elsewhere}.",)


def _own_folder() -> Path:
    import platformdirs

    return platformdirs.user_data_path("scenebreak", appauthor=False) / "productions"


def _make_folder(folder: Path) -> None:
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


def _moved_from(missing: dict[Path, Script], digest: str | None) -> Path | None:
    same = (path for path, script in missing.items() if script.sha256 == digest)
    return next(same, None) if digest else None
