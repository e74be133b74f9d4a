"""Other people's scripts and broken files, where they lie beside the project."""

import re
from collections import Counter

import pytest

from scenebreak.domain.errors import ScenebreakError
from scenebreak.reading import SUFFIXES, read
from tests.reading.outline import assert_sound
from tests.shared import SHARED, needs_shared

pytestmark = needs_shared

CORPUS = SHARED / "corpus"
_NUMBERS = re.compile(r"^\s*\*?[A-Z]{0,2}\d[\w.-]*\s+|\s+\*?[A-Z]{0,2}\d[\w.-]*\s*\*?$")


def _key(heading):
    return re.sub(r"[^a-z0-9]", "", _NUMBERS.sub("", _NUMBERS.sub("", heading)).lower())


def _expected(slug):
    """Page and heading of each scene in the corpus's own cut of a script."""
    for chunk in sorted((CORPUS / "dev" / "scenes" / slug).glob("chunk*.txt")):
        for found in re.finditer(
            r"^## S\d+ p(\d+) (?!\(BEFORE)(.*)$", chunk.read_text("utf-8"), re.MULTILINE
        ):
            yield int(found[1]), _key(found[2])


def _scripts(folder):
    return sorted(path for path in folder.rglob("*") if path.suffix in SUFFIXES)


@pytest.mark.parametrize("path", _scripts(CORPUS / "dev" / "scripts"), ids=lambda path: path.stem)
def test_the_headings_of_a_real_script_are_found_on_their_pages(path):
    screenplay = read(path)
    assert_sound(screenplay)
    paged = path.suffix == ".pdf"
    left = [(scene.page if paged else 1, _key(scene.heading)) for scene in screenplay.scenes]
    missed, expected = [], list(_expected(path.stem))
    for page, heading in expected:
        # the corpus cuts a heading of two rows after the first
        found = next((place for place in left if place[0] == page and place[1].startswith(heading)), None)
        if found is None:
            missed.append((page, heading))
        else:
            left.remove(found)
    assert len(missed) <= 0.01 * len(expected), missed[:10]


def _assert_read_or_refused(path):
    try:
        screenplay = read(path)
    except ScenebreakError as refusal:
        reason = refusal
    else:
        assert_sound(screenplay)
        return
    assert reason.remedy, path


@pytest.mark.parametrize("kind", ["fdx", "fountain", "text"])
def test_every_case_is_read_or_refused(kind):
    paths = _scripts(SHARED / "cases" / kind)
    for path in paths[:: max(1, len(paths) // 12)]:
        _assert_read_or_refused(path)


def test_hostile_files_are_read_or_refused():
    paths = _scripts(SHARED / "hostile")
    assert paths
    for path in paths[::20]:
        _assert_read_or_refused(path)


def test_three_formats_of_one_script_give_the_same_scenes():
    folder = "vilcans__screenplain"
    headings = [
        [
            _key(scene.heading)
            for scene in read(SHARED / "cases" / kind / folder / f"examples_Big-Fish.{kind}").scenes
        ]
        for kind in ("pdf", "fdx", "fountain")
    ]
    assert headings[0] == headings[1] == headings[2]


def test_three_formats_of_one_script_give_the_same_elements():
    """But for one paragraph that ends a page with a full stop and goes on overleaf (docs/decisions)."""
    folder = "vilcans__screenplain"
    pdf, fdx, fountain = (
        [
            (element.type, _key(element.text))
            for element in read(SHARED / "cases" / kind / folder / f"examples_Big-Fish.{kind}").elements()
        ]
        for kind in ("pdf", "fdx", "fountain")
    )
    assert fdx == fountain
    assert len(Counter(pdf) - Counter(fdx)) == 2
    assert len(Counter(fdx) - Counter(pdf)) == 1


@pytest.mark.parametrize(
    ("name", "script"),
    [
        ("attack_the_block", "ATTACK-THE-BLOCK"),
        ("banshees", "The_Banshees_of_Inisherin"),
        ("bullitt", "BULLITT"),
    ],
)
def test_no_scene_number_of_both_margins_is_missed(name, script):
    gold = (
        (SHARED / "cases" / "pdf" / "gold" / f"{name}.scene_numbers.tsv").read_text("utf-8").splitlines()[1:]
    )
    rows = [line.split("\t") for line in gold]
    expected = Counter((int(page), number) for page, number, kind, *_ in rows if kind != "continued")
    path = SHARED / "cases" / "pdf" / "intrusive-memory__SwiftCompartido" / f"Fixtures_{script}.pdf"
    scenes = [scene for scene in read(path).scenes if scene.number]
    found = Counter((scene.page, scene.number) for scene in scenes)
    assert not expected - found
    assert all(scene.omitted for scene in scenes if (scene.page, scene.number) not in expected)
