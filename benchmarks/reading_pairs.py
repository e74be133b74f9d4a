"""Compare PDFs with the Final Draft files they were printed from: element types, headings, lengths.

    python -m benchmarks.reading_pairs CASES_PDF_FOLDER

The folder holds gold/<name>.elements.tsv beside the PDFs (type, number, page|eighths, dual, text).
"""

import re
import sys
from collections.abc import Iterator
from difflib import SequenceMatcher
from pathlib import Path
from typing import NamedTuple

from scenebreak.domain.screenplay import Screenplay
from scenebreak.reading import read

PAIRS = {
    "fd_bigfish": "SimonGZ__jumpcut/corpus_big-fish_extracted_reference.pdf",
    "fd_little_women_dual": "SimonGZ__jumpcut/corpus_little-women_extracted_reference.pdf",
    "fd_mostly_genius_multicam": "SimonGZ__jumpcut/corpus_mostly-genius_source_sanitized-source.pdf",
    "fd_scene_numbers": "SimonGZ__jumpcut/corpus_big-fish-scene-numbers_extracted_reference.pdf",
    "fd_cast_page": "SimonGZ__jumpcut/tests_fixtures_fdx-import_title-page-cast-page-reference.pdf",
    "fd_extranormal_acts": "SimonGZ__jumpcut/corpus_extranormal_extracted_reference.pdf",
    "rl_bigfish": "vilcans__screenplain/examples_Big-Fish.pdf",
    "rl_birthday": "vilcans__screenplain/examples_The-Last-Birthday-Card.pdf",
    "rl_brick_dual": "vilcans__screenplain/examples_Brick-and-Steel.pdf",
}
_TYPES = {"scene heading": "heading", "new act": "act", "end of act": "act"}
_PREFIXED = re.compile(r"(?:INT|EXT|EST|I/E)[./ ]")


class Expected(NamedTuple):
    """An element of the Final Draft file."""

    type: str
    text: str
    eighths: int | None


class Agreement(NamedTuple):
    """How far a PDF agrees with its Final Draft file.

    Attributes:
        words: of the file.
        right: those that stand in an element of the file's type.
        wrong: (expected type, type read, text) of elements that do not agree.
        missed: prefixed headings that were not read as headings.
        off: differences in eighths of the scenes whose length the file states.
    """

    words: int
    right: int
    wrong: tuple[tuple[str, str, str], ...]
    missed: tuple[str, ...]
    off: tuple[int, ...]

    @property
    def share(self) -> float:
        """Share of words in an element of the right type."""
        return self.right / max(1, self.words)


def expected_of(gold: Path) -> list[Expected]:
    """The elements of gold/<name>.elements.tsv."""
    rows = [line.split("\t") for line in gold.read_text("utf-8").split("\n")[1:] if line.strip()]
    return [
        Expected(_TYPES.get(kind.lower(), kind.lower()), text, _eighths(place))
        for kind, _, place, _, text in rows
    ]


def _eighths(place: str) -> int | None:
    """Nine for "3|1 1/8"; None where the file states nothing."""
    found = re.fullmatch(r"(?:(\d+)\s*)?(?:(\d+)/8)?", place.partition("|")[2].strip())
    total = 8 * int(found[1] or 0) + int(found[2] or 0) if found else 0
    return total or None


def _key(text: str) -> str:
    return re.sub(r"[^a-z0-9]", "", text.lower())


def _words(elements: list[tuple[str, str]]) -> Iterator[tuple[str, int]]:
    for n, (kind, text) in enumerate(elements):
        told = re.sub(r"\(CONT.D\)", "", text) if kind == "character" else text
        yield from ((word, n) for word in re.findall(r"[a-z0-9]+", told.lower()))


def agreement(expected: list[Expected], screenplay: Screenplay) -> Agreement:
    """Lay the words of both side by side and compare the types of their elements."""
    theirs = [(each.type, each.text) for each in expected]
    ours = [(element.type.value, element.text) for element in screenplay.elements()]
    left, right = list(_words(theirs)), list(_words(ours))
    matcher = SequenceMatcher(None, [word for word, _ in left], [word for word, _ in right], autojunk=False)
    agreed, wrong = 0, {}
    for a, b, size in matcher.get_matching_blocks():
        for step in range(size):
            mine, other = left[a + step][1], right[b + step][1]
            if theirs[mine][0] == ours[other][0]:
                agreed += 1
            else:
                wrong[mine, other] = (theirs[mine][0], ours[other][0], theirs[mine][1])
    headings = {_key(text) for kind, text in ours if kind == "heading"}
    missed = [e.text for e in expected if e.type == "heading" and _PREFIXED.match(e.text)]
    return Agreement(
        len(left),
        agreed,
        tuple(wrong.values()),
        tuple(text for text in missed if _key(text) not in headings),
        tuple(_differences(expected, screenplay)),
    )


def _differences(expected: list[Expected], screenplay: Screenplay) -> Iterator[int]:
    """Length read less length stated; a stated scene that is none of ours is part of the one before it."""
    stated: dict[str, int] = {}
    scenes = {_key(scene.heading): scene.eighths for scene in screenplay.scenes}
    last = ""
    for each in expected:
        if each.type == "heading" and each.eighths:
            last = _key(each.text) if _key(each.text) in scenes else last
            stated[last] = stated.get(last, 0) + each.eighths
    yield from (scenes[key] - eighths for key, eighths in stated.items() if key in scenes)


def main() -> None:
    """Print a line for every pair, and what does not agree."""
    folder = Path(sys.argv[1])
    for name, pdf in PAIRS.items():
        found = agreement(expected_of(folder / "gold" / f"{name}.elements.tsv"), read(folder / pdf))
        print(
            f"{name:28} words {found.words:6} right {found.share:.4f} prefixed headings missed "
            f"{len(found.missed)} eighths off {list(found.off)}"
        )
        for expected, ours, text in found.wrong:
            print(f"    {expected} -> {ours}: {len(text)} characters")


if __name__ == "__main__":
    main()
