"""An encrypted production at home: locked, and opened by a passphrase that never shows."""

import pytest
from textual.widgets import Input

from scenebreak.services import passphrase
from scenebreak.services.recents import note
from scenebreak.tui.messages.scanning import PassphraseNeeded
from scenebreak.tui.screens.home import HomeScreen, OverviewRead
from scenebreak.tui.screens.passphrase import PassphraseScreen
from scenebreak.tui.screens.review import ReviewScreen
from tests.tui import scripts
from tests.tui.driving import NARROW
from tests.tui.office import at_work, production_of

WORDS = "a lantern in the snow"


@pytest.fixture
def locked(tmp_path, monkeypatch):
    """A production with a passphrase that this process does not know."""
    from scenebreak.services.upkeep import encrypt

    path = production_of(tmp_path / "winter.scenebreak", scripts.long_winter())
    monkeypatch.setattr(passphrase, "_typed", {})
    monkeypatch.setenv("SCENEBREAK_NEW_PASSPHRASE", WORDS)
    encrypt(path)
    monkeypatch.delenv("SCENEBREAK_NEW_PASSPHRASE")
    note(path, path)
    return path


async def test_a_locked_production_opens_with_its_passphrase_only(locked):
    async with at_work(size=NARROW) as office:
        await office.until(lambda: office.sent(OverviewRead))
        assert "locked" in office.shown()
        assert "THE LONG WINTER" not in office.shown()
        await office.press("enter")
        await office.until(lambda: isinstance(office.screen, PassphraseScreen))
        await office.press(*"wrong", "enter")
        await office.until(lambda: len(office.sent(PassphraseNeeded)) == 2)
        await office.until(lambda: isinstance(office.screen, PassphraseScreen))
        assert "That did not open it" in office.shown()
        office.screen.query_one("#passphrase", Input).value = WORDS
        await office.pilot.pause()
        assert WORDS not in office.shown()
        await office.press("enter")
        await office.until(lambda: isinstance(office.screen, ReviewScreen))
        assert "THE LONG WINTER" in office.shown()
        await office.press("H")
        await office.until(lambda: "to review" in office.shown())
        assert "  locked" not in office.shown()


async def test_esc_leaves_it_locked(locked):
    async with at_work() as office:
        await office.press("enter")
        await office.until(lambda: isinstance(office.screen, PassphraseScreen))
        await office.press("escape")
        assert isinstance(office.screen, HomeScreen)
