"""Which words of a scene are hidden where others can see the screen: names, and what a person wrote."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import fields, replace
from datetime import date

from scenebreak.domain.default_plan import default_beat_plan, default_scene_plan, plan_of
from scenebreak.domain.drafts import BeatMark
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
    return printable(_without(_private(scene), line) if desk.discreet else line)


def alarm_words(desk: Desk, mark: BeatMark, on: date) -> str:
    """How a beat goes beyond consent, as it may be shown: levels and the deadline always, names hidden.

    Args:
        desk: says whether words are hidden.
        mark: of the beat.
        on: the day from which the deadline is seen.
    """
    drift = mark.drift
    if drift is None:
        return ""
    if desk.discreet:
        by = None if drift.by is None else tuple(map(veiled, drift.by))
        drift = replace(drift, basis=_without(_names(desk, mark), drift.basis), by=by)
    return printable(drift.sentence(on))


def note_words(desk: Desk, note: str) -> str:
    """A note on a script as it may be shown: titles, file names and paths hidden, its own words always."""
    if not desk.discreet:
        return printable(note)
    without = _without(desk.titles, note)
    return printable(_FILES.sub(lambda found: veiled(found.group()), without))


_FILES = re.compile(
    r"(?:~|[A-Za-z]:)?[/\\]\S+|[^.,:;]*\.(?:pdf|fdx|fountain|txt|md|rtf|docx|highland|celtx|scenebreak)\b",
    re.IGNORECASE,
)
"""A path, or a file name with all that stands before it in its clause: names of files hold spaces."""


def _without(private: Iterable[str], line: str) -> str:
    """A line with some of its words veiled, the longest first."""
    for words in sorted({each for each in private if each.strip()}, key=len, reverse=True):
        line = line.replace(words, veiled(words))
    return line


def _names(desk: Desk, mark: BeatMark) -> Iterator[str]:
    """Everyone who may be named where an agreement is spoken of."""
    yield from desk.characters
    decisions = [each.decision for each in desk.beats]
    for decision in [*decisions, *([mark.former] if mark.former else [])]:
        yield from decision.agreed.by if decision.agreed else ()
    yield from (rider.role for riders in desk.riders.values() for rider in riders)
    yield from desk.row.scan.scene.present if desk.row is not None else ()


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
