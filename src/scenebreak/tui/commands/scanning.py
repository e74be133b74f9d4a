"""Commands while a script is scanned."""

from typing import TYPE_CHECKING

from scenebreak.tui.commands.base import Command, Group, Where

if TYPE_CHECKING:
    from scenebreak.tui.screens.scanning import ScanningScreen

_SCANNING = frozenset({Where.SCANNING})


class NextScene(Command):
    """Go to the next scene of what has been read so far."""

    key = "j,down"
    label = "Next scene"
    word = "next"
    group = Group.MOVE
    where = _SCANNING

    @classmethod
    def offered(cls, screen: "ScanningScreen") -> bool:
        """As soon as there are scenes to look at."""
        return screen.is_readable

    @classmethod
    def _run(cls, screen: "ScanningScreen") -> None:
        screen.move(1)


class PreviousScene(Command):
    """Go to the scene before."""

    key = "k,up"
    label = "Previous scene"
    group = Group.MOVE
    where = _SCANNING

    @classmethod
    def _run(cls, screen: "ScanningScreen") -> None:
        screen.move(-1)


class NextFlagged(Command):
    """Go to the next scene in which something was found."""

    key = "n"
    label = "Next scene with something in it"
    word = "next found"
    group = Group.MOVE
    where = _SCANNING

    @classmethod
    def offered(cls, screen: "ScanningScreen") -> bool:
        """As soon as there are scenes to look at."""
        return screen.is_readable

    @classmethod
    def _run(cls, screen: "ScanningScreen") -> None:
        screen.next_flagged(1)


class PreviousFlagged(Command):
    """Go to the last scene before this one in which something was found."""

    key = "N"
    label = "Previous scene with something in it"
    group = Group.MOVE
    where = _SCANNING

    @classmethod
    def _run(cls, screen: "ScanningScreen") -> None:
        screen.next_flagged(-1)


class ReadOn(Command):
    """Read on in the script."""

    key = "pagedown,space"
    label = "Read on in the script"
    group = Group.MOVE
    where = _SCANNING

    @classmethod
    def _run(cls, screen: "ScanningScreen") -> None:
        screen.read_on(1)


class ReadBack(Command):
    """Read back in the script."""

    key = "pageup,b"
    label = "Read back in the script"
    group = Group.MOVE
    where = _SCANNING

    @classmethod
    def _run(cls, screen: "ScanningScreen") -> None:
        screen.read_on(-1)


class StopScan(Command):
    """Stop the scan and go back. Scripts that are done by then are kept."""

    key = "escape"
    label = "Stop the scan"
    word = "stop"
    word_key = "esc"
    group = Group.PROGRAM
    where = _SCANNING

    @classmethod
    def _run(cls, screen: "ScanningScreen") -> None:
        screen.stop()


class TryAgain(Command):
    """Scan once more, after what was wrong has been mended."""

    key = "r"
    label = "Try again"
    word = "try again"
    group = Group.PROGRAM
    where = _SCANNING

    @classmethod
    def available(cls, screen: "ScanningScreen") -> bool:
        """The scan has failed."""
        return screen.failure is not None

    @classmethod
    def offered(cls, screen: "ScanningScreen") -> bool:
        """Once it has failed."""
        return cls.available(screen)

    @classmethod
    def _run(cls, screen: "ScanningScreen") -> None:
        screen.begin()
