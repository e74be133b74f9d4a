"""Pages without words: which they are, and what text recognition makes of them."""

import re
from collections.abc import Sequence
from statistics import fmean

from scenebreak.domain.progress import CancelCheck, Progress, stop_if
from scenebreak.domain.screenplay import Recognised
from scenebreak.reading.pdf.engines import RawDocument, render
from scenebreak.reading.pdf.recognise import Recogniser, find_recogniser
from scenebreak.reading.pdf.runs import RawPage

_LATIN_WORD = re.compile(r"[A-Za-z]{4,}")
_VOWEL = re.compile(r"[aeiouy]", re.IGNORECASE)
_UNREADABLE = re.compile("[\x00-\x01\x03-\x08\x0e-\x1f\x7f-\x9f\ue000-\uf8ff\ufffd]")
_LOOKED_AT = 100  # runs of a page
_LEAST_TEXT = 60  # characters
_MOST_UNREADABLE = 0.25
_LEAST_ALPHABETIC = 0.35
_LEAST_LATIN = 25  # words
_LEAST_VOWELS = 0.5  # of the words
_FRUITLESS = 3  # pages
_LEAST_WORDS = 5
_LEAST_SURE = 0.6


def pictures_among(pages: Sequence[RawPage]) -> list[int]:
    """Indexes of the pages that hold no text, text that is no words, or a few words on a picture.

    Not the first page with words on a picture: it is a title page.
    """
    return [
        index
        for index, page in enumerate(pages)
        if not page.runs or (page.picture and index) or not is_words(page)
    ]


def is_words(page: RawPage) -> bool:
    """The page's text is words, as far as one can tell: a font without a usable encoding gives none."""
    text = " ".join([run.text for run in page.runs[:_LOOKED_AT]])
    if len(text) < _LEAST_TEXT:
        return True
    if len(_UNREADABLE.findall(text)) > _MOST_UNREADABLE * len(text):
        return False
    if sum(map(str.isalpha, text)) < _LEAST_ALPHABETIC * len(text):
        return False
    words = _LATIN_WORD.findall(text)
    return len(words) < _LEAST_LATIN or sum(
        _VOWEL.search(word) is not None for word in words
    ) >= _LEAST_VOWELS * len(words)


def read_pictures(
    document: RawDocument,
    data: bytes,
    pictures: Sequence[int],
    progress: Progress,
    cancelled: CancelCheck,
) -> tuple[Recognised, ...]:
    """Put recognised words in the place of pictures, where an engine is installed.

    Pages that stay pictures lose what text they had where it was no words.

    Args:
        document: its pages are changed in place.
        data: the file.
        pictures: indexes of the pages that are pictures.
        progress: is told "recognising" after each page.
        cancelled: is asked between pages.

    Returns:
        the pages that were recognised, with how sure their words are.
    """
    for index in pictures:
        if not document.pages[index].picture:
            document.pages[index].runs.clear()
    recogniser = find_recogniser() if pictures else None
    return _recognised(document, data, pictures, recogniser, progress, cancelled) if recogniser else ()


def _recognised(
    document: RawDocument,
    data: bytes,
    pictures: Sequence[int],
    recogniser: Recogniser,
    progress: Progress,
    cancelled: CancelCheck,
) -> tuple[Recognised, ...]:
    """Page after page; a file of which most pages give no words is no scanned script."""
    found: list[Recognised] = []
    fruitless = 0
    for done, index in enumerate(pictures, 1):
        stop_if(cancelled)
        picture = render(data, index)
        page = recogniser(picture) if picture else None
        sure = fmean(page.sure.values()) if page and page.sure else 0.0
        if page and len(page.runs) >= _LEAST_WORDS and sure >= _LEAST_SURE and is_words(page):
            document.pages[index] = page
            found.append(Recognised(index + 1, sure))
        else:
            fruitless += 1
        progress("recognising", done, len(pictures))
        if fruitless >= _FRUITLESS and fruitless > len(found):
            break
    return tuple(found)
