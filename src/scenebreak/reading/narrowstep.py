"""Speech that stands only a column or so right of action: a row that steps back to action's edge ends it.

Texts made by converting PDFs often lose the width of the indent, and the blank rows between a speech and
what is done behind it. Pages differ by a column among themselves, so every speech is measured against its
own first row. Ragged rows step back in the middle of sentences; action begins behind the end of one.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from scenebreak.reading.columns import Columns, is_name
from scenebreak.reading.layoutwords import ends_sentence, goes_on
from scenebreak.reading.typescript import Part, Row

_WIDEST = 4  # columns; wider ones are indents of the whole script
_LEAST = 4  # rows that step back
_MOST = 0.8  # of them stand behind the end of a sentence


class _Spoken(NamedTuple):
    """A row in the place of speech: its index, how far left of the speech it stands, what it follows."""

    at: int
    back: int
    behind_sentence: bool


def steps_back(rows: Sequence[Row], columns: Columns) -> frozenset[int]:
    """The rows that end a speech by where they begin; none where the script shows no such habit.

    Args:
        rows: of the script proper, margins cleared.
        columns: its indents.

    Returns:
        indices into `rows`.
    """
    if columns.cue is None:
        return frozenset()
    if columns.speech is not None and columns.speech - columns.action > _WIDEST * columns.pitch:
        return frozenset()
    speech_on = _speech_by_page(rows, columns)
    spoken = list(_spoken(rows, columns, speech_on))
    step = _step_of_action(rows, columns, speech_on)
    stepping = [each for each in spoken if each.back == step]
    ended = [each.at for each in stepping if each.behind_sentence]
    if not 1 <= step <= _WIDEST or len(stepping) < _LEAST or len(ended) < _MOST * len(stepping):
        return frozenset()
    return frozenset(ended)


def _speech_by_page(rows: Sequence[Row], columns: Columns) -> dict[int, int]:
    """The column at which most speeches of a page begin."""
    starts: dict[int, Counter[int]] = {}
    for above, row in pairwise(rows):
        if above.page == row.page and not row.blanks and _is_cue(above, columns) and row.text[0] != "(":
            starts.setdefault(row.page, Counter())[_column(row, columns)] += 1
    return {page: counts.most_common(1)[0][0] for page, counts in starts.items()}


def _step_of_action(rows: Sequence[Row], columns: Columns, speech_on: dict[int, int]) -> int:
    """How far left of a page's speeches most paragraphs that a blank row sets off stand."""
    steps = Counter(
        speech_on[row.page] - _column(row, columns)
        for row in rows
        if row.blanks and row.page in speech_on and not columns.in_cue(row)
    )
    return steps.most_common(1)[0][0] if steps else 0


def _spoken(rows: Sequence[Row], columns: Columns, speech_on: dict[int, int]) -> Iterator[_Spoken]:
    """The rows of every speech behind its first, directions left out."""
    speaking, edge, brackets = False, None, 0
    for at, row in enumerate(rows):
        if goes_on(row.text):
            continue
        if row.part is not Part.PLAIN or _is_cue(row, columns):
            speaking, edge, brackets = row.part is Part.PLAIN, None, 0
        elif speaking and (row.text.startswith("(") or brackets > 0):
            brackets += row.text.count("(") - row.text.count(")")
        elif speaking:
            above = rows[at - 1]
            if row.page != above.page:
                edge = speech_on.get(row.page)
            elif row.blanks and edge is not None:
                speaking = False
                continue
            if edge is None:
                edge = _column(row, columns)
            else:
                yield _Spoken(at, edge - _column(row, columns), ends_sentence(above.text))


def _is_cue(row: Row, columns: Columns) -> bool:
    """A name where names stand; one that a blank row sets off may have lost its indent."""
    return (columns.in_cue(row) or (columns.speech is None and row.blanks > 0)) and is_name(row)


def _column(row: Row, columns: Columns) -> int:
    return round(row.x / columns.pitch)
