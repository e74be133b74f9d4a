"""`scenebreak show`, as a screen reader hears it."""

import csv
import io
import json

import pytest

from scenebreak.domain.finding import Kind, Level
from scenebreak.services.review import open_review

HOSTILE = """Title: [bold]Low[/bold] Tide

INT. BOATHOUSE [red]NIGHT[/red] - NIGHT

ANNA (34) closes the door. TOM (36) waits by the stove. {long}

\u202eThey \x1b[31mkiss\x1b[0m, [bold]slowly[/bold] \U0001f48b.
"""


def test_everything_is_said_one_fact_a_line(scenebreak, good):
    result = scenebreak("show", good)
    assert result.code == 0
    lines = result.out.splitlines()
    assert lines[:4] == [
        "Low Tide.",
        "2 scenes, 1 with something to review.",
        "0 of 1 beat reviewed.",
        "1 open question.",
    ]
    assert "Scene #1. INT. BOATHOUSE - NIGHT." in lines
    assert "Beat 1 of 1: kiss, held, K3, must, not reviewed." in lines
    assert "Words: They kiss." in lines
    assert "Open question for the director: Peck, held or makeout?" in lines
    assert not set("│─┌╭━┃|") & set(result.out)
    assert all(line == line.strip() for line in lines)


def test_a_discreet_review_holds_no_words_of_the_script(scenebreak, good, tmp_path):
    for name in ("out.txt", "out.md", "out.csv", "out.json"):
        report = tmp_path / name
        assert scenebreak("show", good, "--discreet", "-o", report).code == 0
        text = report.read_text()
        assert "kiss" in text
        assert not any(words in text for words in ("They kiss", "BOATHOUSE", "stove"))


def test_decisions_plans_and_notices_are_said(scenebreak, good):
    scenebreak("annotate", good, "#1", "--confirm", "--level", "makeout", "--people", "ANNA, TOM")
    scenebreak("annotate", good, "#1", "--plan", "starts=ANNA", "--context", "First kiss.", "--notes", "slow")
    scenebreak("annotate", good, "#1", "--agree", "K4", "--by", "ANNA, director", "--on", "2026-03-02")
    scenebreak("tell", good, "costume", "--told", "2026-03-03", "--by", "coordinator")
    lines = scenebreak("show", good).out.splitlines()
    for line in (
        "Beat 1 of 1: kiss, makeout, K4, must, confirmed.",
        "Who: ANNA, TOM.",
        "Plan, starts: ANNA.",
        "Story context: First kiss.",
        "Notes: slow.",
        "Agreed up to K4 makeout by ANNA, director on 2026-03-02.",
        "Costume: told on 2026-03-03 by coordinator, not acknowledged.",
    ):
        assert line in lines
    assert "Proposed for the scene, risk: medium." in scenebreak("show", good, "--full").out


@pytest.mark.parametrize(
    ("option", "scenes"), [("--open", ["#1"]), ("--unreviewed", ["#1"]), ("--all", ["#1", "#2"])]
)
def test_what_is_shown_is_chosen(scenebreak, good, option, scenes):
    out = scenebreak("show", good, option).out
    assert [
        line.split(".")[0].removeprefix("Scene ") for line in out.splitlines() if "Scene #" in line
    ] == scenes
    scenebreak("annotate", good, "#1", "--confirm", "--level", "K2")
    left = "Scene #1" in scenebreak("show", good, option).out
    assert left == (option == "--all")


def test_one_scene_is_shown_in_full(scenebreak, good):
    out = scenebreak("show", good, "--scene", "#1").out
    assert "Proposed, areas: lips; hands on face, shoulders or back." in out
    assert scenebreak("show", good, "--scene", "99").code == 2
    assert scenebreak("show", good, "--open", "--all").code == 2


def test_other_programs_get_json_and_spreadsheets_csv(scenebreak, good):
    (entry,) = json.loads(scenebreak("show", good, "--json").out)
    assert entry["schema"] == "scenebreak/review-1"
    (scene,) = entry["scenes"]
    (beat,) = scene["beats"]
    assert (beat["axis"], beat["open"], beat["findings"][0]["quote"]) == ("K3", True, "They kiss.")
    assert scene["plan"]["risk"] == "low"


def test_the_columns_of_a_breakdown_sheet(scenebreak, good, tmp_path):
    report = tmp_path / "sheet.csv"
    scenebreak("annotate", good, "#1", "--plan", "steps==SUM(A1)", "--confirm")
    assert scenebreak("show", good, "-o", report).code == 0
    (row,) = csv.DictReader(io.StringIO(report.read_text()))
    assert (row["scene"], row["axis"], row["risk"], row["words"]) == ("#1", "K3", "low", "They kiss.")
    assert row["steps"] == "'=SUM(A1)"


def test_a_scene_with_a_minor_near_shows_no_level(scenebreak, tmp_path):
    script = tmp_path / "held.fountain"
    script.write_text(
        "INT. HOUSE - DAY\n\nLENA (40) stands naked at the window.\n\nIVY (9) comes in with her kite.\n\n"
        "IVY\nMum?\n"
    )
    with open_review(script) as review:
        assert review.scene(review.episodes[0].id, 1).held
    for name in ("out.txt", "out.md", "out.csv", "out.json"):
        report = tmp_path / name
        assert scenebreak("show", script, "--full", "-o", report).code == 0
        text = report.read_text()
        assert "stop" in text
        assert "N4" not in text
        assert "modesty" not in text
        assert "Which parts" not in text


def test_hostile_script_text_is_plain(scenebreak, tmp_path):
    script = tmp_path / "hostile.fountain"
    script.write_text(HOSTILE.format(long="rain " * 1000))
    for options in ((), ("--all",), ("--discreet",), ("--json",)):
        result = scenebreak("show", script, *options)
        assert result.code == 0
        assert "\x1b" not in result.out
        assert "\u202e" not in result.out
    with open_review(script) as review:
        episode = review.episodes[0].id
        for element in review.scan(episode).screenplay.scenes[0].elements[1:]:
            end = len(element.text)
            review.flag(episode, element.ordinal, 0, end, kind=Kind.KISS, level=Level.PECK, notes="\x1b[2J")
    out = scenebreak("show", script).out
    assert "[bold]slowly[/bold] \U0001f48b" in out
    assert max(map(len, out.splitlines())) > 5000
    scenebreak("annotate", script, "#1", "all", "--question", "\x1b[5mwhen\u202e?", "--people", "\x1b[2J[b]X")
    page = tmp_path / "page.md"
    for words in (
        ("show", script, "--full"),
        ("show", script, "-o", page),
        ("question", script),
        ("question", script, "-o", page),
        ("tell", script, "director", "--with-words"),
        ("tell", script, "director", "--with-words", "-o", page),
    ):
        result = scenebreak(*words)
        assert result.code == 0
        text = result.out or page.read_text()
        assert not any(sign in text for sign in ("\x1b", "\u202e"))
        assert "X" in text or words[0] == "question"


def test_a_production_that_cannot_be_used_is_four(scenebreak, good):
    good.with_suffix(".scenebreak").write_bytes(b"something else" * 100)
    for command in (("show",), ("question",), ("tell",), ("annotate", good, "#1", "--confirm")):
        words = command if len(command) > 1 else (*command, good)
        assert scenebreak(*words).code == 4


def test_a_missing_script_is_three(scenebreak, tmp_path):
    for command in ("show", "question", "tell"):
        assert scenebreak(command, tmp_path / "none.pdf").code == 3
