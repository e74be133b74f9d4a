"""A draft that comes while a script is reviewed: nothing is decided on words that nobody has seen."""

import pytest

from scenebreak.domain.beat import Decision, Verdict
from scenebreak.store import Production
from scenebreak.tui.screens import following
from tests.store.builders import SCRIPT, scan_of
from tests.tui.driving import reviewing
from tests.tui.kept_review import kept_review
from tests.tui.still_time import clock
from tests.tui.test_plan import at

ONE_MORE_SCENE = f"1A INT. PORCH - DAY\nRain.\nMore rain.\n{SCRIPT}"


@pytest.fixture
def kept(tmp_path):
    return kept_review(tmp_path, scan_of())


def add_draft(kept, text=ONE_MORE_SCENE):
    """What `draft add` in another terminal does."""
    other = Production.open(kept.production)
    other.add_scan(scan_of(text), "script.fountain", 1)
    other.close()


def contexts(kept):
    numbers = {each.scene.index: each.scene.number for each in kept.scan(1).scenes}
    return {numbers[index]: text for index, text in kept.contexts(1).items()}


async def test_a_verdict_on_the_older_draft_is_refused_and_the_newer_one_is_shown(kept):
    async with reviewing(kept, notifications=True) as review:
        beat = review.beat
        add_draft(kept)
        await review.press("enter")
        assert {each.decision for each in kept.beats(1)} == {Decision()}
        assert "added a draft" in [each.message for each in review.pilot.app._notifications][-1]
        assert len(review.screen.desk.scan.scenes) == 5
        assert review.beat == beat
        assert "Another window has added a draft of this script" in review.shown("#notes")
        await review.press("enter")
        decided = {each.beat.id: each.decision.verdict for each in kept.beats(1)}
        assert decided[beat] is Verdict.CONFIRMED


async def test_words_on_a_scene_go_along_to_where_it_stands_in_the_newer_draft(kept):
    async with reviewing(kept) as review:
        scene = review.screen.desk.row.name
        await review.press("c")
        await review.write("after the rain")
        add_draft(kept)
        await review.press("enter")
        assert review.screen.decision.editor.text == "after the rain"
        assert contexts(kept) == {}
        await review.press("enter")
        assert contexts(kept) == {scene: "after the rain"}


async def test_words_typed_while_the_newer_draft_comes_into_view_are_kept_on_their_scene(kept):
    async with reviewing(kept) as review:
        scene = review.screen.desk.row.name
        await review.press("c")
        await review.write("after the")
        add_draft(kept)
        await clock.let_pass(following.EVERY)
        await review.write(" rain")
        await review.press("enter")
        assert contexts(kept) == {scene: "after the rain"}


async def test_no_line_of_another_draft_is_flagged(kept):
    async with reviewing(kept) as review:
        await review.press("v", "f", "k")
        add_draft(kept)
        await review.press("1")
        assert not any(each.beat.made for each in kept.beats(1))
        assert review.screen.script.chosen is None
        await review.press("v", "f", "k", "1")
        assert sum(each.beat.made for each in kept.beats(1)) == 1


async def test_the_plan_stays_with_its_scene(kept):
    async with reviewing(kept) as review:
        scene = review.screen.desk.row.name
        await review.press("p")
        plan = review.pilot.app.screen
        await at(review, "Risk")
        add_draft(kept)
        await review.press("enter")
        assert all(not each.decision.own for each in kept.scenes(1))
        assert plan._sheet.scene.scene.number == scene
        await review.press("enter")
        assert [each.name for each in kept.scenes(1) if each.decision.own] == [scene]


async def test_a_department_is_told_of_no_scene_of_another_draft(kept):
    async with reviewing(kept) as review:
        await review.press("D")
        departments = review.pilot.app.screen
        scene = departments.scene.scene.name
        add_draft(kept)
        await review.press("t")
        assert all(not each.decision.notices for each in kept.scenes(1))
        assert departments.scene.scene.name == scene
        await review.press("t")
        assert [each.name for each in kept.scenes(1) if each.decision.notices] == [scene]


async def test_who_told_is_written_on_the_scene_where_it_stands_now(kept):
    async with reviewing(kept) as review:
        await review.press("D", "t", "k", "b")
        screen = review.pilot.app.screen
        name = next(each.name for each in kept.scenes(1) if each.decision.notices)
        await review.write("the")
        add_draft(kept)
        await clock.let_pass(following.EVERY)
        await review.write(" coordinator")
        await review.press("enter")
        told = {each.name: [one.by for one in each.decision.notices.values()] for each in kept.scenes(1)}
        assert {scene: by for scene, by in told.items() if by} == {name: ["the coordinator"]}
        assert not screen.editor.display


async def test_no_answer_is_kept_before_the_newer_draft_is_shown(kept):
    async with reviewing(kept) as review:
        await review.press("A", "a")
        beat = review.pilot.app.screen.question.beat.beat.id
        await review.write("a peck")
        add_draft(kept)
        await review.press("enter")
        assert all(not each.decision.answer for each in kept.beats(1))
        assert review.pilot.app.screen.editor.text == "a peck"
        await review.press("enter")
        assert {each.beat.id: each.decision.answer for each in kept.beats(1)}[beat] == "a peck"


async def test_a_copy_that_is_made_in_a_quiet_moment_holds_what_was_decided(kept, tmp_path):
    async with reviewing(kept) as review:
        beat = review.beat
        await review.press("enter")
        await clock.let_pass(following.EVERY)
        copy = tmp_path / "copy.scenebreak"
        copy.write_bytes(kept.production.read_bytes())
        copied = Production.open(copy)
        assert copied.history.values(beat)["verdict"] == '"confirmed"'
        copied.close()


async def test_a_question_on_a_beat_that_the_newer_draft_lacks_is_taken_back(kept):
    async with reviewing(kept) as review:
        await review.press("x")
        assert review.screen.decision.reasons.display
        add_draft(kept, SCRIPT[SCRIPT.index("2 INT. HALL") :])
        await clock.let_pass(following.EVERY)
        assert not review.screen.decision.reasons.display
        await review.press("f")
        assert {each.decision for each in kept.beats(1)} == {Decision()}


async def test_words_from_ones_own_editor_wait_for_the_newer_draft(kept, monkeypatch):
    def written(app, words):
        add_draft(kept)
        return "from elsewhere"

    monkeypatch.setattr("scenebreak.tui.external_editor.edited_elsewhere", written)
    async with reviewing(kept) as review:
        beat = review.beat
        await review.press("O")
        assert review.screen.decision.editor.text == "from elsewhere"
        assert {each.decision for each in kept.beats(1)} == {Decision()}
        await review.press("escape")
        assert {each.beat.id: each.decision.notes for each in kept.beats(1)}[beat] == "from elsewhere"
