"""The goldens: well formed, true to their scripts, and together a specimen of the whole vocabulary."""

import re
from functools import cache
from pathlib import Path

import pytest

from scenebreak.domain.finding import LEVELS, Kind, Mode, Status, Tier
from scenebreak.domain.question import question_for
from scenebreak.domain.screenplay import SPOKEN, ElementType, Scene, Screenplay
from scenebreak.domain.tier import STOP_KINDS, scene_tier, tier_of
from scenebreak.reading import read
from tests.samples.goldens import SOURCES, Expected, Golden, goldens

EVERY_GOLDEN = pytest.mark.parametrize("golden", goldens(), ids=lambda golden: golden.script.stem)
FAMILY = {("kiss", "nonromantic")}
CHILD = re.compile(
    r"\b(bab(y|ies)|child|children|kids?|teen\w*|toddler|newborn|infant|schoolgirl|schoolboy|girl|boy)\b",
    re.I,
)


@cache
def script(path: Path) -> Screenplay:
    return read(path)


def scenes_of(golden: Golden) -> dict[str, Scene]:
    return {scene.number: scene for scene in script(golden.script).scenes if scene.number}


def holders(scene: Scene, quote: str) -> list[ElementType]:
    return [element.type for element in scene.elements if quote in element.text]


def words_of(scene: Scene) -> str:
    return "\n".join(element.text for element in scene.elements)


def test_every_source_has_a_golden():
    assert {golden.script.name for golden in goldens()} == {path.name for path in SOURCES.glob("*.fountain")}


@EVERY_GOLDEN
def test_scene_numbers_are_unique(golden):
    numbers = [scene.number for scene in script(golden.script).scenes]
    assert len(numbers) == len(set(numbers))
    assert None not in numbers


@EVERY_GOLDEN
def test_headings_are_those_of_the_script(golden):
    scenes = scenes_of(golden)
    assert {s.number: s.heading for s in golden.scenes} == {
        s.number: scenes[s.number].heading for s in golden.scenes
    }


@EVERY_GOLDEN
def test_every_quote_stands_verbatim_in_one_element_of_its_scene(golden):
    scenes = scenes_of(golden)
    wanted = [*golden.findings(), *golden.lookalikes]
    assert [
        (item.scene, item.quote) for item in wanted if len(holders(scenes[item.scene], item.quote)) != 1
    ] == []


@EVERY_GOLDEN
def test_what_is_said_is_quoted_from_speech_and_what_is_done_from_action(golden):
    scenes = scenes_of(golden)
    for finding in golden.findings():
        (holder,) = holders(scenes[finding.scene], finding.quote)
        if finding.status is Status.SAID:
            assert holder in SPOKEN, finding.quote
        elif finding.status is not Status.FIGURATIVE:
            assert holder is ElementType.ACTION, finding.quote


@EVERY_GOLDEN
def test_levels_belong_to_their_kinds(golden):
    assert [f.quote for f in golden.findings() if f.level not in LEVELS[f.kind]] == []


@EVERY_GOLDEN
def test_tiers_follow_from_the_findings(golden):
    for scene in golden.scenes:
        proposed = scene_tier((f.as_finding() for f in scene.findings), minor_present=scene.minor)
        assert scene.tier is proposed, scene.number


@EVERY_GOLDEN
def test_open_questions_follow_from_the_findings(golden):
    for scene in golden.scenes:
        assert scene.open_question is any(leaves_open(finding) for finding in scene.findings), scene.number


def leaves_open(finding: Expected) -> bool:
    asked = question_for(finding.kind, finding.level, finding.status)
    return bool(asked) and finding.status is not Status.SAID and not finding.settled


@EVERY_GOLDEN
def test_unperformed_findings_flag_nothing(golden):
    assert [f.quote for f in golden.unperformed if tier_of(f.as_finding()) is not Tier.NONE] == []


@EVERY_GOLDEN
def test_lookalikes_overlap_no_finding(golden):
    found = {(finding.scene, finding.quote) for finding in golden.findings()}
    for look in golden.lookalikes:
        assert not any(look.scene == scene and (look.quote in q or q in look.quote) for scene, q in found), (
            look.quote
        )


@EVERY_GOLDEN
def test_participants_are_people_of_the_script(golden):
    words = "\n".join(words_of(scene) for scene in script(golden.script).scenes)
    named = {name for finding in golden.findings() for name in finding.participants}
    assert [name for name in named if name not in words] == []


@EVERY_GOLDEN
def test_everyone_in_intimate_content_is_introduced_as_an_adult(golden):
    words = "\n".join(words_of(scene) for scene in script(golden.script).scenes)
    intimate = [f for f in golden.findings() if (f.kind.value, f.level.value) not in FAMILY]
    for name in {name for finding in intimate for name in finding.participants}:
        ages = re.findall(rf"\b{re.escape(name)}\b[A-Z. ]* \((\d\d)s?\)", words)
        assert ages, f"{name} has no age line"
        assert min(map(int, ages)) >= 20, name


@EVERY_GOLDEN
def test_no_minor_is_in_a_scene_with_nudity_undress_sex_touch_or_violence(golden):
    scenes = scenes_of(golden)
    innocent = {Kind.KISS, Kind.HYPER_EXPOSED}
    for scene in golden.scenes:
        if all(finding.kind in innocent for finding in scene.findings):
            continue
        words = words_of(scenes[scene.number])
        assert not scene.minor, scene.number
        assert not CHILD.search(words), scene.number
        assert not any(re.search(rf"\b{minor}\b", words, re.I) for minor in golden.minors), scene.number
        assert scene.tier is not Tier.STOP, scene.number


@EVERY_GOLDEN
def test_the_minor_mark_says_who_is_there(golden):
    scenes = scenes_of(golden)
    for scene in golden.scenes:
        words = words_of(scenes[scene.number])
        assert scene.minor is any(re.search(rf"\b{minor}\b", words, re.I) for minor in golden.minors), (
            scene.number
        )


@EVERY_GOLDEN
def test_most_scenes_are_innocent(golden):
    played = [scene for scene in script(golden.script).scenes if not scene.omitted]
    assert len(golden.scenes) <= 0.38 * len(played)


def test_together_they_perform_every_kind_and_level():
    played = {(f.kind, f.level) for g in goldens() for f in g.findings() if f.as_finding().performed}
    wanted = {(kind, level) for kind, levels in LEVELS.items() for level in levels}
    assert sorted(f"{kind}/{level}" for kind, level in wanted - played) == []


@pytest.mark.parametrize("word", [*Status, *Mode], ids=lambda word: f"{type(word).__name__}-{word}")
def test_together_they_hold_every_status_and_mode(word):
    assert any(word in (f.status, f.mode) for golden in goldens() for f in golden.findings())


@pytest.mark.parametrize("fact", ["background", "water", "screen"])
def test_together_they_hold_the_modifiers(fact):
    modifiers = {m.partition(":")[0] for golden in goldens() for f in golden.findings() for m in f.modifiers}
    assert fact in modifiers


@pytest.mark.parametrize("tier", [Tier.MAY, Tier.MUST])
@pytest.mark.parametrize("minor", [True, False])
def test_together_they_hold_both_tiers_with_and_without_a_minor(tier, minor):
    assert any(scene.tier is tier and scene.minor is minor for golden in goldens() for scene in golden.scenes)


def test_no_sample_needs_the_stop_rule():
    assert [
        s.number
        for g in goldens()
        for s in g.scenes
        if s.minor and any(f.kind in STOP_KINDS for f in s.findings)
    ] == []


def test_the_pink_draft_raises_lowers_removes_and_adds():
    by_name = {golden.script.stem: golden for golden in goldens()}
    white = {scene.number: scene.tier for scene in by_name["night_ward_101"].scenes}
    pink = {scene.number: scene.tier for scene in by_name["night_ward_101_pink"].scenes}
    assert pink.keys() - white.keys() == {"16A", "22A"}
    assert white.keys() - pink.keys() == {"14", "24"}
    assert (white["21"], pink["21"]) == (Tier.MUST, Tier.MAY)
    assert white["8"] is pink["8"] is Tier.MUST
