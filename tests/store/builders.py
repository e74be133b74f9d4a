"""Scans made by hand: a script in plain lines, and a tiny machine that finds cue words in it."""

import hashlib
import re
from collections.abc import Mapping
from pathlib import Path

from scenebreak import __version__
from scenebreak.domain.errors import UnreadableScript
from scenebreak.domain.finding import Finding, Kind, Level, Mode, Status
from scenebreak.domain.question import question_for
from scenebreak.domain.scan import Scan, SceneScan, Sensitivity, Tool
from scenebreak.domain.screenplay import (
    Box,
    Element,
    ElementType,
    Scene,
    Screenplay,
    ScriptFormat,
    Setting,
    Span,
)
from scenebreak.domain.tier import scene_tier
from scenebreak.nlp import identity

Cues = Mapping[str, tuple[Kind, Level]]
"""Words that the machine of these tests looks for."""

CUES: Cues = {
    "kiss": (Kind.KISS, Level.UNSPECIFIED),
    "makes out": (Kind.KISS, Level.MAKEOUT),
    "caresses": (Kind.TOUCH, Level.INTIMATE),
    "undresses": (Kind.UNDRESS, Level.UNDRESSING),
}

SCRIPT = """1 INT. KITCHEN - DAY
Anna, forty, pours two cups of coffee and hums.
Tom, fifty, comes in. They kiss by the stove.
2 INT. HALL - DAY
The telephone rings for a long time.
3 INT. BEDROOM - NIGHT
Rain on the window. A lamp burns low.
Anna caresses his shoulder and waits.
A car passes outside.
The lamp goes out. Silence for a while.
Somewhere a dog barks twice.
They kiss once more.
He undresses behind the screen, humming.
4 EXT. PIER - DAY
Gulls. Tom says that he could kiss the ground here.
"""
"""A script in the format of these tests: a line that begins with a number is a heading."""


_IDENTITY = identity()  # as if the present machine had made these scans: they need not be made again


def scan_of(
    text: str = SCRIPT, *, cues: Cues = CUES, path: str = "script.fountain", title: str = "A Script"
) -> Scan:
    """Read a script in the format of these tests and find the cue words in it."""
    scenes: list[Scene] = []
    ordinal = 0
    for block in re.split(r"\n(?=\d)", text.strip()):
        lines = block.split("\n")
        elements = tuple(
            _element(ordinal + place, line, heading=place == 0) for place, line in enumerate(lines)
        )
        ordinal += len(lines)
        number, _, heading = lines[0].partition(" ")
        scenes.append(
            Scene(
                len(scenes) + 1, number, heading, Setting(), elements, eighths=len(lines), speaking=("ANNA",)
            )
        )
    screenplay = Screenplay(
        path=path,
        title=title,
        format=ScriptFormat.FOUNTAIN,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        pages=1,
        page_exact=False,
        scenes=tuple(scenes),
        draft="Blue",
        warnings=("a warning of the reader",),
    )
    lexicon = _IDENTITY.lexicon if cues == CUES else hashlib.sha256(repr(sorted(cues)).encode()).hexdigest()
    tool = Tool(__version__, _IDENTITY.model, lexicon, Sensitivity.THOROUGH)
    return Scan(screenplay, tuple(_marked(scene, cues) for scene in scenes), tool, ("a warning of the scan",))


def scan_file(path: Path, **_: object) -> Scan:
    """What stands in for the real scan of a file; an empty or absent file cannot be read."""
    try:
        text = path.read_text(encoding="utf-8")
    except OSError:
        text = ""
    if not text:
        raise UnreadableScript(path, f"{path.name} cannot be read", "Save it again")
    return scan_of(text, path=str(path), title=path.stem)


def _element(ordinal: int, text: str, *, heading: bool) -> Element:
    span = Span(1 + ordinal // 50, 1 + ordinal % 50, 0, len(text), Box(72.5, 100.0, 300.25, 112.0))
    return Element(ordinal, ElementType.HEADING if heading else ElementType.ACTION, text, (span,))


def _marked(scene: Scene, cues: Cues) -> SceneScan:
    found = [
        _finding(element, match, *level)
        for element in scene.elements
        if element.type is not ElementType.HEADING
        for cue, level in cues.items()
        for match in re.finditer(cue, element.text)
    ]
    found.sort(key=lambda finding: (finding.element, finding.start))
    tier = scene_tier(found)
    return SceneScan(scene, tuple(found), tier, 0.5 + 0.125 * tier)


def _finding(element: Element, match: re.Match[str], kind: Kind, level: Level) -> Finding:
    return Finding(
        id=f"{element.ordinal}-{match.start()}",
        kind=kind,
        level=level,
        status=Status.SHOWN,
        mode=Mode.STORY,
        element=element.ordinal,
        element_type=element.type,
        start=match.start(),
        end=match.end(),
        quote=match.group(),
        page=element.page,
        line=element.spans[0].line,
        confidence=0.75,
        cue=match.group(),
        why="the word stands there",
        question=question_for(kind, level),
    )
