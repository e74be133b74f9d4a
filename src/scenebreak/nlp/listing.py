"""What the lexicons hold, for those who want to name an entry. `quick` must have imported spaCy before."""

from collections.abc import Iterator
from typing import NamedTuple

from scenebreak.nlp.house import HOUSE, NO_RULES, HouseRules
from scenebreak.nlp.lexicon import load_lexicon


class Entry(NamedTuple):
    """One cue or look-alike.

    Attributes:
        id: stable name.
        kind: of the content.
        level: of the content; "" for a look-alike.
        says: what was seen, in plain words.
        weight: 0 to 1, how often a careful reader agrees; 0 for a look-alike.
        own: the user's own rule.
        muted: the user's rules say that it is not to count.
    """

    id: str
    kind: str
    level: str
    says: str
    weight: float
    own: bool
    muted: bool


def entries_of(rules: HouseRules) -> Iterator[Entry]:
    """Every cue and look-alike of the program and of the user's rules, by kind.

    Raises:
        HouseRuleError: one of the rules is broken.
    """
    known, whole = load_lexicon(NO_RULES), load_lexicon(rules)
    kept = frozenset(whole.ids)
    cues = (*known.cues, *(cue for cue in whole.cues if cue.id.startswith(HOUSE)))
    for cue in cues:
        own, muted = cue.id.startswith(HOUSE), cue.id not in kept
        yield Entry(cue.id, cue.kind.label, cue.level.label, cue.says, cue.weight, own, muted)
    lookalikes = (*known.lookalikes, *(one for one in whole.lookalikes if one.id.startswith(HOUSE)))
    for one in lookalikes:
        own, muted = one.id.startswith(HOUSE), one.id not in kept
        yield Entry(one.id, one.kind.label, "", "words that only look like it", 0.0, own, muted)
