"""The plan of a scene: proposed by the findings, written over by a person, kept at once."""

from datetime import date

import pytest

from scenebreak.domain.plan import BeatPlan, RiderState, Risk
from scenebreak.tui.screens.plan import PlanScreen
from scenebreak.tui.widgets import editor
from tests.tui import scripts
from tests.tui.driving import NARROW, NORMAL, WIDE, reviewing
from tests.tui.kept_review import kept_review
from tests.tui.still_time import clock

SIZES = (NARROW, NORMAL, WIDE)


@pytest.fixture
def winter(tmp_path):
    return kept_review(tmp_path, scripts.long_winter())


async def open_plan(review, number):
    """Open the plan of a scene by its number."""
    await review.press("g", *number, "enter", "p")
    await review.pilot.pause()
    screen = review.pilot.app.screen
    assert isinstance(screen, PlanScreen)
    return screen


async def at(review, label):
    """Go to the entry with this label."""
    screen = review.pilot.app.screen
    for entry in screen._sheet.entries:
        if entry.label == label:
            screen.blocks.current = entry.id
            await review.pilot.pause()
            return entry
    raise LookupError(label)


async def test_one_key_opens_the_plan_with_what_the_findings_propose(winter):
    async with reviewing(winter) as review:
        screen = await open_plan(review, "14")
        proposed = {entry.label: entry.value for entry in screen._sheet.entries if entry.proposed}
        assert proposed["Closed set"] == "yes"
        assert proposed["Risk"] == "high"
        assert proposed["Rider, JO"] == "needed"
        assert "no private parts in frame" in [e.value for e in screen._sheet.entries]
        assert "no private parts in frame" in review.everything()


async def test_a_text_is_kept_when_the_entry_is_left_and_is_one_step_of_undo(winter):
    async with reviewing(winter) as review:
        await open_plan(review, "12A")
        await at(review, "Position")
        await review.press("enter")
        await review.write("standing by the stove")
        await review.press("enter")
        assert winter.beats(1)[1].decision.plan.position == "standing by the stove"
        await review.press("z")
        assert winter.beats(1)[1].decision.plan is None


async def test_half_a_seconds_pause_keeps_what_is_written(winter):
    async with reviewing(winter) as review:
        await open_plan(review, "12A")
        await at(review, "Steps")
        await review.press("enter")
        await review.write("one step")
        await clock.let_pass(editor.PAUSE)
        assert winter.beats(1)[1].decision.plan.steps == "one step"


async def test_choices_go_round_by_one_key(winter):
    async with reviewing(winter) as review:
        await open_plan(review, "12A")
        await at(review, "Who starts")
        await review.press("enter")
        assert winter.beats(1)[1].decision.plan.starts == "MARA"
        await review.press("space")
        assert winter.beats(1)[1].decision.plan.starts == "JO"
        await review.press("right")
        assert winter.beats(1)[1].decision.plan.starts == ""
        await at(review, "Risk")
        await review.press("space")
        assert winter.scene(1, 3).plan.risk is Risk.MEDIUM
        await review.press("left", "left")
        assert winter.scene(1, 3).plan.risk is None


async def test_an_agreement_has_its_level_who_and_when(winter):
    async with reviewing(winter) as review:
        screen = await open_plan(review, "12A")
        await at(review, "Agreed up to")
        await review.press("enter", "enter")
        await at(review, "Agreed by")
        await review.press("enter")
        await review.write("MARA, director")
        await review.press("enter")
        agreed = winter.beats(1)[1].decision.agreed
        assert (agreed.level, agreed.by, agreed.on) == ("K2", ("MARA", "director"), screen.today)
        await at(review, "Agreed on")
        await review.press("enter", *["backspace"] * 10)
        await review.write("2026-03-02")
        await review.press("enter")
        assert winter.beats(1)[1].decision.agreed.on == date(2026, 3, 2)


async def test_a_rider_gets_its_state_by_one_key(winter):
    async with reviewing(winter) as review:
        screen = await open_plan(review, "14")
        await at(review, "Rider, JO")
        await review.press("space")
        rider = winter.scene(1, 5).riders[0]
        assert (rider.role, rider.state, rider.on) == ("JO", RiderState.DRAFTED, screen.today)


async def test_a_proposal_is_accepted_by_one_key_and_cleared_by_another(winter):
    async with reviewing(winter) as review:
        await open_plan(review, "12A")
        await at(review, "Contact areas")
        await review.press("y")
        areas = winter.beats(1)[1].decision.plan.areas
        assert areas
        await review.press("minus")
        assert winter.beats(1)[1].decision.plan.areas == ""


async def test_what_does_not_fit_stays_in_the_editor_and_is_told(winter):
    async with reviewing(winter) as review:
        await open_plan(review, "14")
        await at(review, "Background, how many")
        await review.press("enter")
        await review.write("many")
        await review.press("enter")
        assert review.pilot.app.screen.editor.display
        assert "no number of people" in [n.message for n in review.pilot.app._notifications][-1]
        await review.press(*["backspace"] * 4)
        await review.write("12")
        await review.press("enter")
        assert winter.scene(1, 5).plan.background == 12


async def test_next_scene_and_back_to_the_review(winter):
    async with reviewing(winter) as review:
        screen = await open_plan(review, "12A")
        await at(review, "Risk")
        await review.press("minus", "n")
        assert screen._scene == 5
        await review.press("escape")
        assert review.pilot.app.screen is review.screen
        assert review.screen.desk.cursor.scene == 5
        assert winter.scene(1, 3).plan.risk is None


async def test_a_scene_that_is_held_gets_no_plan(tmp_path):
    async with reviewing(kept_review(tmp_path, scripts.stop_scene())) as review:
        await review.press("p")
        await review.pilot.pause()
        assert "legal and production decide first" in review.everything()
        await review.press("enter", "space", "y", "minus", "n", "escape")
        assert review.pilot.app.screen is review.screen


@pytest.mark.parametrize("size", SIZES)
async def test_no_line_of_the_plan_is_cut(winter, size):
    async with reviewing(winter, size) as review:
        screen = await open_plan(review, "14")
        for block in screen.blocks.blocks:
            assert all(line.cell_length <= screen.blocks.room for line in block.lines)
        for each in ("#over-title", "#blocks", "#keys"):
            assert screen.region.contains_region(screen.query_one(each).region)
        await at(review, "What lowers it")
        await review.press("enter")
        assert screen.region.contains_region(screen.editor.region)


async def test_hostile_words_are_words_in_the_plan(tmp_path):
    kept = kept_review(tmp_path, scripts.hostile())
    async with reviewing(kept, NARROW) as review:
        await review.press("p")
        await review.pilot.pause()
        await review.press("j", "j", "j", "enter")
        await review.write("[red]")
        await review.press("enter", "G", "k", "y")
        everything = review.everything()
        assert "[red]" in everything
        assert "\x1b" not in everything
        assert "\u202e" not in everything


async def test_quitting_in_the_middle_of_a_word_keeps_it(winter):
    async with reviewing(winter) as review:
        await open_plan(review, "12A")
        await at(review, "Position")
        await review.press("enter")
        await review.write("almost lost")
        await review.press("ctrl+q")
        assert winter.beats(1)[1].decision.plan.position == "almost lost"
        assert review.pilot.app._exit


async def test_words_that_do_not_fit_hold_the_program_back_once(winter):
    async with reviewing(winter) as review:
        await open_plan(review, "14")
        await at(review, "Shoot day")
        await review.press("enter")
        await review.write("soon")
        await review.press("ctrl+q")
        assert not review.pilot.app._exit
        assert review.pilot.app.screen.editor.text == "soon"
        await review.press("ctrl+q")
        assert review.pilot.app._exit


async def test_what_another_window_planned_meanwhile_stays_beside_what_is_written(winter):
    async with reviewing(winter) as review:
        await open_plan(review, "12A")
        await at(review, "Position")
        beat = winter.beats(1)[1]
        winter.decide(1, beat.beat.id, plan=BeatPlan(camera="theirs"))
        await review.press("enter")
        await review.write("mine")
        await review.press("enter")
        assert winter.beats(1)[1].decision.plan == BeatPlan(camera="theirs", position="mine")
        assert "theirs" in review.everything()


async def test_a_choice_that_another_window_made_meanwhile_is_shown_first(winter):
    async with reviewing(winter) as review:
        await open_plan(review, "14")
        await at(review, "Closed set")
        winter.decide_scene(1, 5, closed_set=None, risk=Risk.LOW)
        await review.press("space")
        assert winter.scene(1, 5).plan.closed_set is None
        await review.press("space")
        assert winter.scene(1, 5).plan.closed_set is True
        assert winter.scene(1, 5).plan.risk is Risk.LOW


async def test_the_whole_plan_is_accepted_as_it_is_by_one_key_and_says_how_many_entries(winter):
    async with reviewing(winter) as review:
        screen = await open_plan(review, "14")
        count = sum(entry.proposed for entry in screen._sheet.entries)
        await review.press("Y")
        assert f"{count} entries of this scene are yours now" in screen.keys.said
        assert not any(entry.proposed for entry in screen._sheet.entries)
        await review.press("Y")
        assert "Nothing is proposed here that is not yours" in screen.keys.said
        await review.press("z")
        assert sum(entry.proposed for entry in screen._sheet.entries) == count


async def test_y_takes_the_proposal_of_the_beat_or_of_the_scene_alone(winter):
    async with reviewing(winter) as review:
        screen = await open_plan(review, "14")
        await at(review, "Risk")
        await review.press("y")
        assert {entry.section for entry in screen._sheet.entries if entry.proposed} == {
            beat.beat.id for beat in winter.scene(1, 5).standing
        }
        await at(review, "Contact areas")
        await review.press("y")
        assert winter.scene(1, 5).beats[0].decision.plan is not None
