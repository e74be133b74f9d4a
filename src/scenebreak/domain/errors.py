"""Every way a job can fail, with its exit code and what the user can do about it."""

from enum import IntEnum
from pathlib import Path


class ExitCode(IntEnum):
    """What the program tells the shell."""

    OK = 0
    OUR_FAILURE = 1
    WRONG_USAGE = 2
    UNREADABLE_INPUT = 3
    UNUSABLE_PRODUCTION = 4
    INTERRUPTED = 130


class ScenebreakError(Exception):
    """A failure that is explained to the user in one sentence and a remedy.

    Attributes:
        problem: what happened, a clause without a full stop.
        remedy: what the user can do, a sentence without a full stop.
    """

    exit_code = ExitCode.OUR_FAILURE

    def __init__(self, problem: str, remedy: str = "") -> None:
        super().__init__(problem, remedy)
        self.problem = problem
        self.remedy = remedy

    def __str__(self) -> str:
        return f"{self.problem}. {self.remedy}." if self.remedy else f"{self.problem}."


class WrongUsage(ScenebreakError):
    """The words of the call do not fit together."""

    exit_code = ExitCode.WRONG_USAGE


class UnreadableScript(ScenebreakError):
    """A script that could not be read.

    Attributes:
        path: the file that was asked for.
    """

    exit_code = ExitCode.UNREADABLE_INPUT

    def __init__(self, path: Path, problem: str, remedy: str = "") -> None:
        super().__init__(problem, remedy)
        self.path = path

    @classmethod
    def missing(cls, path: Path) -> "UnreadableScript":
        """There is no such file."""
        return cls(path, f"There is no file {path}", "Check its name and folder")

    def __reduce__(self) -> tuple[type["UnreadableScript"], tuple[Path, str, str]]:
        """Travel between processes with every argument."""
        return type(self), (self.path, self.problem, self.remedy)


class UnusableProduction(ScenebreakError):
    """A production file that cannot be opened, or not by this version."""

    exit_code = ExitCode.UNUSABLE_PRODUCTION


class EditConflict(ScenebreakError):
    """Somebody else changed what a person was about to write over; nothing was written.

    Attributes:
        stored: what stands there now.
    """

    def __init__(self, problem: str, remedy: str, stored: object) -> None:
        super().__init__(problem, remedy)
        self.stored = stored

    def __reduce__(self) -> tuple[type["EditConflict"], tuple[str, str, object]]:
        """Travel between processes with every argument."""
        return type(self), (self.problem, self.remedy, self.stored)


class DraftConflict(EditConflict):
    """A newer draft has come than the one a person was about to decide on; nothing was written."""


class Cancelled(ScenebreakError):
    """The person stopped the job."""

    exit_code = ExitCode.INTERRUPTED

    def __init__(self) -> None:
        super().__init__("Stopped on request")

    def __reduce__(self) -> tuple[type["Cancelled"], tuple[()]]:
        """Travel between processes: the message is fixed."""
        return type(self), ()
