"""Who does what to whom: small questions to the parser's tree, forgiving where it errs."""

from spacy.tokens import Span, Token

from scenebreak.nlp.closed import AUXILIARIES, BODY_PARTS, PEOPLE, PERSONAL
from scenebreak.nlp.context import PRONOUNS, Cast
from scenebreak.nlp.shape import sentence_bounds

_NOUN_TAGS = frozenset({"NN", "NNS"})
_NAME_TAGS = frozenset({"NNP", "NNPS"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
_OBJECTS = frozenset({"dobj", "dative"})
_CLIMB = frozenset({"conj", "xcomp", "advcl", "ccomp", "dep", "parataxis"})


def sentence_of(span: Span) -> Span:
    """The sentence around a span, cut at full stops, since the parser splits fragments freely."""
    start, end = sentence_bounds(span)
    return span.doc[start:end]


def head_of(span: Span) -> Token:
    """The verb of a span, else its syntactic root."""
    verbs = (token for token in span if token.tag_.startswith("VB") and token.lower_ not in AUXILIARIES)
    return next(verbs, span.root)


def subject_of(span: Span) -> Token | None:
    """Who does it: the subject of the span's verb, looked for up the chain of joined verbs."""
    verb = head_of(span)
    for _ in range(4):
        for child in verb.children:
            if child.dep_ in _SUBJECTS:
                return child
        if verb.dep_ in ("acl", "relcl"):
            return verb.head
        if verb.dep_ not in _CLIMB or verb.head is verb:
            return None
        verb = verb.head
    return None


def object_of(span: Span) -> Token | None:
    """Whom or what it is done to: the first object behind the span's verb."""
    verb = head_of(span)
    return next((child for child in verb.children if child.dep_ in _OBJECTS and child.i > verb.i), None)


def toward_of(span: Span) -> Token | None:
    """The noun behind a preposition of the span's verb ("with him", "on the bed")."""
    for child in head_of(span).children:
        if child.dep_ == "prep":
            return next((grandchild for grandchild in child.children if grandchild.dep_ == "pobj"), None)
    return None


def described_by(span: Span) -> Token | None:
    """The noun that an adjective stands right before ("naked flame")."""
    word, noun = span.root, span.root.head
    between = span.doc[word.i + 1 : noun.i]
    beside = word.dep_ == "amod" and word.i < noun.i and all(token.dep_ == "amod" for token in between)
    return noun if beside and noun.tag_ in _NOUN_TAGS else None


def is_person(token: Token, cast: Cast) -> bool:
    """A pronoun for people, a character's name, a word for people or for a part of the body that acts."""
    word = token.lower_
    if word in PERSONAL or word in PEOPLE or word in BODY_PARTS or _is_name(token, cast):
        return True
    return token.tag_ in _NAME_TAGS or any(_is_name(child, cast) for child in token.children)


def is_own(token: Token, subject: Token | None, cast: Cast) -> bool:
    """A thing that belongs to the subject itself, as far as pronouns and genders tell."""
    owner = next((child for child in token.children if child.dep_ == "poss"), None)
    if owner is None or subject is None:
        return False
    return gender_of(owner, cast) == gender_of(subject, cast) != ""


def gender_of(token: Token, cast: Cast) -> str:
    """Tell whether a pronoun or name is female "f", male "m", or "" unsettled."""
    name = cast.words.get(token.lower_)
    return PRONOUNS.get(token.lower_, "") if name is None else cast.gender(name)


def _is_name(token: Token, cast: Cast) -> bool:
    return token.lower_ in cast.words and (token.text[:1].isupper() or token.tag_ in _NAME_TAGS)
