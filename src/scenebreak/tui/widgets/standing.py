"""What stands on a beat besides its verdict, in words: who is told, what was agreed, who answered."""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from scenebreak.domain.axis import RUNGS
from scenebreak.domain.beat import ReviewedBeat
from scenebreak.domain.default_plan import default_riders
from scenebreak.domain.department import DEPARTMENTS
from scenebreak.domain.plan import Rider
from scenebreak.tui.desk import Desk

_MANY = 99


@lru_cache(maxsize=512)
def told_lines(departments: frozenset[str], width: int, most: int = _MANY) -> tuple[str, ...]:
    """Departments by name: in full where that fits, else by their short names, else as many as do and "+3".

    Args:
        departments: their ids.
        width: cells that a line may have.
        most: lines that there may be.
    """
    told = [each for each in DEPARTMENTS.values() if each.id in departments]
    for names in ([each.name for each in told], [each.short for each in told]):
        lines = _lines(names, width)
        if len(lines) <= most and max(map(len, lines), default=0) <= width:
            return lines
    for left_out in range(1, len(told)):
        lines = _lines(names[:-left_out], width, f" +{left_out}")
        if len(lines) <= most:
            return lines
    return (f"+{len(told)}",)


def _lines(names: Sequence[str], width: int, end: str = "") -> tuple[str, ...]:
    """Names with commas between, none of them broken over two lines unless it is longer than a line."""
    lines = [""]
    for number, name in enumerate(names, 1):
        last = number == len(names)
        behind = end if last else ","
        if lines[-1] and len(lines[-1]) + 1 + len(name) + len(behind) > width:
            lines.append("")
        lines[-1] += f"{' ' if lines[-1] else ''}{name}{behind}"
    return tuple(lines) if names else ()


def answer_words(desk: Desk, reviewed: ReviewedBeat) -> str:
    """Who gave the answer, when, and the answer ("director, 2026-03-02: stays dressed"); "" without one.

    Who and when come first: where lines are few, the end is cut.
    """
    decision = reviewed.decision
    if not decision.answer:
        return ""
    given = [desk.words(decision.answered_by)] if decision.answered_by else []
    given += [decision.answered_on.isoformat()] if decision.answered_on else []
    words = "\n".join(map(desk.words, decision.answer.splitlines()))
    return f"{', '.join(given)}: {words}" if given else words


def agreed_title(reviewed: ReviewedBeat) -> str:
    """What stands above those words: nothing is called agreed where nobody has agreed."""
    return "Agreed" if reviewed.decision.agreed is not None else "Riders"


def agreed_words(desk: Desk, reviewed: ReviewedBeat, *, brief: bool) -> str:
    """What was agreed, by whom, when, and how far the riders are; "" where nothing was.

    Args:
        desk: the script, which has the riders of the scene and says whether words may be shown.
        reviewed: the beat.
        brief: leave out the days of riders, and riders that the level asks for and nobody has begun.
    """
    words = "; ".join((*_agreement(desk, reviewed), *_riders(desk, reviewed, brief=brief)))
    return words[:1].upper() + words[1:]


def _agreement(desk: Desk, reviewed: ReviewedBeat) -> Iterator[str]:
    agreed = reviewed.decision.agreed
    if agreed is not None:
        on = [str(agreed.on)] if agreed.on else []
        by = ", ".join([*map(desk.words, agreed.by), *on])
        yield f"{agreed.level} {RUNGS[agreed.level].name}" + (f": {by}" if by else "")


def _riders(desk: Desk, reviewed: ReviewedBeat, *, brief: bool) -> Iterator[str]:
    people = set(reviewed.participants)
    riders = {} if brief else {each.role: each for each in default_riders([reviewed])}
    riders |= {each.role: each for each in desk.riders.get(reviewed.beat.scene, ()) if each.role in people}
    for state, roles in _by_state(riders.values(), dated=not brief).items():
        yield f"rider{'s' * (len(roles) > 1)} {', '.join(map(desk.words, roles))} {state}"


def _by_state(riders: Iterable[Rider], *, dated: bool) -> dict[str, list[str]]:
    """The roles of riders by how far these are, with the day if wished."""
    found: dict[str, list[str]] = {}
    for rider in riders:
        on = f" {rider.on}" if rider.on and dated else ""
        found.setdefault(f"{rider.state.label}{on}", []).append(rider.role)
    return found
