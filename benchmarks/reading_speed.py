"""How long reading takes: against bare PDFium on real files, and for longer and longer scripts.

python -m benchmarks.reading_speed FILE.pdf...      real scripts
python -m benchmarks.reading_speed --pages          made-up scripts of 125 to 1,000 pages
"""

import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pypdfium2 as pdfium
from fpdf import FPDF

from scenebreak.reading import read
from scenebreak.reading.pdf import engines

_ROUNDS = 3
_LENGTHS = (125, 250, 500, 1000)
_ROWS = 50


def main() -> None:
    """Print a line for every file and their sum, or a line for every length."""
    if sys.argv[1:] == ["--pages"]:
        for pages, clock, worked in by_length():
            print(
                f"{pages:5} pages {clock:6.2f} s  {1000 * clock / pages:5.2f} ms a page, "
                f"processor {1000 * worked / pages:5.2f} ms a page"
            )
        return
    against_bare([Path(name) for name in sys.argv[1:]])


def against_bare(files: list[Path]) -> None:
    """Reading in a warm process against get_text_range of each page, the best of some rounds each."""
    read(files[0])
    bare = reading = 0.0
    for file in files:
        alone, whole = best(partial(bare_text, file)), best(partial(read, file))
        bare, reading = bare + alone, reading + whole
        print(
            f"{file.stem[:40]:40} bare {alone:.3f} s  read {whole:.3f} s  x {whole / alone:.1f}  "
            f"processor {worked_for(file):.2f} s"
        )
    print(f"{len(files)} files: bare {bare:.2f} s, read {reading:.2f} s, x {reading / bare:.2f}")


def best(work: Callable[[], object]) -> float:
    """The least time that some rounds of work took, in seconds; each begins without memory of the last."""
    times = []
    for _ in range(_ROUNDS):
        _forget()
        started = time.perf_counter()
        work()
        times.append(time.perf_counter() - started)
    return min(times)


def worked_for(file: Path) -> float:
    """Seconds that the processor worked on one file, in both processes; the least of some rounds."""
    times = []
    for _ in range(_ROUNDS):
        engines.close()
        _forget()
        started = _worked()
        read(file)
        engines.close()  # what it worked is known once it has ended
        times.append(_worked() - started)
    return min(times)


def _worked() -> float:
    used = os.times()
    return used.user + used.system + used.children_user + used.children_system


def _forget() -> None:
    """A file that is read again must not gain from what was remembered of its words."""
    readers = [module for name, module in sys.modules.items() if name.startswith("scenebreak.reading")]
    for thing in {id(thing): thing for module in readers for thing in vars(module).values()}.values():
        if hasattr(thing, "cache_clear") and thing.cache_parameters()["maxsize"]:
            thing.cache_clear()


def bare_text(file: Path) -> int:
    """Take the text of each page as PDFium gives it; the number of characters."""
    document = pdfium.PdfDocument(file)
    characters = 0
    for page in document:
        text = page.get_textpage()
        characters += len(text.get_text_range())
        text.close()
        page.close()
    document.close()
    return characters


def by_length() -> Iterator[tuple[int, float, float]]:
    """Pages, seconds on the clock and of the processor, of made-up scripts that double in length."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "script.pdf"
        for pages in _LENGTHS:
            made_up(pages).output(str(path))
            yield pages, best(partial(read, path)), worked_for(path)


def made_up(pages: int) -> FPDF:
    """A script of so many full pages: headings, action and speeches by turns."""
    pdf = FPDF(unit="pt", format="letter")
    pdf.set_font("Courier", size=12)
    for page in range(1, pages + 1):
        pdf.add_page()
        pdf.text(525, 48, f"{page}.")
        for row in range(0, _ROWS, 10):
            rows = (
                (108, f"INT. ROOM {page} - DAY"),
                (108, ""),
                (108, "ANNA crosses the long room and looks for the key on the"),
                (108, "table by the window."),
                (108, ""),
                (252, "ANNA"),
                (180, "It was here a minute ago."),
                (108, ""),
                (252, "TOM"),
            )
            for step, (x, text) in enumerate((*rows, (180, "Then it still is."))):
                pdf.text(x, 84 + 12 * (row + step), text)
    return pdf


if __name__ == "__main__":
    main()
