"""Beats as they stand: what halves of a split beat share out, and what of a decision holds in this draft."""

from collections.abc import Mapping, Sequence

from scenebreak.domain.beat import ReviewedBeat
from scenebreak.domain.drafts import BeatMark, in_force
from scenebreak.domain.split import split_beats
from scenebreak.services.review_decision import decision_of
from scenebreak.store import BeatPlace, Production
from scenebreak.store.codec import from_json

PART_OF = "part_of"
"""The field of a second half that holds the id of the beat it was split from."""


def reviewed_beats(
    store: Production, script: int, places: Sequence[BeatPlace], marks: Mapping[str, BeatMark]
) -> tuple[ReviewedBeat, ...]:
    """Beats with what was decided on them, in the order given.

    Args:
        store: the open file.
        script: id of the script.
        places: the beats.
        marks: what the newest draft did to them, by their ids; none for beats that it does not have.
    """
    written = store.history.values_of_script(script)
    halves = {
        place.beat.id: from_json(written[place.beat.id][PART_OF], str)
        for place in places
        if PART_OF in written.get(place.beat.id, {})
    }
    minors = frozenset(place.beat.scene for place in places if place.minor)
    beats = split_beats([place.beat for place in places], halves, minors)
    return tuple(
        ReviewedBeat(beat, in_force(decision_of(written.get(beat.id, {})), marks.get(beat.id)), place.minor)
        for beat, place in zip(beats, places, strict=True)
    )
