"""A file that takes its place whole or not at all."""

from pathlib import Path

import pytest

from scenebreak.domain.errors import UnusableProduction
from scenebreak.store.database import new_file

LONGEST_NAME = 255


def test_a_file_takes_its_place_when_its_block_has_ended_well(tmp_path: Path):
    path = tmp_path / "Season.scenebreak"
    with new_file(path) as draft:
        draft.write_text("whole", encoding="utf-8")
    assert path.read_text(encoding="utf-8") == "whole"
    assert list(tmp_path.iterdir()) == [path]


def test_nothing_is_left_where_the_block_fails(tmp_path: Path):
    path = tmp_path / "Season.scenebreak"
    with pytest.raises(RuntimeError), new_file(path):
        raise RuntimeError
    assert not list(tmp_path.iterdir())


def test_nothing_is_left_where_the_draft_cannot_be_made(tmp_path: Path):
    # the name itself fits, that of its draft is longer
    path = tmp_path / f"{'s' * (LONGEST_NAME - len('.scenebreak'))}.scenebreak"
    with pytest.raises(UnusableProduction, match="can be made"), new_file(path):
        pytest.fail("the block must not run without its file")
    assert not list(tmp_path.iterdir())


def test_nothing_is_left_where_something_else_has_the_name_of_the_draft(tmp_path: Path):
    path = tmp_path / "Season.scenebreak"
    in_the_way = tmp_path / ".Season.scenebreak.new"
    in_the_way.mkdir()
    with pytest.raises(UnusableProduction, match="can be made"), new_file(path):
        pytest.fail("the block must not run without its file")
    assert list(tmp_path.iterdir()) == [in_the_way]
