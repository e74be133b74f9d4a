"""The director's questions and the departments' scenes, over all scripts of a production."""

from datetime import date

import pytest

from scenebreak.domain.finding import Kind, Level
from scenebreak.services.review import open_review
from tests.store.builders import SCRIPT

MONDAY = date(2026, 3, 2)


@pytest.fixture
def season(tmp_path, scanned):
    folder = tmp_path / "Show"
    folder.mkdir()
    for name in ("ep 1", "ep 2"):
        (folder / f"{name}.fountain").write_text(SCRIPT + f"Later, in {name}.\n")
    with open_review(folder) as session:
        yield session


def asked(review):
    return [(question.title, question.scene.name, question.words) for question in review.questions()]


def test_questions_come_script_by_script_and_what_moves_most_comes_first(season):
    first = season.episodes[0].id
    element = next(each for each in season.scan(first).screenplay.elements() if "Gulls" in each.text)
    season.flag(first, element.ordinal, 0, 5, kind=Kind.SIMULATED_SEX, level=Level.UNSPECIFIED)
    assert asked(season) == [
        ("ep 1", "4", "Gulls"),
        ("ep 1", "1", "kiss"),
        ("ep 1", "3", "kiss"),
        ("ep 1", "4", "kiss"),
        ("ep 2", "1", "kiss"),
        ("ep 2", "3", "kiss"),
        ("ep 2", "4", "kiss"),
    ]
    days = [question.days for question in season.questions()[:4]]
    assert days == sorted(days, reverse=True)
    assert days[0] > days[1] > 0


def test_an_answer_says_who_and_when_and_goes_behind_the_open_ones(season):
    first = season.episodes[0].id
    kiss = season.beats(first)[0].beat.id
    season.answer(first, kiss, "A peck.", by="director", on=MONDAY, settled="K2")
    last = season.questions()[2]
    assert (last.open, last.days, last.beat.axis) == (False, 0, "K2")
    decision = last.beat.decision
    assert (decision.answer, decision.answered_by, decision.answered_on) == ("A peck.", "director", MONDAY)
    season.undo()
    assert season.questions()[0].open


def test_a_settled_or_dismissed_beat_asks_nothing(season):
    first = season.episodes[0].id
    beats = season.beats(first)
    season.decide(first, beats[0].beat.id, settled="K2")
    season.decide(first, beats[-1].beat.id, verdict="dismissed")
    assert [question.scene.name for question in season.questions() if question.episode == first] == ["3"]


def test_every_department_has_its_scenes_in_the_order_of_the_scripts(season):
    briefs = {brief.department.id: brief for brief in season.departments()}
    assert "sound" not in briefs
    assert [(each.title, each.scene.name) for each in briefs["costume"].scenes] == [
        ("ep 1", "3"),
        ("ep 2", "3"),
    ]
    assert (briefs["costume"].waiting, briefs["costume"].acknowledged) == (2, 0)
    first = season.episodes[0].id
    season.tell(first, [3], "costume", told=MONDAY, acknowledged=MONDAY)
    season.tell(first, [1], "sound", told=MONDAY)
    briefs = {brief.department.id: brief for brief in season.departments()}
    assert (briefs["costume"].waiting, briefs["costume"].acknowledged) == (1, 1)
    (told,) = briefs["sound"].scenes
    assert told.lines == ()


def test_a_department_reads_no_word_of_the_script(season):
    for brief in season.departments():
        for scene in brief.scenes:
            assert scene.lines
            for finding in (finding for beat in scene.scene.beats for finding in beat.beat.findings):
                paragraph = next(
                    element.text
                    for element in scene.scene.scene.elements
                    if element.ordinal == finding.element
                )
                assert not any(paragraph in line for line in scene.lines)
            assert not any("stove" in line or "lamp" in line for line in scene.lines)
