"""Commands that open a text for writing. Leaving it keeps the words; undo takes them back."""

from typing import TYPE_CHECKING

from scenebreak.tui.commands.base import BeatCommand, Command, Group
from scenebreak.tui.messages import FieldName

if TYPE_CHECKING:
    from scenebreak.tui.screens.review import ReviewScreen


class EditQuestion(BeatCommand):
    """Edit the question for the director; empty closes it. Enter or esc keeps the words."""

    key = "q"
    label = "Question for the director"
    word = "ask"
    group = Group.WRITE

    @classmethod
    def _run(cls, screen: "ReviewScreen") -> None:
        screen.edit(FieldName.QUESTION)


class EditAnswer(BeatCommand):
    """Write down what the director answered."""

    key = "a"
    label = "The director's answer"
    group = Group.WRITE

    @classmethod
    def _run(cls, screen: "ReviewScreen") -> None:
        screen.edit(FieldName.ANSWER)


class EditContext(Command):
    """Write the story context of the scene: why it is there, what came before."""

    key = "c"
    label = "Story context of the scene"
    group = Group.WRITE

    @classmethod
    def available(cls, screen: "ReviewScreen") -> bool:
        """There is a scene at the cursor."""
        return screen.desk.row is not None

    @classmethod
    def _run(cls, screen: "ReviewScreen") -> None:
        screen.edit(FieldName.CONTEXT)


class NotesElsewhere(BeatCommand):
    """Write the notes in your own editor, the one that EDITOR names; they are kept when you leave it."""

    key = "O"
    label = "Notes in your own editor"
    group = Group.WRITE

    @classmethod
    def _run(cls, screen: "ReviewScreen") -> None:
        screen.edit_elsewhere(FieldName.NOTES)


class EditNotes(BeatCommand):
    """Write notes on the beat, over as many lines as you like; esc ends."""

    key = "o"
    label = "Notes on the beat"
    group = Group.WRITE

    @classmethod
    def _run(cls, screen: "ReviewScreen") -> None:
        screen.edit(FieldName.NOTES)
