"""Every script in cases/ reads as the outline beside it says."""

from pathlib import Path

import pytest

from scenebreak.reading import SUFFIXES, read
from tests.reading.outline import assert_sound, outline

CASES = Path(__file__).parent / "cases"
SCRIPTS = sorted(path for path in CASES.iterdir() if path.suffix in SUFFIXES)


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_a_script_reads_as_its_outline(script):
    screenplay = read(script)
    assert outline(screenplay) == script.with_suffix(".outline").read_text("utf-8")
    assert_sound(screenplay)


def test_a_title_page_gives_title_draft_and_date():
    found = [read(CASES / name) for name in ("harbour.fountain", "mill.txt", "quarry.fdx")]
    assert [(s.title, s.draft, s.draft_date) for s in found] == [
        ("The Harbour Office", "Blue Revised", "03/02/26"),
        ("THE MILL", "Second Draft", "4 May 2026"),
        ("THE QUARRY", "Pink Revised", "06/07/26"),
    ]


def test_final_draft_page_numbers_become_labels():
    assert [scene.page_label for scene in read(CASES / "quarry.fdx").scenes] == ["1", "2", "2A"]


def test_only_the_revised_line_of_a_paragraph_is_marked():
    action = read(CASES / "harbour.fountain").scenes[0].elements[1]
    marked = [action.text[span.start : span.end] for span in action.spans if span.revised]
    assert marked == ["MAREN (40s) sorts tide tables. Rain on the glass."]
