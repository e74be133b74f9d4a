"""The lexicons keep their own rules, and every example in them is a test."""

import re
import tomllib
from collections.abc import Iterator

import pytest

from scenebreak.domain.finding import Kind
from scenebreak.domain.screenplay import ElementType, Screenplay
from scenebreak.nlp.detector import Detector
from scenebreak.nlp.identity import lexicon_texts
from scenebreak.nlp.lexicon import LexiconError, _Compiler, load_lexicon
from tests.nlp.conftest import one_scene, write

TABLES = {name: tomllib.loads(text.decode()) for name, text in lexicon_texts().items()}
SECTIONS = ("cue", "lookalike", "term")
ENTRIES = [
    (name, row) for name, table in TABLES.items() for section in SECTIONS for row in table.get(section, ())
]
CUES = load_lexicon().cues
WORDS = TABLES["words"]


def alternatives(row: dict[str, list[str]]) -> Iterator[str]:
    for text in row["patterns"]:
        yield from text.split()
    for key in ("requires", "figurative", "up", "down"):
        yield from (text.partition(":")[2] for text in row.get(key, ()))


@pytest.mark.parametrize(("name", "row"), ENTRIES, ids=[row["id"] for _, row in ENTRIES])
class TestEachEntry:
    def test_its_patterns_are_sorted_and_each_stands_once(self, name: str, row: dict[str, list[str]]) -> None:
        assert row["patterns"] == sorted(set(row["patterns"]))

    def test_its_alternatives_are_sorted_and_each_stands_once(
        self, name: str, row: dict[str, list[str]]
    ) -> None:
        for written in alternatives(row):
            words = written.removeprefix("=").partition("/")[0].split("|")
            assert words == sorted(set(words))

    def test_its_words_are_lower_case_and_cut_as_the_tokenizer_cuts(
        self, name: str, row: dict[str, list[str]]
    ) -> None:
        for text in row["patterns"]:
            assert text == " ".join(text.split())
            assert text == text.lower()
            assert not re.search(r"\w-\w", text), "a hyphen is a word of its own: 'skinny - dipping'"

    def test_its_name_says_where_it_belongs(self, name: str, row: dict[str, list[str]]) -> None:
        assert re.fullmatch(r"[a-z]+(\.[a-z_]+)+", str(row["id"]))


@pytest.mark.parametrize("name", [name for name in TABLES if any(one in TABLES[name] for one in SECTIONS)])
def test_entries_stand_in_the_order_of_their_names(name: str) -> None:
    for section in SECTIONS:
        ids = [row["id"] for row in TABLES[name].get(section, ())]
        assert ids == sorted(set(ids))


def test_word_groups_are_sorted_unique_and_used() -> None:
    used = {match for text in lexicon_texts().values() for match in re.findall(rb"@([a-z_]+)", text)}
    for name, members in WORDS["groups"].items():
        assert members == sorted(set(members)), name
        assert name.encode() in used, name
    for members in WORDS["closed"].values():
        assert members == sorted(set(members))


def test_every_kind_has_cues() -> None:
    assert {cue.kind for cue in CUES} == set(Kind)


def scene_of(example: str) -> Screenplay:
    if example.startswith(("INT.", "EXT.")):
        return write([(ElementType.HEADING, example)], cast=("TOM", "ANNA"))
    return one_scene(example)


@pytest.mark.parametrize(
    ("cue", "example"),
    [(cue.id, example) for cue in CUES for example in cue.examples],
)
def test_an_example_is_found_by_its_cue(cue: str, example: str, detector: Detector) -> None:
    findings = detector.scan(scene_of(example))[0].findings
    assert cue in {finding.cue for finding in findings}, [finding.why for finding in findings]


@pytest.mark.parametrize(
    ("cue", "sentence"),
    [(cue.id, sentence) for cue in CUES for sentence in cue.counter],
)
def test_a_counter_example_is_not(cue: str, sentence: str, detector: Detector) -> None:
    findings = detector.scan(scene_of(sentence))[0].findings
    assert cue not in {finding.cue for finding in findings if finding.performed}


@pytest.mark.parametrize(
    ("kind", "example"),
    [(entry.kind, example) for entry in load_lexicon().lookalikes for example in entry.examples],
)
def test_a_look_alike_flags_nothing(kind: Kind, example: str, detector: Detector) -> None:
    findings = detector.scan(scene_of(example))[0].findings
    assert not [finding for finding in findings if finding.kind is kind and finding.performed]


def test_every_cue_has_an_example() -> None:
    assert not [cue.id for cue in CUES if not cue.examples]


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"level": "makeout"}, "is no level of nudity"),
        ({"level": "vast"}, "vast"),
        ({"weight": 1.5}, "not between 0 and 1"),
        ({"patterns": ["@nowhere"]}, "there is no group"),
        ({"patterns": ["bare/x"]}, "no part of speech"),
        ({"patterns": ["%nobody naked"]}, "there is no class"),
        ({"patterns": [".. the?"]}, "no word that must be there"),
        ({"requires": ["everywhere:bed"]}, "place:what"),
        ({"says": None}, "lacks 'says'"),
    ],
)
def test_a_broken_entry_is_named_with_what_is_wrong(change: dict[str, object], complaint: str) -> None:
    row: dict[str, object] = {
        "id": "nudity.new",
        "level": "full",
        "weight": 0.5,
        "says": "nakedness",
        "patterns": ["naked"],
        "examples": [],
    }
    row = {key: value for key, value in (row | change).items() if value is not None}
    with pytest.raises(LexiconError, match=r"entry nudity\.new") as caught:
        list(_Compiler(WORDS).cues("nudity", {"cue": [row]}))
    assert complaint in str(caught.value)
