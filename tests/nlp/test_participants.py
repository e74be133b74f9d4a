"""Who takes part: those whom the words name for sure; a slot that would be a guess stays empty."""

import pytest

from scenebreak.domain.screenplay import ElementType
from scenebreak.nlp.detector import Detector
from tests.nlp.conftest import Line, write

HALL = (ElementType.HEADING, "INT. HALL - DAY")


def said(name: str, speech: str) -> tuple[Line, Line]:
    return (ElementType.CHARACTER, name), (ElementType.DIALOGUE, speech)


def action(*texts: str) -> list[Line]:
    return [HALL, *((ElementType.ACTION, text) for text in texts)]


def people(detector: Detector, lines: list[Line], *cast: str) -> set[str]:
    """The participants of the last finding."""
    return set(detector.scan(write(lines, cast=cast))[0].findings[-1].participants)


@pytest.mark.parametrize(
    ("sentence", "named"),
    [
        ("Tom kisses Anna.", {"TOM", "ANNA"}),
        ("Tom looks at Anna. They kiss.", {"TOM", "ANNA"}),
        ("Tom waits. He takes off his shirt.", {"TOM"}),
        ("Anna in the doorway. Tom kisses her neck.", {"TOM", "ANNA"}),
        ("Naked, Tom crosses the room.", {"TOM"}),
    ],
)
def test_whom_the_words_name_is_named(sentence: str, named: set[str], detector: Detector) -> None:
    assert people(detector, action(sentence), "TOM", "ANNA") == named


def test_a_pronoun_that_fits_two_is_left_open(detector: Detector) -> None:
    lines = action(
        "Anna (30) sets her bag down.", "Vera (35) hangs her coat up.", "Tom waits.", "He kisses her."
    )
    assert people(detector, lines, "ANNA", "VERA", "TOM") == {"TOM"}


def test_the_other_of_a_pair_is_left_open_where_it_may_be_anyone(detector: Detector) -> None:
    lines = action("Anna pours the tea.", "Vera reads.", "Paul waits.", "Tom kisses back.")
    assert people(detector, lines, "ANNA", "VERA", "PAUL", "TOM") == {"TOM"}


def test_the_only_other_one_near_makes_the_pair(detector: Detector) -> None:
    lines = action("Anna pours the tea.", "Tom kisses back.")
    assert people(detector, lines, "ANNA", "TOM") == {"ANNA", "TOM"}


def test_the_longer_name_is_meant_where_both_are_in_the_script(detector: Detector) -> None:
    lines = action("Mrs. Lee lets her dress fall to the floor.")
    assert people(detector, lines, "MRS. LEE", "MR. LEE") == {"MRS. LEE"}


def test_a_part_of_two_names_is_nobody(detector: Detector) -> None:
    lines = action("A dancer, naked, leaves.")
    assert people(detector, lines, "TALL DANCER", "BLOND DANCER") == set()


def test_what_is_described_is_who_takes_part(detector: Detector) -> None:
    lines = action("Tom looks away from the naked stranger.")
    assert people(detector, lines, "TOM") == set()


def test_someone_only_spoken_of_does_not_take_part(detector: Detector) -> None:
    lines = [*action("Anna turns to Tom."), *said("TOM", "Paul, hm."), (ElementType.ACTION, "They kiss.")]
    assert people(detector, lines, "ANNA", "PAUL") == {"ANNA", "TOM"}


def test_a_voice_does_not_take_part(detector: Detector) -> None:
    from dataclasses import replace

    screenplay = write(
        [*action("Anna turns to Tom."), *said("PAUL", "Late again."), (ElementType.ACTION, "They kiss.")],
        cast=("ANNA", "TOM"),
    )
    scene = screenplay.scenes[0]
    voices = tuple(
        replace(one, extension="V.O.") if one.type is ElementType.CHARACTER else one for one in scene.elements
    )
    unseen = replace(screenplay, scenes=(replace(scene, elements=voices),))
    assert set(detector.scan(unseen)[0].findings[-1].participants) == {"ANNA", "TOM"}


@pytest.mark.parametrize("speech", ["Mom, please.", "Not now, Mom.", "Look, sis. I am forty-one."])
def test_a_family_is_never_paired_by_a_guess(speech: str, detector: Detector) -> None:
    lines = [HALL, *said("ANNA", speech), *said("VERA", "As you like."), (ElementType.ACTION, "They kiss.")]
    assert people(detector, lines) == set()


def test_a_family_may_be_named_for_a_kiss_on_the_cheek(detector: Detector) -> None:
    lines = [
        HALL,
        *said("ANNA", "Mom, please."),
        *said("VERA", "As you like."),
        (ElementType.ACTION, "They kiss on the cheek."),
    ]
    assert people(detector, lines) == {"ANNA", "VERA"}


def test_two_lovers_who_speak_are_paired(detector: Detector) -> None:
    lines = [HALL, *said("ANNA", "Stay."), *said("TOM", "As you like."), (ElementType.ACTION, "They kiss.")]
    assert people(detector, lines) == {"ANNA", "TOM"}
