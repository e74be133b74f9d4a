"""The minors guard for words that a person flags, in scenes that the machine has not looked at closely."""

import tomllib
from collections.abc import Collection

from scenebreak.domain.finding import Kind, Level
from scenebreak.domain.screenplay import Scene, Screenplay
from scenebreak.domain.tier import STOP_KINDS


def touches_a_minor(
    screenplay: Screenplay, scene: Scene, kind: Kind, level: Level, people: Collection[str]
) -> bool:
    """Whether flagged words concern a minor, by the ages that the script tells.

    Args:
        screenplay: the whole script.
        scene: in which the words stand.
        kind: what they are; nudity, sex and violence concern every minor who is there.
        level: how far they go; a picture concerns those only who take part.
        people: who takes part.
    """
    from scenebreak.nlp.ages import minors_of
    from scenebreak.nlp.identity import lexicon_texts

    minors = minors_of(screenplay, tomllib.loads(lexicon_texts()["ages"].decode()))
    names = {name.casefold() for name in minors.named(scene)}
    if any(person.casefold() in names for person in people):
        return True
    return kind in STOP_KINDS and level is not Level.DEPICTION and bool(minors.present(scene))
