"""A screenplay as its pages have it: elements in scenes, each with the lines it stands on."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

_SCENE_NUMBER = re.compile(r"[A-Z]{0,3}\d+[A-Z]{0,3}")


class ElementType(StrEnum):
    """What a paragraph of a screenplay is."""

    HEADING = "heading"
    SHOT = "shot"
    ACTION = "action"
    CHARACTER = "character"
    PARENTHETICAL = "parenthetical"
    DIALOGUE = "dialogue"
    LYRIC = "lyric"
    TRANSITION = "transition"
    ACT = "act"
    NOTE = "note"


SPOKEN = frozenset({ElementType.DIALOGUE, ElementType.LYRIC})
"""Elements whose words a character says or sings."""


class ScriptFormat(StrEnum):
    """The kinds of file a script comes in."""

    PDF = "pdf"
    FDX = "fdx"
    FOUNTAIN = "fountain"
    TEXT = "text"


class Box(NamedTuple):
    """A rectangle on a PDF page, in points from the lower left corner."""

    left: float
    bottom: float
    right: float
    top: float


@dataclass(frozen=True, slots=True)
class Span:
    """One printed line of an element.

    Attributes:
        page: page of the file, from 1 (of the estimate where the format has no pages).
        line: printed line of that page, from 1, blank lines not counted.
        start: offset in the element's text where this line begins.
        end: offset in the element's text behind its last character.
        box: where the line stands on the page, if the format says.
        revised: a revision asterisk stands beside the line.
        confidence: how sure text recognition was of its words, 0 to 1; 1 where the file states them.
    """

    page: int
    line: int
    start: int
    end: int
    box: Box | None = None
    revised: bool = False
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Element:
    """One paragraph of a script: a heading, an action, a cue, a speech.

    Attributes:
        ordinal: place in the whole script, from 0; unique in a screenplay.
        type: what the paragraph is.
        text: its words, lines joined by one space; spans say where each stands.
        spans: its printed lines in order, at least one.
        character: who speaks, without extension ("ANNA"), for cue, speech, parenthetical and lyric.
        extension: what stands behind the name of a cue, without brackets ("V.O.", "O.S.").
        dual: the right-hand one of two simultaneous speeches.
        tags: what a Final Draft user tagged in it, as "Props: rope".
    """

    ordinal: int
    type: ElementType
    text: str
    spans: tuple[Span, ...]
    character: str | None = None
    extension: str = ""
    dual: bool = False
    tags: tuple[str, ...] = ()

    @property
    def page(self) -> int:
        """The page it begins on."""
        return self.spans[0].page

    @property
    def end_page(self) -> int:
        """The page it ends on."""
        return self.spans[-1].page

    def span_at(self, offset: int) -> Span:
        """The printed line that holds a character offset of the text."""
        return next((span for span in self.spans if offset < span.end), self.spans[-1])


@dataclass(frozen=True, slots=True)
class Setting:
    """A scene heading, taken apart.

    Attributes:
        interior: "INT", "EXT", "INT/EXT" or "" where the heading has no prefix.
        place: the location as written ("FARMHOUSE, BEDROOM").
        time: the time of day as written ("NIGHT", "CONTINUOUS") or "".
    """

    interior: str = ""
    place: str = ""
    time: str = ""


class PageTurn(NamedTuple):
    """What a page turn added to the script: "(MORE)", "CONTINUED:", a cue that only goes on."""

    page: int
    line: int
    text: str


class Recognised(NamedTuple):
    """A page that was a picture and was read by text recognition; confidence of its words, 0 to 1."""

    page: int
    confidence: float


class PrintedPage(NamedTuple):
    """The number that a page of the file prints on itself, as printed ("32A.")."""

    page: int
    label: str


@dataclass(frozen=True, slots=True)
class TitlePage:
    """What the title page says besides title and draft.

    Attributes:
        writers: as credited, one name each.
        contact: the lines that tell whom to reach, and where.
        lines: every line of it, as printed.
    """

    writers: tuple[str, ...] = ()
    contact: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Portrayal:
    """A role at one age: YOUNG ANNA is another portrayal than ANNA.

    Attributes:
        name: as the cues have it.
        role: who it is at any age ("ANNA"); the same as `name` for most.
        age: the words that tell the age at the first introduction ("34", "mid-20s"), or "".
        introduction: the sentence of the action that first names them, or "".
        element: ordinal of the element that sentence stands in, or None.
        aliases: other names under which the cues have the same person.
    """

    name: str
    role: str
    age: str = ""
    introduction: str = ""
    element: int | None = None
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Scene:
    """A scene: its heading and everything up to the next one.

    Attributes:
        index: place in the script, from 1.
        number: the printed scene number ("12A"), or None.
        heading: the heading without its number; the first line of the action where only a number begins the
            scene; "" for text before the first heading.
        setting: the heading taken apart.
        elements: the heading element first, where there is one.
        eighths: length in eighths of a page, at least 1; 0 for an omitted scene.
        page_label: the page number printed on the page it begins on, or None.
        speaking: names of those who have a cue, in order of appearance.
        named: names of known characters that the action names, those who speak left out.
        omitted: the number is kept but the scene is cut ("OMITTED").
        story_day: the day of the story, where a Final Draft user gave one.
    """

    index: int
    number: str | None
    heading: str
    setting: Setting
    elements: tuple[Element, ...]
    eighths: int
    page_label: str | None = None
    speaking: tuple[str, ...] = ()
    named: tuple[str, ...] = ()
    omitted: bool = False
    story_day: str = ""

    @property
    def name(self) -> str:
        """Its printed number; without one, its place in the script as "#12"."""
        return self.number or f"#{self.index}"

    @property
    def number_range(self) -> tuple[str, str] | None:
        """First and last number: ("92", "94") for "92 - 94", twice the same for one, None without."""
        if self.number is None:
            return None
        numbers = _SCENE_NUMBER.findall(self.number.upper()) if self.omitted else []
        return (numbers[0], numbers[-1]) if numbers else (self.number, self.number)

    @property
    def page(self) -> int:
        """The page of the file it begins on, from 1."""
        return self.elements[0].page

    @property
    def end_page(self) -> int:
        """The page of the file it ends on."""
        return self.elements[-1].end_page

    @property
    def present(self) -> tuple[str, ...]:
        """Everyone in the scene: who speaks, then who is named in the action."""
        return self.speaking + self.named


@dataclass(frozen=True, slots=True)
class Screenplay:
    """One script, read.

    Attributes:
        path: the file as the user named it.
        title: from the title page or the file's own data, else the file's name.
        format: the kind of file.
        sha256: of the file's bytes, in hexadecimal.
        pages: number of pages (estimated where the format has none).
        page_exact: pages are those of the file, not an estimate.
        scenes: in order; text before the first heading is a scene with an empty heading.
        draft: colour or revision as the page header or title page gives it, or "".
        draft_date: the draft's date as printed, or "".
        pages_unread: pages from which no text could be taken.
        language: two-letter code of the language, or "" where unknown.
        warnings: what the reader of the result must know, in sentences.
        watermarks: text drawn across the pages; reported, never exported.
        title_page: what the title page says.
        portrayals: everyone who has a cue, in order of appearance.
        page_turns: what page turns added, which is in no element.
        pages_recognised: pages that were pictures and were read by text recognition.
        printed_pages: the numbers that pages print on themselves, as far as they were read.
    """

    path: str
    title: str
    format: ScriptFormat
    sha256: str
    pages: int
    page_exact: bool
    scenes: tuple[Scene, ...]
    draft: str = ""
    draft_date: str = ""
    pages_unread: tuple[int, ...] = ()
    language: str = ""
    warnings: tuple[str, ...] = ()
    watermarks: tuple[str, ...] = ()
    title_page: TitlePage = TitlePage()
    portrayals: tuple[Portrayal, ...] = ()
    page_turns: tuple[PageTurn, ...] = ()
    pages_recognised: tuple[Recognised, ...] = ()
    printed_pages: tuple[PrintedPage, ...] = ()

    def elements(self) -> Iterator[Element]:
        """Every element of every scene, in order."""
        for scene in self.scenes:
            yield from scene.elements
