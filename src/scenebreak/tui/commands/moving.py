"""Commands that move through the script."""

from typing import TYPE_CHECKING

from scenebreak.tui.commands.base import Command, Group

if TYPE_CHECKING:
    from scenebreak.tui.screens.review import ReviewScreen


class NextBeat(Command):
    """Go to the next beat; the list and the script move together."""

    key = "j,down"
    label = "Next beat"
    group = Group.MOVE

    @classmethod
    def _run(cls, screen: "ReviewScreen") -> None:
        screen.go(screen.desk.moved(1))


class PreviousBeat(Command):
    """Go to the beat before."""

    key = "k,up"
    label = "Previous beat"
    group = Group.MOVE

    @classmethod
    def _run(cls, screen: "ReviewScreen") -> None:
        screen.go(screen.desk.moved(-1))


class NextUnreviewed(Command):
    """Go to the next beat without a verdict; after the last one the first follows."""

    key = "n"
    label = "Next unreviewed beat"
    word = "next"
    group = Group.MOVE

    @classmethod
    def _run(cls, screen: "ReviewScreen") -> None:
        screen.advance(1)


class PreviousUnreviewed(Command):
    """Go to the last beat without a verdict before this one."""

    key = "N"
    label = "Previous unreviewed beat"
    group = Group.MOVE

    @classmethod
    def _run(cls, screen: "ReviewScreen") -> None:
        screen.advance(-1)


class GoTo(Command):
    """Go to a scene by its number, or to a page: "12A", "p34"; "g" once more is the first beat."""

    key = "g"
    label = "Go to a scene or page"
    group = Group.MOVE

    @classmethod
    def _run(cls, screen: "ReviewScreen") -> None:
        screen.open_places()


class FirstBeat(Command):
    """Go to the first beat of the script."""

    key = "home"
    label = "First beat"
    group = Group.MOVE

    @classmethod
    def _run(cls, screen: "ReviewScreen") -> None:
        screen.go(screen.desk.moved(-len(screen.desk.stops)))


class LastBeat(Command):
    """Go to the last beat of the script."""

    key = "G,end"
    label = "Last beat"
    group = Group.MOVE

    @classmethod
    def _run(cls, screen: "ReviewScreen") -> None:
        screen.go(screen.desk.moved(len(screen.desk.stops)))


class PageDown(Command):
    """Read on in the script; the beat at the cursor stays."""

    key = "pagedown,space"
    label = "Read on"
    group = Group.MOVE

    @classmethod
    def _run(cls, screen: "ReviewScreen") -> None:
        screen.script.read_on(1)


class PageUp(Command):
    """Read back in the script; the beat at the cursor stays."""

    key = "pageup,b"
    label = "Read back"
    group = Group.MOVE

    @classmethod
    def _run(cls, screen: "ReviewScreen") -> None:
        screen.script.read_on(-1)


class ShowBeat(Command):
    """Bring the words of the beat at the cursor back into view."""

    key = "y"
    label = "Back to the beat"
    group = Group.MOVE

    @classmethod
    def _run(cls, screen: "ReviewScreen") -> None:
        screen.script.show_beat()


class NextEpisode(Command):
    """Open the next script of the production."""

    key = "]"
    label = "Next episode"
    group = Group.MOVE

    @classmethod
    def available(cls, screen: "ReviewScreen") -> bool:
        """There is one."""
        return screen.neighbour(1) is not None

    @classmethod
    def _run(cls, screen: "ReviewScreen") -> None:
        screen.open_neighbour(1)


class PreviousEpisode(Command):
    """Open the script before this one."""

    key = "["
    label = "Previous episode"
    group = Group.MOVE

    @classmethod
    def available(cls, screen: "ReviewScreen") -> bool:
        """There is one."""
        return screen.neighbour(-1) is not None

    @classmethod
    def _run(cls, screen: "ReviewScreen") -> None:
        screen.open_neighbour(-1)
