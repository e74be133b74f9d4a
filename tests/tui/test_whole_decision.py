"""What a small pane cuts can be read in full by one key."""

import pytest

from tests.tui import scripts
from tests.tui.driving import NARROW, NORMAL, reviewing
from tests.tui.kept_review import kept_review

ASKED = "Held or a peck, who begins, who ends, and does the camera see both faces? " * 2
ANSWER = "Held, once; she begins and he ends it, and the camera is behind her at the end. " * 2


@pytest.mark.parametrize("size", [NARROW, NORMAL])
async def test_a_key_shows_what_the_pane_cuts(tmp_path, size):
    kept = kept_review(tmp_path, scripts.long_winter())
    kiss = kept.beats(1)[1].beat.id
    kept.decide(1, kiss, question=ASKED.strip(), answer=ANSWER.strip(), answered_by="director")
    async with reviewing(kept, size) as review:
        review.screen.go(review.screen.desk.at_beat(kiss))
        await review.press("tab")
        pane = " ".join(review.facts().split())
        assert "Held or a peck" in pane
        assert ".." in pane
        assert "W in full" in review.everything()
        await review.press("W")
        await review.pilot.pause()
        page = review.pilot.app.screen.query_one("#page-lines").content
        words = " ".join(str(page).split())
        assert ASKED.strip() in words
        assert f"director: {ANSWER.strip()}" in words
        await review.press("escape")
        assert review.pilot.app.screen is review.screen
