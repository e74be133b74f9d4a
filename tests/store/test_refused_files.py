"""What is no production of ours is refused in one sentence, and left as it was."""

import sys

import apsw
import pytest

from scenebreak.domain.errors import UnusableProduction
from scenebreak.store import Production
from scenebreak.store.database import Database
from scenebreak.store.migrations import Migrations
from scenebreak.store.schema import LAYOUT, lay_out_the_production
from tests.store.builders import scan_of
from tests.store.permissions import anybodys_folder, as_ordinary_user


def database(path, *statements):
    connection = apsw.Connection(str(path))
    for statement in statements:
        connection.execute(statement)
    connection.close()


def made(path):
    store = Production.create(path)
    store.add_scan(scan_of(), "script.fountain")
    store.close()
    return path


def read_all(path):
    store = Production(path)
    try:
        store.scan(store.scripts()[0].id)
    finally:
        store.close()


@pytest.mark.parametrize(
    "content", [b"not a database at all" * 50, b"\x89PNG\r\n", b"%PDF-1.7\n" + b"x" * 5000]
)
def test_a_foreign_file_is_refused_and_left_alone(tmp_path, content):
    path = tmp_path / "Film.scenebreak"
    path.write_bytes(content)
    with pytest.raises(UnusableProduction, match="not a scenebreak production, or it is damaged"):
        Production(path)
    assert path.read_bytes() == content


def test_a_database_of_another_program_is_refused_and_left_alone(tmp_path):
    path = tmp_path / "Film.scenebreak"
    database(path, "CREATE TABLE other (x)")
    content = path.read_bytes()
    with pytest.raises(UnusableProduction, match="another program"):
        Production(path)
    assert path.read_bytes() == content


def test_a_newer_file_is_refused_with_the_remedy_and_left_alone(tmp_path):
    path = made(tmp_path / "Film.scenebreak")
    database(path, f"PRAGMA user_version = {LAYOUT.newest + 1}")
    content = path.read_bytes()
    with pytest.raises(UnusableProduction, match="newer scenebreak") as refusal:
        Production(path)
    assert "Install the newer version" in refusal.value.remedy
    assert path.read_bytes() == content


@pytest.fixture
def open_folder():
    with anybodys_folder() as folder:
        yield folder


@pytest.mark.parametrize("keep", [100, 0.5])
def test_a_file_that_lost_its_end_is_damaged(tmp_path, keep):
    path = made(tmp_path / "Film.scenebreak")
    content = path.read_bytes()
    path.write_bytes(content[: keep if keep > 1 else int(len(content) * keep)])
    with pytest.raises(UnusableProduction, match="damaged"):
        read_all(path)


def test_a_value_that_cannot_be_decoded_is_damage(tmp_path):
    path = made(tmp_path / "Film.scenebreak")
    database(path, "UPDATE draft SET screenplay = x'7b7d'")
    store = Production(path)
    with pytest.raises(UnusableProduction, match="cannot read"):
        store.scan(store.scripts()[0].id)
    store.close()


def test_a_missing_file_is_refused_by_name(tmp_path):
    with pytest.raises(UnusableProduction, match=r"Film\.scenebreak"):
        Production(tmp_path / "Film.scenebreak")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such permissions")
def test_a_production_in_a_read_only_folder_is_refused(open_folder):
    path = made(open_folder / "Film.scenebreak")
    path.chmod(0o666)
    open_folder.chmod(0o555)
    with as_ordinary_user(), pytest.raises(UnusableProduction, match="cannot be written where it lies"):
        Production(path)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such permissions")
def test_a_read_only_production_is_refused(open_folder):
    path = made(open_folder / "Film.scenebreak")
    path.chmod(0o444)
    with as_ordinary_user(), pytest.raises(UnusableProduction, match="cannot be written where it lies"):
        Production(path)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such permissions")
def test_a_production_cannot_be_made_in_a_read_only_folder(open_folder):
    open_folder.chmod(0o555)
    with as_ordinary_user(), pytest.raises(UnusableProduction, match="No production file can be made"):
        Production.create(open_folder / "Film.scenebreak")


def test_an_empty_file_left_by_a_crash_becomes_a_production(tmp_path):
    path = tmp_path / "Film.scenebreak"
    path.touch()
    Production(path).close()
    Production(path).close()


def one_more(change):
    layouts = Migrations()
    for _, known in LAYOUT.after(0):
        layouts(known)
    layouts(change)
    return layouts


def test_a_layout_change_comes_after_a_copy_and_is_recorded(tmp_path):
    path = made(tmp_path / "Film.scenebreak")

    def add_a_table(connection):
        connection.execute("CREATE TABLE more (x)")

    store = Database(path)
    one_more(add_a_table).apply(store)
    assert store.rows("SELECT version, name FROM migration") == [
        (1, "lay_out_the_production"),
        (2, "tell_the_windows_apart"),
        (3, "tell_joined_histories_and_wipings"),
        (4, "call_drafts_as_people_do"),
        (5, "find_places_by_draft"),
        (6, "decide_for_the_whole_production"),
        (7, "add_a_table"),
    ]
    assert store.connection.pragma("user_version") == 7
    store.close()
    (copy,) = tmp_path.glob("*.backup")
    assert copy.stat().st_mode & 0o777 == 0o600 or sys.platform == "win32"
    before = Production(copy)
    assert before.scan(1) == scan_of()
    before.close()


def test_a_layout_change_that_fails_leaves_the_file_as_it_was(tmp_path):
    path = made(tmp_path / "Film.scenebreak")

    def fail_half_way(connection):
        connection.execute("DROP TABLE annotation")
        raise RuntimeError

    store = Database(path)
    with pytest.raises(RuntimeError):
        one_more(fail_half_way).apply(store)
    store.close()
    again = Production(path)
    assert again.scan(1) == scan_of()
    assert again.history.values_of_script(1) == {}
    again.close()


def test_a_layout_change_that_breaks_references_is_refused(tmp_path):
    path = made(tmp_path / "Film.scenebreak")

    def lose_the_drafts(connection):
        connection.execute("DELETE FROM draft")

    store = Database(path)
    with pytest.raises(UnusableProduction, match="do not fit together"):
        one_more(lose_the_drafts).apply(store)
    store.close()
    again = Production(path)
    assert again.scan(1) == scan_of()
    again.close()


def test_steps_of_the_first_layout_can_still_be_taken_back(tmp_path):
    path = tmp_path / "Film.scenebreak"
    path.touch()
    old = Migrations()
    old(lay_out_the_production)
    store = Database(path)
    old.apply(store)
    for statement in _OLD_STEP:
        store.connection.execute(statement)
    store.close()
    again = Production(path, author="tester")
    assert again.history.undo().summary == "an old step"
    assert again.history.values("s") == {}
    assert again.history.redo() is not None
    again.close()
    assert [copy.name for copy in tmp_path.glob("*.backup")] == ["Film.scenebreak.layout-1.backup"]


_OLD_STEP = (
    "INSERT INTO script (id, key, position, path) VALUES (1, 'k', 1, 'a.pdf')",
    "INSERT INTO subject VALUES ('s', 'scene', 1)",
    "INSERT INTO annotation VALUES ('s', 'context', '1')",
    "INSERT INTO step (id, action, author, made, summary) VALUES ('x', 'edit', 'tester', '', 'an old step')",
    "INSERT INTO change VALUES ('x', 0, 's', 'context', NULL, '1')",
)


def test_a_production_that_is_only_read_refuses_every_write(tmp_path):
    path = made(tmp_path / "Film.scenebreak")
    content = path.read_bytes()
    store = Production(path, read_only=True)
    assert store.scan(1) == scan_of()
    with pytest.raises(UnusableProduction, match="cannot be written where it lies"):
        store.history.edit({(store.scene_ids(1)[1], "context"): '"x"'}, "a test writes")
    store.close()
    assert path.read_bytes() == content
    assert [entry.name for entry in tmp_path.iterdir()] == ["Film.scenebreak"]
