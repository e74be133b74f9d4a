"""`scenebreak wipe --backups`: the backups of a production go, also when the production has gone before."""

from functools import partial

import pytest

from scenebreak.services.production import backups
from scenebreak.services.review import open_review
from tests.cli.run import run


@pytest.fixture
def scenebreak(monkeypatch, capsys):
    return partial(run, monkeypatch, capsys)


@pytest.fixture
def production(script, scanned):
    """A production with a backup."""
    open_review(script).close()
    return script.with_suffix(".scenebreak")


def files():
    return sorted(path for path in backups().root.rglob("*") if path.is_file())


def test_backups_of_a_deleted_production_are_removed(production, scenebreak):
    assert files()
    production.unlink()
    done = scenebreak("wipe", production, "--backups", "--yes")
    assert (done.code, done.err.count("Removed: 1")) == (0, 1)
    assert not list(backups().root.iterdir())
    again = scenebreak("wipe", production, "--backups", "--yes")
    assert (again.code, again.err) == (0, "Film.scenebreak has no backups here.\n")


def test_the_production_itself_stays_as_it_is(production, script, scenebreak):
    before = production.read_bytes()
    assert scenebreak("wipe", production, "--backups", "--yes").code == 0
    assert production.read_bytes() == before
    assert not files()
    with open_review(script) as review:
        assert review.episodes
    assert files()


def test_backups_of_other_productions_stay(production, scenebreak, tmp_path):
    other = tmp_path / "Other.fountain"
    other.write_text("1 INT. ROOM - DAY\nThey kiss.\n")
    open_review(other).close()
    own = backups().own(None, production)
    production.unlink()
    kept = set(files()) - {*own, own[0].with_name("origin")}
    assert scenebreak("wipe", production, "--backups", "--yes").code == 0
    assert set(files()) == kept
    assert any(path.suffix == ".scenebreak" for path in kept)


def test_it_is_asked_for_first(production, scenebreak, monkeypatch):
    production.unlink()
    before = files()
    monkeypatch.setattr("typer.confirm", lambda question, **_: "not there any more" not in question)
    assert scenebreak("wipe", production, "--backups").code == 0
    assert files() == before


def test_a_single_script_has_no_backups_of_its_own(production, scenebreak):
    refused = scenebreak("wipe", production, "--backups", "--script", 1, "--yes")
    assert refused.code == 2
    assert "A backup holds every script" in refused.err
    assert files()
