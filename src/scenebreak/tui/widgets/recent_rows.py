"""The words of the home screen."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

from textual.content import Content

from scenebreak.services.overview import Access, Overview
from scenebreak.services.recents import Recent
from scenebreak.tui.commands.home import PickFile, TypePath
from scenebreak.tui.printable import fitted, printable
from scenebreak.tui.widgets.lines import KEY, MUTED

_MINUTE, _HOUR, _DAY = 60, 3600, 86400


def recent_row(
    recent: Recent, overview: Overview | None, width: int, *, words: Callable[[str], str] = printable
) -> Content:
    """Two lines on a production: what it is and what waits there; where it lies and when it was open.

    Args:
        recent: when and by what it was opened.
        overview: what it holds; None while nobody has looked.
        width: cells that a line may have.
        words: shows titles and paths, or hides them.
    """
    state = _state(overview)
    name = words(overview.title if overview else recent.production.stem)
    draft = words(_facts(overview)) if overview else ""
    room = width - state.cell_length - 4
    title = Content.styled(fitted(name, room).rstrip(), "bold")
    if draft and title.cell_length + 2 + len(draft) <= room:
        title = Content.assemble(title, "  ", (printable(draft), MUTED))
    when = since(recent.opened, datetime.now(UTC))
    place = words(_place(recent.target, width - len(when) - 6))
    return Content("\n").join(
        [
            _both_ends(Content.assemble(" ", title), state, width),
            _both_ends(Content.styled(f"   {place}", MUTED), Content.styled(when, MUTED), width),
        ]
    )


def summary_line(overviews: Sequence[Overview]) -> Content:
    """The title line: what waits in all of them."""
    waiting = sum(overview.unreviewed for overview in overviews)
    questions = sum(overview.open for overview in overviews)
    figures = f"{_many(waiting, 'beat')} to review, {_many(questions, 'open question')}" if overviews else ""
    return Content.assemble(("scenebreak", "bold"), ("   " + figures if figures else "", MUTED))


def nothing_yet() -> Content:
    """What to do where nothing was opened yet."""
    return Content.assemble(
        ("Nothing was opened here yet.\n\n", "bold"),
        "A script is a PDF, Final Draft, Fountain or text file; a folder of scripts is a season.\n"
        "Drop one on this window, or press ",
        (TypePath.short_key(), KEY),
        " to type its path, ",
        (PickFile.short_key(), KEY),
        " to pick it.\n\n",
        ("It is read on this machine. No word of it goes anywhere.", MUTED),
    )


def since(then: datetime, now: datetime) -> str:
    """How long ago something was, in a word or two."""
    seconds = (now - then).total_seconds()
    if seconds < _MINUTE:
        return "just now"
    if seconds < _HOUR:
        return f"{int(seconds // _MINUTE)} min ago"
    if seconds < _DAY:
        return f"{int(seconds // _HOUR)} h ago"
    if seconds < 2 * _DAY:
        return "yesterday"
    return f"{then.astimezone():%Y-%m-%d}"


def _facts(overview: Overview) -> str:
    return f"{overview.scripts} scripts" if overview.scripts > 1 else overview.draft


def _state(overview: Overview | None) -> Content:
    if overview is None:
        return Content.styled("...", MUTED)
    if overview.access is Access.LOCKED:
        return Content.styled("locked", "bold $text-warning")
    if overview.access is Access.GONE:
        return Content.styled("not there any more", MUTED)
    if overview.access is Access.BROKEN:
        return Content.styled("cannot be read", "bold $text-error")
    parts: list[Content | str] = []
    if overview.stop:
        parts += [Content.styled(f" stop {overview.stop} ", "bold reverse"), "  "]
    if overview.open:
        parts += [Content.styled(_many(overview.open, "question"), "bold $text-accent"), "  "]
    if overview.unreviewed:
        parts += [Content.styled(f"{overview.unreviewed} of {overview.beats} to review", "bold")]
    else:
        parts += [Content.styled("all reviewed" if overview.beats else "nothing flagged", "$text-success")]
    return Content.assemble(*parts)


def _place(path: Path, room: int) -> str:
    """The path with its end in view: that is what tells two of them apart."""
    home = Path.home()
    text = printable(f"~/{path.relative_to(home)}" if path.is_relative_to(home) else str(path))
    return text if len(text) <= room else ".." + text[len(text) - room + 2 :]


def _both_ends(left: Content, right: Content, width: int) -> Content:
    gap = max(2, width - left.cell_length - right.cell_length - 1)
    return Content.assemble(left, " " * gap, right)


def _many(count: int, thing: str) -> str:
    return f"{count} {thing}" if count == 1 else f"{count} {thing}s"
