"""Every decision is in the production before the screen shows it."""

import pytest
from textual import events

from scenebreak.domain.beat import DISMISS_KEYS, Decision, DismissReason, Verdict
from scenebreak.tui.messages import DepartmentToggled, ReasonChosen
from tests.tui import scripts
from tests.tui.driving import NARROW, reviewing
from tests.tui.fake_review import FakeReview


async def test_enter_confirms_and_goes_to_the_next_unreviewed_beat(winter):
    async with reviewing(winter) as review:
        first = review.beat
        await review.press("enter")
        assert review.decision(first).verdict is Verdict.CONFIRMED
        assert review.beat == "3.1"


async def test_confirming_skips_beats_that_have_a_verdict(winter):
    winter.decide(1, "3.1", verdict=Verdict.UNSURE)
    async with reviewing(winter) as review:
        await review.press("home", "enter")
        assert review.beat == "3.2"


async def test_the_last_beat_leads_back_to_the_first_unreviewed_one(winter):
    async with reviewing(winter) as review:
        await review.press("j", "G", "enter")
        assert review.beat == "1.1"


async def test_when_all_is_reviewed_the_screen_says_so(winter):
    async with reviewing(winter) as review:
        count = len(review.screen.desk.beats)
        await review.press(*["enter"] * count)
        assert review.screen.desk.counts.done == count
        assert review.shown("#keys").strip() == f"All {count} beats have a verdict; Q leaves."
        await review.press("home")
        assert "? help" in review.shown("#keys")


async def test_x_and_a_letter_dismiss_with_that_reason(winter):
    async with reviewing(winter) as review:
        await review.press("x", "f")
        assert review.sent(ReasonChosen)[0].reason is DismissReason.FIGURATIVE
        assert review.decision("1.1") == Decision(verdict=Verdict.DISMISSED, reason=DismissReason.FIGURATIVE)
        assert review.beat == "3.1"


@pytest.mark.parametrize("letter", DISMISS_KEYS)
async def test_a_reason_typed_ahead_is_still_the_reason(winter, letter):
    async with reviewing(winter) as review:
        await review.burst(f"x{letter}")
        expected = Decision(verdict=Verdict.DISMISSED, reason=DISMISS_KEYS[letter])
        assert winter.decisions == {(1, "1.1"): expected}
        assert review.beat == "3.1"


@pytest.mark.parametrize("pause", [0, 1, 2, 3])
async def test_two_dismissals_in_one_burst_are_two_dismissals(winter, pause):
    async with reviewing(winter) as review:
        keys = "xfxnxo"
        await review.burst(keys[:pause])
        await review.burst(keys[pause:])
        await review.pilot.pause()
        assert [decision.reason for decision in winter.decisions.values()] == [
            DismissReason.FIGURATIVE,
            DismissReason.NON_ROMANTIC,
            DismissReason.OTHER,
        ]


async def test_a_text_typed_and_closed_in_one_burst_leaves_the_next_keys_to_the_review(winter):
    async with reviewing(winter) as review:
        for key in ("c", "h", "i", "enter", "j", "u"):
            review.pilot.app.post_message(events.Key(key, key if len(key) == 1 else None))
        await review.pilot.pause()
        assert winter.written == {(1, 1): "hi"}
        assert review.decision("3.1").verdict is Verdict.UNSURE


async def test_a_filter_and_what_follows_it_in_one_burst_are_kept_apart(winter):
    async with reviewing(winter) as review:
        for key in ("f", *"touch", "enter", "o", *"words", "escape", "m"):
            review.pilot.app.post_message(events.Key(key, key if len(key) == 1 else None))
        await review.pilot.pause()
        assert review.screen.desk.filter.text == "touch"
        assert review.decision("6.2").notes == "words"
        assert review.screen.desk.marked == {"6.2"}


async def test_words_typed_ahead_are_still_the_words(winter):
    async with reviewing(winter) as review:
        await review.burst("onuxd")
        await review.press("escape")
        assert review.decision("1.1") == Decision(notes="nuxd")


async def test_departments_typed_ahead_are_still_departments(winter):
    async with reviewing(winter) as review:
        before = review.screen.desk.beat.departments
        await review.burst("dxn")
        assert review.screen.desk.beat.departments == before ^ {"extras"}


async def test_esc_takes_the_dismissal_back_before_it_is_one(winter):
    async with reviewing(winter) as review:
        await review.press("x", "escape", "j")
        assert winter.decisions == {}
        assert review.beat == "3.1"


async def test_no_key_of_the_review_works_while_a_reason_is_asked(winter):
    async with reviewing(winter) as review:
        await review.press("x", "enter", "3", "j", "z", "tab")
        assert winter.decisions == {}
        assert review.beat == "1.1"


async def test_confirming_a_dismissed_beat_forgets_the_reason(winter):
    async with reviewing(winter) as review:
        await review.press("x", "o", "k", "enter")
        assert review.decision("1.1") == Decision(verdict=Verdict.CONFIRMED)


async def test_u_says_unsure_and_r_takes_a_verdict_back(winter):
    async with reviewing(winter) as review:
        await review.press("u")
        assert review.decision("1.1").verdict is Verdict.UNSURE
        await review.press("k", "r")
        assert review.decision("1.1").verdict is None


async def test_a_number_settles_the_level_and_zero_goes_back(winter):
    async with reviewing(winter) as review:
        await review.press("j", "2")
        assert review.decision("3.1").settled == "K2"
        assert not review.screen.desk.beat.open
        await review.press("0")
        assert review.decision("3.1").settled is None


async def test_a_number_above_the_ladder_does_nothing(winter):
    async with reviewing(winter) as review:
        review.screen.go(review.screen.desk.at_beat("6.2"))
        await review.press("5")
        assert winter.decisions == {}
        await review.press("3")
        assert review.decision("6.2").settled == "T3"


async def test_letters_tick_and_untick_departments_until_enter(winter):
    async with reviewing(winter) as review:
        await review.press("j")
        default = review.screen.desk.beat.departments
        await review.press("d", "c", "d", "enter")
        assert [message.department for message in review.sent(DepartmentToggled)] == ["costume", "director"]
        assert review.decision("3.1").departments == (default | {"costume"}) - {"director"}
        await review.press("k")
        assert review.beat == "1.1"


async def test_ticks_are_shown_as_proposed_until_someone_changes_them(winter):
    async with reviewing(winter) as review:
        await review.press("j")
        assert "Tell, as proposed" in review.facts()
        await review.press("d", "c", "escape")
        assert "Tell, as proposed" not in review.facts()
        assert "Costume" in review.facts()


async def test_undo_goes_back_to_where_the_edit_was_and_redo_does_it_again(winter):
    async with reviewing(winter) as review:
        await review.press("enter", "enter", "G", "z")
        assert review.beat == "3.1"
        assert review.decision("3.1").verdict is None
        await review.press("home", "z", "Z")
        assert review.beat == "1.1"
        assert review.decision("1.1").verdict is Verdict.CONFIRMED


async def test_undo_crosses_to_the_other_episode():
    winter = FakeReview(scripts.long_winter(), scripts.long_winter())
    async with reviewing(winter) as review:
        await review.press("enter", "right_square_bracket")
        assert review.screen.desk.episode.id == 2
        await review.press("z")
        assert (review.screen.desk.episode.id, review.beat) == (1, "1.1")


async def test_undo_of_nothing_says_so(winter):
    async with reviewing(winter) as review:
        await review.press("z")
        assert review.shown("#keys").strip() == "Nothing to undo."


async def test_an_edit_that_cannot_be_kept_is_not_shown_as_kept(winter):
    async with reviewing(winter) as review:
        winter.broken = True
        await review.press("enter")
        assert review.beat == "1.1"
        assert review.screen.desk.beat.decision == Decision()
        assert "disk is full" in [n.message for n in review.pilot.app._notifications][-1]


async def test_stop_shows_the_banner_and_no_level(winter):
    stop = FakeReview(scripts.stop_scene())
    for size in ((140, 40), NARROW):
        async with reviewing(stop, size) as review:
            words = " ".join(review.facts().split())
            assert "legal and production first" in words
            assert "Level" not in words
            await review.press("1")
            assert stop.decisions == {}


async def test_a_minor_at_the_table_is_named_and_does_not_stop_the_scene(winter):
    async with reviewing(winter) as review:
        review.screen.go(review.screen.desk.at_beat("6.1"))
        await review.pilot.pause()
        assert "A minor is present: PIP (9)" in " ".join(review.facts().split())
        assert "Level" in review.facts()


async def test_after_the_last_beat_of_an_episode_the_next_one_is_offered():
    winter = FakeReview(scripts.long_winter(), scripts.long_winter())
    async with reviewing(winter) as review:
        await review.press(*["enter"] * len(review.screen.desk.beats))
        assert "] opens the next script" in review.shown("#keys")


async def test_a_verdict_that_cannot_be_kept_speaks_of_no_editor(winter):
    async with reviewing(winter) as review:
        winter.broken = True
        await review.press("enter")
        assert "editor" not in [n.message for n in review.pilot.app._notifications][-1]
