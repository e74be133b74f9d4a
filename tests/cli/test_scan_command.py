"""`scenebreak scan`, as a person calls it."""

import csv
import io
import json

import pytest

from scenebreak import __version__


def test_a_table_shows_the_flagged_scene(scenebreak, good):
    result = scenebreak("scan", good)
    assert (result.code, result.err) == (0, "")
    assert "Low Tide" in result.out
    assert "BOATHOUSE" in result.out
    assert "They kiss." in result.out
    assert "QUAY" not in result.out


def test_json_lists_every_scene(scenebreak, good):
    (entry,) = json.loads(scenebreak("scan", good, "--format", "json").out)
    assert [scene["flagged"] for scene in entry["scenes"]] == [True, False]
    (found,) = entry["scenes"][0]["findings"]
    assert (found["kind"], found["level"], found["status"]) == ("kiss", "unspecified", "shown")
    assert found["question"] == "Peck, held or makeout?"


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ("missing", "there is no file"),
        ("empty", "empty"),
        ("jpeg", "jpeg"),
        ("locked", "password"),
        ("pictures", "picture"),
        ("torn", "damaged"),
    ],
)
def test_what_cannot_be_read_is_one_sentence_with_a_remedy(scenebreak, good, bad, wrong, says):
    result = scenebreak("scan", bad[wrong], good, "--format", "json")
    assert result.code == 3
    failed, done = json.loads(result.out)
    assert "error" not in done
    assert result.err == f"{failed['error']}\n"
    assert bad[wrong].name in result.err
    assert says in failed["error"].lower()
    problem, remedy = failed["error"].rstrip(".").split(". ", 1)
    assert problem
    assert remedy


def test_the_ending_of_the_output_file_chooses_the_form(scenebreak, good, tmp_path):
    for ending in ("json", "csv", "md", "txt"):
        assert scenebreak("scan", good, "-o", tmp_path / f"out.{ending}").out == ""
    assert json.loads((tmp_path / "out.json").read_text())[0]["script"]["title"] == "Low Tide"
    assert next(csv.DictReader(io.StringIO((tmp_path / "out.csv").read_text())))["quote"] == "They kiss."
    assert (tmp_path / "out.md").read_text().startswith("# Low Tide")
    assert "must 1" in (tmp_path / "out.txt").read_text()


@pytest.mark.usefixtures("own_processes")
def test_a_folder_is_a_season_with_an_overview(scenebreak, good, tmp_path):
    (tmp_path / "second.fountain").write_text("INT. SHED - DAY\n\nRain on the roof.\n")
    result = scenebreak("scan", tmp_path)
    assert result.code == 0
    assert "Together" in result.out
    assert "They kiss" not in result.out


def test_wrong_usage_is_two(scenebreak, good, tmp_path):
    assert scenebreak("scan").code == 2
    assert scenebreak("scan", good, "--format", "pdf").code == 2
    assert scenebreak("scan", good, "-o", tmp_path / "no" / "where.json").code == 2


def test_the_version(scenebreak):
    assert scenebreak("--version").out == f"scenebreak {__version__}\n"


def test_a_failure_of_ours_is_one_sentence_and_exit_one(scenebreak, good, monkeypatch):
    monkeypatch.delenv("SCENEBREAK_DEBUG", raising=False)
    monkeypatch.setattr("scenebreak.services.settings.load_settings", lambda: 1 / 0)
    result = scenebreak("scan", good)
    assert result.code == 1
    assert "this is our fault" in result.err
    assert "Traceback" not in result.err
