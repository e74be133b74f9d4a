"""A new draft: what goes further stands on top, the old words beside the new, and beyond consent is loud."""

from dataclasses import replace
from datetime import date

import pytest

from scenebreak.domain.beat import Verdict
from scenebreak.domain.finding import Kind, Level
from scenebreak.domain.plan import Agreement
from tests.tui import scripts
from tests.tui.driving import NARROW, WIDE, reviewing
from tests.tui.kept_review import kept_review


def draft(name, words, level):
    """A script of three scenes; the words of the last one change from draft to draft."""
    w = scripts.Writer(draft=name)
    w.scene("1", "INT. KITCHEN - DAY").action("MARA (34) takes Jo's hand. JO (36) lets her.")
    w.scene("2", "INT. HALL - DAY").action("They kiss on the cheek.")
    w.scene("3", "INT. BEDROOM - NIGHT").action(f"Mara and Jo stand by the window. {words}")
    s = w.screenplay()
    pair = ("MARA", "JO")
    return scripts.scanned(
        s,
        [
            scripts.see(s, "takes Jo's hand", Kind.TOUCH, Level.LIGHT, pair),
            scripts.see(s, "kiss on the cheek", Kind.KISS, Level.NONROMANTIC, pair),
            scripts.see(s, words, Kind.KISS, level, pair, question=""),
        ],
    )


@pytest.fixture
def redrafted(tmp_path):
    kept = kept_review(tmp_path, draft("White", "They share a brief kiss.", Level.PECK))
    beat = kept.beats(1)[-1].beat.id
    agreed = Agreement("K2", ("MARA", "director"), date(2026, 3, 1))
    kept.decide(1, beat, verdict=Verdict.CONFIRMED, settled="K2", agreed=agreed)
    new = draft("Pink", "They share a long, deep kiss.", Level.MAKEOUT)
    kept._store.add_scan(replace(new), new.screenplay.path, 1)
    kept.refresh()
    return kept


@pytest.mark.parametrize("size", [NARROW, WIDE, (120, 32)])
async def test_what_goes_further_is_on_top_and_loud(redrafted, size):
    async with reviewing(redrafted, size) as review:
        assert review.screen.desk.rows[0].name == "3"
        assert review.beat == review.screen.desk.rows[0].beats[0].beat.id
        words = " ".join(review.facts().split())
        assert "Beyond consent" in words
        assert "level raised, from K2 peck" in " ".join(words.split())
        assert review.screen.query_one("#facts").max_scroll_y == 0
        if size != NARROW:
            assert '"They share a brief kiss."' in words
            assert "changed 1" in review.shown("#scenes")
            assert any(line.startswith(">^3") for line in review.shown("#scenes").splitlines())


async def test_a_new_decision_takes_it_off_the_top(redrafted):
    async with reviewing(redrafted, WIDE) as review:
        await review.press("4", "enter")
        assert [row.name for row in review.screen.desk.rows] == ["1", "2", "3"]
        assert "changed" not in review.shown("#scenes")
