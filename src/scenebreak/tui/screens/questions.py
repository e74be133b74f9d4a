"""Every question for the director, in the order in which a meeting takes them, answered on the spot."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType

from scenebreak.domain.axis import ladder_of
from scenebreak.domain.beat import ReviewedBeat
from scenebreak.domain.meeting import MeetingQuestion
from scenebreak.services.answering import given
from scenebreak.services.days import said_on
from scenebreak.services.review import Edit
from scenebreak.tui.commands import Where
from scenebreak.tui.messages import OfficeChosen, Text
from scenebreak.tui.plan_sheet import written_day
from scenebreak.tui.screens.command_screen import bindings_of
from scenebreak.tui.screens.desk_screen import DeskScreen
from scenebreak.tui.screens.over_review import OverReview
from scenebreak.tui.widgets.meeting_blocks import question_blocks
from scenebreak.tui.widgets.prompts import OfficePrompt


@dataclass(frozen=True, slots=True)
class _Answer:
    """A text of an answer.

    Attributes:
        field: the field of the decision.
        question: which question it answers.
        heading: what the editor calls it.
    """

    field: str
    question: MeetingQuestion
    heading: str
    long: bool = False


class QuestionsScreen(OverReview):
    """Lists the questions of all scripts. Answered ones stay in their place until the screen is left.

    Those that were settled before, by a level, an agreement or an answer, stand last.
    """

    WHERE = Where.QUESTIONS
    BINDINGS: ClassVar[list[BindingType]] = bindings_of(WHERE)

    def __init__(self, under: DeskScreen) -> None:
        super().__init__(under)
        self._questions: Sequence[MeetingQuestion] = self.review.questions(settled=True)
        self._settled = _settled(self._questions)

    def prompts(self) -> ComposeResult:
        """Who answered."""
        yield OfficePrompt(id="office")

    @property
    def question(self) -> MeetingQuestion | None:
        """The question at the cursor."""
        return next((each for each in self._questions if each.beat.beat.id == self.blocks.current), None)

    @property
    def decided(self) -> ReviewedBeat | None:
        """The beat that a level is settled on."""
        return self.question.beat if self.question is not None else None

    def load(self) -> None:
        """Show every question as it stands by now, in the order in which they were found."""
        self.look()
        beats = {beat.beat.id: beat for each in self.review.episodes for beat in self.review.beats(each.id)}
        self._questions = [
            replace(each, beat=beats[each.beat.beat.id])
            for each in self._questions
            if each.beat.beat.id in beats
        ]
        self._show()

    def follow(self) -> None:
        """Show what another window has asked and answered; questions keep their places, new ones are last."""
        fresh = {each.beat.beat.id: each for each in self.review.questions(settled=True)}
        known = [fresh.pop(each.beat.beat.id, each) for each in self._questions]
        self._settled |= _settled(tuple(fresh.values()))
        place = {each.id: number for number, each in enumerate(self.review.episodes)}
        self._questions = sorted((*known, *fresh.values()), key=lambda each: place.get(each.episode, 0))
        self.load()

    def _show(self) -> None:
        waiting = sum(each.open for each in self._questions)
        self.entitle(
            ("Questions  ", "bold"), f"{waiting} open, {len(self._questions) - waiting} answered or settled"
        )
        self.blocks.border_title = "as a director's meeting takes them"
        self.blocks.show(
            tuple(question_blocks(self._questions, self._settled, self.under.desk, self.blocks.room))
        )

    def answer(self) -> None:
        """Write the answer to the question at the cursor."""
        if (question := self.question) is not None:
            self.edit(_Answer("answer", question, "Answer"), question.beat.decision.answer)

    def settle(self, step: int) -> None:
        """Settle the level that the answer gives.

        Args:
            step: the number of the rung, from 1.
        """
        question = self.question
        if question is not None:
            code = ladder_of(question.beat.beat.kind)[step - 1].code
            self.commit(question.episode, beat=question.beat.beat.id, settled=code)

    def ask_who(self) -> None:
        """Ask who answered."""
        prompt = self.query_one(OfficePrompt)
        if self.question is not None:
            prompt.border_title = "Who answered?"
            self.show_prompt(prompt, prompt.HINT)

    def write_day(self) -> None:
        """Write the day of the answer."""
        if (question := self.question) is not None:
            day = question.beat.decision.answered_on
            self.edit(_Answer("answered_on", question, "Answered on"), day.isoformat() if day else "")

    def go_to_beat(self) -> None:
        """Go to the beat that the question is about."""
        if (question := self.question) is not None:
            self.go_below(question.episode, beat=question.beat.beat.id)

    def keep(self, field: Text, text: str, *, before: str | None) -> str:
        """Commit a text of an answer; a new answer gets its day and who gave it.

        Raises:
            EditConflict: another window has written the same text.
            ScenebreakError: it cannot be kept.
        """
        if not isinstance(field, _Answer):
            raise TypeError("the editor of questions holds texts of answers")
        question, words = field.question, text if field.field == "answer" else text.strip()
        read = written_day if field.field == "answered_on" else str
        fields: dict[str, Any] = {field.field: read(words)}
        if field.field == "answered_on":
            said_on(fields["answered_on"])
        if field.field == "answer":
            fields |= self._dated(question, text)
        expected = {field.field: read(before or "")}
        with self.shown(question.episode):
            self.review.decide(question.episode, question.beat.beat.id, expected=expected, **fields)
        if field.field == "answered_by":
            self.under.who_answered = words
        return words

    def _dated(self, question: MeetingQuestion, answer: str) -> dict[str, Any]:
        """Who gave an answer, and when, as far as nobody has said otherwise."""
        beats = self.review.beats(question.episode)
        found = (each.decision for each in beats if each.beat.id == question.beat.beat.id)
        decision = next(found, question.beat.decision)
        return given(decision, answer, by=self.under.who_answered, on=self.today)

    def went(self, edit: Edit) -> None:
        """Go to the question that an edit was on."""
        if any(each.beat.beat.id == edit.beat for each in self._questions):
            self.blocks.current = str(edit.beat)

    @on(OfficeChosen)
    def _answered_by(self, message: OfficeChosen) -> None:
        question = self.question
        self.close_prompts()
        if question is None:
            return
        if not message.office:
            self.edit(_Answer("answered_by", question, "Answered by"), question.beat.decision.answered_by)
            return
        self.under.who_answered = message.office
        self.commit(question.episode, beat=question.beat.beat.id, answered_by=message.office)


def _settled(questions: Sequence[MeetingQuestion]) -> frozenset[str]:
    """Ids of the beats whose questions are closed; these stand under a heading of their own."""
    return frozenset(each.beat.beat.id for each in questions if not each.open)
