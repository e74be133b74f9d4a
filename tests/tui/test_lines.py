"""Line by line through the script: what the machine missed becomes a beat, what it joined is split."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenebreak.domain.beat import Verdict
from scenebreak.domain.finding import Kind, Level
from scenebreak.tui.paper import lay_out
from scenebreak.tui.passage import Passage
from tests.tui import scripts
from tests.tui.driving import NARROW, NORMAL, WIDE, reviewing
from tests.tui.kept_review import kept_review


@pytest.fixture
def kept(tmp_path):
    return kept_review(tmp_path, scripts.long_winter())


def chosen(review):
    return review.screen.script.chosen.text


async def line_with(review, words):
    """Go down to the line with these words."""
    await review.press("v")
    for _ in range(200):
        if words in chosen(review):
            return
        await review.press("j")
    raise LookupError(words)


async def test_a_key_takes_the_line_of_the_evidence_and_j_and_k_go_from_line_to_line(kept):
    async with reviewing(kept) as review:
        await review.press("v")
        assert "almost kisses her" in chosen(review)
        await review.press("down", "j")
        after = chosen(review)
        await review.press("k", "j")
        assert chosen(review) == after
        assert review.beat == kept.beats(1)[0].beat.id
        await review.press("escape", "j")
        assert review.screen.script.chosen is None
        assert review.beat == kept.beats(1)[1].beat.id


@pytest.mark.parametrize("size", [NARROW, NORMAL, WIDE])
async def test_two_more_keys_flag_the_words_of_a_line(kept, size):
    async with reviewing(kept, size) as review:
        await line_with(review, "Jo takes Mara's face")
        quote = chosen(review)
        await review.press("f", "t")
        assert "3 intimate: chest" in review.screen.decision.flag.render().plain
        await review.press("3")
        assert review.screen.waiting is review.screen.decision.people
        await review.press("escape")
        made = review.screen.desk.beat
        assert (made.beat.kind, made.beat.level) == (Kind.TOUCH, Level.SEXUAL)
        assert made.axis == "T3"
        assert made.decision.verdict is Verdict.CONFIRMED
        assert made.beat.anchor.quote == quote
        assert made.beat.made
        assert len(kept.beats(1)) == 8
        await review.press("z")
        assert len(kept.beats(1)) == 7
        await review.press("Z", "minus")
        assert len(kept.beats(1)) == 7
        await review.press("z")
        assert len(kept.beats(1)) == 8


async def test_words_are_left_out_and_taken_in_one_by_one(kept):
    async with reviewing(kept) as review:
        await line_with(review, "almost kisses her")
        await review.press("l", "l", "<", "<")
        words = chosen(review).split()
        await review.press("h", "greater_than_sign")
        more = chosen(review).split()
        assert more[1:-1] == words
        await review.press("e")
        assert chosen(review) == review.screen.script.chosen.element.text
        await review.press("f", "k", "4", "escape")
        assert review.screen.desk.beat.beat.anchor.quote.startswith("She laughs.")


async def test_a_beat_is_split_at_a_line(tmp_path):
    writer = scripts.Writer().scene("1", "INT. ROOM - NIGHT")
    writer.action("ANNA (30) and TOM (31) kiss by the door.").action("They sit down.").action(
        "They kiss again."
    )
    screenplay = writer.screenplay()
    pair = ("ANNA", "TOM")
    findings = [
        scripts.see(screenplay, words, Kind.KISS, Level.PECK, pair)
        for words in ("kiss by the door", "They kiss again")
    ]
    kept = kept_review(tmp_path, scripts.scanned(screenplay, findings))
    async with reviewing(kept) as review:
        assert len(kept.beats(1)) == 1
        await line_with(review, "They kiss again")
        await review.press("s")
        assert len(kept.beats(1)) == 2
        assert review.screen.desk.beat.decision.verdict is None
        assert review.screen.desk.beat.beat.anchor.quote == "They kiss again."
        await review.press("z")
        assert len(kept.beats(1)) == 1


async def test_a_split_in_front_of_the_beat_is_refused_in_words(kept):
    async with reviewing(kept) as review:
        await review.press("v", "k", "s")
        assert "do not stand behind" in [n.message for n in review.pilot.app._notifications][-1]
        assert len(kept.beats(1)) == 7


async def test_enter_goes_to_the_beat_whose_words_stand_on_the_line(kept):
    async with reviewing(kept) as review:
        await line_with(review, "They kiss.")
        await review.press("enter")
        assert review.screen.desk.beat.beat.anchor.quote == "They kiss."
        assert review.screen.script.chosen is None


async def test_people_are_corrected_by_letter_and_found_people_come_back(kept):
    async with reviewing(kept) as review:
        await review.press("P", "a", "escape")
        decision = kept.beats(1)[0].decision
        assert decision.people is not None
        assert set(decision.people) < {"MARA", "JO"}
        assert "as you say" in " ".join(review.facts().split())
        await review.press("P", "a", "enter")
        assert set(kept.beats(1)[0].participants) == {"MARA", "JO"}


async def test_a_machines_beat_cannot_be_removed(kept):
    async with reviewing(kept) as review:
        await review.press("minus")
        assert len(kept.beats(1)) == 7


async def test_every_line_of_a_hostile_script_can_be_gone_through_and_flagged(tmp_path):
    kept = kept_review(tmp_path, scripts.hostile())
    async with reviewing(kept, NARROW) as review:
        await review.press("v")
        for _ in range(30):
            await review.press("j", "l", "greater_than_sign")
        await review.press("f", "u", "1", "escape")
        assert review.screen.desk.beat.beat.made
        assert "\x1b" not in review.everything()


WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["Cs"]), min_size=1, max_size=200)


@given(
    WORDS,
    st.lists(
        st.sampled_from(["begun", "ended"]).flatmap(
            lambda n: st.tuples(st.just(n), st.sampled_from([-1, 1]))
        ),
        max_size=12,
    ),
)
def test_chosen_words_always_begin_and_end_with_a_word_of_their_element(text, changes):
    script = scripts.Writer().scene("1", "INT. ROOM - DAY").action(text).screenplay()
    for line in lay_out(script, 30).lines:
        passage = Passage.of(line)
        if passage is None or line.element.text != text:
            continue
        for name, step in changes:
            passage = getattr(passage, name)(step)
            assert passage.start < passage.end
            assert passage.text.strip()
            assert passage.text == passage.element.text[passage.start : passage.end]


async def test_somebody_the_scene_does_not_name_takes_part(tmp_path):
    kept = kept_review(tmp_path, scripts.long_winter())
    async with reviewing(kept) as review:
        await review.press("j", "P", "plus")
        await review.write("woman in red")
        await review.press("enter")
        assert review.screen.desk.beat.participants[-1] == "WOMAN IN RED"
        assert "WOMAN IN RED" in review.screen.decision.people.render().plain
        await review.press("a", "escape")
        assert review.screen.desk.beat.participants == ("JO", "WOMAN IN RED")
        assert review.screen.waiting is None


async def test_typing_a_name_is_left_by_esc_and_letters_tick_in_the_order_of_the_pane(tmp_path):
    kept = kept_review(tmp_path, scripts.long_winter())
    async with reviewing(kept) as review:
        await review.press("j", "P")
        people = review.screen.decision.people.people
        assert people[:2] == review.screen.desk.beat.participants == ("MARA", "JO")
        await review.press("plus", "x", "backspace", "y", "escape")
        assert review.screen.waiting is review.screen.decision.people
        assert review.screen.desk.beat.participants == ("MARA", "JO")
