"""The indents of one document: where its action, its speeches and its cues begin."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from scenebreak.reading.cues import looks_like_cue
from scenebreak.reading.furniture import text_start
from scenebreak.reading.layoutwords import goes_on, is_act, is_transition
from scenebreak.reading.typescript import Row

_LEAST_ACTION_SHARE = 0.08
_CUE_INDENT = 6.0  # characters right of the action, at least
_LEAST_CUES = 3
_LEAST_NAMES = 10
_NARROW = 0.8
_WIDEST = 90  # characters: longer rows are paragraphs that nobody wrapped


@dataclass(frozen=True, slots=True)
class Columns:
    """Indents in the unit of the typescript; None where the document has no such column.

    Attributes:
        action: left edge of headings and action.
        speech: left edge of dialogue.
        cue: left edge of character cues.
        pitch: width of one character.
        speech_width: where speech is not indented, the length at which its rows are wrapped, in characters.
    """

    action: float
    speech: float | None
    cue: float | None
    pitch: float
    speech_width: float | None = None

    @property
    def flush(self) -> bool:
        """Nothing is indented: blank rows and capitals are all there is to go by."""
        return self.cue is None

    @property
    def indented_speech(self) -> bool:
        """Dialogue can be told from action by where it begins."""
        return self.speech is not None

    def in_margin(self, row: Row, shift: float = 0.0) -> bool:
        """The row begins where action does, or left of it; `shift` is how far it is displaced."""
        edge = (self.action + self.speech) / 2 if self.speech is not None else self.action + 4 * self.pitch
        return row.x - shift < edge

    def in_speech(self, row: Row) -> bool:
        """The row begins between the action's edge and the cues'."""
        return self.speech is not None and not self.in_margin(row) and not self.in_cue(row)

    def shift_of(self, row: Row, below: Row) -> float | None:
        """How far a cue and the row below it are displaced together, or None where they are no such pair."""
        if self.cue is None or self.speech is None:
            return None
        step, usual = row.x - below.x, self.cue - self.speech
        near = (
            2 * self.pitch < step < usual
            if below.text.startswith("(")
            else abs(step - usual) <= 1.5 * self.pitch
        )
        return row.x - self.cue if near else None

    def in_cue(self, row: Row) -> bool:
        """The row begins where cues do, or right of that."""
        if self.cue is None:
            return False
        if self.speech is None:
            return row.x > (self.action + self.cue) / 2
        return row.x > self.speech + 0.55 * (self.cue - self.speech)


def find_columns(rows: Sequence[Row], pitch: float) -> Columns:
    """Cluster the indents of a document's rows."""
    starts = [text_start(row.words, pitch) for row in rows]
    action = _action(starts, pitch)
    cue = _cue(rows, action, pitch)
    speech = _speech(rows, cue, action, pitch) if cue is not None else None
    return Columns(action, speech, cue, pitch, _speech_width(rows) if speech is None else None)


def _speech_width(rows: Sequence[Row]) -> float | None:
    """The length that the rows below lone names seldom exceed, when it is well below that of other rows."""
    below_names = sorted(
        len(below.text)
        for row, below in pairwise(rows)
        if row.blanks and not below.blanks and below.page == row.page and is_name(row)
    )
    lengths = sorted(len(row.text) for row in rows)
    if len(below_names) < _LEAST_NAMES:
        return None
    usual = lengths[int(0.95 * len(lengths))]
    if usual > _WIDEST:
        return None
    widths = [below_names[int(share * len(below_names))] for share in (0.9, 0.8)]
    return next((float(width) for width in widths if width <= _NARROW * usual), None)


def _modes(values: Iterable[float], pitch: float) -> Counter[int]:
    return Counter(round(value / pitch) for value in values)


def _action(starts: Sequence[float], pitch: float) -> float:
    """The leftmost indent that a fair share of the rows has."""
    bins = _modes(starts, pitch)
    least = max(1.0, _LEAST_ACTION_SHARE * len(starts))
    for column in sorted(bins):
        near = bins[column] + bins[column + 1]
        if near >= least:
            column = column if bins[column] >= bins[column + 1] else column + 1
            return min(start for start in starts if round(start / pitch) == column)
    return min(starts, default=0.0)


def is_name(row: Row) -> bool:
    """It reads as the name above a speech does, wherever it stands."""
    text = row.text
    return looks_like_cue(text) and not is_transition(text) and not goes_on(text) and not is_act(text)


def _cue(rows: Sequence[Row], action: float, pitch: float) -> float | None:
    """The indent of most lines in capitals that stand well inside and have a row right below them."""
    names = [
        row.x
        for row, below in pairwise(rows)
        if row.x > action + _CUE_INDENT * pitch
        and below.page == row.page
        and below.blanks <= 1
        and below.x < row.x - 0.5 * pitch
        and is_name(row)
    ]
    bins = _modes(names, pitch)
    if not bins or bins.total() < _LEAST_CUES:
        return None
    best = max(bins, key=lambda column: bins[column - 1] + bins[column] + bins[column + 1])
    near = sorted(name for name in names if abs(round(name / pitch) - best) <= 1)
    return near[len(near) // 2]


def _speech(rows: Sequence[Row], cue: float, action: float, pitch: float) -> float | None:
    """The indent of most rows below a cue, or None where they begin at the action's edge."""
    below_cues = [
        below.x
        for row, below in pairwise(rows)
        if abs(row.x - cue) < 2.5 * pitch
        and below.page == row.page
        and not below.text.startswith("(")
        and is_name(row)
    ]
    if not below_cues:
        return None
    bins = _modes(below_cues, pitch)
    best = max(bins, key=lambda column: bins[column - 1] + bins[column] + bins[column + 1])
    near = sorted(x for x in below_cues if abs(round(x / pitch) - best) <= 1)
    speech = near[len(near) // 2]
    return speech if action + 1.5 * pitch < speech < cue - 1.0 * pitch else None
