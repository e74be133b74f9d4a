"""Small screenplays, findings and beats for tests, told in a line or two."""

from dataclasses import replace

from scenebreak.domain.beat import Anchor, Beat, Decision, ReviewedBeat
from scenebreak.domain.finding import Finding, Kind, Level, Mode, Status, Tier
from scenebreak.domain.question import question_for
from scenebreak.domain.scan import Scan, SceneScan, Sensitivity, Tool
from scenebreak.domain.screenplay import (
    Element,
    ElementType,
    Scene,
    Screenplay,
    ScriptFormat,
    Setting,
    Span,
)
from scenebreak.domain.tier import scene_tier, tier_of


def element(ordinal: int, text: str, type: ElementType = ElementType.ACTION, page: int = 1) -> Element:  # noqa: A002
    """An element on one printed line; its line number is its ordinal plus one."""
    return Element(ordinal, type, text, (Span(page, ordinal + 1, 0, len(text)),))


def scene(
    index: int = 1,
    *lines: str,
    number: str | None = None,
    place: str = "BEDROOM",
    eighths: int = 4,
    page: int = 1,
    speaking: tuple[str, ...] = ("ANNA", "TOM"),
) -> Scene:
    """A scene of a heading and action lines; ordinals start at index * 100."""
    heading = f"INT. {place} - NIGHT"
    first = index * 100
    elements = (
        element(first, heading, ElementType.HEADING, page),
        *(element(first + position, line, page=page) for position, line in enumerate(lines, 1)),
    )
    setting = Setting("INT", place, "NIGHT")
    return Scene(index, number or str(index), heading, setting, elements, eighths, speaking=speaking)


def finding(
    kind: Kind = Kind.KISS,
    level: Level = Level.UNSPECIFIED,
    *,
    within: Scene | None = None,
    line: int = 1,
    status: Status = Status.SHOWN,
    participants: tuple[str, ...] = ("ANNA", "TOM"),
    modifiers: tuple[str, ...] = (),
    minor: bool = False,
) -> Finding:
    """A finding whose quote is one whole action line of a scene."""
    home = within or scene(1, "They kiss by the window.")
    where = home.elements[line]
    return Finding(
        id=f"f{where.ordinal}{kind}{level}",
        kind=kind,
        level=level,
        status=status,
        mode=Mode.STORY,
        element=where.ordinal,
        element_type=where.type,
        start=0,
        end=len(where.text),
        quote=where.text,
        page=where.page,
        line=where.spans[0].line,
        participants=participants,
        modifiers=modifiers,
        confidence=0.9,
        cue=f"{kind}.test",
        why="the test says so",
        question=question_for(kind, level, status),
        minor=minor,
    )


def scene_scan(home: Scene, *findings: Finding, minors: tuple[str, ...] = ()) -> SceneScan:
    """A scanned scene with the tier its findings make."""
    minor = bool(minors)
    tier = scene_tier(findings, minor_present=minor)
    score = max((each.confidence for each in findings), default=0.0)
    return SceneScan(home, findings, tier, score, minor and tier > Tier.NONE, minors)


def scan(*scenes: SceneScan, title: str = "The Test", pages: int = 40, path: str = "test.pdf") -> Scan:
    """A scan of a script made of these scenes."""
    screenplay = Screenplay(
        path=path,
        title=title,
        format=ScriptFormat.PDF,
        sha256="0" * 64,
        pages=pages,
        page_exact=True,
        scenes=tuple(each.scene for each in scenes),
        language="en",
    )
    return Scan(screenplay, scenes, Tool("0", "test", "test", Sensitivity.THOROUGH))


def reviewed(found: Finding, *, scene_index: int = 1, decision: Decision | None = None) -> ReviewedBeat:
    """A beat of one finding, with a decision on it."""
    beat = Beat(
        id=f"{scene_index}.{found.id}",
        scene=scene_index,
        kind=found.kind,
        level=found.level,
        tier=tier_of(found),
        anchor=Anchor(found.quote, "", "", found.element, str(scene_index)),
        findings=(found,),
    )
    return ReviewedBeat(beat, decision or Decision())


def renamed(found: Finding, *names: str) -> Finding:
    """The same finding with other participants."""
    return replace(found, participants=names)
