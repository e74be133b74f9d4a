"""Pages as people name them: by the number they print, and by their place in the file."""

from collections.abc import Mapping

from scenebreak.domain.screenplay import Screenplay


def page_labels(play: Screenplay) -> Mapping[int, str]:
    """The numbers that pages print, without the full stop behind them, by the page of the file.

    A script read before pages were asked for their numbers has those of pages on which a scene begins.
    """
    printed = {each.page: each.label for each in play.printed_pages}
    printed |= {scene.page: scene.page_label for scene in play.scenes if scene.page_label}
    return {page: label.rstrip(".") for page, label in printed.items() if label.rstrip(".")}


def page_words(play: Screenplay, page: int, labels: Mapping[int, str] | None = None) -> str:
    """A page in words that never take a page of the file for a printed one.

    Args:
        play: the script.
        page: of the file, from 1.
        labels: as `page_labels` gives them, for those who ask of many pages.

    Returns:
        "page 3", "page 3 (PDF page 4)", "PDF page 4" where no number is known, or "about page 4" where the
        format has no pages.
    """
    label = (page_labels(play) if labels is None else labels).get(page, "")
    return _named(page, label, exact=play.page_exact, word="page ", within="page ")


def page_cell(play: Screenplay, page: int, labels: Mapping[int, str] | None = None) -> str:
    """A page for a narrow column: "3", "3 (PDF 4)", or "PDF page 4" where no number is known."""
    label = (page_labels(play) if labels is None else labels).get(page, "")
    return _named(page, label, exact=play.page_exact)


def page_short(page: int, label: str, *, exact: bool) -> str:
    """A page for a heading: "p 3", "p 3 (PDF 4)", "PDF page 4" where no number is known, or "about p 4".

    Args:
        page: of the file, from 1.
        label: the number printed on it, or "".
        exact: the file has pages, as a PDF has; otherwise they are an estimate.
    """
    return _named(page, label, exact=exact, word="p ")


def _named(page: int, label: str, *, exact: bool, word: str = "", within: str = "") -> str:
    """A page by its printed number, and by its place in the file where that is another one."""
    if not label:
        return f"PDF page {page}" if exact else f"about {word}{page}"
    if label == str(page):
        return f"{word}{label}"
    return f"{word}{label} ({'PDF' if exact else 'about'} {within}{page})"
