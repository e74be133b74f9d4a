"""The minors guard for words that a person flags, in scenes that the machine has not looked at closely.

The machine tells of minors in the scenes that it flags. In the others the ages that the script tells are
looked up once a person makes a beat there, so that it stands beside a minor as the machine's own would.
"""

import tomllib
from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from scenebreak.domain.finding import Kind, Level
from scenebreak.domain.scan import Scan, SceneScan
from scenebreak.domain.screenplay import Scene, Screenplay
from scenebreak.domain.tier import STOP_KINDS
from scenebreak.store import BeatPlace

if TYPE_CHECKING:
    from scenebreak.nlp.ages import Minors


def minors_in(screenplay: Screenplay) -> "Minors":
    """The minors of a script, by the ages that it tells."""
    from scenebreak.nlp.ages import minors_of
    from scenebreak.nlp.identity import lexicon_texts

    return minors_of(screenplay, tomllib.loads(lexicon_texts()["ages"].decode()))


def touches_a_minor(
    minors: "Minors", scene: Scene, kind: Kind, level: Level, people: Collection[str]
) -> bool:
    """Whether flagged words concern a minor.

    Args:
        minors: those of the script.
        scene: in which the words stand.
        kind: what they are; nudity, sex and violence concern every minor who is there.
        level: how far they go; a picture concerns those only who take part.
        people: who takes part.
    """
    names = {name.casefold() for name in minors.named(scene)}
    if any(person.casefold() in names for person in people):
        return True
    return kind in STOP_KINDS and level is not Level.DEPICTION and bool(minors.present(scene))


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
