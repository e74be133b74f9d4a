"""A screenplay as Fountain text that reads back as the same elements."""

import re
from collections.abc import Iterator

from scenebreak.domain.plain import plain
from scenebreak.domain.screenplay import Element, ElementType, Scene, Screenplay

_EMPHASIS = re.compile(r"([\\*_])")
_SPEECH = frozenset({ElementType.PARENTHETICAL, ElementType.DIALOGUE, ElementType.LYRIC})
_UNLED = frozenset({ElementType.PARENTHETICAL, ElementType.DIALOGUE})
_SIGNS = ("#", "=", "~", ">", "!", "@", ".")
_HEADING = re.compile(r"(?:INT|EXT|EST|I/E)[. /]")


def outline_to_fountain(screenplay: Screenplay) -> str:
    """The whole script in Fountain; every line is forced where its words alone would not tell its type.

    Watermarks, page turns and omitted words of the page are not in it.
    """
    front = [line for line in _title_page(screenplay) if line]
    body = [part for scene in screenplay.scenes for part in _scene(scene)]
    return "\n".join([*front, "", *body]).strip("\n") + "\n"


def _title_page(screenplay: Screenplay) -> Iterator[str]:
    yield f"Title: {_escaped(screenplay.title)}"
    writers, contact = screenplay.title_page.writers, screenplay.title_page.contact
    if writers:
        yield f"Author: {_escaped(' & '.join(writers))}"
    if screenplay.draft:
        yield f"Draft: {_escaped(screenplay.draft)}"
    if screenplay.draft_date:
        yield f"Draft date: {_escaped(screenplay.draft_date)}"
    if contact:
        yield "Contact:"
        yield from (f"    {_escaped(line)}" for line in contact)


def _scene(scene: Scene) -> Iterator[str]:
    """The lines of a scene; a blank line stands before each paragraph that is not part of a speech."""
    speaking = False
    for element in scene.elements:
        if element.type in _UNLED and not speaking:
            yield from ("", "!" + _escaped(element.text) + _revised(element))
            continue
        speaking = element.type is ElementType.CHARACTER or (speaking and element.type in _SPEECH)
        if element.type not in _SPEECH or not speaking:
            yield ""
        yield _line(element, scene) + _revised(element)


def _line(element: Element, scene: Scene) -> str:
    text = _escaped(element.text)
    match element.type:
        case ElementType.HEADING:
            number = f" #{scene.number}#" if scene.number else ""
            return ("" if _HEADING.match(text) else ".") + text + number
        case ElementType.CHARACTER:
            return "@" + text + (" ^" if element.dual else "")
        case ElementType.TRANSITION:
            return f"> {text}"
        case ElementType.ACT:
            return f"# {text}"
        case ElementType.NOTE:
            return f"= {text}"
        case ElementType.LYRIC:
            return f"~{text}"
        case ElementType.ACTION:
            opens = scene.number if element is scene.elements[0] else None
            text = f"!{text}" if _would_be_taken_otherwise(text) else text
            return f"{text} [[#{opens}#]]" if opens else text
        case _:
            return text


def _would_be_taken_otherwise(text: str) -> bool:
    """Capitals, a sign or a heading's first word could make something else of an action."""
    return text.startswith(_SIGNS) or text == text.upper() or _HEADING.match(text.upper()) is not None


def _revised(element: Element) -> str:
    return " [[*]]" if any(span.revised for span in element.spans) else ""


def _escaped(text: str) -> str:
    """Words without anything that Fountain would read as a mark."""
    text = _EMPHASIS.sub(r"\\\1", plain(text))
    return text.replace("/*", "/ *").replace("[[", "[ [").replace("]]", "] ]")
