"""Text recognition of a script that was printed and scanned: character error, scenes and numbers found.

    python -m benchmarks.reading_ocr SCRIPT.pdf [--pages 12] [--skew 0.6] [--noise 12]

Each page is drawn at 200 dpi, turned to either side by turns, and given grey noise and specks; what is read
of that is compared with what is read of the file itself. Needs tesseract, or the extra `ocr`.
"""

import argparse
import io
import re
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import NamedTuple

import numpy as np
import pypdfium2 as pdfium
from fpdf import FPDF
from PIL import Image
from rapidfuzz.distance import Levenshtein

from scenebreak.domain.screenplay import Screenplay
from scenebreak.reading import read

_DPI = 200
_POINTS = 72
_PAPER = (612, 792)
_SPECKS = 0.004  # of the pixels are black, and as many white


class Likeness(NamedTuple):
    """How far the reading of a scan agrees with that of the file.

    Attributes:
        characters: of the file's pages.
        errors: edit distance of the two texts, summed over pages.
        scenes: of the file's pages.
        found: those whose heading was read, word for word, on their page.
        numbered: scenes with a number.
        numbers: those of them whose number was read on their page.
    """

    characters: int
    errors: int
    scenes: int
    found: int
    numbered: int
    numbers: int


def scanned(source: Path, target: Path, *, pages: int, skew: float, noise: float) -> None:
    """Draw the first pages of a PDF as a scanner would have them.

    Args:
        source: a PDF with text.
        target: the PDF of pictures to write.
        pages: how many, at most.
        skew: degrees by which each page is turned.
        noise: standard deviation of the grey noise, of 255.
    """
    chance = np.random.default_rng(0)
    document, pdf = pdfium.PdfDocument(source), FPDF(unit="pt", format=_PAPER)
    for number in range(min(pages, len(document))):
        drawn = document[number].render(scale=_DPI / _POINTS, grayscale=True).to_pil().convert("L")
        turned = drawn.rotate(skew if number % 2 else -skew, fillcolor=255, resample=Image.Resampling.BICUBIC)
        grey = np.asarray(turned).astype(float) + chance.normal(0, noise, (turned.height, turned.width))
        specks = chance.random(grey.shape)
        grey[specks < _SPECKS], grey[specks > 1 - _SPECKS] = 0, 255
        picture = io.BytesIO()
        Image.fromarray(grey.clip(0, 255).astype("uint8")).save(picture, "PNG")
        pdf.add_page()
        pdf.image(picture, 0, 0, *_PAPER)
    pdf.output(str(target))


def likeness(printed: Screenplay, scan: Screenplay) -> Likeness:
    """Compare two readings of the same pages."""
    left, right = _text_by_page(printed, scan.pages), _text_by_page(scan, scan.pages)
    errors = sum(Levenshtein.distance(left[page], right[page]) for page in range(1, scan.pages + 1))
    scenes = [scene for scene in printed.scenes if scene.page <= scan.pages]
    headings = Counter((scene.page, _key(scene.heading)) for scene in scenes)
    read_headings = Counter((scene.page, _key(scene.heading)) for scene in scan.scenes)
    numbers = Counter((scene.page, scene.number) for scene in scenes if scene.number)
    read_numbers = Counter((scene.page, scene.number) for scene in scan.scenes if scene.number)
    return Likeness(
        sum(map(len, left.values())),
        errors,
        headings.total(),
        (headings & read_headings).total(),
        numbers.total(),
        (numbers & read_numbers).total(),
    )


def _text_by_page(screenplay: Screenplay, pages: int) -> dict[int, str]:
    words: dict[int, list[str]] = {page: [] for page in range(1, pages + 1)}
    for element in screenplay.elements():
        for span in element.spans:
            if span.page <= pages:
                words[span.page].append(element.text[span.start : span.end])
    return {page: " ".join(lines) for page, lines in words.items()}


def _key(text: str) -> str:
    return re.sub(r"[^a-z0-9]", "", text.lower())


def main() -> None:
    """Print the figures of one script."""
    parser = argparse.ArgumentParser(description="Measure text recognition on a mock scan.")
    parser.add_argument("script", type=Path)
    parser.add_argument("--pages", type=int, default=12)
    parser.add_argument("--skew", type=float, default=0.6)
    parser.add_argument("--noise", type=float, default=12.0)
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "scan.pdf"
        scanned(asked.script, path, pages=asked.pages, skew=asked.skew, noise=asked.noise)
        started = time.perf_counter()
        scan = read(path)
        seconds = time.perf_counter() - started
    found = likeness(read(asked.script), scan)
    print(f"{scan.pages} pages, {seconds / scan.pages:.1f} s a page")
    print(f"characters {found.characters}, error {100 * found.errors / max(1, found.characters):.2f} %")
    print(f"scenes found on their page {found.found} of {found.scenes}")
    print(f"scene numbers {found.numbers} of {found.numbered}")
    print(*scan.warnings, sep="\n")


if __name__ == "__main__":
    main()
