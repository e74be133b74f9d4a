"""Reviewing: open a production, show its scripts, take decisions, undo them.

Every method that changes something returns after the change is a committed transaction.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from scenebreak.domain.progress import CancelCheck, Progress, never_cancelled, no_progress
from scenebreak.domain.scan import Sensitivity
from scenebreak.services.author import author
from scenebreak.services.drafts import Drafts
from scenebreak.services.review_flags import OwnBeats
from scenebreak.services.review_home import locate, script_path
from scenebreak.services.review_lists import Lists
from scenebreak.services.review_numbers import Numbers
from scenebreak.services.review_opening import Job, Opening
from scenebreak.services.review_proposals import Proposals
from scenebreak.services.review_reading import Episode, GoneContext
from scenebreak.services.schedule import Schedule
from scenebreak.store import Step

if TYPE_CHECKING:
    from scenebreak.services.executor import Executor

__all__ = [
    "Edit",
    "Episode",
    "GoneContext",
    "Opening",
    "Review",
    "begin_opening",
    "finish_opening",
    "open_review",
]


@dataclass(frozen=True, slots=True)
class Edit:
    """One committed step of the history, as the person is told of it ("confirmed 12A kiss").

    Attributes:
        summary: one line for the footer.
        beat: id of the beat it touched, or None.
        scene: index of the scene it touched, or 0.
        episode: id of the script it touched; 0 where it concerns the whole production.
    """

    summary: str
    beat: str | None
    scene: int
    episode: int


class Review(OwnBeats, Schedule, Proposals, Lists, Drafts, Numbers):
    """A production file that is open for review.

    What another window commits shows at the next call of any method. Several threads may use it. What it can
    do stands where it is done: reading in `Reading`, decisions in `BeatDecisions` and `SceneDecisions`, beats
    that a person makes in `OwnBeats`, questions and departments over all scripts in `Lists`, new drafts in
    `Drafts`, shoot dates in `Schedule`, which is a `SceneDecisions`, the numbers of the estimate in
    `Numbers`, and taking a proposed plan as it is in `Proposals`.

    Args:
        store: the open file, brought up to date.
        opening: how it was opened, to scan a script again in the same way.
    """

    def undo(self) -> Edit | None:
        """Take back this window's last edit that stands; None when there is none.

        Edits that the same person had made before this window was opened can be taken back too. What
        another window has written over an edit since stays.
        """
        with self._lock:
            return self._told(self._store.history.undo())

    def redo(self) -> Edit | None:
        """Do again what this window took back last; None when there is nothing."""
        with self._lock:
            return self._told(self._store.history.redo())

    def rescan(
        self,
        episode: int,
        *,
        progress: Progress = no_progress,
        cancelled: CancelCheck = never_cancelled,
        executor: "Executor | None" = None,
    ) -> None:
        """Scan a script again, as after an update of the program; decisions stay as they are.

        Raises:
            UnreadableScript: the file cannot be read; nothing has changed then.
            Cancelled: the person stopped it; nothing has changed then.
        """
        self._check(episode)
        script = next(script for script in self._store.scripts() if script.id == episode)
        job = Job(script_path(self.production, script), episode)
        failures = self._opening.scan([job], progress, cancelled, executor)
        for _, failure in failures:
            raise failure
        self.refresh()

    def close(self) -> None:
        """Close the file; nothing is lost, every edit was committed before."""
        self._opening.close()

    def __enter__(self) -> "Review":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def _told(self, step: Step | None) -> Edit | None:
        if step is None:
            return None
        self._beats.clear()
        self._numbers = None
        subject = step.changes[0].subject
        script, scene, is_beat = self._store.whereabouts(subject)
        return Edit(step.summary, subject if is_beat else None, scene, script)


def open_review(
    target: Path,
    *,
    production: Path | None = None,
    sensitivity: Sensitivity = Sensitivity.THOROUGH,
    progress: Progress = no_progress,
    cancelled: CancelCheck = never_cancelled,
) -> Review:
    """Open a production file, or the one beside a script or a folder of scripts, made and scanned where new.

    A file that cannot be written is opened to look at: only an edit then raises UnusableProduction.

    Args:
        target: a script, a folder of scripts, or a production file (.scenebreak).
        production: where the production file is, if not beside the target.
        sensitivity: how much doubt is enough to flag a scene; a script scanned otherwise is scanned again.
        progress: is told of reading and finding.
        cancelled: asked between pages and scenes.

    Raises:
        UnreadableScript: the script cannot be read and the production does not hold it yet.
        UnusableProduction: the file is foreign, damaged or newer than this program, or cannot be made.
        Cancelled: the person stopped it; the scripts scanned by then are kept.
    """
    return finish_opening(
        begin_opening(target, production=production, sensitivity=sensitivity), progress, cancelled
    )


def begin_opening(
    target: Path, *, production: Path | None = None, sensitivity: Sensitivity = Sensitivity.THOROUGH
) -> Opening:
    """The first half of open_review: the file is open, and what has to be scanned is known, not done.

    Raises:
        UnreadableScript: there is no such script, or none in the folder.
        UnusableProduction: the file is foreign, damaged or newer than this program.
    """
    return Opening(locate(target, production), author(), sensitivity)


def finish_opening(
    opening: Opening,
    progress: Progress = no_progress,
    cancelled: CancelCheck = never_cancelled,
    executor: "Executor | None" = None,
) -> Review:
    """The second half: scan what has to be scanned. The file is closed again where that fails.

    Args:
        opening: what was begun.
        progress: is told of reading and finding.
        cancelled: asked between pages and scenes.
        executor: what runs the scans; that of a season when left out.

    Raises:
        UnreadableScript: the script cannot be read and the production does not hold it yet.
        UnusableProduction: the file cannot be made.
        Cancelled: the person stopped it; the scripts scanned by then are kept.
    """
    try:
        return Review(opening.bring_up_to_date(progress, cancelled, executor), opening)
    except BaseException:
        opening.close()
        raise
