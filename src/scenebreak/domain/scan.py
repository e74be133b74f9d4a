"""The result of a scan: every scene of a script with what was found in it."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from scenebreak.domain.finding import Finding, Kind, Tier
from scenebreak.domain.screenplay import Scene, Screenplay


class Sensitivity(StrEnum):
    """How much doubt is enough to flag a scene."""

    THOROUGH = "thorough"
    BALANCED = "balanced"
    STRICT = "strict"


@dataclass(frozen=True, slots=True)
class Tool:
    """What made a scan, so that two scans can be compared.

    Attributes:
        version: of the program.
        model: name and version of the pipeline under models/.
        lexicon: digest of the cue lexicons.
        sensitivity: the threshold that was asked for.
    """

    version: str
    model: str
    lexicon: str
    sensitivity: Sensitivity


class Sway(NamedTuple):
    """What moved the score of a scene: by how much in log-odds, beside the average scene."""

    ground: str
    log_odds: float


class Passage(NamedTuple):
    """The sentence of a scene that the trained part finds most telling.

    Attributes:
        element: ordinal of the paragraph that holds it.
        start: offset in the paragraph's text.
        end: offset behind it.
        quote: its words, verbatim.
        page: page of the file on which it begins, from 1.
        kind: what it sounds like.
        share: 0 to 1, how sure.
    """

    element: int
    start: int
    end: int
    quote: str
    page: int
    kind: Kind
    share: float


@dataclass(frozen=True, slots=True)
class SceneScan:
    """One scene and what was found in it.

    Attributes:
        scene: the scene as read.
        findings: in the order of the page; the unperformed ones too.
        tier: the scene's tier; NONE when it is not flagged.
        score: 0 to 1, that a careful reader would flag it.
        minor: a minor is present in a flagged scene.
        minors: the names of those minors, with the age text that told.
        must_score: 0 to 1, that a careful reader would call it a must.
        sways: what moved the score, for an explanation.
        passage: the most telling sentence of the action, for an explanation; None without one.
    """

    scene: Scene
    findings: tuple[Finding, ...]
    tier: Tier
    score: float
    minor: bool = False
    minors: tuple[str, ...] = ()
    must_score: float = 0.0
    sways: tuple[Sway, ...] = ()
    passage: Passage | None = None

    @property
    def flagged(self) -> bool:
        """The scene needs a coordinator's eye."""
        return self.tier > Tier.NONE

    @property
    def open_question(self) -> bool:
        """At least one finding leaves its level to a person."""
        return any(finding.open for finding in self.findings)


@dataclass(frozen=True, slots=True)
class Scan:
    """One script, scanned.

    Attributes:
        screenplay: the script as read.
        scenes: one for each scene of the screenplay, in order.
        tool: what made it.
        warnings: the reader's and the scanner's, in sentences.
    """

    screenplay: Screenplay
    scenes: tuple[SceneScan, ...]
    tool: Tool
    warnings: tuple[str, ...] = ()

    def flagged(self) -> Iterator[SceneScan]:
        """The scenes that need a coordinator's eye."""
        return (scan for scan in self.scenes if scan.flagged)
