"""A passphrase is set, changed and removed without a word in the clear; a wrong one is told from damage."""

import os
import sys
import threading
from contextlib import suppress

import pytest

from scenebreak.domain.errors import UnusableProduction
from scenebreak.store import Production
from scenebreak.store.encryption import Key, is_encrypted, is_plain
from scenebreak.store.sealing import check_alone, seal
from tests.store.builders import SCRIPT, scan_of

WORDS = (b"stove", b"telephone", b"humming")


@pytest.fixture
def path(tmp_path):
    store = Production.create(tmp_path / "Film.scenebreak")
    store.add_scan(scan_of(SCRIPT * 20), "script.fountain")
    store.close()
    return tmp_path / "Film.scenebreak"


@pytest.fixture
def key(path):
    made = Key.new("right")
    seal(path, None, made)
    return made


def with_passphrase(path, *passphrases):
    return Production(path, passphrases=lambda _: passphrases)


def scene_count(path, *passphrases):
    store = with_passphrase(path, *passphrases)
    try:
        return len(store.scan(1).scenes)
    finally:
        store.close()


def test_no_word_lies_beside_the_file_while_a_passphrase_is_set_or_changed(path, tmp_path):
    clear, seen, done = path.read_bytes(), [], threading.Event()

    def look():
        for file in tmp_path.iterdir():
            with suppress(FileNotFoundError):
                content = b"" if file == path else file.read_bytes()
                seen.append((len(content), any(word in content for word in WORDS)))

    def watch():
        while not done.is_set():
            look()

    watcher = threading.Thread(target=watch)
    watcher.start()
    try:
        for _ in range(4):
            key = Key.new("right")
            # between any two calls, and by the watcher within them where it gets its turn
            sys.setprofile(lambda _, event, __: event == "c_return" and look())
            seal(path, None, key)
            seal(path, key, Key.new("another"))
            sys.setprofile(None)
            path.unlink()  # a new file: the watcher may still hold the copy that took its place
            path.write_bytes(clear)
    finally:
        sys.setprofile(None)
        done.set()
        watcher.join()
    assert any(size > 0 for size, _ in seen)
    assert not any(words for _, words in seen)


def test_the_copy_that_a_crash_leaves_holds_no_word_and_goes_the_next_time(path, tmp_path, monkeypatch):
    key = Key.new("right")
    with monkeypatch.context() as crash:
        crash.setattr("pathlib.Path.replace", lambda *_: (_ for _ in ()).throw(KeyboardInterrupt))
        crash.setattr("pathlib.Path.unlink", lambda *_, **__: None)
        with pytest.raises(KeyboardInterrupt):
            seal(path, None, key)
    (left,) = (file for file in tmp_path.iterdir() if file.name.endswith(".new"))
    assert is_encrypted(left)
    assert not any(word in left.read_bytes() for word in WORDS)
    assert scene_count(path) == 80
    seal(path, None, key)
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows gives no hold on the former file")
def test_what_lay_there_in_the_clear_is_overwritten(path):
    former = os.open(path, os.O_RDONLY)
    seal(path, None, Key.new("right"))
    assert os.pread(former, 1 << 20, 0) == b""
    os.close(former)
    assert scene_count(path, "right") == 80


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_a_copy_that_shares_its_bytes_is_left_alone(path, tmp_path):
    os.link(path, tmp_path / "copy")
    seal(path, None, Key.new("right"))
    assert scene_count(tmp_path / "copy") == 80


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_behind_a_link_the_file_itself_is_sealed(path, tmp_path):
    link = tmp_path / "Link.scenebreak"
    link.symlink_to(path)
    seal(link, None, Key.new("right"))
    assert link.is_symlink()
    assert is_encrypted(path)


def test_the_first_passphrase_that_fits_opens(path, key):
    assert scene_count(path, "wrong", "right", "never tried") == 80


def test_a_wrong_passphrase_is_told_from_damage(path, key):
    with pytest.raises(UnusableProduction, match="The passphrase does not open"):
        with_passphrase(path, "wrong")
    content = bytearray(path.read_bytes())
    content[100:120] = bytes(20)
    path.write_bytes(content)
    with pytest.raises(UnusableProduction, match="The passphrase does not open"):
        with_passphrase(path, "wrong")
    with pytest.raises(UnusableProduction, match="The passphrase is right, but"):
        with_passphrase(path, "right")


def test_a_foreign_file_is_no_encrypted_one(tmp_path):
    path = tmp_path / "Film.scenebreak"
    path.write_bytes(os.urandom(16) + b"no page size at all" * 300)
    assert not is_encrypted(path)
    with pytest.raises(UnusableProduction, match="not a scenebreak production, or it is damaged"):
        with_passphrase(path, "right")


def test_the_same_passphrase_makes_another_key_for_another_file():
    one, other = Key.new("right"), Key.new("right")
    assert one.secret != other.secret
    assert one.salt != other.salt
    assert "right" not in repr(one)
    assert one.secret.hex() not in repr(one)


def test_passphrases_of_any_letters_and_length_fit(path):
    passphrase = "ключ 鍵 \U0001f511 " + "x" * 500
    seal(path, None, Key.new(passphrase))
    assert scene_count(path, passphrase) == 80


def test_a_damaged_file_is_not_sealed(path):
    content = bytearray(path.read_bytes())
    content[3 * 4096 : 4 * 4096] = bytes(4096)
    path.write_bytes(content)
    with pytest.raises(UnusableProduction, match="damaged"):
        seal(path, None, Key.new("right"))
    assert is_plain(path)


def test_a_file_that_is_open_elsewhere_is_not_sealed(path):
    store = Production(path)
    with pytest.raises(UnusableProduction, match="open in another window"):
        check_alone(path, None)
    store.close()
    check_alone(path, None)
