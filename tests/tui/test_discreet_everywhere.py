"""On a train: no word of the script, no answer and no name on any screen that shows a production."""

from datetime import date

import pytest

from scenebreak.domain.plan import Agreement, BeatPlan, Rider, RiderState
from scenebreak.services.settings import ScreenSettings, Settings
from tests.tui import scripts
from tests.tui.driving import NARROW, NORMAL, WIDE, reviewing
from tests.tui.kept_review import kept_review
from tests.tui.office import at_work
from tests.tui.scripts import season_script

DISCREET = Settings(screen=ScreenSettings(discreet=True))
SECRETS = (
    "They kiss",
    "FARMHOUSE",
    "MARA",
    "JO",
    "WINTER",
    "snow",
    "heath",
    "own words",
    "blanket",
    "showrunner",
    "Odette",
    "kitchen table",
    "Asked aloud",
)
DAY = date(2026, 3, 2)


@pytest.fixture
def written(tmp_path):
    """A production in which every text that a person can write is written."""
    review = kept_review(tmp_path, scripts.long_winter(), season_script(6))
    for beat in review.beats(1):
        review.decide(
            *(1, beat.beat.id),
            question="Asked aloud: own words?",
            answer="Under the blanket.",
            answered_by="showrunner Odette",
            answered_on=DAY,
            agreed=Agreement(beat.axis, ("JO", "Odette"), DAY),
            notes="own words on the heath",
            plan=BeatPlan(position="on the kitchen table"),
        )
    first = review.beats(1)[0].beat.id
    review.decide(1, first, answer="", answered_by="", answered_on=None, agreed=None)
    for scene in (3, 5):
        review.set_context(1, scene, "own words, with snow")
        review.decide_scene(1, scene, riders=(Rider("JO", RiderState.SENT, DAY),), mitigation="own words")
    return review


def hidden(shown):
    """The secrets that are on the screen."""
    words = " ".join(shown.split())
    return [secret for secret in SECRETS if secret in words]


@pytest.mark.parametrize("size", [NARROW, NORMAL, WIDE])
@pytest.mark.parametrize("keys", ["", "j", "p", "A", "D", "E", "S", "P", "v", "i", "w", "t", "pz"])
async def test_no_screen_tells_what_was_written_or_who_answered(written, size, keys):
    async with at_work(written, size=size, settings=DISCREET) as office:
        await office.press("n", *keys)
        if keys == "E":
            await office.until(lambda: office.screen.made)
        if keys == "S":
            await office.until(lambda: "done" in office.shown())
        assert hidden(office.shown()) == []


async def test_the_same_screens_tell_it_to_whoever_may_see(written):
    async with at_work(written, size=WIDE) as office:
        for key, secret in (("p", "kitchen table"), ("A", "showrunner Odette"), ("D", "JO"), ("S", "WINTER")):
            await office.press("n", key)
            await office.until(
                lambda secret=secret: secret in hidden(office.shown()) or secret in office.shown()
            )
            await office.press("escape")


async def test_lists_hide_it_to_their_last_line(written):
    async with at_work(written, size=WIDE, settings=DISCREET) as office:
        for key in ("p", "A", "D"):
            await office.press(key)
            lines = [line.plain for block in office.screen.blocks.blocks for line in block.lines]
            assert len(lines) > 5
            assert hidden(" ".join(lines)) == []
            await office.press("escape")


async def test_what_was_taken_back_is_told_without_a_name(written):
    async with at_work(written, settings=DISCREET) as office:
        await office.press("z")
        assert "Undone" in office.screen.keys.said
        assert hidden(office.screen.keys.said) == []


async def test_what_another_window_wrote_meanwhile_is_hidden_too(written):
    async with reviewing(written, settings=DISCREET) as review:
        await review.press("o")
        beat = review.beat
        written.decide(1, beat, notes="theirs on the heath")
        await review.write("mine")
        await review.press("escape")
        assert review.screen.decision.conflict.display
        assert "heath" not in review.shown("#conflict")
        await review.press("t")
        stands = next(each for each in written.beats(1) if each.beat.id == beat)
        assert stands.decision.notes == "theirs on the heath"


async def test_the_line_of_keys_tells_the_keys_that_work_while_a_name_is_typed(written):
    async with reviewing(written) as review:
        await review.press("P")
        assert "+ types a name" in review.screen.keys.hint
        await review.press("plus", "a")
        assert "enter takes the name" in review.screen.keys.hint
        assert "esc back to the letters" in review.shown("#keys")
        await review.press("escape")
        assert "+ types a name" in review.screen.keys.hint
        await review.press("escape")
        assert review.screen.keys.hint == ""
