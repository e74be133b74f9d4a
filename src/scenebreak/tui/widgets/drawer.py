"""The decision pane as a drawer under the script: two columns, and across both what needs the width."""

from collections.abc import Sequence

from textual.content import Content

from scenebreak.domain.beat import ReviewedBeat
from scenebreak.tui.commands.deciding import TickDepartments
from scenebreak.tui.commands.over_review import OpenPlan
from scenebreak.tui.commands.writing import EditAnswer, EditContext, EditNotes, EditQuestion
from scenebreak.tui.desk import Desk
from scenebreak.tui.printable import printable
from scenebreak.tui.widgets.evidence import evidence
from scenebreak.tui.widgets.facts import (
    Entry,
    Room,
    asked,
    banner_of,
    facts_of,
    key_of,
    own,
    rungs_of,
    verdict_line,
)
from scenebreak.tui.widgets.lines import KEY, MUTED, at_most, packed, wrapped
from scenebreak.tui.widgets.standing import agreed_title, agreed_words, answer_words, told_lines

DRAWER = 8
"""Lines of the drawer; its height in the style sheet is one more, for the rule."""

_NAME = 8
_HEAD = _NAME + 2
_GAP = 2
_LEAST_EVIDENCE = 3
_TEXTS = 5


def drawer_of(desk: Desk, width: int) -> Content:
    """The drawer's words for the place where the cursor is.

    The departments have the lines that the columns can spare; the evidence has what is left then.

    Args:
        desk: the script and the cursor.
        width: cells that a line may have.
    """
    half = (width - _GAP) // 2
    if desk.row is None or desk.beat is None:
        facts = facts_of(desk, half, Room.TIGHT)
        return _side_by_side(facts.evidence, facts.decision, half)
    level = list(packed(rungs, half)) if (rungs := rungs_of(desk.beat)) else []
    height = DRAWER - len(banner_of(desk, width))
    columns = max(_TEXTS, len(level) + _LEAST_EVIDENCE)
    # under an alarm of two lines there is no room to say once more who agreed to what
    agreed = _agreed(desk, desk.beat, width) if height > columns + 1 else []
    told = _told(desk.beat, width, max(1, height - columns - len(agreed)))
    height -= len(agreed) + len(told)
    seen = evidence(desk, desk.row, half, max(_LEAST_EVIDENCE, height - len(level)))
    upper = _side_by_side([*seen, *level], _texts(desk, desk.beat, half, height), half)
    return Content("\n").join([upper, *told, *agreed])


def _agreed(desk: Desk, reviewed: ReviewedBeat, width: int) -> list[Content]:
    """What was agreed, in one line; none where nothing was."""
    words = agreed_words(desk, reviewed, brief=True)
    return _beside(Entry(key_of(OpenPlan), agreed_title(reviewed), words), width, 1) if words else []


def _told(reviewed: ReviewedBeat, width: int, most: int) -> list[Content]:
    lines = told_lines(reviewed.departments, width - _HEAD, most)
    return _headed(Entry(key_of(TickDepartments), "Tell", ""), [Content(line) for line in lines])


def _texts(desk: Desk, reviewed: ReviewedBeat, width: int, height: int) -> list[Content]:
    """The verdict and a line for each text; lines that are left go to the first texts that need them."""
    decision, strong = reviewed.decision, "bold" if reviewed.open else ""
    entries = (
        Entry(key_of(EditQuestion), "Ask", asked(desk, reviewed), strong),
        Entry(key_of(EditAnswer), "Answer", answer_words(desk, reviewed)),
        Entry(key_of(EditContext), "Context", own(desk, desk.context)),
        Entry(key_of(EditNotes), "Notes", own(desk, decision.notes)),
    )
    lines = [verdict_line(reviewed)]
    for number, entry in enumerate(entries, 1):
        to_come = len(entries) - number
        lines += _beside(entry, width, max(1, height - len(lines) - to_come))
    return lines


def _beside(entry: Entry, width: int, most: int) -> list[Content]:
    """The text's name, and as many of its words beside it as may be."""
    room = max(4, width - _HEAD)
    return _headed(entry, at_most(most, wrapped(Content(printable(entry.text)), room), room))


def _headed(entry: Entry, lines: Sequence[Content]) -> list[Content]:
    head = Content.assemble((entry.key, KEY), " ", (entry.title.ljust(_HEAD - len(entry.key) - 1), MUTED))
    return [
        Content.assemble(head if number == 0 else " " * head.cell_length, (line.plain, entry.style))
        for number, line in enumerate(lines or [Content("")])
    ]


def _side_by_side(left: Sequence[Content], right: Sequence[Content], width: int) -> Content:
    """Two columns of lines.

    Args:
        left: lines of at most `width` cells.
        right: likewise.
        width: cells of the left column.
    """
    blank = Content("")
    rows = max(len(left), len(right))
    pairs = zip((*left, *[blank] * (rows - len(left))), (*right, *[blank] * (rows - len(right))), strict=True)
    return Content("\n").join(
        [
            Content.assemble(one, " " * (width - one.cell_length + _GAP), other).rstrip()
            for one, other in pairs
        ]
    )
