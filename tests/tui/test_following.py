"""What other windows and `annotate` write shows on every screen, and takes nothing from who types."""

from datetime import date

import pytest

from scenebreak.domain.beat import Verdict
from scenebreak.domain.plan import Agreement, BeatPlan, Risk
from scenebreak.services.review import Review
from scenebreak.store import Production
from scenebreak.tui.screens import following
from tests.store.builders import SCRIPT, scan_of
from tests.tui import scripts
from tests.tui.driving import reviewing
from tests.tui.kept_review import NoOpening, kept_review
from tests.tui.office import at_work
from tests.tui.test_plan import at, open_plan


@pytest.fixture(autouse=True)
def _looks_often(monkeypatch):
    monkeypatch.setattr(following, "EVERY", 0.05)


@pytest.fixture
def winter(tmp_path):
    return kept_review(tmp_path, scripts.long_winter())


@pytest.fixture
def elsewhere(winter):
    """Another window on the same production."""
    store = Production.open(winter.production)
    with Review(store, NoOpening(store)) as review:
        yield review


def screen_shows(review, *words):
    return lambda: all(each in " ".join(review.everything().split()) for each in words)


async def test_the_plan_shows_what_another_window_plans(winter, elsewhere):
    async with reviewing(winter) as review:
        screen = await open_plan(review, "12A")
        beat = winter.beats(1)[1].beat.id
        elsewhere.decide(1, beat, plan=BeatPlan(position="by the stove"), agreed=Agreement("K2", ("MARA",)))
        elsewhere.decide_scene(1, 3, risk=Risk.HIGH)
        await review.until(screen_shows(review, "by the stove", "K2 peck"))
        assert {each.label: each.value for each in screen._sheet.entries}["Risk"] == "high"


async def test_words_being_typed_in_the_plan_join_what_another_window_writes(winter, elsewhere):
    async with reviewing(winter) as review:
        screen = await open_plan(review, "12A")
        beat = winter.beats(1)[1].beat.id
        await at(review, "Position")
        await review.press("enter")
        await review.write("standing")
        elsewhere.decide(1, beat, plan=BeatPlan(camera="from the door"))
        await review.until(screen_shows(review, "from the door"))
        assert screen.editor.text == "standing"
        assert screen.editor.has_focus
        await review.press("enter")
        assert winter.beats(1)[1].decision.plan == BeatPlan(camera="from the door", position="standing")


async def test_the_same_entry_written_in_two_windows_is_told_of_before_it_is_written_over(winter, elsewhere):
    async with reviewing(winter, notifications=True) as review:
        screen = await open_plan(review, "12A")
        beat = winter.beats(1)[1].beat.id
        await at(review, "Position")
        await review.press("enter")
        await review.write("mine")
        elsewhere.decide(1, beat, plan=BeatPlan(position="theirs"))
        await review.until(screen_shows(review, "theirs"))
        await review.press("enter")
        assert winter.beats(1)[1].decision.plan.position == "theirs"
        assert "changed in another window" in [n.message for n in review.pilot.app._notifications][-1]
        assert screen.editor.text == "mine"
        await review.press("enter")
        assert winter.beats(1)[1].decision.plan.position == "mine"


async def test_words_on_a_beat_that_another_window_dismisses_are_kept(winter, elsewhere):
    async with reviewing(winter) as review:
        screen = await open_plan(review, "12A")
        beat = winter.beats(1)[1].beat.id
        await at(review, "Position")
        await review.press("enter")
        await review.write("kept")
        entry = screen.editor.field
        elsewhere.decide(1, beat, verdict=Verdict.DISMISSED)
        await review.until(lambda: screen._sheet.entry(entry.id) is None)
        await review.press("enter")
        assert not screen.editor.display
        assert winter.beats(1)[1].decision.plan.position == "kept"


async def test_steady_writing_in_the_plan_is_no_conflict_with_itself(winter):
    async with reviewing(winter) as review:
        screen = await open_plan(review, "12A")
        await at(review, "Position")
        await review.press("enter")
        for words in ("standing ", "by ", "the stove"):
            await review.write(words)
            screen.editor.keep()
            await review.pilot.pause()
        await review.press("enter")
        assert winter.beats(1)[1].decision.plan.position == "standing by the stove"
        assert not screen.editor.display


async def test_the_questions_show_answers_and_new_questions_of_another_window(winter, elsewhere):
    async with reviewing(winter) as review:
        await review.press("A", "j", "a")
        await review.write("half a")
        screen = review.pilot.app.screen
        here, first = screen.blocks.current, screen._questions[0].beat.beat.id
        quiet = next(each.beat.id for each in winter.beats(1) if not each.question)
        elsewhere.decide(1, first, answer="a peck", answered_by="writer", answered_on=date(2026, 3, 2))
        elsewhere.decide(1, quiet, question="Who is watching?")
        await review.until(screen_shows(review, "a peck", "2026-03-02", "Who is watching?"))
        assert screen._questions[-1].beat.beat.id == quiet
        assert (screen.blocks.current, screen.editor.text) == (here, "half a")
        await review.press("enter")
        assert next(each for each in winter.beats(1) if each.beat.id == here).decision.answer == "half a"


async def test_a_day_written_in_two_windows_is_told_of_before_it_is_written_over(winter, elsewhere):
    async with reviewing(winter, notifications=True) as review:
        await review.press("A", "w")
        beat = review.pilot.app.screen.question.beat.beat.id
        await review.write("2026-03-01")
        elsewhere.decide(1, beat, answered_on=date(2026, 3, 2))
        await review.press("enter")
        stands = next(each for each in winter.beats(1) if each.beat.id == beat).decision.answered_on
        assert stands == date(2026, 3, 2)
        await review.press("enter")
        stands = next(each for each in winter.beats(1) if each.beat.id == beat).decision.answered_on
        assert stands == date(2026, 3, 1)


async def test_the_departments_show_that_another_window_has_told_them(winter, elsewhere):
    async with reviewing(winter) as review:
        await review.press("D", "j")
        screen = review.pilot.app.screen
        scene, department = screen.scene, screen.brief.department.id
        elsewhere.tell(1, [scene.scene.scene.index], department, told=date(2026, 3, 2))
        await review.until(screen_shows(review, "told 2026-03-02"))
        assert screen.scene.scene.scene.index == scene.scene.scene.index


async def test_nothing_is_noted_on_another_scene_than_was_asked_about(winter, elsewhere):
    async with reviewing(winter) as review:
        await review.press("D", "a")
        screen = review.pilot.app.screen
        asked, department = screen.scene.scene.scene.index, screen.brief.department.id
        for beat in winter.beats(1):
            if beat.beat.scene == asked:
                elsewhere.decide(1, beat.beat.id, verdict=Verdict.DISMISSED)
        await review.until(lambda: screen.scene is None or screen.scene.scene.scene.index != asked)
        await review.press("enter")
        assert not any(department in each.decision.notices for each in winter.scenes(1))


async def test_the_estimate_follows_and_a_number_being_typed_stays(winter, elsewhere):
    async with at_work(winter) as office:
        await office.press("E")
        await office.until(lambda: office.screen.made)
        before = office.screen.made
        await office.press("enter", "7")
        for beat in elsewhere.beats(1):
            elsewhere.decide(1, beat.beat.id, verdict=Verdict.DISMISSED)
        await office.until(lambda: office.screen.made.outcomes[2].total_days < before.outcomes[2].total_days)
        assert office.screen.query_one("#number").value == "7"
        assert office.screen.query_one("#number").has_focus


async def test_the_season_follows(winter, elsewhere):
    async with at_work(winter) as office:
        await office.press("S")
        await office.until(lambda: "done 0/" in office.shown())
        elsewhere.decide(1, elsewhere.beats(1)[0].beat.id, verdict=Verdict.CONFIRMED)
        await office.until(lambda: "done 1/" in office.shown())


async def test_the_days_in_the_title_of_the_review_follow(winter, elsewhere):
    async with at_work(winter) as office:
        title = office.app.review_screen.query_one("#title")
        await office.until(lambda: title.estimate_text)
        before = title.estimate_text
        for beat in elsewhere.beats(1):
            elsewhere.decide(1, beat.beat.id, verdict=Verdict.DISMISSED)
        await office.until(lambda: title.estimate_text != before)


async def test_a_draft_that_another_window_adds_is_shown_at_the_beat_that_was_looked_at(tmp_path):
    kept = kept_review(tmp_path, scan_of())
    async with reviewing(kept) as review:
        await review.press("n")
        beat = review.beat
        other = Production.open(kept.production)
        other.add_scan(scan_of(f"1A INT. PORCH - DAY\nRain.\nMore rain.\n{SCRIPT}"), "script.fountain", 1)
        other.close()
        await review.until(lambda: len(review.screen.desk.scan.scenes) == 5)
        assert review.beat == beat
        row = review.screen.desk.row
        assert [each.beat.scene for each in row.beats] == [row.scan.scene.index] * len(row.beats)
        await review.press("c")
        await review.write("after the rain")
        await review.press("enter")
        scenes = {each.scene.index: each.scene.number for each in kept.scan(1).scenes}
        assert {scenes[index]: text for index, text in kept.contexts(1).items()} == {
            row.scan.scene.number: "after the rain"
        }
