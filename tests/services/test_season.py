"""Folders become scripts in reading order."""

from scenebreak.domain.errors import UnreadableScript
from scenebreak.services.executor import InlineExecutor
from scenebreak.services.season import expand, scan_season, scripts_in

SCRIPT = "INT. KITCHEN - DAY\n\nAnna waters a plant.\n"


def test_a_season_is_in_reading_order_and_leaves_other_files_alone(tmp_path):
    for name in ("Ep 10.fountain", "Ep 2.fountain", "ep 1.FOUNTAIN", "notes.xlsx", ".hidden.fountain"):
        (tmp_path / name).write_text(SCRIPT)
    (tmp_path / "old").mkdir()
    assert [path.name for path in scripts_in(tmp_path)] == [
        "ep 1.FOUNTAIN",
        "Ep 2.fountain",
        "Ep 10.fountain",
    ]


def test_a_script_named_twice_is_scanned_once(tmp_path):
    script = tmp_path / "one.fountain"
    script.write_text(SCRIPT)
    assert expand([script, tmp_path, script]) == (script,)


def test_one_bad_file_never_stops_the_rest(tmp_path):
    good, bad, empty = tmp_path / "a.fountain", tmp_path / "b.pdf", tmp_path / "empty"
    good.write_text(SCRIPT)
    bad.write_bytes(b"\xff\xd8\xff\xe0 a picture")
    empty.mkdir()
    missing = tmp_path / "missing.pdf"
    outcomes = list(scan_season(expand([bad, missing, empty, good]), executor=InlineExecutor()))
    assert [outcome.path for outcome in outcomes] == [bad, missing, empty, good]
    assert all(isinstance(outcome.error, UnreadableScript) for outcome in outcomes[:3])
    assert outcomes[3].scan is not None
    assert len(outcomes[3].scan.scenes) == 1
