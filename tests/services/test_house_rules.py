"""The user's own rules lie beside the settings, are read at every scan, and part results in the cache."""

from pathlib import Path

import pytest

from scenebreak.domain.errors import WrongUsage
from scenebreak.services.lexicon import entries_as_json, lexicon_entries
from scenebreak.services.review_opening import present_tool
from scenebreak.services.scan import scan_script
from scenebreak.services.settings import house_rules, house_rules_path

FILM = "INT. HALL - DAY\n\nAnna does the bridge.\n\nANNA\nAgain.\n"
CUE = '[[cue]]\nid = "bridge"\nkind = "touch"\nlevel = "sexual"\npatterns = ["does the bridge"]\n'


@pytest.fixture
def rules(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    config = tmp_path / "config.toml"
    config.touch()
    monkeypatch.setenv("SCENEBREAK_CONFIG", str(config))
    monkeypatch.setenv("SCENEBREAK_CACHE", str(tmp_path / "cache"))
    return tmp_path / "rules.toml"


@pytest.fixture
def film(tmp_path: Path) -> Path:
    path = tmp_path / "Film.fountain"
    path.write_text(FILM)
    return path


def test_without_a_file_there_are_no_rules(rules: Path) -> None:
    assert house_rules_path() == rules
    assert house_rules().text == ""


def test_rules_hold_at_the_next_scan_and_are_gone_with_their_file(rules: Path, film: Path) -> None:
    assert not any(scan.findings for scan in scan_script(film).scenes)
    rules.write_text(CUE)
    with_rules = scan_script(film)
    assert [one.cue for scan in with_rules.scenes for one in scan.findings] == ["house.bridge"]
    assert present_tool(with_rules.tool.sensitivity) == with_rules.tool
    rules.unlink()
    assert not any(scan.findings for scan in scan_script(film).scenes)


def test_a_broken_rule_stops_the_scan_with_its_line(rules: Path, film: Path) -> None:
    rules.write_text(CUE.replace("sexual", "vast"))
    with pytest.raises(WrongUsage, match=r"rules\.toml, line 2: .*vast"):
        scan_script(film)


def test_the_list_holds_the_users_own(rules: Path) -> None:
    rules.write_text(CUE)
    assert '"id": "house.bridge"' in entries_as_json(lexicon_entries())
