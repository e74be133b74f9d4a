"""Longer scripts out of the samples, for timing: `python -m benchmarks.make_long`.

Writes a feature of 115 pages (PDF and Fountain) and a season of ten episodes (PDF) into benchmarks/inputs/.
The scenes of the samples come round again and again under new numbers, so what is timed must not remember
a sentence that it has seen.
"""

import argparse
import re
from collections.abc import Iterator
from itertools import count, cycle, islice
from pathlib import Path

from sample_scripts.press.front import front_of
from sample_scripts.press.pages import Book, typeset
from sample_scripts.press.pdf import pdf_of
from scenebreak.reading import read

SOURCES = Path(__file__).resolve().parents[1] / "sample_scripts" / "sources"
INPUTS = Path(__file__).resolve().parent / "inputs"
SAMPLES = ("low_water", "night_ward_101", "night_ward_102")

_HEADING = re.compile(r"^(?P<words>(?:INT|EXT)\..*?) #[^#]+#(?: \[\[\*\]\])?$", re.MULTILINE)
_FURNITURE = re.compile(r"^(?:>.*<|={3,}|\.OMITTED.*|FADE (?:IN|OUT)[:.])$\n*", re.MULTILINE)
_SCENES_A_PAGE = 4


def sample_scenes() -> list[str]:
    """Every scene of the samples, heading first, without number, acts and omitted scenes."""
    scenes = []
    for name in SAMPLES:
        text = _FURNITURE.sub("", (SOURCES / f"{name}.fountain").read_text(encoding="utf-8"))
        starts = [match.start() for match in _HEADING.finditer(text)]
        ends = [*starts[1:], len(text)]
        scenes += [text[start:end].strip() for start, end in zip(starts, ends, strict=True)]
    return scenes


def make_long(pages: int, output: Path, title: str = "LONG HAUL", first: int = 0) -> Path:
    """Make a script of this many pages.

    Args:
        pages: of the print, the title page left out.
        output: the PDF; the Fountain source is written beside it.
        title: on the title page and in every header.
        first: the sample scene to begin with, so that episodes differ.

    Returns:
        the Fountain source.
    """
    source = output.with_suffix(".fountain")
    output.parent.mkdir(parents=True, exist_ok=True)
    samples = sample_scenes()
    scenes = list(islice(cycle(samples), first, first + pages * _SCENES_A_PAGE))
    book = _set(source, title, scenes)
    kept = sum(extent.page <= pages for extent in book.extents.values())
    while len(book.pages) > pages:
        book = _set(source, title, scenes[:kept])
        kept -= 1
    output.write_bytes(pdf_of(book, front_of(source)))
    return source


def make_season(episodes: int, pages: int, folder: Path) -> list[Path]:
    """Make a folder of episodes, PDFs only.

    Args:
        episodes: how many.
        pages: of each.
        folder: where they go.

    Returns:
        the PDFs.
    """
    outputs = [folder / f"episode_{episode:02}.pdf" for episode in range(1, episodes + 1)]
    for episode, output in enumerate(outputs):
        make_long(pages, output, f"LONG HAUL #{episode + 101}", first=7 * episode).unlink()
    return outputs


def _set(source: Path, title: str, scenes: list[str]) -> Book:
    """Write a Fountain source of these scenes and set it in pages."""
    source.write_text("\n\n".join([_title_page(title), *_numbered(scenes)]) + "\n", encoding="utf-8")
    return typeset(read(source))


def _title_page(title: str) -> str:
    return "\n".join(
        [f"Title: {title}", "Author: The scenebreak authors", "Draft: White Draft", "Draft date: 01/05/26"]
    )


def _numbered(scenes: list[str]) -> Iterator[str]:
    for number, scene in zip(count(1), scenes, strict=False):
        yield _HEADING.sub(rf"\g<words> #{number}#", scene, count=1)


def main() -> None:
    """Make the inputs of the benchmarks."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=int, default=115, help="pages of the feature")
    parser.add_argument("--episodes", type=int, default=10, help="episodes of the season; 0 for none")
    parser.add_argument("--episode-pages", type=int, default=55, help="pages of an episode")
    asked = parser.parse_args()
    print(make_long(asked.pages, INPUTS / f"long_{asked.pages}.pdf").with_suffix(".pdf"))
    for path in make_season(asked.episodes, asked.episode_pages, INPUTS / "season"):
        print(path)


if __name__ == "__main__":
    main()
