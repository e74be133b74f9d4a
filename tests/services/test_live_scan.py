"""A scan that is watched: everything comes over in order, and it can be ended at any moment."""

import multiprocessing
import os
import time
from pathlib import Path

import pytest

from scenebreak.domain.errors import Cancelled, ScenebreakError, UnreadableScript
from scenebreak.services.live_scan import LiveExecutor
from scenebreak.services.season import scan_season

SAMPLE = Path(__file__).parents[2] / "sample_scripts" / "low_water.pdf"

FOR_EVER = 300.0
"""Seconds that no busy machine takes to stop a worker."""


class Watching:
    """Notes what it is shown."""

    def __init__(self):
        self.stages, self.script, self.scenes, self.order = [], None, [], []

    def told(self, position, stage, done, total):
        self.stages.append((position, stage, done, total))
        self.order.append(stage)

    def saw_script(self, screenplay):
        self.script = screenplay
        self.order.append("script")

    def saw_scenes(self, scans):
        self.scenes += scans
        self.order.append("scenes")


def by_rules(scan):
    """What was there to see while the scan went on; the trained part adds and takes when all is read."""
    return tuple(one for one in scan.findings if one.cue != "model")


def dies(path, progress, cancelled):
    os._exit(1)


def sleeps(path, progress, cancelled):
    progress("reading", 1, 2)
    time.sleep(FOR_EVER)


def fails(path, progress, cancelled):
    raise UnreadableScript(path, "It is torn", "Tape it")


def test_the_scenes_come_over_in_order_and_are_those_of_the_result():
    watching = Watching()
    (outcome,) = scan_season([SAMPLE], use_cache=False, executor=LiveExecutor(watching))
    assert watching.script == outcome.scan.screenplay
    assert [scan.scene for scan in watching.scenes] == [scan.scene for scan in outcome.scan.scenes]
    for seen, made in zip(watching.scenes, outcome.scan.scenes, strict=True):
        assert set(by_rules(made)) <= set(seen.findings)
    assert watching.order.index("script") < watching.order.index("scenes")
    assert {stage for _, stage, _, _ in watching.stages} == {"reading", "finding"}
    assert watching.stages[-1][2] == watching.stages[-1][3] == len(outcome.scan.scenes)


def test_a_stopped_scan_ends_at_once():
    watching = Watching()
    began = time.monotonic()
    with pytest.raises(Cancelled):
        next(LiveExecutor(watching).run(sleeps, [SAMPLE], cancelled=lambda: bool(watching.stages)))
    assert time.monotonic() - began < FOR_EVER / 2
    assert not multiprocessing.active_children()


@pytest.mark.parametrize(("task", "words"), [(dies, "ended by the system"), (fails, "It is torn. Tape it")])
def test_a_scan_that_fails_says_why(task, words):
    (result,) = LiveExecutor(Watching()).run(task, [SAMPLE])
    assert isinstance(result, ScenebreakError)
    assert words in str(result)


def test_several_scripts_tell_which_of_them_has_come_how_far():
    watching = Watching()
    outcomes = list(scan_season([SAMPLE, SAMPLE.with_name("none.pdf")], executor=LiveExecutor(watching)))
    assert [bool(outcome.scan) for outcome in outcomes] == [True, False]
    assert 0 in {position for position, *_ in watching.stages}
