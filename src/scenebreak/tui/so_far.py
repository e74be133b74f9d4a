"""A script that is still being scanned, laid on the table as far as it goes."""

from dataclasses import dataclass, replace
from pathlib import Path

from scenebreak.domain.beat import ReviewedBeat, propose_beats
from scenebreak.domain.finding import Tier
from scenebreak.domain.scan import Scan, SceneScan, Sensitivity, Tool
from scenebreak.domain.screenplay import Scene, Screenplay
from scenebreak.services.review import Episode
from scenebreak.tui.desk import Desk

_NOBODY = Tool("", "", "", Sensitivity.THOROUGH)


@dataclass(frozen=True, slots=True)
class Stage:
    """How far one script has come.

    Attributes:
        name: of its file.
        stage: what is done with it: "" before it begins, then "reading", then "finding".
        done: pages or scenes.
        total: of them; 0 while nobody knows.
    """

    name: str
    stage: str = ""
    done: int = 0
    total: int = 0

    @property
    def words(self) -> str:
        """What is done, for a person."""
        if not self.stage:
            return "waiting"
        verb, thing = {"reading": ("reading", "page"), "finding": ("looking through", "scene")}.get(
            self.stage, (self.stage, "step")
        )
        return f"{verb} {thing} {min(self.done + 1, self.total)} of {self.total}" if self.total else verb

    @property
    def part(self) -> float:
        """How much of all the work is done, from 0 to 1; reading is about a fifth of it."""
        share = self.done / self.total if self.total else 0.0
        return {"reading": share / 5, "finding": 0.2 + share * 4 / 5}.get(self.stage, 0.0)


def begun(path: Path) -> Stage:
    """A script with which nothing has been done yet."""
    return Stage(path.name)


def desk_so_far(
    screenplay: Screenplay,
    found: tuple[SceneScan, ...] = (),
    before: Desk | None = None,
    *,
    discreet: bool = False,
) -> Desk:
    """A script on the table, every scene listed, with what was found by now.

    Args:
        screenplay: as read.
        found: scenes that are done since.
        before: what lay there, whose scenes and place are kept.
        discreet: hide the words of the script.
    """
    news = {scan.scene.index: scan for scan in found}
    known = before.scan.scenes if before else tuple(map(_nothing_seen, screenplay.scenes))
    scans = tuple(news.get(scan.scene.index, scan) for scan in known)
    beats = [*(before.beats if before else ()), *_proposed(found)]
    desk = Desk(
        episode=before.episode if before else Episode(0, screenplay.title, screenplay.path),
        scan=Scan(screenplay, scans, _NOBODY),
        beats=tuple(beats),
        contexts={},
        everything=True,
        discreet=discreet,
    )
    if before is not None and before.cursor is not None:
        here = replace(desk, cursor=before.cursor)
        return here if before.cursor in here.stops else desk.at_scene(before.cursor.scene)
    return desk.at(desk.stops[0] if desk.stops else None)


def _nothing_seen(scene: Scene) -> SceneScan:
    return SceneScan(scene, (), Tier.NONE, 0.0)


def _proposed(found: tuple[SceneScan, ...]) -> list[ReviewedBeat]:
    return [
        ReviewedBeat(beat, minor=scan.minor) for scan in found if scan.flagged for beat in propose_beats(scan)
    ]
