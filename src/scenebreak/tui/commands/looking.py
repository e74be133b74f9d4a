"""Commands that find things and change what is shown."""

from typing import TYPE_CHECKING

from scenebreak.tui.commands.base import Command, Group, Where
from scenebreak.tui.commands.over_review import OVER

if TYPE_CHECKING:
    from scenebreak.tui.screens.review import ReviewScreen


class Find(Command):
    """Find words in the script: enter or down goes to the next place, up back, esc ends."""

    key = "/"
    label = "Find in the script"
    word = "find"
    group = Group.LOOK

    @classmethod
    def _run(cls, screen: "ReviewScreen") -> None:
        screen.open_find()


class FilterScenes(Command):
    """List only the scenes that you ask for: kind, tier, verdict, "?", a name, a department, words."""

    key = "f"
    label = "Filter the scenes"
    word = "filter"
    group = Group.LOOK

    @classmethod
    def _run(cls, screen: "ReviewScreen") -> None:
        screen.open_filter()


class SortScenes(Command):
    """Sort the list: by page, by tier, by kind, unreviewed first, open questions first."""

    key = "t"
    label = "Sort the scenes"
    group = Group.LOOK

    @classmethod
    def _run(cls, screen: "ReviewScreen") -> None:
        screen.go(screen.desk.sorted_by(screen.desk.order.following))


class HideWords(Command):
    """Hide the words of the script, as where others can see the screen, or show them again. Marks stay."""

    key = '"'
    label = "Hide or show the words"
    group = Group.LOOK
    where = OVER | {Where.REVIEW, Where.HOME}

    @classmethod
    def _run(cls, screen: "ReviewScreen") -> None:
        screen.toggle_words()


class AllScenes(Command):
    """List every scene, or only the flagged ones. A scene without a flag says why it has none."""

    key = "s"
    label = "All scenes, or the flagged ones"
    group = Group.LOOK

    @classmethod
    def _run(cls, screen: "ReviewScreen") -> None:
        screen.go(screen.desk.showing(everything=not screen.desk.everything))


class ToggleList(Command):
    """Show or hide the list of scenes."""

    key = "l"
    label = "List of scenes"
    group = Group.LOOK

    @classmethod
    def _run(cls, screen: "ReviewScreen") -> None:
        screen.toggle_list()


class NextPane(Command):
    """Go to the next pane: there the arrows scroll."""

    key = "tab"
    label = "Next pane"
    group = Group.LOOK

    @classmethod
    def _run(cls, screen: "ReviewScreen") -> None:
        screen.focus_next()


class WholeDecision(Command):
    """Show everything that stands on the beat in full: evidence, question, answer, what was agreed."""

    key = "W"
    label = "The whole decision"
    group = Group.LOOK

    @classmethod
    def _run(cls, screen: "ReviewScreen") -> None:
        screen.show_whole()


class Notes(Command):
    """List what should be known of the script: pages unread, another language, where your work is kept."""

    key = "i"
    label = "Notes on this script"
    group = Group.LOOK

    @classmethod
    def available(cls, screen: "ReviewScreen") -> bool:
        """There are notes."""
        return bool(screen.desk.notes)

    @classmethod
    def _run(cls, screen: "ReviewScreen") -> None:
        screen.show_notes()


class Gone(Command):
    """List the decisions whose words are no longer in the script; they are kept."""

    key = "w"
    label = "Decisions without their words"
    group = Group.LOOK

    @classmethod
    def _run(cls, screen: "ReviewScreen") -> None:
        screen.show_gone()
