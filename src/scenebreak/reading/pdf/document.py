"""A PDF file to paragraphs, or a sentence on why not; pages that could not be read are named."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import fmean

from scenebreak.domain.errors import UnreadableScript
from scenebreak.domain.progress import CancelCheck, Progress
from scenebreak.reading.blocks import Manuscript, pages_named
from scenebreak.reading.clean import clean
from scenebreak.reading.pdf.engines import RawDocument, TooLong, TooManyPages, read_raw
from scenebreak.reading.pdf.pictures import pictures_among, read_pictures
from scenebreak.reading.pdf.recognise import INSTALL, find_recogniser
from scenebreak.reading.pdf.rows import SheetMaker
from scenebreak.reading.pdf.runs import Locked, RawPage
from scenebreak.reading.typescript import Sheet, Typescript, count_blanks, usual_leading

_EXPORT = "Export the script again from the program that wrote it"
_COURIER_LEADING = 12.0
_NO_TITLE = re.compile(r"^(?:untitled|microsoft word\b.*|print(?:ing)?)|\.\w{2,8}$", re.IGNORECASE)


def read_pdf(path: Path, data: bytes, *, progress: Progress, cancelled: CancelCheck) -> Manuscript:
    """Read a PDF; pages that are pictures are recognised where an engine for that is installed.

    Raises:
        UnreadableScript: it is damaged, locked or without any text.
        Cancelled: the person stopped the work.
    """
    table = _Table()
    document = _raw(path, data, progress, cancelled, table)
    if not document.pages:
        raise UnreadableScript(path, f"{path.name} is damaged: it cannot be opened as a PDF", _EXPORT)
    pictures = pictures_among(document.pages)
    recognised = read_pictures(document, data, pictures, progress, cancelled)
    if pictures:
        table.lay_out_again(document.pages)
    if _is_all_pictures(document.pages):
        raise UnreadableScript(path, f"{path.name} holds pictures of pages only, without text", _no_text())
    manuscript = _manuscript(document, table)
    manuscript.pages_recognised = recognised
    manuscript.warnings += _told_of_pictures(manuscript)
    return manuscript


def _is_all_pictures(pages: Sequence[RawPage]) -> bool:
    """No page has text but for stamps on pictures; a single page with words on a picture is a poster."""
    if len(pages) == 1:
        return not pages[0].runs
    return all(page.picture or not page.runs for page in pages)


def _no_text() -> str:
    """What to do about a file without a word, whether or not recognition was tried."""
    ask = "ask for the PDF that the writing program exports"
    return f"No words were recognised in them: {ask}" if find_recogniser() else f"{INSTALL}, or {ask}"


def _told_of_pictures(manuscript: Manuscript) -> Iterator[str]:
    recognised = manuscript.pages_recognised
    if recognised:
        sure = round(100 * fmean(page.confidence for page in recognised))
        yield (
            f"{pages_named([page.page for page in recognised])} came from text recognition of pictures, "
            f"{sure} % sure of the words: check names and numbers there"
        )
    if manuscript.pages_unread and not find_recogniser():
        yield INSTALL


class _Table:
    """Where pages become sheets while the engine still reads."""

    def __init__(self) -> None:
        self._maker = SheetMaker()

    def lay(self, number: int, page: RawPage) -> None:
        """Take a page as it comes; the first one begins anew."""
        if number == 1:
            self._maker = SheetMaker()
        self._maker.add(page)

    def lay_out_again(self, pages: Sequence[RawPage]) -> None:
        """Forget what was laid: some pages have other words now."""
        for number, page in enumerate(pages, 1):
            self.lay(number, page)

    def finished(self) -> tuple[list[Sheet], float]:
        """All sheets, and the usual advance of one character in points."""
        return self._maker.finished()


def _raw(path: Path, data: bytes, progress: Progress, cancelled: CancelCheck, table: _Table) -> RawDocument:
    try:
        return read_raw(data, progress=progress, cancelled=cancelled, on_page=table.lay)
    except Locked:
        raise UnreadableScript(
            path, f"{path.name} is locked with a password", "Save a copy without a password and give that"
        ) from None
    except TooLong:
        raise UnreadableScript(
            path, f"{path.name} is damaged or no script: reading it came to no end", _EXPORT
        ) from None
    except TooManyPages:
        raise UnreadableScript(
            path, f"{path.name} has more pages than any script", "Give each script as a file of its own"
        ) from None


def _manuscript(document: RawDocument, table: _Table) -> Manuscript:
    from scenebreak.reading.layout import compose  # imported ahead, while the engine read

    sheets, pitch = table.finished()
    leading = usual_leading(sheets, _COURIER_LEADING)
    count_blanks(sheets, leading)
    unread = tuple(
        number
        for number, (sheet, page) in enumerate(zip(sheets, document.pages, strict=True), 1)
        if not sheet.rows or (page.picture and number > 1)
    )
    manuscript = compose(Typescript(sheets, pitch, leading), metadata_title=_usable(document.title))
    manuscript.pages_unread = unread
    manuscript.watermarks = _watermarks(document.pages)
    return manuscript


def _usable(title: str) -> str:
    """The title in the file's own data, unless a program put a file's name or nothing there."""
    title = clean(title)
    return "" if _NO_TITLE.search(title) else title


def _watermarks(pages: Sequence[RawPage]) -> tuple[str, ...]:
    """Faint or slanted text that stands on more than one page, or on the only one."""
    counts: Counter[str] = Counter()
    for page in pages:
        if page.faint:
            separator = "" if all(len(run.text) <= 2 for run in page.faint) else " "
            counts[clean(separator.join(run.text for run in page.faint))] += 1
    return tuple(text for text, count in counts.most_common(3) if text and (count > 1 or len(pages) == 1))
