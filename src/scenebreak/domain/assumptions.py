"""The numbers an estimate rests on. Each is a default without an authority, shown and editable."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, fields, replace
from difflib import get_close_matches
from typing import Any

from scenebreak.domain.errors import WrongUsage


def _default(value: float, meaning: str) -> Any:  # noqa: ANN401 - dataclasses.field is typed that way
    return field(default=value, metadata={"meaning": meaning})


@dataclass(frozen=True, slots=True)
class Assumptions:
    """Rates and limits of the estimate, in hours unless the name says otherwise."""

    read_pages_per_hour: float = _default(40, "pages read in an hour, first draft")
    read_minimum: float = _default(0.25, "hours that any read takes")
    writeup_per_must_beat: float = _default(0.25, "hours to write up a beat that needs a coordinator")
    writeup_per_may_beat: float = _default(0.1, "hours to write up a beat that may need one")
    director_minutes_per_scene: float = _default(10, "minutes with the director on each flagged scene")
    director_minimum: float = _default(1, "hours of director's meeting an episode")
    department_meeting: float = _default(1, "hours with heads of department an episode")
    department_meeting_extra: float = _default(0.5, "more for each of prosthetics, stunts, background, VFX")
    call_per_performer: float = _default(0.5, "hours of private call for each performer of an episode")
    call_per_extra_scene: float = _default(0.25, "more for each further exposed scene of that performer")
    rider_per_performer_scene: float = _default(0.5, "hours of rider wording, performer by exposed scene")
    risk_assessment: float = _default(1, "hours of risk assessment an episode")
    risk_assessment_extra: float = _default(0.5, "more for each scene with assault, water or height")
    rehearsal_light: float = _default(1, "hours for makeout, intimate touch, insinuated sex, nudity")
    rehearsal_medium: float = _default(2, "hours for simulated sex, harassment, insinuated assault")
    rehearsal_heavy: float = _default(3, "hours for exposed or group simulated sex, assault shown")
    rehearsal_per_four_extra: float = _default(1, "more for every four performers beyond two")
    fitting_per_performer: float = _default(0.5, "hours of fitting for each performer nude or simulating")
    scenes_per_shoot_day: float = _default(2, "intimate scenes in a shoot day")
    eighths_per_shoot_day: float = _default(24, "eighths of a page of those in a shoot day")
    sets_per_shoot_day: float = _default(2, "sets and casts that can share a shoot day")
    shoot_half_days: float = _default(0, "1 if half a shoot day may be booked, else 0")
    performers_per_coordinator: float = _default(4, "performers in a beat that one coordinator serves")
    performers_per_extra_coordinator: float = _default(8, "performers that each further one serves")
    hours_per_day: float = _default(8, "hours of a coordinator's day")
    contingency_percent: float = _default(10, "added for what later drafts bring; 5 for a locked script")

    def with_changes(self, changes: Mapping[str, float | None]) -> "Assumptions":
        """A copy with other numbers.

        Args:
            changes: by name; None for the built-in number.

        Raises:
            WrongUsage: a name is unknown, or a number negative or zero where it divides.
        """
        for name, value in changes.items():
            if name not in self.names():
                near = get_close_matches(name, self.names(), 1)
                hint = f"Did you mean {near[0]}" if near else "--explain lists them all"
                raise WrongUsage(f"There is no assumption called {name!r}", hint)
            if value is None:
                continue
            if not 0 <= value < float("inf") or (value == 0 and name in _DIVISORS):
                least = "above zero" if name in _DIVISORS else "of zero or more"
                raise WrongUsage(f"{name} cannot be {value:g}", f"Give a number {least}")
        built_in = Assumptions()
        return replace(
            self,
            **{name: getattr(built_in, name) if value is None else value for name, value in changes.items()},
        )

    @classmethod
    def names(cls) -> tuple[str, ...]:
        """Every assumption's name."""
        return tuple(entry.name for entry in fields(cls))

    def described(self) -> Iterator[tuple[str, float, str]]:
        """Name, value and meaning of each."""
        return ((entry.name, getattr(self, entry.name), entry.metadata["meaning"]) for entry in fields(self))


_DIVISORS = frozenset(
    {
        "read_pages_per_hour",
        "scenes_per_shoot_day",
        "eighths_per_shoot_day",
        "sets_per_shoot_day",
        "performers_per_extra_coordinator",
        "hours_per_day",
    }
)
