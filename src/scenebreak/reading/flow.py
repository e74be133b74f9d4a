"""One pass over a script's rows: which paragraph each belongs to, and what that paragraph is."""

import re
from collections.abc import Sequence

from scenebreak.domain.screenplay import SPOKEN, ElementType, PageTurn
from scenebreak.reading.blocks import Block, Line
from scenebreak.reading.columns import Columns
from scenebreak.reading.cues import looks_like_cue, parse_cue
from scenebreak.reading.headings import (
    NumberedText,
    begins_prefixed,
    follows,
    is_prefixed,
    may_be_prefixed,
    omitted,
    says_when,
    take_number,
)
from scenebreak.reading.layoutwords import (
    ends_sentence,
    goes_on,
    goes_on_behind_bracket,
    is_act,
    is_shot,
    is_title,
    is_transition,
    looks_like_sentence,
)
from scenebreak.reading.narrowstep import steps_back
from scenebreak.reading.places import could_be_place, heading_gap
from scenebreak.reading.typescript import Part, Row, Sheet, Typescript

_SPEECH = SPOKEN | {ElementType.PARENTHETICAL}
_SUNG = "♪♫~"
_LONG_HEADING = 34
_SHORT_HEADING = 60
_USUAL = 0.95  # of the rows at the action's edge are no longer than the column is wide
_ROOM = 0.8  # of that width: a row that ends before has room for another word
_LONGEST_TITLE = 8  # words of a heading in small letters
_LEAST_SENTENCE = 3  # words
_STOPPED = re.compile(r"[.!?…:]$")


class Flow:
    """The state of the pass: the open paragraph and whether someone is speaking.

    Args:
        script: whose rows they are.
        columns: its indents.
        rows: the rows of the script proper, margins cleared.
    """

    def __init__(self, script: Typescript, columns: Columns, rows: Sequence[Row]) -> None:
        self._rows = rows
        self._columns = columns
        self._sheets: dict[int, Sheet] = {sheet.number: sheet for sheet in script.sheets}
        self._leading = script.leading
        self._heading_gap = heading_gap(rows)
        self._steps_back = steps_back(rows, columns)
        lengths = sorted(len(row.text) for row in rows if columns.in_margin(row))
        self._width = lengths[int(_USUAL * len(lengths))] if lengths else 0
        self._blocks: list[Block] = []
        self.turns: list[PageTurn] = []
        self._speaking = False
        self._shift = 0.0
        self._last_number: str | None = None  # of the last heading, where it stands in the heading's text

    def blocks(self) -> list[Block]:
        """Every paragraph, in order."""
        for at, row in enumerate(self._rows):
            text = row.text
            if goes_on(text):
                self._turn(row, text)
                continue
            self._take(at, row, text)
        return self._blocks

    def _turn(self, row: Row, text: str) -> None:
        """What the page turn added is no part of the script, but a fact of its page."""
        self.turns.append(PageTurn(row.page, row.number, text))

    @property
    def _last(self) -> Block | None:
        return self._blocks[-1] if self._blocks else None

    def _take(self, at: int, row: Row, text: str) -> None:
        if row.part is not Part.PLAIN:
            self._dual(row, text)
        elif self._heading(at, row, text) or self._heading_goes_on(at, row, text):
            self._speaking = False
        elif self._is_card(row, text):
            self._open(ElementType.ACT if is_act(text) else ElementType.TRANSITION, row)
            self._speaking = False
        elif self._ends_transition(row, text):
            self._speaking = False
        elif self._is_cue(at, row, text):
            self._cue(row, text)
        elif self._speaking and self._is_spoken(at, row):
            self._spoken(row, text)
        else:
            self._speaking = False
            self._action(at, row, text)

    # Headings

    def _heading(self, at: int, row: Row, text: str) -> bool:
        """Open a scene when the row is its heading."""
        if not (row.margin_number or text.isupper() or may_be_prefixed(text)):
            return False
        cut = omitted(text) if self._may_be_heading(row) else None
        if cut is not None and (row.margin_number or cut.number or len(text) < 12):
            self._open_heading(row, cut.text, row.margin_number or cut.number, cut=True)
            return True
        numbered = take_number(text) if row.margin_number is None else None
        bare = numbered.text if numbered else text
        number = row.margin_number or (numbered.number if numbered else None)
        if not bare or (number is None and self._is_rest_of_heading(row, text)):
            return False
        if is_prefixed(bare) and self._may_be_heading(row):
            self._open_heading(row, bare, number)
            return True
        if is_prefixed(text) or goes_on(bare) or is_transition(bare):
            return False
        if self._is_numbered_heading(at, row, bare, numbered):
            self._open_heading(row, bare, number)
            return True
        if self._is_bare_heading(at, row, text):
            self._open_heading(row, text, None)
            return True
        return False

    def _is_numbered_heading(self, at: int, row: Row, bare: str, numbered: NumberedText | None) -> bool:
        """Without prefix: a number in the margin, or the next one of a script that numbers in the text."""
        if not self._columns.in_margin(row):
            return False
        if numbered:
            starts = row.blanks > 0 or self._first_on_page(at)
            return starts and bare.isupper() and follows(numbered.number, self._last_number)
        if not row.margin_number:
            return False
        return bare.isupper() or (row.both_margins and not self._is_prose(at, row))

    def _is_prose(self, at: int, row: Row) -> bool:
        """A row that tells what happens: its number begins a scene, but it is no heading."""
        if row.text.isupper():
            return False
        if len(row.words) > _LONGEST_TITLE:
            return True
        if says_when(row.text):
            return False
        if len(row.words) >= _LEAST_SENTENCE and _STOPPED.search(row.text):
            return True
        return not self._blank_below(at) and self._columns.in_margin(self._rows[at + 1])

    def _may_be_heading(self, row: Row) -> bool:
        if row.margin_number or self._columns.flush or self._columns.in_margin(row):
            return True
        return not self._speaking or row.blanks > 0

    def _is_bare_heading(self, at: int, row: Row, text: str) -> bool:
        """Without prefix and number: capitals between blank rows that end with a time of day."""
        if not (text.isupper() and len(text) <= _SHORT_HEADING and self._columns.in_margin(row)):
            return False
        if (
            not re.search(r"\s[-–—]+\s", text)
            or not (row.blanks or self._first_on_page(at))
            or not self._blank_below(at)
        ):
            return False
        if is_shot(text) or is_title(text):
            return False
        return says_when(text)

    def _open_heading(self, row: Row, text: str, number: str | None, *, cut: bool = False) -> None:
        block = Block(ElementType.HEADING, [self._line(row, text)], scene_number=number, omitted=cut)
        self._blocks.append(block)
        self._last_number = number if row.margin_number is None else None

    def _is_rest_of_heading(self, row: Row, text: str) -> bool:
        """The heading above broke off at a comma, and its INT or EXT stands at the end of this row."""
        last = self._last
        if last is None or last.type is not ElementType.HEADING or last.lines[-1].page != row.page:
            return False
        above = last.lines[-1].text
        return (
            above.endswith(",")
            and not is_prefixed(above)
            and row.blanks <= 1
            and is_prefixed(text)
            and not begins_prefixed(text)
        )

    def _heading_goes_on(self, at: int, row: Row, text: str) -> bool:
        """A heading too long for one row goes on, in capitals, right below it."""
        last = self._last
        if last is None or last.type is not ElementType.HEADING:
            return False
        if self._is_rest_of_heading(row, text):
            last.lines.append(self._line(row, text))
            return True
        if last.omitted or row.blanks or len(last.lines) > 2:
            return False
        above = last.lines[-1]
        if above.page != row.page or not self._columns.in_margin(row) or not self._blank_below(at):
            return False
        if len(above.text) < _LONG_HEADING or not text.isupper() or looks_like_sentence(text):
            return False
        last.lines.append(self._line(row, text))
        return True

    # Cards, cues, speech

    def _is_card(self, row: Row, text: str) -> bool:
        if not text.isupper():
            return False
        if is_act(text):
            return not self._speaking or not self._columns.in_speech(row)
        if not is_transition(text):
            return False
        return not (self._speaking and self._columns.in_speech(row) and not row.blanks)

    def _ends_transition(self, row: Row, text: str) -> bool:
        """A transition in a narrow column goes on: "RETURNING BACK" above "TO:"."""
        last = self._last
        if (
            text != "TO:"
            or row.blanks
            or last is None
            or len(last.lines) > 1
            or not last.lines[0].text.isupper()
        ):
            return False
        last.type = ElementType.TRANSITION
        last.lines.append(self._line(row, text))
        return True

    def _dual(self, row: Row, text: str) -> None:
        if row.part is Part.DUAL_CUE:
            self._open(ElementType.CHARACTER, row)
        else:
            self._spoken(row, text)
        self._blocks[-1].dual = row.right_hand
        self._speaking = True

    def _is_cue(self, at: int, row: Row, text: str) -> bool:
        if not looks_like_cue(text) or at + 1 >= len(self._rows):
            return False
        below = self._below(at)
        if below is None:
            return False
        if self._columns.flush:
            return self._is_lone_name(at, row, below)
        self._shift = 0.0
        if not self._columns.in_cue(row):
            if self._columns.speech is None:
                return self._is_lone_name(at, row, below)
            return self._is_displaced_cue(at, row, below)
        if below.text.startswith("(") or self._columns.speech is None:
            return below.blanks <= 1
        return not self._columns.in_margin(below) and below.blanks <= 2 and not self._columns.in_cue(below)

    def _is_displaced_cue(self, at: int, row: Row, below: Row) -> bool:
        """A name that stands left of the others, its speech as far left of other speeches."""
        starts = row.blanks > 0 or self._first_on_page(at)
        shift = self._columns.shift_of(row, below) if starts and not below.blanks else None
        if shift is None or is_shot(row.text):
            return False
        self._shift = shift
        return True

    def _is_lone_name(self, at: int, row: Row, below: Row) -> bool:
        """Without indents: a name below a blank row, or marked CONT'D, above a row no wider than speech."""
        again = parse_cue(row.text).continued
        starts = row.blanks > 0 or self._first_on_page(at) or again
        aside = again and below.text.startswith("(") and below.blanks <= 1
        width = self._columns.speech_width
        if not starts or is_shot(row.text) or (width is not None and len(below.text) > width + 2):
            return False
        if aside or below.blanks:
            return aside
        return not below.text.isupper() or (width is not None and "(" in row.text)

    def _below(self, at: int) -> Row | None:
        """The next row of text, page-turn words passed over."""
        for row in self._rows[at + 1 : at + 4]:
            if not goes_on(row.text):
                return row
        return None

    def _cue(self, row: Row, text: str) -> None:
        cue = parse_cue(text)
        if cue.continued and self._goes_on_over_page(row, cue.name):
            self._speaking = True
            self._turn(row, text)
            return
        self._open(ElementType.CHARACTER, row)
        self._speaking = True

    def _goes_on_over_page(self, row: Row, name: str) -> bool:
        """The speech above was cut by the page's end and the same person goes on."""
        last = self._last
        if last is None or last.type not in _SPEECH or last.lines[-1].page == row.page:
            return False
        cue = next((b for b in reversed(self._blocks) if b.type is ElementType.CHARACTER), None)
        return cue is not None and parse_cue(cue.lines[0].text).name == name

    def _is_spoken(self, at: int, row: Row) -> bool:
        if row.text.startswith("(") and row.blanks <= 1:
            return True
        if at in self._steps_back:
            return False
        if self._columns.indented_speech:
            return not self._columns.in_margin(row, self._shift) and row.blanks <= (0 if self._shift else 2)
        return not row.blanks and not self._speech_ended(at, row)

    def _speech_ended(self, at: int, row: Row) -> bool:
        """Without indents: the row is too wide for speech, or the one above had room for its first word."""
        width, last = self._columns.speech_width, self._last
        if width is None or last is None or last.type is not ElementType.DIALOGUE:
            return False
        if len(row.text) > width + 2:
            return True
        above = self._rows[at - 1].text
        return len(above) + 1 + len(row.words[0].text) < width - 4

    def _spoken(self, row: Row, text: str) -> None:
        last = self._last
        if last and last.type is ElementType.PARENTHETICAL and _open_bracket(last):
            last.lines.append(self._line(row, text))
            if goes_on_behind_bracket(text):
                self._turn_into_speech()
        elif text.startswith("(") and not goes_on_behind_bracket(text):
            self._open(ElementType.PARENTHETICAL, row)
        else:
            kind = ElementType.LYRIC if text[0] in _SUNG else ElementType.DIALOGUE
            if last and last.type is kind:
                last.lines.append(self._line(row, text))
            else:
                self._open(kind, row)

    def _turn_into_speech(self) -> None:
        """What began as a direction was one inside the speech: the words behind it are spoken."""
        block = self._blocks[-1]
        block.type = ElementType.DIALOGUE
        before = self._blocks[-2] if len(self._blocks) > 1 else None
        if before and before.type is ElementType.DIALOGUE:
            before.lines += self._blocks.pop().lines

    # Action

    def _action(self, at: int, row: Row, text: str) -> None:
        last = self._last
        in_margin = self._columns.in_margin(row)
        if row.both_margins and row.margin_number and in_margin:
            self._open(ElementType.ACTION, row)
            self._blocks[-1].scene_number = row.margin_number
        elif in_margin and ((like_heading := self._is_like_heading(at, row, text)) or is_shot(text)):
            self._open(ElementType.SHOT, row)
            self._blocks[-1].like_heading = like_heading
        elif last and last.type is ElementType.ACTION and self._same_paragraph(last.lines[-1], row, text):
            last.lines.append(self._line(row, text))
        else:
            self._open(ElementType.ACTION, row)

    def _is_like_heading(self, at: int, row: Row, text: str) -> bool:
        """Capitals by themselves, as far from what is above as only headings are."""
        return row.blanks == self._heading_gap and could_be_place(text) and self._blank_below(at)

    def _same_paragraph(self, above: Line, row: Row, text: str) -> bool:
        if above.page == row.page:
            return row.blanks == 0 and not (text.startswith("- ") and text[2:3].isupper())
        if len(above.text) + 1 + len(row.words[0].text) < _ROOM * self._width:
            return False  # the row above had room for this word: its paragraph had ended
        return not ends_sentence(above.text) or text[:1].islower()

    def _open(self, kind: ElementType, row: Row) -> None:
        self._blocks.append(Block(kind, [self._line(row, row.text)]))

    def _line(self, row: Row, text: str) -> Line:
        sheet = self._sheets[row.page]
        height = max(sheet.top - sheet.bottom, self._leading)
        top = min(1.0, max(0.0, (sheet.top - row.y - self._leading) / height))
        bottom = min(1.0, max(0.0, (sheet.top - row.y) / height))
        return Line(text, row.page, row.number, top, bottom, row.box, row.revised, row.sure)

    def _first_on_page(self, at: int) -> bool:
        return at == 0 or self._rows[at - 1].page != self._rows[at].page

    def _blank_below(self, at: int) -> bool:
        """A blank row or the page's end follows."""
        if at + 1 >= len(self._rows):
            return True
        below = self._rows[at + 1]
        return below.page != self._rows[at].page or below.blanks > 0


def _open_bracket(block: Block) -> bool:
    text = " ".join(line.text for line in block.lines)
    return text.count("(") > text.count(")") and len(block.lines) < 8
