"""A Screenplay to FDX, the XML that Final Draft 12 writes."""

from collections.abc import Iterator, Sequence
from xml.etree.ElementTree import Element as Node
from xml.etree.ElementTree import SubElement, indent, tostring

from sample_scripts.press.front import Front
from sample_scripts.press.pages import Book, Extent
from scenebreak.domain.screenplay import Element, ElementType, Scene, Screenplay

_TYPES = {
    ElementType.HEADING: "Scene Heading",
    ElementType.SHOT: "Shot",
    ElementType.ACTION: "Action",
    ElementType.CHARACTER: "Character",
    ElementType.PARENTHETICAL: "Parenthetical",
    ElementType.DIALOGUE: "Dialogue",
    ElementType.LYRIC: "Singing",
    ElementType.TRANSITION: "Transition",
    ElementType.ACT: "New Act",
}
_SPEECH = {ElementType.CHARACTER, ElementType.PARENTHETICAL, ElementType.DIALOGUE, ElementType.LYRIC}
_DECLARATION = b'<?xml version="1.0" encoding="UTF-8" standalone="no" ?>\n'


def fdx_of(screenplay: Screenplay, book: Book, front: Front) -> bytes:
    """Write a script as FDX.

    Args:
        screenplay: as read from its source.
        book: the script, set: the pages and lengths that SceneProperties state.
        front: its title page.
    """
    root = Node("FinalDraft", DocumentType="Script", Template="No", Version="5")
    content = SubElement(root, "Content")
    for line in front.opening:
        kind = ElementType.TRANSITION if line.endswith(":") else ElementType.ACT
        _text(SubElement(content, "Paragraph", Type=_TYPES[kind]), line)
    for scene in screenplay.scenes:
        _scene(content, scene, book.extents[scene.index])
    _title_page(root, front)
    _header(root, front)
    revisions = SubElement(
        root, "Revisions", ActiveSet="1", Location="7.75", RevisionMode="No", RevisionsShown="Active"
    )
    SubElement(revisions, "Revision", ID="1", Mark="*", Name=front.draft, FullRevision="No")
    indent(root, space="  ")
    return _DECLARATION + bytes(tostring(root, encoding="utf-8")) + b"\n"


def _scene(content: Node, scene: Scene, extent: Extent) -> None:
    for element, beside in _paired(scene.elements):
        if beside:
            dual = SubElement(SubElement(content, "Paragraph"), "DualDialogue")
            for spoken in beside:
                _paragraph(dual, spoken)
        elif element.type is ElementType.HEADING:
            _heading(content, scene, element, extent)
        elif element.type is not ElementType.NOTE:
            _paragraph(content, element)


def _paired(elements: Sequence[Element]) -> Iterator[tuple[Element, Sequence[Element]]]:
    """Each element; where two speak at once, the first of them with the elements of both."""
    at = 0
    while at < len(elements):
        end = _speech_end(elements, at)
        twin = end < len(elements) and elements[end].dual and not elements[at].dual
        stop = _speech_end(elements, end) if twin else at + 1
        yield elements[at], elements[at:stop] if twin else ()
        at = stop


def _speech_end(elements: Sequence[Element], start: int) -> int:
    """Behind the speech that a cue at this place begins; the place itself for anything else."""
    if elements[start].type is not ElementType.CHARACTER:
        return len(elements)
    ends = (
        n
        for n in range(start + 1, len(elements))
        if elements[n].type is ElementType.CHARACTER or elements[n].type not in _SPEECH
    )
    return next(ends, len(elements))


def _heading(content: Node, scene: Scene, element: Element, extent: Extent) -> None:
    numbered = {"Number": scene.number} if scene.number else {}
    paragraph = SubElement(content, "Paragraph", {**numbered, "Type": "Scene Heading"})
    length = {} if scene.omitted else {"Length": _eighths(extent.eighths)}
    SubElement(paragraph, "SceneProperties", {**length, "Page": str(extent.page), "Title": ""})
    _words(paragraph, element)
    if scene.omitted:
        cut = SubElement(SubElement(paragraph, "OmittedScene"), "Paragraph", Type="Scene Heading")
        _text(cut, "")


def _eighths(count: int) -> str:
    whole, rest = divmod(count, 8)
    return " ".join(filter(None, (str(whole) if whole else "", f"{rest}/8" if rest else "")))


def _paragraph(parent: Node, element: Element) -> None:
    _words(SubElement(parent, "Paragraph", Type=_TYPES[element.type]), element)


def _words(paragraph: Node, element: Element) -> None:
    """The words in runs: a new one wherever the revision marks begin or end."""
    runs: list[tuple[bool, str]] = []
    for span in element.spans:
        words = element.text[span.start : span.end]
        if runs and runs[-1][0] is span.revised:
            runs[-1] = (span.revised, f"{runs[-1][1]} {words}")
        else:
            runs.append((span.revised, f" {words}" if runs else words))
    for revised, words in runs:
        _text(paragraph, words, RevisionID="1" if revised else "0")


def _text(paragraph: Node, words: str, **attributes: str) -> None:
    SubElement(paragraph, "Text", attributes).text = words


def _title_page(root: Node, front: Front) -> None:
    content = SubElement(SubElement(root, "TitlePage"), "Content")
    middle = [
        *[""] * 17,
        front.line("title"),
        "",
        front.line("episode"),
        "",
        front.line("credit"),
        "",
        front.line("author"),
    ]
    for line in middle:
        _text(SubElement(content, "Paragraph", Alignment="Center"), line)
    for line in (*[""] * 18, front.line("draft"), front.line("draft date")):
        _text(SubElement(content, "Paragraph", Alignment="Right"), line)
    for line in (*front.keys.get("contact", ()), front.line("copyright")):
        _text(SubElement(content, "Paragraph", Alignment="Left"), line)


def _header(root: Node, front: Front) -> None:
    frame = SubElement(
        root,
        "HeaderAndFooter",
        HeaderFirstPage="No",
        HeaderVisible="Yes",
        FooterVisible="No",
        StartingPage="1",
    )
    paragraph = SubElement(SubElement(frame, "Header"), "Paragraph", Alignment="Right")
    _text(paragraph, f"{front.name}    {front.draft}    ")
    SubElement(paragraph, "DynamicLabel", Type="Page #")
    _text(paragraph, ".")
