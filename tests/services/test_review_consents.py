"""Going beyond an agreement raises the same alarm, whoever does it: new words, a key, an answer, a flag."""

from datetime import date

import pytest

from scenebreak.domain.drafts import Change
from scenebreak.domain.finding import Kind, Level
from scenebreak.domain.plan import Agreement
from scenebreak.services.review_pages import PageForm, brief_of, departments_as_text, review_as_text
from tests.services.test_review_marks import beat_at, mark_at, only

K2 = Agreement("K2", ("LENA", "JONAH"))
SENTENCE = "LENA and JONAH agreed to K2"


@pytest.fixture
def agreed(review):
    """The kiss of scene 1 is agreed at K2, and the scene has its day."""
    review.decide(only(review), beat_at(review, 0).beat.id, agreed=K2)
    review.decide_scene(only(review), 1, shoot_date=date(2031, 3, 4))
    return review


def alarm(review, position=0):
    mark = review.marks(only(review)).get(beat_at(review, position).beat.id)
    return mark.drift if mark else None


def test_an_agreement_below_the_words_is_no_alarm_of_its_own(agreed):
    assert alarm(agreed) is None


@pytest.mark.parametrize("fields", [{"settled": "K4"}, {"settled": "K4", "answer": "More."}])
def test_a_level_settled_above_an_agreement_is_told_with_its_clock(agreed, fields):
    agreed.decide(only(agreed), beat_at(agreed, 0).beat.id, **fields)
    mark = mark_at(agreed, 0)
    assert (mark.change, mark.look) == (Change.UNCHANGED, False)
    assert (mark.drift.agreed, mark.drift.now, mark.drift.deadline) == ("K2", "K4", date(2031, 3, 2))
    assert SENTENCE in mark.drift.sentence(date(2031, 2, 1))


def test_an_answer_to_a_question_that_settles_it_higher_is_told(agreed):
    agreed.answer(only(agreed), beat_at(agreed, 0).beat.id, "They make out.", by="director", settled="K4")
    assert alarm(agreed) is not None


def test_the_alarm_goes_with_undo_a_new_agreement_or_a_dismissal(agreed):
    kiss = beat_at(agreed, 0).beat.id
    agreed.decide(only(agreed), kiss, settled="K4")
    agreed.undo()
    assert alarm(agreed) is None
    agreed.redo()
    assert alarm(agreed) is not None
    agreed.decide(only(agreed), kiss, agreed=Agreement("K4", ("LENA",)))
    assert alarm(agreed) is None
    agreed.undo()
    agreed.decide(only(agreed), kiss, verdict="dismissed", reason="figurative")
    assert alarm(agreed) is None


def test_a_flag_above_what_the_scene_was_agreed_at_is_told(agreed):
    element = next(each for each in agreed.scan(only(agreed)).screenplay.elements() if "pours" in each.text)
    made = agreed.flag(only(agreed), element.ordinal, 0, 10, kind=Kind.KISS, level=Level.MAKEOUT)
    assert agreed.marks(only(agreed))[made.beat.id].drift.agreed == "K2"
    agreed.decide(only(agreed), made.beat.id, agreed=Agreement("K4", ("LENA",)))
    assert made.beat.id not in agreed.marks(only(agreed))


def test_an_agreement_that_names_nobody_says_so(agreed):
    kiss = beat_at(agreed, 0).beat.id
    agreed.decide(only(agreed), kiss, settled="K4", agreed=Agreement("K2"))
    told = alarm(agreed).sentence(date(2031, 2, 1))
    assert told.startswith("Beyond consent: K4")
    assert "at most was agreed" in told


def test_the_alarm_stands_on_the_pages(agreed):
    agreed.decide(only(agreed), beat_at(agreed, 0).beat.id, settled="K4")
    page = departments_as_text([brief_of(agreed, "producer")], PageForm.TEXT, pages=True)
    for text in (review_as_text(agreed, agreed.episodes, PageForm.TEXT), page):
        assert SENTENCE in text
        assert "tell the performers by 2031-03-02" in text
    assert '"beyond_consent": {' in review_as_text(agreed, agreed.episodes, PageForm.JSON)


def test_a_decision_beside_an_alarm_writes_nothing_of_its_own(agreed):
    kiss = beat_at(agreed, 0).beat.id
    agreed.decide(only(agreed), kiss, settled="K4")
    before = alarm(agreed)
    agreed.decide(only(agreed), kiss, notes="asked again")
    assert alarm(agreed) == before
    assert "seen" not in agreed._store.history.values(kiss)
