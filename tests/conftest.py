"""What holds for every test: nothing of the person's own machine is read or written."""

import os

import pytest
from hypothesis import settings

settings.register_profile("ci", derandomize=True)
if os.environ.get("CI"):
    # a change is judged by the same examples as the one before; exploring is for people at work
    settings.load_profile("ci")


@pytest.fixture(autouse=True)
def _nobodys_folders(tmp_path_factory, monkeypatch):
    """Keep the cache and the settings of whoever runs the tests out of them."""
    folder = tmp_path_factory.mktemp("nobody")
    monkeypatch.setenv("SCENEBREAK_CACHE", str(folder / "cache"))
    monkeypatch.setenv("SCENEBREAK_RECENTS", str(folder / "recents.json"))
    monkeypatch.setenv("SCENEBREAK_BACKUPS", str(folder / "backups"))
    for name in ("SCENEBREAK_PASSPHRASE", "SCENEBREAK_NEW_PASSPHRASE"):
        monkeypatch.delenv(name, raising=False)
    (folder / "config.toml").touch()
    monkeypatch.setenv("SCENEBREAK_CONFIG", str(folder / "config.toml"))
