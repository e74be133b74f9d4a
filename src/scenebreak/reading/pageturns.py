"""Where the pages of a text file turn: at the page numbers that were printed into it."""

import re
from bisect import bisect
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_NUMBER = re.compile(r"[-–(]?\s*(?P<number>\d{1,3})(?P<letter>[A-Z]?)\s*[-–).]{0,2}")
_HEADER = re.compile(r"(?=.*[^\W\d]).{1,78}\s(?P<number>\d{1,3})(?P<letter>[A-Z]?)\.?")
_DIGITS = re.compile(r"\d+")
_TURN_WORD = re.compile(r"CONTINUED|OMITTED|\b(?:INT|EXT)\b", re.IGNORECASE)
_LEAST_TURNS = 8
_LINES_A_TURN = 150  # a file with fewer page numbers than one in so many lines is not paged by them
_SHORTEST_PAGE = 15  # lines
_STEPS = (1, 2, 3, 4, 5, 6)  # some page numbers may be missing
_LEAST_ALIKE = 3  # lines, to be the header of some pages


@dataclass(frozen=True, slots=True)
class PageTurn:
    """A line that holds a page's number and nothing of the script.

    Attributes:
        line: of the file, from 0.
        number: as printed, without its letter.
        letter: of an added page ("A" of 12A), or "".
    """

    line: int
    number: int
    letter: str = ""

    @property
    def label(self) -> str:
        """As printed."""
        return f"{self.number}{self.letter}"


def page_turns(lines: Sequence[str]) -> list[PageTurn]:
    """The longest run of page numbers in a file, or none where it is too short to be one."""
    candidates = _candidates(lines)
    runs = (_longest_run([turn for turn in alike if not turn.letter]) for alike in candidates.values())
    best = max(runs, key=len, default=[])
    printed = sum(1 for line in lines if line.strip())
    if len(best) < max(_LEAST_TURNS, printed / _LINES_A_TURN):
        return []
    others = [turn for alike in candidates.values() if len(alike) >= _LEAST_ALIKE for turn in alike]
    return sorted({*best, *_fitting(best, others)}, key=lambda turn: turn.line)


def _fitting(run: Sequence[PageTurn], others: Sequence[PageTurn]) -> Iterator[PageTurn]:
    """Lines of another look, or with a letter, whose number belongs just where they stand."""
    lines = [turn.line for turn in run]
    for turn in others:
        at = bisect(lines, turn.line)
        before = run[at - 1].number if at else 0
        after = run[at].number if at < len(run) else before + _STEPS[-1]
        if before < turn.number < after or (turn.letter and turn.number == before):
            yield turn


def _candidates(lines: Sequence[str]) -> dict[str, list[PageTurn]]:
    """Lines that may be page numbers, those that differ in nothing but their digits together."""
    found: dict[str, list[PageTurn]] = {}
    for at, line in enumerate(lines):
        text = " ".join(line.split())
        match = _NUMBER.fullmatch(text) or _HEADER.fullmatch(text)
        if match and not _TURN_WORD.search(text):
            found.setdefault(_DIGITS.sub("#", text[: match.end("number")]), []).append(
                PageTurn(at, int(match["number"]), match["letter"])
            )
    return found


def _longest_run(candidates: Sequence[PageTurn]) -> list[PageTurn]:
    """The longest run in which each number is a few more than the one before and a page further down."""
    length: dict[PageTurn, int] = {}
    before: dict[PageTurn, PageTurn] = {}
    ending: dict[int, PageTurn] = {}
    for turn in candidates:
        length[turn] = 1
        for step in _STEPS:
            earlier = ending.get(turn.number - step)
            if earlier and turn.line - earlier.line >= _SHORTEST_PAGE and length[earlier] >= length[turn]:
                length[turn], before[turn] = length[earlier] + 1, earlier
        current = ending.get(turn.number)
        if current is None or length[turn] >= length[current]:
            ending[turn.number] = turn
    if not length:
        return []
    run = [max(length, key=lambda turn: length[turn])]
    while run[-1] in before:
        run.append(before[run[-1]])
    return run[::-1]
