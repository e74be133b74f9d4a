"""What the review shows: one script with its beats and the place of the person in it, all immutable."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from types import MappingProxyType
from typing import NamedTuple

from scenebreak.domain.beat import ReviewedBeat, Verdict
from scenebreak.domain.drafts import BeatMark, Change
from scenebreak.domain.finding import Kind, Tier
from scenebreak.domain.pages import page_labels
from scenebreak.domain.plan import Rider
from scenebreak.domain.scan import Scan, SceneScan
from scenebreak.services.review import Episode
from scenebreak.tui.filtering import NO_FILTER, Facet, Filter, Order, understood
from scenebreak.tui.printable import printable, veiled


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
        return self.scan.scene.name


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
        filter: which of the scenes and beats the list shows.
        order: how the list is sorted.
        marked: ids of the beats on which the next decision is taken together.
        discreet: the words of the script are hidden.
        changes: what the newest draft did to beats, by their id.
        riders: those whose state a person has set, by scene index.
        titles: of the scripts of the production, with the names of their files: notes may name them.
    """

    episode: Episode
    scan: Scan
    beats: tuple[ReviewedBeat, ...]
    contexts: Mapping[int, str]
    cursor: Cursor | None = None
    everything: bool = False
    notes: tuple[str, ...] = ()
    filter: Filter = NO_FILTER
    order: Order = Order.PAGE
    marked: frozenset[str] = frozenset()
    discreet: bool = False
    changes: Mapping[str, BeatMark] = field(default_factory=dict)
    riders: Mapping[int, tuple[Rider, ...]] = field(default_factory=dict)
    titles: tuple[str, ...] = ()

    @cached_property
    def rows(self) -> tuple[SceneRow, ...]:
        """The scenes that the list shows, in its order."""
        listed = [row for row in self.unfiltered_rows if self._asked_for(row)]
        if self.order is Order.PAGE:
            return tuple(sorted(listed, key=lambda row: not self.news_of(row)))
        return tuple(sorted(listed, key=_SORT_KEYS[self.order]))

    @cached_property
    def counts(self) -> Counts:
        """The figures of the title line."""
        tiers = [row.tier for row in self.script_rows]
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

    @property
    def page(self) -> int:
        """The page of the file where the cursor is: the beat's, else the one on which the scene begins."""
        if self.beat is not None:
            return self.beat.beat.findings[0].page
        return self.row.scan.scene.page if self.row is not None else 1

    @property
    def page_label(self) -> str:
        """The number printed on that page, as far as it is known; "" where it is that of the file."""
        label = self.page_labels.get(self.page, "")
        return "" if label == str(self.page) else label

    @property
    def change(self) -> BeatMark | None:
        """What the newest draft did to the beat at the cursor."""
        return self.changes.get(self.cursor.beat or "") if self.cursor else None

    def news_of(self, row: SceneRow) -> Change | None:
        """What the newest draft brought to a scene to be looked at first: raised beats, else new ones."""
        marks = (self.changes.get(beat.beat.id) for beat in row.beats)
        found = {mark.change for mark in marks if mark is not None and mark.look}
        return next((change for change in (Change.RAISED, Change.NEW) if change in found), None)

    @property
    def acted_on(self) -> tuple[ReviewedBeat, ...]:
        """The beats that the next decision is taken on: those marked, else the one at the cursor."""
        if self.marked:
            return tuple(beat for beat in self.beats if beat.beat.id in self.marked)
        return (self.beat,) if self.beat is not None else ()

    @property
    def elsewhere(self) -> bool:
        """Beats are marked, and the one at the cursor is not among them."""
        return bool(self.marked) and (self.cursor is None or self.cursor.beat not in self.marked)

    @cached_property
    def characters(self) -> tuple[str, ...]:
        """Everyone who takes part in a beat, in the order of the page."""
        return tuple(dict.fromkeys(name for beat in self.beats for name in beat.participants))

    def words(self, text: str) -> str:
        """Words of the script as they may be shown: as they are, or hidden sign by sign."""
        return veiled(text) if self.discreet else printable(text)

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
        here = self._whereabouts()
        # from between two places, the first step goes to the nearer one
        there = here + step if here == int(here) else here + step - (0.5 if step > 0 else -0.5)
        return self.at(self.stops[min(max(int(there), 0), len(self.stops) - 1)])

    def unreviewed(self, step: int) -> "Desk | None":
        """At the next (1) or previous (-1) listed beat without a verdict, round the ends; or None."""
        ids = {beat.beat.id for beat in self.beats if beat.decision.verdict is None}
        waiting = [number for number, stop in enumerate(self.stops) if stop.beat in ids]
        if not waiting:
            return None
        here = self._whereabouts()
        ahead = [number for number in waiting if (number - here) * step > 0]
        found = (ahead or waiting)[0 if step > 0 else -1]
        return self.at(self.stops[found])

    def at(self, cursor: Cursor | None) -> "Desk":
        """The cursor somewhere else; what was worked out for the script as a whole is taken along."""
        return replace(self, cursor=cursor)._taking_along(self, _OF_LIST)

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

    def decided(
        self,
        beats: tuple[ReviewedBeat, ...],
        contexts: Mapping[int, str],
        changes: Mapping[str, BeatMark] | None = None,
        riders: Mapping[int, tuple[Rider, ...]] | None = None,
    ) -> "Desk":
        """The same script with what is decided and written by now; the cursor stays where it can."""
        changes = self.changes if changes is None else changes
        riders = self.riders if riders is None else riders
        if (beats, contexts, changes, riders) == (self.beats, self.contexts, self.changes, self.riders):
            return self
        ids = {beat.beat.id for beat in beats}
        marked = self.marked & ids
        desk = replace(self, beats=beats, contexts=contexts, changes=changes, riders=riders, marked=marked)
        if desk.cursor is None or desk.cursor.beat in ids or desk.cursor in desk.stops:
            return desk
        return desk.at_scene(desk.cursor.scene)

    def showing(self, *, everything: bool) -> "Desk":
        """Every scene in the list, or only the flagged ones; the cursor stays as near as it can."""
        return replace(self, everything=everything)._taking_along(self, _OF_SCRIPT)._near()

    def filtered(self, text: str) -> "Desk":
        """What a line of words and signs asks for; the cursor stays as near as it can."""
        desk = replace(self, filter=understood(text, self.characters))
        return desk._taking_along(self, _OF_SCRIPT)._near()

    def sorted_by(self, order: Order) -> "Desk":
        """The list in another order; the cursor stays at its beat."""
        return replace(self, order=order)._taking_along(self, _OF_SCRIPT)

    def hiding(self, *, discreet: bool) -> "Desk":
        """The words of the script hidden, or shown."""
        return replace(self, discreet=discreet)._taking_along(self, _OF_LIST)

    def following(self, later: "Desk") -> "Desk":
        """The cursor of this desk, with everything that was decided and marked by a later one."""
        return later.at(self.cursor)

    @property
    def narrowed(self) -> bool:
        """Something is marked, filtered or sorted."""
        return bool(self.marked or self.filter) or self.order is not Order.PAGE

    def looked_at_like(self, other: "Desk") -> "Desk":
        """This script listed, sorted and hidden as another was; marked alike where it is the same."""
        ids = {beat.beat.id for beat in self.beats}
        return replace(
            self,
            everything=other.everything,
            filter=other.filter,
            order=other.order,
            discreet=other.discreet,
            marked=other.marked & ids,
        )

    def marking(self, beats: Iterable[str]) -> "Desk":
        """These beats marked, or unmarked when all of them are."""
        chosen = frozenset(beats)
        marked = self.marked - chosen if chosen <= self.marked else self.marked | chosen
        return self.with_marks(marked)

    def with_marks(self, marked: frozenset[str]) -> "Desk":
        """Exactly these beats marked."""
        asked = any(chip.facet is Facet.MARKED for chip in self.filter.chips)
        return replace(self, marked=marked)._taking_along(self, _OF_SCRIPT if asked else _OF_LIST)

    def shows(self, reviewed: ReviewedBeat) -> bool:
        """The list's conditions on beats hold of it."""
        return not self.filter or self.filter.beat(reviewed, marked=reviewed.beat.id in self.marked)

    @cached_property
    def page_labels(self) -> Mapping[int, str]:
        """The numbers that pages print, by the page of the file."""
        return {page: printable(label) for page, label in page_labels(self.scan.screenplay).items()}

    def _asked_for(self, row: SceneRow) -> bool:
        if not self.filter:
            return True
        if not self.filter.scene(row.scan):
            return False
        return any(map(self.shows, row.beats)) if row.beats else not self.filter.asks_of_beats

    def _near(self) -> "Desk":
        if self.cursor in self.stops or not self.stops:
            return self
        scene = self.cursor.scene if self.cursor else 0
        return self.at(next((stop for stop in self.stops if stop.scene >= scene), self.stops[-1]))

    def _whereabouts(self) -> float:
        """Where in the list the cursor is; between two of its places when the list does not show its own."""
        if self.cursor in self.stops:
            return self.stops.index(self.cursor)
        passed = sum(stop.scene <= self.cursor.scene for stop in self.stops) if self.cursor else 0
        return passed - 0.5

    def _taking_along(self, other: "Desk", names: frozenset[str]) -> "Desk":
        self.__dict__.update({name: other.__dict__[name] for name in names & other.__dict__.keys()})
        return self

    @cached_property
    def unfiltered_rows(self) -> tuple[SceneRow, ...]:
        """The scenes that the list shows when nothing is asked of them."""
        return tuple(row for row in self.script_rows if self.everything or row.beats or row.scan.flagged)

    @cached_property
    def script_rows(self) -> tuple[SceneRow, ...]:
        """Every scene of the script in the order of the page, listed or not."""
        by_scene: dict[int, list[ReviewedBeat]] = {}
        for beat in self.beats:
            by_scene.setdefault(beat.beat.scene, []).append(beat)
        return tuple(SceneRow(scan, tuple(by_scene.get(scan.scene.index, ()))) for scan in self.scan.scenes)

    @cached_property
    def _row_of(self) -> Mapping[int, SceneRow]:
        return {row.scan.scene.index: row for row in self.script_rows}

    def _stops(self) -> Iterator[Cursor]:
        for row in self.rows:
            scene = row.scan.scene.index
            if not row.beats:
                yield Cursor(scene, None)
            for beat in filter(self.shows, row.beats):
                yield Cursor(scene, beat.beat.id)


def _of_beats(fact: Callable[[ReviewedBeat], bool]) -> Callable[[SceneRow], int]:
    """Scenes in which it holds of a beat come first."""
    return lambda row: not any(map(fact, row.beats))


KIND_ORDER: Mapping[Kind, int] = MappingProxyType({kind: number for number, kind in enumerate(Kind)})
"""Kinds in the order of the vocabulary."""

_SORT_KEYS: Mapping[Order, Callable[[SceneRow], int]] = MappingProxyType(
    {
        Order.TIER: lambda row: -row.tier,
        Order.KIND: lambda row: min(
            (KIND_ORDER[beat.beat.kind] for beat in row.beats), default=len(KIND_ORDER)
        ),
        Order.VERDICT: _of_beats(lambda beat: beat.decision.verdict is None),
        Order.QUESTION: _of_beats(lambda beat: beat.open),
    }
)

_OF_SCRIPT = frozenset({"counts", "characters", "script_rows", "_row_of", "page_labels"})
"""What a desk works out once and holds however the script is looked at."""

_OF_LIST = _OF_SCRIPT | {"rows", "unfiltered_rows", "stops"}
"""What holds wherever the cursor is."""
