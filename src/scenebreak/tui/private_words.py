"""Which words of a scene are hidden where others can see the screen: names, and what a person wrote."""

from collections.abc import Iterator
from dataclasses import fields

from scenebreak.domain.default_plan import default_beat_plan, default_scene_plan, plan_of
from scenebreak.domain.plan import BeatPlan, Risk, RoleNote, ScenePlan
from scenebreak.domain.reviewed_scene import ReviewedScene
from scenebreak.tui.desk import Desk
from scenebreak.tui.printable import printable, veiled


def hiding_private(desk: Desk, scene: ReviewedScene, line: str) -> str:
    """A line that the program made of a scene, as it may be shown: its own words always, others veiled.

    Args:
        desk: says whether words are hidden.
        scene: what the line speaks of.
        line: in neutral words, with names and free texts among them.
    """
    if desk.discreet:
        for words in sorted(set(_private(scene)), key=len, reverse=True):
            line = line.replace(words, veiled(words))
    return printable(line)


def _private(scene: ReviewedScene) -> Iterator[str]:
    return (part for words in _texts(scene) for part in words.split("\n") if part.strip())


def _texts(scene: ReviewedScene) -> Iterator[str]:
    for beat in scene.beats:
        yield from beat.participants
        yield beat.decision.question or ""
        if beat.decision.agreed is not None:
            yield from beat.decision.agreed.by
        yield from _of_plan(plan_of(beat), default_beat_plan(beat))
    yield from _of_plan(scene.plan, default_scene_plan(scene.scan, scene.beats))
    yield from (rider.role for rider in scene.riders)


def _of_plan(plan: BeatPlan | ScenePlan, default: BeatPlan | ScenePlan) -> Iterator[str]:
    """Every role, and each text that differs from what the program proposes."""
    for field in fields(plan):
        value, proposed = getattr(plan, field.name), getattr(default, field.name)
        if isinstance(value, tuple):
            texts = {note.text for note in proposed}
            for note in filter(lambda each: isinstance(each, RoleNote), value):
                yield from (note.role, *({note.text} - texts))
        elif isinstance(value, str) and value != proposed and not isinstance(value, Risk):
            yield value
