"""What the tests of the detector share: one detector, and screenplays made from a few words."""

from collections.abc import Callable, Iterable

import pytest

from scenebreak import nlp
from scenebreak.domain.screenplay import (
    Element,
    ElementType,
    Scene,
    Screenplay,
    ScriptFormat,
    Setting,
    Span,
)
from scenebreak.nlp.detector import Detector

Line = tuple[ElementType, str]
Write = Callable[..., Screenplay]
_PRINTED = 60


def printed_lines(text: str, page: int, line: int) -> tuple[Span, ...]:
    """Spans of a text broken into lines of sixty letters, the last of them on the next page."""
    spans: list[Span] = []
    start = 0
    while start < len(text):
        end = min(len(text), start + _PRINTED)
        space = text.rfind(" ", start, end) if end < len(text) else end
        end = space if space > start else end
        spans.append(Span(page, line + len(spans), start, end))
        start = end + 1
    return tuple(spans) or (Span(page, line, 0, 0),)


def write(*scenes: Iterable[Line], cast: Iterable[str] = ()) -> Screenplay:
    """A screenplay of these scenes, each a run of element type and text; a page a scene."""
    ordinal, written = 0, []
    for index, lines in enumerate(scenes, 1):
        elements = []
        for kind, text in lines:
            spans = printed_lines(text, index, len(elements) + 1)
            speaker = text if kind is ElementType.CHARACTER else None
            elements.append(Element(ordinal, kind, text, spans, speaker))
            ordinal += 1
        heading = next((text for kind, text in lines if kind is ElementType.HEADING), "")
        speaking = tuple(text for kind, text in lines if kind is ElementType.CHARACTER)
        written.append(
            Scene(
                index,
                str(index),
                heading,
                Setting(place=heading),
                tuple(elements),
                4,
                None,
                speaking,
                tuple(name for name in cast if name not in speaking),
            )
        )
    return Screenplay("own.txt", "Own", ScriptFormat.TEXT, "0" * 64, len(written), True, tuple(written))


def one_scene(sentence: str, kind: ElementType = ElementType.ACTION) -> Screenplay:
    """A screenplay of one scene with one paragraph, in a cast of TOM and ANNA."""
    lines = ((ElementType.HEADING, "INT. HALL - DAY"), (kind, sentence))
    return write(lines, cast=("TOM", "ANNA"))


@pytest.fixture(scope="session")
def detector() -> Detector:
    return nlp.load()
