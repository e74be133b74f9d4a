"""What may be decided on a beat, and how a step of the history is told in one line."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields, replace
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar

from scenebreak.domain.axis import RUNGS, ladder_of
from scenebreak.domain.beat import Beat, Decision, DismissReason, ReviewedBeat, Verdict
from scenebreak.domain.department import DEPARTMENTS
from scenebreak.domain.errors import EditConflict, WrongUsage
from scenebreak.domain.plan import Agreement, BeatPlan
from scenebreak.store.codec import from_json, to_json

Choice = TypeVar("Choice", bound=StrEnum)

FIELDS: tuple[str, ...] = tuple(entry.name for entry in fields(Decision))
"""The fields of a decision, by the names under which they are written."""

_UNTOUCHED = Decision()


def decision_of(written: Mapping[str, str]) -> Decision:
    """A decision from the fields that people wrote; each is JSON."""
    own = (f'"{name}":{value}' for name, value in written.items() if name in FIELDS)
    return from_json(f"{{{','.join(own)}}}", Decision)


def written(subject: str, values: Mapping[str, object]) -> dict[tuple[str, str], str | None]:
    """Values as the history takes them: JSON by subject and field, None for one untouched again."""
    return {
        (subject, name): None if value is None else to_json(value).decode() for name, value in values.items()
    }


def decided(
    beat: Beat, decision: Decision, changes: Mapping[str, object], *, minor: bool = False
) -> Decision:
    """A decision with some fields changed; a reason goes when the dismissal goes.

    Ticks are kept with the defaults that they were made on: those of the decision as it stands.

    Args:
        beat: what is decided on.
        decision: as it stands.
        minor: one is in its scene.
        changes: new values by the name of the field; verdicts and reasons may be given by their word.

    Raises:
        WrongUsage: a field does not exist, or a value does not fit it or the beat.
    """
    new = replace(decision, **_checked(beat, changes))
    if new.reason is not None and new.verdict is not Verdict.DISMISSED:
        if changes.get("reason") is not None:
            raise WrongUsage("Only a dismissed beat has a reason", "Dismiss it, or leave the reason out")
        new = replace(new, reason=None)
    if "departments" in changes:
        due = None if new.departments is None else ReviewedBeat(beat, decision, minor).due
        new = replace(new, due=due)
    return new


def check_expected(
    beat: Beat, decision: Decision, after: Decision, expected: Mapping[str, object] | None
) -> None:
    """Refuse to write over what somebody else wrote.

    Args:
        beat: what is decided on.
        decision: as it stands.
        after: as it is to be.
        expected: the value that the person started from, by the name of the field.

    Raises:
        EditConflict: a field stands otherwise than expected, and otherwise than it is to be.
        WrongUsage: a field does not exist, or a value does not fit it or the beat.
    """
    for name, value in _checked(beat, expected or {}).items():
        check_unchanged(value, getattr(decision, name), getattr(after, name))


def check_unchanged(expected: object, stored: object, new: object) -> None:
    """Refuse to write over a value that is neither the one expected nor the new one.

    Raises:
        EditConflict: it is another; the error carries it.
    """
    if stored not in (expected, new):
        raise EditConflict(
            "This was changed in another window meanwhile",
            "Look at what stands there now, then write it again; nothing was changed",
            stored,
        )


def differences(before: Decision, after: Decision) -> dict[str, object]:
    """The fields in which two decisions differ, with the later values; None for one untouched again."""
    old, new, untouched = _values(before), _values(after), _values(_UNTOUCHED)
    return {
        name: None if value == untouched[name] else value for name, value in new.items() if value != old[name]
    }


def summary_of(beat: Beat, before: Decision, after: Decision) -> str:
    """One line for a step on a beat: "dismissed 12A kiss (figurative)". Holds no words of the script."""
    what = f"{beat.scene_name} {beat.kind.label}"
    changed = differences(before, after)
    if "verdict" in changed or "reason" in changed:
        return _verdict_line(what, after)
    if "settled" in changed:
        return f"settled {what}: {RUNGS[after.settled].name}" if after.settled else f"unsettled {what}"
    if "departments" in changed or "due" in changed:
        return f"departments of {what}"
    return f"{next(iter(changed))} on {what}" if changed else f"looked again at {what}"


def _verdict_line(what: str, decision: Decision) -> str:
    if decision.verdict is None:
        return f"unreviewed {what}"
    if decision.verdict is Verdict.UNSURE:
        return f"unsure about {what}"
    reason = f" ({decision.reason.value.replace('_', ' ')})" if decision.reason else ""
    return f"{decision.verdict.value} {what}{reason}"


def _values(decision: Decision) -> dict[str, object]:
    return {name: getattr(decision, name) for name in FIELDS}


def _checked(beat: Beat, values: Mapping[str, object]) -> dict[str, Any]:
    """Values of fields as a decision holds them."""
    for name in values:
        if name not in FIELDS:
            raise WrongUsage(
                f"A decision has no field called {name!r}", f"Its fields are {', '.join(FIELDS)}"
            )
    return {name: _CHECKS[name](beat, value) for name, value in values.items()}


def _one_of(kind: type[Choice], name: str, value: object) -> Choice | None:
    if value is None:
        return None
    try:
        return kind(str(value))
    except ValueError:
        raise WrongUsage(f"{value!r} is no {name}", f"Known are {', '.join(kind)}") from None


def _verdict(beat: Beat, value: object) -> Verdict | None:
    return _one_of(Verdict, "verdict", value)


def _reason(beat: Beat, value: object) -> DismissReason | None:
    return _one_of(DismissReason, "reason", value)


def _settled(beat: Beat, value: object) -> str | None:
    codes = [rung.code for rung in ladder_of(beat.kind)]
    if value is not None and value not in codes:
        raise WrongUsage(
            f"A {beat.kind.label} beat cannot be settled on {value!r}", f"Its rungs are {', '.join(codes)}"
        )
    return None if value is None else str(value)


def _departments(beat: Beat, value: object) -> frozenset[str] | None:
    if value is None:
        return None
    if isinstance(value, str) or not isinstance(value, Iterable):
        raise WrongUsage("Departments are given as several ids", f"Known are {', '.join(DEPARTMENTS)}")
    chosen = frozenset(map(str, value))
    if unknown := chosen - set(DEPARTMENTS):
        raise WrongUsage(f"There is no department {min(unknown)!r}", f"Known are {', '.join(DEPARTMENTS)}")
    return chosen


def _text(beat: Beat, value: object) -> str:
    if not isinstance(value, str):
        raise WrongUsage("Answer and notes are text", "Give words, or an empty text to clear them")
    return value


def _question(beat: Beat, value: object) -> str | None:
    return None if value is None else _text(beat, value)


def _people(beat: Beat, value: object) -> tuple[str, ...] | None:
    if value is None:
        return None
    if isinstance(value, str) or not isinstance(value, Iterable):
        raise WrongUsage("People are given as several names", "Give each name as the script has it")
    return tuple(dict.fromkeys(filter(None, (str(name).strip() for name in value))))


def _day(beat: Beat, value: object) -> date | None:
    if value is not None and not isinstance(value, date):
        raise WrongUsage(f"{value!r} is no day", "Give a day of the calendar")
    return value


def _yes_or_no(beat: Beat, value: object) -> bool | None:
    if value is not None and not isinstance(value, bool):
        raise WrongUsage("Whether a minor takes part is yes, no or open", "Give True, False or None")
    return value


def _plan(beat: Beat, value: object) -> BeatPlan | None:
    if value is not None and not isinstance(value, BeatPlan):
        raise WrongUsage("This is no plan of a beat", "Give a BeatPlan")
    return value


def _planned(beat: Beat, value: object) -> Mapping[str, tuple[str, str]]:
    if not isinstance(value, Mapping):
        raise WrongUsage("This does not say what was taken as proposed", "Give a level and words by field")
    return {str(name): (str(level), str(words)) for name, (level, words) in value.items()}


def _agreed(beat: Beat, value: object) -> Agreement | None:
    if value is None:
        return None
    if not isinstance(value, Agreement):
        raise WrongUsage("This is no agreement", "Give an Agreement")
    _settled(beat, value.level)
    return value


_CHECKS: Mapping[str, Callable[[Beat, object], Any]] = {
    "verdict": _verdict,
    "reason": _reason,
    "settled": _settled,
    "question": _question,
    "asked_of": _text,
    "answer": _text,
    "answered_by": _text,
    "answered_on": _day,
    "people": _people,
    "departments": _departments,
    "due": _departments,
    "plan": _plan,
    "planned": _planned,
    "agreed": _agreed,
    "notes": _text,
    "minor": _yes_or_no,
}
