"""Finding scenes and beats again: in a new scan of the same words, or in another draft.

A wrong match puts a person's decision on words they never saw, so doubt means no match: the decision is then
kept where it was, and the new beat waits to be reviewed.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter

from rapidfuzz.fuzz import ratio

from scenebreak.store.places import BeatPlace, ScenePlace, Sight

# two unrelated English passages are about 0.45 alike
_SAME_QUOTE = 0.8
_SAME_NEIGHBOURS = 0.8
_MOVED_NEIGHBOURS = 0.75
_KNOWN_NEIGHBOURS = 0.55
_SAME_HEADING = 0.6
_SAME_SCENE = 0.62


@dataclass(frozen=True, slots=True)
class KnownBeat:
    """A beat of an earlier scan.

    Attributes:
        id: its own.
        scene: id of its scene.
        place: where it stood last.
        present: it stood in the newest scan, not only in an earlier one.
        decided: a person has written something on it.
        dismissed: that it needs nobody, which holds for the very words only.
    """

    id: str
    scene: str
    place: BeatPlace
    present: bool = True
    decided: bool = False
    dismissed: bool = False


@dataclass(frozen=True, slots=True)
class _Pair:
    known: str
    position: int
    likeness: float
    claim: tuple[bool, bool]
    shift: int


def match_scenes(
    known: Mapping[str, ScenePlace], present: frozenset[str], found: Sequence[ScenePlace]
) -> tuple[str | None, ...]:
    """Which earlier scene each scene of a new scan is.

    Args:
        known: earlier scenes by id, as they stood last.
        present: ids of those that stood in the newest scan.
        found: the scenes of the new scan.

    Returns:
        For each scene found the id of the earlier one, or None for a new scene.
    """
    pairs = [
        _Pair(id_, position, likeness, (id_ in present, False), abs(place.index - scene.index))
        for id_, place in known.items()
        for position, scene in enumerate(found)
        if (likeness := _scene_likeness(place, scene)) >= _SAME_SCENE
    ]
    return _best(pairs, len(found))


def match_beats(
    known: Sequence[KnownBeat], found: Sequence[BeatPlace], scenes: Sequence[str]
) -> tuple[str | None, ...]:
    """Which earlier beat each beat of a new scan is.

    Args:
        known: beats of earlier scans.
        found: the beats of the new scan.
        scenes: for each of those the id of its scene.

    Returns:
        For each beat found the id of the earlier one, or None for a new beat.
    """
    pairs = [
        _Pair(old.id, position, likeness, (old.decided, old.present), abs(old.place.depth - new.depth))
        for old in known
        for position, (new, scene) in enumerate(zip(found, scenes, strict=True))
        if (likeness := _beat_likeness(old, new, same_scene=scene == old.scene)) > 0
    ]
    return _best(pairs, len(found))


def _best(pairs: list[_Pair], size: int) -> tuple[str | None, ...]:
    """Give each position at most one id and each id at most one position, the surest first."""
    pairs.sort(key=attrgetter("shift", "position"))
    pairs.sort(key=attrgetter("likeness", "claim"), reverse=True)
    result: list[str | None] = [None] * size
    taken: set[str] = set()
    for pair in pairs:
        if result[pair.position] is None and pair.known not in taken:
            result[pair.position] = pair.known
            taken.add(pair.known)
    return tuple(result)


def _scene_likeness(old: ScenePlace, new: ScenePlace) -> float:
    """From 0 to 1; a number alone is no proof, for unlocked scripts are renumbered."""
    numbered = old.number is not None and old.number == new.number
    if (old.heading, old.opening) == (new.heading, new.opening):
        return 1.0 if numbered else 0.95
    heading = _alike(old.heading, new.heading)
    if heading < _SAME_HEADING:
        heading = 0.0
    if not (heading or numbered):
        return 0.0
    return 0.25 * heading + 0.5 * _alike(old.opening, new.opening) + (0.25 if numbered else 0.0)


def _beat_likeness(old: KnownBeat, new: BeatPlace, *, same_scene: bool) -> float:
    """From 0 to 1, and 0 where the two may not be joined."""
    place = old.place
    if place.beat.kind is not new.beat.kind:
        return 0.0
    if old.dismissed and not _paragraphs(new) <= _paragraphs(place):
        return 0.0
    return max(
        sight_likeness(mine, theirs, same_scene=same_scene) for mine in place.sights for theirs in new.sights
    )


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
