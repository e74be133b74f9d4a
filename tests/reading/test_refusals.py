"""What cannot be read is refused in one clear sentence with a remedy."""

import os
from pathlib import Path

import pytest
from fpdf import FPDF
from pypdf import PdfReader, PdfWriter

from scenebreak.domain.errors import Cancelled, UnreadableScript
from scenebreak.domain.screenplay import ScriptFormat
from scenebreak.reading import read
from tests.reading.paper import short_script

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:fpdf")


def refusal(path: Path) -> UnreadableScript:
    with pytest.raises(UnreadableScript) as caught:
        read(path)
    assert caught.value.remedy
    assert "\n" not in str(caught.value)
    return caught.value


def written(path: Path, data: bytes) -> Path:
    path.write_bytes(data)
    return path


def locked(source: Path, target: Path, *, user: str) -> Path:
    writer = PdfWriter(clone_from=PdfReader(source))
    writer.encrypt(user, "owner", algorithm="RC4-128")
    writer.write(target)
    return target


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("a.fountain", b"", "empty"),
        ("a.pdf", b"\xff\xd8\xff\xe0 a picture", "JPEG"),
        ("a.pdf", b"just words", "not a PDF"),
        ("a.pdf", b"%PDF-1.7\nnothing of one", "damaged"),
        ("a.fdx", b"<FinalDraft><Content>", "XML"),
        ("a.fdx", b"<html></html>", "no Final Draft"),
        ("a.txt", b"  \n\n \n", "no script text"),
        ("a.txt", b"\x00\x01\x02\x03\x00\x07", "not text"),
        ("a.docx", b"PK\x03\x04", "ZIP"),
        ("a.md", b"INT. ROOM - DAY", "suffix"),
    ],
)
def test_what_is_no_script_is_named(tmp_path, name, data, said):
    assert said in refusal(written(tmp_path / name, data)).problem


def test_a_missing_file_and_a_folder(tmp_path):
    assert "There is no file" in refusal(tmp_path / "gone.pdf").problem
    assert "folder" in refusal(tmp_path).problem


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_file_without_permission(tmp_path):
    path = written(tmp_path / "a.txt", b"INT. ROOM - DAY")
    path.chmod(0)
    assert "may not be read" in refusal(path).problem


def test_a_pdf_of_pictures_only(tmp_path):
    pdf = FPDF()
    pdf.add_page()
    pdf.rect(20, 20, 100, 100)
    pdf.output(str(tmp_path / "a.pdf"))
    error = refusal(tmp_path / "a.pdf")
    assert "pictures" in error.problem
    assert "ask for the PDF that the writing program exports" in error.remedy


def test_a_pdf_with_a_password(tmp_path):
    source = short_script().save(tmp_path / "open.pdf")
    assert "password" in refusal(locked(source, tmp_path / "locked.pdf", user="secret")).problem


def test_a_pdf_with_an_owner_password_only_opens(tmp_path):
    source = short_script().save(tmp_path / "open.pdf")
    assert len(read(locked(source, tmp_path / "owned.pdf", user="")).scenes) == 2


def test_an_entity_bomb_is_refused(tmp_path):
    entities = b'<!DOCTYPE f [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]>'
    bomb = written(tmp_path / "a.fdx", entities + b"<FinalDraft><Content>&b;</Content></FinalDraft>")
    assert "XML" in refusal(bomb).problem


def test_a_file_is_read_as_what_it_is(tmp_path):
    source = short_script().save(tmp_path / "script.txt")
    assert read(source).format is ScriptFormat.PDF


def test_work_stops_on_request(tmp_path):
    with pytest.raises(Cancelled):
        read(short_script().save(tmp_path / "script.pdf"), cancelled=lambda: True)
    assert len(read(short_script().save(tmp_path / "script.pdf")).scenes) == 2
