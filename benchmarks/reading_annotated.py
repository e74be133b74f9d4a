"""Lines of plain text against what three annotators called them: precision, recall and F1 by tag.

    python -m benchmarks.reading_annotated CASES_TEXT_FOLDER [--differences TAG]

The folder holds mica_gold/<name>.tsv (tag, agreement, line) and, in a folder beside it, the script itself
as screenplays_<name>.txt. Tags: S scene, N action, C cue, D dialogue, E parenthetical, T transition, 0 other.
"""

import argparse
import re
from collections import Counter
from difflib import SequenceMatcher
from pathlib import Path
from typing import NamedTuple

from scenebreak.domain.screenplay import ElementType
from scenebreak.reading import read

_OTHER = "0"
_TAGS = {
    ElementType.HEADING: "S",
    ElementType.CHARACTER: "C",
    ElementType.DIALOGUE: "D",
    ElementType.LYRIC: "D",
    ElementType.PARENTHETICAL: "E",
    ElementType.TRANSITION: "T",
}
PUBLISHED = {"S": 0.978, "N": 0.898, "C": 0.978, "D": 0.935, "E": 0.862, "T": 0.894}
"""F1 of the published rule parser."""


class Difference(NamedTuple):
    """A line on which we and the annotators differ."""

    script: str
    theirs: str
    ours: str
    line: str


def differences_in(gold: Path, script: Path, agreed: Counter[str]) -> list[Difference]:
    """Count the lines that agree by tag, and give those that do not."""
    theirs = _annotated(gold)
    ours = _read(script)
    found: list[str | None] = [None] * len(theirs)
    matcher = SequenceMatcher(
        None, [_key(line) for _, line in theirs], [key for _, key in ours], autojunk=False
    )
    for kind, a, a_end, b, b_end in matcher.get_opcodes():
        for step, at in enumerate(range(a, a_end)):
            if kind == "equal":
                found[at] = ours[b + step][0]
            else:  # a line of ours that lost its scene number, or one that was cut in two
                key = _key(theirs[at][1])
                within = (tag for tag, mine in ours[b:b_end] if mine and (mine in key or key in mine))
                found[at] = next(within, None)
    differing = []
    for (tag, line), mine in zip(theirs, found, strict=True):
        if tag == (mine or _OTHER):
            agreed[tag] += 1
        else:
            differing.append(Difference(gold.stem, tag, mine or _OTHER, line.strip()))
    return differing


def _annotated(gold: Path) -> list[tuple[str, str]]:
    """Tag and words of every line that has a word; what annotators left out is other."""
    rows = [line.split("\t", 2) for line in gold.read_text("utf-8").split("\n")[1:] if line]
    lines = [(row[0] if row[0] not in "M0" else _OTHER, row[2]) for row in rows if len(row) > 2]
    return [(tag, line) for tag, line in lines if _key(line)]


def _read(script: Path) -> list[tuple[str, str]]:
    """Tag and words of every line that we read; annotators call an omitted scene action or scene by turns."""
    return [
        ("N" if scene.omitted else _TAGS.get(element.type, "N"), _key(element.text[span.start : span.end]))
        for scene in read(script).scenes
        for element in scene.elements
        for span in element.spans
    ]


def _key(line: str) -> str:
    return re.sub(r"[^a-z0-9]", "", line.lower())


def main() -> None:
    """Print a row for every tag, and the lines that differ in one where asked."""
    parser = argparse.ArgumentParser(description="Compare lines of plain text with annotators' tags.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--differences", metavar="TAG")
    asked = parser.parse_args()
    agreed: Counter[str] = Counter()
    differing: list[Difference] = []
    for gold in sorted((asked.folder / "mica_gold").glob("*.tsv")):
        script = next(asked.folder.glob(f"*/screenplays_{gold.stem}.txt"))
        differing += differences_in(gold, script, agreed)
    missed, invented = Counter(d.theirs for d in differing), Counter(d.ours for d in differing)
    for tag, published in PUBLISHED.items():
        right = agreed[tag]
        f1 = 2 * right / max(1, 2 * right + missed[tag] + invented[tag])
        print(f"{tag}  lines {right + missed[tag]:5}  F1 {f1:.4f}  published {published:.3f}")
    for each in differing:
        if asked.differences in (each.theirs, each.ours):
            print(f"{each.script:34} annotators {each.theirs}, ours {each.ours}: {each.line}")


if __name__ == "__main__":
    main()
