"""Taking a proposed plan as it is: what follows from the findings becomes the person's own, and stays."""

from collections.abc import Collection

from scenebreak.domain.default_plan import default_beat_plan
from scenebreak.domain.plan import BeatPlan
from scenebreak.services.review_beats import BeatDecisions
from scenebreak.services.review_scene_decision import accepted_parts


class Proposals(BeatDecisions):
    """An open production whose proposed plans can be accepted."""

    def accept_plan(
        self, episode: int, scene: int, *, beats: Collection[str] | None = None, whole: bool = True
    ) -> int:
        """Make a scene's proposals a person's own, wherever nobody has written anything: one step of undo.

        What was accepted stays when the findings, a rung or the people change. Nothing that a person has
        written is touched, so two windows never meet here. A beat that a new draft has changed still waits
        for a look.

        Args:
            episode: id of the script.
            scene: index of the scene.
            beats: ids of the beats whose plans are accepted; None takes every beat that stands.
            whole: accept the plan and the riders of the scene too.

        Returns:
            How many entries were accepted, each role's counted; 0 where nothing was proposed.

        Raises:
            WrongUsage: there is no such scene.
        """
        with self._lock, self._store.transaction():
            shown = self.scene(episode, scene)
            chosen = [each for each in shown.standing if beats is None or each.beat.id in beats]
            untouched = (each for each in chosen if each.decision.plan is None)
            plans = {each.beat.id: default_beat_plan(each) for each in untouched} if not shown.held else {}
            plans = {id_: plan for id_, plan in plans.items() if plan != BeatPlan()}
            changes = {id_: {"plan": plan} for id_, plan in plans.items()}
            written, _, _ = self._to_write(episode, changes, None)
            waiting = {id_ for id_, mark in self._marks.of(episode).items() if mark.look}
            wanted = {
                place: written[place] for place in written if place[0] not in waiting or place[1] == "plan"
            }
            parts, entries = accepted_parts(shown) if whole and not shown.held else ({}, 0)
            place = self._store.scene_ids(episode)[scene]
            wanted |= {(place, name): value for name, value in parts.items()}
            self._store.history.edit(wanted, f"plan of {shown.name} as proposed")
            self._beats.pop(episode, None)
        return entries + sum(map(_entries, plans.values()))


def _entries(plan: BeatPlan) -> int:
    return bool(plan.areas) + bool(plan.camera) + len(plan.clothing)
