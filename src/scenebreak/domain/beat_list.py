"""What the review shows: beats as an immutable collection that knows how it was filtered."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import overload

from scenebreak.domain.beat import ReviewedBeat, Verdict
from scenebreak.domain.department import DEPARTMENTS
from scenebreak.domain.finding import Kind, Tier


@dataclass(frozen=True, slots=True)
class BeatFilter:
    """One condition on beats.

    Attributes:
        words: how it is told ("kiss", "scene 4").
        accepts: whether a beat fulfils it.
    """

    words: str
    accepts: Callable[[ReviewedBeat], bool]


@dataclass(frozen=True, slots=True)
class Counts:
    """How a collection of beats stands.

    Attributes:
        total: of its beats.
        done: those with a verdict.
        must: those that need a coordinator, as it holds after the person's decisions.
        may: those that may need one.
        stop: those that go to legal and production first.
        open: those with a question still to be answered.
    """

    total: int
    done: int
    must: int
    may: int
    stop: int
    open: int


class Beats(Sequence[ReviewedBeat]):
    """Beats in the order of the page, perhaps filtered; each filter gives a new collection.

    Args:
        beats: all there are, before any filter.
        filters: the conditions that a beat must fulfil to be shown.
    """

    __slots__ = ("_all", "_shown", "filters")

    def __init__(self, beats: Iterable[ReviewedBeat] = (), *, filters: tuple[BeatFilter, ...] = ()) -> None:
        self._all = tuple(beats)
        self.filters = filters
        self._shown = tuple(beat for beat in self._all if all(part.accepts(beat) for part in filters))

    @overload
    def __getitem__(self, index: int) -> ReviewedBeat: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[ReviewedBeat, ...]: ...
    def __getitem__(self, index: int | slice) -> ReviewedBeat | tuple[ReviewedBeat, ...]:
        return self._shown[index]

    def __len__(self) -> int:
        return len(self._shown)

    def __iter__(self) -> Iterator[ReviewedBeat]:
        return iter(self._shown)

    def __repr__(self) -> str:
        return f"<Beats: {self.description}>"

    @property
    def description(self) -> str:
        """What is shown, in words: "all beats; kiss; unreviewed (3 of 12)"."""
        if not self.filters:
            return f"all beats ({len(self)})"
        words = "; ".join(part.words for part in self.filters)
        return f"all beats; {words} ({len(self)} of {len(self._all)})"

    @property
    def counts(self) -> Counts:
        """How the beats shown stand."""
        tiers = [beat.tier for beat in self]
        return Counts(
            total=len(self),
            done=sum(beat.decision.verdict is not None for beat in self),
            must=tiers.count(Tier.MUST),
            may=tiers.count(Tier.MAY),
            stop=tiers.count(Tier.STOP),
            open=sum(beat.open for beat in self),
        )

    def where(self, words: str, accepts: Callable[[ReviewedBeat], bool]) -> "Beats":
        """Those that fulfil a further condition, told in a few words."""
        return Beats(self._all, filters=(*self.filters, BeatFilter(words, accepts)))

    def unreviewed(self) -> "Beats":
        """Those without a verdict."""
        return self.where("unreviewed", lambda beat: beat.decision.verdict is None)

    def with_verdict(self, verdict: Verdict) -> "Beats":
        """Those that were confirmed, dismissed or left unsure."""
        return self.where(verdict.value, lambda beat: beat.decision.verdict is verdict)

    def of_tier(self, *tiers: Tier) -> "Beats":
        """Those of any of these tiers, as they hold after the person's decisions."""
        return self.where(_either(tier.label for tier in tiers), lambda beat: beat.tier in tiers)

    def of_kind(self, *kinds: Kind) -> "Beats":
        """Those of any of these kinds."""
        return self.where(_either(kind.label for kind in kinds), lambda beat: beat.beat.kind in kinds)

    def in_scene(self, index: int) -> "Beats":
        """Those of one scene."""
        return self.where(f"scene {index}", lambda beat: beat.beat.scene == index)

    def open(self) -> "Beats":
        """Those with a question still to be answered."""
        return self.where("open question", lambda beat: beat.open)

    def to_tell(self, department: str) -> "Beats":
        """Those that a department is to be told of."""
        name = DEPARTMENTS[department].name
        return self.where(name, lambda beat: department in beat.departments)

    def of_character(self, name: str) -> "Beats":
        """Those in which a character takes part."""
        return self.where(name, lambda beat: name in beat.beat.participants)

    def unfiltered(self) -> "Beats":
        """All there are."""
        return Beats(self._all)

    def refreshed(self, beats: Iterable[ReviewedBeat]) -> "Beats":
        """The same filters on beats as they stand now."""
        return Beats(beats, filters=self.filters)

    def find(self, beat_id: str) -> ReviewedBeat | None:
        """The beat with this id, shown or not; None when there is none."""
        return next((beat for beat in self._all if beat.beat.id == beat_id), None)

    def next_after(self, beat_id: str | None) -> ReviewedBeat | None:
        """The next one shown behind a beat, from the top again after the last.

        Args:
            beat_id: where to look from; the beat need not be shown itself. None or an unknown id begins
                at the top.

        Returns:
            A beat other than that one, or None when no other is shown.
        """
        return self._beside(beat_id, self._all)

    def previous_before(self, beat_id: str | None) -> ReviewedBeat | None:
        """The next one shown in front of a beat, from the bottom again before the first."""
        return self._beside(beat_id, self._all[::-1])

    def _beside(self, beat_id: str | None, order: tuple[ReviewedBeat, ...]) -> ReviewedBeat | None:
        here = next((place for place, beat in enumerate(order) if beat.beat.id == beat_id), -1)
        shown = {beat.beat.id for beat in self} - {beat_id}
        around = order[here + 1 :] + order[: here + 1]
        return next((beat for beat in around if beat.beat.id in shown), None)


def _either(words: Iterable[str]) -> str:
    return " or ".join(words)
