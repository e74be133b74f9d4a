"""Status: is it shown, implied, said, intended, negated or figurative?"""

from spacy.language import Language
from spacy.tokens import Doc

from scenebreak.domain.finding import Status
from scenebreak.domain.screenplay import SPOKEN
from scenebreak.nlp.closed import FIRST_PERSON, SECOND_PERSON
from scenebreak.nlp.grammar import sentence_of
from scenebreak.nlp.hit import STATUS, Hit, hits_of, place_of, qualify
from scenebreak.nlp.lexicon import Lexicon
from scenebreak.nlp.qualifiers.terms import TermFinder

NAME = "scenebreak_status"
_CONVERSATION = FIRST_PERSON | SECOND_PERSON
_PRESENT = frozenset({"VBP", "VBZ"})


@Language.factory(NAME, requires=["doc._.hits"], assigns=["doc._.hits"])
def create(nlp: Language, name: str, lexicon: Lexicon) -> "StatusQualifier":
    """Make the component from its configuration."""
    return StatusQualifier(TermFinder(lexicon.terms["status"], edges=False))


class StatusQualifier:
    """Writes the status of every hit of an element."""

    def __init__(self, finder: TermFinder) -> None:
        self._finder = finder

    def __call__(self, doc: Doc) -> Doc:
        """Qualify the hits of one element."""
        hits = hits_of(doc)
        for hit in hits:
            if not hit.cue.spoken:
                _consider_speech(doc, hit)
        for hit, reached in self._finder.reaching(doc, hits):
            qualify(hit, STATUS, reached.term.value, reached.text)
        return doc


def _consider_speech(doc: Doc, hit: Hit) -> None:
    """Words of a speech are said, unless they stand in brackets or tell what happens."""
    before = doc.text[: doc[hit.start].idx]
    bracketed = before.count("(") > before.count(")")
    if place_of(doc).element.type not in SPOKEN:
        quoted = before.count('"') % 2 == 1
        if quoted or (_in_first_person(doc, hit) and not place_of(doc).context.cast.narrator):
            qualify(hit, STATUS, Status.SAID, "words quoted in the action")
    elif not bracketed and not _tells_what_happens(doc, hit):
        qualify(hit, STATUS, Status.SAID, "words of a speech")


def _in_first_person(doc: Doc, hit: Hit) -> bool:
    return any(token.lower_ in FIRST_PERSON for token in sentence_of(hit.span(doc)))


def _tells_what_happens(doc: Doc, hit: Hit) -> bool:
    """A stage direction set among the speech: its first word is someone there, who acts at present."""
    place, sentence = place_of(doc), sentence_of(hit.span(doc))
    if any(token.lower_ in _CONVERSATION for token in sentence):
        return False
    name = place.context.cast.words.get(sentence[0].lower_)
    acts = any(token.tag_ in _PRESENT for token in doc[sentence.start + 1 : hit.end])
    return name in place.context.scene.present and acts
