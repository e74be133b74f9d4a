"""Opening, deciding, taking back: what a person does in a review, without a screen."""

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from scenebreak.domain.beat import Decision, DismissReason, Verdict, propose_beats
from scenebreak.domain.department import DEPARTMENTS
from scenebreak.domain.errors import Cancelled, UnreadableScript, UnusableProduction, WrongUsage
from scenebreak.domain.finding import Tier
from scenebreak.services import season as season_service
from scenebreak.services.review import open_review
from scenebreak.services.review_decision import summary_of
from tests.store.builders import SCRIPT, scan_of
from tests.store.permissions import as_ordinary_user

pytestmark = pytest.mark.usefixtures("scanned")


def only(review):
    (episode,) = review.episodes
    return episode.id


def reopened(review, target):
    review.close()
    return open_review(target)


def decisions(review, episode=None):
    return {beat.beat.id: beat.decision for beat in review.beats(episode or only(review))}


def test_a_new_script_is_scanned_into_a_production_beside_it(script, review):
    assert review.production == script.with_suffix(".scenebreak")
    assert review.warnings == ()
    assert [(episode.title, Path(episode.path)) for episode in review.episodes] == [("Film", script)]
    assert review.scan(only(review)) == scan_of(path=str(script), title="Film")
    assert [beat.beat.scene for beat in review.beats(only(review))] == [1, 3, 3, 3, 4]
    assert {beat.tier for beat in review.beats(only(review))} == {Tier.MUST}


def test_a_script_that_did_not_change_is_not_scanned_again(script, review, scanned):
    with reopened(review, script):
        pass
    with reopened(review, script.with_suffix(".scenebreak")):
        pass
    assert scanned == ["Film.fountain"]


def test_a_decision_is_there_after_reopening(script, review):
    episode = only(review)
    beat = review.beats(episode)[0].beat.id
    done = review.decide(
        *(episode, beat),
        verdict=Verdict.CONFIRMED,
        settled="K2",
        departments={"sound", "ad"},
        notes="[b] \x1b",
    )
    assert done.axis == "K2"
    assert review.beats(episode)[0] == done
    with reopened(review, script) as again:
        assert again.beats(episode)[0].decision == Decision(
            Verdict.CONFIRMED, settled="K2", departments=frozenset({"ad", "sound"}), notes="[b] \x1b"
        )


def test_several_beats_are_decided_and_taken_back_as_one_step(review):
    episode = only(review)
    before = decisions(review)
    both = [beat.beat.id for beat in review.beats(episode)[:2]]
    done = review.decide_all(episode, both, verdict="dismissed", reason="duplicate")
    assert {beat.decision.reason for beat in done} == {DismissReason.DUPLICATE}
    edit = review.undo()
    assert edit.summary == "dismissed 1 kiss (duplicate) and 1 more"
    review.redo()
    review.decide_all(episode, [beat.beat.id for beat in review.beats(episode)[:3]], verdict="dismissed")
    assert review.undo().summary == "dismissed 3 kiss"
    review.undo()
    assert decisions(review) == before
    assert review.undo() is None


@pytest.mark.parametrize(
    ("fields", "summary"),
    [
        ({"verdict": "dismissed", "reason": "figurative"}, "dismissed 1 kiss (figurative)"),
        ({"verdict": Verdict.CONFIRMED}, "confirmed 1 kiss"),
        ({"verdict": Verdict.UNSURE}, "unsure about 1 kiss"),
        ({"settled": "K3"}, "settled 1 kiss: held"),
        ({"departments": ["sound"]}, "departments of 1 kiss"),
        ({"notes": "secret words"}, "notes on 1 kiss"),
    ],
)
def test_every_edit_is_told_in_a_line(review, fields, summary):
    episode = only(review)
    beat = review.beats(episode)[0].beat
    review.decide(episode, beat.id, **fields)
    edit = review.undo()
    assert (edit.summary, edit.beat, edit.scene, edit.episode) == (summary, beat.id, 1, episode)
    assert review.redo() == edit


@pytest.mark.parametrize(
    "fields",
    [
        {"colour": "red"},
        {"verdict": "perhaps"},
        {"reason": "figurative"},
        {"verdict": "confirmed", "reason": "figurative"},
        {"verdict": "dismissed", "reason": "because"},
        {"settled": "S3"},
        {"settled": 3},
        {"departments": ["catering"]},
        {"departments": "sound"},
        {"notes": None},
        {"question": 5},
    ],
)
def test_what_does_not_fit_is_refused_and_changes_nothing(review, fields):
    episode = only(review)
    beat = review.beats(episode)[0]
    with pytest.raises(WrongUsage):
        review.decide(episode, beat.beat.id, **fields)
    assert review.beats(episode)[0] == beat
    assert review.undo() is None


def test_one_beat_that_does_not_fit_keeps_the_others_untouched(review):
    episode = only(review)
    kiss, touch = (beat.beat.id for beat in review.beats(episode)[:2])
    with pytest.raises(WrongUsage):
        review.decide_all(episode, [kiss, touch], settled="K2")
    assert set(decisions(review).values()) == {Decision()}


def test_what_does_not_exist_is_refused(review):
    episode = only(review)
    with pytest.raises(WrongUsage, match="no beat"):
        review.decide(episode, "nowhere", notes="x")
    with pytest.raises(WrongUsage, match="no script"):
        review.beats(episode + 1)
    with pytest.raises(WrongUsage, match="no scene 99"):
        review.set_context(episode, 99, "x")


def test_every_department_can_be_ticked(review):
    episode = only(review)
    done = review.decide(episode, review.beats(episode)[0].beat.id, departments=DEPARTMENTS)
    assert done.departments == set(DEPARTMENTS)


def test_a_scene_without_a_number_is_told_by_its_place():
    numbered, *_ = propose_beats(next(scan_of().flagged()))
    assert summary_of(numbered, Decision(), Decision(notes="x")) == "notes on 1 kiss"
    unnumbered = replace(numbered, anchor=replace(numbered.anchor, scene="INT. KITCHEN - DAY"), scene=7)
    assert summary_of(unnumbered, Decision(), Decision(notes="x")) == "notes on #7 kiss"


def test_the_reason_goes_with_the_dismissal(review):
    episode = only(review)
    beat = review.beats(episode)[0].beat.id
    review.decide(episode, beat, verdict="dismissed", reason="figurative")
    assert review.decide(episode, beat, verdict="confirmed").decision == Decision(Verdict.CONFIRMED)
    review.undo()
    assert review.beats(episode)[0].decision.reason is DismissReason.FIGURATIVE


def test_writing_what_stands_there_already_is_no_step(review):
    episode = only(review)
    beat = review.beats(episode)[0].beat.id
    review.decide(episode, beat, notes="once")
    review.decide(episode, beat, notes="once")
    review.undo()
    assert review.undo() is None


def test_everything_is_taken_back_and_done_again_across_reopening(script, review):
    episode = only(review)
    beat = review.beats(episode)[0].beat.id
    states = [decisions(review)]
    for text in "abcdefg":
        review.decide(episode, beat, notes=text)
        states.append(decisions(review))
    for state in reversed(states[:-1]):
        review = reopened(review, script)
        assert review.undo() is not None
        assert decisions(review) == state
    assert review.undo() is None
    for state in states[1:]:
        review = reopened(review, script)
        assert review.redo() is not None
        assert decisions(review) == state
    assert review.redo() is None
    review.close()


def test_an_edit_after_an_undo_ends_what_could_be_done_again(review):
    episode = only(review)
    first, second = (beat.beat.id for beat in review.beats(episode)[:2])
    review.decide(episode, first, notes="one")
    review.decide(episode, second, notes="two")
    review.undo()
    review.decide(episode, second, notes="three")
    assert review.redo() is None
    assert [review.undo().beat, review.undo().beat] == [second, first]
    assert set(decisions(review).values()) == {Decision()}


def test_the_context_of_a_scene_is_kept_and_taken_back(script, review):
    episode = only(review)
    review.set_context(episode, 3, "They meet again.")
    review.set_context(episode, 3, "")
    assert review.contexts(episode) == {}
    edit = review.undo()
    assert (edit.summary, edit.beat, edit.scene) == ("context of 3", None, 3)
    with reopened(review, script) as again:
        assert again.contexts(episode) == {3: "They meet again."}


def test_a_changed_script_keeps_decisions_and_contexts(script, review, scanned):
    episode = only(review)
    for beat in review.beats(episode):
        review.decide(episode, beat.beat.id, notes=beat.beat.anchor.quote)
    review.set_context(episode, 3, "They meet again.")
    added = "2 INT. OFFICE - DAY\nShe makes out a figure in the fog.\n"
    text = SCRIPT.replace("4 EXT.", "5 EXT.").replace("3 INT.", "4 INT.").replace("2 INT.", f"{added}3 INT.")
    script.write_text(text.replace("He undresses behind the screen, humming.\n", ""))
    with reopened(review, script) as again:
        notes = [beat.decision.notes for beat in again.beats(episode)]
        assert notes == ["kiss", "", "caresses", "kiss", "kiss"]
        assert [beat.decision.notes for beat in again.gone(episode)] == ["undresses"]
        assert again.contexts(episode) == {4: "They meet again."}
        # edits can still be taken back and done again where they stand now, on a beat that is gone too
        assert again.undo().scene == 4
        undressing = again.gone(episode)[0].beat.id
        assert [again.undo().scene, again.undo().beat] == [5, undressing]
        assert again.gone(episode) == ()
        again.redo()
        assert [beat.decision.notes for beat in again.gone(episode)] == ["undresses"]
    assert scanned == ["Film.fountain"] * 2


def test_a_rescan_brings_new_findings_and_leaves_decisions(script, review, scanned):
    episode = only(review)
    beat = review.beats(episode)[0].beat.id
    review.decide(episode, beat, verdict="confirmed")
    before = review.beats(episode)
    review.rescan(episode)
    assert review.beats(episode) == before
    script.unlink()
    with pytest.raises(UnreadableScript):
        review.rescan(episode)
    assert review.beats(episode) == before
    assert scanned == ["Film.fountain"] * 3


def test_a_script_that_is_gone_is_told_and_still_reviewed(script, review):
    script.unlink()
    for target in (script, script.with_suffix(".scenebreak")):
        with reopened(review, target) as again:
            assert "Film.fountain is no longer in" in again.warnings[0]
            assert len(again.beats(only(again))) == 5


def test_a_script_that_became_unreadable_is_told_and_still_reviewed(script, review):
    script.write_text("")
    with reopened(review, script.with_suffix(".scenebreak")) as again:
        assert again.warnings == ("Film.fountain cannot be read. Save it again.",)
        assert len(again.beats(only(again))) == 5


def test_a_moved_folder_takes_its_review_along(script, review, scanned, tmp_path):
    episode = only(review)
    review.decide(episode, review.beats(episode)[0].beat.id, notes="kept")
    review.close()
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    for name in ("Film.fountain", "Film.scenebreak"):
        (tmp_path / name).rename(elsewhere / name)
    with open_review(elsewhere / "Film.fountain") as again:
        assert again.warnings == ()
        assert again.beats(episode)[0].decision.notes == "kept"
    assert scanned == ["Film.fountain"]


def test_an_unreadable_new_script_leaves_nothing_behind(tmp_path):
    script = tmp_path / "Empty.fountain"
    script.write_text("")
    with pytest.raises(UnreadableScript):
        open_review(script)
    with pytest.raises(UnreadableScript):
        open_review(tmp_path / "Absent.fountain")
    with pytest.raises(UnreadableScript):
        open_review(tmp_path / "Absent.scenebreak")
    assert [path.name for path in tmp_path.iterdir()] == ["Empty.fountain"]


def test_stopping_a_scan_leaves_nothing_behind(script, monkeypatch):
    def stopped(path, **_):
        raise Cancelled

    monkeypatch.setattr(season_service, "scan_script", stopped)
    with pytest.raises(Cancelled):
        open_review(script)
    assert [path.name for path in script.parent.iterdir()] == ["Film.fountain"]


def test_a_folder_is_a_season(tmp_path, scanned):
    folder = tmp_path / "Show"
    folder.mkdir()
    for name in ("ep 10", "ep 2"):
        (folder / f"{name}.fountain").write_text(SCRIPT + f"Later, in {name}.\n")
    (folder / "ep 3.fountain").write_text("")
    with open_review(folder) as review:
        assert review.production == folder / "Show.scenebreak"
        assert [episode.title for episode in review.episodes] == ["ep 2", "ep 10"]
        assert review.warnings == ("ep 3.fountain cannot be read. Save it again.",)
        second = review.episodes[1].id
        review.decide(second, review.beats(second)[0].beat.id, notes="kept")
    (folder / "ep 3.fountain").write_text(SCRIPT)
    (folder / "ep 2.fountain").rename(folder / "ep 02.fountain")
    with open_review(folder) as review:
        assert [Path(episode.path).stem for episode in review.episodes] == ["ep 02", "ep 3", "ep 10"]
        assert review.beats(second)[0].decision.notes == "kept"
        assert review.undo().episode == second
    assert scanned.count("ep 2.fountain") == 1
    assert "ep 02.fountain" not in scanned


def test_a_folder_without_scripts_is_refused(tmp_path):
    with pytest.raises(UnreadableScript, match="No script lies in"):
        open_review(tmp_path)


def test_a_folder_of_broken_scripts_gives_the_reason(tmp_path):
    for name in "ab":
        (tmp_path / f"{name}.fountain").write_text("")
    with pytest.raises(UnreadableScript, match="cannot be read"):
        open_review(tmp_path)


def test_a_foreign_file_under_the_name_of_the_production_is_refused(script):
    script.with_suffix(".scenebreak").write_bytes(b"something else" * 100)
    with pytest.raises(UnusableProduction):
        open_review(script)


def test_a_named_production_takes_a_second_script(script, tmp_path):
    other = tmp_path / "Other.fountain"
    other.write_text(SCRIPT + "The end.\n")
    production = tmp_path / "Both.scenebreak"
    open_review(script, production=production).close()
    with open_review(other, production=production) as review:
        assert [episode.title for episode in review.episodes] == ["Film", "Other"]
    with pytest.raises(WrongUsage):
        open_review(production, production=tmp_path / "X.scenebreak")


@pytest.mark.skipif(
    sys.platform != "linux", reason="the data folder is named by an environment variable here"
)
def test_work_on_a_script_in_a_read_only_folder_is_kept_elsewhere(open_folder, monkeypatch):
    data = open_folder / "data"
    locked = open_folder / "locked"
    for folder in (data, locked):
        folder.mkdir()
        folder.chmod(0o777)
    (locked / "Film.fountain").write_text(SCRIPT)
    locked.chmod(0o555)
    monkeypatch.setenv("XDG_DATA_HOME", str(data))
    with as_ordinary_user(), open_review(locked / "Film.fountain") as review:
        assert review.production.is_relative_to(data)
        assert review.production.parent.stat().st_mode & 0o777 == 0o700
        assert f"your work is kept in {review.production}" in review.warnings[0]
        review.decide(only(review), review.beats(only(review))[0].beat.id, notes="kept")
    locked.chmod(0o777)
    with as_ordinary_user(), open_review(locked / "Film.fountain") as again:
        assert again.beats(only(again))[0].decision.notes == "kept"
        assert again.warnings == ()


def test_two_windows_see_each_others_edits_and_lose_none(script, review):
    episode = only(review)
    with open_review(script) as other:
        first, second = (beat.beat.id for beat in review.beats(episode)[:2])
        review.decide(episode, first, verdict="confirmed")
        other.decide(episode, first, notes="from the other window")
        other.decide(episode, second, verdict="dismissed")
        expected = Decision(Verdict.CONFIRMED, notes="from the other window")
        for window in (review, other):
            assert decisions(window)[first] == expected
            assert decisions(window)[second].verdict is Verdict.DISMISSED
        other.undo()
        assert decisions(review)[second] == Decision()


def test_a_review_opened_in_a_worker_thread_is_used_by_another(script):
    with ThreadPoolExecutor(1) as worker:
        review = worker.submit(open_review, script).result()
        episode = only(review)
        beats = [beat.beat.id for beat in review.beats(episode)]
        notes = [worker.submit(review.decide, episode, beat, notes="there") for beat in beats]
        for beat in beats:
            review.decide(episode, beat, answer="here")
        assert all(note.result() for note in notes)
        assert set(decisions(review).values()) == {Decision(answer="here", notes="there")}
        review.close()


def test_a_second_window_waits_for_the_first(script, review):
    """Two processes write at once: every edit of both is there in the end."""
    episode = only(review)
    writers = [subprocess.Popen([sys.executable, "-c", _WRITER, str(script), name]) for name in "ab"]
    assert [writer.wait(300) for writer in writers] == [0, 0]
    notes = {beat.decision.notes for beat in review.beats(episode)}
    assert notes & {"a 19", "b 19"}
    steps = review.history()
    assert sorted(step.summary for step in steps) == ["notes on 1 kiss"] * 40


_WRITER = """
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from scenebreak.services.review import open_review
from scenebreak.services.review_decision import summary_of
review = open_review(Path(sys.argv[1]))
episode = review.episodes[0].id
for number in range(20):
    review.decide(episode, review.beats(episode)[0].beat.id, notes=f"{sys.argv[2]} {number}")
review.close()
"""


@pytest.mark.parametrize("season", [False, True])
def test_a_saved_review_opens_without_the_pipeline_or_a_reader(tmp_path, season):
    folder = tmp_path / "Show"
    folder.mkdir()
    for name in ("one", "two"):
        (folder / f"{name}.fountain").write_text(SCRIPT)
    target = folder if season else folder / "one.fountain"
    open_review(target).close()
    program = (
        "import sys; from pathlib import Path; from scenebreak.services.review import open_review\n"
        "review = open_review(Path(sys.argv[1])); print(len(review.beats(review.episodes[0].id)))\n"
        "print(sorted({'spacy', 'numpy', 'pypdfium2', 'pypdf', 'rapidfuzz'} & set(sys.modules)))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(target)], capture_output=True, text=True, check=True
    )
    assert done.stdout.split("\n")[:2] == ["5", "[]"]
