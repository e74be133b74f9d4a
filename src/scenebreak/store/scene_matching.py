"""Finding scenes again in another draft: by number first, then by text, then by the scenes around them.

Every scene found gets at most one earlier scene, and every earlier scene at most one place. What was cut in
two or run together is told beside that: the scenes that share words with it are its kin.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from rapidfuzz.fuzz import ratio

from scenebreak.store.places import ScenePlace

_SAME_HEADING = 0.6
_SAME_SCENE = 0.62
# between two scenes that were found, a scene with such a heading in the same place is the same
_SAME_PLACE = 0.75
# two unrelated English passages are about 0.45 alike
_SAME_TEXT = 0.6
_SURELY_SAME_TEXT = 0.8
# what a part of a scene counts, beside a whole one
_PART = 0.95
_KIN = 0.5
_FEW = 2
_BEGINNING = 40


@dataclass(frozen=True, slots=True)
class SceneMatch:
    """What a scene of a new scan was before.

    Attributes:
        id: of the earlier scene that it is, or None for a new one.
        same_text: most of its words are those of that scene.
        kin: ids of other earlier scenes that a good part of its words, or of which a good part came from.
    """

    id: str | None = None
    same_text: bool = False
    kin: frozenset[str] = frozenset()

    def comes_from(self, scene: str) -> bool:
        """An earlier scene is this one, or gave it words."""
        return scene == self.id or scene in self.kin


def match_scenes(
    known: Mapping[str, ScenePlace], present: frozenset[str], found: Sequence[ScenePlace]
) -> tuple[SceneMatch, ...]:
    """Which earlier scene each scene of a new scan is.

    Args:
        known: earlier scenes by id, as they stood last.
        present: ids of those that stood in the newest scan.
        found: the scenes of the new scan.
    """
    ids: list[str | None] = [None] * len(found)
    _match_equals(known, present, found, ids)
    _match_alike(known, present, found, ids)
    _match_between(known, present, found, ids)
    matches = [
        SceneMatch(id_, id_ is not None and text_likeness(known[id_], scene) >= _SAME_TEXT)
        for id_, scene in zip(ids, found, strict=True)
    ]
    named = {
        match.id or f"new {position}": scene
        for position, (match, scene) in enumerate(zip(matches, found, strict=True))
    }
    kin = kin_of({id_: known[id_] for id_ in present}, named)
    return tuple(replace(match, kin=kin[id_]) for id_, match in zip(named, matches, strict=True))


def kin_of(old: Mapping[str, ScenePlace], new: Mapping[str, ScenePlace]) -> dict[str, frozenset[str]]:
    """The old scenes that a good part of each new scene's words come from, or that went into it; by its id.

    Args:
        old: scenes by id.
        new: scenes by id; one that bears the id of an old scene is that scene, which is not named again.
    """
    homes: defaultdict[int, set[str]] = defaultdict(set)
    for id_, place in old.items():
        for paragraph in set(place.paragraphs):
            homes[paragraph].add(id_)
    return {id_: frozenset(_sources(id_, scene, old, homes)) for id_, scene in new.items()}


def _sources(
    own: str, scene: ScenePlace, old: Mapping[str, ScenePlace], homes: Mapping[int, set[str]]
) -> Iterator[str]:
    # words that stand in several scenes tell of none
    found = [next(iter(ids)) for each in scene.paragraphs if len(ids := homes.get(each, set())) == 1]
    for id_, count in Counter(found).items():
        if id_ != own and _is_good_part(count, old[id_], scene):
            yield id_


def text_likeness(old: ScenePlace, new: ScenePlace) -> float:
    """How much of two scenes' words is the same, from 0 to 1; about 0.45 for strangers.

    A scene that was cut in two, or to which another was joined, is measured by the shorter of both.
    """
    return max(_shared(old, new), _same_beginning(old, new))


def _match_equals(
    known: Mapping[str, ScenePlace],
    present: frozenset[str],
    found: Sequence[ScenePlace],
    ids: list[str | None],
) -> None:
    """Scenes of the same number, heading and words: those that stood last first, then the nearest."""
    waiting: defaultdict[tuple[object, ...], list[tuple[bool, int, str]]] = defaultdict(list)
    for id_, place in known.items():
        waiting[_key(place)].append((id_ not in present, place.index, id_))
    for position, scene in enumerate(found):
        if candidates := waiting.get(_key(scene)):
            nearest = min(candidates, key=lambda each: (each[0], abs(each[1] - scene.index)))
            candidates.remove(nearest)
            ids[position] = nearest[2]


def _key(place: ScenePlace) -> tuple[object, ...]:
    return place.number, place.heading, place.opening, place.paragraphs


def _match_alike(
    known: Mapping[str, ScenePlace],
    present: frozenset[str],
    found: Sequence[ScenePlace],
    ids: list[str | None],
) -> None:
    """Scenes alike in number, heading and words, the surest first."""
    taken = frozenset(id_ for id_ in ids if id_)
    pairs = [
        (likeness, id_ in present, -abs(place.index - scene.index), -position, id_)
        for position, scene in enumerate(found)
        if ids[position] is None
        for id_, place in known.items()
        if id_ not in taken and (likeness := _scene_likeness(place, scene))
    ]
    given: set[str] = set()
    for *_, position, id_ in sorted(pairs, reverse=True):
        if ids[-position] is None and id_ not in given:
            ids[-position] = id_
            given.add(id_)


def _scene_likeness(old: ScenePlace, new: ScenePlace) -> float:
    """From 0 to 1, 0 for too little; a number alone is no proof, for unlocked scripts are renumbered."""
    numbered = old.number is not None and old.number == new.number
    heading = _alike(old.heading, new.heading)
    if heading < _SAME_HEADING:
        heading = 0.0
    # without a name of any kind the words must speak for themselves
    least = 0.0 if heading or numbered else _SURELY_SAME_TEXT
    words = max(_shared(old, new), _same_beginning(old, new, least))
    if words < least:
        return 0.0
    # a heading changed beyond knowledge counts for little where the words are the same
    named = 0.25 * max(heading, 0.7 * words if words >= _SURELY_SAME_TEXT else 0.0)
    likeness = named + 0.5 * words + (0.25 if numbered else 0.0)
    return likeness if likeness >= _SAME_SCENE else 0.0


def _match_between(
    known: Mapping[str, ScenePlace],
    present: frozenset[str],
    found: Sequence[ScenePlace],
    ids: list[str | None],
) -> None:
    """Scenes left over on both sides between the same two scenes, if their headings agree."""
    order = sorted(present, key=lambda id_: known[id_].index)
    after = dict(zip([None, *order], [*order, None], strict=True))
    taken = {id_ for id_ in ids if id_}
    for position, scene in enumerate(found):
        if ids[position] is not None:
            continue
        before = ids[position - 1] if position else None
        if position and before is None:
            continue
        candidate = after.get(before)
        if candidate is None or candidate in taken:
            continue
        if _is_same_place(known[candidate], scene):
            ids[position] = candidate
            taken.add(candidate)


def _is_same_place(old: ScenePlace, new: ScenePlace) -> bool:
    """A scene that was given another number must show some of its words, too."""
    renumbered = old.number != new.number and None not in (old.number, new.number)
    if renumbered and text_likeness(old, new) < _SAME_TEXT:
        return False
    return _alike(old.heading, new.heading) >= _SAME_PLACE


def _is_good_part(count: int, old: ScenePlace, new: ScenePlace) -> bool:
    smaller = min(len(old.paragraphs), len(new.paragraphs))
    return count >= _KIN * smaller and (count >= _FEW or smaller < _FEW)


def _shared(old: ScenePlace, new: ScenePlace) -> float:
    """The part of the shorter scene's paragraphs that the other has too, word for word."""
    sizes = len(old.paragraphs), len(new.paragraphs)
    if not all(sizes):
        return 0.0
    common = (Counter(old.paragraphs) & Counter(new.paragraphs)).total()
    whole = 2 * common / sum(sizes)
    return max(whole, _PART * common / min(sizes)) if min(sizes) >= _FEW else whole


def _same_beginning(old: ScenePlace, new: ScenePlace, least: float = 0.0) -> float:
    """How alike the beginnings are, as far as the shorter scene goes; 0 for less than `least`."""
    length = min(len(old.opening), len(new.opening))
    whole = ratio(old.opening, new.opening, score_cutoff=100 * least) / 100
    if length < _BEGINNING or whole == 1:
        return whole
    part = ratio(old.opening[:length], new.opening[:length], score_cutoff=100 * least) / 100
    return max(whole, _PART * part)


def _alike(one: str, other: str) -> float:
    return ratio(one, other) / 100
