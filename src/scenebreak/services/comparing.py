"""Two drafts side by side: the scenes and beats of both, aligned, become one comparison."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from scenebreak.domain.beat import Decision
from scenebreak.domain.drafts import (
    BeatChange,
    BeatMark,
    Change,
    Comparison,
    Fate,
    SceneChange,
    SceneName,
    change_of,
    moved,
)
from scenebreak.domain.finding import Tier
from scenebreak.domain.progress import CancelCheck, never_cancelled
from scenebreak.domain.scan import Scan, Sensitivity
from scenebreak.domain.screenplay import Scene, Screenplay
from scenebreak.services.executor import ItemProgress, no_item_progress
from scenebreak.services.review_marks import has_same_words, wording
from scenebreak.store.places import BeatPlace, ScenePlace, beat_places, scene_places


@dataclass(frozen=True, slots=True)
class DraftView:
    """One draft, with ids that mean the same in the other one.

    Attributes:
        name: what it is called.
        screenplay: as it was read.
        scenes: by id, in order.
        beats: in the order of the page, each under its id.
        tool: what found them, as text; equal for equal ones.
    """

    name: str
    screenplay: Screenplay
    scenes: Mapping[str, ScenePlace]
    beats: Sequence[BeatPlace]
    tool: str = ""


@dataclass(frozen=True, slots=True)
class Decided:
    """What people decided on the beats that are compared.

    Attributes:
        decisions: by id of the beat.
        marks: what the newest draft did to each beat, by its id; they tell what goes beyond consent.
    """

    decisions: Mapping[str, Decision] = field(default_factory=dict)
    marks: Mapping[str, BeatMark] = field(default_factory=dict)


def compare_scripts(
    old: Path,
    new: Path,
    *,
    sensitivity: Sensitivity = Sensitivity.THOROUGH,
    use_cache: bool = True,
    progress: ItemProgress = no_item_progress,
    cancelled: CancelCheck = never_cancelled,
) -> Comparison:
    """Compare two script files without a production.

    Raises:
        UnreadableScript: one of them cannot be read.
        Cancelled: the person stopped it.
    """
    from scenebreak.services.season import scan_season

    outcomes = scan_season(
        [old, new], sensitivity=sensitivity, use_cache=use_cache, progress=progress, cancelled=cancelled
    )
    scans: list[Scan] = []
    for outcome in outcomes:
        if outcome.scan is None:
            raise outcome.failure
        scans.append(outcome.scan)
    return compare_scans(*scans)


def compare_scans(old: Scan, new: Scan) -> Comparison:
    """Compare two scans, their scenes and beats aligned as in a production."""
    from scenebreak.store.matching import KnownBeat, match_beats
    from scenebreak.store.scene_matching import match_scenes

    scenes = {f"old {place.index}": place for place in scene_places(old)}
    found = scene_places(new)
    matches = match_scenes(scenes, frozenset(scenes), found)
    ids = [match.id or f"new {place.index}" for match, place in zip(matches, found, strict=True)]
    beats = beat_places(old)
    places = beat_places(new)
    homes = [matches[place.beat.scene - 1] for place in places]
    known = [KnownBeat(place.beat.id, f"old {place.beat.scene}", place) for place in beats]
    named = [
        id_ or f"new {place.beat.id}"
        for id_, place in zip(match_beats(known, places, homes), places, strict=True)
    ]
    return compare_views(
        DraftView(draft_name(old.screenplay), old.screenplay, scenes, beats),
        DraftView(
            draft_name(new.screenplay),
            new.screenplay,
            dict(zip(ids, found, strict=True)),
            [
                replace(place, beat=replace(place.beat, id=id_))
                for id_, place in zip(named, places, strict=True)
            ],
        ),
    )


def draft_name(screenplay: Screenplay) -> str:
    """What people call a draft: colour and date; without any, the file's name."""
    told = " ".join(part for part in (screenplay.draft, screenplay.draft_date) if part)
    return told or Path(screenplay.path).name


def compare_views(old: DraftView, new: DraftView, decided: Decided | None = None) -> Comparison:
    """Compare two drafts whose scenes and beats carry the same ids."""
    return Comparison(
        title=new.screenplay.title,
        old=old.name,
        new=new.name,
        scenes=tuple(_scene_changes(old, new)),
        beats=tuple(sorted(_beat_changes(old, new, decided or Decided()), key=_rank)),
        scenes_compared=len(old.scenes.keys() | new.scenes.keys()),
        same_tool=old.tool == new.tool,
    )


_RANKS = {change: rank for rank, change in enumerate(Change)}


def _rank(change: BeatChange) -> int:
    return _RANKS[change.change]


def _beat_changes(old: DraftView, new: DraftView, decided: Decided) -> Iterator[BeatChange]:
    before = {place.beat.id: place for place in old.beats}
    after = {place.beat.id for place in new.beats}
    held_before, held = _held(old), _held(new)
    for place in new.beats:
        id_ = place.beat.id
        decision = decided.decisions.get(id_)
        was = before.get(id_)
        change = Change.NEW
        if was is not None:
            same = has_same_words(was, place)
            change = change_of(was.beat, place.beat, same_words=same)
        yield BeatChange(
            change=change,
            old=wording(was, old.name, held=was.beat.scene in held_before) if was else None,
            new=wording(place, new.name, held=place.beat.scene in held),
            drift=mark.drift if (mark := decided.marks.get(id_)) else None,
            decision=decision,
        )
    for id_, place in before.items():
        if id_ not in after:
            yield BeatChange(
                Change.GONE,
                wording(place, old.name, held=place.beat.scene in held_before),
                None,
                decision=decided.decisions.get(id_),
            )


def _scene_changes(old: DraftView, new: DraftView) -> Iterator[SceneChange]:
    """The scenes that changed: those of the new draft in order, and behind them those that went."""
    from scenebreak.store.scene_matching import kin_of

    before = {scene.index: scene for scene in old.screenplay.scenes}
    after = {scene.index: scene for scene in new.screenplay.scenes}
    kin = kin_of(old.scenes, new.scenes)
    joined = {part: id_ for id_, parts in kin.items() for part in parts if part not in new.scenes}
    shifted = moved(old.scenes[id_].index for id_ in new.scenes if id_ in old.scenes)
    tiers, tiers_before = _tiers(new), _tiers(old)
    for id_, place in new.scenes.items():
        scene = after[place.index]
        was = old.scenes.get(id_)
        if was is None and scene.omitted:
            continue  # told with the scene that was there
        fates = _fates(was, place, shifted=was is not None and was.index in shifted)
        if was is not None:
            fates += _tier_fate(tiers_before.get(was.index), tiers.get(place.index))
        parts = tuple(part for part in kin[id_] if part in old.scenes)
        cut = was is None and any(part in new.scenes for part in parts)
        if cut:
            fates = (Fate.SPLIT, *fates)
        if fates:
            others = tuple(_name(before[old.scenes[part].index]).name for part in parts) if cut else ()
            yield SceneChange(_name(before[was.index]) if was else None, _name(scene), fates, others)
    for id_, place in old.scenes.items():
        if id_ in new.scenes or before[place.index].omitted:
            continue
        home = joined.get(id_)
        others = (_name(after[new.scenes[home].index]).name,) if home else ()
        yield SceneChange(_name(before[place.index]), None, (Fate.MERGED if home else Fate.OMITTED,), others)


def _fates(old: ScenePlace | None, new: ScenePlace, *, shifted: bool) -> tuple[Fate, ...]:
    if old is None:
        return (Fate.NEW,)
    reworded = (old.heading, old.opening, old.paragraphs) != (new.heading, new.opening, new.paragraphs)
    told = {
        Fate.MOVED: shifted,
        Fate.RENUMBERED: old.number != new.number,
        Fate.REWORDED: reworded,
    }
    return tuple(fate for fate, holds in told.items() if holds)


def _tiers(draft: DraftView) -> dict[int, Tier]:
    """The highest tier among the beats of each scene, by its index."""
    tiers: dict[int, Tier] = {}
    for place in draft.beats:
        tiers[place.beat.scene] = max(place.beat.tier, tiers.get(place.beat.scene, Tier.NONE))
    return tiers


def _held(draft: DraftView) -> frozenset[int]:
    """The scenes that are for legal and production first, by their indexes."""
    return frozenset(scene for scene, tier in _tiers(draft).items() if tier is Tier.STOP)


def _tier_fate(old: Tier | None, new: Tier | None) -> tuple[Fate, ...]:
    before, after = old or Tier.NONE, new or Tier.NONE
    if before == after:
        return ()
    return (Fate.MORE if after > before else Fate.LESS,)


def _name(scene: Scene) -> SceneName:
    return SceneName(scene.name, scene.heading, scene.page)
