"""Whatever the input, reading ends, loses no word it should keep, and gives a sound screenplay."""

import re
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scenebreak.domain.errors import UnreadableScript
from scenebreak.domain.screenplay import ScriptFormat
from scenebreak.reading.assemble import assemble
from scenebreak.reading.clean import clean
from scenebreak.reading.columns import find_columns
from scenebreak.reading.fdx import read_fdx
from scenebreak.reading.fountain import read_fountain
from scenebreak.reading.pdf.rows import SAME_ROW, make_sheet
from scenebreak.reading.pdf.runs import RawPage, Run
from scenebreak.reading.plaintext import read_text
from tests.reading.outline import assert_sound

STRUCTURE = [
    "INT. ROOM - DAY",
    "EXT HILL",
    "12 INT. X 12",
    ".FORCED #1#",
    "OMITTED",
    "# Act",
    "= note",
    "CUT TO:",
]
SPEECH = ["ANNA", "ANNA (V.O.) ^", "@Mc", "(low)", "Hello there.", "~la", "(CONTINUED)", "5.", "Title: X"]
MARKS = ["[[", "]]", "[[*]]", "/*", "*/", "> MID <", ">", "!ACTION", "===", "*a* _b_", "\\*"]
ODD = ["  ", "\t", "\u2028", "\x00", "\u200b", "😀"]
PIECES = st.sampled_from(STRUCTURE + SPEECH + MARKS + ODD)
SCRIPTS = st.lists(st.one_of(PIECES, st.text(max_size=12)), max_size=40).flatmap(
    lambda pieces: st.sampled_from(["\n", "\n\n", "\r\n", " "]).map(lambda joint: joint.join(pieces))
)


def assert_reads(manuscript):
    assert_sound(assemble(Path("any"), ScriptFormat.TEXT, "", manuscript))


@given(SCRIPTS)
@settings(max_examples=200, deadline=None)
def test_any_text_is_sound_fountain(text):
    assert_reads(read_fountain(text))


@given(SCRIPTS)
@settings(max_examples=150, deadline=None)
def test_any_text_is_a_sound_plain_script(text):
    assert_reads(read_text(text))


RUNS = st.builds(
    lambda text, x, y: Run(text, float(x), float(y), float(x)),
    st.text(alphabet="abcXYZ0.(*", min_size=1, max_size=8),
    st.integers(0, 600),
    st.one_of(st.integers(0, 790), st.sampled_from([300, 302, 312, 324])),
)


@given(st.lists(RUNS, max_size=40))
def test_rows_hold_every_run_from_top_to_bottom_and_left_to_right(runs):
    sheet = make_sheet(1, RawPage(runs=runs), 7.2)
    baselines = [row.y for row in sheet.rows]
    assert baselines == sorted(baselines, reverse=True)
    assert [row.number for row in sheet.rows] == list(range(1, len(sheet.rows) + 1))
    for row in sheet.rows:
        assert [word.x for word in row.words] == sorted(word.x for word in row.words)
    for run in runs:
        beside = [row for row in sheet.rows if abs(row.y - run.y) <= SAME_ROW]
        assert any(clean(run.text) in "".join(word.text for word in row.words) for row in beside)


def word(n):
    """A word that no other has."""
    return f"w{n}q"


BLOCKS = st.sampled_from(
    [
        "INT. {} - DAY",
        ".{}",
        "{} walks {}",
        "ANNA\n{} now",
        "@{}\n(low)\n{} then",
        "TOM ^\n{}\n~la {}",
        "> {} <",
        "> {} TO:",
        "[[{}]]",
        "= {}",
        "{}\n\n===",
        "# {}",
        "!{}",
        "a *{}* and _{}_",
    ]
)


@given(st.lists(BLOCKS, min_size=1, max_size=20))
def test_no_word_of_a_fountain_script_is_lost_or_moved(blocks):
    holes = "\n\n".join(blocks).split("{}")
    words = [word(n) for n in range(len(holes) - 1)]
    text = "".join(part for pair in zip(holes, [*words, ""], strict=True) for part in pair)
    printed = " ".join(line.text for block in read_fountain("\n\n" + text).blocks for line in block.lines)
    assert re.findall(r"w\d+q", printed) == words


ROWS = st.lists(
    st.tuples(
        st.sampled_from([72, 108, 180, 209, 252, 320, 400]),
        st.sampled_from(
            ["ANNA", "TOM REED", "Not now, please, I am late.", "(low)", "She waits at the door."]
        ),
    ),
    min_size=1,
    max_size=40,
)


@given(ROWS)
@settings(max_examples=300)
def test_columns_of_rows_like_a_script_stand_in_their_order(rows):
    runs = [
        Run(part, x + 7.2 * text.index(part), 780.0 - 12 * n, x + 7.2 * (text.index(part) + len(part)))
        for n, (x, text) in enumerate(rows)
        for part in text.split()
    ]
    columns = find_columns(make_sheet(1, RawPage(runs=runs), 7.2).rows, 7.2)
    edges = [edge for edge in (columns.action, columns.speech, columns.cue) if edge is not None]
    assert edges == sorted(edges)
    assert columns.cue is None or columns.cue - columns.action > 5 * columns.pitch


XML_TYPES = st.sampled_from(
    ["Scene Heading", "Action", "Character", "Dialogue", "Parenthetical", "Shot", "New Act", "General", "?"]
)
XML_WORDS = st.sampled_from(
    ["INT. ROOM - DAY", "ANNA", "OMITTED", "12", "(MORE)", "ACT ONE", "", " ", "Rain.", "&amp;", "ANNA: no"]
)
XML_PROPERTIES = st.sampled_from(
    [
        "",
        '<SceneProperties Length="1 3/8" Page="2A"/>',
        '<SceneProperties Length="3/8" Page="3"/>',
        '<SceneProperties Length="2" Page=""/>',
        '<SceneProperties Length="x" Page="-1"/>',
    ]
)


def paragraph(kind, texts, properties, inner):
    runs = "".join(f'<Text RevisionID="{len(text) % 2}">{text}</Text>' for text in texts)
    return f'<Paragraph Type="{kind}" Number="{len(inner)}">{properties}{runs}{inner}</Paragraph>'


PARAGRAPHS = st.recursive(
    st.builds(paragraph, XML_TYPES, st.lists(XML_WORDS, max_size=3), XML_PROPERTIES, st.just("")),
    lambda nodes: st.builds(
        lambda kind, tag, inner: paragraph(kind, ["A"], "", f"<{tag}>{''.join(inner)}</{tag}>"),
        XML_TYPES,
        st.sampled_from(["DualDialogue", "OmittedScene", "ScriptNote", "Other"]),
        st.lists(nodes, max_size=3),
    ),
    max_leaves=8,
)


@given(st.lists(PARAGRAPHS, max_size=8))
@settings(max_examples=150, deadline=None)
def test_any_final_draft_paragraphs_are_sound(paragraphs):
    content = f"<Content>{''.join(paragraphs)}</Content>"
    script = f'<FinalDraft DocumentType="Script" Version="5">{content}</FinalDraft>'
    assert_reads(read_fdx(Path("any.fdx"), script.encode()))


PRINTED = st.sampled_from(
    ["Scene Heading", "Action", "Character", "Dialogue", "Shot", "Transition", "General"]
)
NESTED = st.recursive(
    PRINTED.map(lambda kind: (kind, ())),
    lambda inner: st.tuples(PRINTED, st.lists(inner, max_size=3).map(tuple)),
    max_leaves=8,
)


def with_words(node, words):
    """A paragraph with the next word, and those inside it in dual dialogue."""
    kind, inner = node
    words.append(word(len(words)))
    text = f"<Text>{words[-1]} and</Text><Text> on</Text>"
    inside = "".join(with_words(each, words) for each in inner)
    return f'<Paragraph Type="{kind}">{text}<DualDialogue>{inside}</DualDialogue></Paragraph>'


@given(st.lists(NESTED, min_size=1, max_size=6))
def test_no_word_of_a_final_draft_file_is_lost_or_moved(nodes):
    words = []
    content = "".join(with_words(node, words) for node in nodes)
    script = f"<FinalDraft><Content>{content}</Content></FinalDraft>"
    blocks = read_fdx(Path("any.fdx"), script.encode()).blocks
    printed = " ".join(line.text for block in blocks for line in block.lines)
    assert re.findall(r"w\d+q", printed) == words


@given(st.binary(max_size=200))
def test_any_bytes_are_final_draft_or_refused(data):
    with suppress(UnreadableScript):
        assert_reads(read_fdx(Path("any.fdx"), b"<FinalDraft><Content>" + data + b"</Content></FinalDraft>"))


@given(st.lists(RUNS, min_size=1, max_size=40))
def test_columns_of_any_rows_stand_in_their_order(runs):
    rows = make_sheet(1, RawPage(runs=runs), 7.2).rows
    columns = find_columns(rows, 7.2)
    edges = [edge for edge in (columns.action, columns.speech, columns.cue) if edge is not None]
    assert edges == sorted(edges)
    assert min(row.x for row in rows) <= columns.action


@pytest.mark.parametrize("piece", [" ", "*a ", "[[", "(", "/*", "_", "A: ", "\n \n"])
def test_a_megabyte_of_anything_is_read(piece):
    """A step of quadratic cost would not end within a day."""
    manuscript = read_fountain(piece * (1_000_000 // len(piece)))
    assert all(block.lines for block in manuscript.blocks)
