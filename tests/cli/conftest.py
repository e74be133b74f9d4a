"""A folder with a good script and everything that can be wrong with one."""

from functools import partial

import pytest
from fpdf import FPDF

from scenebreak.services import season as season_service
from scenebreak.services.executor import InlineExecutor
from tests.cli.run import run

GOOD = """Title: Low Tide

INT. BOATHOUSE - NIGHT

ANNA (34) closes the door. TOM (36) waits by the stove.

They kiss.

EXT. QUAY - DAY

Gulls. TOM coils a rope.
"""


@pytest.fixture
def scenebreak(monkeypatch, capsys):
    """Run the command line."""
    return partial(run, monkeypatch, capsys)


@pytest.fixture
def own_processes():
    """Several scripts are scanned as a person has them scanned, each process loading the pipeline anew."""


@pytest.fixture(autouse=True)
def _one_process(request, monkeypatch):
    """Several scripts are scanned one after the other, with one pipeline for all tests."""
    if "own_processes" not in request.fixturenames:
        monkeypatch.setattr(season_service, "ProcessExecutor", InlineExecutor)


@pytest.fixture
def good(tmp_path):
    path = tmp_path / "low_tide.fountain"
    path.write_text(GOOD)
    return path


@pytest.fixture
def bad(tmp_path):
    """Inputs that cannot be read, by what is wrong with them."""
    files = {
        name: tmp_path / f"{name}.pdf" for name in ("missing", "empty", "jpeg", "locked", "pictures", "torn")
    }
    files["empty"].touch()
    files["jpeg"].write_bytes(b"\xff\xd8\xff\xe0\x00\x10JFIF" + bytes(200))
    locked = FPDF()
    locked.add_page()
    locked.set_font("Courier", size=12)
    locked.cell(text="INT. ROOM - DAY")
    locked.set_encryption(owner_password="owner", user_password="user")  # noqa: S106 - a test file
    locked.output(str(files["locked"]))
    pictures = FPDF()
    for _ in range(3):
        pictures.add_page()
        pictures.rect(20, 20, 100, 100, style="F")
    pictures.output(str(files["pictures"]))
    files["torn"].write_bytes(b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog")
    return files
