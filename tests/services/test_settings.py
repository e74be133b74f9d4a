"""The user's own defaults."""

import pytest

from scenebreak.domain.errors import WrongUsage
from scenebreak.domain.scan import Sensitivity
from scenebreak.services.settings import load_settings


def test_without_a_file_every_default_holds(tmp_path):
    settings = load_settings(tmp_path / "none.toml")
    assert settings.sensitivity is Sensitivity.THOROUGH
    assert settings.assumptions.read_pages_per_hour == 40


def test_a_file_changes_what_it_names(tmp_path):
    file = tmp_path / "config.toml"
    file.write_text('sensitivity = "strict"\n[estimate]\nread_pages_per_hour = 25\n')
    settings = load_settings(file)
    assert settings.sensitivity is Sensitivity.STRICT
    assert settings.assumptions.read_pages_per_hour == 25


def test_a_settings_file_that_was_named_must_be_there(tmp_path, monkeypatch):
    monkeypatch.setenv("SCENEBREAK_CONFIG", str(tmp_path / "mistyped.toml"))
    with pytest.raises(WrongUsage, match=r"mistyped\.toml"):
        load_settings()


@pytest.mark.parametrize(
    "text",
    [
        "sensitivity = ",
        'sensitivity = "loud"',
        "colour = 1",
        "estimate = 3",
        '[estimate]\nhours_per_day = "x"',
    ],
)
def test_a_wrong_file_is_named(tmp_path, text):
    file = tmp_path / "config.toml"
    file.write_text(text)
    with pytest.raises(WrongUsage, match=r"config\.toml"):
        load_settings(file)


def test_an_unknown_assumption_is_refused_when_it_is_used(tmp_path):
    file = tmp_path / "config.toml"
    file.write_text("[estimate]\nread_page_per_hour = 25\n")
    with pytest.raises(WrongUsage, match="read_pages_per_hour"):
        _ = load_settings(file).assumptions
