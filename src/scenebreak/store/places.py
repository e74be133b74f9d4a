"""Where the scenes and beats of one scan stand, with what they need to find their place in the next."""

import re
from dataclasses import dataclass
from zlib import crc32

from scenebreak.domain.beat import Beat, propose_beats
from scenebreak.domain.finding import Finding
from scenebreak.domain.scan import Scan, SceneScan
from scenebreak.domain.screenplay import Element, ElementType, Scene

_OPENING = 400
_NEIGHBOURS = 160
# shorter paragraphs ("Yes.", "Beat.") stand everywhere
_TELLING = 12
_TOLD = frozenset({ElementType.ACTION, ElementType.DIALOGUE, ElementType.LYRIC})


SEEN = "seen"
"""The field of a beat that names the draft (by its digest) whose words were decided on."""


@dataclass(frozen=True, slots=True)
class ScenePlace:
    """A scene as one draft has it.

    Attributes:
        index: place in that draft, from 1.
        number: its printed number, or None.
        heading: its heading, folded.
        opening: the beginning of what stands under the heading, folded.
        paragraphs: a checksum of each paragraph of action and speech, folded; very short ones left out.
    """

    index: int
    number: str | None
    heading: str
    opening: str
    paragraphs: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Sight:
    """A finding among its neighbours, all words folded.

    Attributes:
        quote: its own words.
        paragraph: the paragraph it stands in.
        before: what stands in front of it, over paragraphs and to the scene's beginning at most.
        after: what stands behind it, to the scene's end at most.
    """

    quote: str
    paragraph: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class BeatPlace:
    """A beat as one draft has it.

    Attributes:
        beat: what the machine proposed, its id being the one that was given once.
        sights: its findings among their neighbours.
        depth: how many paragraphs into its scene it begins.
        minor: a minor is in its scene.
    """

    beat: Beat
    sights: tuple[Sight, ...]
    depth: int
    minor: bool


def fold(text: str) -> str:
    """Words without case, punctuation or line breaks: what a retyped page keeps."""
    return " ".join(re.findall(r"[^\W_]+(?:['’][^\W_]+)*", text.casefold()))


def scene_places(scan: Scan) -> tuple[ScenePlace, ...]:
    """Every scene of a scan, in order."""
    return tuple(scene_place(marked.scene) for marked in scan.scenes)


def beat_places(scan: Scan) -> tuple[BeatPlace, ...]:
    """Every beat that the flagged scenes of a scan propose, in the order of the page."""
    return tuple(place_in(marked, beat) for marked in scan.flagged() for beat in propose_beats(marked))


def place_in(marked: SceneScan, beat: Beat) -> BeatPlace:
    """A beat of this scene as the scan has it."""
    elements = marked.scene.elements
    depths = {element.ordinal: depth for depth, element in enumerate(elements)}
    return BeatPlace(
        beat=beat,
        sights=tuple(_sight(finding, elements, depths[finding.element]) for finding in beat.findings),
        depth=depths[beat.findings[0].element],
        minor=marked.minor,
    )


def scene_place(scene: Scene) -> ScenePlace:
    """One scene, as it can be found again."""
    words: list[str] = []
    for element in scene.elements:
        if element.type is not ElementType.HEADING and sum(map(len, words)) < _OPENING:
            words.append(element.text)
    told = (fold(element.text) for element in scene.elements if element.type in _TOLD)
    return ScenePlace(
        index=scene.index,
        number=scene.number,
        heading=fold(scene.heading),
        opening=fold(" ".join(words))[:_OPENING],
        paragraphs=tuple(crc32(text.encode("utf-8", "replace")) for text in told if len(text) >= _TELLING),
    )


def _sight(finding: Finding, elements: tuple[Element, ...], depth: int) -> Sight:
    text = elements[depth].text
    return Sight(
        quote=fold(finding.quote),
        paragraph=fold(text),
        before=_ending(elements[:depth], text[: finding.start]),
        after=_beginning(text[finding.end :], elements[depth + 1 :]),
    )


def _ending(elements: tuple[Element, ...], text: str) -> str:
    for element in reversed(elements):
        if len(text) >= _NEIGHBOURS or element.type is ElementType.HEADING:
            break
        text = f"{element.text} {text}"
    return fold(text)[-_NEIGHBOURS:]


def _beginning(text: str, elements: tuple[Element, ...]) -> str:
    for element in elements:
        if len(text) >= _NEIGHBOURS:
            break
        text = f"{text} {element.text}"
    return fold(text)[:_NEIGHBOURS]
