"""The small pattern language of the lexicons, and the word forms that it stands for.

A pattern is words separated by spaces; each word stands for one token:

    kiss          any form of the word: kiss, kisses, kissed, kissing
    kiss/v        a form that the tagger takes for a verb; /n noun, /a adjective, adverb or participle
    =naked        this form only
    take|pull     one of several words; "/v" or "=" then holds for all of them
    @garment      a word of that group (lexicons/words.toml), in any form
    %person       a personal pronoun or a name; %number, %noun, %verb, %adj likewise; %thing a noun that is
                  no word for people
    ..            up to three tokens of the same sentence; ..6 up to six
    the?          may be missing
    !'s           here none of these words may stand; it takes up no token
"""

from collections.abc import Mapping
from dataclasses import dataclass

from scenebreak.nlp.closed import PEOPLE

Groups = Mapping[str, tuple[str, ...]]
Irregular = Mapping[str, tuple[str, ...]]

_NOUNS = frozenset({"NN", "NNS"})
_NAMES = frozenset({"NNP", "NNPS"})
_VERBS = frozenset({"VB", "VBD", "VBG", "VBN", "VBP", "VBZ"})
_ADJECTIVES = frozenset({"JJ", "JJR", "JJS"})
_ADVERBS = frozenset({"RB", "RBR", "RBS"})
_THINGS = frozenset({"it", "itself"})
_PEOPLE = frozenset(form for word in PEOPLE for form in (word, word + "s"))
_SUFFIXES: Mapping[str, frozenset[str]] = {
    "v": _VERBS,
    "n": _NOUNS | _NAMES,
    "a": _ADJECTIVES | _ADVERBS | _NOUNS | {"VBG", "VBN"},
}
_CLASSES: Mapping[str, frozenset[str]] = {
    "%adj": _ADJECTIVES,
    "%noun": _NOUNS,
    "%number": frozenset({"CD"}),
    "%person": _NAMES | {"PRP"},
    "%thing": _NOUNS,
    "%verb": _VERBS | {"MD"},
}
_GAP = 3
_VOWELS = "aeiou"


class PatternError(ValueError):
    """A pattern that does not follow the language."""


@dataclass(frozen=True, slots=True)
class Step:
    """One element of a pattern.

    Attributes:
        forms: lower-case words that fit; None for any.
        tags: fine part-of-speech tags that fit; None for any.
        but: lower-case words that do not fit.
        optional: it may be missing.
        gap: it stands for up to this many tokens of any kind; 0 for a word.
        absent: lower-case words of which none may stand here; such a step takes up no token.
    """

    forms: frozenset[str] | None = None
    tags: frozenset[str] | None = None
    but: frozenset[str] = frozenset()
    optional: bool = False
    gap: int = 0
    absent: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Pattern:
    """A compiled pattern.

    Attributes:
        text: as written in the lexicon.
        steps: what must follow what.
        required: for each word that may not be missing, the lower-case forms that satisfy it.
    """

    text: str
    steps: tuple[Step, ...]
    required: tuple[frozenset[str], ...]


def forms_of(word: str, irregular: Irregular) -> frozenset[str]:
    """Every inflected form of a verb or noun; nonsense forms that no text holds do no harm.

    Args:
        word: the base form in lower case.
        irregular: base form to those forms that rules do not give.
    """
    forms = {word, *irregular.get(word, ())}
    if not word.isalpha():
        return frozenset(forms)
    if len(word) > 2 and word.endswith("y") and word[-2] not in _VOWELS:
        forms |= {word[:-1] + "ies", word[:-1] + "ied", word + "ing"}
    elif word.endswith("e"):
        forms |= {word + "s", word + "d", word[:-1] + "ing"}
    else:
        forms |= {word + "es" if word.endswith(("s", "x", "z", "ch", "sh")) else word + "s"}
        forms |= {word + "ed", word + "ing"}
    if len(word) > 2 and word[-1] not in _VOWELS + "wxy" and word[-2] in _VOWELS:
        forms |= {word + word[-1] + "ed", word + word[-1] + "ing"}
    return frozenset(forms)


def compile_pattern(text: str, groups: Groups, irregular: Irregular) -> Pattern:
    """Compile one pattern.

    Raises:
        PatternError: an unknown group, class or part of speech; or no word that must be there.
    """
    steps = tuple(_step(part, groups, irregular) for part in text.split())
    required = tuple(
        step.forms
        for step in steps
        if step.forms and not step.optional and any(form.isalnum() for form in step.forms)
    )
    if not required:
        raise PatternError(f"the pattern {text!r} has no word that must be there")
    return Pattern(text, steps, required)


def _step(part: str, groups: Groups, irregular: Irregular) -> Step:
    if part.startswith(".."):
        return Step(gap=int(part[2:] or _GAP))
    if part.startswith("!"):
        return Step(absent=forms_in(part[1:], groups, irregular))
    optional = part.endswith("?") and len(part) > 1
    part = part.removesuffix("?") if optional else part
    if part.startswith("%"):
        if part not in _CLASSES:
            raise PatternError(f"there is no class {part!r}")
        but = _PEOPLE if part == "%thing" else _THINGS
        return Step(tags=_CLASSES[part], but=but, optional=optional)
    words, _, suffix = part.partition("/") if len(part) > 1 else (part, "", "")
    if suffix and suffix not in _SUFFIXES:
        raise PatternError(f"{suffix!r} is no part of speech; v, n and a are")
    return Step(forms_in(words, groups, irregular), _SUFFIXES.get(suffix), optional=optional)


def forms_in(words: str, groups: Groups, irregular: Irregular) -> frozenset[str]:
    """The forms of words written with "|", "=" and "@" as in a pattern.

    Raises:
        PatternError: there is no such group.
    """
    if words.startswith("="):
        return frozenset(words[1:].split("|"))
    forms: set[str] = set()
    for word in words.split("|"):
        if word.startswith("@") and word[1:] not in groups:
            raise PatternError(f"there is no group {word!r}")
        for member in groups[word[1:]] if word.startswith("@") else (word,):
            forms |= forms_of(member, irregular)
    return frozenset(forms)
