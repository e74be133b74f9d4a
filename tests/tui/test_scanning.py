"""A new script: its first scenes can be looked at before the last one is done."""

import shutil
import threading
from pathlib import Path

import pytest

from scenebreak.domain.errors import Cancelled, UnreadableScript
from scenebreak.services.recents import recents
from scenebreak.services.review import begin_opening
from scenebreak.tui.messages.scanning import ScanDone, ScenesFound
from scenebreak.tui.screens.home import HomeScreen
from scenebreak.tui.screens.review import ReviewScreen
from scenebreak.tui.screens.scanning import ScanningScreen
from tests.tui import scripts
from tests.tui.driving import NARROW, NORMAL
from tests.tui.fake_review import FakeReview
from tests.tui.office import at_work

SAMPLE = Path(__file__).parents[2] / "sample_scripts" / "low_water.pdf"


class Scripted:
    """A scanner that goes on step by step, as the test lets it.

    Attributes:
        failing: raised at the end, if set.
    """

    def __init__(self, scan, failing=None):
        self.scan, self.failing = scan, failing
        self.gate = threading.Semaphore(0)
        self.cancelled = False
        self.tries = 0

    def __call__(self, watcher, cancelled):
        self.tries += 1
        self.watcher = watcher
        screenplay, scenes = self.scan.screenplay, self.scan.scenes
        self._wait(cancelled)
        watcher.told(0, "reading", 1, screenplay.pages)
        watcher.saw_script(screenplay)
        half = len(scenes) // 2
        for part in filter(None, (scenes[:half], scenes[half:])):
            self._wait(cancelled)
            watcher.saw_scenes(part)
            watcher.told(0, "finding", part[-1].scene.index, len(scenes))
        self._wait(cancelled)
        if self.failing is not None:
            raise self.failing
        return FakeReview(self.scan)

    def go_on(self, steps=1):
        self.gate.release(steps)

    def _wait(self, cancelled):
        while not self.gate.acquire(timeout=0.02):
            if cancelled():
                self.cancelled = True
                raise Cancelled


def scanning(scanner, *names, **options):
    return ScanningScreen([Path(name) for name in names or ("winter.pdf",)], scanner, **options)


async def test_the_first_scenes_can_be_read_before_the_end():
    scanner = Scripted(scripts.season_script(40))
    async with at_work() as office:
        office.app.push_screen(scanning(scanner))
        await office.pilot.pause()
        assert "winter.pdf" in office.shown()
        scanner.go_on(2)
        await office.until(lambda: office.sent(ScenesFound))
        desk = office.screen.desk
        assert len(desk.rows) == 40
        assert {beat.beat.scene for beat in desk.beats} <= set(range(1, 21))
        assert "looking through scene" in office.shown()
        assert desk.rows[0].scan.scene.heading[:12] in office.shown()
        await office.press("n")
        here = office.screen.desk.cursor.scene
        assert office.screen.desk.row.beats
        scanner.go_on()
        await office.until(lambda: len(office.sent(ScenesFound)) >= 2)
        assert office.screen.desk.cursor.scene == here
        scanner.go_on()
        await office.until(lambda: isinstance(office.screen, ReviewScreen))
        assert office.screen.desk.cursor.scene == here
        await office.press("enter")
        assert len(office.screen.review.decisions) == 1


@pytest.mark.parametrize("size", [NARROW, NORMAL, (160, 48)])
async def test_nothing_is_cut_while_it_is_scanned(size):
    scanner = Scripted(scripts.hostile())
    async with at_work(size=size) as office:
        office.app.push_screen(scanning(scanner))
        scanner.go_on(2)
        await office.until(lambda: office.sent(ScenesFound))
        shown = [w.region for w in office.screen.children if w.display and w.region.area]
        assert all(office.screen.region.contains_region(region) for region in shown)
        assert sum(region.area for region in shown) <= office.screen.region.area
        assert "\x1b" not in office.shown()
        await office.press("j", "j", "k", "N", "space", "b")
        await office.press("escape")
        await office.until(lambda: scanner.cancelled)


async def test_stopping_goes_back_and_ends_the_work():
    scanner = Scripted(scripts.long_winter())
    async with at_work() as office:
        office.app.push_screen(scanning(scanner))
        scanner.go_on()
        await office.press("escape")
        assert isinstance(office.screen, HomeScreen)
        await office.until(lambda: scanner.cancelled)
        assert not office.sent(ScanDone)


async def test_a_failed_scan_says_why_and_how_to_go_on():
    failure = UnreadableScript(
        Path("[b]x.pdf"), "[b]x.pdf asks for a password", "Open it and save it without"
    )
    scanner = Scripted(scripts.long_winter(), failure)
    async with at_work(size=NARROW) as office:
        office.app.push_screen(scanning(scanner))
        scanner.go_on(4)
        await office.until(lambda: office.screen.failure is not None)
        shown = " ".join(office.shown().split())
        for words in (
            "could not be scanned",
            "[b]x.pdf asks for a password.",
            "Open it and save it without.",
        ):
            assert words in shown
        scanner.failing = None
        await office.press("r")
        scanner.go_on(4)
        await office.until(lambda: isinstance(office.screen, ReviewScreen))
        assert scanner.tries == 2


async def test_a_bug_while_scanning_is_told_and_kills_nothing():
    scanner = Scripted(scripts.long_winter(), KeyError("surprise"))
    async with at_work() as office:
        office.app.push_screen(scanning(scanner))
        scanner.go_on(4)
        await office.until(lambda: office.screen.failure is not None)
        assert "surprise" in office.shown()
        await office.press("H")
        assert isinstance(office.screen, HomeScreen)


async def test_a_season_shows_a_line_a_script():
    scanner = Scripted(scripts.long_winter())
    async with at_work(size=NARROW) as office:
        office.app.push_screen(scanning(scanner, "one.pdf", "two [b].pdf"))
        await office.pilot.pause()
        lines = office.shown()
        assert "0 of 2 done" in lines
        assert "one.pdf" in lines
        assert "two [b].pdf" in lines
        assert lines.count("waiting") == 2
        await office.press("escape")
        await office.until(lambda: scanner.cancelled)


async def test_a_new_script_goes_from_the_call_to_its_review(tmp_path):
    script = Path(shutil.copy(SAMPLE, tmp_path))
    async with at_work(opening=begin_opening(script), target=script) as office:
        assert isinstance(office.screen, ScanningScreen)
        await office.until(lambda: isinstance(office.screen, ReviewScreen))
        assert office.screen.desk.beats
        assert recents()[0].target == script
        first = office.screen
        await office.press("R")
        assert isinstance(office.screen, ScanningScreen)
        await office.until(lambda: isinstance(office.screen, ReviewScreen))
        assert office.screen is not first
        assert office.screen.review is first.review


async def test_a_script_that_cannot_be_read_says_so_in_its_window(tmp_path):
    script = tmp_path / "torn.pdf"
    script.write_bytes(b"%PDF-1.4 and nothing more")
    async with at_work(opening=begin_opening(script), target=script) as office:
        await office.until(lambda: office.screen.failure is not None)
        assert "torn.pdf is damaged" in office.shown()
        assert recents() == ()
        await office.press("escape")
        assert isinstance(office.screen, HomeScreen)


async def test_hidden_words_stay_hidden_while_it_is_scanned():
    scanner = Scripted(scripts.long_winter())
    async with at_work() as office:
        office.app.push_screen(scanning(scanner, discreet=True))
        scanner.go_on(2)
        await office.until(lambda: office.sent(ScenesFound))
        assert "let me freeze" not in office.shown()
        await office.press("escape")
