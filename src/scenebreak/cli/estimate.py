"""`scenebreak estimate`: intimacy-coordinator days, low, likely and high."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from scenebreak.cli.options import AsJson, OutputFile, Target
from scenebreak.domain.errors import ScenebreakError, WrongUsage
from scenebreak.domain.scan import Sensitivity
from scenebreak.domain.workload import EpisodeWork

if TYPE_CHECKING:
    from scenebreak.services.season import ScanOutcome


def estimate(
    target: Target,
    changes: Annotated[
        list[str] | None, typer.Option("--set", help="Change an assumption, such as read_pages_per_hour=30.")
    ] = None,
    as_scanned: Annotated[bool, typer.Option("--as-scanned", help="Leave out what people decided.")] = False,
    explain: Annotated[bool, typer.Option("--explain", help="Show the sum and every assumption.")] = False,
    json: AsJson = False,
    output: OutputFile = None,
) -> None:
    """Estimate intimacy-coordinator days, prep and shoot apart.

    A script that has a production file beside it counts as reviewed there.
    """
    from scenebreak.cli.output import Output, complain, exit_code, say
    from scenebreak.domain.estimate import estimate as estimated
    from scenebreak.services.export import estimate_as_json, estimate_as_table
    from scenebreak.services.season import expand
    from scenebreak.services.settings import load_settings

    out = Output(output, expand([target]))
    as_json = out.wants_json(json)
    settings = load_settings()
    numbers = settings.assumptions.with_changes(dict(map(_assignment, changes or [])))
    failures: list[tuple[Path, ScenebreakError]] = []
    episodes = list(_episodes(target, settings.sensitivity, failures, reviewed=not as_scanned))
    for path, failure in failures:
        complain(path, failure)
    for episode in episodes:
        for warning in episode.warnings:
            say(f"Note on {episode.title}: {warning}")
    if episodes:
        result = estimated(episodes, numbers)
        title = (
            episodes[0].title if len(episodes) == 1 else f"{target.resolve().stem} ({len(episodes)} scripts)"
        )
        if as_json:
            out.write(estimate_as_json(result, title))
        else:
            out.show([estimate_as_table(result, title, explain=explain)])
    raise typer.Exit(exit_code(failure for _, failure in failures))


def _assignment(text: str) -> tuple[str, float]:
    name, _, value = text.partition("=")
    try:
        return name.strip(), float(value)
    except ValueError as error:
        raise WrongUsage(f"--set {text!r} is not a name and a number", "Write name=number") from error


def _episodes(
    target: Path,
    sensitivity: Sensitivity,
    failures: list[tuple[Path, ScenebreakError]],
    *,
    reviewed: bool,
) -> Iterator[EpisodeWork]:
    """What is to be estimated: a production as reviewed, else each script as reviewed or scanned."""
    from scenebreak.cli.output import say
    from scenebreak.cli.progress import ScanProgress
    from scenebreak.services.estimate import reviewed_scripts, reviewed_work
    from scenebreak.services.season import expand, scan_season

    if reviewed:
        with ScanProgress([target]) as progress:
            whole = reviewed_work(target, lambda *told: progress(0, *told), sensitivity=sensitivity)
        if whole is not None:
            yield from whole
            return
    paths = expand([target])
    apart = reviewed_scripts(paths, sensitivity=sensitivity) if reviewed and target.is_dir() else {}
    if count := sum(isinstance(work, tuple) for work in apart.values()):
        say(f"Note: {count} of {len(paths)} scripts counted as reviewed beside them.")
    scanned = [path for path in paths if path not in apart]
    with ScanProgress(scanned) as progress:
        outcomes = scan_season(scanned, sensitivity=sensitivity, progress=progress)
        for path in paths:
            found = apart.get(path) or _scanned(next(outcomes))
            if isinstance(found, ScenebreakError):
                failures.append((path, found))
            else:
                yield from found


def _scanned(outcome: "ScanOutcome") -> "tuple[EpisodeWork, ...] | ScenebreakError":
    from scenebreak.services.estimate import work_of_scan

    return (work_of_scan(outcome.scan),) if outcome.scan else outcome.failure
