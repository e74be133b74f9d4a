"""The lexicons: cues, look-alikes and qualifier terms as data, checked when they are read."""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from functools import cache, cached_property
from typing import Any

from scenebreak.domain.errors import ScenebreakError
from scenebreak.domain.finding import LEVELS, Kind, Level, Mode, Status
from scenebreak.nlp.conditions import Condition, ConditionError, parse_condition
from scenebreak.nlp.house import HOUSE, NO_RULES, HouseRules, complaint, refuse_unknown, tables_of
from scenebreak.nlp.identity import digest_of, lexicon_texts, with_rules
from scenebreak.nlp.patterns import Pattern, PatternError, compile_pattern


class LexiconError(ScenebreakError):
    """A lexicon breaks its own rules."""


class Beside(StrEnum):
    """What becomes of a hit when a few lines away a stronger one of its kind is certain.

    STANDS: it stays as it is. JOINS: it takes the other's level, being a part of the same act ("they kiss" in
    the midst of a makeout). YIELDS: it is dropped, saying nothing beside the other (a hug beside a caress).
    """

    STANDS = "stands"
    JOINS = "joins"
    YIELDS = "yields"


@dataclass(frozen=True, slots=True)
class Cue:
    """Words that speak of one kind and level of content.

    Attributes:
        id: stable name ("kiss.verb").
        kind: of the content.
        level: of the content.
        weight: 0 to 1, how often a careful reader agrees when nothing turns it up or down.
        says: what was seen, in plain words ("a kiss").
        patterns: any of them is enough.
        status: of a hit that no qualifier touches.
        spoken: also counts where a character says it (sounds, commands).
        requires: all must hold, or the words are no hit.
        figurative: any that holds makes the words a manner of speaking ("naked flame").
        up: each one that holds makes the hit more certain.
        down: each one that holds makes it less so.
        beside: what becomes of a hit beside a stronger one of its kind.
        asks: the words leave open how far it goes ("they make love"), whatever they likeliest mean.
        question: asked of the director in place of the one for its level; "" for that one.
        facts: modifiers that the words themselves are ("on the body").
        steady: qualifying words that are its own ("tries to push him away") do not change it.
        alone: one person is enough for it, though its kind takes two ("she climaxes").
        yields_to: kinds that say the same better: beside a performed hit of one of them on the same words, at
            least as certain, the hit is dropped ("grabs her breast" is touch and no nudity).
        least: confidence below which a hit is too doubtful to be named at all; of the kind unless its own.
        settled: words in a quote of this kind that close the question left by its level ("a long kiss").
        examples: sentences that must hit.
        counter: sentences that must not.
    """

    id: str
    kind: Kind
    level: Level
    weight: float
    says: str
    patterns: tuple[Pattern, ...]
    status: Status = Status.SHOWN
    spoken: bool = False
    requires: tuple[Condition, ...] = ()
    figurative: tuple[Condition, ...] = ()
    up: tuple[Condition, ...] = ()
    down: tuple[Condition, ...] = ()
    beside: Beside = Beside.STANDS
    asks: bool = False
    question: str = ""
    facts: tuple[str, ...] = ()
    steady: bool = False
    alone: bool = False
    yields_to: frozenset[Kind] = frozenset()
    least: float = 0.0
    settled: frozenset[str] = frozenset()
    examples: tuple[str, ...] = ()
    counter: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Lookalike:
    """Words that hold a cue but mean something else.

    Attributes:
        id: stable name ("not.kiss_goodbye_to").
        kind: whose cues it silences.
        patterns: any of them is enough.
        examples: sentences in which it must silence a cue.
    """

    id: str
    kind: Kind
    patterns: tuple[Pattern, ...]
    examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Term:
    """Words that qualify a cue near them.

    Attributes:
        id: stable name ("negated.almost").
        value: what the cue becomes, in the words of its qualifier ("negated").
        patterns: any of them is enough.
        reach: tokens between the term and the cue at most.
        where: "before" or "after" the cue, "around" it, or "heading" for the scene's heading.
        barred: words over which it does not reach forward ("he tries to speak, but she kisses him").
        bare: it governs no finite verb ("he does not answer and kisses her").
    """

    id: str
    value: str
    patterns: tuple[Pattern, ...]
    reach: int = 4
    where: str = "before"
    barred: frozenset[str] = frozenset()
    bare: bool = False


@dataclass(frozen=True)
class Lexicon:
    """Everything that the pipeline looks for."""

    cues: tuple[Cue, ...]
    lookalikes: tuple[Lookalike, ...]
    terms: Mapping[str, tuple[Term, ...]]
    groups: Mapping[str, tuple[str, ...]]
    tables: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    digest: str = ""

    @property
    def ids(self) -> list[str]:
        """Every id of a cue or look-alike."""
        return [cue.id for cue in self.cues] + [entry.id for entry in self.lookalikes]

    @cached_property
    def by_id(self) -> Mapping[str, Cue]:
        """Every cue by its id."""
        return {cue.id: cue for cue in self.cues}


@cache
def load_lexicon(rules: HouseRules = NO_RULES) -> Lexicon:
    """Read and check every lexicon of the program, once a process.

    Args:
        rules: the user's own, taken in beside them.

    Raises:
        LexiconError: a file breaks a rule; the message names the file and the entry.
        HouseRuleError: a house rule does; the message names its source, line and entry.
    """
    own = _own_lexicon()
    return _with_house(own, rules) if rules.text.strip() else own


def _with_house(own: Lexicon, rules: HouseRules) -> Lexicon:
    """The program's lexicon with house rules: what is muted left out, what is added behind."""
    house, compiler = tables_of(rules), _Compiler(_words())
    refuse_unknown(rules, house.mute, own.ids)
    try:
        cues = [cue for kind, rows in house.rows.items() for cue in compiler.cues(kind, rows)]
        lookalikes = [entry for kind, rows in house.rows.items() for entry in compiler.lookalikes(kind, rows)]
        _refuse_duplicates([cue.id for cue in cues] + [entry.id for entry in lookalikes])
    except LexiconError as error:
        name = (re.findall(rf"{HOUSE}\w+", error.problem) or [""])[0]
        problem = error.problem.partition(", ")[2] or error.problem
        raise complaint(rules, name, problem.replace(HOUSE, ""), error.remedy) from error
    return replace(
        own,
        cues=(*(cue for cue in own.cues if cue.id not in house.mute), *cues),
        lookalikes=(*(one for one in own.lookalikes if one.id not in house.mute), *lookalikes),
        digest=digest_of(with_rules(lexicon_texts(), rules.text)),
    )


def _words() -> Mapping[str, Any]:
    return tomllib.loads(lexicon_texts()["words"].decode())


@cache
def _own_lexicon() -> Lexicon:
    """What the program carries."""
    texts = lexicon_texts()
    tables = {name: tomllib.loads(text.decode()) for name, text in texts.items()}
    compiler = _Compiler(tables["words"])
    kinds = [(name, tables[name]) for name in (kind.value for kind in Kind)]
    lexicon = Lexicon(
        cues=tuple(cue for name, table in kinds for cue in compiler.cues(name, table)),
        lookalikes=tuple(entry for name, table in kinds for entry in compiler.lookalikes(name, table)),
        terms={name: tuple(compiler.terms(name, tables[name])) for name in ("status", "mode", "modifiers")},
        groups=compiler.groups,
        tables={"ages": tables["ages"], "scoring": tables["scoring"]},
        digest=digest_of(texts),
    )
    _refuse_duplicates(lexicon.ids)
    return lexicon


def _refuse_duplicates(ids: Iterable[str]) -> None:
    seen: set[str] = set()
    for entry in ids:
        if entry in seen:
            raise LexiconError(f"Two lexicon entries are called {entry}", "Rename one of them")
        seen.add(entry)


class _Compiler:
    """Turns tables into entries; holds the word groups that patterns refer to."""

    def __init__(self, words: Mapping[str, Any]) -> None:
        self.groups = {name: tuple(members) for name, members in words["groups"].items()}
        self.irregular = {base: tuple(forms) for base, forms in words["irregular"].items()}

    def cues(self, name: str, table: Mapping[str, Any]) -> Iterator[Cue]:
        kind = Kind(name)
        for row in table.get("cue", ()):
            with _explained(name, row):
                level = Level(row["level"])
                if level not in LEVELS[kind]:
                    raise ValueError(f"{level} is no level of {kind}")
                yield Cue(
                    id=row["id"],
                    kind=kind,
                    level=level,
                    weight=_weight(row["weight"]),
                    says=row["says"],
                    patterns=self._patterns(row),
                    status=Status(row.get("status", "shown")),
                    spoken=row.get("spoken", False),
                    requires=self._conditions(row, "requires"),
                    figurative=self._conditions(row, "figurative"),
                    up=self._conditions(row, "up"),
                    down=self._conditions(row, "down"),
                    beside=Beside(row.get("beside", "stands")),
                    asks=row.get("asks", False),
                    question=row.get("question", ""),
                    facts=tuple(row.get("facts", ())),
                    steady=row.get("steady", False),
                    alone=row.get("alone", False),
                    yields_to=frozenset(Kind(one) for one in row.get("yields_to", ())),
                    least=row.get("least", table.get("least", 0.0)),
                    settled=frozenset(table.get("settled", ())),
                    examples=tuple(row["examples"]),
                    counter=tuple(row.get("counter", ())),
                )

    def lookalikes(self, name: str, table: Mapping[str, Any]) -> Iterator[Lookalike]:
        for row in table.get("lookalike", ()):
            with _explained(name, row):
                yield Lookalike(row["id"], Kind(name), self._patterns(row), tuple(row["examples"]))

    def terms(self, name: str, table: Mapping[str, Any]) -> Iterator[Term]:
        for row in table.get("term", ()):
            with _explained(name, row):
                yield Term(
                    id=row["id"],
                    value=_value(name, row["value"]),
                    patterns=self._patterns(row),
                    reach=row.get("reach", 4),
                    where=row.get("where", "before"),
                    barred=frozenset(table.get("barred", ())),
                    bare=row.get("bare", False),
                )

    def _patterns(self, row: Mapping[str, Any]) -> tuple[Pattern, ...]:
        return tuple(compile_pattern(text, self.groups, self.irregular) for text in row["patterns"])

    def _conditions(self, row: Mapping[str, Any], key: str) -> tuple[Condition, ...]:
        return tuple(parse_condition(text, self.groups, self.irregular) for text in row.get(key, ()))


def _weight(value: float) -> float:
    if not 0 < value < 1:
        raise ValueError(f"the weight {value} is not between 0 and 1")
    return value


def _value(name: str, value: str) -> str:
    if name == "status":
        return Status(value).value
    return Mode(value).value if name == "mode" else value


class _explained:  # noqa: N801 - reads as a word in "with _explained(...)"
    """Says in which file and entry a lexicon went wrong."""

    def __init__(self, name: str, row: Mapping[str, Any]) -> None:
        self._where = f"{name}.toml, entry {row.get('id', '?')}"

    def __enter__(self) -> None:
        """Nothing to prepare."""

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: object) -> None:
        """Turn what the schema refuses into one clear sentence."""
        if isinstance(error, KeyError):
            raise LexiconError(f"{self._where} lacks {error}", "Add it") from error
        if isinstance(error, (PatternError, ConditionError, ValueError)):
            raise LexiconError(f"{self._where}: {error}", "Correct the entry") from error
