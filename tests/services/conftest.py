"""What every test of a review needs: a script, and a machine that scans at once."""

import pytest

from scenebreak.services import season as season_service
from scenebreak.services.executor import InlineExecutor
from scenebreak.services.review import open_review
from tests.store.builders import SCRIPT, scan_file
from tests.store.permissions import anybodys_folder


@pytest.fixture
def scanned(monkeypatch, tmp_path_factory):
    """Scans by the machine of the tests; gives the names of the files scanned so far."""
    names = []

    def scan_script(path, **_):
        names.append(path.name)
        return scan_file(path)

    monkeypatch.setattr(season_service, "scan_script", scan_script)
    monkeypatch.setattr(season_service, "ProcessExecutor", InlineExecutor)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path_factory.mktemp("data")))
    return names


@pytest.fixture
def open_folder(monkeypatch):
    with anybodys_folder() as folder, anybodys_folder() as own:
        (own / "config.toml").touch()
        monkeypatch.setenv("SCENEBREAK_CONFIG", str(own / "config.toml"))
        monkeypatch.setenv("SCENEBREAK_BACKUPS", str(own / "backups"))
        yield folder


@pytest.fixture
def script(tmp_path):
    path = tmp_path / "Film.fountain"
    path.write_text(SCRIPT)
    return path


@pytest.fixture
def review(script, scanned):
    session = open_review(script)
    yield session
    session.close()
