"""Final Draft (FDX) to paragraphs."""

import re
from collections import deque
from collections.abc import Iterable, Iterator
from math import inf
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import Element as Node
from xml.etree.ElementTree import ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from scenebreak.domain.errors import UnreadableScript
from scenebreak.domain.screenplay import ElementType
from scenebreak.reading.blocks import Block, Manuscript
from scenebreak.reading.clean import clean
from scenebreak.reading.drafts import draft_of
from scenebreak.reading.headings import is_prefixed, omitted
from scenebreak.reading.layoutwords import goes_on, is_act, is_shot, is_transition
from scenebreak.reading.paginate import Paragraph, SourceLine, paginate
from scenebreak.reading.titlefacts import TitleLine, facts_of

_TYPES = {
    "Scene Heading": ElementType.HEADING,
    "Action": ElementType.ACTION,
    "General": ElementType.ACTION,
    "Character": ElementType.CHARACTER,
    "Parenthetical": ElementType.PARENTHETICAL,
    "Dialogue": ElementType.DIALOGUE,
    "Transition": ElementType.TRANSITION,
    "Shot": ElementType.SHOT,
    "Lyrics": ElementType.LYRIC,
    "Singing": ElementType.LYRIC,
    "New Act": ElementType.ACT,
    "End of Act": ElementType.ACT,
}
_NOT_PRINTED = frozenset({"Cast List", "Outline 1", "Outline 2", "Outline 3", "Outline 4", "Outline Body"})
_LENGTH = re.compile(r"(?:(\d+)\s+)?(?:(\d+)/8)?$")
_DEEPEST = 200
_LONGEST_OFFSET = 12  # digits
_DAMAGED = "Open it in Final Draft and save it again"


def read_fdx(path: Path, data: bytes) -> Manuscript:
    """Read a Final Draft file.

    Raises:
        UnreadableScript: it is no well-formed XML, or XML of another kind.
    """
    root = _parsed(path, data)
    content = root.find("Content")
    if root.tag != "FinalDraft" or content is None:
        raise UnreadableScript(path, f"{path.name} is XML, but no Final Draft script", _DAMAGED)
    paragraphs = _whole_speeches(_paragraphs(content, _Tags(root), _FileNotes(root)))
    blocks, pages = paginate(paragraphs)
    title, draft, date = _title_page(root)
    return Manuscript(
        blocks,
        pages,
        page_exact=False,
        title=title,
        draft=draft or _revision(root),
        draft_date=date,
        title_page=facts_of(_title_lines(root)),
    )


def _parsed(path: Path, data: bytes) -> Node:
    try:
        root: Node = fromstring(data, forbid_dtd=False)
    except (ParseError, DefusedXmlException, ValueError, LookupError, RecursionError, MemoryError):
        raise UnreadableScript(path, f"{path.name} is damaged: its XML cannot be read", _DAMAGED) from None
    return root


def _paragraphs(content: Node, tags: "_Tags", notes: "_FileNotes") -> Iterator[Paragraph]:
    for node, dual, cut in _nodes(content, 0):
        paragraph = _paragraph(node, dual=dual, cut=cut)
        if paragraph is not None:
            paragraph.block.tags = tags.of(node)
            yield paragraph
        yield from map(_note, node.findall("ScriptNote"))
        yield from map(_note, notes.passed(node))
    yield from map(_note, notes.rest())


def _whole_speeches(paragraphs: Iterable[Paragraph]) -> list[Paragraph]:
    """Verses that stand as a dialogue paragraph each are one speech, as on the page."""
    joined: list[Paragraph] = []
    for paragraph in paragraphs:
        last = joined[-1] if joined else None
        spoken = paragraph.block.type is ElementType.DIALOGUE
        if (
            last
            and spoken
            and last.block.type is ElementType.DIALOGUE
            and last.block.dual == paragraph.block.dual
        ):
            last.source += paragraph.source
            last.block.tags = tuple(dict.fromkeys(last.block.tags + paragraph.block.tags))
        else:
            joined.append(paragraph)
    return joined


def _note(note: Node) -> Paragraph:
    """A script note; one without a word is left out when pages are made."""
    text = clean(" ".join(_words(line)[0] for line in note.iter("Paragraph")))
    return Paragraph(Block(ElementType.NOTE), [SourceLine(text)])


class _FileNotes:
    """Notes that the file keeps apart from the script, each with the range of characters it is about.

    Final Draft counts one character for the end of each paragraph.

    Args:
        root: of the file.
    """

    def __init__(self, root: Node) -> None:
        notes = ((_start_of(note), note) for note in root.findall("ScriptNotes/ScriptNote"))
        self._notes = deque(sorted(notes, key=lambda pair: pair[0]))
        self._read = 0

    def passed(self, node: Node) -> Iterator[Node]:
        """The notes on a paragraph, given paragraph after paragraph."""
        length = len("".join(words for run in node if run.tag == "Text" for words in _texts(run)))
        wraps = length == 0 and node.find("DualDialogue") is not None
        self._read += 0 if wraps else length + 1
        while self._notes and self._notes[0][0] < self._read:
            yield self._notes.popleft()[1]

    def rest(self) -> Iterator[Node]:
        """Those whose range lies behind the script, or is not stated."""
        yield from (note for _, note in self._notes)


def _start_of(note: Node) -> float:
    start = note.get("Range", "").partition(",")[0].strip()
    return int(start) if start.isascii() and start.isdigit() and len(start) < _LONGEST_OFFSET else inf


class _Tags:
    """What the file's tags stand for: "Props: rope" by the number that a run of text carries.

    Args:
        root: of the file; its TagData may hold categories, definitions and tags.
    """

    def __init__(self, root: Node) -> None:
        data = root.find("TagData")
        nodes = list(data.iter()) if data is not None else []
        categories = {n.get("Id"): n.get("Name", "") for n in nodes if n.tag == "TagCategory"}
        labels = {
            n.get("Id"): _tag_label(categories.get(n.get("CatId"), ""), n.get("Label", ""))
            for n in nodes
            if n.tag == "TagDefinition"
        }
        self._by_number = {
            n.get("Number"): labels.get(n.findtext("DefId"), "") for n in nodes if n.tag == "Tag"
        }

    def of(self, node: Node) -> tuple[str, ...]:
        """The tags of a paragraph, each once."""
        numbers = (run.get("TagNumber") for run in node if run.tag == "Text")
        return tuple(dict.fromkeys(label for each in numbers if (label := self._by_number.get(each, ""))))


def _tag_label(category: str, label: str) -> str:
    return clean(f"{category}: {label}") if category else clean(label)


def _nodes(
    parent: Node, depth: int, *, dual: bool = False, cut: bool = False
) -> Iterator[tuple[Node, bool, bool]]:
    """Paragraph nodes in order, those inside dual dialogue and omitted scenes too.

    Yields:
        the node, whether it is the right-hand speech of two, whether its scene is omitted.
    """
    if depth > _DEEPEST:
        return
    for node in parent:
        if node.tag == "Paragraph":
            yield node, dual, cut
            yield from _inner(node, depth, cut)
        elif node.tag in ("DualDialogue", "OmittedScene"):
            yield from _inner_of(node, depth, cut)


def _inner(node: Node, depth: int, cut: bool) -> Iterator[tuple[Node, bool, bool]]:
    for child in node:
        if child.tag in ("DualDialogue", "OmittedScene"):
            yield from _inner_of(child, depth, cut)


def _inner_of(node: Node, depth: int, cut: bool) -> Iterator[tuple[Node, bool, bool]]:
    if node.tag == "OmittedScene":
        return
    cues = 0
    for child, _, inner_cut in _nodes(node, depth + 1, cut=cut):
        cues += child.get("Type") == "Character"
        yield child, cues > 1, inner_cut


def _paragraph(node: Node, *, dual: bool, cut: bool) -> Paragraph | None:
    kind = node.get("Type", "Action")
    if kind in _NOT_PRINTED:
        return None
    text, revised = _words(node)
    block = Block(_TYPES.get(kind, ElementType.ACTION), dual=dual)
    if block.type is ElementType.HEADING or _is_misfiled_heading(block, text, node):
        _make_heading(block, node, text)
    elif not text or goes_on(text):
        return None
    elif block.type is ElementType.ACTION:
        block.type = _type_of_plain(text, kind)
    if not text and block.omitted:
        text = "OMITTED"
    if not text:
        return None
    label = block.page_label or ""
    return Paragraph(
        block,
        [SourceLine(text, revised)],
        new_page=node.get("StartsNewPage") == "Yes",
        page=int(label) if label.isascii() and label.isdigit() and len(label) < 4 else None,
    )


def _type_of_plain(text: str, kind: str) -> ElementType:
    """What a paragraph without a type of its own is by its words, as on a printed page."""
    if kind == "General" and is_act(text):
        return ElementType.ACT
    if is_transition(text):
        return ElementType.TRANSITION
    return ElementType.SHOT if is_shot(text) else ElementType.ACTION


def _is_misfiled_heading(block: Block, text: str, node: Node) -> bool:
    """A heading that its writer left in an action paragraph still begins a scene."""
    if block.type not in (ElementType.ACTION, ElementType.SHOT) or not is_prefixed(text):
        return False
    return bool(node.get("Number")) or text.isupper()


def _make_heading(block: Block, node: Node, text: str) -> None:
    block.type = ElementType.HEADING
    block.scene_number = clean(node.get("Number") or "") or None
    block.omitted = omitted(text) is not None or node.find("OmittedScene") is not None
    block.like_heading = not (block.scene_number or block.omitted or is_prefixed(text))
    properties = node.find("SceneProperties")
    if properties is not None:
        block.eighths = _eighths(properties.get("Length", ""))
        block.page_label = clean(properties.get("Page", "")) or None
        block.story_day = clean(properties.get("StoryDay", ""))


def _eighths(length: str) -> int | None:
    """Nine for "1 1/8"; None where nothing is stated."""
    match = _LENGTH.match(length.strip())
    if not match or not (match[1] or match[2]):
        return None
    return 8 * int(match[1] or 0) + int(match[2] or 0) or None


def _words(node: Node) -> tuple[str, bool]:
    """The paragraph's own text, all its runs joined, and whether one of them is revised."""
    parts, revised = [], False
    for run in node:
        if run.tag == "Text":
            words = "".join(_texts(run))
            parts.append(words.upper() if "AllCaps" in (run.get("Style") or "") else words)
            revised = revised or (run.get("RevisionID") or "0") != "0"
    return clean("".join(parts)), revised


def _texts(run: Node) -> Iterable[str]:
    yield run.text or ""
    for child in run:
        yield child.tail or ""


def _title_page(root: Node) -> tuple[str, str, str]:
    """Title, draft and date: the first words of the title page, and what of it looks like a draft."""
    node: Any = root.find("TitlePage/Content")
    title = draft = date = ""
    for paragraph in node.iter("Paragraph") if node is not None else ():
        text, _ = _words(paragraph)
        name, when = draft_of(text)
        draft, date = draft or name, date or when
        if text and not title and not name and not when and any(letter.isalpha() for letter in text):
            title = text.strip(" \"'“”‘’")
    return title, draft, date


def _title_lines(root: Node) -> Iterator[TitleLine]:
    """The lines of the title page, with whether an empty paragraph stands above."""
    content = root.find("TitlePage/Content")
    gap = False
    for paragraph in content.iter("Paragraph") if content is not None else ():
        text, _ = _words(paragraph)
        if text:
            yield TitleLine(text, gap)
        gap = not text


def _revision(root: Node) -> str:
    """The name of the revision set that is active, unless it is none."""
    revisions = root.find("Revisions")
    if revisions is None:
        return ""
    active = revisions.get("ActiveSet", "")
    for revision in revisions.findall("Revision"):
        if revision.get("ID") == active and revision.get("ID") != "0":
            return clean(revision.get("Name", ""))
    return ""
