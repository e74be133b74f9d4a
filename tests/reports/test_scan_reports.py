"""Scans in every form, and script text that behaves."""

import csv
import io
import json

from rich.console import Console

from scenebreak.domain.errors import UnreadableScript
from scenebreak.domain.finding import Kind, Level, Status
from scenebreak.domain.plain import plain
from scenebreak.reports.plain import cell, shortened
from scenebreak.reports.scan_json import failure_entry, scan_entry, scans_to_json
from scenebreak.reports.scan_rows import scans_to_csv, scans_to_markdown
from scenebreak.reports.scan_table import scan_table, season_table
from tests.build import finding, scan, scene, scene_scan


def shown(renderable, width=80):
    console = Console(width=width, file=io.StringIO(), markup=False, highlight=False, emoji=False)
    console.print(renderable)
    return console.file.getvalue()


def kissing(words="They kiss by the window.", **options):
    home = scene(1, words)
    return scene_scan(home, finding(within=home), **options)


def test_json_holds_every_scene_and_the_contract_fields():
    quiet = scene_scan(scene(2, "Rain."))
    (entry,) = json.loads(scans_to_json([scan_entry(scan(kissing(), quiet))]))
    assert entry["schema"] == "scenebreak/scan-1"
    assert set(entry) == {"schema", "tool", "script", "warnings", "summary", "scenes"}
    assert entry["summary"] == {
        "scenes": 2,
        "flagged": 1,
        "must": 1,
        "may": 0,
        "stop": 0,
        "open_questions": 1,
    }
    first, second = entry["scenes"]
    assert (first["tier"], first["flagged"], first["open_question"]) == ("must", True, True)
    assert (second["tier"], second["flagged"], second["findings"]) == (None, False, [])
    assert first["findings"][0]["axis"] == "K3"
    assert first["findings"][0]["element"] == "action"


def test_a_failed_script_is_an_entry_with_its_error(tmp_path):
    entry = failure_entry("x.pdf", UnreadableScript(tmp_path / "x.pdf", "It is empty", "Export it again"))
    assert entry["error"] == "It is empty. Export it again."


def test_the_table_fits_eighty_columns_and_shows_the_words():
    text = shown(scan_table(scan(kissing())))
    assert max(map(len, text.splitlines())) <= 80
    assert "They kiss by the window." in text
    assert "K? kiss K3 held" in text


def test_a_stop_scene_shows_its_banner_and_no_level():
    home = scene(1, "He stands there.")
    stopped = scene_scan(home, finding(Kind.NUDITY, Level.FULL, within=home), minors=("MIA (15)",))
    text = shown(scan_table(scan(stopped)))
    assert "minor: legal first" in text
    assert "full" not in text
    (row,) = csv.DictReader(io.StringIO(scans_to_csv([scan(stopped)])))
    assert (row["tier"], row["level"], row["axis"]) == ("stop", "", "")


def test_a_script_without_intimacy_says_how_much_was_read():
    assert "No scene needs you here. 1 scene was read." in shown(
        scan_table(scan(scene_scan(scene(1, "Rain."))))
    )


def test_script_text_is_never_markup_an_escape_or_a_formula():
    nasty = '=HYPERLINK("x") [bold]kiss[/bold] \x1b[31mred \u202ereversed | `code`'
    result = scan(kissing(nasty), title="[red]Title")
    text = shown(scan_table(result))
    assert "\x1b" not in text
    assert "[bold]kiss[/bold]" in text
    assert "[red]Title" in text
    (row,) = csv.DictReader(io.StringIO(scans_to_csv([result])))
    assert row["quote"].startswith("'=")
    assert "\x1b" not in row["quote"]
    markdown = scans_to_markdown([result])
    assert "\\[bold\\]" in markdown
    assert "\\|" in markdown


def test_said_words_are_left_out_of_the_table_but_kept_in_json():
    home = scene(1, "They kiss.", "We kissed once.")
    said = finding(within=home, line=2, status=Status.SAID)
    result = scan(scene_scan(home, finding(within=home), said))
    assert "We kissed once" not in shown(scan_table(result))
    assert len(scan_entry(result)["scenes"][0]["findings"]) == 2


def test_the_overview_adds_up_and_names_what_was_not_read():
    text = shown(
        season_table([("a.pdf", scan(kissing())), ("b.pdf", None), ("c.pdf", scan(kissing(), pages=8))])
    )
    together = next(line for line in text.splitlines() if line.startswith("Together"))
    assert together.split()[1:] == ["48", "2", "2", "0", "0", "2"]
    assert "not read" in text


def test_plain_text_helpers():
    assert plain("a\x00b\x1b[0mc\nd") == "ab[0mc\nd"
    assert cell("@sum") == "'@sum"
    assert cell("sum") == "sum"
    assert shortened("one two three four", 12) == "one two..."
