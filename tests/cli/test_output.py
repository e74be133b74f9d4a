"""Reports never take the place of work, and odd names or encodings never break a call."""

import json
import os
import subprocess
import sys

import pytest


@pytest.mark.parametrize("name", ["low_tide.scenebreak", "other.pdf", "other.FDX"])
def test_a_report_never_takes_the_place_of_a_script_or_a_production(scenebreak, good, tmp_path, name):
    precious = tmp_path / name
    precious.write_text("precious")
    result = scenebreak("scan", good, "-o", precious, "--format", "json")
    assert result.code == 2
    assert precious.read_text() == "precious"


def test_a_report_never_takes_the_place_of_its_own_script(scenebreak, good, tmp_path):
    before = good.read_text()
    alias = tmp_path / "alias.txt"
    alias.symlink_to(good)
    for target in (good, alias):
        for command in ("scan", "outline", "estimate"):
            assert scenebreak(command, good, "-o", target).code == 2
    assert good.read_text() == before


def test_a_place_that_cannot_be_written_is_told_before_the_work(scenebreak, good, tmp_path, monkeypatch):
    monkeypatch.setattr("scenebreak.services.season.scan_script", lambda *_, **__: pytest.fail("too late"))
    assert scenebreak("scan", good, "-o", tmp_path / "nowhere" / "out.json").code == 2
    assert scenebreak("scan", good, "-o", tmp_path).code == 2
    assert "ending" in scenebreak("scan", good, "-o", tmp_path / "out.xlsx").err


def test_a_failed_scan_leaves_the_old_notes_alone(scenebreak, bad, tmp_path):
    notes = tmp_path / "notes.md"
    notes.write_text("# mine\n")
    assert scenebreak("scan", bad["empty"], "-o", notes).code == 3
    assert notes.read_text() == "# mine\n"


def test_a_new_report_is_for_its_owner_only(scenebreak, good, tmp_path):
    report = tmp_path / "report.csv"
    assert scenebreak("scan", good, "-o", report).code == 0
    assert report.stat().st_mode & 0o777 == 0o600


def test_a_report_keeps_the_rights_of_the_file_it_replaces(scenebreak, good, tmp_path):
    report = tmp_path / "report.csv"
    report.write_text("")
    report.chmod(0o640)
    assert scenebreak("scan", good, "-o", report).code == 0
    assert report.stat().st_mode & 0o777 == 0o640
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".report")] == []


@pytest.mark.usefixtures("own_processes")
def test_a_name_that_is_no_text_and_one_that_steers_the_terminal(scenebreak, good, tmp_path):
    folder = tmp_path / "season"
    folder.mkdir()
    odd = os.fsencode(folder) + b"/ep\xff.fountain"
    steering = folder / "ep\x1b[31m2.fountain"
    for name in (odd, os.fsencode(steering)):
        with open(name, "wb") as file:  # noqa: PTH123 - a name that pathlib would refuse to print
            file.write(good.read_bytes())
    (folder / "ep\x1b[31m3.pdf").write_bytes(b"")
    out = tmp_path / "out.json"
    result = scenebreak("scan", folder, "-o", out)
    assert result.code == 3
    assert "\x1b" not in result.err
    assert len(json.loads(out.read_text(encoding="utf-8"))) == 3
    assert "\x1b" not in scenebreak("scan", folder).out


@pytest.mark.parametrize("form", ["table", "json", "csv", "md"])
def test_any_encoding_of_the_system_will_do(good, form, tmp_path):
    good.write_text(good.read_text().replace("ANNA", "ŁUCJA").replace("They kiss.", "They kiss — “softly”."))
    command = [sys.executable, "-m", "scenebreak", "scan", str(good), "--format", form]
    environment = os.environ | {"PYTHONIOENCODING": "cp1252"}
    done = subprocess.run(command, capture_output=True, env=environment, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    assert "softly" in done.stdout.decode("utf-8")


@pytest.mark.parametrize("command", [["why", "#1"], ["skim"], ["estimate"]])
def test_an_ending_that_names_no_form_is_refused_by_every_command(scenebreak, good, tmp_path, command):
    name, *rest = command
    assert scenebreak(name, good, *rest, "-o", tmp_path / "out.csv").code == 2
    assert not (tmp_path / "out.csv").exists()
    assert scenebreak(name, good, *rest, "-o", tmp_path / "OUT.JSON").code == 0
    json.loads((tmp_path / "OUT.JSON").read_text())
