"""The hours of prep that a script asks for, item by item."""

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from scenebreak.domain.assumptions import Assumptions
from scenebreak.domain.finding import Tier
from scenebreak.domain.workload import Act, CountedScene


class Line(NamedTuple):
    """One line of the sum, such as 23 beats written up in 5.75 hours."""

    item: str
    quantity: float
    unit: str
    hours: float

    def plus(self, other: "Line") -> "Line":
        """The same item of two episodes together."""
        return self._replace(quantity=self.quantity + other.quantity, hours=self.hours + other.hours)


class SceneLoad(NamedTuple):
    """What one scene adds to the prep of its script.

    Attributes:
        must: beats that must have a coordinator.
        may: beats that may.
        risen: those of them that must, once their question is answered so.
        marks: facts that lengthen meetings ("assault", "water", "background").
        performers: everyone in it.
        exposed: those of them who need a rider.
        fitted: those who need garments.
        rehearsal: hours.
    """

    must: int
    may: int
    risen: int
    marks: frozenset[str]
    performers: frozenset[str]
    exposed: frozenset[str]
    fitted: frozenset[str]
    rehearsal: float


@lru_cache(maxsize=4096)
def load_of(scene: CountedScene, numbers: Assumptions) -> SceneLoad:
    """What a counted scene adds; remembered, for the title line of a review asks after every decision."""
    acts = scene.acts
    must = sum(act.listed is Tier.MUST for act in acts)
    return SceneLoad(
        must=must,
        may=len(acts) - must,
        risen=sum(act.listed < act.tier is Tier.MUST for act in acts),
        marks=_marks(acts),
        performers=scene.performers,
        exposed=frozenset(name for act in acts if act.exposed for name in act.performers),
        fitted=frozenset(name for act in acts if _fitted(act) for name in act.performers),
        # a beat that is not rehearsed brings no crowd to the rehearsal
        rehearsal=max(_with_crowd(act, _rehearsal_of(act, numbers), numbers) for act in acts),
    )


def prep(pages: int, loads: Sequence[SceneLoad], numbers: Assumptions) -> Iterator[Line]:
    """The hours of prep of one episode, item by item."""
    yield Line("read", pages, "pages", max(pages / numbers.read_pages_per_hour, numbers.read_minimum))
    if not loads:
        return
    must = sum(load.must for load in loads)
    yield Line("write up beats that must", must, "beats", must * numbers.writeup_per_must_beat)
    may, risen = sum(load.may for load in loads), sum(load.risen for load in loads)
    # a beat stays in its row when an answer makes it a must, at the price of one
    dearer = max(numbers.writeup_per_must_beat - numbers.writeup_per_may_beat, 0)
    written = may * numbers.writeup_per_may_beat + risen * dearer
    yield Line("write up beats that may", may, "beats", written)
    meeting = max(len(loads) * numbers.director_minutes_per_scene / 60, numbers.director_minimum)
    yield Line("meet the director", len(loads), "scenes", meeting)
    if must or risen:
        yield from _meetings(loads, numbers)
    yield from _performer_work(loads, numbers)
    rehearsal = sum(load.rehearsal for load in loads)
    yield Line("rehearse", sum(load.rehearsal > 0 for load in loads), "scenes", rehearsal)


def _meetings(loads: Sequence[SceneLoad], numbers: Assumptions) -> Iterator[Line]:
    marks = frozenset().union(*(load.marks for load in loads))
    extras = len(marks & {"prosthetic", "assault", "background", "screen"})
    meeting = numbers.department_meeting + extras * numbers.department_meeting_extra
    yield Line("meet the departments", 1, "episodes", meeting)
    risky = sum(not load.marks.isdisjoint({"assault", "water", "height"}) for load in loads)
    assessed = numbers.risk_assessment + risky * numbers.risk_assessment_extra
    yield Line("assess risks", 1, "episodes", assessed)


def _performer_work(loads: Sequence[SceneLoad], numbers: Assumptions) -> Iterator[Line]:
    everyone = frozenset().union(*(load.performers for load in loads))
    exposed = Counter(name for load in loads for name in load.exposed)
    further = sum(count - 1 for count in exposed.values())
    calls = len(everyone) * numbers.call_per_performer + further * numbers.call_per_extra_scene
    yield Line("call performers", len(everyone), "performers", calls)
    riders = exposed.total()
    yield Line("word riders", riders, "riders", riders * numbers.rider_per_performer_scene)
    fitted = frozenset().union(*(load.fitted for load in loads))
    yield Line("fit garments", len(fitted), "performers", len(fitted) * numbers.fitting_per_performer)


def _marks(acts: Sequence[Act]) -> frozenset[str]:
    facts = {fact.partition(":")[0] for act in acts for fact in act.modifiers}
    assault = any(act.letter == "V" and act.step >= 3 for act in acts)
    return frozenset(facts | {"assault"} if assault else facts - {"assault"})


def _fitted(act: Act) -> bool:
    return act.letter in "NS" and act.step >= 2


def _with_crowd(act: Act, hours: float, numbers: Assumptions) -> float:
    return hours + max(0, act.crowd - 2) // 4 * numbers.rehearsal_per_four_extra if hours else 0.0


def _rehearsal_of(act: Act, numbers: Assumptions) -> float:
    """A rung takes no less than those below it, whatever numbers somebody sets."""
    return max(_rehearsal_at(act.letter, step, numbers) for step in range(1, act.step + 1))


def _rehearsal_at(letter: str, step: int, numbers: Assumptions) -> float:
    if (letter == "S" and step >= 4) or (letter == "V" and step >= 3):
        return numbers.rehearsal_heavy
    if letter == "V" or (letter == "S" and step >= 2):
        return numbers.rehearsal_medium
    light = {"K": 4, "T": 3, "S": 1, "N": 2}
    return numbers.rehearsal_light if step >= light.get(letter, 99) else 0.0
