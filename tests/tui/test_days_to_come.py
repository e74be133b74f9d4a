"""Nothing was answered or agreed on a day that is still to come; a note about a wrong day goes with it."""

from datetime import date, timedelta

import pytest

from scenebreak.domain.errors import WrongUsage
from scenebreak.domain.plan import Agreement
from scenebreak.services.days import said_on, today
from scenebreak.tui.screens.plan import PlanScreen
from scenebreak.tui.screens.questions import QuestionsScreen
from tests.tui import scripts
from tests.tui.driving import reviewing
from tests.tui.kept_review import kept_review

LATER = today() + timedelta(days=400)


@pytest.fixture
def kept(tmp_path):
    return kept_review(tmp_path, scripts.long_winter())


def test_today_and_before_can_have_been_said_on():
    assert said_on(today()) == today()
    assert said_on(date(2001, 3, 2)) == date(2001, 3, 2)
    assert said_on(None) is None
    with pytest.raises(WrongUsage, match="still to come"):
        said_on(LATER)


async def test_an_answer_of_a_day_to_come_is_refused_and_the_note_goes_with_the_right_day(kept):
    async with reviewing(kept, notifications=True) as review:
        await review.press("A")
        await review.pilot.pause()
        screen = review.pilot.app.screen
        assert isinstance(screen, QuestionsScreen)
        beat = screen.blocks.current
        kept.decide(1, beat, answer="yes", answered_by="director", answered_on=date(2001, 3, 2))
        screen.load()
        await review.press("w", *["backspace"] * 10)
        await review.write(LATER.isoformat())
        await review.press("enter")
        assert "still to come" in review.everything()
        await review.press(*["backspace"] * 10)
        await review.write("2001-03-05")
        await review.press("enter")
        stored = next(each.decision for each in kept.beats(1) if each.beat.id == beat)
        assert stored.answered_on == date(2001, 3, 5)
        await review.until(lambda: "still to come" not in review.everything())


async def test_an_agreement_of_a_day_to_come_is_refused(kept):
    kiss = kept.beats(1)[1]
    kept.decide(1, kiss.beat.id, agreed=Agreement("K2", ("director",), date(2001, 3, 2)))
    async with reviewing(kept, notifications=True) as review:
        review.screen.go(review.screen.desk.at_beat(kiss.beat.id))
        await review.press("p")
        await review.pilot.pause()
        screen = review.pilot.app.screen
        assert isinstance(screen, PlanScreen)
        screen.blocks.current = f"{kiss.beat.id}/agreed_on/"
        await review.press("enter", *["backspace"] * 10)
        await review.write(LATER.isoformat())
        await review.press("enter")
        assert "still to come" in review.everything()
        assert kept.beats(1)[1].decision.agreed.on == date(2001, 3, 2)


@pytest.mark.parametrize("command", ["annotate", "question"])
def test_the_command_line_refuses_it_too(kept, command):
    from scenebreak.services.annotation import Annotation
    from scenebreak.services.answering import answer_question

    if command == "question":
        with pytest.raises(WrongUsage, match="still to come"):
            answer_question(kept, kept.questions()[0].number, "yes", by="director", on=LATER, level=None)
    else:
        from scenebreak.services import annotation

        asked = Annotation(answer="yes", on=LATER)
        with pytest.raises(WrongUsage, match="still to come"):
            annotation._beat_changes(kept.beats(1)[1], asked, {})
