"""What holds for every test: nothing of the person's own machine is read or written, and none is too slow."""

import os
from itertools import count

import pytest
from hypothesis import HealthCheck, settings

# how fast an example is made or judged says how busy the machine is, and nothing of the program
settings.register_profile("any machine", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("ci", settings.get_profile("any machine"), derandomize=True)
# a change is judged by the same examples as the one before; exploring is for people at work
settings.load_profile("ci" if os.environ.get("CI") else "any machine")

_FOLDERS = ("XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME")
_TERMINAL = ("COLUMNS", "LINES", "FORCE_COLOR", "TTY_COMPATIBLE", "TTY_INTERACTIVE", "EDITOR", "VISUAL")
_OURS = ("SCENEBREAK_PASSPHRASE", "SCENEBREAK_NEW_PASSPHRASE", "SCENEBREAK_DEBUG")


@pytest.fixture(scope="session")
def _homes(tmp_path_factory):
    """New folders, one after the other."""
    root = tmp_path_factory.mktemp("homes")
    return (root / str(number) for number in count())


@pytest.fixture(autouse=True)
def _nobodys_folders(_homes, monkeypatch):
    """Keep the home, the cache and the settings of whoever runs the tests out of them, and the terminal."""
    home = next(_homes)
    home.mkdir()
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("SCENEBREAK_CACHE", str(home / "cache"))
    monkeypatch.setenv("SCENEBREAK_RECENTS", str(home / "recents.json"))
    monkeypatch.setenv("SCENEBREAK_BACKUPS", str(home / "backups"))
    for name in (*_FOLDERS, *_TERMINAL, *_OURS):
        monkeypatch.delenv(name, raising=False)
    (home / "config.toml").touch()
    monkeypatch.setenv("SCENEBREAK_CONFIG", str(home / "config.toml"))


@pytest.fixture(autouse=True)
def _patience(monkeypatch):
    """A busy machine takes longer over a file than a person's own."""
    monkeypatch.setattr("scenebreak.reading.pdf.engines._PATIENCE", 300.0)
    monkeypatch.setattr("scenebreak.reading.pdf.recognise._PATIENCE", 300.0)
