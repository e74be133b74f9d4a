"""What the machine saw, in lines: the words, the circumstances and the reasons."""

from collections.abc import Iterator, Sequence

from textual.content import Content

from scenebreak.domain.axis import named
from scenebreak.domain.beat import WHO_ELSE, ReviewedBeat, Verdict
from scenebreak.domain.finding import PERSON, Finding, Mode, Tier
from scenebreak.tui.desk import Desk, SceneRow
from scenebreak.tui.printable import printable
from scenebreak.tui.widgets.lines import MUTED, at_most, wrapped


def verdict_words(reviewed: ReviewedBeat) -> tuple[str, str]:
    """The verdict in words, and the style for it."""
    decision = reviewed.decision
    if decision.verdict is None:
        return "not reviewed", MUTED
    if decision.verdict is Verdict.DISMISSED:
        reason = decision.reason.label if decision.reason else ""
        return f"dismissed: {reason}" if reason else "dismissed", "bold $text-warning"
    return decision.verdict.value, "bold $text-success" if decision.verdict is Verdict.CONFIRMED else "bold"


def unflagged(desk: Desk, row: SceneRow, width: int) -> Iterator[Content]:
    """Why a scene has no flag, and what was seen in it all the same."""
    yield from wrapped(Content.styled("Not flagged", "bold"), width)
    if not row.scan.findings:
        yield from wrapped(Content("Nothing in this scene speaks of intimacy."), width)
    for finding in row.scan.findings:
        yield Content("")
        yield from wrapped(Content.styled(f'"{desk.words(finding.quote)}"', "italic"), width)
        words = f"{finding.kind.label}, {finding.status}: {desk.words(finding.why)}"
        yield from wrapped(Content.styled(words, MUTED), width)


def evidence(desk: Desk, row: SceneRow, width: int, most: int | None) -> Iterator[Content]:
    """What was seen on the beat at the cursor, its heading first.

    Args:
        desk: the script and the cursor, which is at a beat.
        row: the scene.
        width: cells that a line may have.
        most: lines that there may be; None for as many as it needs.
    """
    reviewed = desk.beat
    if reviewed is None:
        return
    yield _head(reviewed, row, width, marked=reviewed.beat.id in desk.marked)
    before = _before(desk, width)
    findings = reviewed.beat.findings
    quotes = [Content.styled(f'"{desk.words(each.quote)}"', "italic") for each in findings]
    if most is not None:
        words = Content(" ").join(quotes[:3])
        circumstances = wrapped(Content("  ").join(_circumstances(desk, reviewed)), width)
        groups = [
            wrapped(words, width),
            *([before] if before else []),
            circumstances,
            _reasons(desk, findings, width),
        ]
        yield from _shared(groups, most - 1, width)
        return
    for quote in quotes[:3]:
        yield from wrapped(quote, width)[:4]
    yield from before
    if more := findings[3:]:
        yield from wrapped(Content.styled(f"and {len(more)} more, marked in the script", MUTED), width)
    for circumstance in _circumstances(desk, reviewed):
        yield from wrapped(circumstance, width)
    yield from _reasons(desk, findings, width)


def _before(desk: Desk, width: int) -> list[Content]:
    """What the new draft did to the beat, and the old words."""
    mark = desk.change
    if mark is None or not mark.look:
        return []
    if mark.was is None:
        return wrapped(Content.styled(f"{mark.change.label} in this draft", "bold $text-warning"), width)
    was = mark.was
    stopped = desk.row is not None and desk.row.tier is Tier.STOP
    words = Content.assemble(
        (mark.change.label, "bold $text-warning"),
        ": " if was.held or stopped else f", from {named(was.axis)}: ",
        (f'"{desk.words(was.quote)}"', "italic"),
        (f" in {desk.words(was.draft)}, p {was.page}", MUTED),
    )
    return wrapped(words, width)


def _head(reviewed: ReviewedBeat, row: SceneRow, width: int, *, marked: bool) -> Content:
    beat = reviewed.beat
    position = [each.beat.id for each in row.beats].index(beat.id) + 1
    where = f"  {position}/{len(row.beats)}" if len(row.beats) > 1 else ""
    where += "  * marked" if marked else ""
    head = Content.assemble(
        (f" {beat.kind.letter} ", "bold reverse"), (f" {beat.kind.label}", "bold"), (where, MUTED)
    )
    tier = _tier(reviewed.tier)
    return Content.assemble(head, " " * max(1, width - head.cell_length - tier.cell_length), tier)


def _shared(groups: list[list[Content]], most: int, width: int) -> list[Content]:
    """The lines of all groups, the longest group giving way until they fit; then the last ones go."""
    while sum(map(len, groups)) > most and max(map(len, groups)) > 1:
        longest = max(groups, key=len)
        groups[groups.index(longest)] = at_most(len(longest) - 1, longest, width)
    while sum(map(len, groups)) > most and len(groups) > 1:
        groups.pop()
    return [line for group in groups for line in group]


def _tier(tier: Tier) -> Content:
    style = {Tier.STOP: "bold reverse", Tier.MUST: "bold", Tier.MAY: ""}.get(tier, MUTED)
    return Content.styled(f" {tier.label} " if tier is Tier.STOP else tier.label, style)


def _circumstances(desk: Desk, reviewed: ReviewedBeat) -> Iterator[Content]:
    """Who takes part; how the words speak of it; facts that departments need."""
    beat = reviewed.beat
    first = beat.findings[0]
    people = desk.words(" + ".join(reviewed.participants)) or "nobody named"
    corrected = "" if reviewed.decision.people is None else ", as you say"
    alone = f", {WHO_ELSE}" if reviewed.partner_missing else ""
    yield Content.assemble((people, "bold"), (corrected + alone, MUTED))
    mode = [] if first.mode is Mode.STORY else [first.mode.value]
    yield Content.styled(", ".join([first.status.value, *mode, first.element_type.value]), MUTED)
    if beat.modifiers:
        facts = ", ".join(printable(fact).replace(":", " ") for fact in beat.modifiers)
        yield Content.styled(f"mind: {facts}", "$text-warning")


def _reasons(desk: Desk, findings: Sequence[Finding], width: int) -> list[Content]:
    reasons = dict.fromkeys(finding.why for finding in findings if finding.why)
    # what a person marked, or where a person split a beat, nobody is more or less sure of
    found = [finding.confidence for finding in findings if finding.cue != PERSON]
    sure = [f"{round(100 * max(found))} % sure"] if found else []
    words = "; ".join([*sure, *map(desk.words, list(reasons)[:2])])
    return wrapped(Content.styled(words, MUTED), width) if words else []
