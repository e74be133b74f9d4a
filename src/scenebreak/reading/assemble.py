"""Paragraphs to a Screenplay: elements, scenes and who is in them. Every format ends here."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from scenebreak.domain.screenplay import (
    SPOKEN,
    Element,
    ElementType,
    PrintedPage,
    Scene,
    Screenplay,
    ScriptFormat,
    Setting,
    Span,
)
from scenebreak.reading.blocks import Block, Manuscript, pages_named
from scenebreak.reading.clean import clean
from scenebreak.reading.collector import collector_paused
from scenebreak.reading.cues import parse_cue
from scenebreak.reading.headings import setting_of, story_day_of
from scenebreak.reading.language import NAMES, language_of
from scenebreak.reading.layoutwords import is_act, is_transition
from scenebreak.reading.people import Cast
from scenebreak.reading.places import mark_sub_headings
from scenebreak.reading.portrayals import portrayals
from scenebreak.reading.stagelike import settle

_SPEECH = SPOKEN | {ElementType.PARENTHETICAL}
_STORY = _SPEECH | {ElementType.ACTION, ElementType.CHARACTER, ElementType.SHOT}


@dataclass(frozen=True, slots=True)
class _Part:
    """A run of blocks that becomes one scene, with its elements."""

    head: Block | None
    blocks: list[Block]
    elements: tuple[Element, ...]


@collector_paused()
def assemble(path: Path, file_format: ScriptFormat, sha256: str, manuscript: Manuscript) -> Screenplay:
    """Make a Screenplay of what a format's reader found.

    Args:
        path: the file as the user named it.
        file_format: what the file turned out to be.
        sha256: of its bytes.
        manuscript: its paragraphs.
    """
    manuscript.blocks = settle(manuscript.blocks)
    mark_sub_headings(manuscript.blocks)
    parts = list(_parts(manuscript.blocks))
    cast = Cast(
        [e.character for e in part.elements if e.type is ElementType.CHARACTER and e.character]
        for part in parts
    )
    scenes = tuple(_scene(n, part, cast, manuscript) for n, part in enumerate(parts, 1))
    language = language_of(
        e.text for scene in scenes for e in scene.elements if e.type in (ElementType.ACTION, *SPOKEN)
    )
    return Screenplay(
        path=str(path),
        title=clean(manuscript.title) or path.stem,
        format=file_format,
        sha256=sha256,
        pages=manuscript.pages,
        page_exact=manuscript.page_exact,
        scenes=scenes,
        draft=clean(manuscript.draft),
        draft_date=clean(manuscript.draft_date),
        pages_unread=manuscript.pages_unread,
        language=language,
        warnings=tuple(_warnings(manuscript, scenes, language)),
        watermarks=manuscript.watermarks,
        title_page=manuscript.title_page,
        portrayals=tuple(portrayals(cast, _action(scenes))),
        page_turns=tuple(manuscript.page_turns),
        pages_recognised=manuscript.pages_recognised,
        printed_pages=tuple(PrintedPage(*each) for each in sorted(manuscript.page_labels.items())),
    )


def _action(scenes: Iterable[Scene]) -> Iterator[Element]:
    return (e for scene in scenes for e in scene.elements if e.type in (ElementType.ACTION, ElementType.SHOT))


def _warnings(manuscript: Manuscript, scenes: Sequence[Scene], language: str) -> Iterator[str]:
    yield from manuscript.warnings
    if manuscript.pages_unread:
        yield f"{pages_named(manuscript.pages_unread)} could not be read: no text there, or a picture of it"
    if language in NAMES:
        yield f"The script seems to be in {NAMES[language]}; only English is understood"
    if any(scene.heading for scene in scenes):
        return
    if any(scene.speaking for scene in scenes):
        yield "No scene heading was found: the whole script is treated as one scene"
    else:
        yield (
            "The layout is unlike a screenplay's: neither scene headings nor names of speakers were found, "
            "so everything is read as the action of one scene"
        )


def _parts(blocks: Iterable[Block]) -> Iterator[_Part]:
    """Cut the blocks where scenes open; what stands before the first counts only when it tells a story."""
    runs: list[list[Block]] = [[]]
    for block in blocks:
        if block.opens_scene:
            runs.append([])
        runs[-1].append(block)
    if not any(_is_story(block) for block in runs[0]):
        runs.pop(0)
    ordinal = 0
    for run in runs:
        elements = tuple(_elements(run, ordinal))
        ordinal += len(elements)
        head = run[0] if run[0].opens_scene else None
        yield _Part(head, run, elements)


def _is_story(block: Block) -> bool:
    """More than a card or a transition, whatever paragraph style its writer gave it."""
    if block.type not in _STORY:
        return False
    text = block.lines[0].text
    return len(block.lines) > 1 or not (is_transition(text) or is_act(text))


def _elements(blocks: Iterable[Block], first: int) -> Iterator[Element]:
    speaker: str | None = None
    for ordinal, block in enumerate(blocks, first):
        extension = ""
        if block.type is ElementType.CHARACTER:
            cue = parse_cue(" ".join([line.text for line in block.lines]))
            speaker, extension = cue.name, cue.extension
        elif block.type not in _SPEECH and block.type is not ElementType.NOTE:
            speaker = None
        yield _element(ordinal, block, speaker, extension)


def _element(ordinal: int, block: Block, speaker: str | None, extension: str) -> Element:
    spans, at = [], 0
    for line in block.lines:
        end = at + len(line.text)
        spans.append(Span(line.page, line.number, at, end, line.box, line.revised, line.confidence))
        at = end + 1
    text = " ".join([line.text for line in block.lines])
    return Element(ordinal, block.type, text, tuple(spans), speaker, extension, block.dual, block.tags)


def _scene(index: int, part: _Part, cast: Cast, manuscript: Manuscript) -> Scene:
    head = part.head
    headed = head is not None and head.type is ElementType.HEADING
    heading = part.elements[0].text if headed else head.lines[0].text if head else ""
    cut = head.omitted if head else False
    speaking = cast.speaking(part.elements)
    return Scene(
        index=index,
        number=head.scene_number if head else None,
        heading=heading,
        setting=setting_of(heading) if headed and not cut else Setting(),
        elements=part.elements,
        eighths=_eighths(part),
        page_label=_page_label(part, manuscript),
        speaking=speaking,
        named=tuple(name for name in cast.named(part.elements) if name not in speaking),
        omitted=cut,
        story_day=(head.story_day if head else "") or story_day_of(heading),
    )


def _page_label(part: _Part, manuscript: Manuscript) -> str | None:
    stated = part.head.page_label if part.head else None
    return stated or manuscript.page_labels.get(part.elements[0].page)


def _eighths(part: _Part) -> int:
    """What the file states, else the height of the scene's lines on each of its pages."""
    if part.head and part.head.omitted:
        return 0
    if part.head and part.head.eighths:
        return sum(block.eighths or 0 for block in part.blocks)  # with what is stated for its shots
    extent: dict[int, tuple[float, float]] = {}
    for line in (line for block in part.blocks for line in block.lines):
        top, bottom = extent.get(line.page, (line.top, line.bottom))
        extent[line.page] = (min(top, line.top), max(bottom, line.bottom))
    pages = sorted(extent)
    height = sum(
        (1.0 if n + 1 < len(pages) else extent[page][1]) - (extent[page][0] if n == 0 else 0.0)
        for n, page in enumerate(pages)
    )
    return max(1, round(8 * height))
