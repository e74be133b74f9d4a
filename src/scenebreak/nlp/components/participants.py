"""Who takes part: the people named with a cue; a slot whose person would be a guess stays empty.

1. The roles of the cue's verb, what it describes, possessors ("her neck") and the words of the cue are read.
2. A name stands for itself. A pronoun stands for the nearest fitting name before it in its paragraph, else
   for the only one near that fits, or that surely fits; the same pronoun stands for the same person again.
3. What takes two and has one is given the other person near, what has nobody, who stands near, as long as
   nobody else could be meant. Somebody without a name ("the guard") counts, and is left without one.
4. Nobody is paired by a guess with those who are, or speak to, a mother, a son, a sister.
"""

from collections.abc import Sequence

from spacy.language import Language
from spacy.tokens import Doc, Token

from scenebreak.domain.finding import Kind, Level
from scenebreak.nlp.closed import BODY_PARTS, PEOPLE
from scenebreak.nlp.context import PRONOUNS, Place
from scenebreak.nlp.grammar import object_of, subject_of, toward_of
from scenebreak.nlp.hit import Hit, hits_of, place_of
from scenebreak.nlp.naming import Mention, Naming

NAME = "scenebreak_participants"
_BOTH = frozenset({"they", "them", "their", "each", "another", "both", "couple", "two", "lips"})
_PAIRED = frozenset({Kind.KISS, Kind.TOUCH, Kind.SIMULATED_SEX, Kind.SEXUAL_VIOLENCE})
_OF_FAMILIES_TOO = frozenset({Level.NONROMANTIC, Level.LIGHT})
_DESCRIBED = frozenset({"amod", "compound", "acl"})
_PAIR = 2


@Language.factory(NAME, requires=["doc._.hits", "token.dep"], assigns=["doc._.hits"])
def create(nlp: Language, name: str) -> "ParticipantFinder":
    """Make the component from its configuration."""
    return ParticipantFinder()


class ParticipantFinder:
    """Writes the participants of every hit of an element."""

    def __call__(self, doc: Doc) -> Doc:
        """Name those who take part in the hits of one element."""
        place, hits = place_of(doc), hits_of(doc)
        naming = Naming(doc, place) if hits else None
        for hit in hits:
            if naming:
                hit.participants = _Company(doc, hit, place, naming).people()
        return doc


class _Company:
    """Those who take part in one hit, as far as they are known."""

    def __init__(self, doc: Doc, hit: Hit, place: Place, naming: Naming) -> None:
        self._doc, self._hit, self._naming = doc, hit, naming
        self._cast = place.context.cast
        self._paired = hit.cue.kind in _PAIRED and not hit.cue.alone
        self._found: list[str] = []
        self._by_gender: dict[str, str] = {}

    def people(self) -> tuple[str, ...]:
        """Everyone, those named with the cue first."""
        tokens = self._tokens()
        for token in tokens:
            self._name(token)
        for token in tokens:
            self._pronoun(token)
        both = any(token.lower_ in _BOTH for token in tokens)
        unknown = self._unknown_pronouns() + sum(map(self._is_nameless, tokens))
        missing = (_PAIR if self._paired or both else 1) - unknown - len(self._found)
        if missing > 0:
            self._found += self._unmistaken(missing, both=both)
        return tuple(self._found)

    def _unknown_pronouns(self) -> int:
        """How many pronouns are anyone's: where only two are near, "he" and "she" are those two."""
        unknown = sum(not name for name in self._by_gender.values())
        return 0 if unknown == _PAIR else unknown

    def _tokens(self) -> list[Token]:
        """The words that may name someone: roles, what is joined with them, possessors, the cue's own."""
        span = self._hit.span(self._doc)
        roles = [token for token in (subject_of(span), object_of(span), toward_of(span)) if token]
        roles += [token.head for token in span if token.dep_ in _DESCRIBED and self._is_person(token.head)]
        beside = [child for role in roles for child in role.children if child.dep_ == "poss"]
        beside += [other for role in roles for other in role.conjuncts]
        owners = [child for token in span for child in token.children if child.dep_ == "poss"]
        return list(dict.fromkeys([*roles, *beside, *owners, *span]))

    def _is_person(self, token: Token) -> bool:
        return token.lower_ in PEOPLE or token.i in self._naming.at

    def _is_nameless(self, token: Token) -> bool:
        """Somebody in a role who has a word for what they are, and no name."""
        word = token.lower_
        known = token.i in self._naming.at or word in _BOTH or token.dep_ == "poss"
        return not known and (word in PEOPLE or word.removesuffix("s") in PEOPLE) and word not in BODY_PARTS

    def _name(self, token: Token) -> None:
        name = self._naming.at.get(token.i, "")
        if name and name not in self._found:
            self._found.append(name)
            gender = self._cast.leaning(name)
            if gender:
                self._by_gender.setdefault(gender, name)

    def _pronoun(self, token: Token) -> None:
        """Give a pronoun its person; "" where it may be anyone's."""
        gender = PRONOUNS.get(token.lower_, "")
        if gender and gender not in self._by_gender:
            name = self._by_gender[gender] = self._antecedent(token, gender)
            if name:
                self._found.append(name)

    def _antecedent(self, token: Token, gender: str) -> str:
        others = (one for one in self._naming.near(token.i) if one.name not in self._found)
        fitting = [one for one in others if self._cast.leaning(one.name) in ("", gender)]
        if not fitting:
            return ""
        nearest = fitting[0]
        surely = [one for one in fitting if self._cast.leaning(one.name)]
        sure = nearest.beside or len(fitting) == 1 or surely == [nearest]
        return nearest.name if sure and self._may_pair(nearest, certain=len(fitting) == 1) else ""

    def _unmistaken(self, missing: int, *, both: bool) -> list[str]:
        """Those who fill the empty places, if nobody else could."""
        near = [one for one in self._naming.near(self._hit.start) if one.name not in self._found]
        beside = [one for one in near if one.beside]
        if len(near) < missing:
            present = [Mention(name, beside=False) for name in self._naming.present]
            scene_of_two = missing == _PAIR == len(present)
            chosen: Sequence[Mention] = present if scene_of_two else ()
        elif len(near) == missing or len(beside) == missing or (both and missing == _PAIR):
            chosen = near[:missing]
        else:
            alone = missing == 1 and not self._found and not self._paired
            chosen = beside[:1] if alone else ()
        guessed = all(self._may_pair(one, certain=False) for one in chosen)
        return [one.name for one in chosen] if guessed else []

    def _may_pair(self, one: Mention, *, certain: bool) -> bool:
        """Whether someone may be named for an act of two without having been named with it."""
        harmless = certain or not self._paired or self._hit.level in _OF_FAMILIES_TOO
        return harmless or one.name not in self._naming.family
