"""The words of the season."""

from collections import Counter
from collections.abc import Mapping

from textual.content import Content

from scenebreak.domain.finding import Kind, Tier
from scenebreak.services.season_overview import EpisodeOverview
from scenebreak.tui.printable import fitted, printable
from scenebreak.tui.widgets.heat import STYLES, heat_signs
from scenebreak.tui.widgets.lines import MUTED


def episode_row(number: int, title: str, seen: EpisodeOverview | None, longest: int, width: int) -> Content:
    """Three lines on a script: its name and what is left to do, what is in it, and its strip.

    Args:
        number: its place in the season.
        title: as the script gives it.
        seen: its figures; None while nobody has looked.
        longest: pages of the longest script: the strips have one scale.
        width: cells that a line may have.
    """
    head = Content.styled(f"{number:>3}  ", MUTED)
    if seen is None:
        return Content.assemble(head, (fitted(title, width - 5), "bold"), "\n\n")
    left_to_do = _left_to_do(seen)
    room = max(4, width - head.cell_length - left_to_do.cell_length - 2)
    name = Content.assemble(head, (fitted(title, room), "bold"), " ", left_to_do)
    facts = Content.assemble("     ", _tiers(seen), "   ", _kinds(seen.kinds))
    tail = Content.styled(f"{_days(seen.days)}  {seen.pages} p", MUTED)
    if facts.cell_length + tail.cell_length + 2 > width:
        tail = Content.styled(_days(seen.days), MUTED)
    gap = max(1, width - facts.cell_length - tail.cell_length - 1)
    line = Content.assemble(facts, " " * gap, tail)
    return Content("\n").join(
        [name, line, Content.assemble("     ", strip(seen, longest, max(8, width - 6)))]
    )


def strip(seen: EpisodeOverview, longest: int, width: int) -> Content:
    """Where the intimacy lies, one cell as long in every script.

    Args:
        seen: the script.
        longest: pages of the longest script, which takes the whole width.
        width: cells.
    """
    cells = max(1, round(width * seen.pages / max(1, longest)))
    found = ((min(cells - 1, int(place * cells / max(1, seen.pages))), tier) for place, tier in seen.places)
    return Content.assemble(*((sign, STYLES[sign]) for sign in heat_signs(found, cells)))


def season_line(name: str, seen: Mapping[int, EpisodeOverview], width: int) -> Content:
    """The title line: all of it together."""
    each = tuple(seen.values())
    if not each:
        return Content.styled(fitted(name, max(1, width)), "bold")
    done, beats = sum(one.done for one in each), sum(one.beats for one in each)
    low, _, high = (sum(days) for days in zip(*(one.days for one in each), strict=True))
    right = Content.assemble(
        (f"open {sum(one.open for one in each)}", "bold $text-accent"),
        (f"  done {done}/{beats}", "bold"),
        (f"  {low:g}-{high:g} days", "bold"),
        (f"  {sum(one.pages for one in each)} p", MUTED),
    )
    return Content.assemble((fitted(name, max(1, width - right.cell_length - 2)), "bold"), "  ", right)


def _left_to_do(seen: EpisodeOverview) -> Content:
    finished = seen.done == seen.beats
    return Content.assemble(
        (f"open {seen.open}", "bold $text-accent" if seen.open else MUTED),
        "  ",
        (f"done {seen.done}/{seen.beats}", "$text-success" if finished else "bold"),
        " ",
    )


def _tiers(seen: EpisodeOverview) -> Content:
    must, may, stop = (seen.tiers.get(tier, 0) for tier in (Tier.MUST, Tier.MAY, Tier.STOP))
    return Content.assemble(
        (f"must {must}", "bold"), f"  may {may}  ", (f"stop {stop}", "bold reverse" if stop else MUTED)
    )


def _kinds(kinds: Mapping[Kind, int]) -> Content:
    counts = Counter(kinds)
    return Content("  ").join([Content(f"{kind.letter}{counts[kind]}") for kind in Kind if counts[kind]])


def _days(days: tuple[float, float, float]) -> str:
    low, _, high = days
    return f"{printable(f'{low:g}')} d" if low == high else f"{low:g}-{high:g} d"
