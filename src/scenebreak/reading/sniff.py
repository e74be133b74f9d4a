"""What a file is, by its first bytes rather than by its name."""

from pathlib import Path

from scenebreak.domain.errors import UnreadableScript
from scenebreak.domain.screenplay import ScriptFormat

_BY_SUFFIX = {
    ".pdf": ScriptFormat.PDF,
    ".fdx": ScriptFormat.FDX,
    ".fountain": ScriptFormat.FOUNTAIN,
    ".spmd": ScriptFormat.FOUNTAIN,
    ".txt": ScriptFormat.TEXT,
    ".text": ScriptFormat.TEXT,
}
_READS = "Give a PDF with a text layer, an FDX, Fountain or plain text file"
_PICTURE = "Put the pictures of all pages into one PDF, or ask for the PDF that the writing program exports"

_KNOWN_BINARIES = (
    (b"\xff\xd8\xff", "a JPEG picture", _PICTURE),
    (b"\x89PNG\r\n\x1a\n", "a PNG picture", _PICTURE),
    (b"GIF8", "a GIF picture", _PICTURE),
    (b"II*\x00", "a TIFF picture", _PICTURE),
    (b"MM\x00*", "a TIFF picture", _PICTURE),
    (b"BM", "a bitmap picture", _PICTURE),
    (b"PK\x03\x04", "a ZIP archive or an office document", f"Export the script from its program. {_READS}"),
    (b"\xd0\xcf\x11\xe0", "an old office document", f"Export the script from its program. {_READS}"),
    (b"{\\rtf", "an RTF document", f"Save it as plain text or PDF. {_READS}"),
    (b"%!PS", "a PostScript file", f"Convert it to PDF. {_READS}"),
    (b"\x1f\x8b", "a compressed archive", f"Unpack it first. {_READS}"),
    (b"Rar!", "an archive", f"Unpack it first. {_READS}"),
    (b"7z\xbc\xaf", "an archive", f"Unpack it first. {_READS}"),
    (b"SQLite format 3", "a database", _READS),
    (b"\x7fELF", "a program", _READS),
)
_UNICODE_MARKS = (b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")
_NOT_CONTROL = bytes([7, 8, 9, 10, 11, 12, 13, 26, 27, *range(32, 256)])
_HEAD = 4096
_PDF_SEARCHED = 1024


def sniff(path: Path, data: bytes) -> ScriptFormat:
    """The format of a file.

    Args:
        path: its name, which decides between Fountain and text only.
        data: its bytes, not empty.

    Raises:
        UnreadableScript: it is a picture, an archive or any other thing that is no script.
    """
    head = data[:_HEAD]
    named = _BY_SUFFIX.get(path.suffix.lower())
    if b"%PDF-" in head[:_PDF_SEARCHED]:
        return ScriptFormat.PDF
    for magic, what, remedy in _KNOWN_BINARIES:
        if head.startswith(magic) and not (magic == b"BM" and _is_text(head)):
            raise UnreadableScript(path, f"{path.name} is {what}, not a script", remedy)
    if named is ScriptFormat.PDF:
        raise UnreadableScript(
            path,
            f"{path.name} is not a PDF although it is named like one",
            "Export or download the script again",
        )
    if _is_final_draft(head) or named is ScriptFormat.FDX:
        return ScriptFormat.FDX
    if not _is_text(head):
        raise UnreadableScript(path, f"{path.name} is not text", _READS)
    if named is None:
        raise UnreadableScript(path, f"{path.name} has a suffix that names no script format", _READS)
    return named


def _is_final_draft(head: bytes) -> bool:
    plain = head.replace(b"\x00", b"")
    return b"<FinalDraft" in plain


def _is_text(head: bytes) -> bool:
    """Hardly a control byte, and no NUL unless every second byte being one says UTF-16."""
    if head.startswith(_UNICODE_MARKS):
        return True
    if b"\x00" in head and not _looks_utf16(head):
        return False
    controls = len(head.translate(None, _NOT_CONTROL)) - head.count(0)
    return controls <= len(head) // 50


def _looks_utf16(head: bytes) -> bool:
    even, odd = head[::2].count(0), head[1::2].count(0)
    return max(even, odd) > len(head) // 4 and min(even, odd) < len(head) // 50 + 1
