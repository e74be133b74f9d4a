"""How well a detector does against scenes that people labelled (docs/accuracy.md defines every figure)."""

import random
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from scenebreak.domain.finding import Kind

_RESAMPLES = 1000
_TAIL = 0.025
TENTHS = 10


@dataclass(frozen=True, slots=True)
class Place:
    """Where a miss or a false alarm lies.

    Attributes:
        page: the scene's first.
        heading: of the scene.
        kinds: that were labelled, or found.
        quotes: the words that were labelled, or found.
    """

    page: int
    heading: str
    kinds: tuple[str, ...] = ()
    quotes: tuple[str, ...] = ()


@dataclass(slots=True)
class Tally:
    """Counts of right, false and missed, once for a kind and once for the levels where the kind is right."""

    right: int = 0
    false: int = 0
    missed: int = 0
    levels_right: int = 0
    levels_false: int = 0
    levels_missed: int = 0

    def add(self, other: "Tally") -> None:
        """Count another tally in."""
        self.right += other.right
        self.false += other.false
        self.missed += other.missed
        self.levels_right += other.levels_right
        self.levels_false += other.levels_false
        self.levels_missed += other.levels_missed

    @property
    def f1(self) -> float:
        """F1 of the kind, 0 to 1; 0 where nothing was there and nothing found."""
        return _f1(self.right, self.false, self.missed)

    @property
    def level_f1(self) -> float:
        """F1 of the levels within scenes whose kind is right, 0 to 1."""
        return _f1(self.levels_right, self.levels_false, self.levels_missed)


def _f1(right: int, false: int, missed: int) -> float:
    return 2 * right / max(1, 2 * right + false + missed)


class Share(NamedTuple):
    """How many of so many are right."""

    right: int
    of: int

    @property
    def value(self) -> float:
        """The share, 0 to 1; 0 of none."""
        return self.right / self.of if self.of else 0.0


@dataclass(slots=True)
class ScriptScore:
    """One script against its labels.

    Attributes:
        script: its name.
        scenes: labelled scenes.
        must: scenes labelled must.
        may: scenes labelled may.
        found: must scenes that were flagged.
        may_found: may scenes that were flagged.
        flagged: flagged scenes, those without evidence in the labelled text included.
        false: flagged scenes that are neither must nor may, or show no evidence.
        called: labelled scenes that were called must or stop.
        called_right: those of them that are must.
        kinds: counts of each kind.
        misses: the must scenes that were not flagged.
        false_alarms: the scenes that were flagged for nothing.
        tenths: by the tenth of the score that scenes have, how many of them are must or may.
        failure: why there is no scan, or "".
    """

    script: str
    scenes: int = 0
    must: int = 0
    may: int = 0
    found: int = 0
    may_found: int = 0
    flagged: int = 0
    false: int = 0
    called: int = 0
    called_right: int = 0
    kinds: dict[Kind, Tally] = field(default_factory=dict)
    misses: tuple[Place, ...] = ()
    false_alarms: tuple[Place, ...] = ()
    tenths: tuple[Share, ...] = (Share(0, 0),) * TENTHS
    failure: str = ""

    @property
    def recall(self) -> float:
        """Share of the must scenes that were flagged; 1 where there is none."""
        return self.found / self.must if self.must else 1.0

    @property
    def precision(self) -> float:
        """Share of the flagged scenes that are must or may; 1 where none is flagged."""
        return 1 - self.false / self.flagged if self.flagged else 1.0

    def tally(self, kind: Kind) -> Tally:
        """The counts of a kind, made on first use."""
        return self.kinds.setdefault(kind, Tally())


@dataclass(frozen=True, slots=True)
class Interval:
    """A share and its 95 % bootstrap interval over scripts."""

    value: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Every script of a labelled folder, scored."""

    scripts: tuple[ScriptScore, ...]

    def total(self) -> ScriptScore:
        """All scripts as one."""
        names = (
            *("scenes", "must", "may", "found", "may_found", "flagged", "false"),
            *("called", "called_right"),
        )
        sums = {name: sum(getattr(one, name) for one in self.scripts) for name in names}
        tenths = zip(*(one.tenths for one in self.scripts), strict=True)
        pooled = (Share(sum(one.right for one in each), sum(one.of for one in each)) for each in tenths)
        total = ScriptScore("all", **sums, tenths=tuple(pooled))
        for one in self.scripts:
            for kind, tally in one.kinds.items():
                total.tally(kind).add(tally)
        return total

    def together(self) -> Tally:
        """The counts of all kinds."""
        whole = Tally()
        for tally in self.total().kinds.values():
            whole.add(tally)
        return whole

    def recall(self) -> Interval:
        """Share of the must scenes that were flagged."""
        return _interval([(one.found, one.must) for one in self.scripts])

    def precision(self) -> Interval:
        """Share of the flagged scenes that are must or may."""
        return _interval([(one.flagged - one.false, one.flagged) for one in self.scripts])

    def called_must(self) -> Interval:
        """Share of the scenes called must that are must."""
        return _interval([(one.called_right, one.called) for one in self.scripts])


def _interval(shares: Sequence[tuple[int, int]]) -> Interval:
    """A pooled share, and the middle 95 % of what it is when scripts are drawn anew."""
    draw = random.Random(0)  # noqa: S311 - a figure that is the same every time
    drawn = (
        sorted(_share(draw.choices(shares, k=len(shares))) for _ in range(_RESAMPLES)) if shares else [0.0]
    )
    tail = int(len(drawn) * _TAIL)
    return Interval(_share(shares), drawn[tail], drawn[-1 - tail])


def _share(parts: Iterable[tuple[int, int]]) -> float:
    counts = Counter[str]()
    for part, whole in parts:
        counts.update(part=part, whole=whole)
    return counts["part"] / max(1, counts["whole"])
