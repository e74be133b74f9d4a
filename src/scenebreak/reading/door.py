"""From a path to a Screenplay: look at what the file is, and hand it to the reader of that format."""

import hashlib
from pathlib import Path

from scenebreak.domain.errors import UnreadableScript
from scenebreak.domain.progress import CancelCheck, Progress, stop_if
from scenebreak.domain.screenplay import Screenplay, ScriptFormat
from scenebreak.reading.blocks import Manuscript
from scenebreak.reading.sniff import sniff

_LARGEST = 400 * 1024 * 1024


def open_script(path: Path, *, progress: Progress, cancelled: CancelCheck) -> Screenplay:
    """See `scenebreak.reading.read`."""
    data = _bytes_of(path)
    stop_if(cancelled)
    file_format = sniff(path, data)
    manuscript = _manuscript(path, data, file_format, progress, cancelled)
    if not manuscript.blocks:
        raise UnreadableScript(
            path,
            f"{path.name} holds no script text",
            "Export the script again from the program that wrote it",
        )
    from scenebreak.reading.assemble import assemble

    return assemble(path, file_format, hashlib.sha256(data).hexdigest(), manuscript)


def _bytes_of(path: Path) -> bytes:
    """The file's bytes, or a sentence on why there are none."""
    try:
        if path.is_dir():
            raise UnreadableScript(path, f"{path.name} is a folder, not a script", "Name a file inside it")
        if path.stat().st_size > _LARGEST:
            raise UnreadableScript(
                path,
                f"{path.name} is too large for a script",
                "Export the script as a text PDF without pictures",
            )
        data = path.read_bytes()
    except FileNotFoundError:
        raise UnreadableScript.missing(path) from None
    except PermissionError:
        raise UnreadableScript(
            path,
            f"{path.name} may not be read by this user",
            "Change the file's permissions or copy it elsewhere",
        ) from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise UnreadableScript(
            path,
            f"{path.name} could not be opened: {reason}",
            "Copy the file to a local folder and try again",
        ) from None
    if not data:
        raise UnreadableScript(path, f"{path.name} is empty", "Export or download the script again")
    return data


def _manuscript(
    path: Path, data: bytes, file_format: ScriptFormat, progress: Progress, cancelled: CancelCheck
) -> Manuscript:
    """Each reader is imported only when a file needs it."""
    if file_format is ScriptFormat.PDF:
        from scenebreak.reading.pdf.document import read_pdf

        return read_pdf(path, data, progress=progress, cancelled=cancelled)
    if file_format is ScriptFormat.FDX:
        from scenebreak.reading.fdx import read_fdx

        return read_fdx(path, data)
    from scenebreak.reading.decode import decode

    text = decode(path, data)
    if file_format is ScriptFormat.FOUNTAIN:
        from scenebreak.reading.fountain import read_fountain

        return read_fountain(text)
    from scenebreak.reading.plaintext import read_text

    return read_text(text)
