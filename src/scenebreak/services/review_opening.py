"""Opening a production file: which of its scripts have to be scanned, and scanning them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from scenebreak import __version__
from scenebreak.domain.errors import ScenebreakError, UnusableProduction
from scenebreak.domain.progress import CancelCheck, Progress
from scenebreak.domain.scan import Scan, Sensitivity, Tool
from scenebreak.services.newcomers import Newcomer, newcomers
from scenebreak.services.production import create_production, open_production
from scenebreak.services.review_home import Target, make_own_folder, script_path, sha256_of, stored_path
from scenebreak.store import Production, Script

if TYPE_CHECKING:
    from scenebreak.services.executor import Executor


@dataclass(frozen=True, slots=True)
class Job:
    """A script to be scanned; script is its id in the production, or None for a new one."""

    path: Path
    script: int | None = None


@dataclass(slots=True)
class Survey:
    """What a look at the files brought: scripts to scan, those that changed or moved, and what to tell."""

    jobs: list[Job] = field(default_factory=list)
    changed: list[Path] = field(default_factory=list)
    moved: dict[int, Path] = field(default_factory=dict)
    warnings: list[str] = field(default_factory=list)


class Opening:
    """A production file on its way to be reviewed.

    Attributes:
        target: what the user named.
        store: the open file; None until there is something to keep in it.
        warnings: what the user should know, in sentences.
    """

    def __init__(self, target: Target, author: str, sensitivity: Sensitivity) -> None:
        self.target = target
        self.warnings = list(target.warnings)
        self._author = author
        self._sensitivity = sensitivity
        self.store = open_production(target.production, author=author) if target.production.exists() else None

    @cached_property
    def found(self) -> Survey:
        """What a look at the files brings; looked once."""
        return survey(self.store, self.target, present_tool(self._sensitivity))

    @property
    def to_scan(self) -> tuple[Path, ...]:
        """The scripts that have to be scanned before the review can begin."""
        if self.store is not None and self.store.read_only:
            return ()
        return tuple(job.path for job in self.found.jobs)

    def bring_up_to_date(
        self, progress: Progress, cancelled: CancelCheck, executor: "Executor | None" = None
    ) -> Production:
        """Scan what is new or changed, and give the file that holds it.

        Args:
            progress: is told of reading and finding, or of scripts done where there are several.
            cancelled: asked between pages and scenes.
            executor: what runs the scans; that of a season when left out.

        Raises:
            UnreadableScript: the script that was named, or every one, cannot be read and was not before.
            Cancelled: the person stopped it; the scripts scanned by then are kept.
        """
        found = self.found
        self.warnings += found.warnings
        if self.store is not None and self.store.read_only:
            return self._as_it_is(self.store, found)
        known = frozenset(script.id for script in self.store.scripts()) if self.store else frozenset()
        failures = self.scan(found.jobs, progress, cancelled, executor)
        failed = {job.path for job, _ in failures}
        self.warnings += [_next_draft(path) for path in found.changed if path not in failed]
        store = self.store
        for job, failure in failures:
            if store is None or (job.script is None and len(self.target.scripts) == 1):
                raise failure
            self.warnings.append(str(failure))
        if store is None or not store.scripts():
            raise self._empty()
        for script, path in found.moved.items():
            store.move_script(script, stored_path(store.path, path))
        self._put_in_order(store, known)
        return store

    def _as_it_is(self, store: Production, found: Survey) -> Production:
        """A file that cannot be written shows what was read before, and says what is newer."""
        if not store.scripts():
            raise self._empty()
        self.warnings.append(
            f"{store.path.name} cannot be written where it lies: you can look, and no decision is kept."
        )
        self.warnings += [
            f"{path.name} has changed; you see what was read from it before."
            if path in found.changed
            else f"{path.name} is not in {store.path.name}, and cannot be added."
            for path in [*found.changed, *(job.path for job in found.jobs if job.script is None)]
        ]
        return store

    def _empty(self) -> UnusableProduction:
        return UnusableProduction(
            f"{self.target.production.name} holds no script", "Review a script or a folder of scripts"
        )

    def scan(
        self,
        jobs: Sequence[Job],
        progress: Progress,
        cancelled: CancelCheck,
        executor: "Executor | None" = None,
    ) -> list[tuple[Job, ScenebreakError]]:
        """Scan scripts, keep each scan as it comes, and give those that failed."""
        failures: list[tuple[Job, ScenebreakError]] = []
        for job, result in zip(jobs, self._scans(jobs, progress, cancelled, executor), strict=True):
            if isinstance(result, ScenebreakError):
                failures.append((job, result))
                continue
            if self.store is None:
                make_own_folder(self.target.production)
                self.store = create_production(self.target.production, author=self._author)
            self.store.add_scan(result, stored_path(self.store.path, job.path), job.script)
        return failures

    def _scans(
        self,
        jobs: Sequence[Job],
        progress: Progress,
        cancelled: CancelCheck,
        executor: "Executor | None",
    ) -> Iterator[Scan | ScenebreakError]:
        """Scan each script, several at a time where there are several; a bad one never stops the rest."""
        if not jobs:
            return
        from scenebreak.services.executor import no_item_progress
        from scenebreak.services.season import scan_season

        alone = len(jobs) == 1
        outcomes = scan_season(
            [job.path for job in jobs],
            sensitivity=self._sensitivity,
            executor=executor,
            progress=(lambda _, *told: progress(*told)) if alone else no_item_progress,
            cancelled=cancelled,
        )
        for done, outcome in enumerate(outcomes, 1):
            yield outcome.scan or outcome.failure
            if not alone:
                progress("scripts", done, len(jobs))

    def close(self) -> None:
        """Let go of the file."""
        if self.store is not None:
            self.store.close()

    def _put_in_order(self, store: Production, known: frozenset[int]) -> None:
        """New scripts in the order of the folder, among those known before, which keep their order.

        A new draft may lie in a file of another name: it must not give its script, and others, new numbers.
        """
        order = {path.resolve(): place for place, path in enumerate(self.target.scripts)}
        scripts = store.scripts()
        places = {script.id: order.get(script_path(store.path, script), len(order)) for script in scripts}
        wanted = [script.id for script in scripts if script.id in known]
        for new in sorted(
            (script.id for script in scripts if script.id not in known), key=places.__getitem__
        ):
            before = [at for at, id_ in enumerate(wanted, 1) if places[id_] < places[new]]
            wanted.insert(max(before, default=0), new)
        if len(order) > 1 and wanted != [script.id for script in scripts]:
            store.order_scripts(tuple(wanted))


def present_tool(sensitivity: Sensitivity) -> Tool:
    """What would make a scan now; told without opening the pipeline."""
    from scenebreak.nlp import identity
    from scenebreak.services.settings import house_rules

    machine = identity(rules=house_rules().text)
    return Tool(__version__, machine.model, machine.lexicon, sensitivity)


def survey(store: Production | None, target: Target, tool: Tool) -> Survey:
    """Look which scripts are new, changed, moved or gone since they were scanned, or scanned otherwise."""
    found = Survey()
    scripts = store.scripts() if store else ()
    known = {script_path(target.production, script): script for script in scripts if not script.wiped}
    missing = {path: script for path, script in known.items() if not path.is_file()}
    gone = frozenset(missing)
    named = {path.resolve(): path for path in target.scripts}
    strangers: dict[Path, str | None] = {}
    for path in [*named, *(path for path in known if path not in named)]:
        if path in gone:
            continue
        digest = sha256_of(path) if path.is_file() else None
        if path in known:
            if digest is None:
                found.warnings.append(f"{path.name} cannot be read now; you see what was read before.")
                continue
            if digest != known[path].sha256:
                found.changed.append(path)
            if digest != known[path].sha256 or _outdated(known[path], tool):
                found.jobs.append(Job(path, known[path].id))
        elif (former := _moved_from(missing, digest)) is not None:
            found.moved[missing.pop(former).id] = path
        else:
            strangers[path] = digest
    for path, newcomer in newcomers(store, strangers).items():
        found.jobs += [] if newcomer.known else [Job(named[path], newcomer.script)]
        found.warnings += [newcomer.warning] if newcomer.warning else []
        found.warnings += _joined(target, known, named[path]) if newcomer == Newcomer() else []
    followed = {job.script for job in found.jobs}
    found.warnings += [
        f"{path.name} is no longer in {path.parent}; you see what was read from it before."
        for path, script in missing.items()
        if script.id not in followed
    ]
    return found


def _next_draft(path: Path) -> str:
    return f"{path.name} has changed: it is now the next draft, and what you decided is carried over."


def _joined(target: Target, known: dict[Path, Script], script: Path) -> list[str]:
    """That a script named alone comes into the production of a namesake."""
    if target.chosen or len(target.scripts) > 1 or not known:
        return []
    name, others = target.production.name, ", ".join(path.name for path in known)
    return [f"{name} holds the review of {others}; {script.name} is now a further script in it."]


def _outdated(script: Script, tool: Tool) -> bool:
    """Another machine than the present one made the scan; without a model nothing can be made anew."""
    return bool(tool.model) and script.tool != tool


def _moved_from(missing: dict[Path, Script], digest: str | None) -> Path | None:
    same = (path for path, script in missing.items() if script.sha256 == digest)
    return next(same, None) if digest else None
