"""Deciding on beats: one beat, or several in one step."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from scenebreak.domain.beat import Decision, ReviewedBeat
from scenebreak.domain.drafts import BeatMark, in_force
from scenebreak.domain.errors import WrongUsage
from scenebreak.services.consent_guard import check_agreement
from scenebreak.services.review_decision import (
    check_expected,
    decided,
    decision_of,
    differences,
    summary_of,
    written,
)
from scenebreak.services.review_marks import marks_of, seen_in
from scenebreak.services.review_reading import Reading
from scenebreak.store import BeatPlace

_A_PAIR = 2
"""How many people a beat names at least for it to have repeats."""


class BeatDecisions(Reading):
    """An open production whose beats can be decided on."""

    def decide(
        self, episode: int, beat: str, *, expected: Mapping[str, object] | None = None, **fields: object
    ) -> ReviewedBeat:
        """Change fields of a beat's domain Decision: one transaction, one step of undo.

        Args:
            episode: id of the script.
            beat: id of the beat.
            expected: the values that the person started from, by field; None writes over anything.
            fields: the new values.

        Raises:
            WrongUsage: there is no such beat or field, or the value does not fit.
            EditConflict: a field was changed elsewhere since; nothing is written.
        """
        return self.decide_all(episode, (beat,), expected=expected, **fields)[0]

    def decide_all(
        self,
        episode: int | None,
        beats: Sequence[str],
        *,
        expected: Mapping[str, object] | None = None,
        **fields: object,
    ) -> tuple[ReviewedBeat, ...]:
        """Change fields of several beats' Decisions: one transaction, one step of undo for all.

        Args:
            episode: id of the script, or None for beats of several scripts.
            beats: ids of the beats.
            expected: the values that the person started from, by field; None writes over anything.
            fields: the new values.

        Raises:
            WrongUsage: there is no such beat or field, or the value does not fit one of them.
            EditConflict: a field of one was changed elsewhere since; nothing is written.
        """
        changes = dict.fromkeys(beats, fields)
        return self.decide_each(episode, changes, expected=expected)

    def decide_each(
        self,
        episode: int | None,
        changes: Mapping[str, Mapping[str, object]],
        *,
        expected: Mapping[str, object] | None = None,
    ) -> tuple[ReviewedBeat, ...]:
        """Change several beats' Decisions, each in its own way: one transaction, one step of undo for all.

        Args:
            episode: id of the script, or None for beats of several scripts.
            changes: the new values by field, by the id of the beat.
            expected: the values that the person started from, by field; None writes over anything.

        Raises:
            WrongUsage: there is no such beat or field, or the value does not fit one of them.
            EditConflict: a field of one was changed elsewhere since; nothing is written.
        """
        with self._lock:
            news = self._write(episode, changes, expected)
            for script, known in self._beats.items():
                # a split beat is shown with the findings of its half, and who names a minor is told of below
                shown = {
                    old.beat.id: replace(old, decision=news[old.beat.id].decision)
                    for old in known
                    if old.beat.id in news
                }
                news |= shown
                self._beats[script] = tuple(news.get(old.beat.id, old) for old in known)
            # a name may make a beat, and those beside it, a minor's
            news |= {each.beat.id: each for script in tuple(self._beats) for each in self.beats(script)}
        return tuple(news[id_] for id_ in changes)

    def pair_beats(self, episode: int, beat: str, *, everywhere: bool = False) -> tuple[ReviewedBeat, ...]:
        """One beat, and every undecided one of the same kind, the same people and the same proposed rung.

        `decide_all` with their ids applies a decision to all of them in one step.

        Args:
            episode: id of the script.
            beat: id of the beat; one that does not name two people has no repeats.
            everywhere: in every script of the production, not in this one alone; `decide_all` takes None for
                the script then.

        Raises:
            WrongUsage: there is no such beat.
        """
        return self._pair(episode, beat, everywhere=everywhere)[0]

    def pair_left(self, episode: int, beat: str, *, everywhere: bool = False) -> tuple[ReviewedBeat, ...]:
        """The beats of the same kind and people that `pair_beats` leaves out: decided, or of another level.

        Args:
            episode: id of the script.
            beat: id of the beat.
            everywhere: in every script of the production, not in this one alone.

        Raises:
            WrongUsage: there is no such beat.
        """
        return self._pair(episode, beat, everywhere=everywhere)[1]

    def _pair(
        self, episode: int, beat: str, *, everywhere: bool
    ) -> tuple[tuple[ReviewedBeat, ...], tuple[ReviewedBeat, ...]]:
        """A beat with its repeats, and the others of the same kind and people."""
        chosen = self._beat(episode, beat)
        repeats: list[ReviewedBeat] = []
        left: list[ReviewedBeat] = []
        for each in self._pair_of(chosen, episode, everywhere=everywhere):
            (repeats if each.beat.id == beat or _is_repeat(each, chosen) else left).append(each)
        return tuple(repeats), tuple(left)

    def _pair_of(self, chosen: ReviewedBeat, episode: int, *, everywhere: bool) -> tuple[ReviewedBeat, ...]:
        """Every beat of the same kind and the same people, the beat itself among them."""
        pair = _people(chosen)
        if len(pair) < _A_PAIR:
            return (chosen,)
        scripts = [each.id for each in self.episodes] if everywhere else [episode]
        return tuple(
            each
            for script in scripts
            for each in self.beats(script)
            if each.beat.kind is chosen.beat.kind and _people(each) == pair
        )

    def _write(
        self,
        episode: int | None,
        changes: Mapping[str, Mapping[str, object]],
        expected: Mapping[str, object] | None,
    ) -> dict[str, ReviewedBeat]:
        """Decide on beats as they stand at this moment, whatever other windows do."""
        with self._store.transaction():
            wanted, news, lines = self._to_write(episode, changes, expected)
            more = f" and {len(lines) - 1} more" if len(lines) > 1 else ""
            self._store.history.edit(wanted, f"{''.join(lines[:1])}{more}")
        return news

    def _to_write(
        self,
        episode: int | None,
        changes: Mapping[str, Mapping[str, object]],
        expected: Mapping[str, object] | None,
    ) -> tuple[dict[tuple[str, str], str | None], dict[str, ReviewedBeat], list[str]]:
        """What a change comes to, in a transaction: the fields, the beats as they are then, lines on them."""
        wanted: dict[tuple[str, str], str | None] = {}
        news: dict[str, ReviewedBeat] = {}
        lines: list[str] = []
        places = [self._find(episode, id_) for id_ in changes]
        marks, seen = self._marks_on(places)
        for script, place in places:
            beat = place.beat
            stored = decision_of(self._store.history.values(beat.id))
            before = in_force(stored, marks.get(beat.id))
            after = decided(beat, before, changes[beat.id], minor=place.minor)
            check_expected(beat, before, after, expected)
            if after.agreed != before.agreed:
                self._check_agreement(script, beat.id, after)
            news[beat.id] = ReviewedBeat(beat, after, place.minor)
            if changed := written(beat.id, differences(stored, after)) | seen.get(beat.id, {}):
                wanted |= changed
                lines.append(summary_of(beat, before, after))
        return wanted, news, lines

    def _check_agreement(self, script: int, id_: str, after: Decision) -> None:
        """Refuse what a minor would have agreed to."""
        shown = next((each for each in self.beats(script) if each.beat.id == id_), None)
        if shown is not None and after.agreed is not None:
            minors = self._known_minors(script, shown.beat.scene, after.agreed.by)
            check_agreement(shown, after.agreed, minors)

    def _marks_on(
        self, places: Sequence[tuple[int, BeatPlace]]
    ) -> tuple[dict[str, BeatMark], dict[str, dict[tuple[str, str], str | None]]]:
        """What a new draft did to beats, and what notes on each that somebody looks at its words now."""
        marks: dict[str, BeatMark] = {}
        seen: dict[str, dict[tuple[str, str], str | None]] = {}
        for script in {script for script, _ in places}:
            own = [place for other, place in places if other == script]
            found = marks_of(self._store, script, own)
            marks |= found
            # a first decision is made on the words that stand now, whether or not they have changed
            looked = {id_ for id_, mark in found.items() if mark.look or mark.former is None}
            if looked:
                field, value = seen_in(self._store.drafts(script)[-1])
                seen |= {id_: {(id_, field): value} for id_ in looked}
        return marks, seen

    def _find(self, episode: int | None, id_: str) -> tuple[int, BeatPlace]:
        """The script of a beat, and the beat as it stands."""
        found = self._store.beat(id_)
        if found is None or episode not in (found[0], None):
            raise WrongUsage(f"There is no beat {id_} in this script", "Choose one of its beats")
        script, place = found
        if not place.minor:
            # the review knows of minors in scenes that the machine does not flag, and whom persons name
            known = (each.minor for each in self.beats(script) if each.beat.id == id_)
            place = replace(place, minor=any(known))
        return script, place


def _is_repeat(each: ReviewedBeat, chosen: ReviewedBeat) -> bool:
    """Nobody has decided on it, and its words propose the same rung."""
    decision = each.decision
    settled = decision.settled or decision.agreed or decision.answer or decision.departments is not None
    return decision.verdict is None and not settled and each.beat.proposed == chosen.beat.proposed


def _people(beat: ReviewedBeat) -> frozenset[str]:
    return frozenset(name.casefold() for name in beat.participants)
