"""Runs to rows: the second printing of a word dropped, baselines shared, words from left to right."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from operator import attrgetter

from scenebreak.domain.screenplay import Box
from scenebreak.reading.clean import clean
from scenebreak.reading.pdf.runs import RawPage, Run
from scenebreak.reading.typescript import Row, Sheet, Word

SAME_ROW = 3.0
"""Points by which the baselines of one row may differ."""

_SAME_PLACE = 1.0
_ASCENT, _DESCENT = 0.62, 0.18
_COURIER_PITCH = 7.2
_ENOUGH_STEPS = 4000
_LEFT, _BASELINE = attrgetter("x"), attrgetter("y")


class SheetMaker:
    """Makes sheets of pages as they come; the first ones wait until the width of a character is known."""

    def __init__(self) -> None:
        self._steps: Counter[float] = Counter()
        self._waiting: list[RawPage] = []
        self._pitch: float | None = None
        self._sheets: list[Sheet] = []

    def add(self, page: RawPage) -> None:
        """Take the next page."""
        self._waiting.append(page)
        if self._pitch is None:
            self._steps.update(_steps_of(page))
            if self._steps.total() > _ENOUGH_STEPS:
                self._pitch = _usual(self._steps)
        if self._pitch is not None:
            self._lay_out(self._pitch)

    def finished(self) -> tuple[list[Sheet], float]:
        """All sheets, and the usual advance of one character in points."""
        pitch = self._pitch if self._pitch is not None else _usual(self._steps)
        self._lay_out(pitch)
        return self._sheets, pitch

    def _lay_out(self, pitch: float) -> None:
        for page in self._waiting:
            self._sheets.append(make_sheet(len(self._sheets) + 1, page, pitch))
        self._waiting.clear()


def _steps_of(page: RawPage) -> Iterator[float]:
    """What one character takes between the beginnings of neighbouring words of a line."""
    for run, follower in pairwise(page.runs):
        if run.y == follower.y and follower.x > run.x:
            yield round((follower.x - run.x) / (len(run.text) + 1), 1)


def _usual(steps: Counter[float]) -> float:
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
    for run in sorted(runs, key=_BASELINE, reverse=True):
        if rows and rows[-1][0].y - run.y <= SAME_ROW:
            rows[-1].append(run)
        else:
            rows.append([run])
    return rows


def _words(group: list[Run], pitch: float) -> list[Word]:
    words: list[Word] = []
    for run in sorted(group, key=_LEFT):
        text, x, _, right = run
        text = clean(text)
        if not text:
            continue
        if right <= x:
            right = x + pitch * len(text)
        if words:
            last = words[-1]
            if last.text == text and abs(last.x - x) < _SAME_PLACE:
                continue
            if x - last.right < 0.25 * pitch and x - last.x < pitch * (len(last.text) + 0.5):
                words[-1] = Word(last.text + text, last.x, right)
                continue
        words.append(Word(text, x, right))
    return words
