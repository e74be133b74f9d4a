"""A whole script as it stands in the review: what `show`, agendas and pages are made of."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from scenebreak.domain.beat import ReviewedBeat
from scenebreak.domain.drafts import BeatMark, Change
from scenebreak.domain.pages import page_labels, page_words
from scenebreak.domain.reviewed_scene import ReviewedScene
from scenebreak.domain.scan import Scan


class Shown(StrEnum):
    """Which scenes are shown."""

    FLAGGED = "flagged"
    OPEN = "open"
    UNREVIEWED = "unreviewed"
    CHANGED = "changed"
    ALL = "all"


_CHANGES = frozenset({Change.RAISED, Change.NEW, Change.REWORDED})


@dataclass(frozen=True, slots=True)
class ReviewedScript:
    """One script of a production, with everything that people decided on it.

    Attributes:
        episode: its id within the production.
        title: as the script gives it.
        path: of the file it was last scanned from.
        scan: the newest draft's.
        scenes: all of them, flagged or not, in order.
        gone: beats that a person made or decided on and that the newest draft does not have.
        marks: what the newest draft did to each beat, by its id; empty while there is one draft only.
    """

    episode: int
    title: str
    path: str
    scan: Scan
    scenes: tuple[ReviewedScene, ...]
    gone: tuple[ReviewedBeat, ...] = ()
    marks: Mapping[str, BeatMark] = field(default_factory=dict)

    @property
    def beats(self) -> tuple[ReviewedBeat, ...]:
        """The beats of all scenes, in the order of the page."""
        return tuple(beat for scene in self.scenes for beat in scene.beats)

    @property
    def reviewed(self) -> int:
        """How many beats have a verdict."""
        return sum(beat.decision.verdict is not None for beat in self.beats)

    @property
    def open(self) -> int:
        """How many beats have a question that is still to be answered."""
        return sum(beat.open for beat in self.beats)

    @property
    def page_labels(self) -> Mapping[int, str]:
        """The numbers printed on pages, by the page of the file."""
        return page_labels(self.scan.screenplay)

    def page_words(self, page: int) -> str:
        """A page of the file as people name it: "page 3 (PDF page 4)"."""
        return page_words(self.scan.screenplay, page)

    def chosen(self, shown: Shown) -> tuple[ReviewedScene, ...]:
        """The scenes that a view shows: those with beats, with something open, with something new, or all."""
        if shown is Shown.CHANGED:
            return tuple(scene for scene in self.scenes if any(map(self._changed, scene.beats)))
        if shown is Shown.OPEN:
            return tuple(scene for scene in self.scenes if scene.open)
        if shown is Shown.UNREVIEWED:
            return tuple(scene for scene in self.scenes if scene.unreviewed)
        if shown is Shown.FLAGGED:
            return tuple(scene for scene in self.scenes if scene.beats)
        return self.scenes

    def _changed(self, beat: ReviewedBeat) -> bool:
        mark = self.marks.get(beat.beat.id)
        return mark is not None and mark.change in _CHANGES
