"""Finding beats again: in a new scan of the same words, or in another draft.

Three rounds, the surer ones first: the very same words in the same scene; words alike among neighbours alike,
wherever they stand; and what is then left over in one scene, one beat of a kind on either side. A wrong match
puts a person's decision on words they never saw, so doubt means no match: the decision is then kept where it
was, and the new beat waits to be reviewed.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter

from rapidfuzz.fuzz import ratio

from scenebreak.domain.finding import Kind
from scenebreak.store.places import BeatPlace, Sight
from scenebreak.store.scene_matching import SceneMatch

# two unrelated English passages are about 0.45 alike
_SAME_QUOTE = 0.8
_SAME_NEIGHBOURS = 0.8
_MOVED_NEIGHBOURS = 0.75
_KNOWN_NEIGHBOURS = 0.55
_LEFT_OVER = 0.55
_TELLING = 30


@dataclass(frozen=True, slots=True)
class KnownBeat:
    """A beat of an earlier scan.

    Attributes:
        id: its own.
        scene: id of its scene.
        place: where it stood last.
        present: it stood in the newest scan, not only in an earlier one.
        decided: a person has written something on it.
        fixed: it holds for its very words only, as a dismissal does in a new scan of the same draft.
    """

    id: str
    scene: str
    place: BeatPlace
    present: bool = True
    decided: bool = False
    fixed: bool = False


@dataclass(frozen=True, slots=True)
class _Pair:
    known: KnownBeat
    position: int
    likeness: float
    claim: tuple[bool, bool]
    shift: int


def match_beats(
    known: Sequence[KnownBeat], found: Sequence[BeatPlace], scenes: Sequence[SceneMatch]
) -> tuple[str | None, ...]:
    """Which earlier beat each beat of a new scan is.

    Args:
        known: beats of earlier scans.
        found: the beats of the new scan.
        scenes: for each of those, what its scene was before.

    Returns:
        For each beat found the id of the earlier one, or None for a new beat.
    """
    matching = _Matching(known, found, scenes)
    matching.match_equals()
    matching.match_alike()
    matching.match_left_over()
    return tuple(matching.ids)


class _Matching:
    """Beats of two scans on their way to one another."""

    def __init__(
        self, known: Sequence[KnownBeat], found: Sequence[BeatPlace], scenes: Sequence[SceneMatch]
    ) -> None:
        self.ids: list[str | None] = [None] * len(found)
        self._known = known
        self._found = found
        self._scenes = scenes
        self._taken: set[str] = set()

    def match_equals(self) -> None:
        """Beats of the very same words in the same scene."""
        waiting: defaultdict[object, list[KnownBeat]] = defaultdict(list)
        for old in self._known:
            waiting[old.scene, old.place.beat.kind, old.place.sights].append(old)
        self._give(
            _pair(old, position, new, 1.0)
            for position, (new, scene) in enumerate(zip(self._found, self._scenes, strict=True))
            for old in waiting.get((scene.id, new.beat.kind, new.sights), ())
        )

    def match_alike(self) -> None:
        """Beats of words alike among neighbours alike."""
        self._give(
            _pair(old, position, new, likeness)
            for old, position, new in self._left()
            if (likeness := _beat_likeness(old, new, same_scene=self._scenes[position].comes_from(old.scene)))
        )

    def match_left_over(self) -> None:
        """What is left of one kind in one scene, where nothing else could be meant."""
        pairs = [
            _pair(old, position, new, likeness)
            for old, position, new in self._left()
            if old.present
            and self._scenes[position].comes_from(old.scene)
            and (likeness := _left_over_likeness(old, new, same_text=self._scenes[position].same_text))
        ]
        olds = Counter(pair.known.id for pair in pairs)
        news = Counter(pair.position for pair in pairs)
        self._give(
            pair
            for pair in pairs
            if pair.likeness >= _LEFT_OVER or (olds[pair.known.id] == 1 and news[pair.position] == 1)
        )

    def _left(self) -> Iterator[tuple[KnownBeat, int, BeatPlace]]:
        """Every earlier beat with every beat of its kind that still has no match."""
        olds: defaultdict[Kind, list[KnownBeat]] = defaultdict(list)
        for old in self._known:
            if old.id not in self._taken:
                olds[old.place.beat.kind].append(old)
        for position, new in enumerate(self._found):
            if self.ids[position] is None:
                for old in olds[new.beat.kind]:
                    yield old, position, new

    def _give(self, pairs: Iterable[_Pair]) -> None:
        """Give each position at most one id and each id at most one position, the surest first."""
        ordered = sorted(pairs, key=attrgetter("shift", "position"))
        ordered.sort(key=attrgetter("likeness", "claim"), reverse=True)
        for pair in ordered:
            if self.ids[pair.position] is None and pair.known.id not in self._taken:
                self.ids[pair.position] = pair.known.id
                self._taken.add(pair.known.id)


def _pair(old: KnownBeat, position: int, new: BeatPlace, likeness: float) -> _Pair:
    return _Pair(old, position, likeness, (old.decided, old.present), abs(old.place.depth - new.depth))


def _beat_likeness(old: KnownBeat, new: BeatPlace, *, same_scene: bool) -> float:
    """From 0 to 1, and 0 where the two may not be joined."""
    if not _may_be(old, new):
        return 0.0
    return max(
        sight_likeness(mine, theirs, same_scene=same_scene)
        for mine in old.place.sights
        for theirs in new.sights
    )


def _left_over_likeness(old: KnownBeat, new: BeatPlace, *, same_text: bool) -> float:
    """From 0 to 1, and 0 where the two are of other people, or nothing tells them from strangers."""
    people, others = set(old.place.beat.participants), set(new.beat.participants)
    if not _may_be(old, new) or (people and others and people.isdisjoint(others)):
        return 0.0
    likeness = max(_spot_likeness(mine, theirs) for mine in old.place.sights for theirs in new.sights)
    return likeness if same_text or likeness >= _LEFT_OVER else 0.0


def _spot_likeness(old: Sight, new: Sight) -> float:
    before, after = _alike(old.before, new.before), _alike(old.after, new.after)
    # "They kiss." alone tells nothing of who and where
    telling = min(len(old.paragraph), len(new.paragraph)) >= _TELLING
    return max(before, after, _alike(old.paragraph, new.paragraph) if telling else 0.0)


def _may_be(old: KnownBeat, new: BeatPlace) -> bool:
    return not old.fixed or _paragraphs(new) <= _paragraphs(old.place)


def _paragraphs(place: BeatPlace) -> set[str]:
    return {sight.paragraph for sight in place.sights}


def sight_likeness(old: Sight, new: Sight, *, same_scene: bool) -> float:
    """How alike two findings among their neighbours are: 0 to 1, 0 where too little speaks for the same."""
    quote = _alike(old.quote, new.quote)
    if not same_scene and quote < _SAME_QUOTE:
        return 0.0
    before, after = _alike(old.before, new.before), _alike(old.after, new.after)
    # an insertion changes one side only
    neighbours = 0.6 * max(before, after) + 0.4 * min(before, after)
    if neighbours < _needed(quote, same_scene=same_scene):
        return 0.0
    return 0.4 * quote + 0.45 * neighbours + (0.15 if same_scene else 0.0)


def _needed(quote: float, *, same_scene: bool) -> float:
    """How much alike the neighbouring words must be: the less, the more else speaks for a beat."""
    if not same_scene:
        return _MOVED_NEIGHBOURS
    return _KNOWN_NEIGHBOURS if quote >= _SAME_QUOTE else _SAME_NEIGHBOURS


def _alike(one: str, other: str) -> float:
    return ratio(one, other) / 100
