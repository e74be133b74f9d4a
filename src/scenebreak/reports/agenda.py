"""The director's questions: as lines to hear, as an agenda to take along, and as rows."""

import csv
import io
import json
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any, NamedTuple

from scenebreak.domain.estimate import worth_words
from scenebreak.domain.meeting import MeetingQuestion
from scenebreak.domain.page_head import PageHead
from scenebreak.domain.question import follow_ups
from scenebreak.reports.markdown import escaped, head_to_markdown
from scenebreak.reports.plain import cell, counted, number
from scenebreak.reports.spoken import day, one_line, sentence

_HELD = "Legal and production decide first; not for the director yet."


class QuestionRow(NamedTuple):
    """One question, in words."""

    number: int
    script: str
    scene: str
    beat: int
    page: int
    tier: str
    kind: str
    words: str
    question: str
    asked_of: str
    hours: str
    answer: str
    answered_by: str
    answered_on: str
    held: str


def question_lines(
    questions: Sequence[MeetingQuestion], hours_per_day: float, *, discreet: bool = False
) -> Iterator[str]:
    """Questions one after the other, one fact a line."""
    waiting = sum(each.open and not each.held for each in questions)
    yield f"{counted(waiting, 'open question')}, {len(questions)} in all."
    for title, group in groupby(questions, key=lambda each: (each.episode, each.title)):
        yield ""
        yield sentence(title[1])
        for question in group:
            yield ""
            yield from _lines(question, hours_per_day, discreet=discreet)


def agenda_to_markdown(
    questions: Sequence[MeetingQuestion],
    hours_per_day: float,
    *,
    discreet: bool = False,
    head: PageHead | None = None,
) -> str:
    """An agenda of the director's meeting: what is open with room for the answer, then what was answered."""
    lines = ["# Questions for the director's meeting", "", *head_to_markdown(head)]
    for title, group in groupby(questions, key=lambda each: (each.episode, each.title)):
        lines += [f"## {escaped(title[1])}", ""]
        for question in group:
            lines += _entry(question, hours_per_day, discreet=discreet)
    return "\n".join(lines)


def questions_to_csv(
    questions: Iterable[MeetingQuestion], hours_per_day: float, *, discreet: bool = False
) -> str:
    """CSV with a heading line; no cell can be taken for a formula."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(QuestionRow._fields)
    for question in questions:
        row = _row(question, hours_per_day, discreet=discreet)
        writer.writerow([cell(value) if isinstance(value, str) else value for value in row])
    return out.getvalue()


def questions_to_json(
    questions: Iterable[MeetingQuestion], hours_per_day: float, *, discreet: bool = False
) -> str:
    """A list of questions, schema scenebreak/questions-1."""
    entries: list[dict[str, Any]] = [
        {
            "schema": "scenebreak/questions-1",
            **_row(question, hours_per_day, discreet=discreet)._asdict(),
            "episode": question.episode,
            "beat_id": question.beat.beat.id,
            "open": question.open,
            "held": question.held,
            "hours": None if question.held else round(question.days * hours_per_day, 2),
        }
        for question in questions
    ]
    return json.dumps(entries, ensure_ascii=False, indent=2) + "\n"


def _lines(question: MeetingQuestion, hours_per_day: float, *, discreet: bool) -> Iterator[str]:
    kind, decision = question.beat.beat.kind.label, question.beat.decision
    yield f"Question {question.number}."
    yield sentence(
        f"Scene {one_line(question.scene.name)}, beat {question.position}, {one_line(question.page_name)}"
    )
    yield sentence(f"{kind}, {question.beat.tier.label}")
    if question.held:
        yield _HELD
        return
    if not discreet:
        yield f"Words: {one_line(question.words)}"
    yield sentence(f"For the {one_line(decision.asked_of)}: {one_line(question.text)}")
    if question.open:
        yield f"A higher level adds {worth_words(question.days, hours_per_day)}."
        yield "Not answered yet."
    else:
        yield sentence(_answer(question))


def _entry(question: MeetingQuestion, hours_per_day: float, *, discreet: bool) -> Iterator[str]:
    scene, decision = question.scene, question.beat.decision
    heading = "" if discreet else f" - {escaped(scene.scene.heading)}"
    yield f"### {question.number}. Scene {escaped(scene.name)}, {escaped(question.page_name)}{heading}"
    yield ""
    if question.held:
        yield f"{_HELD}\n"
        return
    if not discreet:
        yield f'- The script: "{escaped(question.words)}"'
    yield f"- For the {escaped(decision.asked_of)}: **{escaped(question.text)}**"
    if question.open:
        yield f"- A higher level adds {worth_words(question.days, hours_per_day)}"
        beat = question.beat.beat
        yield f"- Beside it: {' '.join(follow_ups(beat.kind, beat.modifiers))}"
        yield "- Answer: ______________________  by: __________  on: __________"
    else:
        yield f"- {escaped(_answer(question))}"
    yield ""


def _answer(question: MeetingQuestion) -> str:
    decision = question.beat.decision
    by = f" by {one_line(decision.answered_by)}" if decision.answered_by else ""
    on = f" on {day(decision.answered_on)}" if decision.answered_on else ""
    return f"Answer{by}{on}: {one_line(decision.answer)}"


def _row(question: MeetingQuestion, hours_per_day: float, *, discreet: bool) -> QuestionRow:
    decision = question.beat.decision
    return QuestionRow(
        number=question.number,
        script=question.title,
        scene=question.scene.name,
        beat=question.position,
        page=question.page,
        tier=question.beat.tier.label,
        kind=question.beat.beat.kind.label,
        words="" if discreet or question.held else question.words,
        question="" if question.held else question.text,
        asked_of=decision.asked_of,
        hours="" if question.held else number(question.days * hours_per_day),
        answer=decision.answer,
        answered_by=decision.answered_by,
        answered_on=day(decision.answered_on) if decision.answered_on else "",
        held="yes" if question.held else "",
    )
