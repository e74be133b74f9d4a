"""The user's own defaults."""

import pytest

from scenebreak.domain.errors import WrongUsage
from scenebreak.domain.scan import Sensitivity
from scenebreak.services.settings import keep_theme, load_settings


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
        "[tui]\ncolour = 1",
        '[tui]\nmouse = "yes"',
        "tui = 3",
        "backups = 3",
        "[backups]\nkeep = -1",
        "[backups]\nkeep = 1.5",
        '[backups]\nminutes = "few"',
        "[backups]\ncopies = 1",
        "[keys]\nundo = 1",
        "keys = 2",
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


def test_the_screen_and_its_keys_are_set(tmp_path):
    file = tmp_path / "config.toml"
    file.write_text('[tui]\ntheme = "daylight"\nmouse = false\n[keys]\nundo = "f5"\nredo = ["f6", "Z"]\n')
    settings = load_settings(file)
    assert (settings.screen.theme, settings.screen.mouse, settings.screen.discreet) == (
        "daylight",
        False,
        False,
    )
    assert settings.keys == {"undo": "f5", "redo": "f6,Z"}


def test_a_theme_may_stand_at_the_top(tmp_path):
    file = tmp_path / "config.toml"
    file.write_text('theme = "daylight"\n')
    assert load_settings(file).screen.theme == "daylight"


def test_a_theme_is_kept_beside_what_stands_in_the_file(tmp_path):
    file = tmp_path / "folder" / "config.toml"
    keep_theme("paper", file)
    assert load_settings(file).screen.theme == "paper"
    more = '[estimate]\ncall_per_performer = 1 # agreed\n[keys]\nundo = "f5"\n'
    file.write_text(f"# mine\n{file.read_text()}{more}")
    keep_theme("daylight", file)
    settings = load_settings(file)
    assert (settings.keys, settings.screen.theme) == ({"undo": "f5"}, "daylight")
    assert settings.estimate == {"call_per_performer": 1}
    assert "# mine" in file.read_text()
    assert "# agreed" in file.read_text()


def test_a_damaged_file_is_not_written_over(tmp_path):
    file = tmp_path / "config.toml"
    file.write_text("sensitivity = ")
    with pytest.raises(WrongUsage, match=r"config\.toml"):
        keep_theme("daylight", file)
    assert file.read_text() == "sensitivity = "
