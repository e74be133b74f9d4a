"""The interface's tests run without animations, in one theme, whatever the terminal says of itself."""

from datetime import date

import pytest
from textual import constants
from textual.widgets import Input, TextArea

from tests.tui import scripts
from tests.tui.fake_review import FakeReview
from tests.tui.still_time import clock, idle


@pytest.fixture(autouse=True)
def _plain_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("NO_COLOR", "COLORTERM", "TEXTUAL_THEME", "TEXTUAL_COLOR_SYSTEM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("TEXTUAL_ANIMATIONS", "none")
    monkeypatch.setattr(constants, "TEXTUAL_ANIMATIONS", "none")


@pytest.fixture(autouse=True)
def _steady_cursor(monkeypatch: pytest.MonkeyPatch) -> None:
    """A cursor blinks by the clock, and a picture would show it or not."""
    monkeypatch.setattr(Input, "_toggle_cursor", lambda _: None)
    monkeypatch.setattr(TextArea, "_toggle_cursor_blink_visible", lambda _: None)


@pytest.fixture
def winter() -> FakeReview:
    """The short sample script under review."""
    return FakeReview(scripts.long_winter())


@pytest.fixture(autouse=True)
def _still_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing goes off, and nothing is taken for done, because a machine is busy."""
    clock.reset()
    monkeypatch.setattr("textual.timer._time", clock)
    monkeypatch.setattr("textual.timer.sleep", clock.sleep)
    monkeypatch.setattr("scenebreak.tui.typed_ahead.monotonic", clock.get_time)
    for module in ("textual.app", "textual.pilot"):
        monkeypatch.setattr(f"{module}.wait_for_idle", idle)
    # no test goes on past midnight
    for module in ("screens.over_review", "widgets.facts"):
        monkeypatch.setattr(f"scenebreak.tui.{module}.today", lambda: date(2026, 5, 4))
