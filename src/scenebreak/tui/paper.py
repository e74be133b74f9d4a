"""A screenplay laid out as on its pages, in lines of the screen. Nothing here knows a widget."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import NamedTuple

from scenebreak.domain.pages import page_labels, page_words
from scenebreak.domain.screenplay import Element, ElementType, Scene, Screenplay, Span
from scenebreak.tui.printable import reach

PAGE_WIDTH = 60
"""Columns of an action line on a page in twelve-point Courier."""


class _Column(NamedTuple):
    indent: int
    width: int
    blank_before: bool


_COLUMNS: Mapping[ElementType, _Column] = MappingProxyType(
    {
        ElementType.HEADING: _Column(0, 60, True),
        ElementType.SHOT: _Column(0, 60, True),
        ElementType.ACTION: _Column(0, 60, True),
        ElementType.CHARACTER: _Column(22, 38, True),
        ElementType.PARENTHETICAL: _Column(16, 26, False),
        ElementType.DIALOGUE: _Column(10, 36, False),
        ElementType.LYRIC: _Column(10, 36, False),
        ElementType.TRANSITION: _Column(0, 60, True),
        ElementType.ACT: _Column(0, 60, True),
        ElementType.NOTE: _Column(0, 60, True),
    }
)
_DUAL_SHIFT = 14
_FLUSH_RIGHT = frozenset({ElementType.TRANSITION})
_CENTRED = frozenset({ElementType.ACT})


class Line(NamedTuple):
    """One line of the screen; a tuple, for a script has thousands of them before it is first painted.

    Attributes:
        page: page of the file that it belongs to.
        element: whose words it shows; None for a blank line or a page break.
        start: offset in the element's text of the first character shown.
        end: offset behind the last.
        indent: columns in front of the words.
        number: the scene's number, on the first line of its heading.
        revised: a revision asterisk stands beside it.
        label: words of a page break ("page 34"); "" on every other line.
    """

    page: int
    element: Element | None = None
    start: int = 0
    end: int = 0
    indent: int = 0
    number: str = ""
    revised: bool = False
    label: str = ""

    @property
    def text(self) -> str:
        """The words as they stand in the script, controls included."""
        return self.element.text[self.start : self.end] if self.element else ""


class Hit(NamedTuple):
    """One place where the words looked for stand."""

    element: int
    start: int
    end: int


@dataclass(frozen=True)
class Paper:
    """A whole script in lines.

    Attributes:
        lines: from the first page to the last.
        width: columns for the words.
        first: index of an element's first line, by the element's ordinal.
        scenes: index of each scene's first line, by the scene's index.
    """

    lines: tuple[Line, ...]
    width: int
    first: Mapping[int, int]
    scenes: Mapping[int, int]

    def line_of(self, element: int, offset: int) -> int:
        """Index of the line that shows a character of an element."""
        index = self.first.get(element, 0)
        following = index
        while following < len(self.lines):
            line = self.lines[following]
            if line.element is not None:
                if line.element.ordinal != element:
                    break
                index = following
                if offset < line.end:
                    break
            following += 1
        return index

    def line_of_page(self, page: int) -> int:
        """Index of the first line of a page, or of the next page that has lines."""
        return next((index for index, line in enumerate(self.lines) if line.page >= page), 0)


def lay_out(screenplay: Screenplay, width: int = PAGE_WIDTH) -> Paper:
    """Lay a script out in `width` columns.

    An element keeps its printed lines where they fit and is set again in the narrower column where not.
    """
    labels = page_labels(screenplay)
    lines: list[Line] = []
    first: dict[int, int] = {}
    scenes: dict[int, int] = {}
    page = 0
    for scene, element in _in_order(screenplay):
        spans = _set(element, width)
        if spans[0].page != page:
            lines.append(Line(spans[0].page, label=page_words(screenplay, spans[0].page, labels)))
        elif lines and _COLUMNS[element.type].blank_before:
            lines.append(Line(page))
        page = spans[0].page
        scenes.setdefault(scene.index, len(lines))
        first[element.ordinal] = len(lines)
        for span in spans:
            if span.page != page:
                page = span.page
                lines.append(Line(page, label=page_words(screenplay, page, labels)))
            lines.append(_line(scene, element, span, width))
    return Paper(tuple(lines), width, MappingProxyType(first), MappingProxyType(scenes))


def find(screenplay: Screenplay, words: str) -> tuple[Hit, ...]:
    """Every place where the words stand, whatever their case; spaces match any run of white space."""
    parts = words.split()
    if not parts:
        return ()
    pattern = re.compile(r"\s+".join(map(re.escape, parts)), re.IGNORECASE)
    return tuple(
        Hit(element.ordinal, match.start(), match.end())
        for element in screenplay.elements()
        for match in pattern.finditer(element.text)
    )


def _in_order(screenplay: Screenplay) -> Iterator[tuple[Scene, Element]]:
    return ((scene, element) for scene in screenplay.scenes for element in scene.elements)


def _line(scene: Scene, element: Element, span: Span, width: int) -> Line:
    opens_scene = element.type is ElementType.HEADING and span.start == 0 and scene.elements[0] is element
    return Line(
        page=span.page,
        element=element,
        start=span.start,
        end=span.end,
        indent=_indent(element, span, width),
        number=(scene.number or "") if opens_scene else "",
        revised=span.revised,
    )


def _indent(element: Element, span: Span, width: int) -> int:
    room = max(0, width - (span.end - span.start))
    if element.type in _FLUSH_RIGHT:
        return room
    if element.type in _CENTRED:
        return room // 2
    return min(_left(element, width), room)


def _left(element: Element, width: int) -> int:
    shift = _DUAL_SHIFT if element.dual else 0
    return (_COLUMNS[element.type].indent + shift) * min(width, PAGE_WIDTH) // PAGE_WIDTH


def _set(element: Element, width: int) -> tuple[Span, ...]:
    """The element's printed lines, or lines made anew where one of them is too long."""
    room = width - _left(element, width)
    text = element.text
    if text.isascii():
        fits = all(span.end - span.start <= room for span in element.spans)
    else:
        fits = all(reach(text, span.start, span.end, room) == span.end for span in element.spans)
    if fits:
        return element.spans
    column = max(1, min(room, _COLUMNS[element.type].width))
    return tuple(line for run in _runs(element) for line in _wrapped(element.text, run, column))


def _runs(element: Element) -> Iterator[Span]:
    """One span for each page that the element stands on."""
    run = element.spans[0]
    for span in element.spans[1:]:
        if span.page != run.page:
            yield run
            run = span
        else:
            run = _joined(run, span)
    yield run


def _joined(run: Span, span: Span) -> Span:
    return Span(run.page, run.line, run.start, span.end, None, run.revised or span.revised)


def _wrapped(text: str, run: Span, width: int) -> Iterator[Span]:
    start, end = run.start, run.end
    while (cut := reach(text, start, end, width)) < end:
        space = text.rfind(" ", start + 1, cut + 1)
        stop = space if space > start else max(cut, start + 1)
        yield Span(run.page, run.line, start, stop, None, run.revised)
        start = stop + 1 if space > start else stop
    yield Span(run.page, run.line, start, end, None, run.revised)
