"""The interface's tests run without animations, in one theme, whatever the terminal says of itself."""

import pytest
from textual import constants
from textual.widgets import Input, TextArea

from scenebreak.tui.widgets import editor
from tests.tui import scripts
from tests.tui.fake_review import FakeReview


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
def _slow_typist(monkeypatch: pytest.MonkeyPatch) -> None:
    """A busy machine may take longer between two keys than the pause at which the editor keeps a text."""
    monkeypatch.setattr(editor, "PAUSE", 2.0)
    monkeypatch.setattr(editor, "LONGEST", 60.0)
