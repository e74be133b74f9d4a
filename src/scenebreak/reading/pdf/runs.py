"""What a PDF engine yields: runs of glyphs with their place, whatever engine it is."""

from dataclasses import dataclass, field
from typing import NamedTuple


class Run(NamedTuple):
    """Glyphs without a blank among them.

    Attributes:
        text: as the file encodes it.
        x: where the first glyph begins, in points from the left edge.
        y: baseline, in points from the bottom edge.
        right: where the last glyph ends; equal to x where the engine was not asked.
    """

    text: str
    x: float
    y: float
    right: float


@dataclass(slots=True)
class RawPage:
    """One page as an engine read it.

    Attributes:
        width: in points.
        height: in points.
        runs: upright, dark runs in the order of the file.
        faint: rotated or nearly invisible runs, taken for a watermark.
        failed: the engine could not read it.
        picture: a picture covers most of the page, and there are few words besides.
        sure: of a recognised page, how sure the words on each baseline are, 0 to 1.
    """

    width: float = 612.0
    height: float = 792.0
    runs: list[Run] = field(default_factory=list)
    faint: list[Run] = field(default_factory=list)
    failed: bool = False
    picture: bool = False
    sure: dict[float, float] = field(default_factory=dict)


class Locked(Exception):
    """The file opens with a password only."""
