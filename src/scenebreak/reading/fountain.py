"""Fountain (fountain.io) to paragraphs: the full syntax, in time linear in the size of the file.

Three conventions are our own: a note `[[*]]` at the end of a line marks it revised, a note `[[#12#]]` begins
scene 12 at a paragraph without a heading, and a heading OMITTED keeps the number of a scene that was cut.
"""

import re
from collections.abc import Generator, Iterator
from dataclasses import dataclass, field

from scenebreak.domain.screenplay import ElementType, TitlePage
from scenebreak.reading.blocks import Block, Manuscript
from scenebreak.reading.clean import clean, lines_of
from scenebreak.reading.cues import looks_like_cue
from scenebreak.reading.drafts import draft_of
from scenebreak.reading.headings import is_prefixed, omitted
from scenebreak.reading.layoutwords import is_act, is_shot, is_transition
from scenebreak.reading.paginate import Paragraph, SourceLine, paginate
from scenebreak.reading.titlefacts import names_in

_TITLE_KEY = re.compile(r"([A-Za-z][A-Za-z ]{0,29}):(.*)")
_SCENE_NUMBER = re.compile(r"#([^#\s][^#]{0,20})#$")
_PAGE_BREAK = re.compile(r"={3,}$")
_MARK = re.compile(r"\\[*_\\#~@!>.]|\*{1,3}|_")


def read_fountain(text: str) -> Manuscript:
    """Read a whole Fountain file; any text at all is valid Fountain."""
    text = _without_boneyard("\n".join(lines_of(text)).lstrip("\ufeff"))
    title_page, body = _split_title_page(text.split("\n"))
    paragraphs = list(_Parser(_note_lines(body)).paragraphs())
    blocks, pages = paginate(paragraphs)
    draft, date = _draft(title_page)
    return Manuscript(
        blocks,
        pages,
        page_exact=False,
        title=_line(title_page, "title"),
        draft=draft,
        draft_date=date,
        title_page=_title_facts(title_page),
    )


def _without_boneyard(text: str) -> str:
    """Cut /* ... */ out; one that is never closed is text. Line ends inside it are cut too."""
    kept, at = [], 0
    while (start := text.find("/*", at)) >= 0 and (end := text.find("*/", start + 2)) >= 0:
        kept.append(text[at:start])
        at = end + 2
    return "".join([*kept, text[at:]])


def _split_title_page(lines: list[str]) -> tuple[dict[str, list[str]], list[str]]:
    """The keys of the title page, lower case, and the lines behind it."""
    start = next((n for n, line in enumerate(lines) if line.strip()), len(lines))
    first = _TITLE_KEY.match(lines[start]) if start < len(lines) else None
    follower = lines[start + 1] if start + 1 < len(lines) else ""
    if (
        not first
        or not (first[2].strip() or (follower[:1].isspace() and follower.strip()))
        or is_transition(lines[start])
    ):
        return {}, lines
    keys: dict[str, list[str]] = {}
    values: list[str] = []
    for n in range(start, len(lines)):
        line = lines[n]
        key = None if line[:1].isspace() else _TITLE_KEY.match(line)
        if not line.strip() or not (key or line[:1].isspace()):
            return _cleaned(keys), lines[n:]
        if key:
            values = keys.setdefault(key[1].strip().lower(), [])
            line = key[2]
        values.append(line.strip())
    return _cleaned(keys), []


def _cleaned(keys: dict[str, list[str]]) -> dict[str, list[str]]:
    """The lines of each key, without marks; lines without a word left out."""
    return {key: [text for line in lines if (text := _words(line))] for key, lines in keys.items()}


def _line(title_page: dict[str, list[str]], *names: str) -> str:
    """What the first of these keys that is there says, on one line."""
    return next((" ".join(title_page[name]) for name in names if title_page.get(name)), "")


def _title_facts(title_page: dict[str, list[str]]) -> TitlePage:
    keys = ("author", "authors", "writer", "writers")
    stated = next((title_page[key] for key in keys if key in title_page), [])
    return TitlePage(
        writers=tuple(name for line in stated for name in names_in(line)),
        contact=tuple(title_page.get("contact", ())),
        lines=tuple(line for lines in title_page.values() for line in lines),
    )


def _draft(title_page: dict[str, list[str]]) -> tuple[str, str]:
    """Draft and date from "Revision:", "Draft:" and "Draft date:"."""
    revision = _line(title_page, "revision", "draft")
    name, date = draft_of(revision)
    stated = _line(title_page, "draft date", "date")
    other, other_date = draft_of(stated)
    return name or revision or other, date or other_date or stated


@dataclass(slots=True)
class _Source:
    """A line of the body with its notes taken out.

    Attributes:
        raw: the line without notes.
        notes: the words of the notes that end on it.
        revised: it carried the revision note.
        opens: the number of the scene that begins at this line, where a note says so.
    """

    raw: str
    notes: list[str] = field(default_factory=list)
    revised: bool = False
    opens: str | None = None

    @property
    def blank(self) -> bool:
        """Nothing printed stands on it; two blanks alone keep a speech open and are not blank."""
        return not self.raw.strip() and len(self.raw) != 2


def _note_lines(lines: list[str]) -> list[_Source]:
    """Take the notes out of the lines; a note ends with its paragraph at the latest."""
    sources = []
    open_note: list[str] | None = None
    closing = _closing_lines(lines)
    for n, line in enumerate(lines):
        source = _Source("")
        at, kept = 0, []
        while at <= len(line):
            if open_note is None:
                start = line.find("[[", at)
                if start < 0 or not _closes(line, start, n, closing):
                    kept.append(line[at:])
                    break
                kept.append(line[at:start])
                open_note, at = [], start + 2
            else:
                end = line.find("]]", at)
                open_note.append(line[at : end if end >= 0 else len(line)])
                if end < 0:
                    break
                note = clean(" ".join(open_note))
                open_note, at = None, end + 2
                if note == "*":
                    source.revised = True
                elif opening := _SCENE_NUMBER.fullmatch(note):
                    source.opens = opening[1].strip()
                elif note:
                    source.notes.append(note)
        source.raw = "".join(kept)
        if source.raw != line:
            source.raw = source.raw.rstrip()
        sources.append(source)
    return sources


def _closing_lines(lines: list[str]) -> list[bool]:
    """For each line: a later line of the same paragraph holds "]]" before another "[["."""
    closing = [False] * len(lines)
    for n in range(len(lines) - 2, -1, -1):
        follower = lines[n + 1]
        if not follower.strip() and len(follower) != 2:
            continue
        end, start = follower.find("]]"), follower.find("[[")
        closing[n] = end >= 0 and (start < 0 or end < start) if end >= 0 or start >= 0 else closing[n + 1]
    return closing


def _closes(line: str, start: int, n: int, closing: list[bool]) -> bool:
    return line.find("]]", start + 2) >= 0 or closing[n]


class _Parser:
    """Lines to paragraphs: one look at the line before and the line behind."""

    def __init__(self, lines: list[_Source]) -> None:
        self._lines = lines
        self._new_page = False

    def paragraphs(self) -> Iterator[Paragraph]:
        at = 0
        while at < len(self._lines):
            source = self._lines[at]
            text = source.raw.strip()
            if source.blank or not text:
                yield from self._notes(source)
                at += 1
            elif _PAGE_BREAK.match(text):
                self._new_page = True
                at += 1
            else:
                taken = yield from self._paragraph(at, text)
                for used in self._lines[at : at + taken]:
                    yield from self._notes(used)
                at += taken

    def _paragraph(self, at: int, text: str) -> Generator[Paragraph, None, int]:
        """Yield what begins at this line; return how many lines it took."""
        single = self._single(at, text)
        if single:
            yield self._made(single, [SourceLine(_words(single_text(text, single)), self._lines[at].revised)])
            return 1
        if self._is_cue(at, text):
            return (yield from self._speech(at, text))
        return (yield from self._action(at))

    def _made(self, block: Block, source: list[SourceLine]) -> Paragraph:
        paragraph = Paragraph(block, source, self._new_page)
        self._new_page = False
        return paragraph

    def _notes(self, source: _Source) -> Iterator[Paragraph]:
        for note in source.notes:
            yield Paragraph(Block(ElementType.NOTE), [SourceLine(note)])

    def _blank(self, at: int) -> bool:
        """No text stands on this line, or it is outside the file."""
        return not 0 <= at < len(self._lines) or not self._lines[at].raw.strip()

    def _single(self, at: int, text: str) -> Block | None:
        """The block of a line that is a paragraph by itself, or None."""
        if text.startswith("#"):
            return Block(ElementType.ACT if not text.startswith("##") else ElementType.NOTE)
        if text.startswith("=") and not text.startswith("=="):
            return Block(ElementType.NOTE)
        if text.startswith("~"):
            return Block(ElementType.LYRIC)
        if text.startswith(">"):
            return Block(_type_of_centred(text) if text.endswith("<") else ElementType.TRANSITION)
        if not self._blank(at - 1) and not self._after_single(at):
            return None
        return self._heading(text) or self._plain_single(at, text)

    def _after_single(self, at: int) -> bool:
        """The line before is a section, synopsis or page break: it ends its paragraph itself."""
        before = self._lines[at - 1].raw.strip()
        return before.startswith(("#", "=")) or _forced_heading(before) or is_prefixed(_plain(before))

    def _heading(self, text: str) -> Block | None:
        if not _forced_heading(text) and not is_prefixed(_plain(text)):
            return None
        number = _SCENE_NUMBER.search(text)
        cut = omitted(_words(single_text(text, Block(ElementType.HEADING))))
        scene_number = number[1].strip() if number else cut.number if cut else None
        block = Block(ElementType.HEADING, scene_number=scene_number, omitted=cut is not None)
        block.like_heading = not (scene_number or cut or is_prefixed(_plain(single_text(text, block))))
        return block

    def _plain_single(self, at: int, text: str) -> Block | None:
        if text.startswith(("!", "@")) or not self._blank(at + 1):
            return None
        words = _words(text)
        if is_transition(words):
            return Block(ElementType.TRANSITION)
        if is_shot(words):
            return Block(ElementType.SHOT)
        return Block(ElementType.ACT) if is_act(words) else None

    def _is_cue(self, at: int, text: str) -> bool:
        if not self._blank(at - 1) or text.startswith("!"):
            return False
        if text.startswith("@"):
            return True
        return not self._blank(at + 1) and looks_like_cue(text.rstrip("^ ")) and not is_transition(text)

    def _speech(self, at: int, text: str) -> Generator[Paragraph, None, int]:
        dual = text.endswith("^")
        cue = Block(ElementType.CHARACTER, dual=dual)
        yield self._made(cue, [SourceLine(_words(text.rstrip("^ ").lstrip("@")), self._lines[at].revised)])
        end = at + 1
        speech: list[SourceLine] = []
        while end < len(self._lines) and not self._lines[end].blank:
            source = self._lines[end]
            line = source.raw.strip()
            sung, aside = line.startswith("~"), line.startswith("(") and line.endswith(")")
            if (sung or aside) and speech:
                yield self._made(Block(ElementType.DIALOGUE, dual=dual), speech)
                speech = []
            row = SourceLine(_words(line.lstrip("~") if sung else line), source.revised)
            if sung or aside:
                kind = ElementType.LYRIC if sung else ElementType.PARENTHETICAL
                yield self._made(Block(kind, dual=dual), [row])
            else:
                speech.append(row)
            end += 1
        if speech:
            yield self._made(Block(ElementType.DIALOGUE, dual=dual), speech)
        return end - at

    def _action(self, at: int) -> Generator[Paragraph, None, int]:
        end = at + 1
        while not self._blank(end) and not self._lines[end].raw.lstrip().startswith(("#", "=", "~", ">")):
            end += 1
        rows = [
            SourceLine(_words(source.raw.strip().removeprefix("!")), source.revised)
            for source in self._lines[at:end]
        ]
        opens = next((source.opens for source in self._lines[at:end] if source.opens), None)
        yield self._made(Block(ElementType.ACTION, scene_number=opens), rows)
        return end - at


def _type_of_centred(text: str) -> ElementType:
    """An act card or "> THE END <" by its words, else action."""
    printed = _words(text.strip("><"))
    if is_act(printed):
        return ElementType.ACT
    return ElementType.TRANSITION if is_transition(printed) else ElementType.ACTION


def _forced_heading(text: str) -> bool:
    return len(text) > 1 and text[0] == "." and text[1] != "." and not text[1].isspace()


def single_text(text: str, block: Block) -> str:
    """The words of a line that is a paragraph by itself, without the marks that made it one."""
    if block.type is ElementType.HEADING:
        text = _SCENE_NUMBER.sub("", text).rstrip()
        return text[1:] if _forced_heading(text) else text
    if text.startswith(">"):
        return text[1:].rstrip("<").strip()
    if text.startswith("#"):
        return text.lstrip("#")
    return text[1:] if text[0] in "=~" else text


def _plain(text: str) -> str:
    """Text without the pairs of marks that stand for emphasis, and without escaping."""
    if "*" not in text and "_" not in text and "\\" not in text:
        return text
    pieces: list[str] = []
    opened: dict[str, int] = {}
    at = 0
    for found in _MARK.finditer(text):
        pieces.append(text[at : found.start()])
        at = found.end()
        mark = found[0]
        if mark[0] == "\\":
            pieces.append(mark[1:])
        elif mark in opened and not text[found.start() - 1].isspace():
            pieces[opened.pop(mark)] = ""
        else:
            if at < len(text) and not text[at].isspace():
                opened[mark] = len(pieces)
            pieces.append(mark)
    return "".join([*pieces, text[at:]])


def _words(text: str) -> str:
    return clean(_plain(text))
