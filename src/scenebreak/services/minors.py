"""The minors guard for what persons flag and whom they name.

The machine tells of minors in the scenes that it flags. In the others the ages that the script tells are
looked up once a person makes a beat there, so that it stands beside a minor as the machine's own would.
"""

import tomllib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from scenebreak.domain.scan import Scan, SceneScan
from scenebreak.domain.screenplay import Screenplay
from scenebreak.store import BeatPlace

if TYPE_CHECKING:
    from scenebreak.nlp.ages import Minors


def minors_in(screenplay: Screenplay) -> "Minors":
    """The minors of a script, by the ages that it tells."""
    from scenebreak.nlp.ages import minors_of
    from scenebreak.nlp.identity import lexicon_texts

    return minors_of(screenplay, tomllib.loads(lexicon_texts()["ages"].decode()))


class MinorsBook:
    """The minors beside beats that persons made in scenes without a flag, each script looked through once."""

    def __init__(self) -> None:
        self._known: dict[str, Minors] = {}

    def of(self, screenplay: Screenplay) -> "Minors":
        """The minors of a script."""
        if screenplay.sha256 not in self._known:
            self._known[screenplay.sha256] = minors_in(screenplay)
        return self._known[screenplay.sha256]

    def beside(self, scan: Scan, places: Sequence[BeatPlace]) -> tuple[BeatPlace, ...]:
        """The same beats, those that a person made beside a minor told so."""
        by_index = {marked.scene.index: marked for marked in scan.scenes}
        return tuple(
            replace(place, minor=self.marked(scan, by_index[place.beat.scene]).minor)
            if place.beat.made and not place.minor
            else place
            for place in places
        )

    def marked(self, scan: Scan, scene: SceneScan) -> SceneScan:
        """A scene with the minors that are in it; of those that it flags, the machine has told already."""
        if scene.flagged or scene.minor:
            return scene
        present = self.of(scan.screenplay).present(scene.scene)
        return replace(scene, minor=True, minors=present) if present else scene

    def known(
        self, scene: int, name: str, own: Screenplay, others: Callable[[], Iterable[Screenplay]]
    ) -> str | None:
        """Somebody who is a minor, with the words that told: "MIA (16)"; None for anybody else.

        Args:
            scene: index of the scene that it is asked for.
            name: in any case.
            own: the script of that scene; what it tells of an age outranks the others.
            others: gives the other scripts of the production; each tells the age at its end.
        """
        told = self.of(own).known(scene, name)
        if told is None:
            ages = (self.of(play).known(len(play.scenes), name) for play in others())
            told = next((age for age in ages if age is not None), None)
        return f"{name} ({told})" if told else None
