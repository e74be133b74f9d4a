"""The words of the decision pane: what stands on a beat, and what may be decided on it."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

from textual.content import Content

from scenebreak.domain.axis import RUNGS, ladder_of
from scenebreak.domain.beat import ReviewedBeat
from scenebreak.domain.drafts import BeatMark
from scenebreak.domain.finding import Tier
from scenebreak.services.days import today
from scenebreak.tui.commands import Command
from scenebreak.tui.commands.deciding import TickDepartments
from scenebreak.tui.commands.looking import AllScenes, Find
from scenebreak.tui.commands.over_review import OpenPlan
from scenebreak.tui.commands.writing import EditAnswer, EditContext, EditNotes, EditQuestion
from scenebreak.tui.desk import Desk, SceneRow
from scenebreak.tui.printable import fitted, printable
from scenebreak.tui.private_words import alarm_words
from scenebreak.tui.widgets.evidence import evidence, unflagged, verdict_words
from scenebreak.tui.widgets.lines import KEY, MUTED, STOP, at_most, wrapped
from scenebreak.tui.widgets.standing import agreed_title, agreed_words, answer_words, told_lines

_INDENT = 2
_EVERY = 99
_NAMES = 3
_LEAST_EVIDENCE = 4
_OLD_WORDS = 3


class Room(Enum):
    """How much of it the pane has."""

    AMPLE = "ample"
    CLOSE = "close"
    TIGHT = "tight"


@dataclass(frozen=True, slots=True)
class Facts:
    """The pane in two halves, one above the other.

    Attributes:
        evidence: what the machine saw, and the ladder.
        decision: what the person makes of it.
    """

    evidence: tuple[Content, ...]
    decision: tuple[Content, ...]


def facts_of(desk: Desk, width: int, room: Room, height: int = 0) -> Facts:
    """The pane's lines for the place where the cursor is.

    Args:
        desk: the script and the cursor.
        width: cells that a line may have.
        room: how much of it there is for the lines.
        height: lines that there are; in a tight pane the evidence and the departments give way to fit.
    """
    if desk.row is None or (not desk.beats and not desk.everything):
        return Facts(tuple(wrapped(_nothing_here(desk), width)), ())
    if desk.beat is None:
        context = _under(Entry(key_of(EditContext), "Context of the scene", own(desk, desk.context)), width)
        return Facts(tuple(unflagged(desk, desk.row, width)), (Content(""), *context))
    level = list(_level(desk.beat, width, room))
    height -= len(banner_of(desk, width))
    tight, least = room is Room.TIGHT, _LEAST_EVIDENCE
    least += _OLD_WORDS if desk.change is not None and desk.change.look else 0
    decision = list(_decision(desk, desk.beat, width, room, height - len(level) - least))
    most = max(least, height - len(level) - len(decision)) if tight else None
    seen = evidence(desk, desk.row, width, most)
    pause = [] if tight else [Content("")]
    return Facts((*seen, *pause, *level), (*pause, *decision))


def banner_of(desk: Desk, width: int) -> tuple[Content, ...]:
    """What comes before anything else: words that go beyond what was agreed, and the presence of a minor.

    Args:
        desk: the script and the cursor.
        width: cells that a line may have.
    """
    row = desk.row
    return (*alarm_of(desk, desk.change, width), *_minors(desk, row, width)) if row is not None else ()


def alarm_of(desk: Desk, mark: BeatMark | None, width: int) -> tuple[Content, ...]:
    """What goes beyond consent on a beat, loudly; nothing where all is as agreed.

    Args:
        desk: the script, which says whether its words may be shown.
        mark: of the beat, or None.
        width: cells that a line may have.
    """
    if mark is None or mark.drift is None:
        return ()
    words = wrapped(Content(alarm_words(desk, mark, today())), width - 2)
    return tuple(Content.styled(f" {fitted(line.plain, width - 2)} ", STOP) for line in words)


def _minors(desk: Desk, row: SceneRow, width: int) -> tuple[Content, ...]:
    if not (row.scan.minor or any(beat.minor for beat in row.beats)):
        return ()
    if row.scan.tier is Tier.STOP or any(beat.beat.tier is Tier.STOP for beat in row.beats):
        lines = wrapped(Content("A minor is present: legal and production first."), width - 2)
        return tuple(Content.styled(f" {fitted(line.plain, width - 2)} ", STOP) for line in lines)
    if any(beat.minor_takes_part and beat.tier is Tier.MUST for beat in row.beats):
        lines = wrapped(Content("A minor takes part: legal and production first."), width - 2)
        return tuple(Content.styled(f" {fitted(line.plain, width - 2)} ", STOP) for line in lines)
    names = desk.words(", ".join(row.scan.minors))
    words = f"A minor is present: {names}" if names else "A minor is present"
    return tuple(wrapped(Content.styled(words, "bold $text-warning"), width))


def one_column(facts: Facts) -> Content:
    """The halves one under the other."""
    return Content("\n").join([*facts.evidence, *facts.decision])


def whole_of(desk: Desk, width: int) -> Content:
    """Everything that stands at the cursor, nothing of it cut."""
    return Content("\n").join([*banner_of(desk, width), one_column(facts_of(desk, width, Room.AMPLE))])


def _nothing_here(desk: Desk) -> Content:
    read = len(desk.scan.scenes)
    doubts = [printable(warning) for warning in desk.scan.warnings]
    head = "No scene was flagged, but mind this first:" if doubts else "No scene needs you here."
    return Content.assemble(
        (f"{head}\n\n", "bold"),
        *((f"{doubt}\n\n", "$text-warning") for doubt in doubts),
        f"{read} {'scene was' if read == 1 else 'scenes were'} read and none was flagged. Press ",
        (key_of(AllScenes), KEY),
        " to list them all: each says what was seen in it, and why that is no flag.\n\n",
        (key_of(Find), KEY),
        " finds words in the script.",
    )


def _level(reviewed: ReviewedBeat, width: int, room: Room) -> Iterator[Content]:
    if reviewed.beat.tier is Tier.STOP:
        return
    yield Content.styled("Level" if reviewed.decision.settled else "Level, as proposed", MUTED)
    yield from (Content.assemble(" " * _INDENT, rung) for rung in rungs_of(reviewed))
    if room is Room.AMPLE:
        yield from wrapped(
            Content.styled(RUNGS[reviewed.axis].meaning, f"italic {MUTED}"), width, _INDENT + 2
        )


def rungs_of(reviewed: ReviewedBeat) -> list[Content]:
    """The steps of its ladder; none while it is held for legal and production."""
    if reviewed.beat.tier is Tier.STOP:
        return []
    return [_rung(reviewed, rung.code) for rung in ladder_of(reviewed.beat.kind)]


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


class Entry(NamedTuple):
    """A text of a decision, with the key that changes it.

    Attributes:
        key: the key.
        title: its name.
        text: its words.
        style: of its words.
    """

    key: str
    title: str
    text: str
    style: str = ""


def verdict_line(reviewed: ReviewedBeat) -> Content:
    """The verdict behind its name."""
    verdict, style = verdict_words(reviewed)
    return Content.assemble(("Verdict  ", MUTED), (verdict, style))


def _decision(desk: Desk, reviewed: ReviewedBeat, width: int, room: Room, height: int) -> Iterator[Content]:
    """The verdict and every text; in a tight pane the departments have the lines that the others leave."""
    tight = room is Room.TIGHT
    told = told_lines(reviewed.departments, width - _INDENT)
    for most in (_EVERY, 3, 2):
        before, behind = _texts(desk, reviewed, width, tight=tight, most=most)
        left = height - 2 - sum(map(len, (*before, *behind)))
        if not tight or left >= min(len(told), _NAMES):
            break
    if tight:
        told = told_lines(reviewed.departments, width - _INDENT, max(1, left))
    title = "Tell" if reviewed.decision.departments is not None else "Tell, as proposed"
    names = _under(Entry(key_of(TickDepartments), title, "\n".join(told)), width)
    yield verdict_line(reviewed)
    for group in (before, [names], behind):
        yield from [Content("")] if room is Room.AMPLE else []
        yield from (line for lines in group for line in lines)


def _texts(
    desk: Desk, reviewed: ReviewedBeat, width: int, *, tight: bool, most: int
) -> tuple[list[list[Content]], list[list[Content]]]:
    """The lines of each text: those before the departments and those behind."""
    decision = reviewed.decision
    state = ", open" if reviewed.open else ", answered" if decision.answer else ""
    strong, agreed = "bold" if reviewed.open else "", agreed_words(desk, reviewed, brief=tight)
    before = [
        Entry(key_of(EditQuestion), f"Question{state}", asked(desk, reviewed), strong),
        Entry(key_of(EditAnswer), "Answer", answer_words(desk, reviewed)),
        *([Entry(key_of(OpenPlan), agreed_title(reviewed), agreed)] if agreed else []),
    ]
    behind = [
        Entry(key_of(EditContext), "Context of the scene", own(desk, desk.context)),
        Entry(key_of(EditNotes), "Notes", own(desk, decision.notes)),
    ]
    return [_under(each, width, most) for each in before], [_under(each, width, most) for each in behind]


def own(desk: Desk, text: str) -> str:
    """A person's words: they may be as telling as those of the script."""
    return "\n".join(map(desk.words, text.splitlines()))


def asked(desk: Desk, reviewed: ReviewedBeat) -> str:
    """The question; one that the program asks of itself tells nothing of the script."""
    return own(desk, reviewed.question) if reviewed.decision.question else reviewed.question


def key_of(command: type[Command]) -> str:
    """The key in force for a command; a sign where only the palette has it."""
    return command.short_key() or "-"


def _under(entry: Entry, width: int, most: int = _EVERY) -> list[Content]:
    """The field's name, and its words under it, in at most so many lines."""
    head = Content.assemble((entry.key, KEY), " ", (entry.title, MUTED))
    room = width - _INDENT
    lines = [part for line in entry.text.splitlines() for part in wrapped(Content(line), room)]
    lines = at_most(most, lines, room)
    return [head, *(Content.assemble(" " * _INDENT, (line.plain, entry.style)) for line in lines)]
