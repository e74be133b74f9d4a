"""Commands on several beats at once: mark them, decide them alike, repeat what was decided."""

from typing import TYPE_CHECKING

from scenebreak.tui.commands.base import BeatCommand, Command, Group

if TYPE_CHECKING:
    from scenebreak.tui.screens.review import ReviewScreen


class MarkBeat(BeatCommand):
    """Mark the beat, or take its mark off, and go on. What you decide then holds for all that are marked."""

    key = "m"
    label = "Mark the beat"
    group = Group.CHOOSE

    @classmethod
    def _run(cls, screen: "ReviewScreen") -> None:
        beat = screen.desk.beat
        if beat is not None:
            screen.go(screen.desk.marking([beat.beat.id]).moved(1))


class MarkScene(Command):
    """Mark every beat of the scene, or take the marks off."""

    key = "M"
    label = "Mark the scene"
    group = Group.CHOOSE

    @classmethod
    def available(cls, screen: "ReviewScreen") -> bool:
        """There are beats in the scene."""
        return screen.desk.row is not None and bool(screen.desk.row.beats)

    @classmethod
    def _run(cls, screen: "ReviewScreen") -> None:
        row = screen.desk.row
        screen.mark([beat for beat in row.beats if screen.desk.shows(beat)] if row else [])


class MarkAll(Command):
    """Mark every beat that the list shows, as after a filter; or take the marks off."""

    key = "*"
    label = "Mark all beats listed"
    group = Group.CHOOSE

    @classmethod
    def _run(cls, screen: "ReviewScreen") -> None:
        desk = screen.desk
        screen.mark([beat for row in desk.rows for beat in row.beats if desk.shows(beat)])


class Repeats(BeatCommand):
    """Decide every other beat of the same kind and people like this one; says how many before it does."""

    key = "e"
    label = "Every repeat of the pair"
    group = Group.CHOOSE

    @classmethod
    def _run(cls, screen: "ReviewScreen") -> None:
        screen.ask_repeats()


class RepeatLast(BeatCommand):
    """Decide here as on the beat before: verdict, level and departments."""

    key = "."
    label = "Repeat the last decision"
    group = Group.CHOOSE

    @classmethod
    def _run(cls, screen: "ReviewScreen") -> None:
        screen.repeat_last()


class LetGo(Command):
    """Take the marks off; without marks, show all scenes again; without a filter, hide the line of notes."""

    key = "escape"
    label = "Let go"
    group = Group.CHOOSE

    @classmethod
    def available(cls, screen: "ReviewScreen") -> bool:
        """There is something to let go of."""
        return screen.is_mounted and (screen.desk.narrowed or screen.notes.shown)

    @classmethod
    def _run(cls, screen: "ReviewScreen") -> None:
        if not screen.let_go():
            screen.notes.hide()
