"""What the review shows: one script with its beats and the place of the person in it, all immutable."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import NamedTuple

from scenebreak.domain.beat import ReviewedBeat, Verdict
from scenebreak.domain.finding import Tier
from scenebreak.domain.scan import Scan, SceneScan
from scenebreak.services.review import Episode


class Cursor(NamedTuple):
    """Where the person is: a scene, and a beat of it unless the scene has none."""

    scene: int
    beat: str | None


class Counts(NamedTuple):
    """The figures of the title line; a person's verdict outranks the machine's."""

    must: int
    may: int
    stop: int
    open: int
    done: int
    beats: int


@dataclass(frozen=True)
class SceneRow:
    """One scene as the list shows it, with its beats as decided so far."""

    scan: SceneScan
    beats: tuple[ReviewedBeat, ...]

    @cached_property
    def tier(self) -> Tier:
        """The highest tier that holds among its beats; the machine's for a scene without beats."""
        return max((beat.tier for beat in self.beats), default=self.scan.tier)

    @cached_property
    def open(self) -> bool:
        """A question of it is still to be answered."""
        return any(beat.open for beat in self.beats)

    @cached_property
    def mark(self) -> str:
        """Verdicts in one letter: "+" confirmed, "x" dismissed, "~" unsure, "." begun, " " untouched."""
        verdicts = {beat.decision.verdict for beat in self.beats}
        if not verdicts or verdicts == {None}:
            return " "
        if None in verdicts:
            return "."
        if Verdict.UNSURE in verdicts:
            return "~"
        return "+" if Verdict.CONFIRMED in verdicts else "x"

    @property
    def name(self) -> str:
        """The scene as people call it: its number, else its place in the script."""
        return self.scan.scene.number or f"#{self.scan.scene.index}"


@dataclass(frozen=True)
class Desk:
    """One script on the table.

    Attributes:
        episode: which script of the production.
        scan: the script as read, and what the machine saw.
        beats: with the decisions taken, in the order of the page.
        contexts: story context by scene index.
        cursor: where the person is; None only in a script without scenes.
        everything: the list shows every scene, flagged or not.
        notes: what the person should know of this opening and of the script, in sentences.
    """

    episode: Episode
    scan: Scan
    beats: tuple[ReviewedBeat, ...]
    contexts: Mapping[int, str]
    cursor: Cursor | None = None
    everything: bool = False
    notes: tuple[str, ...] = ()

    @cached_property
    def rows(self) -> tuple[SceneRow, ...]:
        """The scenes that the list shows."""
        return tuple(row for row in self._all_rows if self.everything or row.beats or row.scan.flagged)

    @cached_property
    def counts(self) -> Counts:
        """The figures of the title line."""
        tiers = [row.tier for row in self._all_rows]
        return Counts(
            must=tiers.count(Tier.MUST),
            may=tiers.count(Tier.MAY),
            stop=tiers.count(Tier.STOP),
            open=sum(beat.open for beat in self.beats),
            done=sum(beat.decision.verdict is not None for beat in self.beats),
            beats=len(self.beats),
        )

    @cached_property
    def beat(self) -> ReviewedBeat | None:
        """The beat at the cursor."""
        if self.cursor is None:
            return None
        return next((beat for beat in self.beats if beat.beat.id == self.cursor.beat), None)

    @cached_property
    def row(self) -> SceneRow | None:
        """The scene at the cursor."""
        if self.cursor is None:
            return None
        return self._row_of.get(self.cursor.scene)

    @cached_property
    def position(self) -> int:
        """Which row of the list the cursor is in; 0 when in none."""
        scenes = [row.scan.scene.index for row in self.rows]
        return scenes.index(self.cursor.scene) if self.cursor and self.cursor.scene in scenes else 0

    @property
    def context(self) -> str:
        """Story context of the scene at the cursor."""
        return self.contexts.get(self.cursor.scene, "") if self.cursor else ""

    @cached_property
    def stops(self) -> tuple[Cursor, ...]:
        """Every place the cursor can be, in the order of the page."""
        return tuple(self._stops())

    def moved(self, step: int) -> "Desk":
        """The cursor some stops further, or at the first or last one."""
        if not self.stops:
            return self
        here = self.stops.index(self.cursor) if self.cursor in self.stops else 0
        return self.at(self.stops[min(max(here + step, 0), len(self.stops) - 1)])

    def unreviewed(self, step: int) -> "Desk | None":
        """At the next (1) or previous (-1) unreviewed beat, round the ends; None if all are done."""
        ids = [beat.beat.id for beat in self.beats]
        here = ids.index(self.cursor.beat) if self.cursor and self.cursor.beat in ids else self._before(step)
        for distance in range(1, len(ids) + 1):
            beat = self.beats[(here + step * distance) % len(ids)]
            if beat.decision.verdict is None:
                return self.at(Cursor(beat.beat.scene, beat.beat.id))
        return None

    def at(self, cursor: Cursor | None) -> "Desk":
        """The cursor somewhere else; what was worked out for the script as a whole is taken along."""
        desk = replace(self, cursor=cursor)
        desk.__dict__.update({name: self.__dict__[name] for name in _WHOLE & self.__dict__.keys()})
        return desk

    def at_scene(self, scene: int) -> "Desk":
        """The cursor at the first beat of a scene, or at the scene if it has none."""
        row = self._row_of.get(scene)
        if row is None:
            return self
        return self.at(Cursor(scene, row.beats[0].beat.id if row.beats else None))

    def at_beat(self, beat: str) -> "Desk":
        """The cursor at a beat; where it was when there is no such beat."""
        found = next((each for each in self.beats if each.beat.id == beat), None)
        return self.at(Cursor(found.beat.scene, beat)) if found else self

    def decided(self, beats: tuple[ReviewedBeat, ...], contexts: Mapping[int, str]) -> "Desk":
        """The same script with what is decided and written by now; the cursor stays where it can."""
        if beats == self.beats and contexts == self.contexts:
            return self
        desk = replace(self, beats=beats, contexts=contexts)
        if desk.cursor in desk.stops or desk.cursor is None:
            return desk
        return desk.at_scene(desk.cursor.scene)

    def showing(self, *, everything: bool) -> "Desk":
        """Every scene in the list, or only the flagged ones; the cursor stays as near as it can."""
        desk = replace(self, everything=everything)
        if desk.cursor in desk.stops or not desk.stops:
            return desk
        scene = desk.cursor.scene if desk.cursor else 0
        return desk.at(next((stop for stop in desk.stops if stop.scene >= scene), desk.stops[-1]))

    @cached_property
    def _all_rows(self) -> tuple[SceneRow, ...]:
        by_scene: dict[int, list[ReviewedBeat]] = {}
        for beat in self.beats:
            by_scene.setdefault(beat.beat.scene, []).append(beat)
        return tuple(SceneRow(scan, tuple(by_scene.get(scan.scene.index, ()))) for scan in self.scan.scenes)

    @cached_property
    def _row_of(self) -> Mapping[int, SceneRow]:
        return {row.scan.scene.index: row for row in self._all_rows}

    def _stops(self) -> Iterator[Cursor]:
        for row in self.rows:
            scene = row.scan.scene.index
            if not row.beats:
                yield Cursor(scene, None)
            for beat in row.beats:
                yield Cursor(scene, beat.beat.id)

    def _before(self, step: int) -> int:
        """From where to count when the cursor is in a scene without beats: the last beat passed."""
        scene = self.cursor.scene if self.cursor else 0
        passed = sum(beat.beat.scene < scene for beat in self.beats)
        return passed - 1 if step > 0 else passed


_WHOLE = frozenset({"rows", "counts", "stops", "_all_rows", "_row_of"})
"""What a desk works out once and does not depend on the cursor."""
