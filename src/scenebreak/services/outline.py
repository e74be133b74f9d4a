"""What was read of a script, shown: how a user checks the reading before trusting what rests on it."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING

from scenebreak.domain.errors import ScenebreakError
from scenebreak.domain.progress import CancelCheck, Progress, never_cancelled, no_progress
from scenebreak.domain.screenplay import Screenplay

if TYPE_CHECKING:
    from rich.console import RenderableType


class OutlineForm(StrEnum):
    """The forms an outline comes in."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"
    FOUNTAIN = "fountain"


@dataclass(frozen=True, slots=True)
class Outline:
    """One script as read, or why it could not be read."""

    path: Path
    screenplay: Screenplay | None = None
    error: ScenebreakError | None = None


def outline(
    path: Path, *, progress: Progress = no_progress, cancelled: CancelCheck = never_cancelled
) -> Outline:
    """Read one script; a failure is part of the result.

    Args:
        path: a PDF, FDX, Fountain or text file.
        progress: is told of the stage "reading", and of "recognising" where pages are pictures.
        cancelled: asked between pages.

    Raises:
        Cancelled: the person stopped it.
    """
    from scenebreak.domain.errors import UnreadableScript
    from scenebreak.reading import read

    try:
        return Outline(path, read(path, progress=progress, cancelled=cancelled))
    except UnreadableScript as error:
        return Outline(path, error=error)


def outlines_as_text(outlines: Sequence[Outline], form: OutlineForm, *, elements: bool = False) -> str:
    """Outlines as JSON, CSV or Fountain text; only JSON names the scripts that failed.

    Args:
        outlines: of the scripts, in order.
        form: any but the table.
        elements: a row or an object for every element; Fountain has them in any case.
    """
    from scenebreak.reports import outline_fountain, outline_json, outline_rows

    screenplays = [outline.screenplay for outline in outlines if outline.screenplay]
    if form is OutlineForm.CSV:
        return outline_rows.outlines_to_csv(screenplays, elements=elements)
    if form is OutlineForm.FOUNTAIN:
        return "\n===\n\n".join(map(outline_fountain.outline_to_fountain, screenplays))
    return outline_json.outlines_to_json(
        outline_json.outline_entry(outline.screenplay, elements=elements)
        if outline.screenplay
        else outline_json.failure_entry(str(outline.path), outline.error or ScenebreakError("Not read"))
        for outline in outlines
    )


def outline_as_table(screenplay: Screenplay, *, elements: bool = False) -> "RenderableType":
    """One script's scenes, or every element, for the terminal."""
    from scenebreak.reports.outline_rows import outline_table

    return outline_table(screenplay, elements=elements)
