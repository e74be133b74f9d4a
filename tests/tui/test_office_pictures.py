"""Pictures of home, a scan, the estimate and the season. Look at each before accepting a new one."""

from datetime import UTC, datetime
from pathlib import Path
from time import sleep

import pytest

from scenebreak.domain.errors import UnreadableScript
from scenebreak.services.overview import Access, Overview
from scenebreak.services.recents import note
from scenebreak.services.settings import Settings
from scenebreak.tui.app import ReviewApp
from scenebreak.tui.messages.scanning import ScanFailed
from scenebreak.tui.screens.scanning import ScanningScreen
from scenebreak.tui.so_far import Stage, desk_so_far
from tests.tui import scripts
from tests.tui.driving import NARROW, NORMAL, WIDE
from tests.tui.fake_review import FakeReview

OVERVIEWS = {
    "winter": Overview(Access.OPEN, "THE LONG WINTER", "pink 2026-03-02", 1, 33, 12, 6, 1),
    "season": Overview(Access.OPEN, "season", "", 10, 240, 240, 0, 0),
    "private": Overview(Access.LOCKED, "private", trouble="It is encrypted."),
    "gone": Overview(Access.GONE, "gone", trouble="It is not there any more."),
}


@pytest.fixture
def _some_recents(monkeypatch):
    monkeypatch.setattr("scenebreak.tui.screens.home.overview_of", lambda path: OVERVIEWS[path.stem])
    for name in reversed(OVERVIEWS):
        path = Path(f"/productions/{name}.scenebreak")
        note(path, path, datetime(2999, 1, 1, tzinfo=UTC))


def season():
    return FakeReview(scripts.season_script(30), scripts.long_winter(), scripts.stop_scene())


@pytest.mark.usefixtures("_some_recents")
@pytest.mark.parametrize(("name", "size"), [("narrow", NARROW), ("normal", NORMAL)])
def test_home_looks_as_accepted(snap_compare, name, size):
    assert snap_compare(ReviewApp(settings=Settings()), terminal_size=size)


@pytest.mark.parametrize(
    ("name", "size", "keys", "theme"),
    [
        ("estimate_narrow", NARROW, ("E",), "lamplight"),
        ("estimate_changing", NORMAL, ("E", "j", "enter"), "high-contrast"),
        ("season_narrow", NARROW, ("S",), "open-sky"),
        ("season_wide", WIDE, ("S",), "open-sea"),
    ],
)
def test_the_figures_look_as_accepted(snap_compare, name, size, keys, theme):
    app = ReviewApp(season(), settings=Settings(), theme=theme)
    assert snap_compare(app, terminal_size=size, press=keys)


@pytest.mark.parametrize("failed", [False, True], ids=["half_way", "failed"])
def test_a_scan_looks_as_accepted(snap_compare, failed):
    scan = scripts.long_winter()

    def waits(watcher, cancelled):
        while not cancelled():
            sleep(0.02)
        raise UnreadableScript(Path("winter.pdf"), "stopped")

    async def half_way(pilot):
        screen = ScanningScreen([Path("winter.pdf")], waits)
        await pilot.app.push_screen(screen)
        await pilot.pause()
        if failed:
            problem = UnreadableScript(
                Path("winter.pdf"), "winter.pdf asks for a password", "Save it without"
            )
            screen.post_message(ScanFailed(problem))
        else:
            screen.stages = (Stage("winter.pdf", "finding", 4, len(scan.scenes)),)
            screen.desk = desk_so_far(scan.screenplay, scan.scenes[:4])
            screen._show_panes()
        await pilot.pause()

    assert snap_compare(ReviewApp(settings=Settings()), terminal_size=NORMAL, run_before=half_way)
