"""`scenebreak schedule`: the days on which scenes are shot."""

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from scenebreak.cli.options import AsJson, ExistingProduction, WantedScript
from scenebreak.domain.errors import WrongUsage

if TYPE_CHECKING:
    from scenebreak.services.schedule import ScheduledScene

app = typer.Typer(
    help="Note the days on which scenes are shot: they set the clock for raised levels.",
    no_args_is_help=True,
    rich_markup_mode=None,
)


@app.command("set")
def set_days(
    production: ExistingProduction,
    scenes: Annotated[
        list[str] | None,
        typer.Option("--scene", help="A scene and its day: 12A=2026-03-02; =none for no day."),
    ] = None,
    days: Annotated[
        list[str] | None, typer.Option("--day", help="A day and its scenes: 2026-03-02=12A,14.")
    ] = None,
    table: Annotated[
        Path | None,
        typer.Option("--csv", help="A CSV file with the columns scene and date, and episode if need be."),
    ] = None,
    script: WantedScript = None,
) -> None:
    """Note the days on which scenes are shot. With a mistake anywhere nothing is written."""
    from scenebreak.cli.output import say
    from scenebreak.cli.session import opened_existing
    from scenebreak.services.schedule import days_by_scene, days_from_csv, scenes_by_day

    wishes = [
        *days_by_scene(scenes or [], script),
        *scenes_by_day(days or [], script),
        *(days_from_csv(table, script) if table else ()),
    ]
    if not wishes:
        raise WrongUsage("No scene and no day was named", "Use --scene, --day or --csv")
    with opened_existing(production) as review:
        count = review.set_days(wishes)
    say(f"The days of {count} {'scene' if count == 1 else 'scenes'} are noted.")


@app.command("show")
def show(production: ExistingProduction, json: AsJson = False) -> None:
    """List the scenes whose day is known, day by day."""
    from scenebreak.cli.output import Output
    from scenebreak.cli.session import opened_existing

    with opened_existing(production) as review:
        scheduled = review.schedule()
    Output(None).write(_as_json(scheduled) if json else _as_text(scheduled))


def _as_text(scheduled: Iterable["ScheduledScene"]) -> str:
    from scenebreak.domain.plain import plain

    lines = [
        f"{each.day:%a} {each.day.isoformat()}  {each.episode.title}  {each.scene}  {each.heading}"
        + ("" if each.tier == "none" else f"  ({each.tier})")
        for each in scheduled
    ]
    return "".join(f"{plain(line)}\n" for line in lines) or "No scene has a day yet.\n"


def _as_json(scheduled: Iterable["ScheduledScene"]) -> str:
    import json

    entries = [
        {
            "schema": "scenebreak/schedule-1",
            "date": each.day.isoformat(),
            "script": each.episode.title,
            "scene": each.scene,
            "heading": each.heading,
            "tier": None if each.tier == "none" else each.tier,
        }
        for each in scheduled
    ]
    return json.dumps(entries, ensure_ascii=False, indent=2) + "\n"
