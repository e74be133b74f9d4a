"""Commands that go through the script line by line, choose words, and make beats of them."""

from typing import TYPE_CHECKING

from scenebreak.tui.commands.base import BeatCommand, Command, Group, Where

if TYPE_CHECKING:
    from scenebreak.tui.screens.review import ReviewScreen

_LINES = frozenset({Where.LINES})


class ChooseLines(Command):
    """Go through the script line by line: to flag what the machine missed, to split a beat."""

    key = "v"
    label = "Line by line"
    word = "lines"
    group = Group.LINES

    @classmethod
    def _run(cls, screen: "ReviewScreen") -> None:
        screen.choose_lines()


class LineDown(Command):
    """Go to the next line with words. Arrows and page keys go too while a line is chosen."""

    key = "j"
    label = "Next line"
    group = Group.LINES
    where = _LINES

    @classmethod
    def _run(cls, screen: "ReviewScreen") -> None:
        screen.step_lines(1)


class LineUp(Command):
    """Go to the line before."""

    key = "k"
    label = "Line before"
    group = Group.LINES
    where = _LINES

    @classmethod
    def _run(cls, screen: "ReviewScreen") -> None:
        screen.step_lines(-1)


class LinesDown(Command):
    """Go several lines further."""

    key = "J,space"
    label = "Several lines on"
    group = Group.LINES
    where = _LINES

    @classmethod
    def _run(cls, screen: "ReviewScreen") -> None:
        screen.read_lines(1)


class LinesUp(Command):
    """Go several lines back."""

    key = "K,b"
    label = "Several lines back"
    group = Group.LINES
    where = _LINES

    @classmethod
    def _run(cls, screen: "ReviewScreen") -> None:
        screen.read_lines(-1)


class BeginLater(Command):
    """Leave the first of the chosen words out."""

    key = "l"
    label = "Begin a word later"
    group = Group.LINES
    where = _LINES

    @classmethod
    def _run(cls, screen: "ReviewScreen") -> None:
        screen.reword(lambda passage: passage.begun(1))


class BeginEarlier(Command):
    """Take the word before the chosen ones in, on the line above too."""

    key = "h"
    label = "Begin a word earlier"
    group = Group.LINES
    where = _LINES

    @classmethod
    def _run(cls, screen: "ReviewScreen") -> None:
        screen.reword(lambda passage: passage.begun(-1))


class EndEarlier(Command):
    """Leave the last of the chosen words out."""

    key = "<"
    label = "End a word earlier"
    group = Group.LINES
    where = _LINES

    @classmethod
    def _run(cls, screen: "ReviewScreen") -> None:
        screen.reword(lambda passage: passage.ended(-1))


class EndLater(Command):
    """Take the word behind the chosen ones in, on the line below too."""

    key = ">"
    label = "End a word later"
    group = Group.LINES
    where = _LINES

    @classmethod
    def _run(cls, screen: "ReviewScreen") -> None:
        screen.reword(lambda passage: passage.ended(1))


class WholeParagraph(Command):
    """Choose the whole paragraph or speech."""

    key = "e"
    label = "Whole paragraph"
    group = Group.LINES
    where = _LINES

    @classmethod
    def _run(cls, screen: "ReviewScreen") -> None:
        screen.reword(lambda passage: passage.paragraph)


class FlagLine(Command):
    """Flag the chosen words: one key for the kind, one for the level. The beat is confirmed at once."""

    key = "f"
    label = "Flag these words"
    group = Group.LINES
    where = _LINES

    @classmethod
    def _run(cls, screen: "ReviewScreen") -> None:
        screen.ask_flag()


class SplitBeat(BeatCommand):
    """Split the beat at the cursor: another one begins with the chosen words."""

    key = "s"
    label = "Split the beat here"
    group = Group.LINES
    where = _LINES

    @classmethod
    def _run(cls, screen: "ReviewScreen") -> None:
        screen.split_here()


class BeatOnLine(Command):
    """Go to the beat whose words stand on the line."""

    key = "enter"
    label = "To the beat on this line"
    group = Group.LINES
    where = _LINES

    @classmethod
    def _run(cls, screen: "ReviewScreen") -> None:
        screen.go_to_line()


class LeaveLines(Command):
    """Go back to the beats."""

    key = "escape,v"
    label = "Back to the beats"
    group = Group.LINES
    where = _LINES

    @classmethod
    def _run(cls, screen: "ReviewScreen") -> None:
        screen.leave_lines()


class RemoveFlag(BeatCommand):
    """Take away a beat that you made yourself; the second half of a split joins the first again."""

    key = "-"
    label = "Remove your own beat"
    group = Group.DECIDE

    @classmethod
    def available(cls, screen: "ReviewScreen") -> bool:
        """A person made the beat at the cursor."""
        return screen.desk.beat is not None and screen.desk.beat.beat.made

    @classmethod
    def _run(cls, screen: "ReviewScreen") -> None:
        screen.remove_flag()
