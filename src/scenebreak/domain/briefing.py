"""What each department must know of a scene, in neutral words: no line of the script, nobody else's facts.

A scene held for legal and production is told as held, to those who decide on it, and without any level.
"""

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType

from scenebreak.domain.axis import RUNGS, named
from scenebreak.domain.beat import ReviewedBeat
from scenebreak.domain.default_plan import plan_of
from scenebreak.domain.department import TOLD_OF_MINORS
from scenebreak.domain.drafts import is_beyond
from scenebreak.domain.plan import RoleNote, ScenePlan
from scenebreak.domain.reviewed_scene import ReviewedScene
from scenebreak.domain.taken_plan import ROSE, outdated_in_beat, outdated_in_scene, words_of

_Facts = Callable[[ReviewedScene, ScenePlan], Iterator[str]]
_BeatFacts = Callable[[ReviewedBeat], Iterator[str]]


def neutral_lines(scene: ReviewedScene, department: str) -> tuple[str, ...]:
    """What one department is told of a scene: its beats, then what concerns the whole scene.

    Args:
        scene: as reviewed.
        department: its id ("costume").

    Returns:
        Sentences without a full stop, at least one where a beat concerns the department; none otherwise.
    """
    if department not in scene.departments:
        return ()
    if scene.held:
        return ("held: legal and production decide first; no level is given",)
    lines = [line for beat in scene.beats_for(department) for line in _beat_lines(beat, department)]
    plan = scene.plan
    if department in TOLD_OF_MINORS and any(beat.minor_takes_part for beat in scene.standing):
        lines.insert(0, "a minor takes part: legal and production decide first")
    newer = outdated_in_scene(scene)
    for name in _OF_SCENE[department]:
        lines += [*_SCENE_FACTS[name](scene, plan), *_newer(name, newer)]
    return tuple(lines)


def neutral_name(beat: ReviewedBeat) -> str:
    """A beat in neutral words: "kiss, held (K3): ANNA, TOM"."""
    rung = RUNGS[beat.axis]
    who = ", ".join(beat.participants)
    if beat.spoken_only:
        return "verbal harassment, spoken only" + (f": {who}" if who else "")
    if not beat.played:
        return f"possible {beat.beat.kind.label}, perhaps not played" + (f": {who}" if who else "")
    return f"{beat.beat.kind.label}, {rung.name} ({rung.code})" + (f": {who}" if who else "")


def _beat_lines(beat: ReviewedBeat, department: str) -> Iterator[str]:
    marks = [
        mark
        for mark, holds in (
            ("not reviewed yet", beat.decision.verdict is None),
            ("level still open", beat.open),
        )
        if holds
    ]
    yield neutral_name(beat) + (f" ({'; '.join(marks)})" if marks else "")
    newer = outdated_in_beat(beat)
    for name in _OF_BEAT.get(department, ()):
        yield from _BEAT_FACTS[name](beat)
        yield from _newer(name, newer)


def _newer(fact: str, newer: Mapping[str, object]) -> Iterator[str]:
    """What is proposed in the place of a fact's fields since the level has risen."""
    for name in _FIELDS.get(fact, (fact,)):
        if name in newer:
            yield f"{_LABELS.get(name, name)}: {ROSE}: {words_of(newer[name])}"


def _said(label: str, text: str) -> Iterator[str]:
    if text:
        yield f"{label}: {text}"


def _notes(label: str, notes: tuple[RoleNote, ...]) -> Iterator[str]:
    """The same text on several roles is said once."""
    roles: dict[str, list[str]] = {}
    for note in notes:
        roles.setdefault(note.text, []).append(note.role)
    for text, names in roles.items():
        yield f"{label}, {', '.join(names)}: {text}"


def _agreed(beat: ReviewedBeat) -> Iterator[str]:
    if (agreed := beat.decision.agreed) is not None:
        by = f" by {', '.join(agreed.by)}" if agreed.by else ""
        on = f" on {agreed.on:%Y-%m-%d}" if agreed.on else ""
        beyond = is_beyond(agreed.level, beat.axis)
        now = f", now {named(beat.axis)}: beyond what was agreed" if beyond else ""
        yield f"agreed up to {named(agreed.level)}{by}{on}{now}"


def _question(beat: ReviewedBeat) -> Iterator[str]:
    if beat.open:
        yield f"question for the {beat.decision.asked_of or 'director'}: {beat.question}"


_BEAT_FACTS: Mapping[str, _BeatFacts] = MappingProxyType(
    {
        "areas": lambda beat: _said("contact", plan_of(beat).areas),
        "position": lambda beat: _said("position", plan_of(beat).position),
        "clothing": lambda beat: _notes("clothing", plan_of(beat).clothing),
        "camera": lambda beat: _said("camera", plan_of(beat).camera),
        "steps": lambda beat: _said("steps", "; ".join(plan_of(beat).steps.split("\n"))),
        "agreed": _agreed,
        "question": _question,
    }
)

_LABELS: Mapping[str, str] = MappingProxyType(
    {
        "areas": "contact",
        "closed_set": "closed set",
        "check_ins": "check-ins",
        "mitigation": "what lowers it",
        "closure": "closing routine for the performers",
        "content_notice": "content notice to the crew",
        "support": "also needed",
    }
)
"""What a page calls a field of a plan, where not by its own name."""

_FIELDS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "closed": ("closed_set",),
        "checks": ("check_ins",),
        "risk": ("risk", "mitigation"),
        "notice": ("content_notice",),
    }
)
"""The fields of the plan that a fact tells, where not the one of its own name."""

_OF_BEAT: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "producer": ("question", "agreed"),
        "legal": ("areas", "clothing", "camera", "agreed"),
        "casting": ("clothing", "camera", "agreed"),
        "director": ("question", "areas", "position", "camera", "steps", "agreed"),
        "ad": ("position", "steps"),
        "costume": ("areas", "clothing"),
        "makeup": ("areas", "clothing", "camera"),
        "camera": ("position", "camera"),
        "setdec": ("position",),
        "stunts": ("areas", "position", "steps"),
        "choreographer": ("areas", "position", "steps"),
        "welfare": ("areas", "clothing", "camera"),
        "vfx": ("clothing", "camera"),
    }
)
"""Facts of each beat by department; one that is missing here is told which beats there are."""


def _background(scene: ReviewedScene, plan: ScenePlan) -> Iterator[str]:
    if plan.background:
        yield from _said("background", f"{plan.background}")
    yield from _said("clothing and contact of the background", plan.background_clothing)


def _riders(scene: ReviewedScene, plan: ScenePlan) -> Iterator[str]:
    for rider in scene.riders:
        on = f" on {rider.on:%Y-%m-%d}" if rider.on else ""
        yield f"rider of {rider.role}: {rider.state.label}{on}"


def _shoot_day(scene: ReviewedScene, plan: ScenePlan) -> Iterator[str]:
    if scene.decision.shoot_date:
        yield f"shoot day: {scene.decision.shoot_date:%Y-%m-%d}"


def _risk(scene: ReviewedScene, plan: ScenePlan) -> Iterator[str]:
    yield from _said("risk", plan.risk or "")
    yield from _said("what lowers it", plan.mitigation)


def _yes(label: str, value: bool | None) -> Iterator[str]:
    if value is not None:
        yield f"{label}: {'yes' if value else 'no'}"


_SCENE_FACTS: Mapping[str, _Facts] = MappingProxyType(
    {
        "shoot": _shoot_day,
        "closed": lambda _, plan: _yes("closed set", plan.closed_set),
        "garments": lambda _, plan: _notes("garments", plan.garments),
        "background": _background,
        "checks": lambda _, plan: _said("check-ins", plan.check_ins),
        "breaks": lambda _, plan: _said("breaks", plan.breaks),
        "risk": _risk,
        "closure": lambda _, plan: _yes("closing routine for the performers", plan.closure),
        "notice": lambda _, plan: _yes("content notice to the crew", plan.content_notice),
        "support": lambda _, plan: _said("also needed", plan.support),
        "riders": _riders,
    }
)

_OF_SCENE: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "producer": ("shoot", "closed", "background", "risk", "notice", "support", "riders"),
        "legal": ("shoot", "closed", "background", "riders"),
        "casting": ("background", "riders"),
        "director": ("shoot", "closed", "checks", "closure"),
        "ad": ("shoot", "closed", "checks", "breaks", "background", "risk", "closure", "notice", "support"),
        "costume": ("shoot", "garments", "background"),
        "makeup": ("shoot", "garments"),
        "camera": ("shoot", "closed"),
        "lighting": ("shoot", "closed", "breaks"),
        "sound": ("shoot", "closed"),
        "props": ("shoot", "closed"),
        "setdec": ("shoot", "closed", "risk"),
        "locations": ("shoot", "closed", "risk"),
        "stunts": ("shoot", "closed", "risk"),
        "choreographer": ("shoot", "closed", "checks"),
        "extras": ("shoot", "closed", "background"),
        "welfare": ("shoot", "closed", "checks", "breaks", "risk", "closure"),
        "vfx": ("closed",),
        "stills": ("shoot", "closed"),
        "safety": ("shoot", "closed", "breaks", "risk", "closure", "notice", "support"),
    }
)
"""Facts of the whole scene by department."""
