"""Scanning many scripts: files and folders in, one outcome a script out."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from scenebreak.domain.errors import ScenebreakError, UnreadableScript
from scenebreak.domain.progress import CancelCheck, Progress, never_cancelled
from scenebreak.domain.scan import Scan, Sensitivity
from scenebreak.services.executor import (
    Executor,
    InlineExecutor,
    ItemProgress,
    ProcessExecutor,
    no_item_progress,
)
from scenebreak.services.scan import scan_script


@dataclass(frozen=True, slots=True)
class ScanOutcome:
    """What came of one script: a scan, or the reason why there is none.

    Attributes:
        path: the script.
        scan: its scan, or None.
        error: what went wrong, or None.
    """

    path: Path
    scan: Scan | None = None
    error: ScenebreakError | None = None

    @property
    def failure(self) -> ScenebreakError:
        """The error of a script that has no scan."""
        return self.error or ScenebreakError(f"{self.path.name} was not scanned")


def scripts_in(folder: Path) -> tuple[Path, ...]:
    """The scripts that lie directly in a folder, in reading order ("ep 2" before "ep 10")."""
    from scenebreak.reading import SUFFIXES

    files = (path for path in folder.iterdir() if path.is_file() and not path.name.startswith("."))
    return tuple(sorted((path for path in files if path.suffix.lower() in SUFFIXES), key=_reading_order))


def _reading_order(path: Path) -> list[tuple[int, str]]:
    parts = re.findall(r"\d+|\D+", path.name.lower())
    return [(int(part), "") if part.isdigit() else (-1, part) for part in parts]


def expand(targets: Iterable[Path]) -> tuple[Path, ...]:
    """Files as they are, folders as the scripts in them; a folder without any stays, to be told of."""
    found = (scripts_in(target) or (target,) if target.is_dir() else (target,) for target in targets)
    return tuple(dict.fromkeys(path for paths in found for path in paths))


def scan_season(
    paths: Iterable[Path],
    *,
    sensitivity: Sensitivity = Sensitivity.THOROUGH,
    use_cache: bool = True,
    executor: Executor | None = None,
    progress: ItemProgress = no_item_progress,
    cancelled: CancelCheck = never_cancelled,
) -> Iterator[ScanOutcome]:
    """Scan scripts, several at a time; a bad one never stops the rest.

    Args:
        paths: the scripts, folders already expanded.
        sensitivity: how much doubt is enough to flag a scene.
        use_cache: take results of earlier scans, and keep new ones.
        executor: what runs the work; by default worker processes, or none for a single script.
        progress: is told which script has come how far.
        cancelled: asked between steps.

    Yields:
        One outcome a script, in the order of the paths.
    """
    scripts = tuple(paths)
    runner = executor or (ProcessExecutor() if len(scripts) > 1 else InlineExecutor())
    task = partial(_scan, sensitivity=sensitivity, use_cache=use_cache)
    results = runner.run(task, scripts, progress, cancelled)
    for path, result in zip(scripts, results, strict=True):
        if isinstance(result, ScenebreakError):
            yield ScanOutcome(path, error=result)
        else:
            yield ScanOutcome(path, scan=result)


def _scan(
    path: Path, progress: Progress, cancelled: CancelCheck, *, sensitivity: Sensitivity, use_cache: bool
) -> Scan:
    if path.is_dir():
        raise UnreadableScript(
            path, f"No script lies in the folder {path.name}", "Put PDF, FDX, Fountain or text files there"
        )
    return scan_script(
        path, sensitivity=sensitivity, use_cache=use_cache, progress=progress, cancelled=cancelled
    )
