"""Properties of every finding, whatever the script."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scenebreak.domain.finding import LEVELS, Kind, Status, Tier
from scenebreak.domain.progress import never_cancelled
from scenebreak.domain.scan import Sensitivity
from scenebreak.domain.screenplay import ElementType
from scenebreak.nlp.detector import Detector
from tests.nlp.conftest import one_scene, write
from tests.nlp.test_cases import CASES

SENTENCES = st.sampled_from([case.sentence for case in CASES])
KINDS = st.sampled_from(
    [ElementType.ACTION, ElementType.DIALOGUE, ElementType.PARENTHETICAL, ElementType.SHOT]
)
PARAGRAPHS = st.tuples(KINDS, st.lists(SENTENCES, min_size=1, max_size=6).map(" ".join))
SCRIPTS = st.lists(st.lists(PARAGRAPHS, min_size=1, max_size=4), min_size=1, max_size=3)
Script = list[list[tuple[ElementType, str]]]
quietly = settings(max_examples=25, deadline=None)


@given(SCRIPTS)
@quietly
def test_a_quote_stands_in_its_paragraph_and_on_its_page(detector: Detector, scenes: Script) -> None:
    screenplay = write(*scenes)
    elements = {element.ordinal: element for element in screenplay.elements()}
    for scan in detector.scan(screenplay):
        for finding in scan.findings:
            element = elements[finding.element]
            assert element.text[finding.start : finding.end] == finding.quote != ""
            first, last = element.span_at(finding.start), element.span_at(finding.end - 1)
            assert (finding.page, finding.line) == (first.page, first.line)
            assert last.page == finding.page
            assert len(finding.quote.split()) <= 20


@given(SCRIPTS)
@quietly
def test_findings_keep_to_the_vocabulary_and_have_names_of_their_own(
    detector: Detector, scenes: list
) -> None:
    findings = [finding for scan in detector.scan(write(*scenes)) for finding in scan.findings]
    assert len({finding.id for finding in findings}) == len(findings)
    for finding in findings:
        assert finding.level in LEVELS[finding.kind]
        assert 0 <= finding.confidence <= 1
        assert finding.why
        assert "\n" not in finding.why


@given(st.lists(SENTENCES, min_size=1, max_size=4))
@quietly
def test_a_stricter_look_never_flags_more(detector: Detector, sentences: list[str]) -> None:
    screenplay = one_scene(" ".join(sentences))
    tiers = [detector.scan(screenplay, sensitivity=one)[0].tier for one in Sensitivity]
    assert tiers == sorted(tiers, reverse=True)


def test_scanning_twice_gives_the_same(detector: Detector) -> None:
    screenplay = one_scene("They kiss. She takes off her blouse and he unhooks her bra.")
    assert detector.scan(screenplay) == detector.scan(screenplay)


def test_a_result_does_not_depend_on_its_neighbours_in_the_batch(detector: Detector) -> None:
    wanted = [(ElementType.ACTION, "They make love in the back of the van.")]
    others = [(ElementType.ACTION, "She walks naked to the window. " * 30)] * 70
    alone = detector.scan(write(wanted))[0].findings
    among = detector.scan(write(wanted, others))[0].findings
    assert [(one.cue, one.confidence) for one in alone] == [(one.cue, one.confidence) for one in among]


def test_an_open_kiss_asks_and_a_long_one_does_not(detector: Detector) -> None:
    asked, settled = (
        detector.scan(one_scene(text))[0].findings[0] for text in ("They kiss.", "They share a long kiss.")
    )
    assert asked.level == settled.level == "unspecified"
    assert asked.question == "Peck, held or makeout?"
    assert not settled.open


@pytest.mark.parametrize(
    "text", ["A long, unhurried kiss.", "A kiss: slow, and then goodbye.", "They kiss - deeply."]
)
def test_words_that_settle_a_kiss_count_beside_any_punctuation(text: str, detector: Detector) -> None:
    assert not any(finding.open for finding in detector.scan(one_scene(text))[0].findings)


def test_a_shot_of_a_screen_holds_until_the_scene_goes_on(detector: Detector) -> None:
    lines = [
        (ElementType.SHOT, "INSERT - PHONE SCREEN"),
        (ElementType.ACTION, "They kiss on the steps."),
        (ElementType.TRANSITION, "BACK TO SCENE"),
        (ElementType.ACTION, "Anna kisses Tom."),
    ]
    findings = detector.scan(write(lines, cast=("ANNA", "TOM")))[0].findings
    assert [finding.mode for finding in findings] == ["screen", "story"]


def test_resistance_a_few_lines_away_counts(detector: Detector) -> None:
    lines = [
        (ElementType.ACTION, "He lays a hand on her knee."),
        (ElementType.CHARACTER, "ANNA"),
        (ElementType.DIALOGUE, "No."),
        (ElementType.ACTION, "She flinches."),
    ]
    found = {one.cue: one for one in detector.scan(write(lines, cast=("ANNA", "TOM")))[0].findings}
    assert "a few lines away" in found["violence.lingering"].why
    assert "in what is said there" in found["violence.lingering"].why
    assert "violence.lingering" not in {
        one.cue for one in detector.scan(write(lines[:1], cast=("ANNA", "TOM")))[0].findings
    }


def test_a_word_in_a_speech_is_listed_and_flags_nothing(detector: Detector) -> None:
    scan = detector.scan(one_scene("He kissed me at the door.", ElementType.DIALOGUE))[0]
    assert [finding.status for finding in scan.findings] == [Status.SAID]
    assert scan.tier is Tier.NONE


def test_moans_count_when_they_are_heard(detector: Detector) -> None:
    scan = detector.scan(
        write(
            [
                (ElementType.HEADING, "INT. MOTEL CORRIDOR - NIGHT"),
                (ElementType.CHARACTER, "ANNA"),
                (ElementType.PARENTHETICAL, "(moans of pleasure)"),
                (ElementType.DIALOGUE, "Oh."),
            ]
        )
    )[0]
    assert [(finding.level, finding.status) for finding in scan.findings] == [("heard", "implied")]
    assert scan.flagged


def test_why_names_what_was_seen_and_what_decided(detector: Detector) -> None:
    finding = detector.scan(one_scene("They almost kiss."))[0].findings[0]
    assert finding.why.startswith("a kiss: “kiss”")
    assert "does not happen (“almost”)" in finding.why


def test_pronouns_mean_the_nearest_fitting_character(detector: Detector) -> None:
    lines = [
        (ElementType.ACTION, "ANNA puts down her bag. She looks at TOM. He sets his glass aside."),
        (ElementType.ACTION, "He kisses her."),
    ]
    finding = detector.scan(write(lines, cast=("ANNA", "TOM")))[0].findings[0]
    assert finding.participants == ("TOM", "ANNA")


def test_modifiers_are_noted(detector: Detector) -> None:
    lines = [
        (ElementType.HEADING, "EXT. LAKE - NIGHT"),
        (ElementType.ACTION, "Forty drunken guests swim naked, champagne in hand."),
    ]
    modifiers = detector.scan(write(lines))[0].findings[0].modifiers
    assert {"background:40", "water", "intoxication"} <= set(modifiers)


def test_an_age_is_no_crowd(detector: Detector) -> None:
    lines = [(ElementType.ACTION, "Anna kisses Tom while 60 year old men play cards beside them.")]
    (found,) = detector.scan(write(lines))[0].findings
    assert not [fact for fact in found.modifiers if fact.startswith("background")]


def test_a_dream_a_memory_and_a_screen_are_told_apart(detector: Detector) -> None:
    modes = [
        detector.scan(write([(ElementType.HEADING, heading), (ElementType.ACTION, text)]))[0].findings[0].mode
        for heading, text in [
            ("INT. HALL - DAY", "They kiss."),
            ("INT. HALL - FLASHBACK", "They kiss."),
            ("INT. HALL - DREAM", "They kiss."),
            ("INT. HALL - DAY", "On the television two strangers kiss."),
        ]
    ]
    assert modes == ["story", "memory", "dream", "screen"]


def test_progress_is_told_to_the_end_and_a_stop_is_heeded(detector: Detector) -> None:
    told: list[tuple[str, int, int]] = []
    screenplay = write(*([(ElementType.ACTION, "They kiss.")] for _ in range(5)))
    detector.scan(screenplay, progress=lambda *step: told.append(step), cancelled=never_cancelled)
    assert told[-1] == ("finding", 5, 5)


def test_a_kiss_in_the_midst_of_a_makeout_is_a_part_of_it(detector: Detector) -> None:
    lines = [
        (ElementType.ACTION, "They kiss."),
        (ElementType.ACTION, "She pushes him to the wall, kissing him hungrily."),
    ]
    kisses = [one for one in detector.scan(write(lines))[0].findings if one.kind == "kiss"]
    assert [one.level for one in kisses] == ["makeout", "makeout"]
    assert "a part of" in kisses[0].why
    assert not kisses[0].open


def test_what_turned_a_cue_is_told_in_words_of_the_script(detector: Detector) -> None:
    lines = [
        (ElementType.ACTION, "Anna lies naked on the sheets."),
        (ElementType.ACTION, "She moans into the pillow."),
    ]
    why = detector.scan(write(lines))[0].findings[-1].why
    assert "more likely by “naked” in the scene" in why


def test_a_stage_direction_set_among_the_speech_counts(detector: Detector) -> None:
    lines = [
        (ElementType.CHARACTER, "TOM"),
        (ElementType.DIALOGUE, "We should get a cab. Tom grabs Anna and they kiss."),
    ]
    scan = detector.scan(write(lines, cast=("ANNA", "TOM")))[0]
    assert [finding.status for finding in scan.findings] == ["shown"]


def test_a_story_told_in_a_speech_does_not(detector: Detector) -> None:
    lines = [
        (ElementType.CHARACTER, "TOM"),
        (ElementType.DIALOGUE, "Anna kisses me in that dream, and you watch."),
    ]
    scan = detector.scan(write(lines, cast=("ANNA", "TOM")))[0]
    assert [finding.status for finding in scan.findings] == ["said"]


def test_words_that_leave_the_extent_open_ask_for_it(detector: Detector) -> None:
    finding = detector.scan(one_scene("They make love in the back of the van."))[0].findings[0]
    assert finding.question == "Seen, heard, or cut before? Which acts does the story need?"


def test_small_words_of_a_name_are_nobody(detector: Detector) -> None:
    lines = [(ElementType.ACTION, "Tom sits in the tub, singing.")]
    finding = detector.scan(write(lines, cast=("TOM", "WOMAN IN HAT")))[0].findings[0]
    assert finding.participants == ("TOM",)


@pytest.mark.parametrize(
    ("sentence", "fact"),
    [
        ("Forty dancers in thongs grind on the bar.", "background:40"),
        ("Two hundred extras, naked, run into the sea.", "background:200"),
        ("A dozen couples make out in the stalls.", "background:12"),
        ("A crowd watches them kiss.", "background"),
        ("He films her with his phone as she undresses.", "screen"),
        ("They kiss in the swimming pool.", "water"),
        ("They kiss in the pouring rain.", "water"),
        ("On the roof, they kiss.", "height"),
        ("They make love at the edge of the cliff.", "height"),
        ("The professor kisses his student.", "power gap"),
        ("The guard gropes the prisoner.", "power gap"),
        ("A body double stands in, naked.", "double"),
        ("Drunk, they make out against the jukebox.", "intoxication"),
        ("He pours tequila and they kiss.", "intoxication"),
        ("In the mirror, she unbuttons her blouse.", "mirror"),
        ("A prosthetic penis hangs from his belt.", "prosthetic"),
        ("They have sex in the back of the van.", "vehicle"),
        ("He kisses her neck.", "on the body"),
    ],
)
def test_a_fact_that_departments_need_is_noted(sentence: str, fact: str, detector: Detector) -> None:
    findings = detector.scan(one_scene(sentence))[0].findings
    assert any(fact in finding.modifiers for finding in findings), [one.modifiers for one in findings]


@pytest.mark.parametrize(
    ("heading", "fact"), [("EXT. BEACH - DAY", "water"), ("EXT. ROOFTOP - NIGHT", "height")]
)
def test_a_heading_tells_of_water_and_height(heading: str, fact: str, detector: Detector) -> None:
    lines = [(ElementType.HEADING, heading), (ElementType.ACTION, "They kiss.")]
    assert fact in detector.scan(write(lines))[0].findings[0].modifiers


@pytest.mark.parametrize("sentence", ["They kiss.", "They make love.", "He is naked.", "They are in bed."])
def test_words_that_leave_the_level_open_bring_a_question(sentence: str, detector: Detector) -> None:
    scan = detector.scan(one_scene(sentence))[0]
    assert scan.flagged
    assert scan.open_question


def test_what_one_kind_tells_is_not_told_again_as_another(detector: Detector) -> None:
    assert {one.kind for one in detector.scan(one_scene("He cups her breast."))[0].findings} == {Kind.TOUCH}
    straddled = detector.scan(one_scene("She straddles him on the sofa, naked."))[0].findings
    assert sorted(one.kind for one in straddled) == [Kind.NUDITY, Kind.SIMULATED_SEX]


def test_two_people_of_an_act_are_named_by_their_pronouns(detector: Detector) -> None:
    lines = [
        (ElementType.HEADING, "INT. HALL - DAY"),
        (ElementType.ACTION, "Tom waits with his hat. Anna comes in; she has her coat on."),
        (ElementType.ACTION, "He puts his arms around her and kisses her neck."),
    ]
    findings = detector.scan(write(lines, cast=("TOM", "ANNA")))[0].findings
    assert {frozenset(finding.participants) for finding in findings} == {frozenset({"TOM", "ANNA"})}


def test_two_pronouns_that_are_anyones_mean_the_only_two_near(detector: Detector) -> None:
    lines = [
        (ElementType.HEADING, "EXT. SHORE - NIGHT"),
        (ElementType.ACTION, "Robin waits in a coat. Alex walks up."),
        (ElementType.CHARACTER, "ALEX"),
        (ElementType.DIALOGUE, "You kept the light on."),
        (ElementType.ACTION, "He takes her face in both hands and kisses her."),
    ]
    findings = detector.scan(write(lines, cast=("ROBIN", "ALEX")))[0].findings
    assert {frozenset(finding.participants) for finding in findings} == {frozenset({"ROBIN", "ALEX"})}


def test_someone_without_a_name_is_not_given_another_name(detector: Detector) -> None:
    findings = detector.scan(one_scene("The guard gropes the prisoner."))[0].findings
    assert {finding.participants for finding in findings} == {()}
