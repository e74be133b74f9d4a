"""How well the participants of findings agree with who takes part by the labels.

    python -m benchmarks.participants FOLDER [--show]

FOLDER holds scripts/, labels/ and scenes/ as for `scenebreak evaluate` (docs/accuracy.md). A finding is held
against a labelled element of its kind whose quote holds its own, or lies in it. Names are compared by their
words, so that "IVY" is "IVY QUILL"; labels that name people by description alone ("a couple") are left out.
"""

import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from scenebreak import nlp
from scenebreak.domain.finding import Finding
from scenebreak.domain.scan import SceneScan
from scenebreak.reading import read

_LETTERS = re.compile(r"[^a-z0-9]+")
_LEAST = 10


def plain(text: str) -> str:
    """Letters and digits alone, so that line breaks and quotes do not matter."""
    return _LETTERS.sub("", text.lower())


def labels(path: Path) -> Iterator[dict[str, Any]]:
    """Every labelled element of a script that names somebody."""
    for line in path.read_text(encoding="utf-8").splitlines():
        for element in json.loads(line)["elements"]:
            if element.get("who") and len(plain(element["quote"])) >= _LEAST:
                yield element


def told_of(element: dict[str, Any], scans: tuple[SceneScan, ...]) -> Finding | None:
    """The finding on the words of a labelled element, of its kind."""
    quote = plain(element["quote"])
    for scan in scans:
        for finding in scan.findings:
            same = plain(finding.quote)
            if finding.kind == element["kind"] and len(same) >= _LEAST and (quote in same or same in quote):
                return finding
    return None


def words(names: list[str] | tuple[str, ...]) -> list[frozenset[str]]:
    """Each name as the set of its words."""
    return [frozenset(re.findall(r"[a-z]+", name.lower())) - {"the", "a"} for name in names]


def agree(one: frozenset[str], other: frozenset[str]) -> bool:
    """One name is the other, or a part of it."""
    return bool(one) and bool(other) and (one <= other or other <= one)


def main(folder: Path, *, show: bool) -> None:
    """Print precision, recall and F1 of participants."""
    detector = nlp.load()
    counts: Counter[str] = Counter()
    for path in sorted((folder / "labels").glob("*.jsonl")):
        script = next((folder / "scripts").glob(f"{path.stem}.*"))
        screenplay = read(script)
        scans = detector.scan(screenplay)
        cast = words([name for scene in screenplay.scenes for name in scene.present])
        for element in labels(path):
            theirs = [who for who in words(element["who"]) if any(agree(who, name) for name in cast)]
            finding = told_of(element, scans)
            if finding is None or not theirs:
                continue
            ours = words(finding.participants)
            counts["elements"] += 1
            counts["named"] += len(ours)
            counts["labelled"] += len(theirs)
            counts["right"] += sum(any(agree(one, other) for other in theirs) for one in ours)
            counts["found"] += sum(any(agree(one, other) for other in ours) for one in theirs)
            counts["exact"] += len(ours) == len(theirs) and all(
                any(agree(a, b) for b in theirs) for a in ours
            )
            if show and not all(any(agree(a, b) for b in ours) for a in theirs):
                print(path.stem, element["who"], finding.participants, finding.quote, sep=" | ")
    precision = counts["right"] / max(1, counts["named"])
    recall = counts["found"] / max(1, counts["labelled"])
    both = 2 * precision * recall / max(1e-9, precision + recall)
    print(f"{counts['elements']} labelled acts found, {counts['labelled']} people in them")
    print(f"precision {precision:.3f}  recall {recall:.3f}  F1 {both:.3f}")
    print(f"everyone right, nobody else: {counts['exact'] / max(1, counts['elements']):.3f}")


if __name__ == "__main__":
    main(Path(sys.argv[1]), show="--show" in sys.argv)
