"""Taking a proposed plan as it is: what follows from the findings becomes the person's own, and stays."""

from collections.abc import Collection
from dataclasses import fields, replace

from scenebreak.domain.beat import ReviewedBeat
from scenebreak.domain.default_plan import default_beat_plan
from scenebreak.domain.taken_plan import outdated_in_beat, taken_of
from scenebreak.services.review_beats import BeatDecisions
from scenebreak.services.review_scene_decision import accepted_parts


class Proposals(BeatDecisions):
    """An open production whose proposed plans can be accepted."""

    def accept_plan(
        self, episode: int, scene: int, *, beats: Collection[str] | None = None, whole: bool = True
    ) -> int:
        """Make a scene's proposals a person's own, wherever nobody has written anything: one step of undo.

        What was accepted stays when the findings, a rung or the people change; once the level has risen, an
        entry that still is as it was accepted takes the new proposal by accepting again. Nothing that a
        person has written is touched, so two windows never meet here. A beat that a new draft has changed
        still waits for a look.

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
            chosen = [] if shown.held else chosen
            taken = {each.beat.id: _taken(each) for each in chosen}
            changes = {id_: fields for id_, (fields, _) in taken.items() if fields}
            written, _, _ = self._to_write(episode, changes, None)
            waiting = {id_ for id_, mark in self._marks.of(episode).items() if mark.look}
            wanted = {
                place: written[place]
                for place in written
                if place[0] not in waiting or place[1] in ("plan", "planned")
            }
            parts, entries = accepted_parts(shown) if whole and not shown.held else ({}, 0)
            place = self._store.scene_ids(episode)[scene]
            wanted |= {(place, name): value for name, value in parts.items()}
            self._store.history.edit(wanted, f"plan of {shown.name} as proposed")
            self._beats.pop(episode, None)
        return entries + sum(count for _, count in taken.values())


def _taken(beat: ReviewedBeat) -> tuple[dict[str, object], int]:
    """The plan of a beat with what is proposed, and how many entries that is; nothing where there is none."""
    default, plan = default_beat_plan(beat), beat.decision.plan
    new = (
        outdated_in_beat(beat)
        if plan
        else {each.name: getattr(default, each.name) for each in fields(default)}
    )
    if not any(new.values()):
        return {}, 0
    planned = {name: was for name, was in taken_of(default, beat.axis).items() if name in new}
    count = sum(len(value) if isinstance(value, tuple) else bool(value) for value in new.values())
    return {"plan": replace(plan or default, **new), "planned": {**beat.decision.planned, **planned}}, count
