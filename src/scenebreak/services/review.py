"""Reviewing: open a production, show its scripts, take decisions, undo them.

Every method that changes something returns after the change is a committed transaction.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from scenebreak.domain.beat import ReviewedBeat
from scenebreak.domain.progress import CancelCheck, Progress, never_cancelled, no_progress
from scenebreak.domain.scan import Scan


@dataclass(frozen=True, slots=True)
class Episode:
    """One script of a production.

    Attributes:
        id: its own within the production.
        title: as the script gives it.
        path: of the file it was last scanned from.
    """

    id: int
    title: str
    path: str


@dataclass(frozen=True, slots=True)
class Edit:
    """One committed step of the history, as the person is told of it ("confirmed 12A kiss").

    Attributes:
        summary: one line for the footer.
        beat: id of the beat it touched, or None.
        scene: index of the scene it touched.
        episode: id of the script it touched.
    """

    summary: str
    beat: str | None
    scene: int
    episode: int


class Review:
    """A production file that is open for review."""

    @property
    def production(self) -> Path:
        """The production file."""
        raise NotImplementedError

    @property
    def episodes(self) -> tuple[Episode, ...]:
        """Its scripts, in order."""
        raise NotImplementedError

    def scan(self, episode: int) -> Scan:
        """The newest draft's scan of one script, the screenplay included."""
        raise NotImplementedError

    def beats(self, episode: int) -> tuple[ReviewedBeat, ...]:
        """The beats of one script with their decisions, in the order of the page."""
        raise NotImplementedError

    def contexts(self, episode: int) -> Mapping[int, str]:
        """Story context by scene index."""
        raise NotImplementedError

    def decide(self, episode: int, beat: str, **fields: object) -> ReviewedBeat:
        """Change fields of a beat's domain Decision: one transaction, one step of undo."""
        raise NotImplementedError

    def set_context(self, episode: int, scene: int, text: str) -> None:
        """Write the story context of a scene."""
        raise NotImplementedError

    def undo(self) -> Edit | None:
        """Take back the last edit that stands; None when there is none."""
        raise NotImplementedError

    def redo(self) -> Edit | None:
        """Do again what was taken back last; None when there is nothing."""
        raise NotImplementedError

    def close(self) -> None:
        """Close the file; nothing is lost, every edit was committed before."""
        raise NotImplementedError


def open_review(
    target: Path,
    *,
    production: Path | None = None,
    progress: Progress = no_progress,
    cancelled: CancelCheck = never_cancelled,
) -> Review:
    """Open a production file, or the one beside a script or a folder of scripts, made and scanned where new.

    Args:
        target: a script, a folder of scripts, or a production file (.scenebreak).
        production: where the production file is, if not beside the target.
        progress: is told of reading and finding.
        cancelled: asked between pages and scenes.

    Raises:
        UnreadableScript: the script cannot be read and the production does not hold it yet.
        UnusableProduction: the file is foreign, damaged or newer than this program.
    """
    raise NotImplementedError
