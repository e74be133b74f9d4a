"""Answering a question by its number, and telling a department of its scenes, as people name them."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from scenebreak.domain.assumptions import Assumptions
from scenebreak.domain.beat import Decision
from scenebreak.domain.errors import WrongUsage
from scenebreak.domain.meeting import DepartmentBrief, DepartmentScene
from scenebreak.services.annotation import Outcome
from scenebreak.services.annotation_words import rung_of
from scenebreak.services.days import said_on
from scenebreak.services.review import Review
from scenebreak.services.review_pages import brief_of
from scenebreak.services.scene_names import scene_named, scenes_named


def answer_question(
    review: Review,
    number: int,
    answer: str,
    *,
    by: str,
    on: date | None,
    level: str | None,
    within: int | None = None,
) -> Outcome:
    """Write the answer to the question of this number: one step of undo.

    Args:
        review: the open production.
        number: as the list of questions gives it.
        answer: what was said; "" opens the question again.
        by: the office or role that said it.
        on: the day it was said, or None.
        level: the rung that it settles ("K2", "peck"), or None.
        within: id of the script that the question must be of; None for any.

    Raises:
        WrongUsage: there is no such question, or not in that script; its scene is held; the ladder has no
            such rung; or the day is still to come.
    """
    asked = next((each for each in review.questions() if each.number == number), None)
    if asked is None:
        raise WrongUsage(f"There is no question {number}", "The list without --answer has their numbers")
    if within not in (None, asked.episode):
        raise WrongUsage(
            f"Question {number} is of {asked.title}", "Numbers run through the whole production; see the list"
        )
    if asked.held:
        raise WrongUsage(
            f"Question {number} is on a scene that is held", "Legal and production decide there first"
        )
    rung = None if level is None else rung_of(asked.beat.beat.kind, level).code
    done = review.answer(asked.episode, asked.beat.beat.id, answer, by=by, on=said_on(on), settled=rung)
    scene = review.scene(asked.episode, asked.scene.scene.index)
    return Outcome((scene,), frozenset({done.beat.id}))


def given(decision: Decision, answer: str, *, by: str, on: date) -> dict[str, Any]:
    """Who gave an answer, and when, as far as nobody has said otherwise; nothing without an answer.

    Args:
        decision: on the beat, as it stands.
        answer: what was said.
        by: who gave the answer before this one; "" for whom the question is for.
        on: the day on which it is written down.

    Returns:
        Fields of a decision.
    """
    if not answer:
        return {"answered_by": "", "answered_on": None}
    return {
        "answered_by": decision.answered_by or by or decision.asked_of,
        "answered_on": decision.answered_on or on,
    }


def tell_department(
    review: Review,
    department: str,
    scenes: Sequence[str],
    episode: int | None,
    *,
    told: date | None,
    by: str,
    acknowledged: date | None,
) -> tuple[DepartmentScene, ...]:
    """Note that a department was told of its scenes, or has said that it knows: one step of undo a script.

    Args:
        review: the open production.
        department: its id.
        scenes: names of scenes; none for all that wait to be told, or that were told and not acknowledged.
        episode: id of the script; None for all scripts, where no scenes are named.
        told: the day, or None.
        by: who told it.
        acknowledged: the day, or None.

    Returns:
        The scenes that were noted, as they stand now.

    Raises:
        WrongUsage: there is no such scene, or nothing to note.
    """
    chosen = _chosen(review, department, scenes, episode, telling=told is not None)
    if not chosen:
        raise WrongUsage("There is no scene to note", "The page of the department lists its scenes")
    with review.together():
        for script, indexes in chosen.items():
            review.tell(script, indexes, department, told=told, by=by, acknowledged=acknowledged)
    return tuple(
        each
        for each in brief_of(review, department).scenes
        if each.scene.scene.index in chosen.get(each.episode, ())
    )


def brief_of_scenes(
    review: Review,
    department: str,
    scenes: Sequence[str],
    episode: int | None,
    assumptions: Assumptions | None = None,
) -> DepartmentBrief:
    """What a department must know of some scenes alone.

    Args:
        review: the open production.
        department: its id.
        scenes: names of scenes; none for all of them.
        episode: id of the script; None for all scripts, each with its scenes of these names.
        assumptions: the numbers by which the producer's scenes are priced; None leaves their days out.

    Raises:
        WrongUsage: no script has a scene of one of the names.
    """
    scripts = [each.id for each in review.episodes] if episode is None else [episode]
    wanted = {place for name in scenes for place in _places_of(review, scripts, name)}
    brief = brief_of(review, department, assumptions)
    chosen = tuple(
        each
        for each in brief.scenes
        if each.episode in scripts and (not scenes or (each.episode, each.scene.scene.index) in wanted)
    )
    return replace(brief, scenes=chosen)


def _places_of(review: Review, scripts: Sequence[int], name: str) -> list[tuple[int, int]]:
    """Script and index of every scene of a name; a script without one is passed over if another has it."""
    found: list[tuple[int, int]] = []
    missing: WrongUsage | None = None
    for script in scripts:
        try:
            found += [(script, one.scene.index) for one in scenes_named(review.scan(script), name)]
        except WrongUsage as failure:
            missing = failure
    if missing is not None and not found:
        raise missing
    return found


def _chosen(
    review: Review, department: str, scenes: Sequence[str], episode: int | None, *, telling: bool
) -> dict[int, list[int]]:
    """Indexes of scenes by script."""
    if scenes:
        if episode is None:
            raise WrongUsage("The production holds several scripts", "Name the scenes' script with --script")
        scan = review.scan(episode)
        return {episode: [scene_named(scan, name).scene.index for name in scenes]}
    found: dict[int, list[int]] = {}
    for each in brief_of(review, department).scenes:
        known = each.notice.told is not None and each.notice.acknowledged is None
        if episode in (None, each.episode) and (each.waiting if telling else known):
            found.setdefault(each.episode, []).append(each.scene.scene.index)
    return found
