"""Whatever the input, reading ends, loses no word it should keep, and gives a sound screenplay."""

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
from scenebreak.reading.pdf.rows import make_sheet
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
    st.integers(0, 790),
)


@given(st.lists(RUNS, max_size=40))
def test_rows_hold_every_run_from_top_to_bottom_and_left_to_right(runs):
    sheet = make_sheet(1, RawPage(runs=runs), 7.2)
    baselines = [row.y for row in sheet.rows]
    assert baselines == sorted(baselines, reverse=True)
    assert [row.number for row in sheet.rows] == list(range(1, len(sheet.rows) + 1))
    for row in sheet.rows:
        assert [word.x for word in row.words] == sorted(word.x for word in row.words)
    printed = "".join(word.text for row in sheet.rows for word in row.words)
    assert set(printed) == set("".join(clean(run.text) for run in runs))


XML_TYPES = st.sampled_from(
    ["Scene Heading", "Action", "Character", "Dialogue", "Parenthetical", "Shot", "New Act", "General", "?"]
)
XML_WORDS = st.sampled_from(
    ["INT. ROOM - DAY", "ANNA", "OMITTED", "12", "(MORE)", "ACT ONE", "", " ", "Rain.", "&amp;", "ANNA: no"]
)
XML_PROPERTIES = st.sampled_from(
    ["", '<SceneProperties Length="1 3/8" Page="2A"/>', '<SceneProperties Length="x" Page="-1"/>']
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
