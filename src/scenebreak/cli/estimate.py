"""`scenebreak estimate`: intimacy-coordinator days, low, likely and high."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from scenebreak.cli.options import AsJson, OutputFile, Target
from scenebreak.domain.errors import WrongUsage

if TYPE_CHECKING:
    from scenebreak.domain.assumptions import Assumptions
    from scenebreak.domain.errors import ScenebreakError
    from scenebreak.services.estimate import WorkToDo

_DEFAULT = "default"
"""The word for the built-in number."""


def estimate(
    target: Target,
    changes: Annotated[
        list[str] | None,
        typer.Option("--set", help="Change an assumption: read_pages_per_hour=30, or =default."),
    ] = None,
    keep: Annotated[bool, typer.Option("--keep", help="Keep what --set changes in the production.")] = False,
    as_scanned: Annotated[bool, typer.Option("--as-scanned", help="Leave out what people decided.")] = False,
    explain: Annotated[bool, typer.Option("--explain", help="Show the sum and every assumption.")] = False,
    json: AsJson = False,
    output: OutputFile = None,
) -> None:
    """Estimate intimacy-coordinator days, prep and shoot apart.

    A script that has a production file beside it counts as reviewed there, with the numbers kept there.
    """
    from scenebreak.cli.output import Output, exit_code
    from scenebreak.cli.progress import ScanProgress
    from scenebreak.domain.estimate import estimate as estimated
    from scenebreak.services.estimate import work_to_do
    from scenebreak.services.export import estimate_as_json, estimate_as_table
    from scenebreak.services.season import expand
    from scenebreak.services.settings import load_settings

    paths = expand([target])
    out = Output(output, paths)
    as_json = out.wants_json(json)
    settings = load_settings()
    wanted = dict(map(_assignment, changes or []))
    settings.assumptions.with_changes(wanted)
    if keep:
        _keep(target, wanted)
    with ScanProgress(paths) as progress:
        work = work_to_do(
            target, as_reviewed=not as_scanned, sensitivity=settings.sensitivity, progress=progress
        )
    failures = _tell(work, len(paths))
    episodes = [episode for each in work for episode in each.episodes]
    if episodes:
        result = estimated(episodes, _numbers(work, settings.assumptions).with_changes(wanted))
        title = (
            episodes[0].title if len(episodes) == 1 else f"{target.resolve().stem} ({len(episodes)} scripts)"
        )
        if as_json:
            out.write(estimate_as_json(result, title))
        else:
            out.show([estimate_as_table(result, title, explain=explain)])
    raise typer.Exit(exit_code(failures))


def _keep(target: Path, wanted: Mapping[str, float | None]) -> None:
    from scenebreak.cli.output import say
    from scenebreak.cli.session import opened_existing

    if not wanted:
        raise WrongUsage("There is nothing to keep", "Name a number with --set")
    with opened_existing(target) as review:
        review.assume(wanted)
        say(f"Kept in {review.production.name}: {', '.join(wanted)}.")


def _numbers(work: "Sequence[WorkToDo]", own: "Assumptions") -> "Assumptions":
    """The numbers to count with: those of the productions where they agree, else the user's own."""
    from scenebreak.cli.output import say
    from scenebreak.services.estimate import numbers_in_common

    numbers = numbers_in_common(work, own)
    if numbers is None:
        say("Note: the scripts' productions have different numbers; those of your settings count here.")
    return numbers or own


def _tell(work: "Sequence[WorkToDo]", files: int) -> "list[ScenebreakError]":
    """Say what went into the estimate and what did not; gives what went wrong."""
    from scenebreak.cli.output import complain, say

    reviewed = sum(each.reviewed for each in work)
    if reviewed and len(work) > 1:
        say(f"Note: {reviewed} of {files} scripts counted as reviewed beside them.")
    failures = [(each.path, each.error) for each in work if each.error]
    for path, failure in failures:
        complain(path, failure)
    for episode in (episode for each in work for episode in each.episodes):
        for warning in episode.warnings:
            say(f"Note on {episode.title}: {warning}")
    return [failure for _, failure in failures]


def _assignment(text: str) -> tuple[str, float | None]:
    name, _, value = text.partition("=")
    try:
        return name.strip(), None if value.strip().casefold() == _DEFAULT else float(value)
    except ValueError as error:
        raise WrongUsage(
            f"--set {text!r} is not a name and a number", "Write name=number, or name=default"
        ) from error
