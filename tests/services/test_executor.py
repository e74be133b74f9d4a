"""Many inputs, one of them bad: the others are done, in order."""

import os
import time
from pathlib import Path

import pytest

from scenebreak.domain.errors import Cancelled, ExitCode, ScenebreakError, UnreadableScript
from scenebreak.services.executor import InlineExecutor, ProcessExecutor

EXECUTORS = [InlineExecutor(), ProcessExecutor(2)]


FOR_EVER = 300.0
"""Seconds that no busy machine takes to hear or stop a worker."""


def double(item, progress, cancelled):
    progress("doubling", 1, 1)
    if item == "bad":
        raise UnreadableScript(Path("bad.pdf"), "It is bad", "Get a better one")
    if item == "bug":
        raise KeyError("surprise")
    if item == "dies":
        os._exit(9)
    return item * 2


@pytest.mark.parametrize("executor", EXECUTORS, ids=["inline", "processes"])
def test_results_come_in_order_and_failures_in_their_place(executor):
    results = list(executor.run(double, ["a", "bad", "b", "bug", "c"]))
    assert [results[0], results[2], results[4]] == ["aa", "bb", "cc"]
    assert isinstance(results[1], UnreadableScript)
    assert results[1].path == Path("bad.pdf")
    assert str(results[1]) == "It is bad. Get a better one."
    assert results[3].exit_code is ExitCode.OUR_FAILURE
    assert "surprise" in str(results[3])


def wait_to_be_heard(item, progress, cancelled):
    progress("waiting", 1, 1)
    give_up = time.monotonic() + FOR_EVER
    while not item.exists():
        assert time.monotonic() < give_up, "nobody heard this worker"
        time.sleep(0.01)


@pytest.mark.parametrize("executor", EXECUTORS, ids=["inline", "processes"])
def test_progress_says_which_input_has_come_how_far_while_it_is_worked_on(executor, tmp_path):
    told, heard = [], [tmp_path / "first", tmp_path / "second"]

    def hear(*words):
        told.append(words)
        heard[words[0]].touch()

    list(executor.run(wait_to_be_heard, heard, hear))
    assert sorted(told) == [(0, "waiting", 1, 1), (1, "waiting", 1, 1)]


def test_a_worker_that_dies_takes_only_its_own_input():
    results = list(ProcessExecutor(2).run(double, ["a", "dies", "b", "c"]))
    assert [results[0], *results[2:]] == ["aa", "bb", "cc"]
    assert isinstance(results[1], ScenebreakError)
    assert "ended by the system" in str(results[1])


def wait_to_be_stopped(item, progress, cancelled):
    progress("waiting", 0, 1)
    if item == "quick":
        return item
    give_up = time.monotonic() + FOR_EVER
    while not cancelled():
        assert time.monotonic() < give_up, "nobody stopped this worker"
        for _ in range(200):
            progress("waiting " * 20, 0, 1)
        time.sleep(0.01)
    raise Cancelled


def test_workers_stop_when_nobody_wants_their_results_any_more():
    results = ProcessExecutor(2).run(wait_to_be_stopped, ["quick", "slow"])
    assert next(results) == "quick"
    began = time.monotonic()
    results.close()
    assert time.monotonic() - began < FOR_EVER / 2, "the worker waited for its own end"


def test_a_person_can_stop_between_inputs():
    with pytest.raises(Cancelled):
        list(InlineExecutor().run(double, ["a"], cancelled=lambda: True))
    with pytest.raises(Cancelled):
        list(ProcessExecutor(1).run(double, ["a"], cancelled=lambda: True))
