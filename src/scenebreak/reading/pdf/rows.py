"""Runs to rows: the second printing of a word dropped, baselines shared, words from left to right."""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import pairwise

from scenebreak.domain.screenplay import Box
from scenebreak.reading.clean import clean
from scenebreak.reading.pdf.runs import RawPage, Run
from scenebreak.reading.typescript import Row, Sheet, Word

_SAME_ROW = 3.0  # points
_SAME_PLACE = 1.0
_ASCENT, _DESCENT = 0.62, 0.18
_COURIER_PITCH = 7.2


def usual_pitch(pages: Iterable[RawPage]) -> float:
    """The advance of one character, from the steps between neighbouring words of a line."""
    steps: Counter[float] = Counter()
    for page in pages:
        for run, follower in pairwise(page.runs):
            if run.y == follower.y and follower.x > run.x:
                steps[round((follower.x - run.x) / (len(run.text) + 1), 1)] += 1
        if steps.total() > 4000:
            break
    if not steps:
        return _COURIER_PITCH
    step, count = steps.most_common(1)[0]
    if count < 0.3 * steps.total():  # a proportional font: the median is the best guess
        step = sorted(steps.elements())[steps.total() // 2]
    return step if 2.0 <= step <= 20.0 else _COURIER_PITCH


def make_sheet(number: int, page: RawPage, pitch: float) -> Sheet:
    """Rebuild the rows of one page.

    Args:
        number: of the page, from 1.
        page: what the engine read.
        pitch: the usual advance of one character, in points.
    """
    rows: list[Row] = []
    for group in _rows(page.runs):
        words = _words(group, pitch)
        if words:
            y = group[0].y
            size = pitch / 0.6
            box = Box(words[0].x, y - _DESCENT * size, words[-1].right, y + _ASCENT * size)
            sure = page.sure.get(y, 1.0)
            rows.append(Row(number, len(rows) + 1, y, words, box=box, sure=sure))
    return Sheet(number, rows, page.width)


def _rows(runs: Sequence[Run]) -> list[list[Run]]:
    """Runs whose baselines lie within a few points, from the top of the page down."""
    rows: list[list[Run]] = []
    for run in sorted(runs, key=lambda run: -run.y):
        if rows and rows[-1][0].y - run.y <= _SAME_ROW:
            rows[-1].append(run)
        else:
            rows.append([run])
    return rows


def _words(group: list[Run], pitch: float) -> list[Word]:
    words: list[Word] = []
    for run in sorted(group, key=lambda run: run.x):
        text = clean(run.text)
        if not text:
            continue
        if words and words[-1].text == text and abs(words[-1].x - run.x) < _SAME_PLACE:
            continue
        right = run.right if run.right > run.x else run.x + pitch * len(text)
        if (
            words
            and run.x - words[-1].right < 0.25 * pitch
            and run.x - words[-1].x < pitch * (len(words[-1].text) + 0.5)
        ):
            words[-1] = Word(words[-1].text + text, words[-1].x, right)
        else:
            words.append(Word(text, run.x, right))
    return words
