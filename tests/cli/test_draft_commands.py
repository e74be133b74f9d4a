"""`scenebreak draft`, `compare` and `schedule`: what they print, and how they end."""

import csv
import io
import json
import re

import pytest

from tests.cli.conftest import GOOD

NEXT = GOOD.replace("They kiss.", "They kiss greedily, pulling at each other's coats.").replace(
    "TOM coils a rope.", "TOM coils a rope. ANNA kisses him on the cheek."
)


@pytest.fixture
def later(tmp_path):
    path = tmp_path / "low_tide_pink.fountain"
    path.write_text(NEXT)
    return path


@pytest.fixture
def production(scenebreak, good, monkeypatch, tmp_path):
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))
    monkeypatch.setenv("SCENEBREAK_BACKUPS", str(tmp_path / "backups"))
    from scenebreak.services.review import open_review

    with open_review(good) as review:
        return review.production


@pytest.mark.usefixtures("own_processes")
def test_compare_shows_two_scripts_without_a_production(scenebreak, good, later):
    result = scenebreak("compare", good, later)
    assert result.code == 0
    assert "level raised" in result.out
    assert "cheek" in result.out
    assert not list(good.parent.glob("*.scenebreak"))


def test_compare_gives_json_csv_and_markdown_by_the_files_ending(scenebreak, good, later, tmp_path):
    [entry] = json.loads(scenebreak("compare", good, later, "--json").out)
    assert entry["schema"] == "scenebreak/compare-1"
    assert [beat["change"] for beat in entry["beats"]] == ["raised", "new"]
    assert (entry["beats"][0]["old"]["axis"], entry["beats"][0]["new"]["axis"]) == ("K3", "K4")
    assert entry["beats"][1]["old"] is None
    for ending in ("json", "csv", "md", "txt"):
        assert scenebreak("compare", good, later, "-o", tmp_path / f"out.{ending}").code == 0
    rows = list(csv.DictReader(io.StringIO((tmp_path / "out.csv").read_text())))
    assert [row["change"] for row in rows if row["what"] == "beat"] == ["level raised", "new"]
    assert "| level raised |" in (tmp_path / "out.md").read_text()
    assert json.loads((tmp_path / "out.json").read_text()) == [entry]


def test_script_text_is_no_markup_and_no_formula(scenebreak, good, tmp_path):
    nasty = tmp_path / "nasty.fountain"
    nasty.write_text(
        GOOD.replace("They kiss.", "They kiss [red] | <b> by the stove.") + "\n.=SUM(1) - DAY\n\nA table.\n"
    )
    assert "[red]" in scenebreak("compare", good, nasty).out
    assert "\\[red\\] \\| \\<b\\>" in scenebreak("compare", good, nasty, "-f", "md").out
    rows = list(csv.reader(io.StringIO(scenebreak("compare", good, nasty, "-f", "csv").out)))
    cells = [cell for row in rows for cell in row]
    assert "'=SUM(1) - DAY" in cells
    assert not any(cell.startswith("=") for cell in cells)


def test_compare_names_a_script_that_cannot_be_read(scenebreak, good, bad):
    result = scenebreak("compare", good, bad["missing"])
    assert (result.code, result.out) == (3, "")
    assert "missing.pdf" in result.err


def test_no_level_is_shown_of_a_scene_held_for_legal(scenebreak, good, tmp_path):
    held = tmp_path / "held.fountain"
    held.write_text(GOOD.replace("They kiss.", "They stand naked in the dark. A boy, IAN (9), is asleep."))
    for form in ("csv", "md"):
        out = scenebreak("compare", held, held, "-f", form).out
        assert "nudity" in out
        assert not re.search(r"\b[KNTSVH][1-5]\b", out)
    assert "held:" in scenebreak("compare", held, held).out


def test_compare_refuses_options_that_do_not_fit(scenebreak, good, later, production):
    assert scenebreak("compare", good, later, "--old", "pink").code == 2
    assert scenebreak("compare", production, later).code == 2
    result = scenebreak("compare", production)
    assert result.code == 2
    assert "no draft before" in result.err


def test_a_draft_is_added_listed_and_compared(scenebreak, production, later):
    result = scenebreak("draft", "add", production, later, "--colour", "Pink", "--date", "2026-03-02")
    assert result.code == 0
    assert "level raised" in result.out
    assert "2 changed beats wait for your eye" in result.err
    listed = scenebreak("draft", "list", production).out.splitlines()
    assert [line[0] for line in listed] == [" ", "*"]
    assert "Pink 2026-03-02" in listed[1]
    [first, second] = json.loads(scenebreak("draft", "list", production, "--json").out)
    assert (first["newest"], second["newest"], second["colour"]) == (False, True, "Pink")
    [entry] = json.loads(scenebreak("compare", production, "--json").out)
    assert (entry["old"], entry["new"]) == ("draft 1", "Pink 2026-03-02")
    assert scenebreak("compare", production, "--old", "1", "--new", "pink").code == 0


def test_a_draft_of_another_script_is_refused_with_the_remedy(scenebreak, production, tmp_path):
    other = tmp_path / "other.fountain"
    other.write_text("INT. SHIP - NIGHT\n\nNobody stands at the wheel.\n\nThe sea is calm and black.\n")
    result = scenebreak("draft", "add", production, other)
    assert result.code == 2
    assert "--script" in result.err
    assert scenebreak("draft", "add", production, other, "--script", "1").code == 0


def test_draft_add_says_what_is_missing(scenebreak, production, good, later, tmp_path):
    assert scenebreak("draft", "add", production, tmp_path / "none.pdf").code == 3
    assert scenebreak("draft", "add", tmp_path / "none.scenebreak", later).code == 3
    foreign = tmp_path / "foreign.scenebreak"
    foreign.write_bytes(b"no database at all" * 300)
    assert scenebreak("draft", "add", foreign, later).code == 4
    lonely = tmp_path / "lonely"
    lonely.mkdir()
    (lonely / "x.fountain").write_text("INT. SHIP - NIGHT\n\nNobody stands at the wheel.\n")
    result = scenebreak("draft", "add", lonely / "x.fountain", later)
    assert (result.code, "no production yet" in result.err) == (2, True)


def test_a_shoot_date_sets_the_clock_of_a_raised_level(scenebreak, production, later):
    from scenebreak.domain.plan import Agreement
    from scenebreak.services.review import open_review

    with open_review(production) as review:
        episode = review.episodes[0].id
        review.decide(episode, review.beats(episode)[0].beat.id, agreed=Agreement("K3", ("ANNA", "TOM")))
    assert scenebreak("schedule", "set", production, "--scene", "#1=2031-03-03").code == 0
    assert scenebreak("schedule", "show", production).out.startswith("Mon 2031-03-03  Low Tide  #1  ")
    result = scenebreak("draft", "add", production, later)
    told = " ".join(result.out.split())
    assert "Beyond consent: K4 makeout asked, ANNA and TOM agreed to K3 held at most." in told
    assert "tell the performers by 2031-03-01" in told
    [entry] = json.loads(scenebreak("compare", production, "--json").out)
    assert entry["beats"][0]["beyond_consent"]["deadline"] == "2031-03-01"
    assert entry["summary"]["beyond_consent"] == 1


def test_schedules_are_refused_whole(scenebreak, production, tmp_path):
    table = tmp_path / "days.csv"
    table.write_text("scene,date\n#1,2031-03-03\n#9,2031-03-03\n")
    result = scenebreak("schedule", "set", production, "--csv", table)
    assert result.code == 2
    assert "line 3 of days.csv" in result.err
    assert scenebreak("schedule", "show", production).out == "No scene has a day yet.\n"
    assert scenebreak("schedule", "set", production).code == 2
    assert scenebreak("schedule", "set", production, "--day", "2031-03-03=#1,#2").code == 0
    assert len(json.loads(scenebreak("schedule", "show", production, "--json").out)) == 2


def test_show_changed_has_the_old_words_beside_what_the_draft_did(scenebreak, production, later):
    assert scenebreak("draft", "add", production, later).code == 0
    shown = scenebreak("show", production, "--changed").out
    assert "In this draft: level raised, it was K3" in shown
    assert "Old words: " in shown
    assert "Old words" not in scenebreak("show", production, "--changed", "--discreet").out
    assert scenebreak("show", production, "--changed", "--open").code == 2
