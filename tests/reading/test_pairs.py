"""PDFs agree with the Final Draft files they were printed from."""

import pytest

from benchmarks.reading_pairs import PAIRS, agreement, expected_of
from scenebreak.reading import read
from tests.shared import SHARED, needs_shared

# One sub-heading of a script of two pages has neither prefix nor place (docs/decisions).
LEAST = {"fd_extranormal_acts": 0.98}


@needs_shared
@pytest.mark.parametrize("name", [name for name in PAIRS if name.startswith("fd_")])
def test_a_printed_script_reads_like_its_final_draft_file(name):
    folder = SHARED / "cases" / "pdf"
    if not (folder / PAIRS[name]).exists():
        pytest.skip("this pair is not there")
    found = agreement(expected_of(folder / "gold" / f"{name}.elements.tsv"), read(folder / PAIRS[name]))
    assert found.share >= LEAST.get(name, 0.995)
    assert not found.missed
    assert all(abs(off) <= 1 for off in found.off)
