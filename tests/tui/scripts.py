"""Screenplays for the interface's tests, built in memory with pages, lines and findings."""

import hashlib
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

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
from scenebreak.domain.tier import scene_tier

TOOL = Tool("0.1.0", "test-1", "test", Sensitivity.BALANCED)
LINES_A_PAGE = 40
_WIDTHS = {ElementType.DIALOGUE: 35, ElementType.PARENTHETICAL: 25}


class Writer:
    """Writes a script element by element and counts its pages and lines."""

    def __init__(self, title: str = "THE LONG WINTER", draft: str = "", date: str = "") -> None:
        self.title, self.draft, self.date = title, draft, date
        self.scenes: list[tuple[str | None, str, list[Element]]] = []
        self.ordinal, self.page, self.line = 0, 1, 1

    def scene(self, number: str | None, heading: str) -> "Writer":
        """Begin a scene."""
        self.scenes.append((number, heading, []))
        return self.add(ElementType.HEADING, heading)

    def action(self, text: str, *, revised: bool = False) -> "Writer":
        """Write a paragraph."""
        return self.add(ElementType.ACTION, text, revised=revised)

    def says(self, name: str, text: str, aside: str = "") -> "Writer":
        """Write a speech."""
        self.add(ElementType.CHARACTER, name, character=name)
        if aside:
            self.add(ElementType.PARENTHETICAL, f"({aside})", character=name)
        return self.add(ElementType.DIALOGUE, text, character=name)

    def add(
        self,
        type_: ElementType,
        text: str,
        *,
        character: str | None = None,
        revised: bool = False,
    ) -> "Writer":
        """Write anything."""
        spans = []
        for start, end in wrapped(text, _WIDTHS.get(type_, 60)):
            if self.line > LINES_A_PAGE:
                self.page, self.line = self.page + 1, 1
            spans.append(Span(self.page, self.line, start, end, None, revised))
            self.line += 1
        self.scenes[-1][2].append(Element(self.ordinal, type_, text, tuple(spans), character))
        self.ordinal += 1
        return self

    def screenplay(self) -> Screenplay:
        """What was written so far."""
        scenes = tuple(self._scene(index, *each) for index, each in enumerate(self.scenes, 1))
        digest = hashlib.sha256(repr(scenes).encode("utf-8", "replace")).hexdigest()
        return Screenplay(
            path=f"{self.title.lower().replace(' ', '_')}.pdf",
            title=self.title,
            format=ScriptFormat.PDF,
            sha256=digest,
            pages=self.page,
            page_exact=True,
            scenes=scenes,
            draft=self.draft,
            draft_date=self.date,
        )

    @staticmethod
    def _scene(index: int, number: str | None, heading: str, elements: list[Element]) -> Scene:
        interior, _, rest = heading.partition(". ")
        place, _, time = rest.partition(" - ")
        speaking = tuple(dict.fromkeys(e.character for e in elements if e.character))
        return Scene(
            index, number, heading, Setting(interior, place, time), tuple(elements), 8, None, speaking
        )


def wrapped(text: str, width: int) -> Iterable[tuple[int, int]]:
    """Offsets of lines as a typist would break them."""
    start = 0
    while len(text) - start > width and (space := text.rfind(" ", start + 1, start + width + 1)) > start:
        yield start, space
        start = space + 1
    yield start, len(text)


def see(
    screenplay: Screenplay,
    quote: str,
    kind: Kind,
    level: Level,
    people: tuple[str, ...] = (),
    **other: Any,
) -> Finding:
    """A finding on the first place where the quote stands."""
    element = next(e for e in screenplay.elements() if quote in e.text)
    start = element.text.index(quote)
    span = element.span_at(start)
    status = other.pop("status", Status.SHOWN)
    finding = Finding(
        id=f"{kind}:{quote}",
        kind=kind,
        level=level,
        status=status,
        mode=Mode.STORY,
        element=element.ordinal,
        element_type=element.type,
        start=start,
        end=start + len(quote),
        quote=quote,
        page=span.page,
        line=span.line,
        participants=people,
        confidence=0.97,
        why="a verb of contact, two people named",
        question=question_for(kind, level, status),
    )
    return replace(finding, **other)


def scanned(
    screenplay: Screenplay, findings: Iterable[Finding] = (), minors: dict[int, tuple[str, ...]] | None = None
) -> Scan:
    """A scan of the script with these findings; minors by scene index."""
    minors = minors or {}
    every = list(findings)
    scenes = []
    for scene in screenplay.scenes:
        ordinals = {element.ordinal for element in scene.elements}
        mine = tuple(f for f in every if f.element in ordinals)
        minor = scene.index in minors
        tier = scene_tier(mine, minor_present=minor)
        flagged_minor = minor and tier is not Tier.NONE
        scenes.append(
            SceneScan(scene, mine, tier, 0.9 if mine else 0.1, flagged_minor, minors.get(scene.index, ()))
        )
    return Scan(screenplay, tuple(scenes), TOOL)


def long_winter() -> Scan:
    """A short script: a kiss left open, a look-alike, a minor at the table, a swim, a scene of nothing."""
    w = Writer(draft="Pink", date="2 March 2026")
    w.scene("10", "EXT. FARMHOUSE, PORCH - NIGHT")
    w.action("Snow over everything. MARA (34) stamps her boots. JO (36) holds the lamp and does not help.")
    w.says("MARA", "Are you going to let me freeze?", "not turning")
    w.says("JO", "I was thinking about it.")
    w.action("She laughs. Jo almost kisses her, then the dog barks.")
    w.scene("11", "INT. FARMHOUSE, KITCHEN - NIGHT")
    w.action("Bread, cheese, one candle. They eat as people eat who have walked all day.")
    w.says("MARA", "You can kiss that deposit goodbye.")
    w.says("JO", "I kissed it goodbye in March.")
    w.scene("12A", "INT. FARMHOUSE, BEDROOM - NIGHT")
    w.action(
        "Snow against the window. Mara takes off her coat, then her boots. Jo, by the stove, does not turn."
    )
    w.says("MARA", "Are you going to let me freeze?")
    w.action(
        "Jo crosses the room. They kiss. Mara's hand finds the lamp. Dark. The stove ticks. Somewhere below "
        "them the dog turns round and lies down again, and the whole house listens to the snow.",
        revised=True,
    )
    w.action("Mara pulls her shirt over her head and gets under the blankets.")
    w.add(ElementType.TRANSITION, "CUT TO:")
    w.scene("13", "EXT. YARD - DAWN")
    w.action("The dog, alone, digging.")
    w.scene("14", "INT. FARMHOUSE, BATHROOM - DAY")
    w.action("Steam. Jo steps out of the bath, naked, and reaches for a towel.")
    w.says("JO", "Is there any coffee left in this house, or do I have to marry somebody for it?")
    w.scene("15", "INT. FARMHOUSE, KITCHEN - DAY")
    w.action("PIP (9) spoons porridge. Mara kisses Pip on the forehead in passing.")
    w.action("Jo takes Mara's hand under the table. Pip sees everything and says nothing.")
    w.scene("16", "EXT. FROZEN LAKE - DAY")
    w.action(
        "They walk out to where the ice hums. Jo takes Mara's face in both hands. They kiss again, longer."
    )
    w.scene("17", "INT. CAR (TRAVELLING) - DUSK")
    w.action("Mara drives. Jo sleeps with her head against the glass.")
    s = w.screenplay()
    pair = ("MARA", "JO")
    return scanned(
        s,
        [
            see(s, "almost kisses her", Kind.KISS, Level.UNSPECIFIED, pair, status=Status.NEGATED),
            see(
                s,
                "kiss that deposit goodbye",
                Kind.KISS,
                Level.UNSPECIFIED,
                status=Status.FIGURATIVE,
                question="",
            ),
            see(s, "They kiss.", Kind.KISS, Level.UNSPECIFIED, pair),
            see(s, "pulls her shirt over her head", Kind.UNDRESS, Level.UNDRESSING, ("MARA",)),
            see(s, "naked", Kind.NUDITY, Level.UNSPECIFIED, ("JO",), modifiers=("water",)),
            see(s, "kisses Pip on the forehead", Kind.KISS, Level.NONROMANTIC, ("MARA", "PIP"), minor=True),
            see(s, "takes Mara's hand", Kind.TOUCH, Level.LIGHT, pair),
            see(s, "They kiss again", Kind.KISS, Level.MAKEOUT, pair),
        ],
        minors={6: ("PIP (9)",)},
    )


def quiet() -> Scan:
    """A script in which nobody touches anybody."""
    w = Writer("A QUIET DAY")
    for number in range(1, 5):
        w.scene(str(number), f"INT. OFFICE {number} - DAY").action("Somebody files something.")
    return scanned(w.screenplay())


HOSTILE_LINES = (
    "She says [bold]nothing[/bold] and [red]leaves[/].",
    "A sign: \x1b[31mred\x1b[0m, then \x07 and \x9b2J.",
    "Right to left: \u202eabc\u202c and \u05e9\u05dc\u05d5\u05dd.",
    "Faces: \U0001f600 \U0001f469\u200d\U0001f469\u200d\U0001f467 and \u4f60\u597d.",
    "Broken: \ud800 and a\u0301.",
)


def hostile() -> Scan:
    """A script whose words would like to be obeyed; a kiss stands in each line, one line is very long."""
    w = Writer("[b]HOSTILE[/b] \x1b]0;owned\x07")
    w.scene("[1]", "INT. [red]ROOM[/red] - NIGHT")
    for line in HOSTILE_LINES:
        w.action(line + " They kiss.")
    w.action("x" * 5000)
    long = Element(w.ordinal, ElementType.ACTION, "y " * 2500 + "They embrace.", (Span(1, 99, 0, 5013),))
    w.scenes[-1][2].append(long)
    s = w.screenplay()
    findings = [
        see(
            s,
            f"{line[-4:]} They kiss.",
            Kind.KISS,
            Level.UNSPECIFIED,
            ("[A]", "\x1bB"),
            why="[bold]why[/bold] \x1b[5m",
        )
        for line in HOSTILE_LINES
    ]
    return scanned(s, [*findings, see(s, "They embrace.", Kind.TOUCH, Level.LIGHT)])


def season_script(scenes: int = 250) -> Scan:
    """A long script for measuring: 250 scenes, some 7,000 lines, a kiss in every other scene."""
    w = Writer("A LONG SCRIPT")
    for number in range(1, scenes + 1):
        w.scene(str(number), f"INT. HOUSE {number}, ROOM - NIGHT")
        for part in range(4):
            w.action("They walk through the room and talk about the weather and the road. " * 2)
            w.says("MARA", "It is colder than it was when we came, and later too, and you know it.")
            w.says("JO", f"So you said in part {part}.")
        if number % 2:
            w.action(f"They kiss in room {number}.")
    s = w.screenplay()
    return scanned(
        s,
        [
            see(s, f"They kiss in room {n}.", Kind.KISS, Level.UNSPECIFIED, ("MARA", "JO"))
            for n in range(1, scenes + 1, 2)
        ],
    )


def stop_scene() -> Scan:
    """A plain room in which a beat is marked as one to stop at; the words say nothing intimate."""
    w = Writer("A PLAIN ROOM")
    w.scene("1", "INT. ROOM - DAY").action("Two people sit at a table. The clock ticks.")
    s = w.screenplay()
    return scanned(s, [see(s, "The clock ticks.", Kind.NUDITY, Level.IMPLIED)], minors={1: ("somebody",)})
