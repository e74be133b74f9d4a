"""Beats: acts by the same people in one run of lines, on which a person decides."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from scenebreak.domain.axis import RUNGS, proposed_axis
from scenebreak.domain.department import default_departments, departments_of_a_remark
from scenebreak.domain.finding import LEVELS, PERSON, Finding, Kind, Level, Tier
from scenebreak.domain.plan import Agreement, BeatPlan
from scenebreak.domain.scan import SceneScan
from scenebreak.domain.tier import tier_of


class Verdict(StrEnum):
    """What a person made of a beat; a beat without one is unreviewed."""

    CONFIRMED = "confirmed"
    DISMISSED = "dismissed"
    UNSURE = "unsure"


class DismissReason(StrEnum):
    """Why a beat needs nobody."""

    DIALOGUE_ONLY = "dialogue_only"
    FIGURATIVE = "figurative"
    NON_ROMANTIC = "non_romantic"
    DUPLICATE = "duplicate"
    NOT_PERFORMED = "not_performed"
    NOT_INTIMATE = "not_intimate"
    MEDICAL = "medical"
    OTHER = "other"

    @property
    def label(self) -> str:
        """The reason in words."""
        return self.value.replace("non_", "non-").replace("_", " ")


DISMISS_KEYS: Mapping[str, DismissReason] = MappingProxyType(
    {
        "d": DismissReason.DIALOGUE_ONLY,
        "f": DismissReason.FIGURATIVE,
        "n": DismissReason.NON_ROMANTIC,
        "u": DismissReason.DUPLICATE,
        "p": DismissReason.NOT_PERFORMED,
        "i": DismissReason.NOT_INTIMATE,
        "m": DismissReason.MEDICAL,
        "o": DismissReason.OTHER,
    }
)
"""The key that picks each reason in the review."""


_SCENE_NUMBER = re.compile(r"[A-Z]{0,3}-?\d{1,4}(?:[./-]?[A-Z]{0,3}\d{0,3}){2}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Anchor:
    """How a beat finds its place again after a re-scan or in another draft.

    Attributes:
        quote: its words.
        before: up to forty characters in front of them, in the same element.
        after: up to forty characters behind.
        element: ordinal of the element, in the draft it was made on.
        scene: number or, without one, heading of its scene.
    """

    quote: str
    before: str
    after: str
    element: int
    scene: str

    @property
    def number(self) -> str:
        """The number of its scene; "" where the heading stands for it, which is words of the script."""
        return self.scene if _SCENE_NUMBER.fullmatch(self.scene) else ""


@dataclass(frozen=True, slots=True)
class Beat:
    """One act that a coordinator decides on.

    Attributes:
        id: its own, given once and kept over re-scans.
        scene: index of its scene, from 1.
        kind: what it is.
        level: the furthest level among its findings.
        tier: the highest tier among them.
        anchor: where it stands.
        findings: the evidence, in the order of the page, at least one.
    """

    id: str
    scene: int
    kind: Kind
    level: Level
    tier: Tier
    anchor: Anchor
    findings: tuple[Finding, ...]

    @property
    def scene_name(self) -> str:
        """Its scene as people call it: by its number, else by its place in the script ("#12")."""
        return self.anchor.number or f"#{self.scene}"

    @property
    def proposed(self) -> str:
        """The rung that the machine proposes ("K3")."""
        return proposed_axis(self.kind, self.level, self.modifiers)

    @property
    def made(self) -> bool:
        """A person made it; the machine saw nothing here."""
        return self.findings[0].cue == PERSON

    @property
    def participants(self) -> tuple[str, ...]:
        """Everyone its findings name, each once."""
        return tuple(dict.fromkeys(name for finding in self.findings for name in finding.participants))

    @property
    def modifiers(self) -> tuple[str, ...]:
        """Every modifier of its findings, each once."""
        return tuple(dict.fromkeys(fact for finding in self.findings for fact in finding.modifiers))

    @property
    def question(self) -> str:
        """The first ready-worded question of its findings, or ""."""
        return next((finding.question for finding in self.findings if finding.question), "")

    def departments(self, *, minor: bool) -> frozenset[str]:
        """The departments ticked before anyone decides; minor: one is in the scene."""
        return default_departments(self.proposed, self.modifiers, minor=minor)


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person decided on a beat. Fields that nobody touched keep their default.

    Attributes:
        verdict: confirmed, dismissed, unsure, or None while unreviewed.
        reason: why it was dismissed.
        settled: the rung it was settled on ("K2"), or None.
        question: what to ask the director; None keeps the machine's question, "" closes it.
        asked_of: whom the question is for ("director", "writer", "producer", "casting").
        answer: what they said.
        answered_by: who gave the answer.
        answered_on: the day it was given, or None.
        people: who takes part, where the machine's list is wrong; None keeps it.
        minor: a minor takes part, or none does, as a person says; None leaves it to names and ages.
        departments: ids of those to notify, as a person ticked them; None keeps the default ticks.
        due: the default ticks that the person saw then, from which theirs differ; None if not kept.
        plan: how it is to be played; None keeps the plan that follows from the finding.
        planned: which fields of the plan were taken as proposed, and at which level; see `taken_plan`.
        agreed: the level that was agreed, by whom and when; None while nothing is.
        notes: free text.
    """

    verdict: Verdict | None = None
    reason: DismissReason | None = None
    settled: str | None = None
    question: str | None = None
    asked_of: str = "director"
    answer: str = ""
    answered_by: str = ""
    answered_on: date | None = None
    people: tuple[str, ...] | None = None
    departments: frozenset[str] | None = None
    due: frozenset[str] | None = field(default=None, compare=False)
    plan: BeatPlan | None = None
    planned: Mapping[str, tuple[str, str]] = field(default_factory=dict, compare=False)
    agreed: Agreement | None = None
    notes: str = ""
    minor: bool | None = None


WHO_ELSE = "one named; who else?"
"""What is asked, quietly, where a partner is missing."""


@dataclass(frozen=True, slots=True)
class ReviewedBeat:
    """A beat with the decision on it: what every view, count and report shows."""

    beat: Beat
    decision: Decision = field(default_factory=Decision)
    minor: bool = False

    @property
    def made(self) -> bool:
        """A person made it; the machine saw nothing here, or another beat."""
        return self.beat.made

    @property
    def played(self) -> bool:
        """Someone plays it: the words say so, or a person has settled how far it goes."""
        return self.decision.settled is not None or any(each.performed for each in self.beat.findings)

    @property
    def spoken_only(self) -> bool:
        """Verbal harassment that nobody plays: a remark."""
        return self.beat.kind is Kind.SEXUAL_VIOLENCE and self.axis == "V1" and not self.played

    @property
    def axis(self) -> str:
        """The rung that holds: the person's, else the machine's proposal."""
        return self.decision.settled or self.beat.proposed

    @property
    def tier(self) -> Tier:
        """The tier that holds: a person's verdict and rung outrank the machine's, apart from stop."""
        if self.decision.verdict is Verdict.DISMISSED:
            return Tier.NONE
        if self.beat.tier is Tier.STOP or self.decision.settled is None:
            return self.beat.tier
        return RUNGS[self.decision.settled].tier

    @property
    def participants(self) -> tuple[str, ...]:
        """Who takes part: the person's list, else the machine's."""
        return self.beat.participants if self.decision.people is None else self.decision.people

    @property
    def partner_missing(self) -> bool:
        """It is between people, and nobody but one of them is named; whom a person listed is everyone."""
        stands = self.tier is not Tier.NONE and self.decision.people is None
        return stands and self.beat.kind.takes_two and len(self.participants) == 1

    @property
    def minor_takes_part(self) -> bool:
        """A minor takes part in it, by the words, by the names or by a person's mark."""
        return any(finding.minor for finding in self.beat.findings)

    @property
    def departments(self) -> frozenset[str]:
        """The departments to notify: the defaults as a person changed them; none when dismissed.

        Ticks differ from the defaults that stood then, so the departments that become due later, by a higher
        rung or a new fact, are told too.
        """
        if self.decision.verdict is Verdict.DISMISSED:
            return frozenset()
        ticked, due = self.decision.departments, self.decision.due
        if ticked is None:
            return self.due
        return ticked if due is None else (self.due - (due - ticked)) | (ticked - due)

    @property
    def due(self) -> frozenset[str]:
        """The departments that are ticked by default: by the rung that holds, the facts, a minor.

        None of what is only said, or figurative.
        """
        if self.beat.tier is Tier.NONE and not self.played:
            return frozenset()
        if self.spoken_only and self.tier is not Tier.STOP:
            return departments_of_a_remark(minor=self.minor)
        return default_departments(self.axis, self.beat.modifiers, minor=self.minor)

    @property
    def question(self) -> str:
        """The question as it stands: the person's words, else the machine's; "" when there is none."""
        if self.decision.question is not None:
            return self.decision.question
        return self.beat.question

    @property
    def open(self) -> bool:
        """A question is still to be answered: nobody has settled, agreed or answered it.

        An agreement that names nobody closes nothing: it does not say whose it is.
        """
        decision = self.decision
        agreed = decision.agreed is not None and bool(decision.agreed.by)
        decided = decision.settled is not None or agreed
        # a question in a person's own words asks for more than the rung
        closed = (
            (decided and decision.question is None)
            or decision.answer
            or decision.verdict is Verdict.DISMISSED
        )
        return bool(self.question) and not closed


_JOIN_DISTANCE = 4


def propose_beats(scan: SceneScan) -> tuple[Beat, ...]:
    """Join a scene's findings into beats: same kind, people in common, a run of neighbouring elements.

    Args:
        scan: a flagged scene; findings that ask for nobody (said, figurative) form no beat.

    Returns:
        Beats in the order of the page, with ids made from their place ("12.1"), unique in the script.
    """
    groups: list[list[Finding]] = []
    for finding in scan.findings:
        if tier_of(finding, minor_present=scan.minor) is Tier.NONE:
            continue
        group = next((group for group in reversed(groups) if _belongs(finding, group)), None)
        if group is None:
            groups.append([finding])
        else:
            group.append(finding)
    return tuple(_beat(scan, position, tuple(group)) for position, group in enumerate(groups, 1))


def _belongs(finding: Finding, group: list[Finding]) -> bool:
    last = group[-1]
    people = {name for member in group for name in member.participants}
    strangers = people and finding.participants and people.isdisjoint(finding.participants)
    near = finding.element - last.element <= _JOIN_DISTANCE
    return finding.kind is last.kind and finding.performed is last.performed and near and not strangers


def _beat(scan: SceneScan, position: int, findings: tuple[Finding, ...]) -> Beat:
    kind = findings[0].kind
    ladder = LEVELS[kind]
    return Beat(
        id=f"{scan.scene.index}.{position}",
        scene=scan.scene.index,
        kind=kind,
        level=max((finding.level for finding in findings), key=ladder.index),
        # the scene was judged on all its evidence: no beat of it stands higher than that
        tier=min(scan.tier, max(tier_of(finding, minor_present=scan.minor) for finding in findings)),
        anchor=anchor_of(scan, findings[0]),
        findings=findings,
    )


def anchor_of(scan: SceneScan, finding: Finding) -> Anchor:
    """Where a finding stands, told by its words and their neighbours."""
    element = next(element for element in scan.scene.elements if element.ordinal == finding.element)
    return Anchor(
        quote=finding.quote,
        before=element.text[max(0, finding.start - 40) : finding.start],
        after=element.text[finding.end : finding.end + 40],
        element=finding.element,
        scene=scan.scene.number or scan.scene.heading,
    )
