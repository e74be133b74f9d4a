"""Whatever a person does, in whatever order: the state is the replay of the history, and nothing is lost."""

import tempfile
from dataclasses import fields, replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from scenebreak.domain.axis import ladder_of
from scenebreak.domain.beat import Decision, DismissReason, Verdict
from scenebreak.domain.department import DEPARTMENTS
from scenebreak.services import review_opening
from scenebreak.services import season as season_service
from scenebreak.services.review import open_review
from scenebreak.services.review_decision import decision_of
from scenebreak.store.places import SEEN
from tests.services.replay import replay
from tests.store.builders import CUES, SCRIPT, scan_of

LEXICONS = (CUES, {}, {"kiss": CUES["kiss"]}, {**CUES, "waits": CUES["caresses"], "dog": CUES["kiss"]})

DRAFTS = (
    SCRIPT,
    SCRIPT.replace("They kiss once more.", "They kiss again, slowly."),
    SCRIPT.replace("2 INT. HALL - DAY\nThe telephone rings for a long time.\n", ""),
    SCRIPT.replace(
        "3 INT. BEDROOM", "3 INT. ATTIC - DAY\nDust. Someone makes out the words.\n4 INT. BEDROOM"
    ),
)

TEXTS = st.text(max_size=20)

CHANGES = st.one_of(
    st.fixed_dictionaries({"verdict": st.sampled_from([None, Verdict.CONFIRMED, Verdict.UNSURE])}),
    st.fixed_dictionaries(
        {"verdict": st.just(Verdict.DISMISSED), "reason": st.sampled_from([None, *DismissReason])}
    ),
    st.fixed_dictionaries({"departments": st.none() | st.sets(st.sampled_from(sorted(DEPARTMENTS)))}),
    st.fixed_dictionaries({"question": st.none() | TEXTS}),
    st.fixed_dictionaries({"answer": TEXTS, "notes": TEXTS}),
    st.fixed_dictionaries({"settled": st.none() | st.integers(0, 2)}),
)


class AnyReview(RuleBasedStateMachine):
    """A review of one script against a model: what was written on each beat, and the stacks of undo."""

    def __init__(self):
        super().__init__()
        self.patch = pytest.MonkeyPatch()
        self.folder = tempfile.TemporaryDirectory()
        self.script = Path(self.folder.name) / "Film.fountain"
        self.cues = CUES
        self.written = {}
        self.undone = []
        self.done = []

    @initialize()
    def open(self):
        self.patch.setattr(season_service, "scan_script", self.scan)
        self.patch.setattr(review_opening, "present_tool", lambda _: scan_of(cues=self.cues).tool)
        self.script.write_text(SCRIPT)
        self.review = open_review(self.script)
        (self.episode,) = (episode.id for episode in self.review.episodes)

    def scan(self, path, **_):
        return scan_of(path.read_text(), cues=self.cues)

    @rule(place=st.integers(0, 50), changes=CHANGES)
    def decide(self, place, changes):
        beats = self.review.beats(self.episode) + self.review.gone(self.episode)
        if not beats:
            return
        chosen = beats[place % len(beats)]
        if changes.get("settled") is not None:
            changes = {"settled": ladder_of(chosen.beat.kind)[changes["settled"]].code}
        after = self.review.decide(self.episode, chosen.beat.id, **changes).decision
        for name, value in changes.items():
            assert getattr(after, name) == value
        now = self.stored()
        assert {**now, chosen.beat.id: {}} == {**self.written, chosen.beat.id: {}}, "others are left alone"
        assert after == decision_of(now.get(chosen.beat.id, {}))
        if now != self.written:
            self.done.append(self.written)
            self.undone.clear()
            self.written = now

    def stored(self):
        return self.review._store.history.values_of_script(self.episode)

    @rule()
    def undo(self):
        edit = self.review.undo()
        assert (edit is not None) == bool(self.done)
        if self.done:
            self.undone.append(self.written)
            self.written = self.done.pop()

    @rule()
    def redo(self):
        edit = self.review.redo()
        assert (edit is not None) == bool(self.undone)
        if self.undone:
            self.done.append(self.written)
            self.written = self.undone.pop()

    @rule()
    def reopen(self):
        self.review.close()
        self.review = open_review(self.script)

    @rule(cues=st.sampled_from(LEXICONS))
    def rescan(self, cues):
        self.cues = cues
        self.review.rescan(self.episode)

    @rule(draft=st.sampled_from(DRAFTS))
    def change_the_script(self, draft):
        self.script.write_text(draft)
        self.reopen()

    @precondition(lambda self: hasattr(self, "review"))
    @invariant()
    def every_decision_is_as_it_was_taken(self):
        assert self.stored() == self.written
        beats = self.review.beats(self.episode) + self.review.gone(self.episode)
        shown = {beat.beat.id: beat.decision for beat in beats}
        assert len(shown) == len(beats)
        for id_, values in self.written.items():
            taken = decision_of(values)
            if taken != Decision():
                # a dismissal holds for its words: on others the beat asks again, and keeps the rest
                assert shown[id_] in (taken, replace(taken, verdict=None, reason=None))
                assert shown[id_] == taken or taken.verdict is Verdict.DISMISSED
            else:
                assert shown.get(id_, taken) == taken
        assert all(decision == Decision() for id_, decision in shown.items() if id_ not in self.written)

    @precondition(lambda self: hasattr(self, "review"))
    @invariant()
    def the_state_is_the_replay_of_the_history(self):
        written = self.review._store.history.values_of_script(self.episode)
        state = {
            (subject, name): value for subject, values in written.items() for name, value in values.items()
        }
        steps = self.review.history()
        assert replay(steps) == state
        assert [step.parents for step in steps] == [(), *((step.id,) for step in steps)][: len(steps)]
        assert {name for _, name in state} <= {entry.name for entry in fields(Decision)} | {SEEN}

    def teardown(self):
        if hasattr(self, "review"):
            self.review.close()
        self.patch.undo()
        self.folder.cleanup()


TestAnyReview = AnyReview.TestCase
TestAnyReview.settings = settings(
    max_examples=25,
    stateful_step_count=25,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
