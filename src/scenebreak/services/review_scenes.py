"""Deciding on scenes: the context, the plan, riders, the shoot date, and who was told."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import partial

from scenebreak.domain.department import DEPARTMENTS
from scenebreak.domain.errors import WrongUsage
from scenebreak.domain.notice import Notice
from scenebreak.domain.plan import Rider
from scenebreak.domain.reviewed_scene import ReviewedScene, SceneDecision
from scenebreak.services.consent_guard import check_riders
from scenebreak.services.review_reading import Reading
from scenebreak.services.review_scene_decision import scene_summary, wanted_of


class SceneDecisions(Reading):
    """An open production whose scenes can be decided on."""

    def decide_scene(
        self, episode: int, scene: int, *, expected: Mapping[str, object] | None = None, **fields: object
    ) -> SceneDecision:
        """Change parts of a scene's decision: one transaction, one step of undo.

        Each part is written on its own: the context, the shoot date, each field of the plan, the rider of
        each role, the notice of each department. Two windows that write different parts never conflict.

        Args:
            episode: id of the script.
            scene: index of the scene.
            expected: the values that the person started from, by field; None writes over anything.
            fields: the new values: `context`, `shoot_date`; `plan`, a ScenePlan of which only what differs
                from the plan that holds is written, or None to follow the findings again; any field of a
                ScenePlan by its own name; `riders`, of which those given are written; `notices` by
                department, None to take one away.

        Raises:
            WrongUsage: there is no such scene or field, or the value does not fit.
            EditConflict: a part was changed elsewhere since; nothing is written.
        """
        return self.decide_scenes(episode, (scene,), expected=expected, **fields)[0]

    def decide_scenes(
        self,
        episode: int,
        scenes: Sequence[int],
        *,
        expected: Mapping[str, object] | None = None,
        **fields: object,
    ) -> tuple[SceneDecision, ...]:
        """Change the same parts of several scenes' decisions: one transaction, one step of undo for all.

        Raises:
            WrongUsage: there is no such scene or field, or the value does not fit.
            EditConflict: a part of one was changed elsewhere since; nothing is written.
        """
        return self.decide_each_scene(episode, dict.fromkeys(scenes, fields), expected=expected)

    def tell(
        self,
        episode: int,
        scenes: Iterable[int],
        department: str,
        *,
        told: date | None = None,
        by: str = "",
        acknowledged: date | None = None,
    ) -> tuple[SceneDecision, ...]:
        """Note that a department was told of scenes, or has said that it knows: one step of undo.

        Args:
            episode: id of the script.
            scenes: indexes of the scenes.
            department: its id ("costume").
            told: the day it was told; the levels that hold now are noted with it, and an acknowledgement of
                something told before goes. None leaves what stands there.
            by: who told it.
            acknowledged: the day it said that it knows; None leaves what stands there.

        Raises:
            WrongUsage: there is no such scene or department, or it acknowledges what it was never told.
        """
        if department not in DEPARTMENTS:
            raise WrongUsage(f"There is no department {department!r}", f"Known are {', '.join(DEPARTMENTS)}")
        with self._lock, self._store.transaction():
            known = {each.scene.index: each for each in self.scenes(episode)}
            changes: dict[int, Mapping[str, object]] = {}
            for index in dict.fromkeys(scenes):
                notice = _notice(_known(known, index), department, told, by, acknowledged)
                changes[index] = {"notices": {department: notice}}
            return self.decide_each_scene(episode, changes)

    def set_context(self, episode: int, scene: int, text: str, *, expected: str | None = None) -> None:
        """Write the story context of a scene.

        Args:
            episode: id of the script.
            scene: index of the scene.
            text: the new text, "" for none.
            expected: the text that the person started from; None writes over anything.

        Raises:
            WrongUsage: there is no such scene.
            EditConflict: the text was changed elsewhere since; nothing is written.
        """
        before = None if expected is None else {"context": expected}
        self.decide_scene(episode, scene, expected=before, context=text)

    def decide_each_scene(
        self,
        episode: int,
        changes: Mapping[int, Mapping[str, object]],
        *,
        expected: Mapping[str, object] | None = None,
    ) -> tuple[SceneDecision, ...]:
        """Change several scenes' decisions, each in its own way: one transaction, one step of undo for all.

        Args:
            episode: id of the script.
            changes: the new values by field, by the index of the scene.
            expected: the values that the person started from, by field; None writes over anything.

        Raises:
            WrongUsage: there is no such scene or field, or the value does not fit.
            EditConflict: a part of one was changed elsewhere since; nothing is written.
        """
        with self._lock, self._store.transaction():
            known = {each.scene.index: each for each in self.scenes(episode)}
            ids = self._store.scene_ids(episode)
            wanted: dict[tuple[str, str], str | None] = {}
            lines: list[str] = []
            for index, fields in changes.items():
                scene = _known(known, index)
                self._check_riders(episode, scene, fields.get("riders"))
                if parts := wanted_of(scene, fields, expected or {}):
                    wanted |= {(ids[index], name): value for name, value in parts.items()}
                    lines.append(scene_summary(scene, parts))
            more = f" and {len(lines) - 1} more scenes" if len(lines) > 1 else ""
            self._store.history.edit(wanted, f"{''.join(lines[:1])}{more}")
            after = {each.scene.index: each.decision for each in self.scenes(episode)}
        return tuple(after[index] for index in changes)

    def _check_riders(self, episode: int, scene: ReviewedScene, riders: object) -> None:
        """Refuse riders of minors; one that stands already is let be."""
        given = riders if isinstance(riders, Iterable) else ()
        new = [each for each in given if isinstance(each, Rider) and each not in scene.decision.riders]
        check_riders(new, scene.beats, partial(self._known_minors, episode, scene.scene.index))


def _known(scenes: Mapping[int, ReviewedScene], index: int) -> ReviewedScene:
    if index not in scenes:
        raise WrongUsage(f"There is no scene {index} in this script", "Choose one of its scenes")
    return scenes[index]


def _notice(
    scene: ReviewedScene, department: str, told: date | None, by: str, acknowledged: date | None
) -> Notice:
    before = scene.decision.notices.get(department, Notice())
    if told is None and before.told is None:
        raise WrongUsage(
            f"{DEPARTMENTS[department].name} was not told of scene {scene.name} yet",
            "Give the day on which it was told too",
        )
    if told is None:
        return Notice(before.told, by or before.by, acknowledged or before.acknowledged, before.level)
    return Notice(told, by or before.by, acknowledged, scene.level_for(department))
