"""Scripts that people labelled: the text that was labelled, and what they said of its scenes.

A folder holds `labels/NAME.jsonl` with a line a labelled scene, and `scenes/NAME/chunk*.txt`, the text that
was labelled, each scene under a line "## S12 p34 HEADING". docs/accuracy.md says the same for people.
"""

import json
import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

from scenebreak.domain.errors import WrongUsage
from scenebreak.domain.finding import Kind, Level
from scenebreak.services.season import scripts_in

_RENAMED = {"sex": "simulated_sex", "exposed": "hyper_exposed"}
_SCENE_LINE = re.compile(r"## S(\d+) p(\d+) (.*)")
_LAST = 10**6
_MUST = 2
SPOKEN = "dialogue"


def letters_of(text: str) -> str:
    """Letters and digits alone, in lower case: what two readings of a page have in common."""
    return re.sub(r"[^a-z0-9]+", "", text.lower())


class LabelledElement(NamedTuple):
    """One thing that people saw in a scene: where is "action" or "dialogue", quote the words that tell it."""

    kind: Kind
    level: Level
    where: str
    quote: str


@dataclass(frozen=True)
class LabelledScene:
    """One scene of the labelled text: its number there, first and last page, heading and text."""

    id: int
    page: int
    end: int
    heading: str
    text: str

    @cached_property
    def letters(self) -> str:
        """Heading and text, letters and digits alone."""
        return letters_of(self.heading + self.text)

    @cached_property
    def heading_letters(self) -> str:
        """The heading, letters and digits alone."""
        return letters_of(self.heading)


@dataclass(frozen=True, slots=True)
class Label:
    """What people said of a scene: must or may, and its elements."""

    must: bool
    elements: tuple[LabelledElement, ...]

    def levels(self) -> Mapping[Kind, set[Level]]:
        """Levels by kind; a kind that nothing but talk speaks of is left out."""
        levels: dict[Kind, set[Level]] = defaultdict(set)
        for one in self.elements:
            levels[one.kind].add(one.level)
        return {kind: found for kind, found in levels.items() if kind not in self.spoken()}

    def spoken(self) -> frozenset[Kind]:
        """Kinds that nothing but talk speaks of: neither asked for nor held against the detector."""
        acted = {one.kind for one in self.elements if one.where != SPOKEN}
        return frozenset(one.kind for one in self.elements if one.kind not in acted)


def labelled_scripts(folder: Path) -> tuple[Path, ...]:
    """The scripts of a folder that have labels.

    Raises:
        WrongUsage: there is none.
    """
    labels = {path.stem for path in (folder / "labels").glob("*.jsonl")}
    there = scripts_in(folder / "scripts") if (folder / "scripts").is_dir() else ()
    scripts = tuple(path for path in there if path.stem in labels)
    if not scripts:
        remedy = "Name a folder that holds scripts/, labels/ and scenes/"
        raise WrongUsage(f"{folder} holds no script with labels", remedy)
    return scripts


def labelled_scenes(folder: Path) -> tuple[LabelledScene, ...]:
    """The scenes of one script's labelled text, in order.

    Raises:
        WrongUsage: the folder holds none.
    """
    found: list[tuple[int, int, str, list[str]]] = []
    for line in "".join(path.read_text(encoding="utf-8") for path in sorted(folder.glob("chunk*.txt"))).split(
        "\n"
    ):
        if match := _SCENE_LINE.match(line):
            found.append((int(match[1]), int(match[2]), match[3], []))
        elif found:
            found[-1][3].append(line)
    if not found:
        raise WrongUsage(
            f"{folder} holds no labelled text", "Put the text that was labelled into chunk*.txt there"
        )
    ends = [page for _, page, _, _ in found[1:]] + [_LAST]
    return tuple(
        LabelledScene(number, page, end, heading, "\n".join(lines))
        for (number, page, heading, lines), end in zip(found, ends, strict=True)
    )


def labels_of(path: Path) -> Mapping[int, Label]:
    """Labels by the scene's number in the labelled text.

    Raises:
        WrongUsage: a line is no label.
    """
    labels = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        try:
            row = json.loads(line)
            labels[int(row["scene"])] = label_of(row)
        except (ValueError, KeyError, TypeError) as error:
            raise WrongUsage(f"{path.name}, line {number}, is no label ({error})", "Correct it") from error
    return labels


def label_of(row: Mapping[str, Any]) -> Label:
    """The label that a line of labels holds."""
    return Label(row["tier"] == _MUST, tuple(map(_element, row["elements"])))


def _element(row: Mapping[str, Any]) -> LabelledElement:
    kind = row["kind"]
    kind, level = Kind(_RENAMED.get(kind, kind)), Level(row["level"])
    return LabelledElement(kind, level, row["where"], row.get("quote", ""))
