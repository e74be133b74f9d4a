"""A file is written whole, or the folder stays as it was."""

import pytest

from scenebreak.services.whole_file import whole_file, write_whole


def until_the_disk_is_full():
    yield b"half a pa"
    raise OSError("the disk is full")


def test_a_file_takes_the_place_of_the_old_one(tmp_path):
    target = tmp_path / "notes.md"
    target.write_text("old")
    write_whole(target, "naïve")
    assert target.read_text(encoding="utf-8") == "naïve"
    assert list(tmp_path.iterdir()) == [target]


def test_only_its_owner_can_read_it(tmp_path):
    target = tmp_path / "notes.md"
    write_whole(target, "new")
    assert target.stat().st_mode & 0o077 == 0


def test_a_failure_on_the_way_leaves_the_old_file_and_no_scraps(tmp_path):
    target = tmp_path / "notes.md"
    target.write_text("old")
    with pytest.raises(OSError, match="full"), whole_file(target) as file:
        file.writelines(until_the_disk_is_full())
    assert target.read_text() == "old"
    assert list(tmp_path.iterdir()) == [target]


def test_a_target_that_cannot_be_replaced_leaves_no_scraps(tmp_path):
    target = tmp_path / "folder"
    target.mkdir()
    with pytest.raises(OSError, match="directory"):
        write_whole(target, "new")
    assert list(tmp_path.iterdir()) == [target]
