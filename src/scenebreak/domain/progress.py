"""How long work tells what it has done, and asks whether it should go on."""

from collections.abc import Callable
from typing import Protocol, runtime_checkable

from scenebreak.domain.errors import Cancelled
from scenebreak.domain.scan import SceneScan
from scenebreak.domain.screenplay import Screenplay


class Progress(Protocol):
    """Is told after each page or scene; must return at once and never raise."""

    def __call__(self, stage: str, done: int, total: int) -> None:
        """Note that `done` of `total` steps of a stage ("reading", "finding") are finished."""


@runtime_checkable
class Onlooker(Progress, Protocol):
    """A progress that is also shown what there is so far; whoever works looks whether theirs is one."""

    def saw_script(self, screenplay: Screenplay) -> None:
        """Note that the script has been read."""

    def saw_scene(self, scan: SceneScan) -> None:
        """Note how one more scene looks so far, by the rules alone; they come in order."""


CancelCheck = Callable[[], bool]
"""Says True once the person wants the work to stop."""


def no_progress(stage: str, done: int, total: int) -> None:
    """Tell nobody."""


def never_cancelled() -> bool:
    """Nobody can stop this work."""
    return False


def stop_if(cancelled: CancelCheck) -> None:
    """Raise Cancelled when the person wants the work to stop."""
    if cancelled():
        raise Cancelled
