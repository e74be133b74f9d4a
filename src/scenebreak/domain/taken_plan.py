"""Plans that were taken as proposed, and what is proposed in their place since the level has risen."""

from collections.abc import Mapping, Sequence
from dataclasses import fields
from hashlib import sha256
from typing import Any

from scenebreak.domain.beat import ReviewedBeat
from scenebreak.domain.default_plan import default_beat_plan, default_scene_plan
from scenebreak.domain.plan import BeatPlan, RoleNote, ScenePlan
from scenebreak.domain.reviewed_scene import ReviewedScene, furthest, raised

Taken = Mapping[str, tuple[str, str]]
"""By field of a plan that was taken as proposed: the level it was taken at, and a digest of its words."""

ROSE = "level rose since this was planned; proposed now"
"""What stands before the proposal that an entry should give way to."""


def taken_of(plan: BeatPlan | ScenePlan, level: str) -> Taken:
    """What to remember of a plan that is taken as proposed at a level ("S1", "K3 N2")."""
    return {each.name: (level, _digest(getattr(plan, each.name))) for each in fields(plan)}


def level_of_plan(scene: ReviewedScene) -> str:
    """The level that the plan of a scene is made for: the furthest rung of each ladder."""
    return furthest(beat.axis for beat in scene.standing)


def outdated_in_beat(beat: ReviewedBeat) -> Mapping[str, Any]:
    """What is proposed now, by field, for entries taken as proposed at a lower level and unchanged since."""
    plan, taken = beat.decision.plan, beat.decision.planned
    return _outdated(plan, default_beat_plan(beat), taken, beat.axis) if plan and taken else {}


def outdated_in_scene(scene: ReviewedScene) -> Mapping[str, Any]:
    """The same for the plan of a scene as such."""
    taken = {name: was for name, was in scene.decision.planned.items() if name in scene.decision.own}
    if not taken or scene.held:
        return {}
    return _outdated(scene.plan, default_scene_plan(scene.scan, scene.beats), taken, level_of_plan(scene))


def words_of(value: object) -> str:
    """A value of a plan's field in words: "yes", "medium", "MARA: robe"."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        return "; ".join(f"{note.role}: {note.text}" for note in value if isinstance(note, RoleNote))
    return "" if value is None else str(value)


def note_of(notes: Sequence[RoleNote], role: str) -> str:
    """The line on one role, or ""."""
    return next((note.text for note in notes if note.role == role), "")


def _outdated(
    plan: BeatPlan | ScenePlan, default: BeatPlan | ScenePlan, taken: Taken, level: str
) -> Mapping[str, Any]:
    found: dict[str, Any] = {}
    for name, (then, words) in taken.items():
        value, now = getattr(plan, name), getattr(default, name)
        if value != now and now not in (None, "", ()) and words == _digest(value) and raised(then, level):
            found[name] = now
    return found


def _digest(value: object) -> str:
    """Of the words alone, for no name of a role may be guessed from a file that was wiped."""
    words = "; ".join(note.text for note in value) if isinstance(value, tuple) else words_of(value)
    return sha256(words.encode()).hexdigest()[:12]
