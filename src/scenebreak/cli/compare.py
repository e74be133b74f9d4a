"""`scenebreak compare`: what changed from one draft to the next."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from scenebreak.cli.options import AsJson, NoCache, OutputFile, WantedScript, WantedSensitivity
from scenebreak.domain.errors import WrongUsage
from scenebreak.services.export import Format, comparison_as_table, comparisons_as_text

if TYPE_CHECKING:
    from scenebreak.domain.drafts import Comparison
    from scenebreak.domain.scan import Sensitivity


def compare(
    old: Annotated[
        Path, typer.Argument(help="The old draft; or a production, whose newest draft is compared.")
    ],
    new: Annotated[Path | None, typer.Argument(help="The new draft.")] = None,
    script: WantedScript = None,
    former: Annotated[
        str | None,
        typer.Option("--old", help="Of a production: the old draft, by a word of its name or its place."),
    ] = None,
    latter: Annotated[str | None, typer.Option("--new", help="Of a production: the new draft.")] = None,
    form: Annotated[
        Format | None,
        typer.Option(
            "--format", "-f", help="How to show the result; by the ending of the output file if left out."
        ),
    ] = None,
    json: AsJson = False,
    output: OutputFile = None,
    sensitivity: WantedSensitivity = None,
    no_cache: NoCache = False,
) -> None:
    """Compare two drafts: levels raised and lowered, beats new and gone, scenes moved, split or omitted.

    Two script files need no production. Of a production the newest draft is compared with the one before it.
    """
    from scenebreak.cli.output import Output

    out = Output(output, [old, *([new] if new else [])])
    by_ending = {f".{each}": each for each in Format if each is not Format.TABLE}
    chosen = out.form(Format.JSON if json else form, by_ending, Format.TABLE)
    if new is not None and ".scenebreak" in (old.suffix.lower(), new.suffix.lower()):
        raise WrongUsage(
            "A production is compared with itself, draft by draft", "Name it alone, or two scripts"
        )
    if new is not None and (former or latter or script):
        raise WrongUsage(
            "--script, --old and --new choose drafts of a production",
            "Name the production alone, or two files",
        )
    comparisons = (
        [_files(old, new, sensitivity, use_cache=not no_cache)]
        if new
        else _drafts(old, script, former, latter)
    )
    if chosen is Format.TABLE:
        out.show([comparison_as_table(each) for each in comparisons])
    else:
        out.write(comparisons_as_text(comparisons, chosen))


def _files(old: Path, new: Path, sensitivity: "Sensitivity | None", *, use_cache: bool) -> "Comparison":
    from scenebreak.cli.progress import ScanProgress
    from scenebreak.services.comparing import compare_scripts
    from scenebreak.services.settings import load_settings

    wanted = sensitivity or load_settings().sensitivity
    with ScanProgress([old, new]) as progress:
        return compare_scripts(old, new, sensitivity=wanted, use_cache=use_cache, progress=progress)


def _drafts(
    production: Path, script: str | None, former: str | None, latter: str | None
) -> list["Comparison"]:
    """Of the script that was named, else of every script that has two drafts."""
    from scenebreak.cli.session import opened_existing
    from scenebreak.services.drafts import chosen_episode

    with opened_existing(production) as review:
        if script is not None or len(review.episodes) == 1:
            return [review.compare(chosen_episode(review.episodes, script).id, former, latter)]
        several = [each.id for each in review.episodes if len(review.drafts(each.id)) > 1]
        if not several:
            raise WrongUsage(
                f"No script of {production.name} has two drafts",
                "Add the next one: scenebreak draft add PRODUCTION FILE",
            )
        return [review.compare(each, former, latter) for each in several]
