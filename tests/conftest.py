"""What holds for every test: nothing of the person's own machine is read or written."""

import pytest


@pytest.fixture(autouse=True)
def _nobodys_folders(tmp_path_factory, monkeypatch):
    """Keep the cache and the settings of whoever runs the tests out of them."""
    folder = tmp_path_factory.mktemp("nobody")
    monkeypatch.setenv("SCENEBREAK_CACHE", str(folder / "cache"))
    (folder / "config.toml").touch()
    monkeypatch.setenv("SCENEBREAK_CONFIG", str(folder / "config.toml"))
