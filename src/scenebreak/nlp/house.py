"""House rules: cues and idioms of a user's own, and entries of the lexicons that are not to count.

    mute = ["nudity.strip_place"]        # ids of cues or look-alikes, as `scenebreak lexicon` lists them

    [[cue]]
    id = "bridge"                        # its own name; findings call it "house.bridge"
    kind = "touch"
    level = "sexual"
    patterns = ["do|does the bridge"]    # in the pattern language of the lexicons
    says = "the number with the bridge"  # optional, as are weight, status, requires, up, down and figurative

    [[lookalike]]
    id = "kissing_gate"
    kind = "kiss"
    patterns = ["kissing gate"]

Importing this module is cheap: rules are checked by the lexicon that takes them in.
"""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from scenebreak.domain.errors import WrongUsage
from scenebreak.domain.finding import Kind

HOUSE = "house."
_NAME = re.compile(r"[a-z0-9_]+")
_LINE_OF_TOML = re.compile(r"\(at line (?P<line>\d+)")
_TABLES = frozenset({"cue", "lookalike", "mute"})
_CUE_KEYS = frozenset(
    {"id", "kind", "level", "patterns", "says", "weight", "status", "spoken", "asks", "question", "steady"}
    | {"alone", "requires", "up", "down", "figurative"}
)
_LOOKALIKE_KEYS = frozenset({"id", "kind", "patterns"})
_WEIGHT = 0.9


@dataclass(frozen=True, slots=True)
class HouseRules:
    """Rules as written.

    Attributes:
        text: TOML; "" for none.
        source: where they come from, for messages: a path, or "the production".
    """

    text: str = ""
    source: str = "the house rules"


NO_RULES = HouseRules()


class HouseRuleError(WrongUsage):
    """A house rule breaks the rules of the lexicons."""


@dataclass(frozen=True, slots=True)
class HouseTables:
    """Rules taken apart.

    Attributes:
        rows: kind to {"cue": rows, "lookalike": rows}, complete and as a lexicon of that kind has them.
        mute: ids that are not to count.
    """

    rows: Mapping[Kind, Mapping[str, list[dict[str, Any]]]]
    mute: frozenset[str]


def tables_of(rules: HouseRules) -> HouseTables:
    """Take rules apart.

    Raises:
        HouseRuleError: they are not TOML, or an entry lacks something or has something unknown; the message
            names source, line and entry.
    """
    try:
        whole = tomllib.loads(rules.text)
    except tomllib.TOMLDecodeError as error:
        told = _LINE_OF_TOML.search(str(error))
        line = told["line"] if told else len(rules.text.splitlines())
        place = f"{rules.source}, line {line}"
        raise HouseRuleError(f"{place}: this is not TOML ({error})", "Mend that line") from error
    unknown = whole.keys() - _TABLES
    if unknown:
        name = min(unknown)
        raise complaint(
            rules, name, f"there is no {name!r} here", "Known are mute, [[cue]] and [[lookalike]]"
        )
    rows: dict[Kind, dict[str, list[dict[str, Any]]]] = {}
    for section, keys in (("cue", _CUE_KEYS), ("lookalike", _LOOKALIKE_KEYS)):
        for row in _list(rules, whole, section):
            kind, complete = _row(rules, section, row, keys)
            rows.setdefault(kind, {"cue": [], "lookalike": []})[section].append(complete)
    return HouseTables(rows, frozenset(str(entry) for entry in _list(rules, whole, "mute")))


def complaint(rules: HouseRules, entry: str, problem: str, remedy: str) -> HouseRuleError:
    """What is wrong with an entry, with the line on which it stands."""
    lines = rules.text.splitlines()
    name = entry.removeprefix(HOUSE)
    at = next(
        (number for number, line in enumerate(lines, 1) if re.search(rf"\b{re.escape(name)}\b", line)), 0
    )
    place = f"{rules.source}, line {at}" if at else rules.source
    return HouseRuleError(f"{place}: {problem}", remedy)


def refuse_unknown(rules: HouseRules, muted: Iterable[str], known: Iterable[str]) -> None:
    """Refuse to mute what does not exist.

    Raises:
        HouseRuleError: one of the ids is unknown; the nearest is proposed.
    """
    ids = frozenset(known)
    for entry in sorted(frozenset(muted) - ids):
        near = get_close_matches(entry, ids, 1)
        remedy = f"Did you mean {near[0]}" if near else "scenebreak lexicon lists them"
        raise complaint(rules, entry, f"there is no entry {entry!r} to mute", remedy)


def _list(rules: HouseRules, whole: Mapping[str, Any], name: str) -> Iterator[Any]:
    entries = whole.get(name, [])
    wanted = str if name == "mute" else dict
    if not isinstance(entries, list) or not all(isinstance(entry, wanted) for entry in entries):
        shape = (
            'a list of ids, such as ["nudity.strip_place"]' if name == "mute" else f"written as [[{name}]]"
        )
        raise complaint(rules, name, f"{name} is not {shape}", "Write it so")
    yield from entries


def _row(
    rules: HouseRules, section: str, row: dict[str, Any], keys: frozenset[str]
) -> tuple[Kind, dict[str, Any]]:
    name = str(row.get("id", ""))
    if not _NAME.fullmatch(name):
        problem = f"a {section} has the id {name!r}" if name else f"a {section} has no id"
        raise complaint(rules, name or section, problem, "Give it small letters, digits and _")
    for unknown in sorted(row.keys() - keys):
        known = ", ".join(sorted(keys))
        raise complaint(
            rules, unknown, f"the {section} {name!r} has an unknown {unknown!r}", f"Known are {known}"
        )
    try:
        kind = Kind(row.get("kind", ""))
    except ValueError:
        kinds = ", ".join(Kind)
        raise complaint(
            rules, name, f"the {section} {name!r} has the kind {row.get('kind', '')!r}", f"Known are {kinds}"
        ) from None
    complete = {"weight": _WEIGHT, "says": "your own words", "examples": [], **row, "id": HOUSE + name}
    return kind, complete
