"""Questions that were settled stay in the list, with what settled them; each row says where it is."""

import pytest

from scenebreak.domain.plan import Agreement
from scenebreak.tui.screens.questions import QuestionsScreen
from tests.tui import scripts
from tests.tui.driving import NARROW, NORMAL, WIDE, reviewing
from tests.tui.kept_review import kept_review


@pytest.fixture
def kept(tmp_path):
    return kept_review(tmp_path, scripts.long_winter())


async def listed(review):
    """The lines of the list, those out of view included."""
    await review.press("A")
    await review.pilot.pause()
    screen = review.pilot.app.screen
    assert isinstance(screen, QuestionsScreen)
    return [line.plain.strip() for block in screen.blocks.blocks for line in block.lines]


def asking(review):
    return [beat for beat in review.beats(1) if beat.open]


@pytest.mark.parametrize("size", [NARROW, NORMAL, WIDE])
async def test_what_a_level_or_an_agreement_settled_stays_under_settled(kept, size):
    first, second, _ = asking(kept)
    kept.decide(1, first.beat.id, settled=first.axis)
    kept.decide(1, second.beat.id, agreed=Agreement(second.axis, ("director",)))
    async with reviewing(kept, size) as review:
        lines = await listed(review)
        behind = lines[lines.index("Settled") :]
        assert any(line.startswith("level settled: ") for line in behind)
        assert any(line.startswith(f"agreed up to {second.axis}") for line in behind)
        assert "1 open, 2 answered or settled" in review.everything()


async def test_an_answer_to_what_nobody_asked_is_listed_as_settled(kept):
    quiet = next(beat for beat in kept.beats(1) if not beat.question)
    kept.decide(1, quiet.beat.id, answer="stays dressed", answered_by="director")
    async with reviewing(kept) as review:
        lines = await listed(review)
        behind = lines[lines.index("Settled") :]
        assert "director: stays dressed" in behind
        assert "3 open, 1 answered or settled" in review.everything()


async def test_what_is_answered_on_the_spot_keeps_its_place(kept):
    async with reviewing(kept) as review:
        await listed(review)
        screen = review.pilot.app.screen
        before = [block.id for block in screen.blocks.blocks]
        await review.press("1")
        assert [block.id for block in screen.blocks.blocks] == before


async def test_a_row_names_the_place_of_its_scene(kept):
    places = {kept.scene(1, beat.beat.scene).scene.setting.place for beat in asking(kept)}
    async with reviewing(kept) as review:
        words = " ".join(await listed(review))
        assert all(place in words for place in places)


def test_numbers_of_questions_stay_when_another_beat_is_answered(kept):
    before = [each.number for each in kept.questions()]
    quiet = next(beat for beat in kept.beats(1) if not beat.question)
    kept.decide(1, quiet.beat.id, answer="stays dressed")
    assert [each.number for each in kept.questions()] == before
