"""Home: what was opened lately, and the ways to open something else."""

import pytest
from textual import events
from textual.widgets import Input

from scenebreak.domain.beat import Verdict
from scenebreak.services.recents import note, recents
from scenebreak.services.review import open_review
from scenebreak.tui.messages.scanning import TargetRefused
from scenebreak.tui.screens.file_picker import FilePicker
from scenebreak.tui.screens.home import HomeScreen, OverviewRead
from scenebreak.tui.screens.review import ReviewScreen
from tests.tui import scripts
from tests.tui.driving import NARROW
from tests.tui.office import at_work, production_of

HOSTILE = "[bold]a[red] \x1b[31m \u202eetirw\u202c 🎬 " + "w" * 200


@pytest.fixture
def winter_file(tmp_path):
    """A production of the short script, with one decision."""
    path = production_of(tmp_path / "winter.scenebreak", scripts.long_winter())
    with open_review(path) as review:
        (episode,) = review.episodes
        review.decide(episode.id, review.beats(episode.id)[0].beat.id, verdict=Verdict.CONFIRMED)
    return path


async def test_an_empty_home_says_what_to_do():
    async with at_work() as office:
        assert isinstance(office.screen, HomeScreen)
        assert "Nothing was opened here yet." in office.shown()
        assert office.screen.focused is office.screen.path


async def test_the_list_tells_what_waits_in_each_production(winter_file):
    note(winter_file, winter_file)
    async with at_work() as office:
        await office.until(lambda: office.sent(OverviewRead))
        shown = office.shown()
        overview = office.sent(OverviewRead)[0].overview
        assert "THE LONG WINTER" in shown
        assert f"{overview.unreviewed} of {overview.beats} to review" in shown
        assert f"{overview.open} question" in shown


async def test_enter_opens_a_production_and_remembers_it(winter_file, tmp_path):
    note(tmp_path / "other.scenebreak", tmp_path / "other.scenebreak")
    note(winter_file, winter_file)
    async with at_work() as office:
        await office.press("enter")
        await office.until(lambda: isinstance(office.screen, ReviewScreen))
        assert office.app.review_screen.review.production == winter_file
        assert recents()[0].production == winter_file
        await office.press("H")
        assert isinstance(office.screen, HomeScreen)
        await office.press("escape")
        assert office.screen is office.app.review_screen


@pytest.mark.parametrize("dropped", ["{}", "'{}'", "file://{}", "{}\n"])
async def test_a_path_is_pasted_and_opened(winter_file, dropped):
    async with at_work() as office:
        office.screen.post_message(events.Paste(dropped.format(winter_file)))
        await office.pilot.pause()
        await office.press("enter")
        await office.until(lambda: isinstance(office.screen, ReviewScreen))


async def test_a_path_that_leads_nowhere_says_so_and_stays(tmp_path):
    async with at_work() as office:
        await office.write("nowhere.pdf")
        await office.press("enter")
        await office.until(lambda: office.sent(TargetRefused))
        assert "There is no file nowhere.pdf" in str(office.sent(TargetRefused)[0].error)
        assert isinstance(office.screen, HomeScreen)
        assert office.screen.path.value == "nowhere.pdf"


async def test_a_row_is_taken_off_the_list_and_the_file_stays(winter_file):
    note(winter_file, winter_file)
    async with at_work() as office:
        await office.press("x")
        assert recents() == ()
        assert winter_file.exists()
        assert "Nothing was opened here yet." in office.shown()


async def test_what_is_gone_or_broken_is_told_on_its_row(tmp_path):
    broken = tmp_path / "broken.scenebreak"
    broken.write_bytes(b"no production" * 500)
    for path in (broken, tmp_path / "gone.scenebreak"):
        note(path, path)
    async with at_work() as office:
        await office.until(lambda: len(office.sent(OverviewRead)) >= 2)
        assert "cannot be read" in office.shown()
        assert "not there any more" in office.shown()
        await office.press("enter")
        await office.until(lambda: office.sent(TargetRefused))


async def test_hostile_titles_and_paths_show_as_text(tmp_path):
    path = tmp_path / (HOSTILE.replace("/", "")[:60] + ".scenebreak")
    production_of(path, scripts.scanned(scripts.Writer(HOSTILE).scene("1", HOSTILE).action("x").screenplay()))
    note(path, path)
    for size in (NARROW, (100, 30)):
        async with at_work(size=size) as office:
            await office.until(lambda office=office: office.sent(OverviewRead))
            shown = office.shown()
            assert "[bold]a[red]" in shown
            assert "\x1b" not in shown
            assert "\u202e" not in shown
            assert all(len(line) <= size[0] for line in shown.splitlines())


async def test_a_file_is_picked_from_the_folders(winter_file, tmp_path):
    (tmp_path / "notes.jpg").touch()
    (tmp_path / ".hidden").mkdir()
    note(winter_file, winter_file)
    async with at_work() as office:
        await office.press("f")
        assert isinstance(office.screen, FilePicker)
        await office.until(lambda: "winter.scenebreak" in office.shown())
        assert "notes.jpg" not in office.shown()
        assert ".hidden" not in office.shown()
        await office.press("j", "enter")
        await office.until(lambda: isinstance(office.screen, ReviewScreen))


async def test_opening_another_production_closes_the_first(winter_file, tmp_path):
    other = production_of(tmp_path / "summer.scenebreak", scripts.stop_scene())
    async with at_work(open_review(winter_file), target=winter_file) as office:
        first = office.app.review_screen
        await office.press("H", "o")
        office.screen.query_one("#path", Input).value = str(other)
        await office.press("enter")
        await office.until(lambda: office.app.review_screen is not first)
        assert office.app.review_screen.review.production == other
        assert len(office.app.screen_stack) == 2
        assert [each.production.stem for each in recents()] == ["summer", "winter"]


async def test_a_second_window_says_so_and_both_keep_their_decisions(winter_file):
    async with at_work(open_review(winter_file), target=winter_file) as first:
        second = open_review(winter_file)
        async with at_work(second, target=winter_file) as office:
            assert any("open in another window too" in note for note in office.app.review_screen.desk.notes)
            episode = second.episodes[0].id
            beat = second.beats(episode)[1].beat.id
            second.decide(episode, beat, verdict=Verdict.DISMISSED)
            first.app.review_screen.follow_others()
            seen = {each.beat.id: each.decision.verdict for each in first.app.review_screen.desk.beats}
            assert seen[beat] is Verdict.DISMISSED
            first.app._look_round()
            await first.pilot.pause()
            assert any("now open in another window" in each.message for each in first.app._notifications)
