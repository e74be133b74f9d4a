"""Another draft of a script, made by machine, that knows where each of its paragraphs comes from.

Scenes are moved, renumbered, split, merged, omitted and given other headings; pages are inserted; words and
sentences of paragraphs change. All new words are our own.
"""

import hashlib
import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from scenebreak.domain.screenplay import Element, ElementType, Scene, Screenplay, Span

_LINES = 54
_SENTENCES = (
    "The clock on the wall has stopped.",
    "A bus goes by, lit and empty.",
    "Nobody speaks for a moment.",
    "Somewhere a door is shut with care.",
    "She counts the change and puts it back.",
    "He reads the letter again, slower.",
    "Rain begins, first on the roof.",
    "The kettle has gone cold between them.",
)
_ACTS = ("They kiss by the door.", "He kisses her cheek.", "She undresses behind the screen.")
_WORDS = ("quietly", "grey", "again", "window", "later", "slow", "almost", "table", "north", "paper")
_HEADINGS = ("INT. STOREROOM - DAY", "EXT. BRIDGE - NIGHT", "INT. STAIRWELL - MORNING", "EXT. YARD - DUSK")
_EDITED = frozenset({ElementType.ACTION, ElementType.DIALOGUE})


@dataclass(frozen=True, slots=True)
class Part:
    """A paragraph of the new draft; origin is the ordinal it had in the old one, or None for a new one."""

    element: Element
    origin: int | None


@dataclass(frozen=True, slots=True)
class Unit:
    """A scene of the new draft on its way; origins are the indexes of the old scenes that it is, if any."""

    scene: Scene
    parts: tuple[Part, ...]
    origins: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class NewDraft:
    """A draft and where it comes from.

    Attributes:
        screenplay: the new draft.
        elements: ordinal in the old draft by ordinal in the new one; new paragraphs are left out.
        scenes: indexes in the old draft by index in the new one; none for a new scene, several for joined.
        edits: how often each kind of edit was made.
    """

    screenplay: Screenplay
    elements: dict[int, int]
    scenes: dict[int, tuple[int, ...]]
    edits: dict[str, int]


def edited(screenplay: Screenplay, seed: int, strength: float = 1.0) -> NewDraft:
    """The next draft of a screenplay; the same seed gives the same draft.

    Args:
        screenplay: the draft before it.
        seed: of the chance that chooses.
        strength: how much changes; at 1 a fifth of all paragraphs and a quarter of all scenes.
    """
    chance = random.Random(seed)  # noqa: S311 - a test, no secret
    units = [
        Unit(scene, tuple(Part(element, element.ordinal) for element in scene.elements), (scene.index,))
        for scene in screenplay.scenes
    ]
    edits: dict[str, int] = {}
    for edit, share in _SCENE_EDITS:
        count = max(1, round(strength * share * len(screenplay.scenes)))
        edits[edit.__name__.strip("_")] = count
        for _ in range(count):
            edit(units, chance)
    units = [replace(unit, parts=tuple(_reworded(unit.parts, chance, edits, strength))) for unit in units]
    return _built(screenplay, units, edits, renumbered=chance.random() < 0.5)


def _move(units: list[Unit], chance: random.Random) -> None:
    unit = units.pop(chance.randrange(len(units)))
    units.insert(chance.randrange(len(units) + 1), unit)


def _omit(units: list[Unit], chance: random.Random) -> None:
    place = chance.randrange(len(units))
    scene = units[place].scene
    element = replace(scene.elements[0], type=ElementType.HEADING, text="OMITTED", spans=_spans(0, "OMITTED"))
    omitted = replace(
        scene, heading="OMITTED", elements=(element,), omitted=True, speaking=(), named=(), eighths=0
    )
    units[place] = Unit(omitted, (Part(element, None),))


def _split(units: list[Unit], chance: random.Random) -> None:
    place = chance.randrange(len(units))
    unit = units[place]
    cuts = [at for at, part in enumerate(unit.parts) if at > 1 and part.element.type is ElementType.ACTION]
    if not cuts:
        return
    cut = chance.choice(cuts)
    heading = _heading(chance.choice(_HEADINGS))
    number = f"{unit.scene.number}A" if unit.scene.number else None
    second = replace(unit.scene, heading=heading.text, number=number)
    units[place : place + 1] = [
        replace(unit, parts=unit.parts[:cut]),
        Unit(second, (Part(heading, None), *unit.parts[cut:])),
    ]


def _merge(units: list[Unit], chance: random.Random) -> None:
    if len(units) < 2:
        return
    place = chance.randrange(len(units) - 1)
    first, second = units[place], units[place + 1]
    scene = replace(
        first.scene,
        speaking=tuple(dict.fromkeys(first.scene.speaking + second.scene.speaking)),
        named=tuple(dict.fromkeys(first.scene.named + second.scene.named)),
    )
    joined = Unit(scene, first.parts + second.parts[1:], first.origins + second.origins)
    units[place : place + 2] = [joined]


def _insert(units: list[Unit], chance: random.Random) -> None:
    heading = _heading(chance.choice(_HEADINGS))
    lines = [*chance.sample(_SENTENCES, 3), *([chance.choice(_ACTS)] if chance.random() < 0.4 else [])]
    parts = [Part(heading, None), *(Part(_action(line), None) for line in lines)]
    scene = Scene(0, None, heading.text, units[0].scene.setting, (), eighths=3)
    units.insert(chance.randrange(len(units) + 1), Unit(scene, tuple(parts)))


def _retitle(units: list[Unit], chance: random.Random) -> None:
    place = chance.randrange(len(units))
    unit = units[place]
    first = unit.parts[0]
    if first.element.type is ElementType.HEADING:
        text = f"{first.element.text.rpartition(' - ')[0] or first.element.text} - LATER"
        element = replace(first.element, text=text, spans=_spans(0, text))
        units[place] = replace(
            unit,
            scene=replace(unit.scene, heading=text),
            parts=(replace(first, element=element), *unit.parts[1:]),
        )


_SCENE_EDITS: Sequence[tuple[Callable[[list[Unit], random.Random], None], float]] = (
    (_move, 0.06),
    (_split, 0.03),
    (_merge, 0.03),
    (_omit, 0.04),
    (_retitle, 0.05),
    (_insert, 0.06),
)


def _reworded(
    parts: Sequence[Part], chance: random.Random, edits: dict[str, int], strength: float
) -> Iterator[Part]:
    for part in parts:
        draw = chance.random() / strength
        if part.origin is None or part.element.type not in _EDITED or draw > 0.2:
            yield part
        elif draw < 0.1:
            edits["words"] = edits.get("words", 0) + 1
            yield _with_text(part, _other_words(part.element.text, chance))
        elif draw < 0.14:
            edits["sentences"] = edits.get("sentences", 0) + 1
            yield _with_text(part, _with_sentence(part.element.text, chance))
        elif draw < 0.17:
            edits["cuts"] = edits.get("cuts", 0) + 1
            yield _with_text(part, _without_sentence(part.element.text, chance))
        else:
            edits["paragraphs"] = edits.get("paragraphs", 0) + 1
            yield part
            if part.element.type is ElementType.ACTION:
                yield Part(_action(chance.choice(_SENTENCES)), None)


def _other_words(text: str, chance: random.Random) -> str:
    words = text.split(" ")
    for _ in range(min(3, 1 + len(words) // 12)):
        words[chance.randrange(len(words))] = chance.choice(_WORDS)
    return " ".join(words)


def _with_sentence(text: str, chance: random.Random) -> str:
    sentence = chance.choice(_SENTENCES)
    return f"{sentence} {text}" if chance.random() < 0.5 else f"{text} {sentence}"


def _without_sentence(text: str, chance: random.Random) -> str:
    sentences = re.split(r"(?<=[.!?]) ", text)
    if len(sentences) > 1:
        sentences.pop(chance.randrange(len(sentences)))
    return " ".join(sentences)


def _with_text(part: Part, text: str) -> Part:
    return replace(part, element=replace(part.element, text=text, spans=_spans(0, text)))


def _heading(text: str) -> Element:
    return Element(0, ElementType.HEADING, text, _spans(0, text))


def _action(text: str) -> Element:
    return Element(0, ElementType.ACTION, text, _spans(0, text))


def _spans(ordinal: int, text: str) -> tuple[Span, ...]:
    return (Span(1 + ordinal // _LINES, 1 + ordinal % _LINES, 0, len(text)),)


def _built(
    screenplay: Screenplay, units: Sequence[Unit], edits: dict[str, int], *, renumbered: bool
) -> NewDraft:
    scenes: list[Scene] = []
    elements: dict[int, int] = {}
    homes: dict[int, tuple[int, ...]] = {}
    ordinal = 0
    for index, unit in enumerate(units, 1):
        own: list[Element] = []
        for part in unit.parts:
            text = part.element.text
            own.append(replace(part.element, ordinal=ordinal, spans=_spans(ordinal, text)))
            if part.origin is not None:
                elements[ordinal] = part.origin
            ordinal += 1
        number = str(index) if renumbered and unit.scene.number else unit.scene.number
        scenes.append(replace(unit.scene, index=index, number=number, elements=tuple(own)))
        homes[index] = unit.origins
    places = {origin: place for place, origin in elements.items()}
    portrayals = tuple(
        replace(each, element=None if each.element is None else places.get(each.element))
        for each in screenplay.portrayals
    )
    text = "\n".join(element.text for scene in scenes for element in scene.elements)
    digest = hashlib.sha256(text.encode("utf-8", "replace")).hexdigest()
    play = replace(
        screenplay,
        scenes=tuple(scenes),
        sha256=digest,
        portrayals=portrayals,
        draft="Next",
        pages=1 + ordinal // _LINES,
    )
    return NewDraft(play, elements, homes, edits | {"renumbered": int(renumbered)})
