"""The commands that look after a production file, called as a person does."""

import json
import re
import sqlite3
import stat
import sys
from contextlib import closing
from dataclasses import replace
from functools import partial

import pytest

from scenebreak.domain.plan import Agreement, BeatPlan, Rider, RiderState, RoleNote
from scenebreak.services.production import backups
from scenebreak.services.review import open_review
from scenebreak.store.encryption import is_encrypted
from tests.cli.run import run
from tests.store.builders import SCRIPT
from tests.store.permissions import as_ordinary_user

WORDS = [word.encode() for word in ("stove", "telephone", "shoulder", "humming", "Gulls")]
"""Words that stand in the script and nowhere else."""


@pytest.fixture
def scenebreak(monkeypatch, capsys):
    return partial(run, monkeypatch, capsys)


@pytest.fixture
def production(script, scanned):
    """A production with a decision, a note and a backup."""
    with open_review(script) as review:
        episode = review.episodes[0].id
        review.decide(episode, review.beats(episode)[0].beat.id, verdict="confirmed", notes="my own words")
    open_review(script).close()
    return script.with_suffix(".scenebreak")


@pytest.fixture
def secret(production, scenebreak, monkeypatch):
    """The same, encrypted; its passphrase is where a person may keep it."""
    monkeypatch.setenv("SCENEBREAK_NEW_PASSPHRASE", "correct horse")
    assert scenebreak("encrypt", production).code == 0
    monkeypatch.delenv("SCENEBREAK_NEW_PASSPHRASE")
    monkeypatch.setenv("SCENEBREAK_PASSPHRASE", "correct horse")
    return production


def found_in(folder, *left_out):
    """The words of the script that lie in any file of a folder."""
    files = [file for file in folder.rglob("*") if file.is_file() and file.suffix not in left_out]
    return {word for word in WORDS for file in files if word in file.read_bytes()}


def notes(path):
    with open_review(path) as review:
        return [beat.decision.notes for beat in review.beats(review.episodes[0].id)]


def test_an_encrypted_production_shows_no_word_anywhere(production, scenebreak, monkeypatch, tmp_path):
    assert found_in(backups().root)
    monkeypatch.setenv("SCENEBREAK_NEW_PASSPHRASE", "correct horse")
    done = scenebreak("encrypt", production)
    assert (done.code, "is encrypted now" in done.err) == (0, True)
    monkeypatch.setenv("SCENEBREAK_PASSPHRASE", "correct horse")
    with open_review(production) as review:
        episode = review.episodes[0].id
        review.decide(episode, review.beats(episode)[1].beat.id, notes="the stove again")
        # the write-ahead log is there while the file is open
        assert production.with_name("Film.scenebreak-wal").stat().st_size > 0
        assert found_in(tmp_path, ".fountain") == set()
    assert list(backups().root.rglob("*.scenebreak"))
    assert found_in(backups().root) == set()
    assert notes(production)[:2] == ["my own words", "the stove again"]


def test_a_passphrase_can_be_changed_and_removed(secret, scenebreak, monkeypatch):
    monkeypatch.setenv("SCENEBREAK_NEW_PASSPHRASE", "another")
    assert "has the new passphrase" in scenebreak("encrypt", secret).err
    assert "does not open Film.scenebreak" in scenebreak("estimate", secret).err
    monkeypatch.setenv("SCENEBREAK_PASSPHRASE", "another")
    assert scenebreak("encrypt", secret, "--remove").code == 0
    monkeypatch.delenv("SCENEBREAK_PASSPHRASE")
    assert not is_encrypted(secret)
    assert notes(secret)[0] == "my own words"
    assert stat.S_IMODE(secret.stat().st_mode) == 0o600


@pytest.mark.parametrize("command", ["estimate", "encrypt", "export", "wipe", "repair"])
def test_a_wrong_passphrase_is_one_sentence(secret, scenebreak, monkeypatch, tmp_path, command):
    monkeypatch.setenv("SCENEBREAK_PASSPHRASE", "wrong")
    options = {"export": ["-o", tmp_path / "x.json"], "wipe": ["--yes"]}.get(command, [])
    done = scenebreak(command, secret, *options)
    assert done.code == 4
    assert len(done.err.strip().splitlines()) == 1
    assert "The passphrase does not open Film.scenebreak" in done.err


def test_without_a_passphrase_a_file_says_what_it_wants(secret, scenebreak, monkeypatch):
    monkeypatch.delenv("SCENEBREAK_PASSPHRASE")
    done = scenebreak("estimate", secret)
    assert (done.code, "SCENEBREAK_PASSPHRASE" in done.err) == (4, True)


def test_a_passphrase_is_asked_for_on_the_terminal(secret, monkeypatch):
    monkeypatch.delenv("SCENEBREAK_PASSPHRASE")
    asked = []
    monkeypatch.setattr("sys.stdin", type("Terminal", (), {"isatty": lambda _: True})())
    monkeypatch.setattr("getpass.getpass", lambda prompt: asked.append(prompt) or "correct horse")
    assert notes(secret)[0] == "my own words"
    assert asked == ["Passphrase of Film.scenebreak: "]


@pytest.fixture
def typing(monkeypatch):
    """What a person types on a terminal, one after the other; gives what is left of it, and the prompts."""

    def types(*words):
        left, asked = list(words), []
        monkeypatch.delenv("SCENEBREAK_PASSPHRASE", raising=False)
        monkeypatch.setattr("scenebreak.services.passphrase._typed", {})
        monkeypatch.setattr("sys.stdin", type("Terminal", (), {"isatty": lambda _: True})())
        monkeypatch.setattr("getpass.getpass", lambda prompt: asked.append(prompt) or left.pop(0))
        return left, asked

    return types


def test_a_wrong_passphrase_is_asked_for_again(secret, scenebreak, typing):
    _, asked = typing("corect horse", "correct  horse", "correct horse")
    assert scenebreak("estimate", secret).code == 0
    assert asked == [
        "Passphrase of Film.scenebreak: ",
        "That does not open it (2 more tries). Passphrase of Film.scenebreak: ",
        "That does not open it (one more try). Passphrase of Film.scenebreak: ",
    ]


def test_after_three_wrong_passphrases_a_command_gives_up(secret, scenebreak, typing):
    left, _ = typing("a", "b", "c", "correct horse")
    done = scenebreak("estimate", secret)
    assert (done.code, left) == (4, ["correct horse"])
    assert "The passphrase does not open Film.scenebreak" in done.err.splitlines()[-1]


def test_a_new_passphrase_typed_in_two_ways_is_asked_for_again(production, scenebreak, typing):
    _, asked = typing("one", "other", "correct horse", "correct horse")
    done = scenebreak("encrypt", production)
    assert done.code == 0
    assert "differ" in asked[2]
    assert is_encrypted(production)


def test_a_first_passphrase_may_be_the_one_that_opens_productions(production, scenebreak, monkeypatch):
    monkeypatch.setenv("SCENEBREAK_PASSPHRASE", "correct horse")
    assert scenebreak("encrypt", production).code == 0
    assert is_encrypted(production)
    assert notes(production)[0] == "my own words"


def test_two_passphrases_that_differ_change_nothing(production, scenebreak, monkeypatch):
    monkeypatch.setattr("sys.stdin", type("Terminal", (), {"isatty": lambda _: True})())
    typed = iter(["one", "other"] * 3)
    monkeypatch.setattr("getpass.getpass", lambda _: next(typed))
    done = scenebreak("encrypt", production)
    assert (done.code, "differ" in done.err) == (2, True)
    assert not is_encrypted(production)


def test_a_stranger_beside_a_script_is_not_asked_about(secret, scenebreak, scanned, monkeypatch):
    monkeypatch.delenv("SCENEBREAK_PASSPHRASE")
    other = secret.with_name("Other.fountain")
    other.write_text(SCRIPT)
    assert scenebreak("estimate", other).code == 0


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such permissions")
@pytest.mark.parametrize("command", ["encrypt", "wipe", "repair", "join"])
def test_a_folder_that_cannot_be_written_is_one_sentence(
    production, scenebreak, open_folder, monkeypatch, command
):
    file, other = open_folder / "Film.scenebreak", open_folder / "Other.scenebreak"
    file.write_bytes(production.read_bytes())
    other.write_bytes(production.read_bytes())
    content = bytearray(file.read_bytes())
    if command == "repair":
        content[8192:12288] = bytes(4096)
        file.write_bytes(content)
    file.chmod(0o666)
    open_folder.chmod(0o555)
    monkeypatch.setenv("SCENEBREAK_NEW_PASSPHRASE", "correct horse")
    words = {"wipe": ["--yes"], "join": [other]}.get(command, [])
    with as_ordinary_user():
        done = scenebreak(command, file, *words)
    assert done.code in (2, 4)
    assert len(done.err.strip().splitlines()) == 1
    assert "fault" not in done.err
    assert file.read_bytes() == content


def test_an_open_production_is_not_encrypted_under_its_window(production, scenebreak, monkeypatch):
    monkeypatch.setenv("SCENEBREAK_NEW_PASSPHRASE", "correct horse")
    with open_review(production) as review:
        done = scenebreak("encrypt", production)
        assert (done.code, "open in another window" in done.err) == (4, True)
        assert review.beats(review.episodes[0].id)[0].decision.notes == "my own words"


def test_export_and_import_lose_nothing(production, scenebreak, tmp_path):
    first, again = tmp_path / "first.json", tmp_path / "again.json"
    made = tmp_path / "Copy.scenebreak"
    assert scenebreak("export", production, "-o", first).code == 0
    assert stat.S_IMODE(first.stat().st_mode) == 0o600
    assert scenebreak("import", first, "-o", made).code == 0
    assert scenebreak("export", made, "-o", again).code == 0
    assert first.read_bytes() == again.read_bytes()
    assert json.loads(first.read_text())["schema"] == "scenebreak/production-1"
    assert scenebreak("import", first, "-o", made).code == 4
    assert scenebreak("import", tmp_path / "none.json", "-o", tmp_path / "x.scenebreak").code == 3


def test_a_sound_production_is_not_repaired(production, scenebreak):
    before = production.read_bytes()
    done = scenebreak("repair", production)
    assert (done.code, "is sound" in done.err) == (0, True)
    assert production.read_bytes() == before


def test_the_backups_of_a_production_are_listed(production, scenebreak):
    done = scenebreak("repair", production, "--list")
    newest = done.out.splitlines()[0].split()[-1]
    assert (done.code, newest) == (0, str(backups().of(None, production)[0]))


@pytest.mark.parametrize("encrypted", [False, True])
def test_a_damaged_production_is_saved_beside_itself(production, scenebreak, request, encrypted):
    if encrypted:
        request.getfixturevalue("secret")
    content = bytearray(production.read_bytes())
    content[:4096] = bytes(4096)
    production.write_bytes(content)
    done = scenebreak("repair", production)
    assert done.code == 0, done.err
    assert production.read_bytes() == content
    saved = production.with_name("Film.repaired.scenebreak")
    assert is_encrypted(saved) is encrypted
    assert notes(saved)[0] == "my own words"
    assert "1 steps of the history" in done.err


def test_wiping_leaves_decisions_and_no_words(production, scenebreak, script, tmp_path):
    done = scenebreak("wipe", production, "--yes")
    assert done.code == 0
    assert str(script) in re.sub(r"\s+", " ", done.err)
    assert found_in(tmp_path, ".fountain") == found_in(backups().root) == set()
    script.unlink()
    with open_review(production) as review:
        episode = review.episodes[0]
        assert episode.title == "Script 1 (wiped)"
        beats = review.beats(episode.id)
        assert (beats[0].decision.verdict, beats[0].decision.notes) == ("confirmed", "my own words")
        assert {finding.quote for beat in beats for finding in beat.beat.findings} == {""}


def test_a_wiped_script_that_is_read_again_is_another_one(production, scenebreak, script):
    assert scenebreak("wipe", production, "--yes").code == 0
    with open_review(script) as review:
        assert [episode.title for episode in review.episodes] == ["Script 1 (wiped)", "Film"]
        wiped, new = (review.beats(episode.id) for episode in review.episodes)
        assert len(wiped) == len(new)
        assert (wiped[0].decision.verdict, new[0].decision.verdict) == ("confirmed", None)
        assert review.warnings == ()


def _untitled(read):
    """A part of an estimate without the title of its script, which wiping takes away."""
    return {name: value for name, value in read.items() if name != "episode"}


def test_wiping_changes_no_figure(production, scenebreak):
    before, _ = scenebreak("estimate", production, "--json"), scenebreak("wipe", production, "--yes")
    after = scenebreak("estimate", production, "--json")
    assert after.code == 0
    told = {"title", "warnings", "questions", "scripts", "episodes"}
    one, other = (json.loads(result.out, object_hook=_untitled) for result in (before, after))
    assert {k: v for k, v in one.items() if k not in told} == {
        k: v for k, v in other.items() if k not in told
    }


def test_wiping_leaves_no_names_of_roles_where_somebody_agreed_or_answered(production, scenebreak):
    with open_review(production) as review:
        episode = review.episodes[0].id
        beat, role = review.beats(episode)[0], "ANNA"
        scene = beat.beat.scene
        agreed = Agreement("K2", ("Anna", "director"))
        for who in (role, "director"):
            review.decide(episode, beat.beat.id, agreed=agreed, answer="yes", answered_by=who)
        review.decide(episode, beat.beat.id, people=(role,), plan=BeatPlan(starts=role, position="by hand"))
        for state in (RiderState.SENT, RiderState.SIGNED):
            review.decide_scene(
                episode, scene, riders=(Rider(role, state),), garments=(RoleNote(role, "robe"),)
            )
    assert scenebreak("wipe", production, "--yes").code == 0
    with closing(sqlite3.connect(production)) as file:
        rows = (*file.execute("SELECT * FROM annotation"), *file.execute("SELECT * FROM change"))
        kept = " ".join(map(str, rows))
    assert role.casefold() not in kept.casefold()
    with open_review(production) as review:
        beat = next(each for each in review.beats(episode) if each.decision.agreed)
        (number,) = beat.decision.people
        assert number.startswith("ROLE ")
        assert beat.decision.agreed == replace(agreed, by=(number, "director"))
        assert (beat.decision.answered_by, beat.decision.plan) == (
            "director",
            BeatPlan(number, position="by hand"),
        )
        decided = review.scene(episode, scene).decision
        assert decided.riders == (Rider(number, RiderState.SIGNED),)
        assert decided.plan.garments == (RoleNote(number, "robe"),)
        assert review.undo() is not None
        assert review.scene(episode, scene).decision.riders == (Rider(number, RiderState.SENT),)


def test_wiping_names_the_files_of_every_draft(production, scenebreak, script):
    white = script.with_name("Film white.fountain")
    white.write_bytes(script.read_bytes())
    script.write_text(SCRIPT.replace("They kiss by the stove.", "They kiss by the old stove."))
    open_review(script).close()
    told = re.sub(r"\s+", " ", scenebreak("wipe", production, "--yes").err)
    assert f"Still there: the script itself, {script}" in told
    assert f"Still there: the script itself, {white}" in told


def test_a_wiped_script_is_named_once(production, scenebreak):
    assert scenebreak("wipe", production, "--yes").code == 0
    told = scenebreak("show", production, "--script", "nothing of that name")
    assert "It holds: 1 Script 1 (wiped)" in re.sub(r"\s+", " ", told.err)
    assert told.err.count("(wiped") == 1


def test_wiping_is_asked_about(production, scenebreak, monkeypatch):
    monkeypatch.setattr("typer.confirm", lambda *_, **__: False)
    before = production.read_bytes()
    assert scenebreak("wipe", production).code == 0
    assert production.read_bytes() == before


def test_a_script_joins_its_season(production, scenebreak, scanned, tmp_path):
    season = tmp_path / "Season"
    season.mkdir()
    for name in ("One", "Two"):
        (season / f"{name}.fountain").write_text(f"{SCRIPT}{name}\n")
    (season / "Film.fountain").write_text(SCRIPT)
    open_review(season).close()
    file = season / "Season.scenebreak"
    done = scenebreak("join", file, production)
    assert (done.code, "in place of the same script" in done.err) == (0, True)
    with open_review(file) as review:
        titles = [episode.title for episode in review.episodes]
        assert sorted(titles) == ["Film", "One", "Two"]
        joined = review.episodes[titles.index("Film")].id
        assert review.beats(joined)[0].decision.notes == "my own words"
    again = scenebreak("join", file, production)
    assert (again.code, "Nothing new was in it" in again.err) == (0, True)
    assert notes(production)[0] == "my own words"


def test_what_is_done_to_a_copy_leaves_the_backups_of_the_original_alone(
    production, scenebreak, monkeypatch, tmp_path
):
    (tmp_path / "sent").mkdir()
    copy = tmp_path / "sent" / "Copy.scenebreak"
    copy.write_bytes(production.read_bytes())
    kept = {each: each.read_bytes() for each in backups().root.rglob("*.scenebreak")}
    assert kept
    monkeypatch.setenv("SCENEBREAK_NEW_PASSPHRASE", "correct horse")
    for done in (
        scenebreak("encrypt", copy),
        monkeypatch.setenv("SCENEBREAK_PASSPHRASE", "correct horse") or scenebreak("wipe", copy, "--yes"),
    ):
        assert done.code == 0
        assert str(production) in re.sub(r"\s+", " ", done.err)
    assert {each: each.read_bytes() for each in kept if each.exists()} == kept


def test_a_production_that_was_moved_takes_its_backups_with_it(production, scenebreak, tmp_path):
    moved = production.rename(tmp_path / "Moved.scenebreak")
    assert found_in(backups().root)
    assert scenebreak("wipe", moved, "--yes").code == 0
    assert found_in(backups().root) == set()
