"""Commands of the screens over the review: the plan, the questions, the departments."""

from typing import TYPE_CHECKING

from scenebreak.tui.commands.base import Command, Group, Where

if TYPE_CHECKING:
    from scenebreak.tui.screens.departments import DepartmentsScreen
    from scenebreak.tui.screens.over_review import OverReview
    from scenebreak.tui.screens.plan import PlanScreen
    from scenebreak.tui.screens.questions import QuestionsScreen
    from scenebreak.tui.screens.review import ReviewScreen

OVER = frozenset({Where.PLAN, Where.QUESTIONS, Where.DEPARTMENTS})
_PLAN = frozenset({Where.PLAN})
_QUESTIONS = frozenset({Where.QUESTIONS})
_DEPARTMENTS = frozenset({Where.DEPARTMENTS})


class OpenPlan(Command):
    """Open the plan of the scene: how its beats are played, how it is prepared and kept safe, its riders."""

    key = "p"
    label = "Plan of the scene"
    word = "plan"
    group = Group.LOOK

    @classmethod
    def available(cls, screen: "ReviewScreen") -> bool:
        """There is a scene at the cursor."""
        return screen.desk.row is not None

    @classmethod
    def _run(cls, screen: "ReviewScreen") -> None:
        screen.open_plan()


class OpenQuestions(Command):
    """List every question for the director, first those that move the estimate most, and answer them."""

    key = "A"
    label = "Questions"
    group = Group.LOOK

    @classmethod
    def _run(cls, screen: "ReviewScreen") -> None:
        screen.open_questions()


class OpenDepartments(Command):
    """List what each department must be told, and note that it was told and knows."""

    key = "D"
    label = "Departments"
    group = Group.LOOK

    @classmethod
    def _run(cls, screen: "ReviewScreen") -> None:
        screen.open_departments()


class NextBlock(Command):
    """Go to the next entry."""

    key = "j,down"
    label = "Next entry"
    group = Group.MOVE
    where = OVER

    @classmethod
    def _run(cls, screen: "OverReview") -> None:
        screen.step(1)


class PreviousBlock(Command):
    """Go to the entry before."""

    key = "k,up"
    label = "Entry before"
    group = Group.MOVE
    where = OVER

    @classmethod
    def _run(cls, screen: "OverReview") -> None:
        screen.step(-1)


class SeveralOn(Command):
    """Go several entries further."""

    key = "J,pagedown"
    label = "Several entries on"
    group = Group.MOVE
    where = OVER

    @classmethod
    def _run(cls, screen: "OverReview") -> None:
        screen.step(10)


class SeveralBack(Command):
    """Go several entries back."""

    key = "K,pageup"
    label = "Several entries back"
    group = Group.MOVE
    where = OVER

    @classmethod
    def _run(cls, screen: "OverReview") -> None:
        screen.step(-10)


class BackToReview(Command):
    """Go back to the review. What you were writing is kept."""

    key = "escape"
    label = "Back to the review"
    word = "back"
    group = Group.PROGRAM
    where = OVER

    @classmethod
    def _run(cls, screen: "OverReview") -> None:
        screen.close()


class WritePlan(Command):
    """Write the entry; where there are choices, take the next one."""

    key = "enter"
    label = "Write the entry"
    word = "write"
    group = Group.WRITE
    where = _PLAN

    @classmethod
    def _run(cls, screen: "PlanScreen") -> None:
        screen.change()


class NextChoice(Command):
    """Take the next choice of the entry; after the last one it is open again."""

    key = "space,right,l"
    label = "Next choice"
    word = "choose"
    group = Group.WRITE
    where = _PLAN

    @classmethod
    def _run(cls, screen: "PlanScreen") -> None:
        screen.choose(1)


class PreviousChoice(Command):
    """Take the choice before."""

    key = "left,h"
    label = "Choice before"
    group = Group.WRITE
    where = _PLAN

    @classmethod
    def _run(cls, screen: "PlanScreen") -> None:
        screen.choose(-1)


class WriteOwn(Command):
    """Write words of your own, where choices are offered too."""

    key = "e"
    label = "Words of your own"
    group = Group.WRITE
    where = _PLAN

    @classmethod
    def _run(cls, screen: "PlanScreen") -> None:
        screen.write_own()


class AcceptProposal(Command):
    """Make what is proposed for the beat or for the scene as such your own: it stays from then on."""

    key = "y"
    label = "Accept what is proposed for the beat"
    word = "accept"
    group = Group.WRITE
    where = _PLAN

    @classmethod
    def _run(cls, screen: "PlanScreen") -> None:
        screen.accept()


class AcceptScene(Command):
    """Make all that is proposed for the scene, beats and riders too, your own; says how many entries."""

    key = "Y"
    label = "Accept the whole plan as proposed"
    word = "accept all"
    group = Group.WRITE
    where = _PLAN

    @classmethod
    def _run(cls, screen: "PlanScreen") -> None:
        screen.accept(everything=True)


class ClearEntry(Command):
    """Leave the entry open again."""

    key = "-,delete"
    label = "Clear the entry"
    word = "clear"
    group = Group.WRITE
    where = _PLAN

    @classmethod
    def _run(cls, screen: "PlanScreen") -> None:
        screen.clear()


class NextPlan(Command):
    """Go to the plan of the next scene."""

    key = "n"
    label = "Next scene"
    word = "next"
    group = Group.MOVE
    where = _PLAN

    @classmethod
    def _run(cls, screen: "PlanScreen") -> None:
        screen.next_scene(1)


class PreviousPlan(Command):
    """Go to the plan of the scene before."""

    key = "N"
    label = "Scene before"
    group = Group.MOVE
    where = _PLAN

    @classmethod
    def _run(cls, screen: "PlanScreen") -> None:
        screen.next_scene(-1)


class ToQuestionedBeat(Command):
    """Go to the beat that the question is about."""

    key = "enter"
    label = "To the beat"
    word = "beat"
    group = Group.MOVE
    where = _QUESTIONS

    @classmethod
    def _run(cls, screen: "QuestionsScreen") -> None:
        screen.go_to_beat()


class AnswerQuestion(Command):
    """Write the answer; it is dated today and comes from whoever answered last, until you say otherwise."""

    key = "a"
    label = "Answer"
    word = "answer"
    group = Group.WRITE
    where = _QUESTIONS

    @classmethod
    def _run(cls, screen: "QuestionsScreen") -> None:
        screen.answer()


class AnsweredBy(Command):
    """Say who answered: one letter for an office, or a name of your own."""

    key = "b"
    label = "Who answered"
    word = "by"
    group = Group.WRITE
    where = _QUESTIONS

    @classmethod
    def _run(cls, screen: "QuestionsScreen") -> None:
        screen.ask_who()


class AnsweredOn(Command):
    """Say on which day it was answered."""

    key = "w"
    label = "When it was answered"
    word = "when"
    group = Group.WRITE
    where = _QUESTIONS

    @classmethod
    def _run(cls, screen: "QuestionsScreen") -> None:
        screen.write_day()


class NextDepartment(Command):
    """Go to the next department."""

    key = "n,right,l"
    label = "Next department"
    word = "next"
    group = Group.MOVE
    where = _DEPARTMENTS

    @classmethod
    def _run(cls, screen: "DepartmentsScreen") -> None:
        screen.step_department(1)


class PreviousDepartment(Command):
    """Go to the department before."""

    key = "N,left,h"
    label = "Department before"
    group = Group.MOVE
    where = _DEPARTMENTS

    @classmethod
    def _run(cls, screen: "DepartmentsScreen") -> None:
        screen.step_department(-1)


class ToToldScene(Command):
    """Go to the scene."""

    key = "enter"
    label = "To the scene"
    word = "scene"
    group = Group.MOVE
    where = _DEPARTMENTS

    @classmethod
    def _run(cls, screen: "DepartmentsScreen") -> None:
        screen.go_to_scene()


class Told(Command):
    """Note that the department was told of the scene today, and how far it goes now."""

    key = "t"
    label = "Told today"
    word = "told"
    group = Group.DECIDE
    where = _DEPARTMENTS

    @classmethod
    def _run(cls, screen: "DepartmentsScreen") -> None:
        screen.told()


class ToldAll(Command):
    """Note that the department was told today of every confirmed scene that waits; asks first."""

    key = "T"
    label = "Told of all today"
    word = "all"
    group = Group.DECIDE
    where = _DEPARTMENTS

    @classmethod
    def _run(cls, screen: "DepartmentsScreen") -> None:
        screen.told_all()


class ToldBy(Command):
    """Say who told the department of the scene; it holds for what you note after it."""

    key = "b"
    label = "Who told"
    word = "by"
    group = Group.WRITE
    where = _DEPARTMENTS

    @classmethod
    def _run(cls, screen: "DepartmentsScreen") -> None:
        screen.write_who()


class Acknowledged(Command):
    """Note that the department said today that it knows."""

    key = "a"
    label = "Acknowledged today"
    word = "knows"
    group = Group.DECIDE
    where = _DEPARTMENTS

    @classmethod
    def _run(cls, screen: "DepartmentsScreen") -> None:
        screen.acknowledged()
