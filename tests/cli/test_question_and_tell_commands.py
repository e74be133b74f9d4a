"""`scenebreak question` and `scenebreak tell`: agenda and pages leave the program."""

import csv
import io
import json
from datetime import date

import pytest

from scenebreak.services.days import today
from scenebreak.services.review import open_review


@pytest.fixture
def season(tmp_path, good):
    folder = tmp_path / "season"
    folder.mkdir()
    for name in ("ep 1", "ep 2"):
        (folder / f"{name}.fountain").write_text(good.read_text() + f"\n{name}\n")
    return folder


def test_the_questions_are_listed_and_answered_by_number(scenebreak, season):
    listed = scenebreak("question", season).out
    assert listed.startswith("2 open questions, 2 in all.\n")
    assert listed.index("Question 1.") < listed.index("Question 2.")
    done = scenebreak(
        *(
            "question",
            season,
            "--answer",
            2,
            "A peck.",
            "--by",
            "writer",
            "--on",
            "2026-03-02",
            "--level",
            "peck",
        )
    )
    assert done.out == "Scene #1. Beat 1 of 1: kiss, peck, K2, must, not reviewed.\n"
    with open_review(season) as review:
        decision = review.beats(review.episodes[1].id)[0].decision
    assert (decision.answer, decision.answered_by, decision.settled) == ("A peck.", "writer", "K2")
    assert decision.answered_on == date(2026, 3, 2)
    listed = scenebreak("question", season).out
    assert listed.startswith("1 open question, 2 in all.\n")
    assert "Answer by writer on 2026-03-02: A peck." in listed
    assert "A peck" not in scenebreak("question", season, "--open").out
    assert "Question 2" not in scenebreak("question", season, "--script", "1").out


def test_the_agenda_is_a_file(scenebreak, season, tmp_path):
    agenda = tmp_path / "agenda.md"
    assert scenebreak("question", season, "-o", agenda).code == 0
    text = agenda.read_text()
    assert text.startswith("# Questions for the director's meeting\n")
    assert text.count("**Peck, held or makeout?**") == 2
    assert text.count("Answer: ____") == 2
    assert "Beside it: How many, how long?" in text
    assert "They kiss" in text
    scenebreak("question", season, "--discreet", "-o", agenda)
    assert "They kiss" not in agenda.read_text()


def test_other_programs_get_the_questions(scenebreak, season):
    entries = json.loads(scenebreak("question", season, "--json").out)
    assert [(each["number"], each["open"], each["hours"]) for each in entries] == [(1, True, 1), (2, True, 1)]


@pytest.mark.parametrize("words", [("--answer", 9, "x"), ("--answer", 1, "x", "--level", "S2")])
def test_what_cannot_be_answered_is_wrong_usage(scenebreak, season, words):
    assert scenebreak("question", season, *words).code == 2


def test_an_answer_is_told_in_the_form_that_was_asked_for(scenebreak, season, tmp_path):
    (entry,) = json.loads(scenebreak("question", season, "--answer", 2, "A peck.", "--json").out)
    assert (entry["number"], entry["answer"], entry["open"]) == (2, "A peck.", False)
    assert entry["answered_by"] == "director"
    page = tmp_path / "answer.md"
    assert scenebreak("question", season, "--answer", 1, "Held.", "-o", page).out == ""
    assert "Held." in page.read_text()
    assert "A peck." not in page.read_text()
    short = tmp_path / "answer.txt"
    scenebreak("question", season, "--answer", 1, "Held.", "-o", short)
    assert short.read_text().startswith("Scene #1. Beat 1 of 1: kiss")


def test_an_answer_goes_to_the_script_that_was_named_or_nowhere(scenebreak, season):
    refused = scenebreak("question", season, "--script", 1, "--answer", 2, "A peck.")
    assert refused.code == 2
    assert "Question 2 is of Low Tide (ep 2)" in refused.err
    assert scenebreak("question", season).out.startswith("2 open questions")
    assert scenebreak("question", season, "--script", 2, "--answer", 2, "A peck.").code == 0
    assert scenebreak("question", season).out.startswith("1 open question,")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--answer", 1, "x", "--open"), "--open means nothing beside an answer"),
        (("--answer", 1, "x", "--confirmed"), "--confirmed means nothing beside an answer"),
        (("--by", "writer"), "--by means nothing without an answer"),
        (("--on", "today"), "--on means nothing without an answer"),
        (("--level", "K2"), "--level means nothing without an answer"),
    ],
)
def test_an_option_that_would_mean_nothing_is_refused(scenebreak, season, words, told):
    refused = scenebreak("question", season, *words)
    assert refused.code == 2
    assert told in refused.err


def test_the_departments_are_listed_with_what_they_wait_for(scenebreak, season):
    lines = scenebreak("tell", season).out.splitlines()
    assert lines == [
        "Producer, producer: 2 scenes, 2 to tell, 0 acknowledged.",
        "Director, director: 2 scenes, 2 to tell, 0 acknowledged.",
        "Assistant directors, ad: 2 scenes, 2 to tell, 0 acknowledged.",
        "Make-up and hair, makeup: 2 scenes, 2 to tell, 0 acknowledged.",
    ]


def test_a_page_has_neutral_words_only_unless_asked(scenebreak, season, tmp_path):
    page = tmp_path / "makeup.md"
    assert scenebreak("tell", season, "m", "--page", page).code == 0
    text = page.read_text()
    assert "kiss, held (K3)" in text
    assert "They kiss" not in text
    scenebreak("tell", season, "Make-up and hair", "--with-words", "--page", page)
    assert "They kiss" in page.read_text()


def test_telling_is_noted_for_what_waits_and_acknowledged_later(scenebreak, season):
    noted = scenebreak("tell", season, "ad", "--scenes", "#1", "--script", "2", "--told", "2026-03-02")
    assert noted.err == "Noted as told to Assistant directors: 1 scene.\n"
    assert scenebreak("tell", season, "ad", "--told", "today").err.count("1 scene") == 1
    assert scenebreak("tell", season, "ad", "--acknowledged", "2026-03-05").err.count("2 scenes") == 1
    assert "ad: 2 scenes, 0 to tell, 2 acknowledged" in scenebreak("tell", season).out
    scenebreak("annotate", season, "#1", "--script", "1", "--level", "K4")
    page = scenebreak("tell", season, "ad").out
    assert "must be told again: K4 makeout" in page
    again = json.loads(scenebreak("tell", season, "ad", "--json").out)
    assert [scene["to_tell"] for scene in again[0]["scenes"]] == [True, False]
    scenebreak("annotate", season, "#1", "--script", "1", "--level", "peck")
    assert "it was told K3 held, now it is K2 peck" in scenebreak("tell", season, "ad").out


def test_a_page_as_rows(scenebreak, season, tmp_path):
    page = tmp_path / "page.csv"
    scenebreak("tell", season, "director", "--scenes", "#1", "--script", "1", "--page", page)
    (row,) = csv.DictReader(io.StringIO(page.read_text()))
    assert (row["department"], row["script"], row["to_tell"]) == ("director", "Low Tide (ep 1)", "yes")
    assert row["words"] == ""


@pytest.mark.parametrize(
    "words",
    [
        ("catering",),
        ("--told", "today"),
        ("ad", "--told", "sometime"),
        ("ad", "--told", "today", "--scenes", "#1"),
        ("ad", "--told", "today", "--scenes", "77", "--script", "1"),
        ("ad", "--acknowledged", "today"),
        ("sound", "--told", "today"),
        ("costume", "--scenes", "99"),
    ],
)
def test_what_cannot_be_told_is_wrong_usage(scenebreak, season, words):
    assert scenebreak("tell", season, *words).code == 2


def test_the_producer_reads_every_kiss_with_its_rung_and_its_days(scenebreak, season):
    page = scenebreak("tell", season, "producer").out
    assert page.count("kiss, held (K3)") == 2
    assert page.count("its share of the estimate: low ") == 2
    scenebreak("annotate", season, "#1", "--script", "1", "--level", "K4", "--agree", "K2")
    page = scenebreak("tell", season, "producer").out
    assert "kiss, makeout (K4)" in page
    assert "agreed up to K2 peck, now K4 makeout: beyond what was agreed" in page


@pytest.mark.parametrize("call", [("tell", "makeup"), ("question",)])
def test_what_leaves_the_program_says_of_what_it_is_by_whom_and_when(scenebreak, season, tmp_path, call):
    page = tmp_path / "page.md"
    name, *words = call
    before = today()
    scenebreak(name, season, *words, "-o", page)
    text = page.read_text()
    assert any(f"on {day}" in text for day in (before, today()))
    assert "Prepared" in text


@pytest.mark.parametrize("call", [("tell", "makeup"), ("question",)])
def test_confirmed_leaves_out_what_nobody_has_confirmed(scenebreak, season, call):
    name, *words = call
    scenebreak("annotate", season, "#1", "--script", "1", "--confirm")
    whole = scenebreak(name, season, *words).out
    confirmed = scenebreak(name, season, *words, "--confirmed").out
    assert whole.lower().count("cene #1") == 2
    assert confirmed.lower().count("cene #1") == 1


@pytest.mark.parametrize("call", ["show", "question", "tell"])
def test_a_script_without_a_production_gets_one_whatever_is_asked_of_it_first(scenebreak, good, call):
    assert scenebreak(call, good).code == 0
    assert good.with_suffix(".scenebreak").is_file()


@pytest.mark.parametrize("call", ["show", "question", "tell"])
def test_a_production_that_is_not_there_is_refused_and_not_made(scenebreak, tmp_path, call):
    missing = tmp_path / "gone.scenebreak"
    assert scenebreak(call, missing).code == 3
    assert not missing.exists()
