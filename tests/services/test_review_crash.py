"""A process that is killed while it works: whatever it had acknowledged is in the file."""

import subprocess
import sys

import pytest

from scenebreak.services import season as season_service
from scenebreak.services.review import open_review
from tests.services.replay import replay
from tests.store.builders import SCRIPT, scan_file

EDITS = (1, 2, 3, 5, 8, 13)
"""Acknowledged edits before each kill."""

_WORKER = """
import sys
from itertools import count
from pathlib import Path
from scenebreak.services.review import open_review
review = open_review(Path(sys.argv[1]))
episode = review.episodes[0].id
beats = [beat.beat.id for beat in review.beats(episode)]
for number in count(int(sys.argv[2])):
    if number % 7 == 3:
        review.undo(); review.redo()
    review.decide(episode, beats[number % len(beats)], notes=f"note {number}")
    print(number, flush=True)
"""


@pytest.fixture
def script(tmp_path, monkeypatch):
    monkeypatch.setattr(season_service, "scan_script", scan_file)
    path = tmp_path / "Film.fountain"
    path.write_text(SCRIPT)
    open_review(path).close()
    return path


def killed_after(script, first, edits):
    """Numbers of the edits that a worker acknowledged before it was killed, so many at the least."""
    worker = subprocess.Popen(
        [sys.executable, "-c", _WORKER, str(script), str(first)], stdout=subprocess.PIPE, text=True
    )
    acknowledged = [int(worker.stdout.readline()) for _ in range(edits)]
    worker.kill()
    return acknowledged + [int(line) for line in worker.communicate()[0].split() if line]


def test_a_killed_process_loses_no_acknowledged_edit(script):
    promised = []
    for edits in EDITS:
        promised += killed_after(script, len(promised) and promised[-1] + 1, edits)
        with open_review(script) as review:
            assert review._store._database.value("PRAGMA integrity_check") == "ok"
            steps = review.history()
            edits = [step.changes[0].after for step in steps if step.action == "edit"]
            # one more may have been written that nobody was told of
            assert [edit for edit in edits if edit in set(map(note, promised))] == list(map(note, promised))
            written = review._store.history.values_of_script(review.episodes[0].id)
            assert {id_: values["notes"] for id_, values in written.items()} == {
                subject: value for (subject, _), value in replay(steps).items()
            }
    assert len(promised) >= sum(EDITS)


def note(number):
    return f'"note {number}"'
