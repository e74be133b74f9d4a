"""Finds cues: patterns over words, parts of speech and roles; look-alikes silence what they cover."""

from collections.abc import Iterable

from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import registry

from scenebreak.domain.finding import Status
from scenebreak.domain.screenplay import SPOKEN
from scenebreak.nlp.hit import STATUS, Hit, place_of, qualify
from scenebreak.nlp.house import HOUSE, NO_RULES, HouseRules
from scenebreak.nlp.lexicon import Cue, Lexicon, Lookalike, load_lexicon
from scenebreak.nlp.matching import Match, Matcher

NAME = "scenebreak_cues"
_TURN = 1.1


@registry.misc("scenebreak.lexicon.v1")  # type: ignore[untyped-decorator]
def lexicon_v1(rules: str = "", source: str = "") -> Lexicon:
    """The program's lexicon and the user's house rules, for the configuration of components."""
    return load_lexicon(HouseRules(rules, source) if rules else NO_RULES)


@Language.factory(NAME, requires=["token.tag", "token.dep"], assigns=["doc._.hits"])
def create(nlp: Language, name: str, lexicon: Lexicon) -> "CueFinder":
    """Make the component from its configuration."""
    return CueFinder(lexicon)


class CueFinder:
    """Writes the hits of an element: the longest cue of a kind wins where several overlap."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._cues = Matcher(lexicon.cues)
        self._lookalikes = Matcher(lexicon.lookalikes)

    def __call__(self, doc: Doc) -> Doc:
        """Find the hits of one element."""
        silencers = list(self._lookalikes.matches(doc))
        found = (match for match in self._cues.matches(doc) if _required(match, doc))
        spoken = place_of(doc).element.type in SPOKEN
        doc._.hits = [_hit(match, silencers, doc) for match in _longest(found, spoken=spoken)]
        return doc


def _required(match: Match[Cue], doc: Doc) -> bool:
    span, place = doc[match.start : match.end], place_of(doc)
    return all(condition.holds(span, place) for condition in match.entry.requires)


def _longest(matches: Iterable[Match[Cue]], *, spoken: bool) -> list[Match[Cue]]:
    """Of overlapping cues of one kind, keep the longest; among equals the heavier.

    In a speech, those that count when spoken come before all others.
    """

    def strength(match: Match[Cue]) -> tuple[bool, int, float, int]:
        return not (spoken and match.entry.spoken), -match.size, -match.entry.weight, match.start

    kept: list[Match[Cue]] = []
    for match in sorted(matches, key=strength):
        rivals = (other for other in kept if other.entry.kind is match.entry.kind)
        if not any(match.overlaps(other) for other in rivals):
            kept.append(match)
    return sorted(kept, key=lambda match: (match.start, match.end))


def _because(silencer: Match[Lookalike], doc: Doc) -> str:
    """The words of a look-alike, or the house rule that names it."""
    name = silencer.entry.id
    if name.startswith(HOUSE):
        return f"by your house rule “{name.removeprefix(HOUSE)}”"
    return doc[silencer.start : silencer.end].text


def _hit(match: Match[Cue], silencers: Iterable[Match[Lookalike]], doc: Doc) -> Hit:
    cue, span, place = match.entry, doc[match.start : match.end], place_of(doc)
    hit = Hit(cue, match.start, match.end, cue.level)
    qualify(hit, STATUS, cue.status, cue.id)
    for silencer in silencers:
        if silencer.entry.kind is cue.kind and silencer.start < match.end and match.start < silencer.end:
            qualify(hit, STATUS, Status.FIGURATIVE, _because(silencer, doc))
    for condition in cue.figurative:
        if condition.holds(span, place):
            qualify(hit, STATUS, Status.FIGURATIVE, condition.reason(span, place))
    for conditions, turn, more in ((cue.up, _TURN, "more"), (cue.down, -_TURN, "less")):
        for condition in conditions:
            if condition.holds(span, place):
                hit.logit += turn
                hit.turned.append(f"{more} likely by {condition.reason(span, place)}")
    return hit
