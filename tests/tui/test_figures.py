"""The estimate and the season over an open production."""

import pytest
from textual.widgets import Input

from scenebreak.domain.assumptions import Assumptions
from scenebreak.domain.beat import Verdict
from scenebreak.domain.errors import UnusableProduction
from scenebreak.services.settings import ScreenSettings, Settings, load_settings
from scenebreak.tui.screens.estimate import EstimateMade, EstimateScreen
from scenebreak.tui.screens.review import ReviewScreen
from scenebreak.tui.screens.season import EpisodeSeen, SeasonScreen
from tests.tui import scripts
from tests.tui.driving import NARROW, NORMAL, WIDE
from tests.tui.fake_review import FakeReview
from tests.tui.office import at_work


@pytest.fixture
def season():
    return FakeReview(scripts.season_script(30), scripts.long_winter(), scripts.stop_scene())


async def estimated(office, count=1):
    await office.until(lambda: len(office.sent(EstimateMade)) >= count)
    return office.sent(EstimateMade)[-1].estimate


class Damaged(FakeReview):
    """A production whose numbers cannot be read any more."""

    @property
    def assumptions(self):
        raise UnusableProduction("A number of Film.scenebreak is damaged", "Run scenebreak repair")


async def test_a_screen_that_cannot_be_read_says_so_and_leaves_the_review_as_it_is():
    async with at_work(Damaged(scripts.long_winter())) as office:
        await office.press("E")
        assert isinstance(office.screen, ReviewScreen)
        assert "A number of Film.scenebreak is damaged" in " ".join(office.shown().split())


async def test_the_estimate_tells_its_range_lines_questions_and_assumptions(season):
    async with at_work(season, size=WIDE) as office:
        await office.press("E")
        made = await estimated(office)
        assert isinstance(office.screen, EstimateScreen)
        shown = office.shown()
        low, _, high = (outcome.total_days for outcome in made.outcomes)
        assert f"if all flags stand {low:g}-{high:g}" in shown
        assert "0 confirmed so far" in " ".join(shown.split())
        for line in made.outcomes[-1].lines[:3]:
            assert line.item in shown
        assert made.questions[0].scene in shown
        assert made.questions[0].question in " ".join(shown.split())
        assert "pages read in an hour" in shown


async def test_a_number_is_changed_in_place_and_kept_in_the_production(season):
    async with at_work(season) as office:
        before = office.app.review_screen.query_one("#title").estimate_text
        await office.press("E")
        made = await estimated(office)
        names = [name for name, _, _ in Assumptions().described()]
        office.screen.rows.highlighted = names.index("scenes_per_shoot_day")
        await office.press("enter")
        number = office.screen.query_one("#number", Input)
        assert number.value == "2"
        await office.press("1", "enter")
        again = await estimated(office, 2)
        assert season.assumptions.scenes_per_shoot_day == 1
        assert load_settings().estimate == {}
        assert again.outcomes[1].total_days > made.outcomes[1].total_days
        assert "were" in office.shown()
        assert not number.display
        await office.press("0")
        assert (await estimated(office, 3)).outcomes == made.outcomes
        assert season.assumptions == Assumptions()
        await office.press("enter", "1", "enter", "escape")
        await office.until(lambda: isinstance(office.screen, ReviewScreen))
        assert office.app.review_screen.query_one("#title").estimate_text != before


@pytest.mark.parametrize("written", ["0", "-1", ""])
async def test_an_impossible_number_is_refused_and_nothing_changes(season, written):
    async with at_work(season) as office:
        await office.press("E")
        await estimated(office)
        await office.press("enter")
        office.screen.query_one("#number", Input).value = written
        await office.press("enter")
        assert office.screen.query_one("#number").display
        assert season.assumptions == Assumptions()
        assert office.screen.keys.said
        await office.press("escape")
        assert office.screen.focused is office.screen.rows


async def test_what_was_wrong_with_a_number_is_no_longer_said_once_a_good_one_is_in(season):
    async with at_work(season) as office:
        await office.press("E")
        await estimated(office)
        await office.press("enter")
        number = office.screen.query_one("#number", Input)
        number.value = "0"
        await office.press("enter")
        assert "cannot be 0" in office.screen.keys.said
        number.value = "30"
        await office.press("enter")
        assert not number.display
        assert not office.screen.keys.said


async def test_a_number_that_cannot_be_kept_is_told_and_changes_nothing(season):
    async with at_work(season) as office:
        await office.press("E")
        await estimated(office)
        season.broken = True
        await office.press("enter", "9", "enter")
        assert "disk is full" in office.screen.keys.said
        assert office.screen.query_one("#number").display
        assert season.assumptions == Assumptions()


async def test_a_number_is_taken_back_in_the_review(season):
    async with at_work(season) as office:
        title = office.app.review_screen.query_one("#title")
        before = title.estimate_text
        await office.press("E")
        await estimated(office)
        names = [name for name, _, _ in Assumptions().described()]
        office.screen.rows.highlighted = names.index("scenes_per_shoot_day")
        await office.press("enter", "1", "enter", "escape")
        await office.until(lambda: title.estimate_text != before)
        await office.press("z")
        await office.until(lambda: title.estimate_text == before)
        assert season.assumptions == Assumptions()
        assert "Undone: estimate: scenes_per_shoot_day" in office.screen.keys.said


async def test_the_range_moves_when_a_question_is_answered(season):
    async with at_work(season) as office:
        await office.press("E")
        before = await estimated(office)
        await office.press("escape")
        episode = season.episodes[0].id
        for beat in season.beats(episode):
            if beat.open:
                season.decide(episode, beat.beat.id, verdict=Verdict.DISMISSED)
        await office.press("E")
        after = await estimated(office, 2)
        assert len(after.questions) < len(before.questions)


async def test_the_whole_production_is_estimated_on_one_key(season):
    async with at_work(season) as office:
        await office.press("E")
        one = await estimated(office)
        await office.press("tab")
        every = await estimated(office, 2)
        assert every.outcomes[2].total_days > one.outcomes[2].total_days
        assert "3 scripts" in office.shown()


async def test_the_season_shows_every_script_in_its_order_and_opens_one(season):
    async with at_work(season) as office:
        await office.press("S")
        await office.until(lambda: len(office.sent(EpisodeSeen)) == 3)
        assert isinstance(office.screen, SeasonScreen)
        shown = office.shown()
        for each in season.episodes:
            assert each.title in shown
        seen = office.sent(EpisodeSeen)[1].overview
        assert f"done 0/{seen.beats}" in shown
        assert "stop 1" in shown
        await office.press("j", "enter")
        assert office.screen is office.app.review_screen
        assert office.screen.desk.episode.id == season.episodes[1].id
        await office.press("S")
        await office.pilot.pause()
        assert office.screen.rows.row == str(season.episodes[1].id)


async def test_the_season_counts_decisions(season):
    episode = season.episodes[1].id
    first = season.beats(episode)[0]
    season.decide(episode, first.beat.id, verdict=Verdict.DISMISSED)
    async with at_work(season) as office:
        await office.press("S")
        await office.until(lambda: len(office.sent(EpisodeSeen)) == 3)
        overview = office.sent(EpisodeSeen)[1].overview
        assert overview.done == 1
        assert sum(overview.kinds.values()) == overview.beats - 1


@pytest.mark.parametrize("size", [NARROW, NORMAL, (160, 48)])
@pytest.mark.parametrize("key", ["E", "S"])
async def test_no_widget_is_cut_and_hostile_titles_are_text(size, key):
    async with at_work(FakeReview(scripts.hostile(), scripts.long_winter()), size=size) as office:
        await office.press(key)
        await office.until(lambda: office.sent(EstimateMade) or len(office.sent(EpisodeSeen)) == 2)
        for extra in ([], ["enter"]) if key == "E" else ([],):
            await office.press(*extra)
            shown = [w.region for w in office.screen.children if w.display and w.region.area]
            assert all(office.screen.region.contains_region(region) for region in shown)
            overlaps = [(a, b) for n, a in enumerate(shown) for b in shown[n + 1 :] if a.overlaps(b)]
            assert overlaps == []
        assert "\x1b" not in office.shown()
        assert "\u202e" not in office.shown()


async def test_the_panels_lead_into_one_another_and_back(season):
    async with at_work(season) as office:
        await office.press("E", "S", "E", "escape")
        assert office.screen is office.app.review_screen


async def test_the_theme_that_was_chosen_is_kept(season):
    async with at_work(season, settings=Settings(), theme="daylight") as office:
        assert load_settings().screen.theme == ""
        office.app.theme = "high-contrast"
        await office.pilot.pause()
        assert load_settings().screen.theme == "high-contrast"


async def test_hidden_words_stay_hidden_in_the_estimate(season):
    settings = Settings(screen=ScreenSettings(discreet=True))
    async with at_work(season, size=WIDE, settings=settings) as office:
        await office.press("E")
        made = await estimated(office)
        shown = " ".join(office.shown().split())
        assert made.questions[0].question in shown
        assert made.questions[0].quote not in shown
        await office.press("enter", "5", "enter")
        await estimated(office, 2)
        assert office.app._sensible.screen.discreet
