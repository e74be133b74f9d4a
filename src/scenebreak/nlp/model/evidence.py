"""What is known of a scene before it is judged."""

from dataclasses import dataclass

from scenebreak.domain.finding import Finding, Kind, Status
from scenebreak.nlp.context import SceneContext
from scenebreak.nlp.model.net import ANY, KINDS, MUST, Floats


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of action.

    Attributes:
        element: ordinal of the paragraph.
        start: offset in the paragraph's text.
        end: offset behind it.
        odds: (heads,) log-odds that it speaks of each kind, of a must, of anything.
    """

    element: int
    start: int
    end: int
    odds: Floats

    def holds(self, finding: Finding) -> bool:
        """Whether a finding's words stand in it."""
        return finding.element == self.element and finding.start < self.end and self.start < finding.end

    def speaks_of(self, kind: Kind) -> float:
        """Log-odds of a kind."""
        return float(self.odds[KINDS.index(kind)])

    @property
    def must(self) -> float:
        """Log-odds of a must."""
        return float(self.odds[MUST])

    @property
    def any(self) -> float:
        """Log-odds of anything that a coordinator may want to know of."""
        return float(self.odds[ANY])


@dataclass(frozen=True, slots=True)
class SceneEvidence:
    """One scene with what rules and net found in it.

    Attributes:
        context: the scene and what surrounds it.
        findings: of the rules, in the order of the page.
        sentences: of the action, in the order of the page.
        minors: names of the minors present, with the age text that told.
        faint: findings that are too doubtful to be named, yet say something.
    """

    context: SceneContext
    findings: tuple[Finding, ...]
    sentences: tuple[Sentence, ...] = ()
    minors: tuple[str, ...] = ()
    faint: tuple[Finding, ...] = ()

    @property
    def literal(self) -> tuple[Sentence, ...]:
        """The sentences in which the rules see no mere manner of speaking ("a naked flame")."""
        figures = [one for one in self.findings if one.status is Status.FIGURATIVE]
        return tuple(one for one in self.sentences if not any(map(one.holds, figures)))
