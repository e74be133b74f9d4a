"""Two windows on one production know of each other."""

import subprocess
import sys

import pytest

from scenebreak.services.recents import recents_path
from scenebreak.services.windows import Window


@pytest.fixture
def production(tmp_path):
    return tmp_path / "winter.scenebreak"


def test_a_window_is_alone_until_another_opens(production, tmp_path):
    first = Window(production)
    assert first.others() == 0
    second, elsewhere = Window(production), Window(tmp_path / "summer.scenebreak")
    assert (first.others(), second.others(), elsewhere.others()) == (1, 1, 0)
    second.close()
    assert first.others() == 0
    first.close()
    elsewhere.close()


def test_windows_of_other_processes_count_until_they_end(production):
    code = (
        "import sys; from pathlib import Path; from scenebreak.services.windows import Window; "
        "w = Window(Path(sys.argv[1])); print('open', flush=True); sys.stdin.read()"
    )
    command = [sys.executable, "-c", code, str(production)]
    own = Window(production)
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as other:
        assert other.stdout.readline() == b"open\n"
        assert own.others() == 1
        other.kill()
        other.wait()
    assert own.others() == 0
    own.close()
    assert list((recents_path().parent / "windows").iterdir()) == []


def test_the_sign_names_no_path(production):
    window = Window(production)
    (sign,) = (recents_path().parent / "windows").iterdir()
    assert "winter" not in sign.name
    assert sign.read_bytes() == b""
    window.close()
