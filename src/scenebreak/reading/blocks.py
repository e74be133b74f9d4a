"""What every format's reader hands on: paragraphs with the printed lines they stand on."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from scenebreak.domain.screenplay import Box, ElementType, PageTurn, Recognised, TitlePage

_PAGES_NAMED = 12


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line of a paragraph.

    Attributes:
        text: its words, clean and without surrounding blanks.
        page: page of the file, from 1.
        number: printed line of that page, from 1.
        top: how far down the text area of the page it begins, 0 to 1.
        bottom: how far down it ends.
        box: where it stands on the page, in points, if the format says.
        revised: a revision asterisk stands beside it.
        confidence: of text recognition, 0 to 1; 1 where the file states the words.
    """

    text: str
    page: int
    number: int
    top: float
    bottom: float
    box: Box | None = None
    revised: bool = False
    confidence: float = 1.0


def pages_named(pages: Sequence[int]) -> str:
    """Pages in words, the first dozen of many: "Page 3", "Pages 3, 4"."""
    noun = "Page" if len(pages) == 1 else "Pages"
    return f"{noun} {', '.join(map(str, pages[:_PAGES_NAMED]))}" + (
        ", ..." if len(pages) > _PAGES_NAMED else ""
    )


@dataclass(slots=True)
class Block:
    """One paragraph, before it belongs to a scene.

    Attributes:
        type: what the paragraph is.
        lines: its printed lines, at least one once it is printed.
        dual: part of the right-hand one of two simultaneous speeches.
        scene_number: of a heading, as printed; of action that a number alone makes the beginning of a scene.
        omitted: a heading whose scene is cut.
        eighths: of a heading, the scene's length as the file itself states it.
        page_label: of a heading, the page number as the file itself states it.
        story_day: of a heading, as the file itself states it.
        tags: what its writer tagged in it, as "Props: rope".
        like_heading: it stands, or was typed, as a heading, but has neither INT or EXT nor a number.
    """

    type: ElementType
    lines: list[Line] = field(default_factory=list)
    dual: bool = False
    scene_number: str | None = None
    omitted: bool = False
    eighths: int | None = None
    page_label: str | None = None
    story_day: str = ""
    tags: tuple[str, ...] = ()
    like_heading: bool = False

    @property
    def opens_scene(self) -> bool:
        """A scene begins here: at a heading, or at a numbered paragraph without one."""
        return self.type is ElementType.HEADING or self.scene_number is not None


@dataclass(slots=True)
class Manuscript:
    """A whole file, read into paragraphs.

    Attributes:
        blocks: the paragraphs of the script in order; the title page is not among them.
        pages: number of pages, estimated unless `page_exact`.
        page_exact: pages are those of the file.
        title: as the file gives it, or "".
        draft: colour or revision as printed, or "".
        draft_date: the draft's date as printed, or "".
        page_labels: the number printed on a page, by page.
        pages_unread: pages from which no text could be taken.
        warnings: what the reader of the result must know.
        watermarks: text drawn across the pages.
        title_page: what the title page says.
        page_turns: what page turns added to the script.
        pages_recognised: pages read by text recognition.
    """

    blocks: list[Block]
    pages: int
    page_exact: bool = True
    title: str = ""
    draft: str = ""
    draft_date: str = ""
    page_labels: dict[int, str] = field(default_factory=dict)
    pages_unread: tuple[int, ...] = ()
    warnings: list[str] = field(default_factory=list)
    watermarks: tuple[str, ...] = ()
    title_page: TitlePage = field(default_factory=TitlePage)
    page_turns: list[PageTurn] = field(default_factory=list)
    pages_recognised: tuple[Recognised, ...] = ()
