"""A department's page: its scenes in neutral words, and what it was told; no script text unless asked."""

import csv
import io
import json
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from scenebreak.domain.axis import named
from scenebreak.domain.meeting import DepartmentBrief, DepartmentScene
from scenebreak.domain.page_head import PageHead
from scenebreak.reports.markdown import escaped, head_to_markdown
from scenebreak.reports.plain import cell, counted, number
from scenebreak.reports.spoken import capital, day, notice_words, one_line, sentence

_FOOTER = "Facts of the scenes only. What performers have said in private is not on this page."

_NOTHING = "nothing to prepare now; it was told of this scene before"


class PageRow(NamedTuple):
    """One scene of one department, in words."""

    department: str
    script: str
    scene: str
    page: int
    facts: str
    words: str
    levels: str
    told: str
    by: str
    acknowledged: str
    to_tell: str


def overview_lines(briefs: Sequence[DepartmentBrief]) -> Iterator[str]:
    """Who must be told what: one department a line."""
    for brief in briefs:
        scenes = counted(len(brief.scenes), "scene")
        yield sentence(
            f"{brief.department.name}, {brief.department.id}: {scenes}, {brief.waiting} to tell, "
            f"{brief.acknowledged} acknowledged"
        )


def page_lines(
    brief: DepartmentBrief, *, with_words: bool = False, head: PageHead | None = None
) -> Iterator[str]:
    """One department's scenes, one fact a line."""
    if head is not None:
        yield from map(sentence, head.lines())
    yield sentence(f"For {brief.department.name}: {brief.department.told}")
    for scene in brief.scenes:
        yield ""
        yield sentence(_name(scene))
        yield from map(sentence, scene.lines or (_NOTHING,))
        yield from map(sentence, _days(scene))
        if with_words:
            yield from (f"Words: {one_line(quote)}" for quote in _quotes(scene))
        yield sentence(capital(notice_words(scene.notice, scene.level)))
    yield ""
    yield _FOOTER


def page_to_markdown(
    brief: DepartmentBrief, *, with_words: bool = False, head: PageHead | None = None
) -> str:
    """The page to print or to send."""
    above = head_to_markdown(head)
    lines = [
        f"# {escaped(brief.department.name)}",
        "",
        *above,
        capital(escaped(brief.department.told)) + ".",
        "",
    ]
    for scene in brief.scenes:
        lines += [f"## {escaped(_name(scene))}", "", *_facts_as_list(scene)]
        if with_words:
            lines += [f'- The script: "{escaped(quote)}"' for quote in _quotes(scene)]
        lines += [f"- {escaped(notice_words(scene.notice, scene.level))}", ""]
    return "\n".join([*lines, f"_{_FOOTER}_", ""])


def pages_to_csv(briefs: Sequence[DepartmentBrief], *, with_words: bool = False) -> str:
    """One row a scene and department; no cell can be taken for a formula."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(PageRow._fields)
    for brief in briefs:
        for scene in brief.scenes:
            row = _row(brief, scene, with_words=with_words)
            writer.writerow([cell(value) if isinstance(value, str) else value for value in row])
    return out.getvalue()


def pages_to_json(briefs: Sequence[DepartmentBrief], *, with_words: bool = False) -> str:
    """A list of departments with their scenes, schema scenebreak/departments-1."""
    entries = [
        {
            "schema": "scenebreak/departments-1",
            "department": brief.department.id,
            "name": brief.department.name,
            "told": brief.department.told,
            "waiting": brief.waiting,
            "acknowledged": brief.acknowledged,
            "scenes": [_entry(scene, with_words=with_words) for scene in brief.scenes],
        }
        for brief in briefs
    ]
    return json.dumps(entries, ensure_ascii=False, indent=2) + "\n"


def _name(scene: DepartmentScene) -> str:
    return f"{one_line(scene.title)}, scene {one_line(scene.scene.name)}, {one_line(scene.page_name)}"


def _facts_as_list(scene: DepartmentScene) -> Iterator[str]:
    return (f"- {escaped(line)}" for line in (*(scene.lines or (_NOTHING,)), *_days(scene)))


def _days(scene: DepartmentScene) -> Iterator[str]:
    """What a scene takes of the estimate, in words."""
    if scene.days is not None:
        low, likely, high = (number(each) for each in scene.days)
        yield f"its share of the estimate: low {low}, likely {likely}, high {high} days"


def _quotes(scene: DepartmentScene) -> Iterator[str]:
    if not scene.scene.held:
        for beat in scene.scene.beats_for(scene.department):
            yield from (finding.quote for finding in beat.beat.findings)


def _row(brief: DepartmentBrief, scene: DepartmentScene, *, with_words: bool) -> PageRow:
    notice = scene.notice
    return PageRow(
        department=brief.department.id,
        script=scene.title,
        scene=scene.scene.name,
        page=scene.scene.scene.page,
        facts="; ".join(scene.lines),
        words=" / ".join(_quotes(scene)) if with_words else "",
        levels=named(scene.level),
        told=day(notice.told) if notice.told else "",
        by=notice.by,
        acknowledged=day(notice.acknowledged) if notice.acknowledged else "",
        to_tell="yes" if scene.waiting else "",
    )


def _entry(scene: DepartmentScene, *, with_words: bool) -> dict[str, object]:
    notice = scene.notice
    return {
        "episode": scene.episode,
        "title": scene.title,
        "scene": scene.scene.scene.index,
        "number": scene.scene.scene.number,
        "page": scene.scene.scene.page,
        "facts": list(scene.lines),
        "words": list(_quotes(scene)) if with_words else [],
        "levels": scene.level,
        "told": day(notice.told) if notice.told else None,
        "told_levels": notice.level,
        "by": notice.by,
        "acknowledged": day(notice.acknowledged) if notice.acknowledged else None,
        "raised": list(scene.raised),
        "to_tell": scene.waiting,
    }
