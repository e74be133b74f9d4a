"""Notes in the person's own editor."""

import sys
from contextlib import contextmanager

import pytest

from scenebreak.tui import external_editor
from tests.tui.driving import reviewing


@pytest.fixture
def own_editor(tmp_path, monkeypatch):
    """An editor that adds a line and ends; the terminal of the tests cannot be handed over for real."""
    script = tmp_path / "editor.py"
    script.write_text(
        "import sys\nfrom pathlib import Path\nfile = Path(sys.argv[1])\n"
        "file.write_text(file.read_text() + 'one\\n\\x1b[31mtwo\\n')\n"
    )
    monkeypatch.delenv("VISUAL", raising=False)
    monkeypatch.setenv("EDITOR", f"{sys.executable} {script}")

    @contextmanager
    def suspended(self):
        yield

    monkeypatch.setattr("textual.app.App.suspend", suspended)


async def test_what_is_written_there_is_kept_as_notes(winter, own_editor):
    async with reviewing(winter) as review:
        await review.press("O")
        assert review.decision("1.1").notes == "one\n^[31mtwo"
        await review.press("z")
        assert review.decision("1.1").notes == ""


async def test_an_editor_that_is_not_there_is_told_and_nothing_changes(winter, own_editor, monkeypatch):
    monkeypatch.setenv("EDITOR", "no-such-editor-anywhere")
    async with reviewing(winter) as review:
        await review.press("O")
        assert "could not be started" in [n.message for n in review.pilot.app._notifications][-1]
        assert winter.decisions == {}


async def test_an_editor_that_fails_changes_nothing(winter, own_editor, monkeypatch):
    monkeypatch.setenv("EDITOR", f"{sys.executable} -c 'raise SystemExit(3)'")
    async with reviewing(winter) as review:
        await review.press("O")
        assert "ended with an error" in [n.message for n in review.pilot.app._notifications][-1]
        assert winter.decisions == {}


async def test_a_terminal_that_cannot_be_handed_over_is_told(winter, monkeypatch):
    monkeypatch.setenv("EDITOR", "true")
    async with reviewing(winter) as review:
        await review.press("O")
        assert "cannot be handed" in [n.message for n in review.pilot.app._notifications][-1]


def test_the_file_is_gone_afterwards(winter, own_editor, tmp_path, monkeypatch):
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))

    class App:
        @contextmanager
        def suspend(self):
            yield

    assert external_editor.edited_elsewhere(App(), "a\n") == "a\none\n^[31mtwo"
    assert not list(tmp_path.glob("scenebreak-*"))
