"""A screen on which is decided: on the beat at the cursor, on all marked ones, on every repeat of a pair."""

from collections.abc import Mapping, Sequence

from scenebreak.domain.axis import RUNGS, ladder_of
from scenebreak.domain.beat import Decision, ReviewedBeat, Verdict
from scenebreak.domain.errors import ScenebreakError
from scenebreak.domain.finding import Tier
from scenebreak.tui.filtering import Order
from scenebreak.tui.screens.desk_screen import DeskScreen

SHARED = ("verdict", "reason", "settled", "departments", "asked_of")
"""What a repeat takes over from the beat that was decided on; words belong to one beat."""

_UNTOUCHED = Decision()


class DecidingScreen(DeskScreen):
    """Commits decisions, each of them one step of undo, however many beats it is on."""

    _last: Mapping[str, object] = {}
    _last_on: tuple[str, ...] = ()

    @property
    def decided(self) -> ReviewedBeat | None:
        """The beat that a level is settled on."""
        return self.desk.beat

    def decide(self, **fields: object) -> bool:
        """Commit a change to the marked beats, or to the one at the cursor; False when it was not kept."""
        beats = _that_take(fields, self.desk.acted_on)
        if not beats and self.desk.marked:
            self.tell(f"None of the {_beats(len(self.desk.marked))} that are marked has this ladder.")
        if not beats or not self._commit([each.beat.id for each in beats], fields):
            return False
        left_out = len(self.desk.acted_on) - len(beats)
        if len(beats) > 1 or left_out or self.desk.elsewhere:
            but = ", not this one" if self.desk.elsewhere else ""
            but += f"; {left_out} of another ladder left as they were" if left_out else ""
            together = " together" if len(beats) > 1 or left_out else ""
            self.tell(f"{_done(fields)} {_beats(len(beats))}{together}{but}. Undo takes it back as one step.")
        return True

    def decide_and_go_on(self, **fields: object) -> None:
        """Commit a verdict and go to the next beat that waits; marks have done their work then."""
        many = len(self.desk.marked)
        with self.shown_once():
            if self.decide(**fields):
                self.go(self.desk.with_marks(frozenset()))
                said = self.keys.said
                self.advance(1)
                if many and said:
                    self.tell(said)

    def settle(self, step: int) -> None:
        """Settle on a rung by its number, each beat on its own ladder's.

        Args:
            step: the number of the rung, from 1.
        """
        beat = self.desk.beat or next(iter(self.desk.acted_on), None)
        if beat is not None:
            self.decide(settled=ladder_of(beat.beat.kind)[step - 1].code)

    def repeat_last(self) -> None:
        """Decide here as on the beat before: everything that was decided there, words left out."""
        fields = {name: value for name, value in self._last.items() if name in SHARED}
        beat = self.desk.beat
        if not fields or beat is None:
            self.tell("Nothing was decided yet that could be repeated.")
        elif not _that_take(fields, (beat,)):
            rung = RUNGS[str(fields["settled"])].name
            self.tell(f"The level {rung} is on another ladder than this {beat.beat.kind.label}.")
        elif "verdict" in fields:
            self.decide_and_go_on(**fields)
        else:
            self.decide(**fields)

    def repeats(self) -> tuple[Mapping[str, object], Sequence[ReviewedBeat]]:
        """What was decided on the beat at the cursor, and the other beats of the same kind and people."""
        beat = self.desk.beat
        if beat is None:
            return {}, ()
        values = {name: getattr(beat.decision, name) for name in SHARED}
        if values["departments"] is not None:
            values["departments"] = beat.departments
        fields = {name: value for name, value in values.items() if value != getattr(_UNTOUCHED, name)}
        same = self.review.pair_beats(self.desk.episode.id, beat.beat.id)
        return fields, [each for each in same if each.beat.id != beat.beat.id]

    def others_of_pair(self) -> str:
        """How many beats of the pair do not count as repeats, as a sentence; "" for none."""
        from scenebreak.services.review_pages import left_words

        beat = self.desk.beat
        left = self.review.pair_left(self.desk.episode.id, beat.beat.id) if beat is not None else ()
        return f" {left_words(len(left))}." if left else ""

    def decide_alike(self, fields: Mapping[str, object], beats: Sequence[ReviewedBeat]) -> None:
        """Give beats the same decision in one step."""
        taking = _that_take(fields, beats)
        if taking and self._commit([each.beat.id for each in taking], fields):
            scenes = ", ".join(dict.fromkeys(each.beat.scene_name for each in taking))
            done = f"{_beats(len(taking))} decided alike, in scene {scenes}"
            self.tell(f"{done}. Undo takes it back as one step.")

    def commit_here(self, **fields: object) -> bool:
        """Commit a change to the beat at the cursor alone, whatever is marked."""
        beat = self.desk.beat
        return beat is not None and self._commit([beat.beat.id], fields)

    def mark_minor(self) -> None:
        """Say that a minor takes part in the beat at the cursor, or take that back."""
        beat = self.desk.beat
        if beat is None or not self.commit_here(minor=not beat.minor_takes_part):
            return
        now = self.desk.at_beat(beat.beat.id).beat
        still = beat.minor_takes_part and now is not None and now.minor_takes_part
        taken = "Taken back: no minor is marked as taking part."
        by_name = "Who takes part is known as a minor; P changes who does."
        marked = "A minor takes part: legal, production and welfare must know."
        self.tell(by_name if still else taken if beat.minor_takes_part else marked)

    def mark(self, beats: Sequence[ReviewedBeat]) -> None:
        """Mark beats, or take the marks off when all of them have one."""
        self.go(self.desk.marking(each.beat.id for each in beats))

    def let_go(self) -> bool:
        """Take the marks off, else show every scene again; False when there was nothing of either."""
        desk = self.desk
        if desk.marked:
            self.go(desk.with_marks(frozenset()))
        elif desk.filter:
            self.go(desk.filtered(""))
        elif desk.order is not Order.PAGE:
            self.go(desk.sorted_by(Order.PAGE))
        else:
            return False
        return True

    def _commit(self, ids: Sequence[str], fields: Mapping[str, object]) -> bool:
        try:
            episode = self.desk.episode.id
            with self.review.shown(episode, self.desk.scan):
                if len(ids) == 1:
                    self.review.decide(episode, ids[0], expected=None, **fields)
                else:
                    self.review.decide_all(episode, ids, expected=None, **fields)
        except ScenebreakError as error:
            self.explain(error)
            return False
        same = tuple(ids) == self._last_on
        self._last, self._last_on = {**self._last, **fields} if same else dict(fields), tuple(ids)
        self.show_committed()
        return True


def _that_take(fields: Mapping[str, object], beats: Sequence[ReviewedBeat]) -> list[ReviewedBeat]:
    """The beats whose ladder has the rung that is settled, if one is."""
    settled = fields.get("settled")
    if settled is None:
        return list(beats)
    rung = RUNGS[str(settled)]
    return [each for each in beats if each.beat.tier is not Tier.STOP and rung in ladder_of(each.beat.kind)]


def _beats(count: int) -> str:
    return "1 beat" if count == 1 else f"{count} beats"


def _done(fields: Mapping[str, object]) -> str:
    if verdict := fields.get("verdict"):
        return Verdict(str(verdict)).value.replace("unsure", "unsure about").capitalize()
    return "Settled" if fields.get("settled") else "Changed"
