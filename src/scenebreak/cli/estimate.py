"""`scenebreak estimate`: intimacy-coordinator days, low, likely and high."""

from typing import Annotated

import typer

from scenebreak.cli.options import AsJson, OutputFile, Target
from scenebreak.domain.errors import WrongUsage


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
    from scenebreak.cli.progress import ScanProgress
    from scenebreak.domain.estimate import estimate as estimated
    from scenebreak.services.estimate import work_to_do
    from scenebreak.services.export import estimate_as_json, estimate_as_table
    from scenebreak.services.season import expand
    from scenebreak.services.settings import load_settings

    out = Output(output, expand([target]))
    as_json = out.wants_json(json)
    settings = load_settings()
    numbers = settings.assumptions.with_changes(dict(map(_assignment, changes or [])))
    paths = expand([target])
    with ScanProgress(paths) as progress:
        work = work_to_do(
            target, as_reviewed=not as_scanned, sensitivity=settings.sensitivity, progress=progress
        )
    reviewed = sum(each.reviewed for each in work)
    if reviewed and len(work) > 1:
        say(f"Note: {reviewed} of {len(paths)} scripts counted as reviewed beside them.")
    failures = [(each.path, each.error) for each in work if each.error]
    for path, failure in failures:
        complain(path, failure)
    episodes = [episode for each in work for episode in each.episodes]
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
