"""The plan of a scene as a sheet of entries: what stands, what is proposed, and what a person's words become.

Nothing here knows a widget. No entry is for a performer's boundaries; "agreed by" names roles and offices.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from types import MappingProxyType
from typing import Any

from scenebreak.domain.axis import RUNGS, ladder_of
from scenebreak.domain.beat import ReviewedBeat
from scenebreak.domain.default_plan import default_beat_plan, default_scene_plan, plan_of
from scenebreak.domain.errors import WrongUsage
from scenebreak.domain.plan import Agreement, BeatPlan, Rider, RiderState, Risk, RoleNote
from scenebreak.domain.reviewed_scene import ReviewedScene
from scenebreak.domain.taken_plan import note_of, outdated_in_beat, outdated_in_scene, words_of
from scenebreak.services.days import day_of, said_on

YES, NO = "yes", "no"
BACKGROUND = "background"


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the sheet.

    Attributes:
        id: unique in the sheet.
        section: id of the heading that it stands under: a beat's id, "scene" or "riders".
        label: what it is called.
        value: what holds, as a person reads it; "" while it is open.
        proposed: it follows from the findings, and nobody has written it.
        choices: the words that it can have; () for any.
        long: it may take several lines.
        beat: the beat that it belongs to; None for one of the scene.
        field: the field of the plan, the agreement or the rider.
        role: the role that it speaks of, or "".
        now: what is proposed in its place, where it was taken as proposed before the level rose; else "".
    """

    id: str
    section: str
    label: str
    value: str
    proposed: bool = False
    choices: tuple[str, ...] = ()
    long: bool = False
    beat: str | None = None
    field: str = ""
    role: str = ""
    now: str = ""

    @property
    def names_people(self) -> bool:
        """Its choices are characters of the script."""
        return self.field in ("starts", "ends")

    @property
    def heading(self) -> str:
        """What an editor of it is called."""
        return self.label


@dataclass(frozen=True, slots=True)
class Sheet:
    """The whole plan of one scene.

    Attributes:
        scene: as reviewed.
        entries: in the order in which a scene is prepared.
    """

    scene: ReviewedScene
    entries: tuple[Entry, ...]

    def entry(self, id_: str) -> Entry | None:
        """An entry by its id."""
        return next((entry for entry in self.entries if entry.id == id_), None)

    def beat(self, id_: str | None) -> ReviewedBeat | None:
        """A beat of the scene by its id."""
        return next((beat for beat in self.scene.beats if beat.beat.id == id_), None)


def sheet_of(scene: ReviewedScene) -> Sheet:
    """The plan of a scene; empty while it is held for legal and production."""
    if scene.held:
        return Sheet(scene, ())
    beats = (_dated(_of_beat(beat, scene.scene.present), outdated_in_beat(beat)) for beat in scene.standing)
    own = _dated(_of_scene(scene), outdated_in_scene(scene))
    return Sheet(scene, (*(entry for entries in beats for entry in entries), *own, *_of_riders(scene)))


def _dated(entries: Iterator[Entry], newer: Mapping[str, Any]) -> Iterator[Entry]:
    """Entries with what is proposed in their place by now."""
    for entry in entries:
        now = newer.get(entry.field)
        words = note_of(now, entry.role) if isinstance(now, tuple) else words_of(now)
        yield replace(entry, now=words) if words and words != entry.value else entry


def change_of(sheet: Sheet, entry: Entry, text: str, today: date) -> Mapping[str, Any]:
    """The fields of a decision that a person's words come to.

    Args:
        sheet: the plan as it stands.
        entry: which line of it was written.
        text: the new words; "" leaves it open.
        today: the day of an agreement, or of a rider's state, that is written now.

    Returns:
        Fields for `Review.decide` where the entry belongs to a beat, else for `Review.decide_scene`.

    Raises:
        WrongUsage: the words do not fit, as where a day or a number is asked for.
    """
    words = text.strip()
    beat = sheet.beat(entry.beat)
    if beat is not None:
        if entry.field.startswith("agreed_"):
            return {"agreed": _agreement(beat, entry.field, words, today)}
        return {"plan": _with(plan_of(beat), entry, words)}
    if entry.section == "riders":
        return {"riders": (_rider(sheet.scene, entry, words, today),)}
    if entry.field == "garments":
        return {"garments": _noted(sheet.scene.plan.garments, entry.role, words)}
    return {entry.field: _READ.get(entry.field, str)(words)}


def stood(sheet: Sheet, entry: Entry, fields: Mapping[str, Any]) -> Mapping[str, Any]:
    """What the sheet knows of the fields that are to be written, so that nobody else's words go unseen."""
    beat = sheet.beat(entry.beat)
    if beat is not None:
        return {name: getattr(beat.decision, name) for name in fields}
    decision, plan = sheet.scene.decision, sheet.scene.plan
    if entry.section == "riders":
        return {"riders": tuple(rider for rider in decision.riders if rider.role == entry.role)}
    return {name: getattr(decision if name == "shoot_date" else plan, name) for name in fields}


def roles_of(scene: ReviewedScene) -> tuple[str, ...]:
    """Everyone who takes part in a beat of the scene."""
    return tuple(dict.fromkeys(name for beat in scene.standing for name in beat.participants))


def _of_beat(beat: ReviewedBeat, present: Sequence[str]) -> Iterator[Entry]:
    plan, default = plan_of(beat), default_beat_plan(beat)
    untouched = beat.decision.plan is None
    id_, people = beat.beat.id, beat.participants

    def entry(
        field: str,
        label: str,
        value: str,
        *,
        proposed: bool = False,
        role: str = "",
        choices: tuple[str, ...] = (),
        long: bool = False,
    ) -> Entry:
        place = f"{id_}/{field}/{role}"
        return Entry(place, id_, label, value, proposed, choices, long, beat=id_, field=field, role=role)

    # where a partner is not named, it may be anybody of the scene
    either = tuple(dict.fromkeys((*people, *present))) if beat.partner_missing or not people else people
    yield entry("starts", "Who starts", plan.starts, choices=either)
    yield entry("ends", "Who ends it", plan.ends, choices=either)
    yield entry("areas", "Contact areas", plan.areas, proposed=untouched and bool(default.areas))
    yield entry("position", "Position", plan.position)
    for role in people:
        worn = _note(plan.clothing, role)
        yield entry("clothing", f"Clothing, {role}", worn, proposed=untouched and bool(worn), role=role)
    yield entry("camera", "Camera", plan.camera, proposed=untouched and bool(default.camera))
    yield entry("steps", "Steps", plan.steps, long=True)
    yield from _of_agreement(beat, entry)


def _of_agreement(beat: ReviewedBeat, entry: Callable[..., Entry]) -> Iterator[Entry]:
    agreed = beat.decision.agreed
    rungs = tuple(f"{rung.code} {rung.name}" for rung in ladder_of(beat.beat.kind))
    level = f"{agreed.level} {RUNGS[agreed.level].name}" if agreed else ""
    yield entry("agreed_level", "Agreed up to", level, choices=rungs)
    yield entry("agreed_by", "Agreed by", ", ".join(agreed.by) if agreed else "")
    yield entry("agreed_on", "Agreed on", _day_words(agreed.on) if agreed else "")


def _of_scene(scene: ReviewedScene) -> Iterator[Entry]:
    plan, default = scene.plan, default_scene_plan(scene.scan, scene.beats)
    own = scene.decision.own

    def entry(field: str, label: str, choices: tuple[str, ...] = ()) -> Entry:
        value, proposal = getattr(plan, field), getattr(default, field)
        follows = field not in own and value == proposal and value not in (None, "")
        return Entry(f"scene/{field}/", "scene", label, _shown(value), follows, choices, field=field)

    roles = dict.fromkeys((*roles_of(scene), *(note.role for note in plan.garments)))
    for role in roles:
        worn = _note(plan.garments, role)
        follows = "garments" not in own and bool(worn) and worn == _note(default.garments, role)
        yield Entry(
            f"scene/garments/{role}", "scene", f"Garments, {role}", worn, follows, field="garments", role=role
        )
    yield entry("background", "Background, how many")
    yield entry("background_clothing", "Background, clothing")
    yield entry("closed_set", "Closed set", choices=(YES, NO))
    yield entry("check_ins", "Check-ins")
    yield entry("breaks", "Breaks")
    yield entry("risk", "Risk", choices=tuple(Risk))
    yield entry("mitigation", "What lowers it")
    yield entry("closure", "Closure", choices=(YES, NO))
    yield entry("content_notice", "Content notice", choices=(YES, NO))
    yield entry("support", "Who else is needed")
    yield Entry(
        "scene/shoot_date/", "scene", "Shoot day", _day_words(scene.decision.shoot_date), field="shoot_date"
    )


def _of_riders(scene: ReviewedScene) -> Iterator[Entry]:
    own = {rider.role for rider in scene.decision.riders}
    riders = {rider.role: rider for rider in scene.riders}
    states = tuple(state.label for state in RiderState)
    for role in dict.fromkeys((*roles_of(scene), *riders)):
        rider = riders.get(role)
        state, on = (rider.state.label, _day_words(rider.on)) if rider else ("", "")
        follows = rider is not None and role not in own
        yield Entry(
            f"riders/state/{role}",
            "riders",
            f"Rider, {role}",
            state,
            follows,
            states,
            field="state",
            role=role,
        )
        if role in own:
            yield Entry(f"riders/on/{role}", "riders", "  since", on, field="on", role=role)


def _with(plan: BeatPlan, entry: Entry, words: str) -> BeatPlan:
    if entry.field == "clothing":
        return replace(plan, clothing=_noted(plan.clothing, entry.role, words))
    changes: dict[str, Any] = {entry.field: words}
    return replace(plan, **changes)


def _agreement(beat: ReviewedBeat, field: str, words: str, today: date) -> Agreement | None:
    agreed = beat.decision.agreed
    if field == "agreed_level":
        stood = agreed or Agreement("", (), today)
        return replace(stood, level=words.split()[0].upper()) if words else None
    if agreed is None and words:
        raise WrongUsage(
            "No level is agreed on this beat yet", 'Choose "Agreed up to" first, then say by whom'
        )
    if agreed is None:
        return None
    if field == "agreed_by":
        return replace(agreed, by=tuple(part.strip() for part in words.split(",") if part.strip()))
    return replace(agreed, on=said_on(written_day(words)))


def _rider(scene: ReviewedScene, entry: Entry, words: str, today: date) -> Rider:
    before = next((each for each in scene.riders if each.role == entry.role), None)
    if entry.field == "on":
        state = before.state if before else RiderState.NEEDED
        return Rider(entry.role, state, written_day(words))
    state = next((each for each in RiderState if each.label == words), RiderState.NOT_NEEDED)
    return Rider(entry.role, state, today)


def _note(notes: Sequence[RoleNote], role: str) -> str:
    return next((note.text for note in notes if note.role == role), "")


def _noted(notes: Sequence[RoleNote], role: str, words: str) -> tuple[RoleNote, ...]:
    """The notes with that of one role replaced, or taken away."""
    kept = {note.role: note for note in notes}
    if words:
        kept[role] = RoleNote(role, words)
    else:
        kept.pop(role, None)
    return tuple(kept.values())


def _shown(value: object) -> str:
    if isinstance(value, bool):
        return YES if value else NO
    return "" if value is None else str(value)


def _day_words(day: date | None) -> str:
    return day.isoformat() if day else ""


def written_day(words: str) -> date | None:
    """A day as people write it, "2026-03-02" or "today"; None for "".

    Raises:
        WrongUsage: it is no day.
    """
    return day_of(words) if words else None


def _yes_or_no(words: str) -> bool | None:
    return {YES: True, NO: False}.get(words)


def _count(words: str) -> int | None:
    if not words:
        return None
    if not words.isdecimal():
        raise WrongUsage(f"{words!r} is no number of people", "Write a number, or leave it empty")
    return int(words)


def _risk(words: str) -> Risk | None:
    return Risk(words) if words else None


_READ: Mapping[str, Callable[[str], object]] = MappingProxyType(
    {
        "background": _count,
        "closed_set": _yes_or_no,
        "closure": _yes_or_no,
        "content_notice": _yes_or_no,
        "risk": _risk,
        "shoot_date": written_day,
    }
)
"""How the words of an entry are read; text where nothing else is said."""
