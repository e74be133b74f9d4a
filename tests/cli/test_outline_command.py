"""`scenebreak outline` shows what was read, in every form, and says what was not."""

import csv
import io
import json
import subprocess
import sys

import pytest

from scenebreak.reading import read
from tests.shared import SHARED, needs_shared

SAMPLE = """Title: Low Tide
Author: Ana Reed

INT. BOATHOUSE - NIGHT #12A#

ANNA (34) closes the door. *Slowly*. [[*]]

ANNA (V.O.)
(low)
Come in.

TOM ^
Coming in.

.OMITTED #13 - 15#

INSERT - A LETTER

!INT. IS NO HEADING HERE

~Low tide, low tide.

=SUM(1)
"""


@pytest.fixture
def script(tmp_path):
    path = tmp_path / "tide.fountain"
    path.write_text(SAMPLE, encoding="utf-8")
    return path


def elements_of(screenplay):
    return [
        (e.type, e.text, e.character, e.extension, e.dual, [s.revised for s in e.spans])
        for e in screenplay.elements()
    ]


def test_the_table_has_number_page_length_heading_and_people(scenebreak, good):
    result = scenebreak("outline", good)
    assert result.code == 0
    assert "Low Tide" in result.out
    assert "INT. BOATHOUSE - NIGHT" in result.out
    assert "1/8" in result.out


def test_json_is_a_list_with_scenes_and_portrayals(scenebreak, script):
    [entry] = json.loads(scenebreak("outline", script, "--format", "json").out)
    assert entry["schema"] == "scenebreak/outline-1"
    assert entry["script"]["writers"] == ["Ana Reed"]
    assert [scene["number"] for scene in entry["scenes"]] == ["12A", "13 - 15"]
    assert entry["scenes"][1]["omitted"]
    assert entry["scenes"][1]["number_range"] == ["13", "15"]
    assert entry["portrayals"][0]["name"] == "ANNA"
    assert entry["portrayals"][0]["age"] == "34"
    assert "elements" not in entry["scenes"][0]


def test_elements_come_with_the_places_of_their_lines(scenebreak, script):
    [entry] = json.loads(scenebreak("outline", script, "-f", "json", "--elements").out)
    action = entry["scenes"][0]["elements"][1]
    assert action["type"] == "action"
    assert action["spans"][0]["revised"]
    assert action["spans"][0]["end"] == len(action["text"])


def test_csv_has_a_row_a_scene_or_a_row_an_element(scenebreak, script):
    scenes = list(csv.DictReader(io.StringIO(scenebreak("outline", script, "-f", "csv").out)))
    assert [row["number"] for row in scenes] == ["12A", "13 - 15"]
    assert scenes[0]["speaking"] == "ANNA, TOM"
    words = list(csv.DictReader(io.StringIO(scenebreak("outline", script, "-f", "csv", "--elements").out)))
    assert "shot" in [row["type"] for row in words]


def test_no_cell_is_a_formula(scenebreak, script):
    out = scenebreak("outline", script, "-f", "csv", "--elements").out
    assert not [row for row in csv.reader(io.StringIO(out)) if any(cell.startswith("=") for cell in row)]


def test_fountain_reads_back_as_the_same_elements(scenebreak, script, tmp_path):
    copy = tmp_path / "copy.fountain"
    assert scenebreak("outline", script, "-o", copy).code == 0
    first, second = read(script), read(copy)
    assert elements_of(first) == elements_of(second)
    assert [scene.number for scene in first.scenes] == [scene.number for scene in second.scenes]
    assert second.title_page.writers == ("Ana Reed",)


def test_a_numbered_scene_without_heading_reads_back_from_fountain(scenebreak, script, tmp_path):
    script.write_text("INT. BOATHOUSE - NIGHT #1#\n\nTide.\n\nA crate falls. [[#2#]]\n", encoding="utf-8")
    copy = tmp_path / "copy.fountain"
    assert scenebreak("outline", script, "-o", copy).code == 0
    for each in (script, copy):
        assert [(s.number, s.heading) for s in read(each).scenes][1:] == [("2", "A crate falls.")]


def test_every_element_is_in_the_table_when_asked(scenebreak, script):
    out = scenebreak("outline", script, "--elements").out
    assert "parenthetical" in out
    assert "(low)" in out


def test_a_script_that_cannot_be_read_is_told_of_and_the_others_are_shown(scenebreak, script, bad):
    result = scenebreak("outline", script, bad["torn"], "-f", "json")
    assert result.code == 3
    good, failed = json.loads(result.out)
    assert good["scenes"]
    assert "damaged" in failed["error"]
    assert "torn.pdf" in result.err


def test_fountain_holds_one_script(scenebreak, script, good):
    result = scenebreak("outline", script, good, "-f", "fountain")
    assert result.code == 2
    assert "one script" in result.err


@needs_shared
@pytest.mark.parametrize("name", ["far-from-heaven", "nottinghill"])
def test_a_whole_feature_survives_the_way_through_fountain(scenebreak, tmp_path, name):
    script, copy = SHARED / "corpus" / "dev" / "scripts" / f"{name}.pdf", tmp_path / "copy.fountain"
    if not script.exists():
        pytest.skip("this script is not there")
    scenebreak("outline", script, "-o", copy)
    assert [e[:5] for e in elements_of(read(script))] == [e[:5] for e in elements_of(read(copy))]


def test_help_loads_no_reader():
    code = "import sys; sys.argv = ['scenebreak', 'outline', '--help']\n"
    code += "from scenebreak.cli.app import main\ntry:\n    main()\nexcept SystemExit:\n    pass\n"
    code += "print(sorted({'pypdfium2', 'rich', 'numpy', 'scenebreak.reading.door'} & set(sys.modules)))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"
