"""Any sequence of what a person can do in a review: undo and redo lead back exactly, history replays."""

import tempfile
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from scenebreak.domain.axis import ladder_of
from scenebreak.domain.beat import Verdict
from scenebreak.domain.department import DEPARTMENTS
from scenebreak.domain.errors import WrongUsage
from scenebreak.domain.finding import LEVELS, Kind
from scenebreak.domain.plan import Agreement, BeatPlan, Rider, RiderState, Risk, RoleNote
from scenebreak.domain.screenplay import ElementType
from scenebreak.services import season as season_service
from scenebreak.services.review import open_review
from tests.services.replay import replay
from tests.store.builders import SCRIPT, scan_file

TEXTS = st.sampled_from(["", "words", "\x1b[31m[bold]", "\u202eback", "línea\nnueva"])
DAYS = st.none() | st.dates(date(2026, 1, 1), date(2026, 12, 31))
ROLES = st.sampled_from(["ANNA", "TOM", "background"])
NOTES = st.lists(st.builds(RoleNote, ROLES, TEXTS), max_size=2).map(tuple)
MARKS = st.none() | st.booleans()

DECISIONS = st.one_of(
    st.fixed_dictionaries({"verdict": st.none() | st.sampled_from(Verdict)}),
    st.fixed_dictionaries({"people": st.none() | st.lists(ROLES, max_size=3, unique=True).map(tuple)}),
    st.fixed_dictionaries({"answer": TEXTS, "answered_by": TEXTS, "answered_on": DAYS}),
    st.fixed_dictionaries({"question": st.none() | TEXTS, "asked_of": TEXTS}),
    st.fixed_dictionaries({"plan": st.none() | st.builds(BeatPlan, starts=TEXTS, clothing=NOTES)}),
    st.fixed_dictionaries({"notes": TEXTS}),
)

SCENE_DECISIONS = st.one_of(
    st.fixed_dictionaries({"context": TEXTS}),
    st.fixed_dictionaries({"risk": st.none() | st.sampled_from(Risk), "closed_set": MARKS}),
    st.fixed_dictionaries({"garments": NOTES, "background": st.none() | st.integers(0, 60)}),
    st.fixed_dictionaries({"plan": st.none()}),
    st.fixed_dictionaries({"shoot_date": DAYS}),
    st.fixed_dictionaries({"riders": st.tuples(st.builds(Rider, ROLES, st.sampled_from(RiderState), DAYS))}),
)


class Everything(RuleBasedStateMachine):
    """One review, and what it showed before each step that stands and after each that was taken back."""

    def __init__(self):
        super().__init__()
        self.patch = pytest.MonkeyPatch()
        self.folder = tempfile.TemporaryDirectory()
        self.script = Path(self.folder.name) / "Film.fountain"
        self.done = []
        self.undone = []

    @initialize()
    def open(self):
        self.patch.setattr(season_service, "scan_script", scan_file)
        self.script.write_text(SCRIPT)
        self.review = open_review(self.script)
        (self.episode,) = (episode.id for episode in self.review.episodes)

    def shown(self):
        scenes = self.review.scenes(self.episode)
        return self.review.beats(self.episode), tuple(scene.decision for scene in scenes)

    def step(self, action):
        """Do something that is one step, or none where it is refused or changes nothing."""
        before, steps = self.shown(), len(self.review.history())
        try:
            action()
        except WrongUsage:
            assert self.shown() == before
        if len(self.review.history()) > steps:
            assert len(self.review.history()) == steps + 1
            self.done.append(before)
            self.undone.clear()
        else:
            assert self.shown() == before

    def beat(self, place):
        beats = self.review.beats(self.episode)
        return beats[place % len(beats)]

    @rule(place=st.integers(0, 50), changes=DECISIONS)
    def decide(self, place, changes):
        self.step(lambda: self.review.decide(self.episode, self.beat(place).beat.id, **changes))

    @rule(place=st.integers(0, 50), step=st.integers(0, 2), on=DAYS)
    def settle_and_agree(self, place, step, on):
        chosen = self.beat(place)
        rung = ladder_of(chosen.beat.kind)[step].code
        agreed = Agreement(rung, ("director",), on)
        self.step(lambda: self.review.decide(self.episode, chosen.beat.id, settled=rung, agreed=agreed))

    @rule(place=st.integers(0, 50), answer=TEXTS)
    def answer_every_repeat(self, place, answer):
        repeats = self.review.pair_beats(self.episode, self.beat(place).beat.id)
        ids = [repeat.beat.id for repeat in repeats]
        self.step(lambda: self.review.decide_all(self.episode, ids, answer=answer))

    @rule(scenes=st.lists(st.integers(1, 4), min_size=1, max_size=3), changes=SCENE_DECISIONS)
    def decide_scenes(self, scenes, changes):
        self.step(lambda: self.review.decide_scenes(self.episode, scenes, **changes))

    @rule(
        scenes=st.lists(st.integers(1, 5), min_size=1, max_size=3),
        department=st.sampled_from(sorted(DEPARTMENTS)),
        told=DAYS,
        acknowledged=DAYS,
    )
    def tell(self, scenes, department, told, acknowledged):
        self.step(
            lambda: self.review.tell(
                self.episode, scenes, department, told=told, by="me", acknowledged=acknowledged
            )
        )

    @rule(
        place=st.integers(0, 50),
        kind=st.sampled_from(Kind),
        ends=st.tuples(st.integers(0, 30), st.integers(1, 30)),
    )
    def flag(self, place, kind, ends):
        elements = [
            element
            for element in self.review.scan(self.episode).screenplay.elements()
            if element.type is not ElementType.HEADING
        ]
        element = elements[place % len(elements)]
        start, length = ends
        self.step(
            lambda: self.review.flag(
                *(self.episode, element.ordinal, start, start + length),
                kind=kind,
                level=LEVELS[kind][-1],
                people=["ANNA"],
            )
        )

    @rule(place=st.integers(0, 50), at=st.integers(0, 2) | st.sampled_from(["again", "lamp", "They"]))
    def split(self, place, at):
        self.step(lambda: self.review.split(self.episode, self.beat(place).beat.id, at))

    @rule(place=st.integers(0, 50))
    def remove(self, place):
        self.step(lambda: self.review.remove_flag(self.episode, self.beat(place).beat.id))

    @rule()
    def undo(self):
        before = self.shown()
        assert (self.review.undo() is not None) == bool(self.done)
        if self.done:
            self.undone.append(before)
            assert self.shown() == self.done.pop()

    @rule()
    def redo(self):
        before = self.shown()
        assert (self.review.redo() is not None) == bool(self.undone)
        if self.undone:
            self.done.append(before)
            assert self.shown() == self.undone.pop()

    @rule()
    def reopen(self):
        before = self.shown()
        self.review.close()
        self.review = open_review(self.script)
        assert self.shown() == before

    @rule()
    def rescan(self):
        before = self.shown()
        self.review.rescan(self.episode)
        assert self.shown() == before

    @rule()
    def read_the_lists(self):
        """Questions and departments follow from what is shown, whatever was done."""
        asked = {question.beat.beat.id for question in self.review.questions()}
        beats, _ = self.shown()
        assert asked >= {beat.beat.id for beat in beats if beat.open}
        for brief in self.review.departments():
            assert all(scene.lines or scene.notice.told for scene in brief.scenes)

    @precondition(lambda self: hasattr(self, "review"))
    @invariant()
    def the_state_is_the_replay_of_the_history(self):
        written = self.review._store.history.values_of_script(self.episode)
        state = {
            (subject, name): value for subject, values in written.items() for name, value in values.items()
        }
        assert replay(self.review.history()) == state

    @precondition(lambda self: hasattr(self, "review"))
    @invariant()
    def a_second_window_shows_the_same(self):
        with open_review(self.script) as other:
            assert other.beats(self.episode) == self.review.beats(self.episode)
            assert other.scenes(self.episode) == self.review.scenes(self.episode)

    def teardown(self):
        if hasattr(self, "review"):
            self.review.close()
        self.patch.undo()
        self.folder.cleanup()


TestEverything = Everything.TestCase
TestEverything.settings = settings(
    max_examples=15,
    stateful_step_count=20,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
