"""What the newest draft did to each beat: marks against the words that people decided on.

A decision holds for words. Which draft's words is written down as the annotation "seen" whenever a beat that
another draft has changed is decided on; a decision without it was made on the first draft the beat stood in.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from scenebreak.domain.axis import named
from scenebreak.domain.beat import Decision
from scenebreak.domain.drafts import (
    BeatMark,
    Change,
    Drift,
    Wording,
    agreed_rung,
    change_of,
    in_force,
    is_beyond,
    notice_deadline,
)
from scenebreak.domain.finding import Tier
from scenebreak.domain.plan import Rider
from scenebreak.services.review_decision import decision_of
from scenebreak.services.settings import load_settings
from scenebreak.store import BeatPlace, Production
from scenebreak.store.codec import from_json, to_json
from scenebreak.store.drafts import Draft
from scenebreak.store.places import SEEN

Written = Mapping[str, Mapping[str, str]]
"""JSON by the name of the annotation, by subject."""


@dataclass(frozen=True, slots=True)
class Consent:
    """What was agreed on the scene of a beat, besides the beat itself.

    Attributes:
        riders: of the roles in it.
        agreed: the rungs that were agreed on any of its beats.
        shoot_date: the day on which it is shot, or None.
        hours: how long before the call a raised level must be told.
        held: the scene is for legal and production first: none of its levels is told.
    """

    riders: tuple[Rider, ...] = ()
    agreed: tuple[str, ...] = ()
    shoot_date: date | None = None
    hours: float = 48.0
    held: bool = False

    def drift(
        self,
        change: Change,
        old: BeatPlace | None,
        new: BeatPlace,
        stored: Decision,
        held: str,
        *,
        since: bool,
    ) -> Drift | None:
        """Set where new words go beyond what was agreed; None for words that go no further than before.

        Args:
            change: what became of the beat.
            old: where it stood, or None.
            new: where it stands.
            stored: what was decided on it, with whatever words.
            held: the rung that holds for it now.
            since: its words go further than in the first draft that has it.
        """
        beat = new.beat
        agreed = agreed_rung(stored)
        if agreed is not None and (change is Change.RAISED or since):
            rung, basis = agreed
            by = stored.agreed.by if stored.agreed else None
            return self.drift_from(rung, held, basis, by) if self.held or is_beyond(rung, held) else None
        if not (change is Change.RAISED or (change is Change.NEW and beat.tier >= Tier.MUST)):
            return None
        was = old.beat.proposed if old else ""
        out = next((rider for rider in self.riders if rider.state.is_out and _is_in(rider, new)), None)
        if out is not None:
            return self.drift_from(was, held, f"the rider of {out.role} is {out.state.label}")
        if self.agreed and change is Change.NEW:
            rungs = named(" ".join(sorted(set(self.agreed))))
            return self.drift_from(was, held, f"the scene was agreed at {rungs}")
        return None

    def drift_from(self, agreed: str, now: str, basis: str, by: tuple[str, ...] | None = None) -> Drift:
        """A drift with the clock of the scene; of a held scene, without levels."""
        if self.held:
            agreed, now = "", ""
        deadline = notice_deadline(self.shoot_date, self.hours) if self.shoot_date else None
        return Drift(agreed, now, basis, self.shoot_date, deadline, by)


class MarkBook:
    """The marks of a production's scripts, worked out anew for those beats only that a person has touched.

    Args:
        store: the open file.
    """

    def __init__(self, store: Production) -> None:
        self._store = store
        self._marks: dict[int, dict[str, BeatMark]] = {}
        self._moments: dict[int, tuple[int, int]] = {}

    def forget(self) -> None:
        """Work out everything anew."""
        self._moments.clear()

    def of(self, script: int) -> Mapping[str, BeatMark]:
        """The marks of the beats of a script's newest draft, by their ids."""
        moment, known = self._store.moment_of(script), self._moments.get(script)
        if moment != known:
            self._turn(script, self._touched(script, moment, known))
            self._moments[script] = moment
        return self._marks[script]

    def _touched(
        self, script: int, moment: tuple[int, int], known: tuple[int, int] | None
    ) -> frozenset[str] | None:
        """The beats that were touched since; None where others may be concerned too."""
        if known is None or known[1] != moment[1]:
            return None
        touched = self._store.touched_since(known[0])
        beats = frozenset(subject for subject, _ in touched)
        alone = all(field in _ALONE for _, field in touched)
        return beats if alone and beats <= self._marks[script].keys() else None

    def _turn(self, script: int, beats: frozenset[str] | None) -> None:
        if beats is None:
            self._marks[script] = marks_of(self._store, script, self._store.beats(script), notice_hours())
            return
        found = (self._store.beat(beat) for beat in beats)
        places = [place for _, place in filter(None, found)]
        self._marks[script] |= marks_of(self._store, script, places, notice_hours())


_ALONE = frozenset(
    {"verdict", "reason", "question", "departments", "due", "notes", "people", "plan", "planned", SEEN}
)
"""Fields that change the mark of their own beat only."""


def marks_of(
    store: Production, script: int, places: Iterable[BeatPlace], hours: float = 48.0
) -> dict[str, BeatMark]:
    """What the newest draft of a script did to beats; {} while it has one draft only.

    Args:
        store: the open file.
        script: id of the script.
        places: the beats, as the newest draft has them.
        hours: how long before the call a raised level must be told.
    """
    drafts = store.drafts(script)
    if len(drafts) < 2:
        return {}
    written = store.history.values_of_script(script)
    known = tuple(places)
    bases = _bases(store, script, drafts, known, written)
    old = store.places_in((beat, base.id) for beat, (base, _) in bases.items() if base)
    agreed = (beat for beat in bases if "agreed" in written.get(beat, {}))
    first = store.places_in((beat, each.id) for beat in agreed if (each := bases[beat][1]))
    consents = consents_of(store, script, known, written, hours)
    return {
        place.beat.id: _mark(
            place,
            old.get(place.beat.id),
            bases[place.beat.id][0],
            written.get(place.beat.id, {}),
            consents[place.beat.scene],
            seen=_seen(written.get(place.beat.id, {}), drafts) == drafts[-1],
            since=_goes_further(first.get(place.beat.id), place),
        )
        for place in known
    }


def gone_marks(store: Production, script: int, beats: Iterable[str]) -> dict[str, BeatMark]:
    """Marks of beats that the newest draft does not have, with the words that they had last."""
    drafts = {draft.id: draft for draft in store.drafts(script)}
    standing = store.drafts_by_beat(script)
    last = {beat: max(standing[beat], key=lambda id_: drafts[id_].position) for beat in beats}
    places = store.places_in(last.items())
    return {
        beat: BeatMark(Change.GONE, was=wording(place, drafts[last[beat]].name))
        for beat, place in places.items()
    }


def notice_hours() -> float:
    """How long before the call performers must know of a raised level, as the settings have it.

    Raises:
        WrongUsage: the settings cannot be read.
    """
    return load_settings().notice_hours


def seen_in(draft: Draft) -> tuple[str, str]:
    """The annotation, with its JSON, that says which draft's words a decision was made on."""
    return SEEN, to_json(draft.sha256).decode()


def wording(place: BeatPlace, draft: str, *, held: bool = False) -> Wording:
    """A beat as a draft has it, by the words that go furthest; held: another beat of its scene is."""
    beat = place.beat
    furthest = next((each for each in beat.findings if each.level is beat.level), beat.findings[0])
    return Wording(
        draft=draft,
        scene=beat.scene_name,
        page=furthest.page,
        kind=beat.kind,
        level=beat.level,
        axis=beat.proposed,
        quote=furthest.quote,
        people=beat.participants,
        held=held or beat.tier is Tier.STOP,
    )


def has_same_words(old: BeatPlace, new: BeatPlace) -> bool:
    """Every paragraph that a beat stands in stood there before, but for case, breaks and punctuation."""
    return {each.paragraph for each in new.sights} <= {each.paragraph for each in old.sights}


def consents_of(
    store: Production, script: int, places: Sequence[BeatPlace], written: Written, hours: float
) -> dict[int, Consent]:
    """What was agreed on each scene of the newest draft that beats stand in, by its index."""
    agreed: dict[int, list[str]] = {}
    held = {place.beat.scene for place in places if place.beat.tier is Tier.STOP}
    for place in places:
        rung = agreed_rung(decision_of(written.get(place.beat.id, {})))
        agreed.setdefault(place.beat.scene, []).extend([rung[0]] if rung else [])
    ids = store.scene_ids(script)
    scenes = {scene: written.get(ids.get(scene, ""), {}) for scene in agreed}
    return {
        scene: Consent(
            riders=tuple(
                from_json(value, Rider)
                for name, value in sorted(scenes[scene].items())
                if name.startswith("rider.")
            ),
            agreed=tuple(rungs),
            shoot_date=shoot_date_of(scenes[scene]),
            hours=hours,
            held=scene in held,
        )
        for scene, rungs in agreed.items()
    }


def _bases(
    store: Production,
    script: int,
    drafts: tuple[Draft, ...],
    places: tuple[BeatPlace, ...],
    written: Written,
) -> dict[str, tuple[Draft | None, Draft | None]]:
    """The draft whose words each beat is compared with, and the first that has it; None for a new beat."""
    standing = store.drafts_by_beat(script)
    bases: dict[str, tuple[Draft | None, Draft | None]] = {}
    for place in places:
        beat = place.beat.id
        earlier = [draft for draft in drafts[:-1] if draft.id in standing.get(beat, ())]
        values = written.get(beat, {})
        seen = _seen(values, drafts)
        if not earlier:
            bases[beat] = None, None
        elif decision_of(values) == Decision() or seen == drafts[-1]:
            bases[beat] = earlier[-1], earlier[0]
        else:
            bases[beat] = (seen if seen in earlier else earlier[0]), earlier[0]
    return bases


def _seen(values: Mapping[str, str], drafts: tuple[Draft, ...]) -> Draft | None:
    """The draft whose words were decided on; the newest where that one's words have been wiped since."""
    if SEEN not in values:
        return None
    digest = from_json(values[SEEN], str)
    return next((draft for draft in drafts if draft.sha256 == digest), drafts[-1])


def _mark(
    place: BeatPlace,
    old: BeatPlace | None,
    base: Draft | None,
    values: Mapping[str, str],
    consent: Consent,
    *,
    seen: bool,
    since: bool,
) -> BeatMark:
    decision = decision_of(values)
    former = None if decision == Decision() else decision
    if old is None or base is None:
        change, was = Change.UNCHANGED if place.beat.made else Change.NEW, None
        look = change is Change.NEW and former is None
    else:
        change = change_of(old.beat, place.beat, same_words=has_same_words(old, place), decision=decision)
        look, was = change is not Change.UNCHANGED and not seen, wording(old, base.name)
    mark = BeatMark(change, look, was, former)
    held = in_force(decision, mark).settled or place.beat.proposed
    return replace(mark, drift=consent.drift(change, old, place, decision, held, since=since))


def _goes_further(old: BeatPlace | None, new: BeatPlace) -> bool:
    return old is not None and change_of(old.beat, new.beat, same_words=True) is Change.RAISED


def _is_in(rider: Rider, place: BeatPlace) -> bool:
    names = {name.casefold() for name in place.beat.participants}
    return not names or rider.role.casefold() in names


def shoot_date_of(values: Mapping[str, str]) -> date | None:
    """The day on which a scene is shot, from what was written on it; None while that is open."""
    return from_json(values["shoot_date"], date) if "shoot_date" in values else None
