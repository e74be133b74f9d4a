"""Which production is opened, and what is scanned again."""

import sys
from dataclasses import replace

import pytest

from scenebreak.domain.errors import ScenebreakError, UnusableProduction
from scenebreak.domain.scan import Sensitivity
from scenebreak.services import review_opening
from scenebreak.services import season as season_service
from scenebreak.services.estimate import work_to_do
from scenebreak.services.review import open_review
from tests.store.builders import SCRIPT, scan_file
from tests.store.permissions import as_ordinary_user

pytestmark = pytest.mark.usefixtures("scanned")

needs_permissions = pytest.mark.skipif(
    sys.platform != "linux", reason="permissions and the data folder are those of Linux here"
)


def noted(target, note="kept"):
    """Open a review, write a note on its first beat, and close it."""
    with open_review(target) as review:
        episode = review.episodes[0].id
        review.decide(episode, review.beats(episode)[0].beat.id, notes=note)
        return review.production


def first_note(review):
    return review.beats(review.episodes[0].id)[0].decision.notes


def season(folder, *names):
    folder.mkdir()
    for name in names:
        (folder / f"{name}.fountain").write_text(f"{SCRIPT}Later, in {name}.\n")
    return folder


def test_a_renamed_script_keeps_its_review(script, scanned):
    production = noted(script)
    renamed = script.rename(script.with_name("Film (final).fountain"))
    for _ in range(2):  # the first opening notes where the script lies now
        with open_review(renamed) as again:
            assert (again.production, first_note(again)) == (production, "kept")
            assert again.warnings == ("The review of Film (final).fountain is kept in Film.scenebreak.",)
    assert scanned == ["Film.fountain"]


def test_a_copy_of_a_script_begins_a_review_of_its_own(script):
    noted(script)
    copy = script.with_name("Copy.fountain")
    copy.write_text(SCRIPT)
    with open_review(copy) as review:
        assert (review.production.name, first_note(review)) == ("Copy.scenebreak", "")


def test_a_foreign_or_damaged_production_beside_a_new_script_is_passed_over(script):
    script.with_name("Broken.scenebreak").write_bytes(b"SQLite format 3\0" + b"x" * 500)
    with open_review(script) as review:
        assert review.production.name == "Film.scenebreak"


def test_looking_for_a_review_leaves_nothing_beside_other_productions(script):
    noted(script)
    other = script.with_name("Other.fountain")
    other.write_text(SCRIPT + "The end.\n")
    open_review(other).close()
    assert sorted(path.name for path in script.parent.iterdir()) == [
        *("Film.fountain", "Film.scenebreak", "Other.fountain", "Other.scenebreak")
    ]


def test_a_renamed_season_folder_keeps_its_review(tmp_path, scanned):
    folder = season(tmp_path / "Show", "ep 1", "ep 2")
    noted(folder)
    renamed = folder.rename(tmp_path / "Show, locked")
    with open_review(renamed) as again:
        assert (again.production.name, first_note(again)) == ("Show.scenebreak", "kept")
        assert again.warnings == ("The review of Show, locked is kept in Show.scenebreak.",)
    assert sorted(scanned) == ["ep 1.fountain", "ep 2.fountain"]


def test_the_review_of_one_script_is_not_that_of_its_folder(tmp_path):
    folder = season(tmp_path / "Show", "ep 1", "ep 2")
    noted(folder / "ep 1.fountain")
    with open_review(folder) as review:
        assert review.production.name == "Show.scenebreak"


def test_a_script_that_joins_the_production_of_its_namesake_is_told(tmp_path):
    first, second = tmp_path / "a.fountain", tmp_path / "a.txt"
    first.write_text(SCRIPT)
    second.write_text("1 INT. SHIP - NIGHT\nNobody stands at the wheel.\nThe sea is calm and black.\n")
    open_review(first).close()
    with open_review(second) as review:
        assert review.warnings == (
            "a.scenebreak holds the review of a.fountain; a.txt is now a further script in it.",
        )
        assert len(review.episodes) == 2
    with open_review(second) as review:
        assert review.warnings == ()
    works = [work_to_do(path) for path in (first, second)]
    assert [(work.reviewed, len(work.episodes)) for (work,) in works] == [(True, 1), (True, 1)]


def test_a_newer_machine_scans_again_and_decisions_stay(script, scanned, monkeypatch):
    noted(script)
    newer = replace(scan_file(script).tool, lexicon="newer")
    monkeypatch.setattr(review_opening, "present_tool", lambda _: newer)
    monkeypatch.setattr(
        season_service,
        "scan_script",
        lambda path, **_: scanned.append("again") or replace(scan_file(path), tool=newer),
    )
    for _ in range(2):
        with open_review(script) as again:
            assert first_note(again) == "kept"
            assert again.scan(again.episodes[0].id).tool == newer
    assert scanned == ["Film.fountain", "again"]


@pytest.mark.parametrize("changed", ["model", "version"])
def test_another_model_or_program_scans_again(script, scanned, monkeypatch, changed):
    noted(script)
    newer = replace(scan_file(script).tool, **{changed: "newer"})
    monkeypatch.setattr(review_opening, "present_tool", lambda _: newer)
    open_review(script).close()
    assert scanned == ["Film.fountain"] * 2


def test_without_a_model_a_saved_review_is_left_as_it_was(script, scanned, monkeypatch):
    noted(script)
    monkeypatch.setattr(review_opening, "present_tool", lambda _: replace(scan_file(script).tool, model=""))
    with open_review(script) as review:
        assert review.warnings == ()
    assert scanned == ["Film.fountain"]


def test_the_sensitivity_reaches_the_scan(script, monkeypatch):
    asked = []

    def scan_script(path, *, sensitivity, **_):
        asked.append(sensitivity)
        scan = scan_file(path)
        return replace(scan, tool=replace(scan.tool, sensitivity=sensitivity))

    monkeypatch.setattr(season_service, "scan_script", scan_script)
    open_review(script, sensitivity=Sensitivity.STRICT).close()
    open_review(script, sensitivity=Sensitivity.STRICT).close()
    work_to_do(script, sensitivity=Sensitivity.BALANCED)
    assert asked == [Sensitivity.STRICT, Sensitivity.BALANCED]


def test_our_own_failure_on_a_script_is_one_sentence(script, monkeypatch):
    def broken(path, **_):
        raise RuntimeError("boom")

    monkeypatch.setattr(season_service, "scan_script", broken)
    with pytest.raises(ScenebreakError, match=r"failed on this file \(RuntimeError: boom\)"):
        open_review(script)
    assert [path.name for path in script.parent.iterdir()] == ["Film.fountain"]


def test_a_single_scan_tells_its_progress(script, monkeypatch):
    def scan_script(path, *, progress, **_):
        progress("reading", 1, 2)
        return scan_file(path)

    told = []
    monkeypatch.setattr(season_service, "scan_script", scan_script)
    open_review(script, progress=lambda *step: told.append(step)).close()
    assert told == [("reading", 1, 2)]


def test_decisions_without_words_are_told(script):
    with open_review(script) as review:
        episode = review.episodes[0].id
        for beat in review.beats(episode):
            review.decide(episode, beat.beat.id, notes="kept")
        review.set_context(episode, 4, "They part.")
    script.write_text(SCRIPT[: SCRIPT.index("4 EXT.")].replace("undresses", "waits"))
    with open_review(script) as review:
        assert review.warnings == (
            f"{script.name} has changed: it is now the next draft, and what you decided is carried over.",
            "2 decisions have lost their words in this draft; they are kept.",
            "The story context of 1 scene that is not in this draft is kept.",
        )
        (gone,) = review.gone_contexts(episode)
        assert (gone.number, gone.heading, gone.text) == ("4", "ext pier day", "They part.")
        assert review.contexts(episode) == {}


def locked_production(folder):
    """A reviewed script whose folder cannot be written any more."""
    script = folder / "Film.fountain"
    script.write_text(SCRIPT)
    production = noted(script)
    for path in (script, production):
        path.chmod(0o444)
    folder.chmod(0o555)
    return script


@needs_permissions
def test_a_read_only_production_can_be_estimated_and_looked_at(open_folder):
    script = locked_production(open_folder)
    with as_ordinary_user():
        for target in (script, script.with_suffix(".scenebreak")):
            (work,) = work_to_do(target)
            assert (work.reviewed, len(work.episodes)) == (True, 1)
        with open_review(script) as review:
            assert first_note(review) == "kept"
            assert review.warnings == (
                "Film.scenebreak cannot be written where it lies: you can look, and no decision is kept.",
            )
            episode = review.episodes[0].id
            with pytest.raises(UnusableProduction, match="cannot be written where it lies"):
                review.decide(episode, review.beats(episode)[0].beat.id, notes="lost")
            with pytest.raises(UnusableProduction, match="cannot be written where it lies"):
                review.undo()
            assert first_note(review) == "kept"
    assert sorted(path.name for path in open_folder.iterdir()) == ["Film.fountain", "Film.scenebreak"]


@needs_permissions
def test_a_changed_script_beside_a_read_only_production_is_told(open_folder):
    script = locked_production(open_folder)
    script.chmod(0o644)
    script.write_text(SCRIPT + "The end.\n")
    script.chmod(0o444)
    with as_ordinary_user(), open_review(script) as review:
        assert "Film.fountain has changed" in review.warnings[-1]
        assert first_note(review) == "kept"


def test_a_folder_without_a_season_counts_each_reviewed_script(tmp_path, scanned):
    folder = season(tmp_path / "Show", "ep 1", "ep 2", "ep 3")
    noted(folder / "ep 2.fountain")
    (folder / "ep 3.scenebreak").write_bytes(b"something else" * 100)
    first, second, third = work_to_do(folder)
    assert [work.path.stem for work in (first, second, third)] == ["ep 1", "ep 2", "ep 3"]
    assert [(work.reviewed, len(work.episodes)) for work in (first, second)] == [(False, 1), (True, 1)]
    assert isinstance(third.error, UnusableProduction)
    assert scanned == ["ep 2.fountain", "ep 1.fountain"]
