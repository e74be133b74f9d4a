"""The press breaks words into lines, lines into pages, and loses none of them."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sample_scripts.press.front import front_of
from sample_scripts.press.passage import Passage
from sample_scripts.press.units import CHARACTER, INDENTS, Paragraph, Speech
from scenebreak.domain.screenplay import ElementType

WORD = st.text("abcdefgh", min_size=1, max_size=9)
SENTENCE = st.lists(WORD, min_size=1, max_size=20).map(lambda words: " ".join(words) + ".")
TEXT = st.lists(SENTENCE, min_size=1, max_size=8).map(" ".join)


@given(TEXT, st.integers(20, 60))
def test_lines_hold_every_word_within_the_width(text, width):
    lines = Passage(text).lines(width)
    assert " ".join(line.text for line in lines) == text
    assert all(len(line.text) <= width for line in lines)


@given(TEXT, st.integers(20, 60), st.integers(0, 12))
def test_a_split_keeps_every_word_and_fits(text, width, room):
    halves = Passage(text).split(width, room)
    if halves:
        head, tail = halves
        assert f"{head.text} {tail.text}" == text
        assert 2 <= len(head.lines(width)) <= room
        assert len(tail.lines(width)) >= 2


@given(TEXT, st.data())
def test_a_revision_mark_stays_beside_its_words(text, data):
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    passage = Passage(text, ((start, end),))
    halves = passage.split(35, 6) or (passage,)
    marked = "".join(half.text[low:high] for half in halves for low, high in half.revised)
    assert marked.replace(" ", "") == text[start:end].replace(" ", "")
    assert any(line.revised for half in halves for line in half.lines(35)) or not text[start:end].strip()


@given(st.lists(TEXT, min_size=1, max_size=3), st.integers(2, 20))
def test_a_split_speech_says_more_and_goes_on_under_the_same_name(texts, room):
    speech = Speech(Passage("ANNA (CONT'D)"), tuple((ElementType.DIALOGUE, Passage(text)) for text in texts))
    halves = speech.split(room)
    if halves:
        head, tail = halves
        assert head.more
        assert not tail.more
        assert head.height <= room
        assert tail.cue.text == "ANNA (CONT'D)"
        spoken = [passage.text for half in halves for _, passage in half.parts]
        assert " ".join(spoken) == " ".join(texts)


def test_only_action_is_split():
    text = " ".join(["One sentence that fills a good part of a line."] * 8)
    assert Paragraph(ElementType.ACTION, Passage(text)).split(4)
    assert Paragraph(ElementType.HEADING, Passage(text)).split(4) is None


def test_transitions_end_where_their_indent_does():
    indent = INDENTS[ElementType.TRANSITION]
    ends = [indent.x(text) + len(text) * CHARACTER for text in ("CUT TO:", "DISSOLVE TO:")]
    assert ends == [pytest.approx(indent.left + indent.width * CHARACTER)] * 2


def test_the_front_of_a_source_is_its_title_page_and_what_opens_it(tmp_path: Path):
    source = tmp_path / "a.fountain"
    source.write_text(
        "Title: A\nEpisode: #1\nDraft: Pink Revised\nDraft date: 01/02/26\nContact:\n    One\n    Two\n\n"
        "> TEASER <\n\nFADE IN:\n\nINT. HOUSE - DAY\n\nA room.\n"
    )
    front = front_of(source)
    assert (front.name, front.draft) == ("A #1", "PINK REVISED 01/02/26")
    assert front.keys["contact"] == ("One", "Two")
    assert front.opening == ("TEASER", "FADE IN:")
