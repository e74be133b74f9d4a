"""From labelled scripts to lessons: people's labels, carried over to the scenes as the program reads them."""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

from scenebreak.domain.finding import Finding, Mode, Status, Tier
from scenebreak.domain.screenplay import (
    Element,
    ElementType,
    Scene,
    Screenplay,
    ScriptFormat,
    Setting,
    Span,
)
from scenebreak.domain.tier import tier_of
from scenebreak.nlp.model.lesson import Lesson, SceneLesson, Told
from scenebreak.services.labels import (
    SPOKEN,
    Label,
    LabelledElement,
    LabelledScene,
    label_of,
    labelled_scenes,
    labelled_scripts,
    labels_of,
    letters_of,
)

WINDOWS = "windows.jsonl"
_CUT_OUT = "[...]"
_BEGINNING = 80


def lessons_in(folder: Path) -> Iterator[Lesson]:
    """Every whole script of a labelled folder, then the scripts of which it has windows.

    Raises:
        WrongUsage: the folder is not laid out like that, or a label is not of the vocabulary.
        UnreadableScript: a script of it cannot be read.
    """
    from scenebreak.reading import read

    for path in labelled_scripts(folder):
        yield whole_lesson(folder, path.stem, read(path))
    windows: dict[str, list[Mapping[str, Any]]] = defaultdict(list)
    if (folder / WINDOWS).is_file():
        for line in (folder / WINDOWS).read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            windows[row["script"]].append(row)
    for name in sorted(windows):
        yield _windows_lesson(name, windows[name])


def whole_lesson(folder: Path, name: str, screenplay: Screenplay) -> Lesson:
    """The lesson of one whole script.

    Args:
        folder: with labels and scenes.
        name: of the script there.
        screenplay: the script as read.
    """
    labels = labels_of(folder / "labels" / f"{name}.jsonl")
    told: dict[int, list[SceneLesson]] = defaultdict(list)
    finder = _Finder(screenplay.scenes)
    for scene in labelled_scenes(folder / "scenes" / name):
        if scene.id in labels:
            for index, lesson in _placed(scene, labels[scene.id], finder):
                told[index].append(lesson)
    scenes = tuple(_joined(told.get(scene.index, ())) for scene in screenplay.scenes)
    return Lesson(name, True, screenplay, scenes)


def _placed(scene: LabelledScene, label: Label, finder: "_Finder") -> Iterator[tuple[int, SceneLesson]]:
    """A label on each of the program's scenes that hold words of it; where none does, on the one alike."""
    homes: dict[int, list[LabelledElement]] = defaultdict(list)
    for element in label.elements:
        home = finder.holding(letters_of(element.quote), scene)
        if home is not None:
            homes[home].append(element)
    if not homes:
        alike = finder.holding(letters_of(scene.text)[:_BEGINNING], scene)
        homes = {alike: list(label.elements)} if alike is not None else {}
    for index, elements in homes.items():
        yield index, _lesson(label.must, elements)


class _Finder:
    """Finds the scene that holds words of the labelled text."""

    def __init__(self, scenes: Sequence[Scene]) -> None:
        self._scenes = [(scene, letters_of(" ".join(one.text for one in scene.elements))) for scene in scenes]

    def holding(self, words: str, labelled: LabelledScene) -> int | None:
        """Index of the scene that holds these letters, near the page, under the same heading if any."""
        if not words:
            return None
        unpaged = labelled.end == labelled.page == 1
        holding = [
            scene
            for scene, letters in self._scenes
            if words in letters
            and (unpaged or (scene.page - 1 <= labelled.end + 1 and scene.end_page + 1 >= labelled.page))
        ]
        best = min(
            holding,
            key=lambda scene: (
                letters_of(scene.heading) not in labelled.heading_letters,
                abs(scene.page - labelled.page),
            ),
            default=None,
        )
        return best.index if best else None


def _near(scene: Scene, labelled: LabelledScene) -> bool:
    return scene.page - 1 <= labelled.end + 1 and scene.end_page + 1 >= labelled.page


def _lesson(must: bool, elements: Iterable[LabelledElement]) -> SceneLesson:
    told = tuple(
        Told(one.kind, must and _must_level(one), one.quote) for one in elements if one.where != SPOKEN
    )
    spoken = frozenset(one.kind for one in elements if one.where == SPOKEN)
    return SceneLesson(Tier.MUST if must else Tier.MAY, told, spoken)


@cache
def _must_level(element: LabelledElement) -> bool:
    finding = Finding(
        "", element.kind, element.level, Status.SHOWN, Mode.STORY, 0, ElementType.ACTION, 0, 0, "", 1, 1
    )
    return tier_of(finding) >= Tier.MUST


def _joined(lessons: Iterable[SceneLesson]) -> SceneLesson:
    """What several labelled scenes say that the program reads as one."""
    whole = tuple(lessons)
    return SceneLesson(
        max((one.tier for one in whole), default=Tier.NONE),
        tuple(told for one in whole for told in one.told),
        frozenset(kind for one in whole for kind in one.spoken),
    )


def _windows_lesson(name: str, rows: Iterable[Mapping[str, Any]]) -> Lesson:
    """Windows of one script as a screenplay of as many scenes."""
    pages = list(enumerate(rows, 1))
    scenes, ordinal = [], 0
    for page, row in pages:
        elements = tuple(_elements(row["heading"] or "", row["text"], page, ordinal))
        scenes.append(_scene(page, row["heading"] or "", elements))
        ordinal += len(elements)
    screenplay = Screenplay(name, name, ScriptFormat.TEXT, "", len(pages), True, tuple(scenes), language="en")
    return Lesson(name, False, screenplay, tuple(_window_lesson(row) for _, row in pages))


def _window_lesson(row: Mapping[str, Any]) -> SceneLesson:
    if not row["tier"]:
        return SceneLesson()
    label = label_of(row)
    return _lesson(label.must, label.elements)


def _elements(heading: str, text: str, page: int, ordinal: int) -> Iterator[Element]:
    """Lines of labelled text: action plain, "@" before a cue or parenthetical, "> " before a speech."""
    spoken_by: str | None = None
    lines = [(ElementType.HEADING, heading or "SCENE"), *filter(None, map(_line, text.split("\n")))]
    for number, (kind, words) in enumerate(lines):
        if kind is ElementType.CHARACTER:
            spoken_by = words.partition("(")[0].strip()
        speaker = None if kind in (ElementType.HEADING, ElementType.ACTION) else spoken_by
        yield Element(ordinal + number, kind, words, (Span(page, number + 1, 0, len(words)),), speaker)


def _line(line: str) -> tuple[ElementType, str] | None:
    line = line.strip()
    if not line or line == _CUT_OUT:
        return None
    if line.startswith("@"):
        words = line[1:].strip()
        kind = ElementType.PARENTHETICAL if words.startswith("(") else ElementType.CHARACTER
        return (kind, words) if words else None
    return (ElementType.DIALOGUE, line[1:].strip()) if line.startswith(">") else (ElementType.ACTION, line)


def _scene(index: int, heading: str, elements: tuple[Element, ...]) -> Scene:
    cues = (one.character for one in elements if one.type is ElementType.CHARACTER)
    speaking = tuple(dict.fromkeys(name for name in cues if name))
    return Scene(index, None, heading, Setting(place=heading), elements, 1, None, speaking)
