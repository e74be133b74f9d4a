"""A laptop is open on a train: marks stay, words go, until they are asked for."""

from dataclasses import replace

import pytest

from scenebreak.services.settings import ScreenSettings, Settings
from tests.tui import scripts
from tests.tui.driving import NARROW, NORMAL, WIDE, reviewing
from tests.tui.fake_review import FakeReview
from tests.tui.kept_review import kept_review

WORDS = ("They kiss", "FARMHOUSE", "MARA", "WINTER", "snow", "own words")


@pytest.mark.parametrize("size", [NARROW, NORMAL, WIDE])
async def test_no_word_of_the_script_is_on_the_screen_and_every_mark_is(size):
    fake = FakeReview(scripts.long_winter())
    fake.decide(1, "3.1", notes="own words")
    settings = replace(Settings(), screen=ScreenSettings(discreet=True))
    async with reviewing(fake, size, settings=settings) as review:
        await review.press("j")
        everything = review.everything()
        for word in WORDS:
            assert word not in everything
        assert " K " in everything
        assert "must 3" in everything
        assert any(line.strip().startswith("K ") for line in review.shown("#script").splitlines())
        assert "words hidden" in review.shown("#chips")
        await review.press("quotation_mark")
        assert "They kiss." in review.everything()
        assert not review.screen.query_one("#chips").display


@pytest.mark.parametrize(
    "keys", [("P",), ("v", "f"), ("2", "e"), ("w",), ("f", "M", "A", "enter"), ("slash",)]
)
async def test_prompts_and_pages_hide_them_too(tmp_path, keys):
    async with reviewing(kept_review(tmp_path, scripts.long_winter())) as review:
        await review.press("quotation_mark", "j", *keys)
        await review.pilot.pause()
        everything = review.everything()
        for word in WORDS:
            assert word not in everything
