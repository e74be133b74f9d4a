"""The minors guard: who is under age, by what the script itself says of them.

Ages belong to portrayals: YOUNG ANNA is another one than ANNA. An age holds for a name from the scene that
tells it until a scene tells another, and grows with the years that the script says have passed. GIRL is no
name but a description of someone else in every scene: its age holds where generic.py says.
"""

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, NamedTuple

from scenebreak.domain.finding import Finding
from scenebreak.domain.screenplay import Element, ElementType, Portrayal, Scene, Screenplay
from scenebreak.nlp.clock import Clock, clock_of
from scenebreak.nlp.closed import NUMBERS, PEOPLE
from scenebreak.nlp.context import words_of
from scenebreak.nlp.generic import Generic

_NAME = r"(?P<name>[A-Z][A-Z'’.\-]*[A-Z](?: (?:[A-Z][A-Z'’.\-]*[A-Z]|[A-Z]|#\d))*)"
_NUMBER_WORDS = "|".join(sorted(NUMBERS, key=len, reverse=True))
_AGE = rf"(?P<age>\d{{1,2}}|{_NUMBER_WORDS})"
_LATER = r"(?!\s*(?:-|–)?\s*(?:month|week|day|hour|minute|second|feet|foot|inch|pound|mile|ft|lb|%|['’\"]))"
_NUMBERED = re.compile(
    rf"\b{_NAME}\s*(?:,|\(|--|-|–|—)\s*(?:[a-z]+,\s*)?(?:aged?|about|around|only|just|barely|maybe)?\s*"
    rf"(?P<age>\d{{1,2}})(?:\s*(?:-|–|/|or|to)\s*\d{{1,2}})?(?:\s*years?[ -]old|ish)?{_LATER}"
    r"(?=\s*(?:[,.;:)\]–—-]|and\b|$))"
)
_YEARS_OLD = re.compile(
    rf"\b{_AGE}(?:\s+1/2)?[ -]years?[ -]olds?\b(?P<behind>[^.!?;]{{0,40}})", re.IGNORECASE
)
_NAME_BEFORE = re.compile(
    rf"\b{_NAME}(?:\s*[,(–—-]+|\s+is)\s*(?:(?:a|an|the|his|her|their|about|only|just|now)\s+)*[a-z]{{0,12}}\s*$"
)
_NAME_BEHIND = re.compile(rf"^[a-z ,]{{0,25}}\b{_NAME}")
_INTRODUCED = re.compile(rf"\b{_NAME}(?P<behind>\s*[,(–—-][^.!?;A-Z]{{0,45}})")
_BEFORE_NAME = re.compile(rf"(?P<before>\b[a-z][a-z -]{{2,30}}?),?\s+{_NAME}\b")
_BEING = rf"(?:is|turns|turned)\s+(?:(?:now|only|just|barely)\s+)*(?:\d{{1,2}}|{_NUMBER_WORDS})\b"
_LISTED = re.compile(
    r"\b(?P<name>[A-Z][\w'’.\-]*[\w](?: [A-Z][\w'’.\-]*){0,3}?)\s*"
    rf"(?:[(\[,:–—]|-{{1,2}}\s|\.{{3}}|…|(?={_BEING}))\s*(?=(?P<list>[^.!?\n]{{1,60}}))"
)
_BETWEEN_ITEMS = re.compile(r"[,;/()\[\]–—]|\s-{1,2}\s|--")
_BEHIND_BRACKETS = re.compile(r"[)\]](?!\s*[,;:/(–—-])")
_CAPITALISED = re.compile(r"\b[A-Z][\w'’]+")
_ITEM = re.compile(
    r"(?:(?:aged?|about|around|only|just|barely|maybe|almost|nearly|turn(?:s|ed)|who|is|all|of|now"
    r"|female|male|f|m)\s+)*"
    rf"{_AGE}(?:\s*(?:-|–|or|to)\s*\d{{1,2}})?"
    r"\s*(?:ish|yo|y\.o|yrs?(?: old)?|years?(?:[ -]olds?)?|(?P<months>(?:months?|weeks?)(?: old)?)"
    r"|(?:but|going on)\b.*)?",
    re.IGNORECASE,
)
_MOST_ITEMS = 3
_DESCRIBING = frozenset({ElementType.ACTION, ElementType.PARENTHETICAL, ElementType.SHOT})
_TEENS = re.compile(r"(?:(?P<part>early|mid|late)[\s-]*)?\bteens?\b")
_COUNTED = re.compile(r"(?P<age>\d{1,2})(?!\d|['’]?s)")
_OLD = re.compile(r"\byears?[ -]olds?\b|\baged?\b")
_MOST_AGES = 3
_MOST_DESCRIBED = 10
_ESTABLISHED = 5
_SENTENCE = re.compile(r"[^.!?]+")
_TITLES = frozenset(
    {"INT", "EXT", "CUT", "CLOSE", "POV", "ANGLE", "CONTINUED", "VO", "OS", "THE", "ON", "TV"}
)


class Age(NamedTuple):
    """What a script says of someone's age.

    Attributes:
        name: of the portrayal; "" for someone without a name.
        years: the age.
        told: the words that told it.
        scene: index of the scene that tells it.
        holds: indexes of the scenes that it is limited to; None where it holds for all that follow.
    """

    name: str
    years: int
    told: str
    scene: int
    holds: frozenset[int] | None = None


@dataclass(frozen=True)
class Minors:
    """The minors of a script.

    Attributes:
        ages: every age that the script tells, in order.
        adult: the age from which one is no minor.
        unnamed: scene index to the words for a minor without a name who is there.
        clock: how many years pass between scenes.
    """

    ages: tuple[Age, ...]
    adult: int
    unnamed: Mapping[int, str]
    clock: Clock

    @cached_property
    def _told(self) -> Mapping[str, list[Age]]:
        """The ages told of each name, in order."""
        told: dict[str, list[Age]] = {}
        for age in self.ages:
            told.setdefault(age.name, []).append(age)
        return told

    def named(self, scene: Scene) -> dict[str, str]:
        """Names of the minors in a scene, with the words that told their age."""
        ages = {name: self._minor_age(name, scene.index) for name in self._told}
        return {name: age.told for name, age in ages.items() if age and self._is_there(age, scene)}

    def known(self, scene: int, name: str) -> str | None:
        """The words that told that somebody, who need not be in the scene of this index, is a minor then.

        Returns:
            None where the script tells no age of them at all, "" where it tells that of a grown-up.
        """
        for told in self._told:
            if told.casefold() == name.casefold() and self._age_in(told, scene):
                age = self._minor_age(told, scene)
                return age.told if age else ""
        return None

    def present(self, scene: Scene) -> tuple[str, ...]:
        """The minors in a scene, each with the words that told: "MIA (16)", "a little girl"."""
        named = tuple(f"{name} ({told})" for name, told in self.named(scene).items())
        return named or tuple(one for one in [self.unnamed.get(scene.index, "")] if one)

    def mark(self, finding: Finding, scene: Scene) -> Finding:
        """The finding, marked where a minor takes part."""
        taking_part = not self.named(scene).keys().isdisjoint(finding.participants)
        return replace(finding, minor=True) if taking_part else finding

    def _minor_age(self, name: str, scene: int) -> Age | None:
        age = self._age_in(name, scene)
        return age if age and self._years_in(age, scene) < self.adult else None

    def _age_in(self, name: str, scene: int) -> Age | None:
        """The age of a name in a scene; the youngest of those that hold there alone."""
        limited = [age for age in self._told[name] if age.holds is not None and scene in age.holds]
        if limited:
            own = [age for age in limited if age.scene == scene]
            return min(own or limited, key=lambda age: age.years)
        told = [age for age in self._told[name] if age.holds is None]
        return next((age for age in reversed(told) if age.scene <= scene), told[0] if told else None)

    def _is_there(self, age: Age, scene: Scene) -> bool:
        return age.holds is not None or _is_there(age.name, scene)

    def _years_in(self, age: Age, scene: int) -> int:
        return age.years + max(0, self.clock.passed(age.scene, scene))


def minors_of(screenplay: Screenplay, table: Mapping[str, Any]) -> Minors:
    """Read the ages of a script.

    Args:
        screenplay: as read.
        table: of lexicons/ages.toml.
    """
    reader = _Reader(table, screenplay)
    cast = {name for scene in screenplay.scenes for name in scene.present}
    told = [
        age._replace(name=_called(age.name, cast))
        for scene in screenplay.scenes
        for age in reader.ages(scene)
    ]
    generic = Generic(screenplay, table["generic"])
    told += reader.portrayed(screenplay, {age.name for age in told if not generic.describes(age.name)})
    ages = _credible(sorted(told, key=lambda age: age.scene), screenplay, generic)
    unnamed = {scene.index: words for scene in screenplay.scenes if (words := reader.unnamed(scene))}
    return Minors(tuple(ages), table["adult"], unnamed, clock_of(screenplay, table["clock"]))


def _called(introduced: str, cast: Collection[str]) -> str:
    """What someone is called after an introduction: "IVY QUILL" is IVY, but "YOUNG ANNA" is never ANNA."""
    words = introduced.split()
    short = [name for name in cast if name.split()[:1] == words[:1] and set(name.split()) <= set(words)]
    return max(short, key=len, default=introduced)


def _credible(ages: list[Age], screenplay: Screenplay, generic: Generic) -> Iterator[Age]:
    """Leave out page headers, whose "age" changes all the time; say where the others hold."""
    told: dict[str, set[int]] = {}
    for age in ages:
        told.setdefault(age.name, set()).add(age.years)
    for age in ages:
        described = generic.describes(age.name)
        if len(told[age.name]) > (_MOST_DESCRIBED if described else _MOST_AGES):
            continue
        before = sum(age.name in scene.present for scene in screenplay.scenes if scene.index < age.scene)
        if described and not generic.is_one_person(age.name, age.scene):
            yield age._replace(holds=generic.scenes(age.name, age.scene))
        elif before >= _ESTABLISHED:
            yield age._replace(holds=frozenset({age.scene}))
        else:
            yield age


def _is_there(name: str, scene: Scene) -> bool:
    if name in scene.present:
        return True
    pattern = re.compile(rf"\b(?:{re.escape(name)}|{re.escape(name.title())})\b")
    return any(
        pattern.search(element.text) for element in scene.elements if element.type is ElementType.ACTION
    )


class _Reader:
    """Reads introductions and descriptions."""

    def __init__(self, table: Mapping[str, Any], screenplay: Screenplay) -> None:
        self._table = table
        self._stages = _alternatives(table["stages"])
        self._school = _alternatives(table["school"])
        self._things = frozenset(table["things"]["words"])
        self._absent = frozenset(table["unnamed"]["absent"])
        self._unnamed = _unnamed_pattern(table["unnamed"])
        self._cast = frozenset(name for scene in screenplay.scenes for name in scene.present)
        self._called = self._cast | {name.split()[0] for name in self._cast if name.split()}
        self._high_school = any("high school" in element.text.lower() for element in screenplay.elements())

    def ages(self, scene: Scene) -> Iterator[Age]:
        """Every age that the action of a scene tells of a name."""
        for element in _described(scene):
            known: set[tuple[str, int]] = set()
            for name, years, told in (*self._told(element.text), *self._listed(element.text)):
                if name.split()[0].rstrip(".") not in _TITLES and (name, years) not in known:
                    known.add((name, years))
                    yield Age(name, years, " ".join(told.split()), scene.index)

    def portrayed(self, screenplay: Screenplay, told: Collection[str]) -> Iterator[Age]:
        """Ages that the reader of the script found at introductions, but for those told already."""
        scenes = {one.ordinal: scene.index for scene in screenplay.scenes for one in scene.elements}
        for portrayal in screenplay.portrayals:
            years = self._in_years(portrayal)
            for name in (portrayal.name, *portrayal.aliases):
                if years is not None and name not in told and portrayal.element in scenes:
                    yield Age(name, years, portrayal.age, scenes[portrayal.element])

    def _in_years(self, portrayal: Portrayal) -> int | None:
        """The years of an age as introduced ("16", "early teens", "six months"); None for no age."""
        words, told = portrayal.age.lower(), portrayal.introduction.lower()
        stage = _TEENS.search(words)
        if stage:
            return int(self._table["stages"][f"{stage['part']} teens" if stage["part"] else "a teen"])
        bracketed = re.search(rf"[(,:–—-]\s*{re.escape(words)}", told)
        number = _COUNTED.match(words)
        if number and (bracketed or _OLD.search(told)):
            months = re.search(rf"{re.escape(words)}[ -]months?\b", told)
            return 0 if months else int(number["age"])
        spelled = [NUMBERS[word] for word in words_of(words)[:1] if word in NUMBERS]
        return spelled[0] if spelled and _OLD.search(told) else None

    def unnamed(self, scene: Scene) -> str:
        """Words for a minor without a name who is there, or ""."""
        for element in _described(scene):
            for sentence in _SENTENCE.findall(element.text):
                match = self._unnamed.search(sentence)
                if match and self._absent.isdisjoint(words_of(sentence)):
                    return match["words"].lower()
                years = self._years_old(sentence)
                if years and self._absent.isdisjoint(words_of(sentence)):
                    return years
        return ""

    def _years_old(self, sentence: str) -> str:
        for match in _YEARS_OLD.finditer(sentence):
            if self._of_a_person(match) and _years(match["age"]) < self._table["adult"]:
                return match[0][: match.start("behind") - match.start()]
        return ""

    def _told(self, text: str) -> Iterator[tuple[str, int, str]]:
        for match in _NUMBERED.finditer(text):
            if int(match["age"]) >= self._table["youngest_bare_number"] or "old" in match[0]:
                yield match["name"], int(match["age"]), text[match.start("age") : match.end()]
        for match in _YEARS_OLD.finditer(text):
            named = _NAME_BEFORE.search(text[: match.start()]) or _NAME_BEHIND.search(match["behind"])
            if named and self._of_a_person(match):
                yield named["name"], _years(match["age"]), text[match.start() : match.start("behind")]
        for match in (*_INTRODUCED.finditer(text), *_BEFORE_NAME.finditer(text)):
            part = match["behind" if "behind" in match.groupdict() else "before"]
            yield from self._staged(match["name"], part, text)

    def _listed(self, text: str) -> Iterator[tuple[str, int, str]]:
        """Ages among what stands behind a name: "MIA JONES (she/her, 16)", "Mia, all of twelve,"."""
        for match in _LISTED.finditer(text):
            name = match["name"].upper()
            if name not in self._cast and not match["name"].isupper():
                continue
            for part in self._items(name, match["list"]):
                years = self._item_in_years(name, part)
                if years is not None:
                    yield name, years, part
                    break

    def _items(self, name: str, text: str) -> Iterator[str]:
        """What stands in a list behind a name, until it ends or somebody else of the cast is named.

        The name behind a role is the same person: "SON (MAX, 9)".
        """
        own = set(name.split())
        role = not PEOPLE.isdisjoint(words_of(name))
        for part in _BETWEEN_ITEMS.split(_BEHIND_BRACKETS.split(text)[0])[:_MOST_ITEMS]:
            named = {word.upper() for word in _CAPITALISED.findall(part)} - own
            same = role and len(named) == len(part.split())
            if named & self._called and not same and not _ITEM.fullmatch(part.strip()):
                return
            yield part.strip()

    def _item_in_years(self, name: str, part: str) -> int | None:
        item, in_cast = _ITEM.fullmatch(part), name in self._cast
        if in_cast and part.lower() in self._table["items"]:
            return int(self._table["items"][part.lower()])
        if item is None:
            return None
        if item["months"]:
            return 0 if in_cast or "BABY" in name else None
        told = (in_cast or item["age"].isdigit()) and self._is_age(item)
        return _years(item["age"]) if told else None

    def _is_age(self, item: re.Match[str]) -> bool:
        """Whether the number is no count: "GUARDS (2)"."""
        return item[0] != item["age"] or _years(item["age"]) >= self._table["youngest_bare_number"]

    def _staged(self, name: str, part: str, text: str) -> Iterator[tuple[str, int, str]]:
        stage = self._stages.search(part)
        if stage:
            yield name, self._table["stages"][stage[0].lower()], stage[0]
            return
        school = self._school.search(part) if self._high_school else None
        if school and {"college", "university", "campus", "dorm"}.isdisjoint(words_of(text)):
            yield name, self._table["school"][school[0].lower()], school[0]

    def _of_a_person(self, match: re.Match[str]) -> bool:
        return self._things.isdisjoint(words_of(match["behind"])[:2])


def _described(scene: Scene) -> Iterator[Element]:
    return (element for element in scene.elements if element.type in _DESCRIBING)


def _years(text: str) -> int:
    return int(text) if text.isdigit() else NUMBERS[text.lower()]


def _alternatives(words: Mapping[str, int]) -> re.Pattern[str]:
    longest_first = sorted(words, key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b", re.IGNORECASE)


def _unnamed_pattern(table: Mapping[str, Any]) -> re.Pattern[str]:
    """Words for a minor, unless the words around them say that nobody is there."""
    before = "".join(rf"(?<!\b{re.escape(words)} )" for words in table["not_before"])
    behind = "|".join(re.escape(words) for words in table["not_behind"])
    words = "|".join(map(re.escape, sorted(table["words"], key=len, reverse=True)))
    articles, weak = "|".join(table["articles"]), "|".join(table["with_article"])
    return re.compile(
        rf"\b{before}(?P<words>{words}|(?:{articles}) (?:[a-z]+ )?(?:{weak}))\b(?!\s?(?:{behind})\b)",
        re.IGNORECASE,
    )
