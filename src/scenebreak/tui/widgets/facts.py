"""The words of the decision pane: what stands on a beat, and what may be decided on it."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

from textual.content import Content

from scenebreak.domain.axis import RUNGS, ladder_of
from scenebreak.domain.beat import ReviewedBeat
from scenebreak.domain.department import DEPARTMENTS
from scenebreak.domain.finding import Tier
from scenebreak.services.days import today
from scenebreak.tui.commands import Command
from scenebreak.tui.commands.deciding import TickDepartments
from scenebreak.tui.commands.looking import AllScenes, Find
from scenebreak.tui.commands.writing import EditAnswer, EditContext, EditNotes, EditQuestion
from scenebreak.tui.desk import Desk, SceneRow
from scenebreak.tui.printable import fitted, printable
from scenebreak.tui.widgets.evidence import evidence, unflagged, verdict_words
from scenebreak.tui.widgets.lines import KEY, MUTED, STOP, at_most, packed, wrapped

DRAWER = 8
"""Lines of the drawer under the script; its height in the style sheet is one more, for the rule."""

_INDENT = 2
_EVERY = 99
_LEAST_EVIDENCE = 4


class Room(Enum):
    """How much of it the pane has."""

    AMPLE = "ample"
    CLOSE = "close"
    TIGHT = "tight"
    DRAWER = "drawer"


@dataclass(frozen=True, slots=True)
class Facts:
    """The pane in two halves, so that they can stand one under the other or side by side.

    Attributes:
        evidence: what the machine saw, and the ladder.
        decision: what the person makes of it.
    """

    evidence: tuple[Content, ...]
    decision: tuple[Content, ...]


def facts_of(desk: Desk, width: int, room: Room, height: int = DRAWER) -> Facts:
    """The pane's lines for the place where the cursor is.

    Args:
        desk: the script and the cursor.
        width: cells that a line may have.
        room: how much of it there is for the lines.
        height: lines that there are; in a tight pane and in the drawer the evidence gives way to fit.
    """
    if desk.row is None or (not desk.beats and not desk.everything):
        return Facts(tuple(wrapped(_nothing_here(desk), width)), ())
    if desk.beat is None:
        context = _under(
            _Entry(_key(EditContext), "Context of the scene", "", _own(desk, desk.context)), width
        )
        return Facts(tuple(unflagged(desk, desk.row, width)), (Content(""), *context))
    drawer = room is Room.DRAWER
    level = list(_level(desk.beat, width, room))
    height -= len(banner_of(desk, 2 * width if drawer else width))
    rest = 0 if drawer else len(level) + _LEAST_EVIDENCE
    decision = _fitting(desk, desk.beat, width, room, height - rest)
    left = height - len(level) - (0 if drawer else len(decision))
    most = max(_LEAST_EVIDENCE, left) if drawer or room is Room.TIGHT else None
    seen = evidence(desk, desk.row, width, most)
    pause = [Content("")] if room in (Room.AMPLE, Room.CLOSE) else []
    return Facts((*seen, *pause, *level), (*pause, *decision))


def banner_of(desk: Desk, width: int) -> tuple[Content, ...]:
    """What comes before anything else: words that go beyond what was agreed, and the presence of a minor.

    Args:
        desk: the script and the cursor.
        width: cells that a line may have.
    """
    row, drift = desk.row, desk.change.drift if desk.change else None
    beyond: list[Content] = []
    if drift is not None:
        words = wrapped(Content(desk.words(drift.sentence(today()))), width - 2)
        beyond = [Content.styled(f" {fitted(line.plain, width - 2)} ", STOP) for line in words]
    return (*beyond, *_minors(desk, row, width)) if row is not None else ()


def _minors(desk: Desk, row: SceneRow, width: int) -> tuple[Content, ...]:
    if not (row.scan.minor or any(beat.minor for beat in row.beats)):
        return ()
    if row.scan.tier is Tier.STOP or any(beat.beat.tier is Tier.STOP for beat in row.beats):
        lines = wrapped(Content("A minor is present: legal and production first."), width - 2)
        return tuple(Content.styled(f" {fitted(line.plain, width - 2)} ", STOP) for line in lines)
    names = desk.words(", ".join(row.scan.minors))
    words = f"A minor is present: {names}" if names else "A minor is present"
    return tuple(wrapped(Content.styled(words, "bold $text-warning"), width))


def one_column(facts: Facts) -> Content:
    """The halves one under the other."""
    return Content("\n").join([*facts.evidence, *facts.decision])


def two_columns(facts: Facts, width: int) -> Content:
    """The halves side by side.

    Args:
        facts: their lines, each at most `width` cells.
        width: cells of the left half.
    """
    lines = []
    for number in range(max(len(facts.evidence), len(facts.decision))):
        left = facts.evidence[number] if number < len(facts.evidence) else Content("")
        right = facts.decision[number] if number < len(facts.decision) else Content("")
        lines.append(Content.assemble(left, " " * (width - left.cell_length + 2), right))
    return Content("\n").join(lines)


def _nothing_here(desk: Desk) -> Content:
    read = len(desk.scan.scenes)
    doubts = [printable(warning) for warning in desk.scan.warnings]
    head = "No scene was flagged, but mind this first:" if doubts else "No scene needs you here."
    return Content.assemble(
        (f"{head}\n\n", "bold"),
        *((f"{doubt}\n\n", "$text-warning") for doubt in doubts),
        f"{read} {'scene was' if read == 1 else 'scenes were'} read and none was flagged. Press ",
        (_key(AllScenes), KEY),
        " to list them all: each says what was seen in it, and why that is no flag.\n\n",
        (_key(Find), KEY),
        " finds words in the script.",
    )


def _level(reviewed: ReviewedBeat, width: int, room: Room) -> Iterator[Content]:
    if reviewed.beat.tier is Tier.STOP:
        return
    rungs = [_rung(reviewed, rung.code) for rung in ladder_of(reviewed.beat.kind)]
    if room is Room.DRAWER:
        yield from packed(rungs, width)
        return
    yield Content.styled("Level" if reviewed.decision.settled else "Level, as proposed", MUTED)
    yield from (Content.assemble(" " * _INDENT, rung) for rung in rungs)
    if room is Room.AMPLE:
        yield from wrapped(
            Content.styled(RUNGS[reviewed.axis].meaning, f"italic {MUTED}"), width, _INDENT + 2
        )


def _rung(reviewed: ReviewedBeat, code: str) -> Content:
    """One step of the ladder: the settled one reversed, the proposed one with its brackets."""
    rung = RUNGS[code]
    name = rung.name
    style = ""
    if code == reviewed.decision.settled:
        style = "bold reverse"
        name = f" {name} "
    elif code == reviewed.beat.proposed:
        style = "bold" if reviewed.decision.settled is None else ""
        name = f"({name})"
    return Content.assemble((str(rung.step), KEY), " ", (name, style))


class _Entry(NamedTuple):
    """A text of a decision, with the key that changes it.

    Attributes:
        key: the key.
        title: its name where there is room.
        short: its name in the drawer.
        text: its words.
        most: lines that it may take in the drawer.
        style: of its words.
    """

    key: str
    title: str
    short: str
    text: str
    most: int = 1
    style: str = ""


def _decision(desk: Desk, reviewed: ReviewedBeat, names: str, width: int, room: Room) -> Iterator[Content]:
    decision = reviewed.decision
    verdict, style = verdict_words(reviewed)
    yield Content.assemble(("Verdict  ", MUTED), (verdict, style))
    state = ", open" if reviewed.open else ", answered" if decision.answer else ""
    told = "Tell" if decision.departments is not None else "Tell, as proposed"
    strong = "bold" if reviewed.open else ""
    groups = (
        (
            _Entry(_key(EditQuestion), f"Question{state}", "Ask", _asked(desk, reviewed), 2, strong),
            _Entry(_key(EditAnswer), "Answer", "Answer", _own(desk, decision.answer)),
        ),
        (_Entry(_key(TickDepartments), told, "Tell", names, _EVERY),),
        (
            _Entry(_key(EditContext), "Context of the scene", "Context", _own(desk, desk.context)),
            _Entry(_key(EditNotes), "Notes", "Notes", _own(desk, decision.notes)),
        ),
    )
    for group in groups:
        yield from _gap(room)
        for entry in group:
            yield from _beside(entry, width) if room is Room.DRAWER else _under(entry, width)


def _fitting(desk: Desk, reviewed: ReviewedBeat, width: int, room: Room, height: int) -> list[Content]:
    """The decision with every department to tell: by name, else by its beginning, else by letter."""
    told = [each for each in DEPARTMENTS.values() if each.id in reviewed.departments]
    lines: list[Content] = []
    for names in (
        ", ".join(each.name for each in told),
        ", ".join(each.name.partition(" and ")[0] for each in told),
        ", ".join(each.name.split()[0] for each in told),
        " ".join(each.letter for each in told),
        "".join(each.letter for each in told),
    ):
        lines = list(_decision(desk, reviewed, names, width, room))
        if len(lines) <= height or room in (Room.AMPLE, Room.CLOSE):
            break
    return lines


def _own(desk: Desk, text: str) -> str:
    """A person's words: they may be as telling as those of the script."""
    return "\n".join(map(desk.words, text.splitlines()))


def _asked(desk: Desk, reviewed: ReviewedBeat) -> str:
    """The question; one that the program asks of itself tells nothing of the script."""
    return _own(desk, reviewed.question) if reviewed.decision.question else reviewed.question


def _gap(room: Room) -> list[Content]:
    return [Content("")] if room is Room.AMPLE else []


def _key(command: type[Command]) -> str:
    """The key in force for a command; a sign where only the palette has it."""
    return command.short_key() or "-"


def _under(entry: _Entry, width: int) -> Iterator[Content]:
    """The field's name, and its words under it."""
    yield Content.assemble((entry.key, KEY), " ", (entry.title, MUTED))
    lines = [part for line in entry.text.splitlines() for part in wrapped(Content(line), width - _INDENT)]
    for line in lines:
        yield Content.assemble(" " * _INDENT, (line.plain, entry.style))


def _beside(entry: _Entry, width: int) -> Iterator[Content]:
    """The field's name, and as many of its words beside it as may be."""
    head = Content.assemble((entry.key, KEY), " ", (entry.short.ljust(8), MUTED))
    room = max(4, width - head.cell_length)
    lines = at_most(entry.most, wrapped(Content(printable(entry.text)), room), room)
    for number, line in enumerate(lines):
        yield Content.assemble(head if number == 0 else " " * head.cell_length, (line.plain, entry.style))
