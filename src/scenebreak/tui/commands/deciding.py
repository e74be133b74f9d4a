"""Commands that decide on the beat at the cursor. Each is committed before the screen shows it."""

from typing import TYPE_CHECKING, ClassVar

from scenebreak.domain.axis import ladder_of
from scenebreak.domain.beat import Verdict
from scenebreak.domain.finding import Tier
from scenebreak.tui.commands.base import BeatCommand, Command, Group, Where
from scenebreak.tui.commands.over_review import OVER

if TYPE_CHECKING:
    from scenebreak.tui.screens.review import ReviewScreen


class Confirm(BeatCommand):
    """Confirm that this beat needs a coordinator, and go to the next unreviewed one."""

    key = "enter"
    label = "Confirm the beat"
    word = "confirm"
    group = Group.DECIDE

    @classmethod
    def _run(cls, screen: "ReviewScreen") -> None:
        screen.decide_and_go_on(verdict=Verdict.CONFIRMED, reason=None)


class Dismiss(BeatCommand):
    """Dismiss the beat; one more key gives the reason."""

    key = "x"
    label = "Dismiss the beat"
    word = "dismiss"
    group = Group.DECIDE

    @classmethod
    def _run(cls, screen: "ReviewScreen") -> None:
        screen.ask_reason()


class Unsure(BeatCommand):
    """Say that you are not sure, and go to the next unreviewed beat."""

    key = "u"
    label = "Unsure about the beat"
    word = "unsure"
    group = Group.DECIDE

    @classmethod
    def _run(cls, screen: "ReviewScreen") -> None:
        screen.decide_and_go_on(verdict=Verdict.UNSURE, reason=None)


class Reopen(BeatCommand):
    """Take your verdict back: the beat is unreviewed again."""

    key = "r"
    label = "Take the verdict back"
    group = Group.DECIDE

    @classmethod
    def _run(cls, screen: "ReviewScreen") -> None:
        screen.decide(verdict=None, reason=None)


class _Settle(BeatCommand):
    step: ClassVar[int]
    group = Group.DECIDE
    where = frozenset({Where.REVIEW, Where.QUESTIONS})

    @classmethod
    def available(cls, screen: "ReviewScreen") -> bool:
        """The ladder has this rung, and the scene is not one to stop at."""
        reviewed = screen.decided
        return reviewed is not None and cls.answers(screen) and cls.step <= len(ladder_of(reviewed.beat.kind))

    @classmethod
    def answers(cls, screen: "ReviewScreen") -> bool:
        """The scene is not one to stop at; a rung that the ladder has not is told."""
        reviewed = screen.decided
        return reviewed is not None and reviewed.beat.tier is not Tier.STOP

    @classmethod
    def perform(cls, screen: "ReviewScreen") -> None:
        """Settle it; a ladder with fewer rungs says how many it has."""
        reviewed = screen.decided
        if reviewed is not None and cls.answers(screen) and not cls.available(screen):
            last = ladder_of(reviewed.beat.kind)[-1]
            screen.tell(f"The ladder of {reviewed.beat.kind.label} ends at {last.step} {last.name}.")
        else:
            super().perform(screen)

    @classmethod
    def _run(cls, screen: "ReviewScreen") -> None:
        screen.settle(cls.step)


class Settle1(_Settle):
    """Settle the beat on the first rung of its ladder; a kiss: nonromantic. Keys 1 to 5, one a rung."""

    key, step = "1", 1
    label = "Level 1"
    word = "level"
    word_key = "1-5"


class Settle2(_Settle):
    """Settle it on the second rung; a kiss: peck."""

    key, step = "2", 2
    label = "Level 2"


class Settle3(_Settle):
    """Settle it on the third rung; a kiss: held."""

    key, step = "3", 3
    label = "Level 3"


class Settle4(_Settle):
    """Settle it on the fourth rung; a kiss: makeout."""

    key, step = "4", 4
    label = "Level 4"


class Settle5(_Settle):
    """Settle it on the fifth rung; a kiss: on the body."""

    key, step = "5", 5
    label = "Level 5"


class Unsettle(BeatCommand):
    """Go back to the level that the machine proposes."""

    key = "0"
    label = "Level as proposed"
    group = Group.DECIDE

    @classmethod
    def _run(cls, screen: "ReviewScreen") -> None:
        screen.decide(settled=None)


class TickDepartments(BeatCommand):
    """Choose who must be told: a letter ticks or unticks a department, enter or esc ends."""

    key = "d"
    label = "Departments to tell"
    word = "tell"
    group = Group.DECIDE

    @classmethod
    def _run(cls, screen: "ReviewScreen") -> None:
        screen.tick_departments()


class People(BeatCommand):
    """Correct who takes part: a letter ticks or unticks a character of the scene, enter or esc ends."""

    key = "P"
    label = "Who takes part"
    group = Group.DECIDE

    @classmethod
    def _run(cls, screen: "ReviewScreen") -> None:
        screen.ask_people()


class MinorTakesPart(BeatCommand):
    """Say that a minor takes part in the beat, under age whatever the script tells; again takes it back."""

    key = "U"
    label = "A minor takes part"
    group = Group.DECIDE

    @classmethod
    def _run(cls, screen: "ReviewScreen") -> None:
        screen.mark_minor()


class PeopleAsFound(BeatCommand):
    """Go back to the people that the machine named."""

    label = "People as found"
    group = Group.DECIDE

    @classmethod
    def _run(cls, screen: "ReviewScreen") -> None:
        screen.commit_here(people=None)


class DefaultDepartments(BeatCommand):
    """Go back to the departments that the level asks for."""

    label = "Departments as proposed"
    group = Group.DECIDE

    @classmethod
    def _run(cls, screen: "ReviewScreen") -> None:
        screen.decide(departments=None)


class Undo(Command):
    """Take back the last edit, and go where it was. Long writing goes back in the steps it was kept in."""

    key = "z"
    label = "Undo"
    word = "undo"
    group = Group.DECIDE
    where = OVER | {Where.REVIEW}

    @classmethod
    def _run(cls, screen: "ReviewScreen") -> None:
        screen.step_history(back=True)


class Redo(Command):
    """Do again what was taken back."""

    key = "Z"
    label = "Redo"
    group = Group.DECIDE
    where = OVER | {Where.REVIEW}

    @classmethod
    def _run(cls, screen: "ReviewScreen") -> None:
        screen.step_history(back=False)
