"""Two speeches side by side: rows cut at the gutter, the left column put before the right one."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from scenebreak.reading.columns import Columns
from scenebreak.reading.cues import looks_like_cue
from scenebreak.reading.layoutwords import is_transition
from scenebreak.reading.typescript import Part, Row, Word

_CUE_GAP = 4.0  # characters between two cues on one baseline, at least
_GUTTER = 0.9  # characters without a word in any row between the columns, at least
_LONGEST = 45  # rows


def part_columns(rows: Sequence[Row], columns: Columns) -> list[Row]:
    """Replace each pair of speeches by the rows of its left one and then those of its right one."""
    parted: list[Row] = []
    at = 0
    while at < len(rows):
        region = _region(rows, at) if _two_cues(rows[at], columns) else []
        gutter = _gutter(region, columns.pitch) if len(region) > 1 else None
        if gutter is None:
            parted.append(rows[at])
            at += 1
        else:
            parted += _column(region, gutter, left=True)
            parted += _column(region, gutter, left=False)
            at += len(region)
    return parted


def _two_cues(row: Row, columns: Columns) -> bool:
    cut = _widest(row.words)
    if cut is None or row.margin_number or row.x < columns.action + columns.pitch:
        return False
    if row.words[cut].x - row.words[cut - 1].right < _CUE_GAP * columns.pitch:
        return False
    halves = [" ".join(word.text for word in words) for words in (row.words[:cut], row.words[cut:])]
    return all(looks_like_cue(half) and not is_transition(half) for half in halves)


def _widest(words: Sequence[Word]) -> int | None:
    """The word before which the widest gap of a row lies."""
    gaps = [(right.x - left.right, n) for n, (left, right) in enumerate(pairwise(words), 1)]
    return max(gaps)[1] if gaps else None


def _region(rows: Sequence[Row], at: int) -> list[Row]:
    """The row of the cues and those below it without a blank row between."""
    end = at + 1
    while end < min(len(rows), at + _LONGEST) and rows[end].page == rows[at].page and not rows[end].blanks:
        end += 1
    return list(rows[at:end])


def _gutter(region: Sequence[Row], pitch: float) -> float | None:
    """Where the white strip between the columns is widest, or None where some row fills it."""
    cues = region[0].words
    cut = _widest(cues)
    if cut is None:
        return None
    low, high = cues[cut - 1].right, cues[cut].x
    low, high = min(low, (low + high) / 2 - 6 * pitch), max(high, (low + high) / 2 + 6 * pitch)
    edge, best = None, (0.0, 0.0)
    for word in sorted((word for row in region for word in row.words), key=lambda word: word.x):
        if edge is not None and word.x > edge and low <= (edge + word.x) / 2 <= high:
            best = max(best, (word.x - edge, (edge + word.x) / 2))
        edge = word.right if edge is None else max(edge, word.right)
    return best[1] if best[0] >= _GUTTER * pitch else None


def _column(region: Sequence[Row], gutter: float, *, left: bool) -> list[Row]:
    rows: list[Row] = []
    for row in region:
        words = [word for word in row.words if (word.x < gutter) == left]
        if words:
            box = row.box and row.box._replace(left=words[0].x, right=words[-1].right)
            part = Part.DUAL_CUE if not rows else Part.DUAL_SPEECH
            rows.append(replace(row, words=words, box=box, part=part, right_hand=not left))
    return rows
