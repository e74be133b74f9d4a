"""What people write after an option of `annotate`, turned into what a decision holds."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import fields, replace

from scenebreak.domain.axis import Rung, ladder_of, proposed_axis
from scenebreak.domain.department import DEPARTMENTS, department_named
from scenebreak.domain.errors import WrongUsage
from scenebreak.domain.finding import LEVELS, Kind, Level
from scenebreak.domain.plan import BeatPlan, Rider, RiderState, RoleNote, ScenePlan
from scenebreak.domain.screenplay import Element, ElementType
from scenebreak.services.days import day_of

DEFAULT = "default"
"""The word that takes a person's own value away, so that the machine's holds again."""

NONE = "none"
"""The word that leaves a field empty."""

BEAT_PLAN: tuple[str, ...] = tuple(entry.name for entry in fields(BeatPlan))
SCENE_PLAN: tuple[str, ...] = tuple(entry.name for entry in fields(ScenePlan))


def rung_of(kind: Kind, word: str) -> Rung:
    """The rung of a kind's ladder that a code or a name stands for ("K2", "peck").

    Raises:
        WrongUsage: the ladder has no such rung.
    """
    wanted = word.strip().casefold()
    for rung in ladder_of(kind):
        if wanted in (rung.code.casefold(), rung.name.casefold()):
            return rung
    known = ", ".join(f"{rung.code} {rung.name}" for rung in ladder_of(kind))
    raise WrongUsage(f"A {kind.label} has no rung {word!r}", f"Its rungs are {known}")


def level_of(kind: Kind, word: str | None) -> tuple[Level, str | None]:
    """The level of a flag, and the rung it is settled on where the word names a rung.

    Args:
        kind: what is flagged.
        word: a level ("peck"), a rung ("K5", "held"), or None for one that is still open.

    Raises:
        WrongUsage: the kind has no such level, or no open one and none was named.
    """
    levels = LEVELS[kind]
    if word is None:
        if Level.UNSPECIFIED in levels:
            return Level.UNSPECIFIED, None
        raise WrongUsage(f"A {kind.label} needs a level", f"Known are {', '.join(levels)}")
    wanted = re.sub(r"[\s-]+", "_", word.strip().casefold())
    for level in levels:
        if wanted in (level.value, level.label.replace(" ", "_")):
            return level, None
    rung = rung_of(kind, word)
    reached = [level for level in levels if int(proposed_axis(kind, level)[1:]) <= rung.step]
    return max(reached, key=lambda level: proposed_axis(kind, level), default=levels[0]), rung.code


def names_of(word: str) -> tuple[str, ...] | None:
    """Names between commas; None for "default"."""
    if word.strip().casefold() == DEFAULT:
        return None
    return tuple(name for name in map(str.strip, word.split(",")) if name)


def ticks_of(word: str, ticked: frozenset[str]) -> frozenset[str] | None:
    """Departments between commas: "+costume,-sound" changes what is ticked, "costume,ad" replaces it.

    Args:
        word: what was written; letters of departments will do; "default" gives None, "none" no department.
        ticked: what is ticked now.

    Raises:
        WrongUsage: there is no such department, or changes and replacements are mixed.
    """
    if word.strip().casefold() == DEFAULT:
        return None
    parts = [part for part in map(str.strip, word.split(",")) if part]
    if parts == [NONE]:
        return frozenset()
    signs = {part[0] if part[0] in "+-" else "" for part in parts}
    if "" in signs and len(signs) > 1:
        raise WrongUsage(
            "Some departments have a plus or minus and some have none",
            'Write "+costume,-sound" to change the ticks, or "costume,sound" to replace them',
        )
    named = {department_of(part.lstrip("+-")): part[0] for part in parts}
    if signs == {""}:
        return frozenset(named)
    added = {id_ for id_, sign in named.items() if sign == "+"}
    return (ticked | added) - {id_ for id_, sign in named.items() if sign == "-"}


def department_of(word: str) -> str:
    """The id of a department that an id, a letter, a name or another usual word stands for.

    Raises:
        WrongUsage: there is none.
    """
    if (department := department_named(word)) is not None:
        return department.id
    raise WrongUsage(f"There is no department {word!r}", f"Known are {', '.join(DEPARTMENTS)}")


def rider_of(word: str) -> Rider:
    """A rider from "ROLE=state" or "ROLE=state@2026-03-02".

    Raises:
        WrongUsage: it is written otherwise.
    """
    role, equals, rest = word.partition("=")
    state, _, on = rest.partition("@")
    try:
        if not (equals and role.strip()):
            raise ValueError
        known = RiderState(state.strip().casefold().replace(" ", "_"))
    except ValueError:
        raise WrongUsage(
            f"{word!r} is no rider", f"Write ROLE=STATE, the state one of {', '.join(RiderState)}"
        ) from None
    return Rider(role.strip(), known, day_of(on) if on else None)


def assignments_of(words: Iterable[str]) -> Mapping[str, list[str]]:
    """What was written on the fields of plans, by the field; one on roles may come several times.

    Raises:
        WrongUsage: a word is no FIELD=VALUE, or no plan has the field.
    """
    found: dict[str, list[str]] = {}
    for word in words:
        name, equals, value = word.partition("=")
        field = name.strip().casefold().replace(" ", "_").replace("-", "_")
        if not equals or field not in (*BEAT_PLAN, *SCENE_PLAN):
            known = ", ".join((*BEAT_PLAN, *SCENE_PLAN))
            raise WrongUsage(
                f"{word!r} is no field of a plan", f"Write FIELD=VALUE, the field one of {known}"
            )
        found.setdefault(field, []).append(value.strip())
    return found


def beat_plan_of(plan: BeatPlan, values: Mapping[str, list[str]]) -> BeatPlan:
    """A beat's plan with some fields changed."""
    changes = {name: values[name][-1] for name in BEAT_PLAN if name in values and name != "clothing"}
    clothing = _role_notes(plan.clothing, values.get("clothing", []))
    return replace(plan, clothing=clothing, **changes)


def scene_plan_fields(plan: ScenePlan, values: Mapping[str, list[str]]) -> dict[str, object]:
    """The changed fields of a scene's plan, as `decide_scene` takes them.

    Raises:
        WrongUsage: a value does not fit its field.
    """
    found: dict[str, object] = {}
    for name in (name for name in SCENE_PLAN if name in values):
        word = values[name][-1]
        if name == "garments":
            found[name] = _role_notes(plan.garments, values[name])
        elif name == "background":
            found[name] = _count(word)
        elif name in ("closed_set", "closure", "content_notice"):
            found[name] = _yes_or_no(name, word)
        elif name == "risk":
            found[name] = None if word.casefold() in ("", NONE) else word.casefold()
        else:
            found[name] = word
    return found


def place_of_words(elements: Iterable[Element], words: str) -> tuple[int, int, int]:
    """The one place where words of the script stand: ordinal of the element, start and end in its text.

    Case and line breaks do not count.

    Raises:
        WrongUsage: they stand nowhere outside a heading, or in several places.
    """
    parts = [re.escape(part) for part in words.split()]
    if not parts:
        raise WrongUsage("There are no words to flag", "Copy them from the script")
    pattern = re.compile(r"\s+".join(parts), re.IGNORECASE)
    places = [
        (element.ordinal, match.start(), match.end())
        for element in elements
        if element.type is not ElementType.HEADING
        for match in pattern.finditer(element.text)
    ]
    if not places:
        raise WrongUsage("These words do not stand there", "Copy them from one paragraph of the script")
    if len(places) > 1:
        raise WrongUsage(f"These words stand in {len(places)} places", "Copy more of them, or name the scene")
    return places[0]


def _role_notes(notes: tuple[RoleNote, ...], words: Iterable[str]) -> tuple[RoleNote, ...]:
    """Lines on roles with some changed: "ROLE: text"; an empty text takes a line away."""
    by_role = {note.role: note for note in notes}
    for word in words:
        role, colon, text = word.partition(":")
        if not (colon and role.strip()):
            raise WrongUsage(f"{word!r} is no line on a role", "Write ROLE: TEXT")
        by_role[role.strip()] = RoleNote(role.strip(), text.strip())
    return tuple(note for note in by_role.values() if note.text)


def _count(word: str) -> int | None:
    if word.casefold() in ("", NONE):
        return None
    if not word.isdecimal():
        raise WrongUsage(f"{word!r} is no number of people", "Write a number, or none")
    return int(word)


def _yes_or_no(name: str, word: str) -> bool | None:
    answers = {"yes": True, "no": False, "open": None, "": None, NONE: None}
    if word.casefold() not in answers:
        raise WrongUsage(f"{name} cannot be {word!r}", "Write yes, no or open")
    return answers[word.casefold()]
