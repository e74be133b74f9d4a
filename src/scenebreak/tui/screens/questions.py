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
from scenebreak.services.review import Edit
from scenebreak.tui.commands import Where
from scenebreak.tui.messages import OfficeChosen, Text
from scenebreak.tui.plan_sheet import day_of
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
    """Lists the questions of all scripts. Answered ones stay in their place until the screen is left."""

    WHERE = Where.QUESTIONS
    BINDINGS: ClassVar[list[BindingType]] = bindings_of(WHERE)

    def __init__(self, under: DeskScreen) -> None:
        super().__init__(under)
        self._questions: Sequence[MeetingQuestion] = self.review.questions()
        self._by = ""

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
        beats = {beat.beat.id: beat for each in self.review.episodes for beat in self.review.beats(each.id)}
        self._questions = [
            replace(each, beat=beats[each.beat.beat.id])
            for each in self._questions
            if each.beat.beat.id in beats
        ]
        waiting = sum(each.open for each in self._questions)
        self.entitle(
            ("Questions  ", "bold"), f"{waiting} open, {len(self._questions) - waiting} answered or settled"
        )
        self.blocks.border_title = "as a director's meeting takes them"
        self.blocks.show(tuple(question_blocks(self._questions, self.under.desk, self.blocks.room)))

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

    def keep(self, field: Text, text: str, *, before: str | None) -> None:
        """Commit a text of an answer; a new answer gets its day and who gave it.

        Raises:
            ScenebreakError: it cannot be kept.
        """
        if not isinstance(field, _Answer):
            return
        question = field.question
        beat = question.beat.beat.id
        if field.field == "answer":
            decision = next(
                each for each in self.review.beats(question.episode) if each.beat.id == beat
            ).decision
            by = decision.answered_by or self._by or decision.asked_of
            on_ = decision.answered_on or self.today
            answer: dict[str, Any] = {"answer": text, "answered_by": by if text else ""}
            answer["answered_on"] = on_ if text else None
            self.review.decide(question.episode, beat, expected={"answer": before or ""}, **answer)
        else:
            value = day_of(text.strip()) if field.field == "answered_on" else text.strip()
            self._by = text.strip() if field.field == "answered_by" else self._by
            self.review.decide(question.episode, beat, expected=None, **{field.field: value})

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
        self._by = message.office
        self.commit(question.episode, beat=question.beat.beat.id, answered_by=message.office)
