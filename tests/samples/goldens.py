"""The golden files beside the sample scripts, read into dataclasses. The format: sample_scripts/README.md."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from scenebreak.domain.finding import Finding, Kind, Level, Mode, Status, Tier
from scenebreak.domain.screenplay import ElementType

SOURCES = Path(__file__).resolve().parents[2] / "sample_scripts" / "sources"
"""Where the Fountain sources and their goldens lie."""


@dataclass(frozen=True, slots=True)
class Expected:
    """One finding that a careful coordinator would make.

    Attributes:
        scene: number of its scene.
        kind: what it is.
        level: how far it goes.
        status: how the words stand to what is performed.
        mode: story, memory, dream or screen.
        quote: verbatim words.
        participants: who takes part, as the cues name them.
        modifiers: facts for departments.
        settled: the words themselves close the question that this level otherwise leaves open.
    """

    scene: str
    kind: Kind
    level: Level
    status: Status
    mode: Mode
    quote: str
    participants: tuple[str, ...] = ()
    modifiers: tuple[str, ...] = ()
    settled: bool = False

    def as_finding(self) -> Finding:
        """A domain finding of this kind, level and status, to ask the domain's rules about."""
        return Finding(
            id=self.quote,
            kind=self.kind,
            level=self.level,
            status=self.status,
            mode=self.mode,
            element=0,
            element_type=ElementType.ACTION,
            start=0,
            end=len(self.quote),
            quote=self.quote,
            page=1,
            line=1,
            participants=self.participants,
            modifiers=self.modifiers,
        )


@dataclass(frozen=True, slots=True)
class GoldenScene:
    """A scene that should be flagged."""

    number: str
    heading: str
    tier: Tier
    minor: bool
    open_question: bool
    findings: tuple[Expected, ...]


@dataclass(frozen=True, slots=True)
class Lookalike:
    """Words that must not flag their scene."""

    scene: str
    quote: str


@dataclass(frozen=True, slots=True)
class Golden:
    """What a careful coordinator would say of one script.

    Attributes:
        script: the Fountain source.
        minors: names and words for characters under eighteen.
        scenes: those to be flagged; every other scene is not.
        unperformed: said and figurative findings: noted, never a flag.
        lookalikes: no finding at all.
    """

    script: Path
    minors: tuple[str, ...]
    scenes: tuple[GoldenScene, ...]
    unperformed: tuple[Expected, ...]
    lookalikes: tuple[Lookalike, ...]

    def findings(self) -> Iterator[Expected]:
        """Every finding, those that flag first."""
        for scene in self.scenes:
            yield from scene.findings
        yield from self.unperformed


@cache
def goldens() -> tuple[Golden, ...]:
    """Every golden file, by name."""
    return tuple(_golden(path) for path in sorted(SOURCES.glob("*.golden.toml")))


def _golden(path: Path) -> Golden:
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    return Golden(
        script=path.parent / table["script"],
        minors=tuple(table["minors"]),
        scenes=tuple(_scene(entry) for entry in table["scene"]),
        unperformed=tuple(_expected(entry["scene"], entry) for entry in table.get("unperformed", [])),
        lookalikes=tuple(Lookalike(entry["scene"], entry["quote"]) for entry in table["lookalike"]),
    )


def _scene(entry: dict) -> GoldenScene:
    return GoldenScene(
        number=entry["number"],
        heading=entry["heading"],
        tier=Tier[entry["tier"].upper()],
        minor=entry["minor"],
        open_question=entry["open_question"],
        findings=tuple(_expected(entry["number"], finding) for finding in entry["findings"]),
    )


def _expected(scene: str, entry: dict) -> Expected:
    return Expected(
        scene=scene,
        kind=Kind(entry["kind"]),
        level=Level(entry["level"]),
        status=Status(entry["status"]),
        mode=Mode(entry["mode"]),
        quote=entry["quote"],
        participants=tuple(entry.get("participants", ())),
        modifiers=tuple(entry.get("modifiers", ())),
        settled=not entry.get("open", True),
    )
