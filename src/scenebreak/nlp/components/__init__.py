"""The pipeline's own components, in the order in which they run."""

from spacy.language import Language

from scenebreak.nlp.components import cues, modifiers, participants
from scenebreak.nlp.hit import register
from scenebreak.nlp.qualifiers import mode, status

ORDER = (cues.NAME, status.NAME, mode.NAME, participants.NAME, modifiers.NAME)


def add_components(nlp: Language) -> Language:
    """Add every component behind the parser.

    Args:
        nlp: an opened pipeline with tagger and parser.

    Returns:
        The same pipeline.
    """
    register()
    lexicon = {"@misc": "scenebreak.lexicon.v1"}
    for name in ORDER:
        needs_lexicon = name != participants.NAME
        nlp.add_pipe(name, config={"lexicon": lexicon} if needs_lexicon else {})
    return nlp
