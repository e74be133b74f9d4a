"""The process that runs the PDF engines: a broken file can make it hang or die, and nothing else with it.

Run as `python -m scenebreak.reading.pdf.child`. Each request is one byte that says what to do (which engine
to try first, or to render a page, then with its index) and the bytes of a file; the answers are those of
scenebreak.reading.pdf.wire.
"""

import importlib
import struct
import sys
from collections.abc import Iterator
from typing import BinaryIO

from scenebreak.reading.pdf.runs import Locked, RawPage
from scenebreak.reading.pdf.wire import Finished, Opened, Page, Refused, receive, send_answer

MEMORY_CEILING = 700 * 1024 * 1024
BOTH_ENGINES, SECOND_ENGINE, RENDER = b"1", b"2", b"3"
PAGE_INDEX = struct.Struct("<I")


def main() -> None:
    """Answer requests until the parent hangs up."""
    _lower_ceiling()
    importlib.import_module("scenebreak.reading.pdf.pdfium")  # while the parent is still busy
    source, sink = sys.stdin.buffer, sys.stdout.buffer
    while (request := receive(source)) is not None:
        if request[:1] == RENDER:
            _render(sink, request[1:])
        else:
            _answer(sink, request[1:], second_only=request[:1] == SECOND_ENGINE)


def _lower_ceiling() -> None:
    """Where the system can, let allocations fail rather than the machine."""
    try:
        import resource
    except ImportError:  # Windows has no such limit
        return
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_CEILING, MEMORY_CEILING))


def _answer(sink: BinaryIO, data: bytes, *, second_only: bool) -> None:
    locked = False
    for engine in (_second,) if second_only else (_first, _second):
        try:
            if _tell(sink, engine(data)):
                send_answer(sink, Finished())
                return
        except Locked:
            locked = True
    send_answer(sink, Refused(locked))


def _render(sink: BinaryIO, request: bytes) -> None:
    """Answer with the picture of one page, or that there is none."""
    from scenebreak.reading.pdf import pdfium

    (index,) = PAGE_INDEX.unpack_from(request)
    try:
        picture = pdfium.render_page(request[PAGE_INDEX.size :], index)
    except (Locked, MemoryError):
        picture = None
    send_answer(sink, picture or Refused(locked=False))


def _tell(sink: BinaryIO, answers: Iterator[Opened | RawPage]) -> bool:
    """Pass on what an engine finds; False when that is no text at all."""
    found = False
    for answer in answers:
        send_answer(sink, answer if isinstance(answer, Opened) else Page(answer))
        found = found or (isinstance(answer, RawPage) and bool(answer.runs))
    return found


def _first(data: bytes) -> Iterator[Opened | RawPage]:
    from scenebreak.reading.pdf import pdfium

    document = pdfium.open_document(data)
    if document is not None:
        yield Opened(len(document), document.get_metadata_value("Title"))
        yield from pdfium.read_pages(document)
        document.close()


def _second(data: bytes) -> Iterator[Opened | RawPage]:
    import logging

    from scenebreak.reading.pdf import visitor

    logging.disable(logging.CRITICAL)
    reader = visitor.open_document(data)
    if reader is not None:
        yield Opened(len(reader.pages), "")
        yield from visitor.read_pages(reader)


if __name__ == "__main__":
    main()
