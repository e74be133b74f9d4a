"""One call of `annotate`: what a person asks for in words, carried out on a review."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from scenebreak.domain.beat import ReviewedBeat, Verdict
from scenebreak.domain.default_plan import plan_of
from scenebreak.domain.errors import WrongUsage
from scenebreak.domain.finding import Kind, Mode, Status
from scenebreak.domain.plan import Agreement
from scenebreak.domain.reviewed_scene import ReviewedScene
from scenebreak.services.annotation_words import (
    BEAT_PLAN,
    DEFAULT,
    NONE,
    assignments_of,
    beat_plan_of,
    level_of,
    names_of,
    place_of_words,
    rider_of,
    rung_of,
    scene_plan_fields,
    ticks_of,
)
from scenebreak.services.days import day_of, said_on
from scenebreak.services.review import Review
from scenebreak.services.scene_names import scene_named

_ALL = "all"


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotation:
    """What one call asks for; None, False and () ask for nothing.

    Attributes:
        confirm: the beat stands.
        dismiss: the reason why it needs nobody.
        unsure: looked at, to come back to.
        reopen: nobody has decided on it.
        level: rung it is settled on, or level of a flag.
        question: for the director; "default" for the machine's, "" for none.
        ask: whom the question is for.
        answer: to the question.
        agree: the rung that was agreed; "none" for none.
        by: who answered or agreed.
        on: the day of it.
        people: who takes part.
        departments: whom to tell.
        notes: free text.
        plan: fields of the beat's or the scene's plan.
        accept_plan: take the proposed plan of the scene, or of the beat that is named, as it is.
        context: story context of the scene.
        shoot: day on which the scene is shot.
        rider: riders of roles.
        flag: words that the machine missed.
        kind: what they are.
        status: how they stand to what is performed; shown where left out.
        mode: where in the story's reality they happen; the story where left out.
        minor: a minor takes part in them, or in the beat; False that none does.
        split: where a beat is split: the number of a finding, from 1, or words of the scene.
        remove: take away a beat that a person made.
        same_pair: decide on every undecided beat of the same kind, people and proposed rung in the script.
        everywhere: likewise in every script.
    """

    confirm: bool = False
    dismiss: str | None = None
    unsure: bool = False
    reopen: bool = False
    level: str | None = None
    question: str | None = None
    ask: str | None = None
    answer: str | None = None
    agree: str | None = None
    by: str | None = None
    on: date | None = None
    people: str | None = None
    departments: str | None = None
    notes: str | None = None
    plan: Sequence[str] = ()
    accept_plan: bool = False
    context: str | None = None
    shoot: str | None = None
    rider: Sequence[str] = ()
    flag: str | None = None
    kind: Kind | None = None
    status: Status | None = None
    mode: Mode | None = None
    minor: bool | None = None
    split: str | None = None
    remove: bool = False
    same_pair: bool = False
    everywhere: bool = False


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a call did.

    Attributes:
        scenes: those that were named, as they stand now.
        beats: ids of their beats that were decided on.
        others: names of the other scenes in which beats were decided on with them, once for each beat.
        left: how many beats of the same people were left out: decided, or of another level.
    """

    scenes: tuple[ReviewedScene, ...]
    beats: frozenset[str] = frozenset()
    others: tuple[str, ...] = ()
    left: int = 0


def carry_out(
    review: Review, episode: int, scene: str | None, beat: str | None, asked: Annotation
) -> Outcome:
    """Do what one call asks for; what is decided on beats is one step of undo, what on scenes another.

    Args:
        review: the open production.
        episode: id of the script.
        scene: its printed number, or its place as "#12", or several ("3,12A"); a flag alone may do without.
        beat: its number in the scene, several ("1,3"), "all", or its id; a scene with one beat needs none,
            and of several scenes all are meant.
        asked: what to do.

    Raises:
        WrongUsage: something that was named does not exist or does not fit; nothing is changed then.
    """
    with review.together():
        return _done(review, episode, scene, beat, asked)


def _done(review: Review, episode: int, scene: str | None, beat: str | None, asked: Annotation) -> Outcome:
    if asked.flag is not None:
        return _flag(review, episode, scene, asked)
    if asked.kind or asked.status or asked.mode:
        raise WrongUsage(
            "Kind, status and mode are told of words that you flag", "Give the words with --flag"
        )
    if scene is None:
        raise WrongUsage("No scene was named", 'Name its printed number, or its place as "#12"')
    indexes = tuple(dict.fromkeys(_index(review, episode, name) for name in scene.split(",")))
    if len(indexes) > 1 and beat not in (None, _ALL):
        raise WrongUsage(
            "Beats of several scenes are decided on together", "Name one scene, or leave them out"
        )
    if asked.split is not None or asked.remove:
        return _reshape(review, episode, indexes, beat, asked)
    return _decide(review, episode, indexes, beat if len(indexes) == 1 else _ALL, asked)


def _index(review: Review, episode: int, name: str) -> int:
    return scene_named(review.scan(episode), name.strip()).scene.index


def _decide(
    review: Review, episode: int, indexes: Sequence[int], beat: str | None, asked: Annotation
) -> Outcome:
    values = assignments_of(asked.plan)
    scenes = [review.scene(episode, index) for index in indexes]
    on_scenes = {each.scene.index: _scene_changes(each, asked, values) for each in scenes}
    wanted = _asks_for_beat(asked, values)
    if not (wanted or any(on_scenes.values()) or asked.accept_plan):
        raise WrongUsage("Nothing was asked for", "Name what to decide; --help lists it")
    done: frozenset[str] = frozenset()
    chosen: tuple[ReviewedBeat, ...] = ()
    left: frozenset[str] = frozenset()
    if wanted:
        named = tuple(each for scene in scenes for each in _beats(scene, beat))
        chosen = _repeats(review, episode, named, asked)
        changes = {each.beat.id: _beat_changes(each, asked, values) for each in chosen}
        review.decide_each(None if asked.everywhere else episode, changes)
        done = frozenset(changes)
        left = _left_out(review, episode, named, asked) - done
    review.decide_each_scene(episode, on_scenes)
    if asked.accept_plan:
        _accept(review, episode, scenes, beat)
    after = tuple(review.scene(episode, index) for index in indexes)
    here = done & {each.beat.id for scene in after for each in scene.beats}
    others = tuple(each.beat.scene_name for each in chosen if each.beat.id not in here)
    return Outcome(after, here, others, len(left))


def _accept(review: Review, episode: int, scenes: Sequence[ReviewedScene], beat: str | None) -> None:
    """Take proposed plans as they are: of whole scenes, or of the beats that were named."""
    for scene in scenes:
        whole = beat in (None, _ALL)
        beats = None if whole else [each.beat.id for each in _beats(scene, beat)]
        review.accept_plan(episode, scene.scene.index, beats=beats, whole=whole)


def _flag(review: Review, episode: int, scene: str | None, asked: Annotation) -> Outcome:
    if asked.kind is None:
        raise WrongUsage("A flag needs a kind", f"Give --kind: {', '.join(Kind)}")
    scan = review.scan(episode)
    elements = scene_named(scan, scene).scene.elements if scene else scan.screenplay.elements()
    place = place_of_words(elements, asked.flag or "")
    level, settled = level_of(asked.kind, asked.level)
    made = review.flag(
        episode,
        *place,
        kind=asked.kind,
        level=level,
        people=names_of(asked.people or "") or (),
        departments=None if asked.departments is None else ticks_of(asked.departments, frozenset()),
        status=asked.status or Status.SHOWN,
        mode=asked.mode or Mode.STORY,
        minor=bool(asked.minor),
        settled=settled,
        notes=asked.notes or "",
    )
    return Outcome((review.scene(episode, made.beat.scene),), frozenset({made.beat.id}))


def _reshape(
    review: Review, episode: int, indexes: Sequence[int], beat: str | None, asked: Annotation
) -> Outcome:
    index = indexes[0]
    named = _beats(review.scene(episode, index), beat)
    if len(indexes) > 1 or len(named) > 1:
        raise WrongUsage("Several beats were named", "Name one")
    id_ = named[0].beat.id
    if asked.remove:
        review.remove_flag(episode, id_)
        return Outcome((review.scene(episode, index),))
    at = (asked.split or "").strip()
    halves = review.split(episode, id_, int(at) - 1 if at.isdecimal() else at)
    return Outcome((review.scene(episode, index),), frozenset(half.beat.id for half in halves))


def _beats(scene: ReviewedScene, beat: str | None) -> tuple[ReviewedBeat, ...]:
    """The beats of a scene that a person named."""
    count = len(scene.beats)
    if not count:
        raise WrongUsage(f"Scene {scene.name} has no beat", "Flag words of it first")
    if beat is None:
        if count > 1:
            raise WrongUsage(f"Scene {scene.name} has {count} beats", f"Name one, 1 to {count}, or all")
        return scene.beats
    if beat.strip().casefold() == _ALL:
        return scene.beats
    by_id = tuple(each for each in scene.beats if each.beat.id == beat.strip())
    if by_id:
        return by_id
    numbers = [part.strip() for part in beat.split(",")]
    if not all(number.isdecimal() and 0 < int(number) <= count for number in numbers):
        raise WrongUsage(f"Scene {scene.name} has no beat {beat}", f"Name one, 1 to {count}, or all")
    return tuple(scene.beats[int(number) - 1] for number in dict.fromkeys(numbers))


def _repeats(
    review: Review, episode: int, beats: tuple[ReviewedBeat, ...], asked: Annotation
) -> tuple[ReviewedBeat, ...]:
    """Those beats, with every other of the same kind and people where that was asked for."""
    if not (asked.same_pair or asked.everywhere):
        return beats
    found = {
        repeat.beat.id: repeat
        for each in beats
        for repeat in review.pair_beats(episode, each.beat.id, everywhere=asked.everywhere)
    }
    return tuple(found.values())


def _left_out(
    review: Review, episode: int, beats: tuple[ReviewedBeat, ...], asked: Annotation
) -> frozenset[str]:
    """Beats of the same kind and people that are decided or of another level; none where nobody asked."""
    if not (asked.same_pair or asked.everywhere):
        return frozenset()
    return frozenset(
        left.beat.id
        for each in beats
        for left in review.pair_left(episode, each.beat.id, everywhere=asked.everywhere)
    )


def _asks_for_beat(asked: Annotation, values: Mapping[str, list[str]]) -> bool:
    words = (asked.dismiss, asked.level, asked.question, asked.ask, asked.answer, asked.agree)
    more = (asked.people, asked.departments, asked.notes)
    verdict = asked.confirm or asked.unsure or asked.reopen or asked.minor is not None
    return (
        verdict or any(word is not None for word in words + more) or any(name in BEAT_PLAN for name in values)
    )


def _beat_changes(
    beat: ReviewedBeat, asked: Annotation, values: Mapping[str, list[str]]
) -> dict[str, object]:
    changes = _verdict(asked)
    if asked.level is not None:
        changes["settled"] = None if _is(asked.level, NONE) else rung_of(beat.beat.kind, asked.level).code
    if asked.question is not None:
        changes["question"] = None if _is(asked.question, DEFAULT) else asked.question
    as_given = {"asked_of": asked.ask, "minor": asked.minor, "notes": asked.notes}
    changes |= {name: value for name, value in as_given.items() if value is not None}
    if asked.answer is not None:
        changes |= {"answer": asked.answer, "answered_by": asked.by or "", "answered_on": said_on(asked.on)}
    if asked.agree is not None:
        changes["agreed"] = _agreement(beat, asked)
    if asked.people is not None:
        changes["people"] = names_of(asked.people)
    if asked.departments is not None:
        changes["departments"] = ticks_of(asked.departments, beat.departments)
    if any(name in BEAT_PLAN for name in values):
        changes["plan"] = beat_plan_of(plan_of(beat), values)
    return changes


def _verdict(asked: Annotation) -> dict[str, object]:
    given = asked.confirm + asked.unsure + asked.reopen + (asked.dismiss is not None)
    if given > 1:
        raise WrongUsage("Several verdicts were given", "Confirm, dismiss, be unsure or reopen")
    if asked.dismiss is not None:
        reason = asked.dismiss.strip().casefold().replace(" ", "_").replace("-", "_")
        return {"verdict": Verdict.DISMISSED, "reason": reason}
    if not given:
        return {}
    return {"verdict": Verdict.CONFIRMED if asked.confirm else Verdict.UNSURE if asked.unsure else None}


def _agreement(beat: ReviewedBeat, asked: Annotation) -> Agreement | None:
    if _is(asked.agree or "", NONE):
        return None
    rung = rung_of(beat.beat.kind, asked.agree or "")
    return Agreement(rung.code, names_of(asked.by or "") or (), said_on(asked.on))


def _scene_changes(
    scene: ReviewedScene, asked: Annotation, values: Mapping[str, list[str]]
) -> dict[str, object]:
    changes = scene_plan_fields(scene.plan, values)
    if asked.context is not None:
        changes["context"] = asked.context
    if asked.shoot is not None:
        changes["shoot_date"] = None if _is(asked.shoot, NONE) else day_of(asked.shoot)
    if asked.rider:
        changes["riders"] = [rider_of(word) for word in asked.rider]
    return changes


def _is(text: str, word: str) -> bool:
    return text.strip().casefold() == word
