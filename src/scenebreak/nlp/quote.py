"""Which words of an element are quoted: the clause around a cue, on one page."""

import re

from scenebreak.domain.screenplay import Element

MOST_WORDS = 15
FEWEST_LETTERS = 10
_SENTENCE_END = re.compile(r"[.!?]+[\"”’')]*\s+")
_CLAUSE_EDGE = re.compile(r"[,;:–—]\s+|\s--?\s|\.\.\.\s*|…\s*|\s(?=(?:and|but|as|while|then|who|where)\s)")
_WORD = re.compile(r"\S+")


def quote_bounds(element: Element, start: int, end: int) -> tuple[int, int]:
    """Bounds of the words to quote for a cue.

    Args:
        element: the paragraph.
        start: offset of the cue in its text.
        end: offset behind it.

    Returns:
        Offsets of a stretch that holds as much of the cue as its first page does, of 15 words at most unless
        the cue is longer, and of at least 10 letters where the paragraph has them.
    """
    first, last = _page_bounds(element, start)
    end = min(end, last)
    left, right = _sentence(element.text, start, end, first, last)
    if _words(element.text[left:right]) > MOST_WORDS:
        left, right = _clause(element.text, start, end, left, right)
    if _letters(element.text[left:right]) < FEWEST_LETTERS:
        left, right = _widen(element.text, left, right, first, last)
    return _trim(element.text, left, right)


def _page_bounds(element: Element, offset: int) -> tuple[int, int]:
    page = element.span_at(offset).page
    spans = [span for span in element.spans if span.page == page]
    return spans[0].start, spans[-1].end


def _sentence(text: str, start: int, end: int, first: int, last: int) -> tuple[int, int]:
    left, right = first, last
    for match in _SENTENCE_END.finditer(text, first, last):
        if match.end() <= start:
            left = match.end()
        elif match.start() >= end - 1:
            right = match.end()
            break
    return left, right


def _clause(text: str, start: int, end: int, left: int, right: int) -> tuple[int, int]:
    """Grow from the cue to the sentence's inner edges for as long as 15 words allow it."""
    edges = [match.end() for match in _CLAUSE_EDGE.finditer(text, left, right)]
    lefts = [left, *(edge for edge in edges if edge <= start)]
    rights = [*(edge for edge in edges if edge >= end), right]
    best_left, best_right = start, end
    near_left, near_right = lefts[-1], rights[0]
    if _words(text[near_left:near_right]) > MOST_WORDS:
        return _window(text, start, end, near_left, near_right)
    best_left, best_right = near_left, near_right
    for wider in rights[1:]:
        if _words(text[best_left:wider]) <= MOST_WORDS:
            best_right = wider
    for wider in reversed(lefts[:-1]):
        if _words(text[wider:best_right]) <= MOST_WORDS:
            best_left = wider
    return best_left, best_right


def _window(text: str, start: int, end: int, left: int, right: int) -> tuple[int, int]:
    """Whole words around the cue, two before it for every one behind."""
    spare = max(0, MOST_WORDS - _words(text[start:end]))
    before = (
        [match.start() for match in _WORD.finditer(text, left, start)][-(spare * 2 // 3) :] if spare else []
    )
    after = [match.end() for match in _WORD.finditer(text, end, right)][: max(0, spare - len(before))]
    return (before[0] if before else start), (after[-1] if after else end)


def _widen(text: str, left: int, right: int, first: int, last: int) -> tuple[int, int]:
    """Take in the next sentence, else the one before."""
    if right < last:
        match = _SENTENCE_END.search(text, right, last)
        right = match.end() if match else last
    if _letters(text[left:right]) < FEWEST_LETTERS and left > first:
        ends = [match.end() for match in _SENTENCE_END.finditer(text, first, max(first, left - 1))]
        left = ends[-1] if ends else first
    return left, right


def _trim(text: str, left: int, right: int) -> tuple[int, int]:
    while left < right and text[left].isspace():
        left += 1
    while right > left and (text[right - 1].isspace() or text[right - 1] in ",;:–—-"):
        right -= 1
    return left, right


def _words(text: str) -> int:
    return len(text.split())


def _letters(text: str) -> int:
    return sum(letter.isalnum() for letter in text)
