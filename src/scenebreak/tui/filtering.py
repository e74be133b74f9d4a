"""Which scenes the list shows, asked for in the words and signs of the list itself; and in which order."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from types import MappingProxyType

from scenebreak.domain.beat import ReviewedBeat, Verdict
from scenebreak.domain.department import DEPARTMENTS, department_named
from scenebreak.domain.finding import Kind, Tier
from scenebreak.domain.scan import SceneScan


class Facet(StrEnum):
    """What a word of a filter speaks of."""

    KIND = "kind"
    TIER = "tier"
    VERDICT = "verdict"
    QUESTION = "question"
    MARKED = "marked"
    CHARACTER = "character"
    DEPARTMENT = "tell"
    TEXT = "words"


@dataclass(frozen=True, slots=True)
class Chip:
    """One condition, as it was understood.

    Attributes:
        facet: what it speaks of.
        value: the kind, tier, verdict, department or character, or the words looked for.
        without: scenes and beats that meet it are left out.
    """

    facet: Facet
    value: str
    without: bool = False

    @property
    def label(self) -> str:
        """The condition as people read it ("not dismissed", "tell Costume")."""
        words = {
            Facet.KIND: self.value.replace("_", " "),
            Facet.CHARACTER: f"with {self.value}",
            Facet.DEPARTMENT: f"tell {DEPARTMENTS[self.value].name}" if self.value in DEPARTMENTS else "",
            Facet.TEXT: f'"{self.value}"',
        }.get(self.facet, self.value)
        return f"not {words}" if self.without else words


class Order(StrEnum):
    """How the list is sorted; each but the first breaks ties by the page."""

    PAGE = "page"
    TIER = "tier"
    KIND = "kind"
    VERDICT = "verdict"
    QUESTION = "question"

    @property
    def following(self) -> "Order":
        """The next one, the first after the last."""
        every = list(Order)
        return every[(every.index(self) + 1) % len(every)]


NEW, OPEN, ANSWERED, MARKED = "new", "open", "answered", "marked"

_SIGNS: Mapping[str, Chip] = MappingProxyType(
    {
        "?": Chip(Facet.QUESTION, OPEN),
        "!": Chip(Facet.TIER, Tier.STOP.label),
        "+": Chip(Facet.VERDICT, Verdict.CONFIRMED),
        "x": Chip(Facet.VERDICT, Verdict.DISMISSED),
        "~": Chip(Facet.VERDICT, Verdict.UNSURE),
        ".": Chip(Facet.VERDICT, NEW),
        "*": Chip(Facet.MARKED, MARKED),
        **{kind.letter: Chip(Facet.KIND, kind) for kind in Kind},
    }
)
_WORDS: Mapping[str, Chip] = MappingProxyType(
    {
        **{tier.label: Chip(Facet.TIER, tier.label) for tier in (Tier.STOP, Tier.MUST, Tier.MAY)},
        **{verdict.value: Chip(Facet.VERDICT, verdict) for verdict in Verdict},
        NEW: Chip(Facet.VERDICT, NEW),
        "unreviewed": Chip(Facet.VERDICT, NEW),
        OPEN: Chip(Facet.QUESTION, OPEN),
        ANSWERED: Chip(Facet.QUESTION, ANSWERED),
        MARKED: Chip(Facet.MARKED, MARKED),
        **{kind.value: Chip(Facet.KIND, kind) for kind in Kind},
        "sex": Chip(Facet.KIND, Kind.SIMULATED_SEX),
        "violence": Chip(Facet.KIND, Kind.SEXUAL_VIOLENCE),
        "hyper": Chip(Facet.KIND, Kind.HYPER_EXPOSED),
    }
)
_TOKEN = re.compile(r'-?"([^"]*)"?|\S+')
_SHORTEST = 3
"""Letters that a beginning of a word must have to stand for it."""


@dataclass(frozen=True)
class Filter:
    """Conditions on scenes and beats: of one facet any may hold, of several facets all must.

    Attributes:
        text: the line as it was typed.
        chips: what was understood of it.
    """

    text: str = ""
    chips: tuple[Chip, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.chips)

    def scene(self, scan: SceneScan) -> bool:
        """The scene's own words meet what is asked of them; each word must stand in it."""
        asked = [chip for chip in self.chips if chip.facet is Facet.TEXT]
        if not asked:
            return True
        words = " ".join((scan.scene.number or "", *(element.text for element in scan.scene.elements)))
        folded = words.casefold()
        return all((chip.value.casefold() in folded) != chip.without for chip in asked)

    def beat(self, reviewed: ReviewedBeat, *, marked: bool = False) -> bool:
        """The beat meets what is asked of beats.

        Args:
            reviewed: the beat with its decision.
            marked: the person has marked it.
        """
        return all(
            _any_holds([chip for chip in self.chips if chip.facet is facet], holds(reviewed, marked))
            for facet, holds in _FACTS.items()
        )

    @property
    def asks_of_beats(self) -> bool:
        """A scene without beats cannot meet it."""
        return any(chip.facet is not Facet.TEXT and not chip.without for chip in self.chips)


NO_FILTER = Filter()
"""Everything is shown."""


def understood(text: str, characters: Iterable[str]) -> Filter:
    """A filter from a line of words and signs.

    Signs are those of the list (K ? + x ~), words may be shortened, "-" in front leaves out, "@" means a
    character, quotation marks the words of the script. What is nothing else is looked for in the script.

    Args:
        text: the line.
        characters: the names that the script's beats know.
    """
    names = sorted(set(characters))
    chips = (_chip(match, names) for match in _TOKEN.finditer(text))
    return Filter(text, tuple(dict.fromkeys(chip for chip in chips if chip is not None)))


def _chip(match: re.Match[str], names: Sequence[str]) -> Chip | None:
    token = match.group()
    without = token.startswith("-")
    if match.group(1) is not None:
        found: Chip | None = Chip(Facet.TEXT, match.group(1)) if match.group(1).strip() else None
    else:
        found = _meaning(token.removeprefix("-"), names)
    return replace(found, without=True) if found is not None and without else found


def _meaning(word: str, names: Sequence[str]) -> Chip | None:
    if not word:
        return None
    if word in _SIGNS:
        return _SIGNS[word]
    folded = word.casefold()
    if word.startswith("@"):
        name = next(_named(folded[1:], names), None)
        return Chip(Facet.CHARACTER, name) if name else None
    if folded in _WORDS:
        return _WORDS[folded]
    if name := next((name for name in names if name.casefold() == folded), None):
        return Chip(Facet.CHARACTER, name)
    if len(folded) >= _SHORTEST and (department := department_named(folded)):
        return Chip(Facet.DEPARTMENT, department.id)
    if len(folded) >= _SHORTEST and (begun := next(_begun(folded, names), None)):
        return begun
    return Chip(Facet.TEXT, word)


def _begun(folded: str, names: Sequence[str]) -> Iterator[Chip]:
    """What a shortened word may stand for, the likeliest first."""
    yield from (chip for word, chip in _WORDS.items() if word.startswith(folded))
    yield from (Chip(Facet.CHARACTER, name) for name in _named(folded, names))
    for department in DEPARTMENTS.values():
        if department.id.startswith(folded) or department.name.casefold().startswith(folded):
            yield Chip(Facet.DEPARTMENT, department.id)


def _named(folded: str, names: Sequence[str]) -> Iterator[str]:
    return (name for name in names if any(part.startswith(folded) for part in name.casefold().split()))


def _any_holds(chips: Sequence[Chip], facts: frozenset[str]) -> bool:
    """One of the conditions holds, and none of those that must not."""
    wanted = [chip.value for chip in chips if not chip.without]
    unwanted = [chip.value for chip in chips if chip.without]
    return (not wanted or any(value in facts for value in wanted)) and facts.isdisjoint(unwanted)


def _question_of(reviewed: ReviewedBeat) -> frozenset[str]:
    states = {OPEN: reviewed.open, ANSWERED: bool(reviewed.decision.answer)}
    return frozenset(state for state, holds in states.items() if holds)


_FACTS: Mapping[Facet, Callable[[ReviewedBeat, bool], frozenset[str]]] = MappingProxyType(
    {
        Facet.KIND: lambda beat, _: frozenset({beat.beat.kind.value}),
        Facet.TIER: lambda beat, _: frozenset({beat.tier.label}),
        Facet.VERDICT: lambda beat, _: frozenset({beat.decision.verdict or NEW}),
        Facet.QUESTION: lambda beat, _: _question_of(beat),
        Facet.MARKED: lambda _, marked: frozenset({MARKED} if marked else ()),
        Facet.CHARACTER: lambda beat, _: frozenset(beat.participants),
        Facet.DEPARTMENT: lambda beat, _: beat.departments,
    }
)
"""What holds of a beat, by what a condition may speak of."""
