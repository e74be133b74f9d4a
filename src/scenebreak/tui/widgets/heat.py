"""Where the intimacy lies, one sign a cell: . nothing, - may, = must, # several, ! stop."""

from collections.abc import Iterable

from scenebreak.domain.finding import Tier

STYLES = {
    ".": "$foreground 30%",
    "-": "",
    "=": "bold",
    "#": "bold $text-accent",
    "!": "bold reverse $text-error",
}
"""The style of each sign."""


def heat_signs(found: Iterable[tuple[int, Tier]], cells: int) -> str:
    """A strip of signs.

    Args:
        found: the cell, from 0, and the tier of everything that lies on the strip.
        cells: how many there are.
    """
    heat: dict[int, list[Tier]] = {}
    for cell, tier in found:
        heat.setdefault(cell, []).append(tier)
    return "".join(_sign(heat.get(cell, [])) for cell in range(cells))


def _sign(tiers: list[Tier]) -> str:
    if Tier.STOP in tiers:
        return "!"
    must = tiers.count(Tier.MUST)
    return "#" if must > 1 else "=" if must else "-" if tiers else "."
