"""The plan of a scene in blocks of lines."""

from collections.abc import Iterator, Mapping

from textual.content import Content

from scenebreak.domain.axis import named
from scenebreak.domain.drafts import BeatMark
from scenebreak.domain.taken_plan import ROSE
from scenebreak.tui.desk import Desk
from scenebreak.tui.plan_sheet import Entry, Sheet
from scenebreak.tui.printable import printable
from scenebreak.tui.widgets.blocks import Block
from scenebreak.tui.widgets.facts import alarm_of, asked
from scenebreak.tui.widgets.lines import MUTED, wrapped
from scenebreak.tui.widgets.standing import answer_words

_LABEL = 24
_INDENT = 4

_FIGURES = frozenset({"agreed_on", "shoot_date", "on", "background"})
"""Entries that hold a day or a number, which tells nothing of the script."""


def plan_blocks(sheet: Sheet, desk: Desk, width: int, marks: Mapping[str, BeatMark]) -> Iterator[Block]:
    """The entries, a heading above each section.

    Args:
        sheet: the plan.
        desk: the script, which says whether its words may be shown.
        width: cells that a line may have.
        marks: what goes beyond consent, by the id of the beat.
    """
    if not sheet.entries:
        yield Block(tuple(wrapped(Content(_nothing(sheet)), width)))
        return
    section = ""
    for entry in sheet.entries:
        if entry.section != section:
            section = entry.section
            yield Block(tuple(_heading(sheet, entry, desk, width, marks)))
        yield Block(tuple(_lines(entry, desk, width)), entry.id)


def _nothing(sheet: Sheet) -> str:
    if sheet.scene.held:
        return "A minor is present: legal and production decide first. No plan is made before they have."
    return "Nothing in this scene is to be played: there is nothing to plan. v in the review flags a line."


def _heading(
    sheet: Sheet, entry: Entry, desk: Desk, width: int, marks: Mapping[str, BeatMark]
) -> Iterator[Content]:
    yield Content("")
    beat = sheet.beat(entry.beat)
    if beat is None:
        yield Content.styled({"scene": "The scene", "riders": "Riders"}[entry.section], "bold underline")
        return
    position = [each.beat.id for each in sheet.scene.standing].index(beat.beat.id) + 1
    head = Content.assemble(
        (f" {beat.beat.kind.letter} ", "bold reverse"),
        (f" Beat {position}: {beat.beat.kind.label} ", "bold"),
        (f" {named(beat.axis)}  ", MUTED),
        (desk.words(" + ".join(beat.participants)), "bold"),
        "  ",
        (f'"{desk.words(beat.beat.anchor.quote)}"', "italic"),
    )
    yield from wrapped(head, width)[:2]
    yield from alarm_of(desk, marks.get(beat.beat.id), width)
    if beat.question:
        style = "bold $text-accent" if beat.open else MUTED
        yield from wrapped(Content.styled(asked(desk, beat), style), width, _INDENT)
    for line in answer_words(desk, beat).splitlines():
        yield from wrapped(Content(line), width, _INDENT)


def _lines(entry: Entry, desk: Desk, width: int) -> Iterator[Content]:
    role = entry.role
    name = printable(entry.label.replace(role, desk.words(role)) if role else entry.label)
    label = min(_LABEL, width // 2)
    style = MUTED if entry.proposed else "bold"
    ours = entry.proposed or bool(entry.choices) or entry.field in _FIGURES
    plain = ours and not entry.names_people
    shown = printable if plain else desk.words
    words = [
        line for part in entry.value.splitlines() for line in wrapped(Content(shown(part)), width - label)
    ]
    if not words:
        offered = " / ".join(map(shown, entry.choices))
        hint = f"...  [{offered}]" if entry.choices else "..."
        words, style = wrapped(Content(hint), width - label), f"italic {MUTED}"
    for number, line in enumerate(words):
        head = name[: label - 1].ljust(label) if number == 0 else " " * label
        yield Content.assemble((head, ""), (line.plain, style))
    if entry.now:
        for line in wrapped(Content(f"{ROSE}: {printable(entry.now)}"), width - label):
            yield Content.assemble(" " * label, (line.plain, "bold $text-warning"))
