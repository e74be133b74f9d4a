"""The words of the estimate."""

from collections.abc import Callable

from textual.content import Content

from scenebreak.domain.estimate import Estimate, Outcome, QuestionWorth, worth_words
from scenebreak.domain.question import READY_WORDED
from scenebreak.tui.printable import fitted, printable
from scenebreak.tui.widgets.lines import MUTED

_COLUMN = 7
_HOURS = "hours of prep"
_DAYS = (
    ("prep days", "prep_days"),
    ("shoot days", "shoot_days"),
    ("further coordinators", "extra_days"),
    ("contingency", "contingency_days"),
)


def range_line(title: str, made: Estimate, before: Estimate | None, width: int) -> Content:
    """The title line: what it comes to, and what it came to before the last change.

    Args:
        title: what is estimated.
        made: the estimate.
        before: the one shown until now, if any.
        width: cells that the line may have.
    """
    parts: list[tuple[str, str] | str] = []
    for label, days in _figures(made):
        parts += [(f"{label} ", MUTED), (days, "bold"), "  "]
    right = Content.assemble(*parts, ("days", MUTED))
    old = [days for _, days in _figures(before)] if before else []
    if old and old != [days for _, days in _figures(made)]:
        right = Content.assemble(right, (f"  were {'  '.join(old)}", "$text-accent"))
    name = Content.styled(fitted(title, max(1, width - right.cell_length - 2)), "bold")
    return Content.assemble(name, "  ", right)


def days_lines(made: Estimate, width: int) -> Content:
    """What is confirmed beside what all flags come to, then the latter in days and in hours of prep."""
    lines = [_head("", made, width)]
    if not made.reviewed:
        for label, outcomes in (("confirmed so far", made.confirmed), ("if all stand", made.outcomes)):
            lines.append(_row(label, [f"{each.total_days:.1f}" for each in outcomes], width, "bold"))
    lines += Content(made.progress).wrap(width)
    lines += [Content(""), Content.styled("days" if made.reviewed else "days, if all flags stand", MUTED)]
    for label, attribute in _DAYS:
        values = [getattr(outcome, attribute) for outcome in made.outcomes]
        if attribute != "extra_days" or any(values):
            lines.append(_row(label, [f"{value:.1f}" for value in values], width))
    totals = [f"{outcome.total_days:.1f}" for outcome in made.outcomes]
    lines.append(_row("days together", totals, width, "bold"))
    if made.held_scenes:
        words = f"{made.held_scenes} stop, held for legal and production, not counted."
        lines += Content.styled(words, "bold").wrap(width)
    lines += [
        Content(""),
        Content.styled(_HOURS if made.reviewed else f"{_HOURS}, if all flags stand", MUTED),
    ]
    lines += [_row(line.item, _hours(made, line.item), width) for line in made.outcomes[-1].lines]
    return Content("\n").join(lines)


def question_lines(words: Callable[[str], str], made: Estimate, width: int) -> Content:
    """Every open question with what the higher answer would add.

    Args:
        words: the script's words as they may be shown.
        made: the estimate.
        width: cells that a line may have.
    """
    if not made.questions:
        return Content("No question is open: the range is as narrow as it gets.")
    lines: list[Content] = []
    for question in made.questions:
        lines += _question(question, words, made, width)
    return Content("\n").join(lines)


def assumption_row(name: str, value: float, meaning: str, own: bool, width: int) -> Content:
    """One number that it rests on.

    Args:
        name: of the assumption.
        value: in force.
        meaning: in words.
        own: it is the person's, not the built-in one.
        width: cells that the line may have.
    """
    words = meaning if width >= 60 else name.replace("_", " ")
    figure = Content.styled(f" {value:>6g} ", "bold reverse" if own else "bold")
    return Content.assemble(figure, " ", fitted(words, width - figure.cell_length - 1))


def _figures(made: Estimate) -> list[tuple[str, str]]:
    """The days of the title line: one range where everything is reviewed, else two of them."""
    if made.reviewed:
        return [(outcome.case.value, f"{outcome.total_days:g}") for outcome in made.outcomes]
    return [("confirmed", _range(made.confirmed)), ("if all flags stand", _range(made.outcomes))]


def _range(outcomes: tuple[Outcome, ...]) -> str:
    low, high = outcomes[0].total_days, outcomes[-1].total_days
    return f"{low:g}" if low == high else f"{low:g}-{high:g}"


def _head(label: str, made: Estimate, width: int) -> Content:
    return _row(label, [outcome.case.value for outcome in made.outcomes], width, MUTED)


def _row(label: str, values: list[str], width: int, style: str = "") -> Content:
    figures = "".join(value.rjust(_COLUMN) for value in values)
    return Content.styled(_shortened(label, max(4, width - len(figures))) + figures, style)


def _shortened(label: str, width: int) -> str:
    """The label in exactly so many cells; what goes is in its middle, for items differ at their end."""
    if len(label) <= width or width < 8:
        return fitted(label, width)
    words = label.rsplit(" ", 1)[-1][2 - width + 4 :]
    return f"{label[: width - 2 - len(words)].rstrip()}..{words}".ljust(width)


def _hours(made: Estimate, item: str) -> list[str]:
    return [f"{_hours_of(outcome, item):g}" for outcome in made.outcomes]


def _hours_of(outcome: Outcome, item: str) -> float:
    return round(sum(line.hours for line in outcome.lines if line.item == item), 2)


def _question(
    question: QuestionWorth, words: Callable[[str], str], made: Estimate, width: int
) -> list[Content]:
    worth = f"+{worth_words(question.days, made.assumptions.hours_per_day)}"
    page = printable(question.page_name)
    head = f"{question.scene}  {page if page[:1].isalpha() else f'p {page}'}"
    if len(made.scripts) > 1:
        head = f"{head}  {words(question.episode)}"
    where = Content.assemble(
        (fitted(head, max(4, width - len(worth) - 1)), "bold"), " ", (worth, "bold $text-accent")
    )
    # what the program asks of itself tells nothing of the script
    asked = printable if question.question in READY_WORDED else words
    line = Content.assemble(asked(question.question), " ", (f'"{words(question.quote)}"', f"italic {MUTED}"))
    return [where, *(Content.assemble("  ", part) for part in line.wrap(max(8, width - 2))[:3])]
