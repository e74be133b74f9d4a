"""A kept result is the same result, and holds no words of the script."""

import re
from dataclasses import replace

import pytest

from scenebreak.domain.scan import Sensitivity
from scenebreak.services.cache import ScanCache
from tests.build import finding, scan, scene, scene_scan

HOME = scene(1, "MIA (15) carries plates. ANNA and TOM share a quick kiss, almost.", "Rain on the roof.")


def scanned(**changes):
    found = replace(
        finding(within=HOME), why="a kiss verb: “quick kiss”; does not happen (“ALMOST”)", **changes
    )
    return scan(scene_scan(HOME, found, minors=("MIA (15)",)))


@pytest.fixture
def kept(tmp_path):
    return ScanCache(tmp_path / "scans")


@pytest.mark.parametrize(
    "changes", [{}, {"modifiers": ("background:4",)}, {"minor": True}, {"confidence": 0.3}]
)
def test_a_kept_result_is_the_same_result(kept, changes):
    result = scanned(**changes)
    kept.save(result.screenplay, result.tool, result.scenes)
    assert kept.load(result.screenplay, result.tool) == result.scenes


def test_nothing_is_kept_for_another_script_lexicon_or_sensitivity(kept):
    result = scanned()
    kept.save(result.screenplay, result.tool, result.scenes)
    other = replace(result.screenplay, sha256="1" * 64)
    assert kept.load(other, result.tool) is None
    assert kept.load(result.screenplay, replace(result.tool, lexicon="new")) is None
    assert kept.load(result.screenplay, replace(result.tool, sensitivity=Sensitivity.STRICT)) is None


def test_no_words_of_the_script_lie_in_the_cache(kept):
    result = scanned()
    kept.save(result.screenplay, result.tool, result.scenes)
    (file,) = kept.folder.iterdir()
    written = set(re.findall(r"[a-z]{3,}", file.read_text().lower()))
    script = " ".join(element.text for element in HOME.elements).lower()
    ours = {"kiss", "not"}  # the kind and our own wording
    assert not (written & set(re.findall(r"[a-z]{3,}", script))) - ours
    assert file.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize(
    "changes",
    [
        {"participants": ("NOBODY",)},
        {"why": "seen: “words that stand nowhere”"},
        {"why": "a “nested “quote” here”"},
    ],
)
def test_words_that_stand_nowhere_keep_a_result_out(kept, changes):
    result = scan(scene_scan(HOME, replace(finding(within=HOME), **changes)))
    kept.save(result.screenplay, result.tool, result.scenes)
    assert kept.load(result.screenplay, result.tool) is None


@pytest.mark.parametrize("damage", ["", "[]", '[{"tier": 9}]', "\x00", '[{"findings": [{"element": 7}]}]'])
def test_a_damaged_file_means_scanning_again(kept, damage):
    result = scanned()
    kept.save(result.screenplay, result.tool, result.scenes)
    (file,) = kept.folder.iterdir()
    file.write_text(damage)
    assert kept.load(result.screenplay, result.tool) is None


def test_a_place_where_nothing_can_be_written_is_no_failure(tmp_path):
    blocked = tmp_path / "file"
    blocked.write_text("")
    result = scanned()
    cache = ScanCache(blocked / "scans")
    cache.save(result.screenplay, result.tool, result.scenes)
    assert cache.load(result.screenplay, result.tool) is None


def test_the_oldest_results_are_forgotten(kept, monkeypatch):
    monkeypatch.setattr("scenebreak.services.cache._KEPT_AT_MOST", 2)
    result = scanned()
    for digit in "12345":
        script = replace(result.screenplay, sha256=digit * 64)
        kept.save(script, result.tool, result.scenes)
    assert len(list(kept.folder.iterdir())) == 2
