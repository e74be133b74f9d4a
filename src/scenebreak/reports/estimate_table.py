"""The estimate for the terminal and for other programs."""

import json
from collections.abc import Iterator
from dataclasses import asdict
from typing import Any

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from scenebreak.domain.estimate import Estimate, Outcome, worth_words
from scenebreak.domain.plain import plain
from scenebreak.reports.plain import counted, number, shortened

_CAVEAT = "Every number behind this is a default that you can change with --set; --explain shows the sum."
_QUESTIONS_SHOWN = 8
_SCRIPT_WIDTH = 20


def estimate_table(estimate: Estimate, title: str, *, explain: bool = False) -> RenderableType:
    """Days low, likely and high; the questions that move them; with `explain` the sum and the assumptions.

    While flags wait for a verdict the days stand twice: as confirmed so far, and if every flag stands.
    """
    parts: list[RenderableType] = [
        Text.assemble(("\n" + plain(title), "bold"), "  intimacy-coordinator days"),
        Text(estimate.progress),
        _days(estimate),
    ]
    if estimate.held_scenes:
        parts.append(Text(_held(estimate.held_scenes), style="bold"))
    parts += _questions(estimate)
    if explain:
        parts += [_sum(estimate), _shoot(estimate), _assumptions(estimate)]
    else:
        parts.append(Text(_CAVEAT))
    return Group(*parts)


def _held(scenes: int) -> str:
    are = "1 scene is" if scenes == 1 else f"{scenes} scenes are"
    return f"{are} held for legal and production (tier stop) and not part of this estimate."


def _plain_table(*columns: str) -> Table:
    table = Table(box=None, pad_edge=False, header_style="underline", padding=(0, 2, 0, 0))
    table.add_column(columns[0], min_width=24)
    for column in columns[1:]:
        table.add_column(column, justify="right", no_wrap=True)
    return table


def _days(estimate: Estimate) -> Table:
    outcomes = estimate.outcomes if estimate.reviewed else (*estimate.confirmed, *estimate.outcomes)
    table = _plain_table("", *_headings(estimate))
    for label, attribute in (
        ("prep days", "prep_days"),
        ("shoot days", "shoot_days"),
        ("further coordinators", "extra_days"),
        ("contingency", "contingency_days"),
    ):
        table.add_row(label, *(_one(getattr(outcome, attribute)) for outcome in outcomes))
    table.add_row("days together", *(_one(outcome.total_days) for outcome in outcomes), style="bold")
    return table


def _headings(estimate: Estimate) -> list[str]:
    """The three cases, once or twice; where twice, the first of each three says what they count."""
    cases = [outcome.case.value for outcome in estimate.outcomes]
    if estimate.reviewed:
        return cases
    return [
        f"confirmed:\n{cases[0]}",
        *(f"\n{case}" for case in cases[1:]),
        f"if all stand:\n{cases[0]}",
        *(f"\n{case}" for case in cases[1:]),
    ]


def _questions(estimate: Estimate) -> Iterator[RenderableType]:
    if not estimate.questions:
        yield Text("\nNo question is open.\n")
        return
    questions = counted(len(estimate.questions), "open question")
    yield Text(f"\n{questions}, together worth {_moved(estimate)}:")
    table = Table(box=None, pad_edge=False, expand=True, header_style="underline", padding=(0, 1, 0, 0))
    _add_scripts(table, "Script", estimate)
    table.add_column("Scene", no_wrap=True)
    table.add_column("Page", justify="right")
    table.add_column("Ask the director", ratio=1)
    table.add_column("May add", justify="right", no_wrap=True)
    for question in estimate.questions[:_QUESTIONS_SHOWN]:
        words = Text(f"{plain(question.question)} ", end="")
        words.append(f'"{shortened(question.quote, 60)}"', style="italic")
        table.add_row(
            *_script(question.episode, estimate),
            *(Text(question.scene), plain(question.page_name), words, _worth(question.days, estimate)),
        )
    yield table
    rest = len(estimate.questions) - _QUESTIONS_SHOWN
    yield Text(f"and {rest} more, worth less\n" if rest > 0 else "")


def _add_scripts(table: Table, heading: str, estimate: Estimate) -> None:
    """A column for the script that a scene is of, where there are several, for scene numbers repeat."""
    if len(estimate.scripts) > 1:
        table.add_column(heading, max_width=_SCRIPT_WIDTH, overflow="fold")


def _script(title: str, estimate: Estimate) -> tuple[Text, ...]:
    return (Text(plain(title)),) if len(estimate.scripts) > 1 else ()


def _moved(estimate: Estimate) -> str:
    """What all answers together add to the likely case, before and after it is rounded to bookable days."""
    _, likely, high = estimate.outcomes
    hours = high.raw_hours - likely.raw_hours
    booked = high.total_days - likely.total_days
    days = (
        f"{number(booked)} {'day' if booked <= 1 else 'days'} to book" if booked else "no further day to book"
    )
    return f"{hours:.1f} h at most, {days}"


def _worth(days: float, estimate: Estimate) -> str:
    return worth_words(days, estimate.assumptions.hours_per_day)


def _sum(estimate: Estimate) -> Table:
    """Hours by item; what was counted is that of the high case, which counts everything."""
    table = _plain_table("hours of prep", "of (high)", *(outcome.case.value for outcome in estimate.outcomes))
    for high in estimate.outcomes[-1].lines:
        hours = (_hours(outcome, high.item) for outcome in estimate.outcomes)
        table.add_row(high.item, f"{number(high.quantity)} {high.unit}", *hours)
    table.add_row(
        "hours together", "", *(_one(outcome.prep_hours) for outcome in estimate.outcomes), style="bold"
    )
    return table


def _hours(outcome: Outcome, item: str) -> str:
    return _one(sum(line.hours for line in outcome.lines if line.item == item))


def _one(hours: float) -> str:
    """Hours or days to one decimal: finer would be a pretence."""
    return f"{hours:.1f}"


def _shoot(estimate: Estimate) -> Table:
    """The shoot days of the likely case, one a row."""
    table = Table(box=None, pad_edge=False, expand=True, header_style="underline", padding=(0, 2, 0, 0))
    _add_scripts(table, "\nscript", estimate)
    table.add_column("\nshoot (likely)", no_wrap=True)
    table.add_column("\nsets", ratio=1)
    table.add_column("\ndays", justify="right")
    table.add_column("\nfurther", justify="right")
    for day in estimate.outcomes[1].days:
        scenes = Text(plain(", ".join(day.scenes)))
        sets = Text(plain("; ".join(day.sets)))
        table.add_row(*_script(day.episode, estimate), scenes, sets, _one(day.days), _one(day.extra))
    return table


def _assumptions(estimate: Estimate) -> Table:
    table = Table(box=None, pad_edge=False, header_style="underline", padding=(0, 2, 0, 0))
    table.add_column("\nassumption", no_wrap=True)
    table.add_column("\nvalue", justify="right")
    table.add_column("\nmeaning")
    for name, value, meaning in estimate.assumptions.described():
        table.add_row(name, number(value), meaning)
    return table


def estimate_to_json(estimate: Estimate, title: str) -> str:
    """The estimate as JSON text: cases with their lines, questions, assumptions.

    "days" counts every flag that nobody has dismissed, "confirmed" what a person has confirmed alone.
    """
    outcomes: dict[str, Any] = {outcome.case.value: _outcome(outcome) for outcome in estimate.outcomes}
    confirmed: dict[str, Any] = {outcome.case.value: _outcome(outcome) for outcome in estimate.confirmed}
    entry = {
        "schema": "scenebreak/estimate-1",
        "title": title,
        "days": outcomes,
        "confirmed": confirmed,
        "waiting_scenes": estimate.waiting,
        "held_scenes": estimate.held_scenes,
        "questions": [asdict(question) for question in estimate.questions],
        "assumptions": {name: value for name, value, _ in estimate.assumptions.described()},
    }
    return json.dumps(entry, ensure_ascii=False, indent=2) + "\n"


def _outcome(outcome: Outcome) -> dict[str, Any]:
    return {
        "scenes": outcome.scenes,
        "prep": outcome.prep_days,
        "shoot": outcome.shoot_days,
        "further_coordinators": outcome.extra_days,
        "contingency": outcome.contingency_days,
        "total": outcome.total_days,
        "prep_hours": [line._asdict() for line in outcome.lines],
        "shoot_days": [day._asdict() for day in outcome.days],
    }
