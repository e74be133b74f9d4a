"""What may be decided on a scene, and how each part of it is written down.

Every part is an annotation of its own - the context, each field of the plan, the rider of each role, the
notice of each department - so that two windows that write different parts of one scene never meet.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields, replace
from datetime import date
from typing import Any, TypeVar

from scenebreak.domain.beat import ReviewedBeat
from scenebreak.domain.default_plan import default_scene_plan
from scenebreak.domain.department import DEPARTMENTS
from scenebreak.domain.errors import WrongUsage
from scenebreak.domain.notice import Notice
from scenebreak.domain.plan import Rider, Risk, RoleNote, ScenePlan
from scenebreak.domain.reviewed_scene import ReviewedScene, SceneDecision
from scenebreak.domain.scan import SceneScan
from scenebreak.domain.taken_plan import level_of_plan, outdated_in_scene, taken_of
from scenebreak.services.review_decision import check_unchanged
from scenebreak.store.codec import from_json, to_json

CONTEXT = "context"
"""The name under which the story context is written."""

PLAN_FIELDS: tuple[str, ...] = tuple(entry.name for entry in fields(ScenePlan))
"""The fields of a scene's plan; each may be decided by its own name."""

SCENE_FIELDS: tuple[str, ...] = (CONTEXT, "plan", *PLAN_FIELDS, "riders", "notices", "shoot_date")
"""What `decide_scene` takes."""

_SHOOT_DATE, _PLANNED = "shoot_date", "planned"
_PLAN, _RIDER, _NOTICE = "plan.", "rider.", "notice."

Part = TypeVar("Part")
Written = Mapping[str, str]
"""JSON by the name of the annotation."""


def context_of(written: Written) -> str:
    """The story context that was written on a scene, or ""."""
    return from_json(written[CONTEXT], str) if CONTEXT in written else ""


def riders_of(written: Written) -> tuple[Rider, ...]:
    """The riders whose state was written on a scene, by role."""
    riders = sorted((name, value) for name, value in written.items() if name.startswith(_RIDER))
    return tuple(from_json(value, Rider) for _, value in riders)


def reviewed_scene(scan: SceneScan, beats: tuple[ReviewedBeat, ...], written: Written) -> ReviewedScene:
    """A scene with what was written on it.

    Args:
        scan: the scene, and what was found in it.
        beats: its beats as decided; the plan's untouched fields follow from them.
        written: the annotations of the scene.
    """
    decision = SceneDecision(
        context=context_of(written),
        plan=_plan(default_scene_plan(scan, beats), written),
        riders=riders_of(written),
        notices={
            id_: from_json(written[_NOTICE + id_], Notice) for id_ in DEPARTMENTS if _NOTICE + id_ in written
        },
        shoot_date=from_json(written[_SHOOT_DATE], date) if _SHOOT_DATE in written else None,
        own=frozenset(name for name in PLAN_FIELDS if _PLAN + name in written),
        planned=from_json(written[_PLANNED], dict[str, tuple[str, str]]) if _PLANNED in written else {},
    )
    return ReviewedScene(scan, beats, decision)


def _plan(default: ScenePlan, written: Written) -> ScenePlan | None:
    """The default with the fields that a person has written; None where there are none."""
    own = {name: written[_PLAN + name] for name in PLAN_FIELDS if _PLAN + name in written}
    if not own:
        return None
    values = ",".join(f'"{name}":{value}' for name, value in own.items())
    theirs = from_json(f"{{{values}}}", ScenePlan)
    return replace(default, **{name: getattr(theirs, name) for name in own})


def wanted_of(
    scene: ReviewedScene, changes: Mapping[str, object], expected: Mapping[str, object]
) -> dict[str, str | None]:
    """The annotations that a change of a scene's decision comes to; None takes one away.

    Args:
        scene: as it stands.
        changes: new values by the names of SCENE_FIELDS. "plan" takes a ScenePlan, of which only the fields
            that differ from the plan that holds are written, or None to follow the findings again. "riders"
            and "notices" write those given and leave the others alone; a notice of None takes it away.
        expected: the values that the person started from, by the same names.

    Raises:
        WrongUsage: there is no such field, or the value does not fit it.
        EditConflict: a part stands otherwise than expected, and otherwise than it is to be.
    """
    stored = _parts(scene)
    new = _changed_parts(scene, changes)
    known = _changed_parts(scene, expected)
    for name, value in new.items():
        if name in known:
            check_unchanged(known[name], stored.get(name), value)
    return {
        name: None if _is_default(name, value) else to_json(value).decode()
        for name, value in new.items()
        if value != stored.get(name)
    }


def accepted_parts(scene: ReviewedScene) -> tuple[dict[str, str], int]:
    """The annotations that make a scene's proposed plan and riders a person's own, as they stand.

    Returns:
        The annotations of what nobody has written, or took as proposed at a lower level, and how many
        entries they are: each role counts.
    """
    default, own = default_scene_plan(scene.scan, scene.beats), scene.decision.own
    own -= outdated_in_scene(scene).keys()
    plan = {name: getattr(default, name) for name in PLAN_FIELDS if name not in own}
    found: dict[str, object] = {_PLAN + name: value for name, value in plan.items() if value not in _OPEN}
    known = {rider.role for rider in scene.decision.riders}
    found |= {_RIDER + rider.role: rider for rider in scene.riders if rider.role not in known}
    entries = sum(len(value) if isinstance(value, tuple) else 1 for value in found.values())
    if new := {
        name: was for name, was in taken_of(default, level_of_plan(scene)).items() if _PLAN + name in found
    }:
        found[_PLANNED] = {**scene.decision.planned, **new}
    return {name: to_json(value).decode() for name, value in found.items()}, entries


def scene_summary(scene: ReviewedScene, wanted: Iterable[str]) -> str:
    """One line for a step on a scene: "risk of 12A", "told costume of 12A". Holds no words of the script."""
    names = sorted(wanted)
    first = names[0] if names else "nothing"
    more = f" and {len(names) - 1} more" if len(names) > 1 else ""
    if first.startswith(_NOTICE):
        return f"told {first.removeprefix(_NOTICE)}{more} of {scene.name}"
    if first.startswith(_RIDER):
        return f"rider{more} for {scene.name}"
    what = first.removeprefix(_PLAN).replace("_", " ")
    return f"{what}{more} of {scene.name}"


_OPEN: tuple[object, ...] = (None, "", ())
"""What a field of a proposal says that proposes nothing."""

_FOLLOW = object()
"""What stands for a field of the plan that follows the findings."""


def _is_default(name: str, value: object) -> bool:
    if name.startswith(_PLAN):
        return value is _FOLLOW
    return value is None or value == ""


def _parts(scene: ReviewedScene) -> dict[str, object]:
    """Everything that holds on a scene, by the name of its annotation."""
    decision = scene.decision
    return (
        {CONTEXT: decision.context, _SHOOT_DATE: decision.shoot_date}
        | {_PLAN + name: getattr(scene.plan, name) for name in PLAN_FIELDS}
        | {_RIDER + rider.role: rider for rider in decision.riders}
        | {_NOTICE + id_: notice for id_, notice in decision.notices.items()}
    )


def _changed_parts(scene: ReviewedScene, changes: Mapping[str, object]) -> dict[str, object]:
    """New values by the name of the annotation."""
    parts: dict[str, object] = {}
    for name, value in changes.items():
        if name not in SCENE_FIELDS:
            raise WrongUsage(
                f"A scene has no field called {name!r}", f"Its fields are {', '.join(SCENE_FIELDS)}"
            )
        if name == "plan":
            parts |= _plan_parts(scene, value)
        elif name in PLAN_FIELDS:
            parts[_PLAN + name] = _PLAN_CHECKS[name](name, value)
        else:
            parts |= _CHECKS[name](value)
    return parts


def _plan_parts(scene: ReviewedScene, value: object) -> dict[str, object]:
    if value is None:
        return dict.fromkeys((_PLAN + name for name in PLAN_FIELDS), _FOLLOW)
    if not isinstance(value, ScenePlan):
        raise WrongUsage("This is no plan of a scene", "Give a ScenePlan")
    return {_PLAN + name: _PLAN_CHECKS[name](name, getattr(value, name)) for name in PLAN_FIELDS}


def _context(value: object) -> dict[str, object]:
    return {CONTEXT: _text(CONTEXT, value)}


def _shoot_day(value: object) -> dict[str, object]:
    if value is not None and not isinstance(value, date):
        raise WrongUsage(f"{value!r} is no day", "Give a day of the calendar")
    return {_SHOOT_DATE: value}


def _riders(value: object) -> dict[str, object]:
    return {_RIDER + rider.role: rider for rider in _all_of(Rider, value, "riders, one for each role")}


def _notices(value: object) -> dict[str, object]:
    if not isinstance(value, Mapping):
        raise WrongUsage("These are no notices", "Give a Notice for each department")
    for id_, notice in value.items():
        if id_ not in DEPARTMENTS:
            raise WrongUsage(f"There is no department {id_!r}", f"Known are {', '.join(DEPARTMENTS)}")
        if notice is not None and not isinstance(notice, Notice):
            raise WrongUsage(f"What {id_} was told is no notice", "Give a Notice")
    return {_NOTICE + id_: notice for id_, notice in value.items()}


_CHECKS: Mapping[str, Callable[[object], dict[str, object]]] = {
    CONTEXT: _context,
    "riders": _riders,
    "notices": _notices,
    _SHOOT_DATE: _shoot_day,
}


def _text(name: str, value: object) -> str:
    if not isinstance(value, str):
        raise WrongUsage(f"{_words(name)} is text", "Give words, or an empty text to clear it")
    return value


def _yes_or_no(name: str, value: object) -> bool | None:
    if value is not None and not isinstance(value, bool):
        raise WrongUsage(f"{_words(name)} is yes, no or open", "Give True, False or None")
    return value


def _count(name: str, value: object) -> int | None:
    if value is not None and (isinstance(value, bool) or not isinstance(value, int) or value < 0):
        raise WrongUsage(f"{_words(name)} is a number of people", "Give 0 or more, or None")
    return value


def _risk(name: str, value: object) -> Risk | None:
    if value is None:
        return None
    try:
        return Risk(str(value))
    except ValueError:
        raise WrongUsage(f"{value!r} is no risk level", f"Known are {', '.join(Risk)}") from None


def _role_notes(name: str, value: object) -> tuple[RoleNote, ...]:
    return _all_of(RoleNote, value, "lines on roles")


def _all_of(kind: type[Part], value: object, what: str) -> tuple[Part, ...]:
    parts = tuple(value) if isinstance(value, Iterable) else (value,)
    if not all(isinstance(part, kind) for part in parts):
        raise WrongUsage(f"These are no {what}", f"Give {kind.__name__}s")
    return parts


def _words(name: str) -> str:
    return name.replace("_", " ").capitalize()


_PLAN_CHECKS: Mapping[str, Callable[[str, object], Any]] = {
    "garments": _role_notes,
    "background": _count,
    "background_clothing": _text,
    "closed_set": _yes_or_no,
    "check_ins": _text,
    "breaks": _text,
    "risk": _risk,
    "mitigation": _text,
    "closure": _yes_or_no,
    "content_notice": _yes_or_no,
    "support": _text,
}
