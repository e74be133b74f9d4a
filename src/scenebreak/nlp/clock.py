"""How many years pass between the scenes of a script, by what its headings and supers say."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from scenebreak.domain.screenplay import SPOKEN, Element, ElementType, Scene, Screenplay
from scenebreak.nlp.closed import NUMBERS

UNKNOWN_JUMP = 99
_YEAR = re.compile(r"\b(19\d\d|20\d\d)\b")
_SHORT = 60
_STATED = (ElementType.HEADING, ElementType.SHOT)
_SUPER = re.compile(r"\b(?:SUPER|TITLE|CAPTION|CHYRON|LEGEND|CARD)\b")


class Jump(NamedTuple):
    """A leap in time.

    Attributes:
        scene: index of the scene that begins with it.
        years: how far; UNKNOWN_JUMP where the script gives no number.
    """

    scene: int
    years: int


@dataclass(frozen=True)
class Clock:
    """The leaps in time and the stated years of a script.

    Attributes:
        jumps: in order.
        years: scene index to story year, for scenes that state one, in order.
    """

    jumps: Sequence[Jump]
    years: Mapping[int, int]

    def passed(self, start: int, end: int) -> int:
        """Years from one scene to another; stated years win over leaps; negative in a flashback."""
        known = [self._year_at(scene) for scene in (start, end)]
        if known[0] is not None and known[1] is not None and known[0] != known[1]:
            return known[1] - known[0]
        return sum(jump.years for jump in self.jumps if start < jump.scene <= end)

    def _year_at(self, scene: int) -> int | None:
        stated = [year for index, year in self.years.items() if index <= scene]
        return stated[-1] if stated else None


def clock_of(screenplay: Screenplay, table: Mapping[str, Any]) -> Clock:
    """Read the leaps and years of a script.

    Args:
        screenplay: as read.
        table: [clock] of lexicons/ages.toml.
    """
    numbers = "|".join(NUMBERS)
    jump = re.compile(
        rf"\b(?:(?P<years>\d{{1,2}}|{numbers}) )?(?:{'|'.join(table['jumps'])})\b", re.IGNORECASE
    )
    jumps = [one for scene in screenplay.scenes for one in _jumps(scene, jump)]
    years = {scene.index: year for scene in screenplay.scenes if (year := _year(scene))}
    return Clock(jumps, years)


def _jumps(scene: Scene, pattern: re.Pattern[str]) -> Iterator[Jump]:
    for element in scene.elements:
        match = pattern.search(element.text) if element.type not in SPOKEN else None
        if match:
            told = (match["years"] or "").lower()
            yield Jump(scene.index, int(told) if told.isdigit() else NUMBERS.get(told, UNKNOWN_JUMP))
            return


def _year(scene: Scene) -> int:
    for element in scene.elements:
        match = _YEAR.search(element.text) if _states(element) else None
        if match:
            return int(match[1])
    return 0


def _states(element: Element) -> bool:
    """A heading, a super, or a short shouted line such as "1973, A VILLAGE BY THE SEA"."""
    shouted = element.text == element.text.upper() and len(element.text) <= _SHORT
    return element.type in _STATED or (
        element.type not in SPOKEN and (shouted or bool(_SUPER.search(element.text)))
    )
