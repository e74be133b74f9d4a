"""The words of the decision pane: what stands on a beat, and what may be decided on it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum

from textual.content import Content

from scenebreak.domain.axis import RUNGS, ladder_of
from scenebreak.domain.beat import ReviewedBeat, Verdict
from scenebreak.domain.department import DEPARTMENTS
from scenebreak.domain.finding import Finding, Tier
from scenebreak.tui.desk import Desk, SceneRow
from scenebreak.tui.printable import fitted, printable

MUTED = "$foreground 60%"
KEY = "bold $text-accent"
_INDENT = 2


class Room(Enum):
    """How much of it the pane has."""

    AMPLE = "ample"
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


def facts_of(desk: Desk, width: int, room: Room) -> Facts:
    """The pane's lines for the place where the cursor is.

    Args:
        desk: the script and the cursor.
        width: cells that a line may have.
        room: ample leaves blank lines between groups; the drawer puts a field beside its name.
    """
    if desk.row is None or (not desk.beats and not desk.everything):
        return Facts(tuple(_wrap(_nothing_here(desk), width)), ())
    if desk.beat is None:
        return Facts(
            tuple(_unflagged(desk.row, width)),
            (Content(""), *_entry("c", "Context of the scene", desk.context, width)),
        )
    evidence = [*_evidence(desk.beat, desk.row, width, room), *_gap(room)]
    evidence += _level(desk.beat, width, room)
    decision = [*_gap(room), *_decision(desk, desk.beat, width, room)]
    return Facts(tuple(evidence), tuple(decision))


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
    return Content.assemble(
        ("No scene needs you here.\n\n", "bold"),
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
    if row.scan.minor:
        yield from _minor(row, width)


def _evidence(reviewed: ReviewedBeat, row: SceneRow, width: int, room: Room) -> Iterator[Content]:
    beat = reviewed.beat
    position = [each.beat.id for each in row.beats].index(beat.id) + 1
    where = f"  {position} of {len(row.beats)}" if len(row.beats) > 1 else ""
    head = Content.assemble(
        (f" {beat.kind.letter} ", "bold reverse"), (f" {beat.kind.label}", "bold"), (where, MUTED)
    )
    tier = _tier(reviewed.tier)
    yield Content.assemble(head, " " * max(1, width - head.cell_length - tier.cell_length), tier)
    if beat.tier is Tier.STOP:
        yield from _stop_banner(width)
    elif row.scan.minor or reviewed.minor:
        yield from _minor(row, width)
    shown = 1 if room is Room.DRAWER else 3
    for finding in beat.findings[:shown]:
        yield from _wrap(Content.styled(f'"{printable(finding.quote)}"', "italic"), width)[:4]
    if (more := len(beat.findings) - shown) > 0:
        yield Content.styled(f"and {more} more, marked in the script", MUTED)
    yield from _wrap(Content.styled(_circumstances(beat.findings[0], beat.participants), MUTED), width)
    reasons = dict.fromkeys(printable(finding.why) for finding in beat.findings if finding.why)
    sure = f"{round(100 * max(finding.confidence for finding in beat.findings))} % sure"
    yield from _wrap(Content.styled("; ".join([sure, *list(reasons)[:2]]), MUTED), width)
    if beat.modifiers:
        yield from _wrap(Content(", ".join(map(printable, beat.modifiers))), width)


def _tier(tier: Tier) -> Content:
    style = {Tier.STOP: "bold reverse", Tier.MUST: "bold", Tier.MAY: ""}.get(tier, MUTED)
    return Content.styled(f" {tier.label} " if tier is Tier.STOP else tier.label, style)


def _stop_banner(width: int) -> Iterator[Content]:
    for line in _wrap(Content("A minor is present: legal and production first."), width - 2):
        yield Content.styled(f" {fitted(line.plain, width - 2)} ", "bold reverse $text-error")


def _minor(row: SceneRow, width: int) -> Iterator[Content]:
    names = printable(", ".join(row.scan.minors))
    words = f"A minor is present: {names}" if names else "A minor is present"
    yield from _wrap(Content.styled(words, "bold $text-warning"), width)


def _circumstances(finding: Finding, people: Sequence[str]) -> str:
    facts = [finding.status.value]
    if finding.mode.value != "story":
        facts.append(finding.mode.value)
    facts.append(finding.element_type.value)
    facts.append(printable(" + ".join(people)) or "nobody named")
    return ", ".join(facts)


def _level(reviewed: ReviewedBeat, width: int, room: Room) -> Iterator[Content]:
    if reviewed.beat.tier is Tier.STOP:
        return
    rungs = [_rung(reviewed, rung.code) for rung in ladder_of(reviewed.beat.kind)]
    if room is Room.DRAWER:
        yield from _packed(rungs, width)
        return
    yield Content.styled("Level" if reviewed.decision.settled else "Level, as proposed", MUTED)
    yield from (Content.assemble(" " * _INDENT, rung) for rung in rungs)
    yield from _wrap(Content.styled(RUNGS[reviewed.axis].meaning, f"italic {MUTED}"), width, _INDENT + 2)


def _packed(pieces: Iterable[Content], width: int) -> Iterator[Content]:
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


def _decision(desk: Desk, reviewed: ReviewedBeat, width: int, room: Room) -> Iterator[Content]:
    verdict, style = verdict_words(reviewed)
    drawer = room is Room.DRAWER
    yield Content.assemble(("Verdict  ", MUTED), (verdict, style))
    yield from _gap(room)
    state = "open" if reviewed.open else "answered" if reviewed.decision.answer else ""
    asked = "Ask" if drawer else f"Question, {state}" if state else "Question"
    yield from _entry("q", asked, reviewed.question, width, lines=2 * drawer, strong=reviewed.open)
    yield from _entry("a", "Answer", reviewed.decision.answer, width, lines=drawer)
    yield from _gap(room)
    ticked = reviewed.departments
    names = ", ".join(each.name for each in DEPARTMENTS.values() if each.id in ticked)
    told = "Tell" if drawer or reviewed.decision.departments is not None else "Tell, as proposed"
    yield from _entry("d", told, names, width, lines=2 * drawer)
    yield from _gap(room)
    yield from _entry("c", "Context" if drawer else "Context of the scene", desk.context, width, lines=drawer)
    yield from _entry("o", "Notes", reviewed.decision.notes, width, lines=drawer)


def _gap(room: Room) -> list[Content]:
    return [Content("")] if room is Room.AMPLE else []


def _entry(
    key: str, title: str, text: str, width: int, *, lines: int = 0, strong: bool = False
) -> Iterator[Content]:
    """A field with its key; under it all its words, or `lines` lines of them beside it."""
    style = "bold" if strong else ""
    head = Content.assemble((key, KEY), " ", (title.ljust(8) if lines else title, MUTED))
    if not lines:
        yield head
        for line in text.splitlines():
            yield from _wrap(Content.styled(printable(line), style), width, _INDENT)
        return
    room = max(4, width - head.cell_length)
    wrapped = _wrap(Content(printable(text)), room)
    if len(wrapped) > lines:
        kept = [line.plain for line in wrapped[: lines - 1]]
        rest = " ".join(line.plain for line in wrapped[lines - 1 :])
        wrapped = [Content(line) for line in (*kept, fitted(rest, room).rstrip())]
    for number, shown in enumerate(wrapped):
        yield Content.assemble(head if number == 0 else " " * head.cell_length, (shown.plain, style))


def _wrap(content: Content, width: int, indent: int = 0) -> list[Content]:
    lines = content.wrap(max(1, width - indent))
    return [Content.assemble(" " * indent, line.rstrip()) for line in lines]
