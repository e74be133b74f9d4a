"""The pipeline's own components, in the order in which they run."""

from spacy.language import Language

from scenebreak.nlp.components import cues, modifiers, participants
from scenebreak.nlp.hit import register
from scenebreak.nlp.house import NO_RULES, HouseRules
from scenebreak.nlp.qualifiers import mode, status

ORDER = (cues.NAME, status.NAME, mode.NAME, participants.NAME, modifiers.NAME)


def add_components(nlp: Language, rules: HouseRules = NO_RULES) -> Language:
    """Add every component behind the parser.

    Args:
        nlp: an opened pipeline with tagger and parser.
        rules: the user's own, beside the lexicons.

    Returns:
        The same pipeline.
    """
    register()
    lexicon = {"@misc": "scenebreak.lexicon.v1", "rules": rules.text, "source": rules.source}
    for name in ORDER:
        needs_lexicon = name != participants.NAME
        nlp.add_pipe(name, config={"lexicon": lexicon} if needs_lexicon else {})
    return nlp
