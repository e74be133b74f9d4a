"""Marks of beats that a person settled or flagged above what was agreed: the alarm that new words raise."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from scenebreak.domain.beat import ReviewedBeat
from scenebreak.domain.consent import beyond_agreements
from scenebreak.domain.drafts import BeatMark, Change, Drift, agreed_rung
from scenebreak.domain.finding import Tier
from scenebreak.services.review_marks import Consent, notice_hours, shoot_date_of
from scenebreak.store import Production


def with_alarms(
    store: Production, script: int, beats: Sequence[ReviewedBeat], marks: Mapping[str, BeatMark]
) -> dict[str, BeatMark]:
    """Marks with those of beats that go beyond an agreement without any new draft.

    Args:
        store: the open file.
        script: id of the script.
        beats: its beats, as decided.
        marks: what the newest draft did to them; an alarm that it raised stays as it is.
    """
    beyond = beyond_agreements(beats)
    if not beyond:
        return dict(marks)
    hours, ids = notice_hours(), store.scene_ids(script)
    held = {beat.beat.scene for beat in beats if beat.beat.tier is Tier.STOP}
    found = dict(marks)
    for beat in beats:
        mark = marks.get(beat.beat.id) or BeatMark(Change.UNCHANGED)
        if (agreed := beyond.get(beat.beat.id)) is None or mark.drift is not None:
            continue
        scene = store.history.values(ids[beat.beat.scene]) if beat.beat.scene in ids else {}
        consent = Consent(shoot_date=shoot_date_of(scene), hours=hours, held=beat.beat.scene in held)
        found[beat.beat.id] = replace(mark, drift=_drift(consent, beat, agreed))
    return found


def without_held_levels(beats: Sequence[ReviewedBeat], marks: Mapping[str, BeatMark]) -> dict[str, BeatMark]:
    """Marks whose alarm tells no level of a scene that is held, by whatever a person said of a minor too.

    Args:
        beats: of the script, as decided.
        marks: of its beats, by their ids.
    """
    scenes = {each.beat.scene for each in beats if each.tier is Tier.STOP}
    held = {each.beat.id for each in beats if each.beat.scene in scenes}
    return {
        id_: replace(mark, drift=replace(mark.drift, now="")) if mark.drift and id_ in held else mark
        for id_, mark in marks.items()
    }


def _drift(consent: Consent, beat: ReviewedBeat, agreed: ReviewedBeat) -> Drift | None:
    rung, ceiling = agreed_rung(agreed.decision), agreed.decision.agreed
    if rung is None or ceiling is None:
        return None
    return consent.drift_from(rung[0], beat.axis, rung[1], ceiling.by)
