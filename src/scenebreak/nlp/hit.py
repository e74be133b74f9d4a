"""A hit: a cue found in an element, with every qualifier that was written on it and by what words.

spaCy keeps attributes of spans by their offsets alone, so two cues on the same words would share them; hits
therefore live in a list on the Doc (`doc._.hits`).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from spacy.tokens import Doc, Span

from scenebreak.domain.finding import Level, Mode, Status
from scenebreak.nlp.context import Place
from scenebreak.nlp.lexicon import Cue


@dataclass(frozen=True, slots=True)
class QualifierClass:
    """A closed set of values, of which a hit has exactly one.

    Attributes:
        name: of the class.
        values: from the weakest to the strongest; a stronger one replaces a weaker one.
    """

    name: str
    values: tuple[str, ...]

    def rank(self, value: str) -> int:
        """Place of a value among the strengths.

        Raises:
            ValueError: the class has no such value.
        """
        if value not in self.values:
            raise ValueError(f"{value} is no value of {self.name}")
        return self.values.index(value)


STATUS = QualifierClass(
    "status",
    tuple(
        status.value
        for status in (
            Status.SHOWN,
            Status.IMPLIED,
            Status.INTENDED,
            Status.NEGATED,
            Status.SAID,
            Status.FIGURATIVE,
        )
    ),
)
MODE = QualifierClass(
    "mode", tuple(mode.value for mode in (Mode.STORY, Mode.MEMORY, Mode.DREAM, Mode.SCREEN))
)
QUALIFIERS: Mapping[str, QualifierClass] = MappingProxyType({one.name: one for one in (STATUS, MODE)})


@dataclass(slots=True)
class Hit:
    """One cue in one element.

    Attributes:
        cue: the lexicon entry.
        start: first token.
        end: behind the last token.
        level: of the cue, unless a qualifier says otherwise.
        qualifiers: class name to (value, the words that decided it).
        turned: what made it more (+) or less (-) certain, in plain words.
        logit: sum of those turns, in log-odds.
        participants: names of those who take part.
        modifiers: facts that departments need.
    """

    cue: Cue
    start: int
    end: int
    level: Level
    qualifiers: dict[str, tuple[str, str]] = field(default_factory=dict)
    turned: list[str] = field(default_factory=list)
    logit: float = 0.0
    participants: tuple[str, ...] = ()
    modifiers: tuple[str, ...] = ()

    def span(self, doc: Doc) -> Span:
        """Its tokens."""
        return doc[self.start : self.end]

    def value(self, qualifier: QualifierClass) -> str:
        """Its value in a class; the weakest one by default."""
        return self.qualifiers.get(qualifier.name, (qualifier.values[0], ""))[0]

    @property
    def status(self) -> Status:
        """How the words stand to what will be performed."""
        return Status(self.value(STATUS))

    @property
    def mode(self) -> Mode:
        """Where in the story's reality it happens."""
        return Mode(self.value(MODE))


def qualify(hit: Hit, qualifier: QualifierClass, value: str, because: str) -> None:
    """Write a qualifier on a hit: the only door for it. A weaker value never replaces a stronger one.

    Args:
        hit: what is qualified.
        qualifier: the class.
        value: one of its values.
        because: the words or the circumstance that decide it, kept as evidence.

    Raises:
        ValueError: the class has no such value.
    """
    if qualifier.rank(value) >= qualifier.rank(hit.value(qualifier)):
        hit.qualifiers[qualifier.name] = (value, because)


def register() -> None:
    """Declare what a Doc carries, once a process."""
    if not Doc.has_extension("hits"):
        Doc.set_extension("hits", default=None)
        Doc.set_extension("place", default=None)


def hits_of(doc: Doc) -> list[Hit]:
    """The hits of a Doc."""
    hits: list[Hit] = doc._.hits or []
    return hits


def place_of(doc: Doc) -> Place:
    """Where a Doc comes from."""
    place: Place = doc._.place
    return place
