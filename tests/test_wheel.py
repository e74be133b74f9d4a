"""The wheel carries what the program needs at run time."""

import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory):
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (built,) = folder.glob("*.whl")
    return set(ZipFile(built).namelist())


def test_the_pipeline_is_in_the_wheel(wheel):
    assert "scenebreak/models/scenebreak_en/meta.json" in wheel
    assert "scenebreak/models/README.md" in wheel


def test_the_trained_part_is_in_the_wheel(wheel):
    parts = ("card.json", "net.npz", "vocabulary.txt")
    assert {f"scenebreak/models/scenebreak_scenes/{part}" for part in parts} <= wheel


def test_the_models_are_no_larger_than_promised():
    size = sum(path.stat().st_size for path in (ROOT / "models").rglob("*") if path.is_file())
    assert size < 60_000_000


def test_data_files_of_every_room_are_in_the_wheel(wheel):
    package = ROOT / "src" / "scenebreak"
    data = {path for pattern in ("*.toml", "*.tcss", "py.typed") for path in package.rglob(pattern)}
    assert {f"scenebreak/{path.relative_to(package).as_posix()}" for path in data} <= wheel


def test_no_script_of_anybody_is_in_the_wheel(wheel):
    assert not [name for name in wheel if name.endswith((".pdf", ".fdx", ".fountain"))]
