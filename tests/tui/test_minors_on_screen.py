"""A minor who takes part, told on the screen by one key: the note, and whom to tell."""

import pytest

from scenebreak.domain.finding import Kind, Status, Tier
from tests.tui import scripts
from tests.tui.driving import reviewing
from tests.tui.kept_review import kept_review
from tests.tui.test_lines import line_with
from tests.tui.test_plan import at, open_plan

MINOR_IS_TOLD = {"welfare", "legal", "casting", "producer", "ad"}


@pytest.fixture
def kept(tmp_path):
    return kept_review(tmp_path, scripts.long_winter())


def words(review):
    return " ".join(review.facts().split())


async def test_one_key_marks_a_beat_as_a_minors_and_takes_it_back(kept):
    async with reviewing(kept) as review:
        await review.press("3")
        before = kept.beats(1)[0]
        await review.press("U")
        marked = kept.beats(1)[0]
        assert (marked.minor_takes_part, before.minor_takes_part) == (True, False)
        assert marked.departments >= MINOR_IS_TOLD
        assert "A minor takes part: legal and production first." in words(review)
        await review.press("z")
        assert kept.beats(1)[0] == before
        await review.press("Z", "U")
        assert not kept.beats(1)[0].minor
        assert "Taken back" in review.screen.keys.said


@pytest.mark.parametrize(("kind", "tier"), [(Kind.TOUCH, Tier.MUST), (Kind.NUDITY, Tier.STOP)])
async def test_a_flag_is_marked_as_a_minors_between_its_kind_and_its_level(kept, kind, tier):
    async with reviewing(kept) as review:
        await line_with(review, "Jo takes Mara's face")
        await review.press("f", kind.letter.lower(), "m")
        assert "[x] m a minor takes part" in review.screen.decision.flag.render().plain
        await review.press("3", "escape")
        made = review.screen.desk.beat
        assert (made.minor_takes_part, made.tier) == (True, tier)
        assert made.departments >= MINOR_IS_TOLD
        assert made.decision.settled is None
        await review.press("v", "f")
        assert not review.screen.decision.flag.minor


@pytest.mark.parametrize(("key", "status"), [("i", "implied"), ("a", "said"), ("n", "intended")])
async def test_a_flag_says_how_its_words_stand_to_what_is_played(kept, key, status):
    async with reviewing(kept) as review:
        await line_with(review, "Jo takes Mara's face")
        await review.press("f", "t", key, "3", "escape")
        made = review.screen.desk.beat
        assert made.beat.findings[0].status is Status(status)
        assert made.played == (status == "implied")


async def test_the_plan_refuses_what_a_minor_would_have_agreed_to(kept):
    async with reviewing(kept) as review:
        await open_plan(review, "15")
        await at(review, "Agreed up to")
        await review.press("space")
        before = kept.scene(1, 6).beats[0].decision.agreed
        await at(review, "Agreed by")
        await review.press("enter")
        await review.write("PIP")
        await review.press("enter")
        told = [each.message for each in review.pilot.app._notifications][-1]
        assert "a minor cannot agree" in told
        assert "legal and production first" in told
        assert "PIP" not in told
        assert kept.scene(1, 6).beats[0].decision.agreed == before


async def test_somebody_named_by_p_makes_the_beat_a_minors_at_once(kept):
    async with reviewing(kept) as review:
        await review.press("3", "P", "plus")
        await review.write("pip")
        await review.press("enter", "escape")
        assert kept.beats(1)[0].departments >= MINOR_IS_TOLD
        assert "A minor takes part: legal and production first." in words(review)
