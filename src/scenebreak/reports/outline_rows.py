"""The outline as rows: CSV for a spreadsheet, a table for the terminal."""

import csv
import io
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from scenebreak.domain.plain import plain
from scenebreak.domain.screenplay import Element, Screenplay
from scenebreak.reports.plain import cell

_NO_HEADING = "(before the first heading)"


class SceneRow(NamedTuple):
    """One scene, in words."""

    script: str
    position: int
    number: str
    heading: str
    page: int
    page_label: str
    end_page: int
    eighths: int
    length: str
    speaking: str
    named: str
    omitted: str
    story_day: str


class ElementRow(NamedTuple):
    """One element with its scene, in words."""

    script: str
    scene: str
    ordinal: int
    page: int
    line: int
    type: str
    character: str
    extension: str
    dual: str
    revised: str
    text: str


def length(eighths: int) -> str:
    """A length as schedules write it: "1 3/8", "5/8", "2"."""
    whole, part = divmod(eighths, 8)
    words = [str(whole)] if whole or not part else []
    return " ".join([*words, f"{part}/8"] if part else words)


def scene_rows(screenplay: Screenplay) -> Iterator[SceneRow]:
    """A row for every scene, omitted ones too."""
    for scene in screenplay.scenes:
        yield SceneRow(
            script=screenplay.title,
            position=scene.index,
            number=scene.number or "",
            heading=scene.heading or _NO_HEADING,
            page=scene.page,
            page_label=scene.page_label or "",
            end_page=scene.end_page,
            eighths=scene.eighths,
            length=length(scene.eighths),
            speaking=", ".join(scene.speaking),
            named=", ".join(scene.named),
            omitted="yes" if scene.omitted else "",
            story_day=scene.story_day,
        )


def element_rows(screenplay: Screenplay) -> Iterator[ElementRow]:
    """A row for every element of every scene."""
    for scene in screenplay.scenes:
        for element in scene.elements:
            yield ElementRow(
                script=screenplay.title,
                scene=scene.name,
                ordinal=element.ordinal,
                page=element.page,
                line=element.spans[0].line,
                type=element.type,
                character=element.character or "",
                extension=element.extension,
                dual="yes" if element.dual else "",
                revised="yes" if _revised(element) else "",
                text=element.text,
            )


def outlines_to_csv(screenplays: Iterable[Screenplay], *, elements: bool) -> str:
    """CSV with a heading line, a row a scene or a row an element; no cell can be taken for a formula."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(ElementRow._fields if elements else SceneRow._fields)
    for screenplay in screenplays:
        rows: Iterable[tuple[object, ...]]
        rows = element_rows(screenplay) if elements else scene_rows(screenplay)
        writer.writerows([cell(each) if isinstance(each, str) else each for each in row] for row in rows)
    return out.getvalue()


def outline_table(screenplay: Screenplay, *, elements: bool) -> RenderableType:
    """One script for the terminal: what it is, the warnings, its scenes or every element."""
    return Group(
        _title(screenplay),
        *(Text(f"Note: {plain(warning)}", style="italic") for warning in screenplay.warnings),
        _elements(screenplay) if elements else _scenes(screenplay),
    )


def _title(screenplay: Screenplay) -> Text:
    about = "" if screenplay.page_exact else "about "
    writers = " & ".join(screenplay.title_page.writers)
    parts = (
        f"by {writers}" if writers else "",
        screenplay.draft,
        screenplay.draft_date,
        f"{about}{screenplay.pages} pages",
        f"{sum(not scene.omitted for scene in screenplay.scenes)} scenes",
    )
    told = ", ".join(plain(part) for part in parts if part)
    return Text.assemble(("\n" + plain(screenplay.title), "bold"), f"  {told}\n")


def _scenes(screenplay: Screenplay) -> Table:
    table = _table()
    table.add_column("Scene", no_wrap=True, min_width=5, max_width=12)
    for name in ("Page", "PDF" if screenplay.page_exact else "About", "Length"):
        table.add_column(name, justify="right", no_wrap=True)
    table.add_column("Heading", ratio=3)
    table.add_column("Speaking, then named", ratio=2)
    for scene in screenplay.scenes:
        who = ", ".join(scene.speaking) + (f" / {', '.join(scene.named)}" if scene.named else "")
        table.add_row(
            Text(plain(scene.name)),
            Text(plain(scene.page_label or "")),
            str(scene.page),
            "" if scene.omitted else length(scene.eighths),
            Text(plain(scene.heading) or _NO_HEADING, style="dim" if scene.omitted else "bold"),
            Text(plain(who)),
        )
    return table


def _elements(screenplay: Screenplay) -> Table:
    table = _table()
    table.add_column("Page", justify="right", no_wrap=True)
    table.add_column("Line", justify="right", no_wrap=True)
    table.add_column("Element", no_wrap=True)
    table.add_column("Words", ratio=1)
    for scene in screenplay.scenes:
        for element in scene.elements:
            first = element is scene.elements[0]
            name = f"{scene.name} " if first and scene.number else ""
            marks = ("^" if element.dual else "") + ("*" if _revised(element) else "")
            words = Text(
                f"{plain(name + element.text)}", style="bold" if element is scene.elements[0] else ""
            )
            table.add_row(
                str(element.page), str(element.spans[0].line), Text(f"{element.type}{marks}"), words
            )
    return table


def _table() -> Table:
    return Table(box=None, pad_edge=False, expand=True, header_style="underline", padding=(0, 1, 0, 0))


def _revised(element: Element) -> bool:
    return any(span.revised for span in element.spans)
