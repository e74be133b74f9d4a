"""House rules: what is added is found and says so, what is muted is not, what is broken is named."""

import pytest

from scenebreak import nlp
from scenebreak.domain.finding import Finding, Kind, Level, Status
from scenebreak.nlp.house import HouseRuleError, HouseRules
from tests.nlp.conftest import one_scene

RULES = HouseRules(
    """
mute = ["nudity.strip_place", "not.kiss_idiom"]

[[cue]]
id = "bridge"
kind = "touch"
level = "sexual"
says = "the number on the bridge"
patterns = ["do|does the bridge"]

[[cue]]
id = "unsure"
kind = "undress"
level = "undressing"
patterns = ["shed ..2 skin"]
weight = 0.3
up = ["sentence:stage"]

[[lookalike]]
id = "kissing_gate"
kind = "kiss"
patterns = ["kissing gate"]
""",
    "/home/rules.toml",
)


@pytest.fixture(scope="module")
def house() -> nlp.Detector:
    return nlp.load(rules=RULES)


def findings(detector: nlp.Detector, sentence: str) -> tuple[Finding, ...]:
    return detector.scan(one_scene(sentence))[0].findings


def test_a_cue_of_the_house_is_found_and_says_whose_it_is(house: nlp.Detector) -> None:
    (found,) = findings(house, "Anna does the bridge.")
    assert (found.kind, found.level, found.status) == (Kind.TOUCH, Level.SEXUAL, Status.SHOWN)
    assert found.cue == "house.bridge"
    assert found.why.startswith("by your house rule “bridge”, the number on the bridge: “does the bridge”")
    assert findings(nlp.load(), "Anna does the bridge.") == ()


def test_a_condition_of_a_house_cue_turns_it(house: nlp.Detector) -> None:
    plain, turned = (findings(house, f"He sheds his skin{rest}.")[0] for rest in ("", " on the stage"))
    assert plain.confidence < turned.confidence


def test_an_idiom_of_the_house_silences_a_cue(house: nlp.Detector) -> None:
    (found,) = findings(house, "They walk to the kissing gate.")
    assert found.status is Status.FIGURATIVE
    assert "house rule “kissing_gate”" in found.why


def test_what_is_muted_does_not_count(house: nlp.Detector) -> None:
    assert findings(house, "They meet at the strip joint.") == ()
    assert findings(nlp.load(), "They meet at the strip joint.") != ()
    assert findings(house, "He kisses the dice.")[0].status is Status.SHOWN


def test_other_rules_make_another_digest(house: nlp.Detector) -> None:
    assert house.lexicon == nlp.identity(rules=RULES.text).lexicon != nlp.identity().lexicon
    assert nlp.identity(rules=" \n").lexicon == nlp.identity().lexicon


def test_the_list_marks_what_is_the_users_own_and_what_is_muted() -> None:
    listed = {entry.id: entry for entry in nlp.entries(RULES)}
    assert listed["house.bridge"].own
    assert listed["house.kissing_gate"].own
    assert listed["nudity.strip_place"].muted
    assert listed["not.kiss_idiom"].muted
    assert not listed["kiss.verb"].muted
    assert not any(entry.own or entry.muted for entry in nlp.entries())


CUE = '[[cue]]\nid = "bridge"\nkind = "touch"\nlevel = "sexual"\npatterns = ["do the bridge"]\n'


@pytest.mark.parametrize(
    ("text", "line", "complaint"),
    [
        ("mute = [", 1, "not TOML"),
        ("\nmute = 3", 2, "mute is not a list of ids"),
        ('mute = ["kiss.verb",\n"kiss.ver"]', 2, "Did you mean kiss.verb"),
        ("\n\n[colour]\n", 3, "there is no 'colour' here"),
        (CUE.replace("touch", "tuch"), 2, "the kind 'tuch'"),
        (CUE.replace("sexual", "vast"), 2, "vast"),
        (CUE.replace("sexual", "makeout"), 2, "makeout is no level of touch"),
        (CUE.replace("do the", "@nowhere"), 2, "there is no group '@nowhere'"),
        (CUE.replace("do the bridge", ".."), 2, "no word that must be there"),
        (CUE.replace("level", "stufe"), 4, "unknown 'stufe'"),
        (CUE.replace("bridge", "Big Bridge"), 2, "the id 'Big Bridge'"),
        (CUE.replace('patterns = ["do the bridge"]', ""), 2, "lacks 'patterns'"),
        (CUE + CUE, 2, "called bridge"),
        (CUE + "weight = 2\n", 2, "not between 0 and 1"),
        (CUE + 'requires = ["everywhere:bed"]\n', 2, "place:what"),
        (CUE.replace("[[cue]]", "[cue]"), 1, "written as [[cue]]"),
        ("[[lookalike]]\nkind = 'kiss'\npatterns = ['x']\n", 1, "has no id"),
    ],
)
def test_a_broken_rule_is_named_with_file_and_line(text: str, line: int, complaint: str) -> None:
    with pytest.raises(HouseRuleError) as caught:
        nlp.entries(HouseRules(text, "/home/rules.toml"))
    assert str(caught.value).startswith(f"/home/rules.toml, line {line}: ")
    assert complaint in str(caught.value)
