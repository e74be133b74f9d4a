"""The words of the decision pane: what stands on a beat, and what may be decided on it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

from textual.content import Content

from scenebreak.domain.axis import RUNGS, ladder_of
from scenebreak.domain.beat import ReviewedBeat, Verdict
from scenebreak.domain.department import DEPARTMENTS
from scenebreak.domain.finding import Finding, Mode, Tier
from scenebreak.tui.desk import Desk, SceneRow
from scenebreak.tui.printable import fitted, printable

MUTED = "$foreground 60%"
KEY = "bold $text-accent"
STOP = "bold reverse $text-error"
DRAWER = 8
"""Lines of the drawer under the script; its height in the style sheet is one more, for the rule."""

_INDENT = 2


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
        return Facts(tuple(_wrap(_nothing_here(desk), width)), ())
    if desk.beat is None:
        context = _under(_Entry("c", "Context of the scene", "", desk.context), width, room)
        return Facts(tuple(_unflagged(desk.row, width)), (Content(""), *context))
    drawer = room is Room.DRAWER
    banner = len(banner_of(desk, 2 * width if drawer else width))
    level = list(_level(desk.beat, width, room))
    decision = list(_decision(desk, desk.beat, width, room, lines_for_names=1 if banner else 2))
    left = height - banner - len(level) - (0 if drawer else len(decision))
    evidence = _evidence(desk.beat, desk.row, width, max(4, left) if drawer or room is Room.TIGHT else None)
    pause = [Content("")] if room in (Room.AMPLE, Room.CLOSE) else []
    return Facts((*evidence, *pause, *level), (*pause, *decision))


def banner_of(desk: Desk, width: int) -> tuple[Content, ...]:
    """What comes before anything else: that a minor is present, and what follows from it.

    Args:
        desk: the script and the cursor.
        width: cells that a line may have.
    """
    row = desk.row
    if row is None or not (row.scan.minor or any(beat.minor for beat in row.beats)):
        return ()
    if row.scan.tier is Tier.STOP or any(beat.beat.tier is Tier.STOP for beat in row.beats):
        lines = _wrap(Content("A minor is present: legal and production first."), width - 2)
        return tuple(Content.styled(f" {fitted(line.plain, width - 2)} ", STOP) for line in lines)
    names = printable(", ".join(row.scan.minors))
    words = f"A minor is present: {names}" if names else "A minor is present"
    return tuple(_wrap(Content.styled(words, "bold $text-warning"), width))


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


def verdict_words(reviewed: ReviewedBeat) -> tuple[str, str]:
    """The verdict in words, and the style for it."""
    decision = reviewed.decision
    if decision.verdict is None:
        return "not reviewed", MUTED
    if decision.verdict is Verdict.DISMISSED:
        reason = decision.reason.label if decision.reason else ""
        return f"dismissed: {reason}" if reason else "dismissed", "bold $text-warning"
    return decision.verdict.value, "bold $text-success" if decision.verdict is Verdict.CONFIRMED else "bold"


def _nothing_here(desk: Desk) -> Content:
    read = len(desk.scan.scenes)
    doubts = [printable(warning) for warning in desk.scan.warnings]
    head = "No scene was flagged, but mind this first:" if doubts else "No scene needs you here."
    return Content.assemble(
        (f"{head}\n\n", "bold"),
        *((f"{doubt}\n\n", "$text-warning") for doubt in doubts),
        f"{read} {'scene was' if read == 1 else 'scenes were'} read and none was flagged. Press ",
        ("s", KEY),
        " to list them all: each says what was seen in it, and why that is no flag.\n\n",
        ("/", KEY),
        " finds words in the script.",
    )


def _unflagged(row: SceneRow, width: int) -> Iterator[Content]:
    yield from _wrap(Content.styled("Not flagged", "bold"), width)
    if not row.scan.findings:
        yield from _wrap(Content("Nothing in this scene speaks of intimacy."), width)
    for finding in row.scan.findings:
        yield Content("")
        yield from _wrap(Content.styled(f'"{printable(finding.quote)}"', "italic"), width)
        words = f"{finding.kind.label}, {finding.status}: {printable(finding.why)}"
        yield from _wrap(Content.styled(words, MUTED), width)


def _evidence(reviewed: ReviewedBeat, row: SceneRow, width: int, most: int | None) -> Iterator[Content]:
    """What the machine saw; in at most so many lines, where that is said."""
    yield _head(reviewed, row, width)
    findings = reviewed.beat.findings
    quotes = [Content.styled(f'"{printable(each.quote)}"', "italic") for each in findings]
    if most is not None:
        words = Content(" ").join(quotes[:3])
        groups = [_wrap(words, width), _circumstances(reviewed, width), _reasons(findings, width)]
        yield from _shared(groups, most - 1, width)
        return
    for quote in quotes[:3]:
        yield from _wrap(quote, width)[:4]
    if more := findings[3:]:
        yield from _wrap(Content.styled(f"and {len(more)} more, marked in the script", MUTED), width)
    yield from _circumstances(reviewed, width)
    yield from _reasons(findings, width)


def _head(reviewed: ReviewedBeat, row: SceneRow, width: int) -> Content:
    beat = reviewed.beat
    position = [each.beat.id for each in row.beats].index(beat.id) + 1
    where = f"  {position}/{len(row.beats)}" if len(row.beats) > 1 else ""
    head = Content.assemble(
        (f" {beat.kind.letter} ", "bold reverse"), (f" {beat.kind.label}", "bold"), (where, MUTED)
    )
    tier = _tier(reviewed.tier)
    return Content.assemble(head, " " * max(1, width - head.cell_length - tier.cell_length), tier)


def _shared(groups: list[list[Content]], most: int, width: int) -> list[Content]:
    """The lines of all groups, the longest group giving way until they fit."""
    while sum(map(len, groups)) > most and max(map(len, groups)) > 1:
        longest = max(groups, key=len)
        groups[groups.index(longest)] = _at_most(len(longest) - 1, longest, width)
    return [line for group in groups for line in group]


def _tier(tier: Tier) -> Content:
    style = {Tier.STOP: "bold reverse", Tier.MUST: "bold", Tier.MAY: ""}.get(tier, MUTED)
    return Content.styled(f" {tier.label} " if tier is Tier.STOP else tier.label, style)


def _circumstances(reviewed: ReviewedBeat, width: int) -> list[Content]:
    beat = reviewed.beat
    first = beat.findings[0]
    mode = [] if first.mode is Mode.STORY else [first.mode.value]
    people = " + ".join(reviewed.participants) or "nobody named"
    facts = [first.status.value, *mode, first.element_type.value, people, *beat.modifiers]
    return _wrap(Content.styled(printable(", ".join(facts)), MUTED), width)


def _reasons(findings: Sequence[Finding], width: int) -> list[Content]:
    reasons = dict.fromkeys(finding.why for finding in findings if finding.why)
    sure = f"{round(100 * max(finding.confidence for finding in findings))} % sure"
    return _wrap(Content.styled(printable("; ".join([sure, *list(reasons)[:2]])), MUTED), width)


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
        yield from _wrap(Content.styled(RUNGS[reviewed.axis].meaning, f"italic {MUTED}"), width, _INDENT + 2)


def packed(pieces: Iterable[Content], width: int) -> Iterator[Content]:
    """As many pieces on a line as fit, none of them broken."""
    line = Content("")
    for piece in pieces:
        if line and line.cell_length + 2 + piece.cell_length > width:
            yield line
            line = piece
        else:
            line = Content.assemble(line, "  ", piece) if line else piece
    yield line


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
        tight: lines that it may take in a short pane; 0 for as many as it needs.
        style: of its words.
    """

    key: str
    title: str
    short: str
    text: str
    most: int = 1
    tight: int = 0
    style: str = ""


def _decision(
    desk: Desk, reviewed: ReviewedBeat, width: int, room: Room, *, lines_for_names: int
) -> Iterator[Content]:
    decision = reviewed.decision
    verdict, style = verdict_words(reviewed)
    yield Content.assemble(("Verdict  ", MUTED), (verdict, style))
    state = ", open" if reviewed.open else ", answered" if decision.answer else ""
    told = "Tell" if decision.departments is not None else "Tell, as proposed"
    ticked = reviewed.departments
    names = ", ".join(each.name for each in DEPARTMENTS.values() if each.id in ticked)
    strong = "bold" if reviewed.open else ""
    groups = (
        (
            _Entry("q", f"Question{state}", "Ask", reviewed.question, 2, 0, strong),
            _Entry("a", "Answer", "Answer", decision.answer),
        ),
        (_Entry("d", told, "Tell", names, lines_for_names, 3),),
        (
            _Entry("c", "Context of the scene", "Context", desk.context),
            _Entry("o", "Notes", "Notes", decision.notes),
        ),
    )
    for group in groups:
        yield from _gap(room)
        for entry in group:
            yield from _beside(entry, width) if room is Room.DRAWER else _under(entry, width, room)


def _gap(room: Room) -> list[Content]:
    return [Content("")] if room is Room.AMPLE else []


def _under(entry: _Entry, width: int, room: Room) -> Iterator[Content]:
    """The field's name, and its words under it."""
    yield Content.assemble((entry.key, KEY), " ", (entry.title, MUTED))
    lines = [
        part for line in entry.text.splitlines() for part in _wrap(Content(printable(line)), width - _INDENT)
    ]
    if room is not Room.AMPLE and entry.tight:
        lines = _at_most(entry.tight, lines, width - _INDENT)
    for line in lines:
        yield Content.assemble(" " * _INDENT, (line.plain, entry.style))


def _beside(entry: _Entry, width: int) -> Iterator[Content]:
    """The field's name, and as many of its words beside it as may be."""
    head = Content.assemble((entry.key, KEY), " ", (entry.short.ljust(8), MUTED))
    room = max(4, width - head.cell_length)
    lines = _at_most(entry.most, _wrap(Content(printable(entry.text)), room), room)
    for number, line in enumerate(lines):
        yield Content.assemble(head if number == 0 else " " * head.cell_length, (line.plain, entry.style))


def _at_most(most: int, lines: list[Content], width: int) -> list[Content]:
    """The first lines, the last of them ending in two dots if some are left out."""
    if len(lines) <= most:
        return lines
    rest = " ".join(line.plain for line in lines[most - 1 :])
    return [*lines[: most - 1], Content(fitted(rest, width).rstrip())]


def _wrap(content: Content, width: int, indent: int = 0) -> list[Content]:
    lines = content.wrap(max(1, width - indent))
    return [Content.assemble(" " * indent, line.rstrip()) for line in lines]
