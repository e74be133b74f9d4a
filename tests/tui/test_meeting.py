"""Questions are answered where they are listed; departments are told and say that they know."""

from datetime import date

import pytest

from scenebreak.domain.axis import named
from scenebreak.domain.beat import Verdict
from scenebreak.tui.screens.departments import DepartmentsScreen
from scenebreak.tui.screens.questions import QuestionsScreen
from tests.tui import scripts
from tests.tui.driving import NARROW, NORMAL, WIDE, reviewing
from tests.tui.kept_review import kept_review

SIZES = (NARROW, NORMAL, WIDE)


@pytest.fixture
def winter(tmp_path):
    return kept_review(tmp_path, scripts.long_winter())


def decision(review, beat):
    """What is stored on a beat, by its place in the script."""
    return review.beats(1)[beat].decision


async def open_list(review, key, kind):
    await review.press(key)
    await review.pilot.pause()
    screen = review.pilot.app.screen
    assert isinstance(screen, kind)
    return screen


async def test_every_open_question_is_listed_with_the_words_that_leave_it_open(winter):
    async with reviewing(winter) as review:
        screen = await open_list(review, "A", QuestionsScreen)
        assert "3 open, 0 answered" in review.everything()
        assert "Peck, held or makeout?" in review.everything()
        assert '"They kiss."' in review.everything()
        assert len(screen._questions) == 3


async def test_an_answer_is_dated_today_and_keeps_its_place(winter):
    async with reviewing(winter) as review:
        screen = await open_list(review, "A", QuestionsScreen)
        first = screen.blocks.current
        await review.press("a")
        await review.write("held, twice")
        await review.press("enter")
        beat = next(each for each in winter.beats(1) if each.beat.id == first)
        assert beat.decision.answer == "held, twice"
        assert (beat.decision.answered_by, beat.decision.answered_on) == ("director", screen.today)
        assert screen.blocks.current == first
        assert "2 open, 1 answered" in review.everything()
        await review.press("z")
        await review.until(lambda: "3 open, 0 answered" in review.everything())


async def test_who_answered_holds_for_the_next_answers_too(winter):
    async with reviewing(winter) as review:
        screen = await open_list(review, "A", QuestionsScreen)
        await review.press("b", "w", "j", "a")
        await review.write("yes")
        await review.press("enter")
        by = [beat.decision.answered_by for beat in winter.beats(1) if beat.decision.answered_by]
        assert by == ["writer", "writer"]
        await review.press("b", "o")
        await review.write("s")
        await review.press("enter", "w", *["backspace"] * 10)
        await review.write("2026-03-02")
        await review.press("enter")
        beat = next(each for each in winter.beats(1) if each.beat.id == screen.blocks.current)
        assert (beat.decision.answered_by, beat.decision.answered_on) == ("writers", date(2026, 3, 2))


async def test_a_number_settles_what_was_asked(winter):
    async with reviewing(winter) as review:
        screen = await open_list(review, "A", QuestionsScreen)
        kiss = next(beat.beat.id for beat in winter.beats(1) if beat.beat.anchor.quote == "They kiss.")
        screen.blocks.current = kiss
        await review.press("2")
        assert decision(winter, 1).settled == "K2"
        assert "2 open, 1 answered" in review.everything()


async def test_enter_goes_to_the_beat(winter):
    async with reviewing(winter) as review:
        screen = await open_list(review, "A", QuestionsScreen)
        await review.press("j")
        chosen = screen.blocks.current
        await review.press("enter")
        assert review.pilot.app.screen is review.screen
        assert review.beat == chosen


async def test_a_department_is_told_by_one_key_and_knows_by_another(winter):
    async with reviewing(winter) as review:
        screen = await open_list(review, "D", DepartmentsScreen)
        first = screen.scene
        assert "not told yet" in review.everything()
        await review.press("t", "a")
        notice = winter.scene(1, first.scene.scene.index).decision.notices[first.department]
        assert (notice.told, notice.acknowledged) == (screen.today, screen.today)
        assert notice.level == first.level
        await review.press("z", "z")
        assert not winter.scene(1, first.scene.scene.index).decision.notices


async def test_what_goes_further_than_was_told_is_loud(winter):
    async with reviewing(winter) as review:
        screen = await open_list(review, "D", DepartmentsScreen)
        while screen._department != "director":
            await review.press("n")
        screen.blocks.current = "1.3"
        await review.press("t")
        told = winter.scene(1, 3).decision.notices["director"].level
        winter.decide(1, winter.beats(1)[1].beat.id, settled="K5", verdict=Verdict.CONFIRMED)
        screen.load()
        await review.pilot.pause()
        assert f"of {named(told)}, now K5 on the body" in review.everything()
        assert "tell again" in review.everything()


async def test_departments_go_round_and_enter_goes_to_the_scene(winter):
    async with reviewing(winter) as review:
        screen = await open_list(review, "D", DepartmentsScreen)
        first = screen._department
        await review.press("N")
        assert screen._department == screen._briefs[-1].department.id
        await review.press("n")
        assert screen._department == first
        scene = screen.scene.scene.scene.index
        await review.press("enter")
        assert review.screen.desk.cursor.scene == scene


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("key", ["A", "D"])
@pytest.mark.parametrize("script", [scripts.long_winter, scripts.hostile, scripts.quiet, scripts.stop_scene])
async def test_nothing_is_cut_and_hostile_words_are_words(tmp_path, size, key, script):
    kept = kept_review(tmp_path, script(), script())
    async with reviewing(kept, size) as review:
        await review.press(key)
        await review.pilot.pause()
        screen = review.pilot.app.screen
        for block in screen.blocks.blocks:
            assert all(line.cell_length <= screen.blocks.room for line in block.lines)
        for each in ("#over-title", "#blocks", "#keys"):
            assert screen.region.contains_region(screen.query_one(each).region)
        await review.press("j", "k", "t", "a")
        assert "\x1b" not in review.everything()
        assert "\u202e" not in review.everything()
        await review.press("escape", "escape")


@pytest.mark.parametrize("key", ["A", "D", "p"])
async def test_hidden_words_are_hidden_here_too(winter, key):
    async with reviewing(winter) as review:
        await review.press("j", "quotation_mark", key)
        await review.pilot.pause()
        for word in ("They kiss", "MARA", "FARMHOUSE", "WINTER"):
            assert word not in review.everything()
        await review.press("quotation_mark")
        await review.pilot.pause()
        assert "MARA" in review.everything()


@pytest.mark.parametrize("size", SIZES)
async def test_who_answered_is_asked_beside_the_list(winter, size):
    async with reviewing(winter, size) as review:
        screen = await open_list(review, "A", QuestionsScreen)
        await review.press("b")
        prompt = screen.query_one("#office")
        assert prompt.region.height <= 5
        assert screen.region.contains_region(prompt.region)
        assert screen.blocks.size.height > 8


async def test_an_answer_that_came_in_another_window_is_not_written_over_unseen(winter):
    async with reviewing(winter) as review:
        screen = await open_list(review, "A", QuestionsScreen)
        beat = screen.blocks.current
        await review.press("a")
        winter.decide(1, beat, answer="theirs")
        await review.write("mine")
        await review.press("enter")
        stored = next(each for each in winter.beats(1) if each.beat.id == beat).decision
        assert stored.answer == "theirs"
        assert "theirs" in review.everything()
        await review.press("enter")
        stored = next(each for each in winter.beats(1) if each.beat.id == beat).decision
        assert stored.answer == "mine"


async def test_knowing_of_what_was_never_told_is_asked_and_noted_as_one_step(winter):
    async with reviewing(winter) as review:
        screen = await open_list(review, "D", DepartmentsScreen)
        first = screen.scene
        index = first.scene.scene.index
        await review.press("a", "escape")
        assert not winter.scene(1, index).decision.notices
        await review.press("a")
        assert "told today, and knows?" in review.everything()
        await review.press("enter")
        notice = winter.scene(1, index).decision.notices[first.department]
        assert (notice.told, notice.acknowledged) == (screen.today, screen.today)
        await review.press("z")
        assert not winter.scene(1, index).decision.notices


async def test_what_was_not_kept_is_not_said_on_the_next_screen(winter, monkeypatch):
    from scenebreak.domain.errors import UnusableProduction

    def broken(*_, **__):
        raise UnusableProduction("The disk is full", "Free some space")

    async with reviewing(winter, notifications=True) as review:
        await open_list(review, "D", DepartmentsScreen)
        monkeypatch.setattr(winter, "tell", broken)
        await review.press("t")
        assert "The disk is full" in review.everything()
        await review.press("escape")
        await review.pilot.pause()
        assert "The disk is full" not in review.everything()


@pytest.mark.parametrize("size", [NARROW, (120, 36)])
async def test_every_department_is_named_with_what_it_has_to_be_told(winter, size):
    async with reviewing(winter, size) as review:
        screen = await open_list(review, "D", DepartmentsScreen)
        title = review.pilot.app.screen.query_one("#over-title")
        rows = str(title.content)
        assert len(screen._briefs) > 8
        for brief in screen._briefs:
            assert f"{brief.department.name} {brief.waiting}" in rows
        assert f"1 of {len(screen._briefs)}" in rows
        assert title.region.height == len(rows.splitlines())


async def test_words_of_the_program_stay_where_those_of_the_script_are_hidden(winter):
    winter.decide(1, winter.beats(1)[1].beat.id, settled="K4", verdict=Verdict.CONFIRMED)
    winter.decide_scene(1, 3, check_ins="ask Aunt Vera")
    async with reviewing(winter) as review:
        await review.press("j", "quotation_mark", "A")
        await review.pilot.pause()
        assert winter.questions()[0].text[:30] in review.everything()
        await review.press("escape", "D")
        for _ in range(20):
            if review.pilot.app.screen._department != "ad":
                await review.press("n")
        everything = review.everything()
        assert "kiss, makeout (K4)" in everything
        assert "closed set: yes" in everything
        assert "check-ins: " in everything
        await review.press("escape", "p")
        await review.pilot.pause()
        assert "Closed set" in review.everything()
        plan = everything + review.everything()
        for word in ("MARA", "They kiss", "Aunt Vera"):
            assert word not in plan


async def test_taking_back_a_number_of_the_estimate_leaves_the_cursor_where_it_is(winter):
    winter.assume({"hours_per_day": 10})
    async with reviewing(winter) as review:
        screen = await open_list(review, "D", DepartmentsScreen)
        await review.press("j")
        here = screen.blocks.current
        await review.press("z")
        assert "Undone: estimate" in screen.keys.said
        assert screen.blocks.current == here
