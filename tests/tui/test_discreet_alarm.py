"""Where others see the screen: names, titles and paths are hidden, alarms and counts never."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from scenebreak.domain.beat import Verdict
from scenebreak.domain.drafts import BeatMark, Change, Drift
from scenebreak.domain.plan import Agreement
from scenebreak.services.days import today
from scenebreak.services.recents import note
from scenebreak.services.settings import ScreenSettings, Settings
from scenebreak.tui.private_words import note_words
from scenebreak.tui.screens.home import HomeScreen, OverviewRead
from tests.tui import scripts
from tests.tui.driving import NARROW, NORMAL, WIDE, reviewing
from tests.tui.kept_review import kept_review
from tests.tui.office import at_work, production_of

DISCREET = Settings(screen=ScreenSettings(discreet=True))
SIZES = (NARROW, NORMAL, WIDE)


@pytest.fixture
def kept(tmp_path):
    return kept_review(tmp_path, scripts.long_winter())


@pytest.mark.parametrize("size", SIZES)
async def test_beyond_consent_keeps_its_levels_and_loses_its_names(kept, size):
    kiss = kept.beats(1)[1].beat.id
    kept.decide(1, kiss, agreed=Agreement("K2", ("MARA", "Odette")), settled="K4", verdict=Verdict.CONFIRMED)
    async with reviewing(kept, size, settings=DISCREET) as review:
        review.screen.go(review.screen.desk.at_beat(kiss))
        await review.pilot.pause()
        pane = " ".join(review.facts().split())
        assert "Beyond consent: " in pane
        assert "K4" in pane.partition("Level")[0]
        assert "K2" in pane.partition("Level")[0]
        assert "MARA" not in review.everything()
        assert "Odette" not in review.everything()


async def test_the_deadline_of_an_older_agreement_stays_too(kept):
    soon = today() + timedelta(days=9)
    drift = Drift("K2", "K4", "agreed by MARA and Odette", soon, soon - timedelta(days=2))
    async with reviewing(kept, settings=DISCREET) as review:
        desk = review.screen.desk
        beat = desk.beats[1].beat.id
        kept.decide(1, beat, agreed=Agreement("K2", ("MARA", "Odette"), date(2026, 3, 2)))
        review.screen.go(
            replace(
                desk.at_beat(beat),
                beats=kept.beats(1),
                changes={beat: BeatMark(Change.RAISED, look=True, drift=drift)},
            )
        )
        await review.pilot.pause()
        pane = " ".join(review.facts().split())
        assert f"tell the performers by {soon - timedelta(days=2)}" in pane
        assert "MARA" not in pane
        assert "Odette" not in pane


@pytest.mark.parametrize(
    "said",
    [
        "Low Tide.pdf is taken for the next draft of THE LONG WINTER: your decisions are carried over.",
        "/films/low tide cannot be written, so your work is kept in /home/me/Low Tide.scenebreak.",
        "The long winter.fountain cannot be read now; you see what was read before.",
    ],
)
async def test_notes_hide_titles_files_and_paths_and_keep_their_own_words(kept, said):
    async with reviewing(kept, settings=DISCREET) as review:
        desk = review.screen.desk
        words = note_words(desk, said)
        for secret in ("Low Tide", "WINTER", "winter.f", "films", "home"):
            assert secret not in words
        assert any(own in words for own in ("is taken for the next draft", "cannot be"))
        assert note_words(desk.hiding(discreet=False), said) == said


@pytest.mark.parametrize("size", SIZES)
async def test_the_line_of_notes_and_its_page_hide_them(kept, size):
    async with reviewing(kept, size, settings=DISCREET) as review:
        review.screen.go(replace(review.screen.desk, notes=("Low Tide.pdf cannot be read now.",)))
        await review.pilot.pause()
        assert "cannot be read now" in review.everything()
        assert "Tide" not in review.everything()
        await review.press("i")
        await review.pilot.pause()
        assert "cannot be read now" in review.everything()
        assert "Tide" not in review.everything()


async def test_home_from_a_discreet_review_shows_counts_and_no_title_until_a_key_is_pressed(tmp_path, kept):
    path = production_of(tmp_path / "moonlit.scenebreak", scripts.long_winter())
    note(path, path)
    async with at_work(kept) as office:
        await office.press("quotation_mark", "H")
        await office.until(lambda: office.sent(OverviewRead))
        assert isinstance(office.screen, HomeScreen)
        overview = office.sent(OverviewRead)[0].overview
        shown = office.shown()
        assert f"{overview.open} question" in shown
        for secret in ("WINTER", "moonlit"):
            assert secret not in shown
        await office.press("quotation_mark")
        assert "WINTER" in office.shown()
        assert "moonlit" in office.shown()
