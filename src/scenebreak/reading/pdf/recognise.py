"""Text recognition of pages that are pictures: the system's tesseract, else the extra `ocr` (rapidocr).

Both give words with their place and how sure they are. Words of one line share a baseline, as the engine
tells its lines: grouping them by height anew would tear apart what a skewed scan has on one line.
"""

import csv
import importlib.util
import io
import os
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from functools import cache, partial
from statistics import median
from typing import Any, Protocol

from scenebreak.reading.pdf.runs import RawPage, Run
from scenebreak.reading.pdf.wire import Picture

INSTALL = 'Install tesseract, or pip install "scenebreak[ocr]", to have pictures of pages read'
"""What to do where pages are pictures and nothing recognises them."""

_PATIENCE = 15.0  # seconds a page
_POINTS = 72.0
_LEAST_SURE = 0.3
_WORDS, _LINE = "5", ("block_num", "par_num", "line_num")


class Recogniser(Protocol):
    """Reads the picture of a page."""

    def __call__(self, picture: Picture) -> RawPage:
        """The page with its words in points; one without words where there are none, or it failed."""


def find_recogniser() -> Recogniser | None:
    """The best engine that is installed, or None."""
    if program := shutil.which("tesseract"):
        return partial(_tesseract, program)
    if importlib.util.find_spec("rapidocr"):
        return _rapidocr
    return None


def _tesseract(program: str, picture: Picture) -> RawPage:
    command = [program, "stdin", "stdout", "--dpi", str(picture.dpi), "--psm", "6", "tsv"]
    header = f"P5 {picture.width} {picture.height} 255\n".encode()
    try:
        done = subprocess.run(  # noqa: S603 - the words of the call are ours, the picture is data
            command,
            input=header + _cleared(picture).tobytes(),
            capture_output=True,
            timeout=_PATIENCE,
            check=True,
            env=_one_thread(),
        )
    except (OSError, subprocess.SubprocessError):
        return _page(picture, [])
    return _page(picture, _lines_of(done.stdout.decode("utf-8", "replace")))


def _one_thread() -> dict[str, str]:
    """Tesseract's own threads cost more than they give on single pages."""
    return {**os.environ, "OMP_THREAD_LIMIT": "1"}


class _Found(tuple[str, float, float, float, float]):
    """Text, left, right and bottom in pixels, and how sure."""

    __slots__ = ()


def _lines_of(table: str) -> Iterator[list[_Found]]:
    """The words of each line in tesseract's table."""
    lines: dict[tuple[str, ...], list[_Found]] = {}
    for row in csv.DictReader(io.StringIO(table), delimiter="\t", quoting=csv.QUOTE_NONE):
        if row["level"] == _WORDS and (row["text"] or "").strip():
            left, width = float(row["left"]), float(row["width"])
            bottom = float(row["top"]) + float(row["height"])
            word = _Found((row["text"], left, left + width, bottom, float(row["conf"]) / 100))
            lines.setdefault(tuple(row[part] for part in _LINE), []).append(word)
    yield from lines.values()


@cache
def _rapid_engine() -> Any:  # noqa: ANN401 - an optional package without types
    return importlib.import_module("rapidocr").RapidOCR(params={"Global.log_level": "critical"})


def _rapidocr(picture: Picture) -> RawPage:
    found = _rapid_engine()(_cleared(picture))
    lines = zip(found.boxes, found.txts, found.scores, strict=True) if found.txts else ()
    return _page(picture, [list(_words_of(box, text, float(score))) for box, text, score in lines])


def _words_of(box: Sequence[Sequence[float]], text: str, sure: float) -> Iterator[_Found]:
    """The words of a recognised line, spread over its box by their letters."""
    left, right = min(corner[0] for corner in box), max(corner[0] for corner in box)
    bottom = max(corner[1] for corner in box)
    step = (right - left) / max(1, len(text))
    at = 0
    for word in text.split():
        at = text.index(word, at)
        yield _Found((word, left + at * step, left + (at + len(word)) * step, bottom, sure))
        at += len(word)


def _page(picture: Picture, lines: Iterator[list[_Found]] | list[list[_Found]]) -> RawPage:
    """Pixels from the upper left corner to points from the lower left one."""
    scale = _POINTS / picture.dpi
    page = RawPage(picture.width * scale, picture.height * scale)
    for words in lines:
        kept = [word for word in words if word[4] >= _LEAST_SURE]
        if not kept:
            continue
        y = round((picture.height - median(word[3] for word in kept)) * scale, 1)
        page.runs += [Run(word[0], word[1] * scale, y, word[2] * scale) for word in kept]
        page.sure[y] = sum(word[4] for word in kept) / len(kept)
    return page


def _cleared(picture: Picture) -> Any:  # noqa: ANN401 - a numpy array of grey values, height by width
    """The picture with specks taken out: each value is the median of the nine around it."""
    import numpy as np

    grey = np.frombuffer(picture.pixels, dtype=np.uint8).reshape(picture.height, picture.width)
    padded = np.pad(grey, 1, mode="edge")
    height, width = grey.shape
    nine = [padded[y : y + height, x : x + width] for y in range(3) for x in range(3)]
    for a, b in _MEDIAN_OF_NINE:
        nine[a], nine[b] = np.minimum(nine[a], nine[b]), np.maximum(nine[a], nine[b])
    return nine[4]


# A sorting network of nineteen exchanges that leaves the median of nine in the middle.
_MEDIAN_OF_NINE = (
    *((1, 2), (4, 5), (7, 8), (0, 1), (3, 4), (6, 7), (1, 2), (4, 5), (7, 8), (0, 3)),
    *((5, 8), (4, 7), (3, 6), (1, 4), (2, 5), (4, 7), (4, 2), (6, 4), (4, 2)),
)
