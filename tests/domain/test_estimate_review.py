"""What is confirmed, and what every flag would come to: two sums of one script."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from scenebreak.domain.beat import Decision, Verdict
from scenebreak.domain.estimate import estimate
from scenebreak.domain.finding import Kind, Level, Status
from scenebreak.domain.workload import EpisodeWork, SceneWork
from tests.build import finding, reviewed, scene

KISS = finding()
BATH = finding(kind=Kind.HYPER_EXPOSED, level=Level.BATHING)
BED = finding(kind=Kind.SIMULATED_SEX, level=Level.DEPICTED)


def script(*scenes):
    """A script of these scenes, each of them pairs of a finding and a verdict on it."""
    return EpisodeWork("Test", 40, tuple(_scene(index, beats) for index, beats in enumerate(scenes, 1)))


def _scene(index, beats):
    own = (reviewed(each, scene_index=index, decision=Decision(verdict=verdict)) for each, verdict in beats)
    return SceneWork(scene(index), tuple(own))


def scenes_of(outcomes):
    return [outcome.scenes for outcome in outcomes]


def test_a_flag_that_nobody_has_reviewed_is_no_confirmed_day():
    result = estimate([script([(BED, None)])])
    assert scenes_of(result.confirmed) == [0, 0, 0]
    assert scenes_of(result.outcomes) == [1, 1, 1]
    assert result.confirmed[2].shoot_days == 0
    assert result.waiting == 1


def test_unsure_waits_and_dismissed_counts_nowhere():
    result = estimate([script([(KISS, Verdict.UNSURE)], [(BED, Verdict.DISMISSED)])])
    assert (result.confirmed[2].scenes, result.outcomes[2].scenes, result.waiting) == (0, 1, 1)


def test_words_that_ask_for_nobody_wait_for_no_verdict():
    said = replace(KISS, status=Status.SAID, question="")
    result = estimate([script([(said, Verdict.UNSURE)])])
    assert (result.outcomes[2].scenes, result.waiting, result.reviewed) == (0, 0, True)


def test_the_lowest_figure_counts_confirmed_musts_alone():
    result = estimate([script([(BATH, Verdict.CONFIRMED)], [(KISS, Verdict.CONFIRMED)])])
    assert scenes_of(result.confirmed) == [1, 2, 2]


def test_a_scene_counts_with_its_confirmed_beats_and_waits_for_the_others():
    result = estimate([script([(KISS, Verdict.CONFIRMED), (BED, None)])])
    assert (result.confirmed[1].scenes, result.waiting) == (1, 1)
    riders = {line.item: line.hours for line in result.confirmed[1].lines}["word riders"]
    assert riders == 0


def test_a_held_scene_is_priced_in_neither_though_one_of_its_beats_is_confirmed():
    minor = replace(BED, minor=True)
    result = estimate([script([(KISS, Verdict.CONFIRMED), (minor, None)])])
    assert scenes_of(result.confirmed) == scenes_of(result.outcomes) == [0, 0, 0]
    assert (result.held_scenes, result.waiting) == (1, 0)


def test_a_script_that_is_reviewed_has_one_range():
    result = estimate([script([(KISS, Verdict.CONFIRMED)], [(BED, Verdict.DISMISSED)])])
    assert result.reviewed
    assert [each.total_days for each in result.confirmed] == [each.total_days for each in result.outcomes]


@given(
    st.lists(
        st.lists(st.tuples(st.sampled_from((KISS, BATH, BED)), st.sampled_from((None, *Verdict))), max_size=3)
    )
)
def test_no_case_of_what_is_confirmed_comes_to_more_hours_than_that_of_every_flag(scenes):
    result = estimate([script(*scenes)])
    for confirmed, every in zip(result.confirmed, result.outcomes, strict=True):
        assert confirmed.scenes <= every.scenes
        assert confirmed.prep_hours <= every.prep_hours
