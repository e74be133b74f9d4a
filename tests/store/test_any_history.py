"""Whatever is done to a production, in whatever order: nothing that was written is lost."""

import tempfile
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from scenebreak.store import Production
from scenebreak.store.interchange import export, load
from scenebreak.store.joining import join
from scenebreak.store.salvage import complaint
from scenebreak.store.wiping import wipe_script
from tests.services.replay import replay
from tests.store.builders import CUES, SCRIPT, scan_of

DRAFTS = (
    SCRIPT,
    SCRIPT.replace("They kiss once more.", "They kiss again, slowly."),
    SCRIPT.replace("2 INT. HALL - DAY\nThe telephone rings for a long time.\n", ""),
    SCRIPT.replace("3 INT. BEDROOM", "3 INT. ATTIC - DAY\nDust. They kiss.\n4 INT. BEDROOM"),
)
MACHINES = (CUES, {}, {"kiss": CUES["kiss"]})
VALUES = st.none() | st.text(max_size=8).map(lambda text: f'"{text.encode("unicode_escape").hex()}"')
PLACES = st.tuples(st.integers(0, 40), st.sampled_from(["verdict", "notes"]))


class AnyProduction(RuleBasedStateMachine):
    """One script in a production, against what was written on it and the stacks of undo and redo."""

    def __init__(self):
        super().__init__()
        self.folder = tempfile.TemporaryDirectory()
        self.path = Path(self.folder.name) / "Film.scenebreak"
        self.written, self.done, self.undone = {}, [], []
        self.steps = ()
        self.copies = 0

    @initialize()
    def create(self):
        self.store = Production.create(self.path, author="anna")
        self.script = self.store.add_scan(scan_of(), "script.fountain")

    @rule(wanted=st.dictionaries(PLACES, VALUES, min_size=1, max_size=3))
    def annotate(self, wanted):
        subjects = sorted(
            id_ for (id_,) in self.store.database.rows("SELECT id FROM subject WHERE script = ?", self.script)
        )
        wanted = {(subjects[place % len(subjects)], name): value for (place, name), value in wanted.items()}
        before = dict(self.written)
        after = {place: value for place, value in (before | wanted).items() if value is not None}
        step = self.store.history.edit(wanted, "a test writes")
        assert (step is not None) == (after != before)
        if step is not None:
            self.written = after
            self.done.append(before)
            self.undone.clear()

    @rule()
    def undo(self):
        assert (self.store.history.undo() is not None) == bool(self.done)
        if self.done:
            self.undone.append(self.written)
            self.written = self.done.pop()

    @rule()
    def redo(self):
        assert (self.store.history.redo() is not None) == bool(self.undone)
        if self.undone:
            self.done.append(self.written)
            self.written = self.undone.pop()

    @rule(text=st.sampled_from(DRAFTS), cues=st.sampled_from(MACHINES))
    def scan(self, text, cues):
        self.store.add_scan(scan_of(text, cues=cues), "script.fountain", self.script)

    @rule()
    def reopen(self):
        self.store.close()
        self.store = Production(self.path, author="anna")

    @precondition(lambda self: self.copies < 3)
    @rule()
    def go_on_with_an_import_of_its_export(self):
        content = b"".join(export(self.store.database))
        self.store.close()
        self.path = self.path.with_name(f"Copy{self.copies}.scenebreak")
        self.copies += 1
        load(content, "an export", self.path)
        self.store = Production(self.path, author="anna")
        assert b"".join(export(self.store.database)) == content

    @precondition(lambda self: self.copies < 3)
    @rule()
    def go_on_where_it_has_joined_another(self):
        path = self.path.with_name(f"Season{self.copies}.scenebreak")
        self.copies += 1
        season = Production.create(path, author="tom")
        season.add_scan(scan_of(SCRIPT + "Another episode.\n"), "other.fountain")
        join(season.database, self.store.database, lambda place: place)
        self.script = season.scripts()[-1].id
        season.close()
        self.store.close()
        self.path, self.store = path, Production(path, author="anna")

    @precondition(lambda self: self.copies < 3)
    @rule()
    def wipe(self):
        self.copies += 1
        wipe_script(self.store.database, self.script, "anna")
        assert {finding.quote for finding in self.findings()} <= {""}

    def findings(self):
        return [finding for marked in self.store.scan(self.script).scenes for finding in marked.findings]

    @precondition(lambda self: hasattr(self, "store"))
    @invariant()
    def the_state_is_what_was_written_and_the_replay_of_the_history(self):
        found = self.store.history.values_of_script(self.script)
        state = {(subject, name): value for subject, own in found.items() for name, value in own.items()}
        steps = self.store.history.steps()
        assert state == self.written == replay(steps)
        assert [step.parents for step in steps] == [(), *((step.id,) for step in steps)][: len(steps)]

    @precondition(lambda self: hasattr(self, "store"))
    @invariant()
    def history_only_grows(self):
        steps = self.store.history.steps()
        assert [step.id for step in steps][: len(self.steps)] == [step.id for step in self.steps]
        assert [step.changes for step in steps][: len(self.steps)] == [step.changes for step in self.steps]
        self.steps = steps

    def teardown(self):
        if hasattr(self, "store"):
            self.store.close()
            assert complaint(self.path, None) is None
        self.folder.cleanup()


TestAnyProduction = AnyProduction.TestCase
TestAnyProduction.settings = settings(
    max_examples=15,
    stateful_step_count=20,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
