"""Questions and departments in blocks of lines."""

from collections.abc import Iterator, Sequence

from textual.content import Content

from scenebreak.domain.axis import RUNGS, ladder_of, named
from scenebreak.domain.finding import Tier
from scenebreak.domain.meeting import DepartmentBrief, DepartmentScene, MeetingQuestion
from scenebreak.tui.desk import Desk
from scenebreak.tui.printable import printable
from scenebreak.tui.private_words import hiding_private
from scenebreak.tui.widgets.blocks import Block
from scenebreak.tui.widgets.lines import KEY, MUTED, STOP, packed, wrapped

_INDENT = 4


def question_blocks(
    questions: Sequence[MeetingQuestion], settled: frozenset[str], desk: Desk, width: int
) -> Iterator[Block]:
    """One block a question, a heading above each script where there are several, and above settled ones.

    Args:
        questions: in the order in which they are shown.
        settled: ids of the beats whose questions stand under "settled".
        desk: says whether the words of the script may be shown.
        width: cells that a line may have.
    """
    if not questions:
        yield Block(
            tuple(wrapped(Content("No question is open. q in the review asks one on a beat."), width))
        )
    several = len({each.episode for each in questions}) > 1
    script, under = None, None
    for each in questions:
        if several and each.episode != script:
            yield Block((Content(""), Content.styled(desk.words(each.title), "bold underline")))
        script = each.episode
        if each.beat.beat.id in settled and under != script:
            under = script
            yield Block((Content.styled("Settled", f"underline {MUTED}"), Content("")))
        yield Block((*_question(each, desk, width), Content("")), each.beat.beat.id)


def _question(question: MeetingQuestion, desk: Desk, width: int) -> Iterator[Content]:
    beat, decision = question.beat, question.beat.decision
    worth = f"  +{question.worth}" if question.open and question.worth not in ("", "0 h") else ""
    held = "  held: legal and production first" if question.held else ""
    yield from wrapped(
        Content.assemble(
            ("? " if question.open else "  ", "bold $text-accent"),
            (printable(question.scene.name), "bold"),
            f"  {printable(question.page_name)}  ",
            (desk.words(question.scene.scene.setting.place or question.scene.scene.heading), MUTED),
            f"{worth}  ",
            (f" {beat.beat.kind.letter} ", "bold reverse"),
            f" {desk.words(' + '.join(beat.participants))}  ",
            (f'"{desk.words(question.words)}"', "italic"),
            (held, STOP if held else ""),
        ),
        width,
    )[:2]
    style = "bold" if question.open else MUTED
    # what the program asks of itself tells nothing of the script
    asked = (
        desk.words(question.text) if decision.question else printable(question.text or "Nothing is asked.")
    )
    yield from wrapped(Content.styled(asked, style), width, _INDENT)
    if decision.answer:
        by = f"{desk.words(decision.answered_by)}: " if decision.answered_by else ""
        on = f"  ({decision.answered_on})" if decision.answered_on else ""
        answer = Content.assemble((by, MUTED), desk.words(decision.answer), (on, MUTED))
        yield from wrapped(answer, width, _INDENT)
    elif question.settled_by:
        yield from wrapped(Content.styled(question.settled_by, MUTED), width, _INDENT)
    if beat.tier is not Tier.STOP:
        rungs = (_rung(rung.code, beat.axis, settled=decision.settled) for rung in ladder_of(beat.beat.kind))
        yield from (Content.assemble(" " * _INDENT, line) for line in packed(rungs, width - _INDENT))


def _rung(code: str, axis: str, *, settled: str | None) -> Content:
    rung = RUNGS[code]
    style = "bold reverse" if code == settled else "bold" if code == axis else MUTED
    return Content.assemble((str(rung.step), KEY), " ", (rung.name, style))


def department_lines(
    briefs: Sequence[DepartmentBrief], shown: DepartmentBrief, width: int
) -> Iterator[Content]:
    """Every department with the number of scenes that it has still to be told of, the shown one reversed.

    Args:
        briefs: the departments in their order.
        shown: one of them.
        width: cells that a line may have.
    """
    position = [each.department.id for each in briefs].index(shown.department.id) + 1
    waiting = sum(each.waiting > 0 for each in briefs)
    yield Content.assemble(
        ("Departments  ", "bold"), f"{position} of {len(briefs)}, {waiting} to be told", ("  n next", MUTED)
    )
    yield from packed(
        (_brief(each, style="bold reverse" if each is shown else "") for each in briefs), width, gap=1
    )


def _brief(brief: DepartmentBrief, *, style: str) -> Content:
    waiting = f" {brief.waiting}" if brief.waiting else ""
    return Content.assemble(
        (f" {brief.department.name}", style), (f"{waiting} ", style or "bold $text-accent")
    )


def department_blocks(brief: DepartmentBrief | None, desk: Desk, width: int) -> Iterator[Block]:
    """One block a scene of a department, a heading above each script where there are several.

    Args:
        brief: the department; None where none must be told of anything.
        desk: says whether the words of the script may be shown.
        width: cells that a line may have.
    """
    if brief is None:
        yield Block(tuple(wrapped(Content("No department must be told of anything yet."), width)))
        return
    several = len({each.episode for each in brief.scenes}) > 1
    title = None
    for each in brief.scenes:
        if several and each.title != title:
            title = each.title
            yield Block((Content(""), Content.styled(desk.words(title), "bold underline")))
        yield Block((*_scene(each, desk, width), Content("")), scene_id(each))


def scene_id(scene: DepartmentScene) -> str:
    """The id of the block of a scene."""
    return f"{scene.episode}.{scene.scene.scene.index}"


def _scene(scene: DepartmentScene, desk: Desk, width: int) -> Iterator[Content]:
    heading = desk.words(scene.scene.scene.heading) or "before the first scene"
    page = printable(scene.page_name)
    state, style = _state(scene)
    head = Content.assemble((printable(scene.scene.name), "bold"), f"  {page}  {heading}  ", (state, style))
    yield from wrapped(head, width)
    if scene.notice.told is not None and scene.notice.by:
        told_by = Content.styled(f"told by {desk.words(scene.notice.by)}", MUTED)
        yield from wrapped(told_by, width, _INDENT)
    lines = scene.lines
    for line in lines:
        yield from wrapped(Content(hiding_private(desk, scene.scene, line)), width, _INDENT)
    if not lines:
        yield Content.styled(f"{' ' * _INDENT}need not know of it any more", MUTED)


def _state(scene: DepartmentScene) -> tuple[str, str]:
    """What it was told and whether it knows; loud where the scene goes further by now."""
    notice = scene.notice
    if notice.told is None:
        return "not told yet", "bold $text-accent"
    before = f"told {notice.told}" + (f" of {named(notice.level)}" if notice.level else "")
    if scene.raised:
        return f" {before}, now {named(scene.level)}: tell again ", "bold reverse $text-error"
    changed = f", now {named(scene.level) or 'nothing'}" if scene.changed else ""
    knows = f", knows since {notice.acknowledged}" if notice.acknowledged else ", no answer yet"
    return f"{before}{changed}{knows}", "$text-success" if notice.acknowledged else ""
