"""The minors guard: what it reads as an age, what it leaves alone, and what a minor's presence means."""

from dataclasses import replace

import pytest

from scenebreak.domain.finding import Finding, Kind, Level, Mode, Status, Tier
from scenebreak.domain.scan import Sensitivity
from scenebreak.domain.screenplay import ElementType, Portrayal, Screenplay
from scenebreak.domain.tier import scene_tier, tier_of
from scenebreak.nlp.ages import Minors, minors_of
from scenebreak.nlp.detector import Detector
from scenebreak.nlp.lexicon import load_lexicon
from scenebreak.nlp.scoring import Scoring
from tests.nlp.conftest import write

HIGH_SCHOOL = (ElementType.HEADING, "INT. HIGH SCHOOL - DAY")


def read(*paragraphs: str, cast: tuple[str, ...] = ()) -> tuple[Minors, Screenplay]:
    screenplay = write(*([(ElementType.ACTION, text)] for text in paragraphs), cast=cast)
    return minors_of(screenplay, load_lexicon().tables["ages"]), screenplay


@pytest.mark.parametrize(
    ("text", "name", "age"),
    [
        ("MIA (16) waits at the door.", "MIA", 16),
        ("MIA, 16, waits at the door.", "MIA", 16),
        ("MIA (16, a reader) waits.", "MIA", 16),
        ("MIA (about 12) waits.", "MIA", 12),
        ("MIA - 9 - waits.", "MIA", 9),
        ("MIA, aged 9, waits.", "MIA", 9),
        ("MIA (15-16) waits.", "MIA", 15),
        ("MIA, a 15-year-old with a cello, waits.", "MIA", 15),
        ("MIA, a fifteen-year-old, waits.", "MIA", 15),
        ("Their eight year old son MAX waits.", "MAX", 8),
        ("MAX, their 8-year-old son, waits.", "MAX", 8),
        ("MIA, in her early teens, waits.", "MIA", 13),
        ("MIA (mid-teens) waits.", "MIA", 15),
        ("A teenage cashier, MIA, waits.", "MIA", 15),
        ("MIA, a high school junior, waits.", "MIA", 16),
        ("MAX, a toddler, waits.", "MAX", 2),
        ("YOUNG ANNA (11) waits.", "YOUNG ANNA", 11),
        ("MRS. LEE'S boy, TED WU, 17, waits.", "TED WU", 17),
    ],
)
def test_an_age_is_read(text: str, name: str, age: int) -> None:
    minors, screenplay = read(text)
    assert [(one.name, one.years) for one in minors.ages] == [(name, age)]
    assert name in minors.named(screenplay.scenes[0])


@pytest.mark.parametrize(
    ("text", "age"),
    [
        ("MIA (16/F) waits.", 16),
        ("MIA (F, 16) waits.", 16),
        ("MIA [16] waits.", 16),
        ("MIA: 16, waits.", 16),
        ("MIA (sixteen) waits.", 16),
        ("MIA, sixteen, waits.", 16),
        ("MIA - sixteen, freckled - waits.", 16),
        ("MIA (16yo) waits.", 16),
        ("MIA, 16 yrs, waits.", 16),
        ("MIA is 15.", 15),
        ("MIA, who is 12, waits.", 12),
        ("MIA, all of twelve, waits.", 12),
        ("MIA, just turned 16, waits.", 16),
        ("MIA (17 but carries herself like 30) waits.", 17),
        ("MIA -- 16 going on 30 -- waits.", 16),
        ("MIA (14 years) waits.", 14),
        ("MIA (8 months) sleeps.", 0),
        ("MIA (teens) waits.", 15),
        ("MIA (teenager) waits.", 15),
        ("MIA (tween) waits.", 11),
        ("MIA (a minor) waits.", 15),
        ("Mia, 16, waits at the door.", 16),
        ("This is Mia, sixteen.", 16),
        ("MIA (she/her, 16) waits.", 16),
    ],
)
def test_an_age_of_someone_with_a_cue_is_read_in_any_of_its_shapes(text: str, age: int) -> None:
    minors, screenplay = read(text, cast=("MIA",))
    assert {one.years for one in minors.ages if one.name == "MIA"} == {age}
    assert "MIA" in minors.named(screenplay.scenes[0])


@pytest.mark.parametrize(
    ("introduction", "age", "years"),
    [
        ("A girl of fourteen, MIA, waits.", "fourteen", None),
        ("MIA, aged fourteen or so, waits.", "fourteen", 14),
        ("Their EIGHT YEAR OLD DAUGHTER, MIA, waits.", "EIGHT YEAR OLD", 8),
        ("MIA (16, a reader) waits.", "16", 16),
        ("MIA (20s) waits.", "20s", 20),
        ("MIA, one of the guards, waits.", "one", None),
        ("MIA waves out towards 10 Harbour Street.", "10", None),
        ("MIA, in her late teens, waits.", "late teens", 17),
    ],
)
def test_an_age_that_the_reader_found_counts_where_nothing_else_tells(
    introduction: str, age: str, years: int | None
) -> None:
    screenplay = write([(ElementType.ACTION, "MIA waits.")], cast=("MIA",))
    portrayed = replace(screenplay, portrayals=(Portrayal("MIA", "MIA", age, introduction, 0),))
    minors = minors_of(portrayed, load_lexicon().tables["ages"])
    expected = {"MIA"} if years is not None and years < 18 else set()
    assert minors.named(portrayed.scenes[0]).keys() == expected
    assert {one.years for one in minors.ages} <= ({years} if years is not None and years < 20 else set())


def test_an_age_of_a_portrayal_holds_for_its_other_names() -> None:
    screenplay = write([(ElementType.ACTION, "KID waits.")], cast=("KID", "MIA"))
    portrayal = Portrayal("MIA", "MIA", "12", "MIA (12) is the KID.", 0, aliases=("KID",))
    minors = minors_of(replace(screenplay, portrayals=(portrayal,)), load_lexicon().tables["ages"])
    assert "KID" in minors.named(screenplay.scenes[0])


@pytest.mark.parametrize(
    "text",
    [
        "ANNA, 8 hours later, waits.",
        "ANNA (2 of 4) waits.",
        "ANNA, three boxes in her arms, waits.",
        "ANNA - 12 roses - waits.",
        "ANNA counts: three, two, one.",
        "The BUS (14) pulls in.",
        "ANNA is 1 mile out.",
        "ANNA, mother of two teens, waits.",
    ],
)
def test_a_number_behind_a_name_is_not_always_an_age(text: str) -> None:
    minors, screenplay = read(text, cast=("ANNA",))
    assert "ANNA" not in minors.named(screenplay.scenes[0])


@pytest.mark.parametrize(
    "text",
    [
        "ANNA (34) waits.",
        "ANNA, 40-something, waits.",
        "ANNA, in her thirties, waits.",
        "ANNA (30s) waits.",
        "ANNA, 18, waits.",
        "ANNA waits in ROOM 12.",
        "ANNA, 8 months pregnant, waits.",
        "ANNA, 5'6, waits.",
        "ANNA met him 15 years ago.",
        "ANNA pours a 12-year-old Scotch.",
        "The girl behind the bar, ANNA, pours.",
        "GUARDS (2) wait.",
        "A college freshman, ANNA, waits on the campus.",
        "ANNA acts like a child.",
        "A photo of a little girl on the desk.",
        "The child's room. Empty.",
        "A baby grand in the corner.",
        "ANNA is pregnant; the baby kicks.",
        "The CITY, 7 in the morning.",
    ],
)
def test_no_minor_is_seen_where_there_is_none(text: str) -> None:
    minors, screenplay = read(text, cast=("ANNA",))
    assert minors.present(screenplay.scenes[0]) == ()


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("A little girl watches from the stairs.", "little girl"),
        ("Two children run past.", "children"),
        ("The baby sleeps in the next room.", "the baby"),
        ("A 15-year-old at the table rolls her eyes.", "15-year-old"),
        ("Teenagers loiter by the fountain.", "teenagers"),
    ],
)
def test_a_minor_without_a_name_is_seen(text: str, words: str) -> None:
    minors, screenplay = read(text)
    assert minors.present(screenplay.scenes[0]) == (words,)


@pytest.mark.parametrize(
    "text",
    [
        "ANNA (34) hugs MIA (9).",
        "ANNA (34), hugging MIA (9), waits.",
        "Anna (34) lifts Mia (8 months).",
        "ANNA, MIA, 9, and TOM wait.",
        "Anna, Mia (9) and Tom wait.",
        "ANNA (34) hugs little MIA (9).",
        "MIA (9, in a raincoat), ANNA (34) and TOM (40) wait.",
    ],
)
def test_the_age_of_a_child_is_nobody_else_s(text: str) -> None:
    minors, screenplay = read(text, cast=("ANNA", "MIA", "TOM"))
    assert minors.named(screenplay.scenes[0]).keys() == {"MIA"}


@pytest.mark.parametrize("text", ["SON (MIA, 9) waits.", "A SON, MIA, 9, waits."])
def test_a_role_with_a_name_has_the_age_of_the_name(text: str) -> None:
    minors, screenplay = read(text, cast=("SON", "MIA"))
    assert minors.named(screenplay.scenes[0]).keys() == {"SON", "MIA"}


def test_a_freshman_is_a_minor_only_in_a_script_of_high_school() -> None:
    lines = [HIGH_SCHOOL, (ElementType.ACTION, "MIA, a freshman, waits.")]
    table = load_lexicon().tables["ages"]
    assert [one.years for one in minors_of(write(lines), table).ages] == [14]
    assert not minors_of(write(lines[1:]), table).ages


def test_young_anna_is_another_portrayal_than_anna() -> None:
    minors, screenplay = read("YOUNG ANNA (11) reads.", "ANNA reads.", cast=("ANNA",))
    assert minors.named(screenplay.scenes[0]) == {"YOUNG ANNA": "11"}
    assert minors.named(screenplay.scenes[1]) == {}


def test_a_full_name_in_the_introduction_is_the_first_name_ever_after() -> None:
    minors, screenplay = read(
        "IVY QUILL (15) reads.", "OLD TOM QUILL, 84, and Ivy read.", cast=("IVY", "OLD TOM")
    )
    assert minors.present(screenplay.scenes[0]) == ("IVY (15)",)
    assert minors.present(screenplay.scenes[1]) == ("IVY (15)",)


def test_an_age_grows_with_the_years_that_pass() -> None:
    minors, screenplay = read(
        "MIA (10) reads.", "FIVE YEARS LATER", "MIA reads.", "TEN YEARS LATER", "MIA reads."
    )
    seen = [bool(minors.named(scene)) for scene in screenplay.scenes]
    assert (seen[0], seen[2], seen[4]) == (True, True, False)


def test_stated_years_make_a_child_grow_up() -> None:
    minors, screenplay = read("1973, A VILLAGE BY THE SEA", "MIA (5) reads.", "1995, THE CITY", "MIA reads.")
    assert "MIA" in minors.named(screenplay.scenes[1])
    assert minors.named(screenplay.scenes[3]) == {}


def test_a_child_portrayal_of_someone_long_known_holds_for_its_scene_only() -> None:
    minors, screenplay = read(*["ANNA reads."] * 6, "ANNA (8) reads.", "ANNA reads.", cast=("ANNA",))
    assert "ANNA" in minors.named(screenplay.scenes[6])
    assert minors.named(screenplay.scenes[7]) == {}


def scenes_with_minors(minors: Minors, screenplay: Screenplay) -> list[int]:
    return [scene.index for scene in screenplay.scenes if minors.present(scene)]


def said_by(name: str) -> list[tuple[ElementType, str]]:
    return [(ElementType.CHARACTER, name), (ElementType.DIALOGUE, "Hello.")]


@pytest.mark.parametrize(
    "told",
    [
        "A seven year-old GIRL feeds the ducks.",
        "GIRL (7) feeds the ducks.",
        "A GIRL, 7, feeds the ducks.",
        "LITTLE GIRL #2 (7) feeds the ducks.",
    ],
)
def test_the_age_of_a_description_holds_where_it_is_told(told: str) -> None:
    minors, screenplay = read(
        "GIRL at the bar orders gin.", "ANNA reads.", told, "ANNA reads.", "GIRL sings."
    )
    assert scenes_with_minors(minors, screenplay) == [3]


@pytest.mark.parametrize("name", ["BOY", "KID", "STUDENT", "YOUTH", "SKINNY BOY", "BOY #2", "TEEN"])
def test_every_description_is_somebody_else_in_another_scene(name: str) -> None:
    waits = f"{name} waits."
    minors, screenplay = read(f"{name} (9) waits.", "ANNA reads.", waits, cast=())
    assert [bool(minors.named(scene)) for scene in screenplay.scenes] == [True, False, False]


@pytest.mark.parametrize("name", ["CIGARETTE GIRL", "GIRLFRIEND", "DELIVERY BOY"])
def test_who_is_only_called_much_alike_is_no_minor(name: str) -> None:
    minors, screenplay = read("GIRL (7) and BOY (8) read.", f"{name} reads.", cast=(name,))
    assert scenes_with_minors(minors, screenplay) == [1]


@pytest.mark.parametrize(
    ("behind", "there"),
    [
        ("GIRL runs on.", True),
        ("The girl runs on.", True),
        ("Frightened, the GIRL hides.", True),
        ("A GIRL behind the counter counts coins.", False),
        ("Another tall girl counts coins.", False),
        ("The CIGARETTE GIRL counts coins.", False),
        ("His GIRLFRIEND counts coins.", False),
    ],
)
def test_the_age_of_a_description_holds_on_in_the_scenes_beside(behind: str, there: bool) -> None:
    minors, screenplay = read("ANNA reads.", "GIRL (7) feeds the ducks.", behind)
    assert scenes_with_minors(minors, screenplay) == ([2, 3] if there else [2])


def test_a_description_in_the_same_place_is_the_same_person() -> None:
    park, bar = (ElementType.HEADING, "EXT. PARK - DAY"), (ElementType.HEADING, "INT. BAR - NIGHT")
    screenplay = write(
        [park, (ElementType.ACTION, "GIRL (7) feeds the ducks.")],
        [bar, (ElementType.ACTION, "ANNA reads.")],
        [park, *said_by("GIRL")],
        [bar, (ElementType.ACTION, "ANNA reads.")],
        [bar, *said_by("GIRL")],
    )
    minors = minors_of(screenplay, load_lexicon().tables["ages"])
    assert scenes_with_minors(minors, screenplay) == [1, 3]


def test_a_description_that_speaks_all_through_is_somebody_s_name() -> None:
    scenes = [[(ElementType.ACTION, "BOY (10) waits."), *said_by("BOY")]]
    for _ in range(4):
        scenes += [[(ElementType.ACTION, "ANNA reads.")], [*said_by("BOY")]]
    screenplay = write(*scenes)
    minors = minors_of(screenplay, load_lexicon().tables["ages"])
    assert scenes_with_minors(minors, screenplay) == [1, 3, 5, 7, 9]


def test_each_description_has_the_age_that_its_own_scene_tells() -> None:
    minors, screenplay = read("GIRL (22) sings.", "GIRL (7) reads.", "GIRL (30) sings.")
    assert scenes_with_minors(minors, screenplay) == [2]


def test_many_ages_of_a_description_are_many_people() -> None:
    minors, screenplay = read(*[f"BOY ({age}) waits." for age in range(5, 12)])
    assert scenes_with_minors(minors, screenplay) == [1, 2, 3, 4, 5, 6, 7]


@pytest.mark.parametrize("name", ["MIA", "SON", "CHILD", "TED WU"])
def test_the_age_of_a_name_holds_all_through(name: str) -> None:
    minors, screenplay = read(f"{name} (9) waits.", "ANNA reads.", f"{name} waits.", cast=())
    assert [bool(minors.named(scene)) for scene in screenplay.scenes] == [True, False, True]


def test_a_description_that_the_reader_of_the_script_found_counts_beside_another() -> None:
    screenplay = write(
        [(ElementType.ACTION, "A GIRL of sixteen waits.")],
        [(ElementType.ACTION, "ANNA reads.")],
        [(ElementType.ACTION, "GIRL (7) reads.")],
    )
    portrayal = Portrayal("GIRL", "GIRL", "16", "GIRL (16)", 0)
    minors = minors_of(replace(screenplay, portrayals=(portrayal,)), load_lexicon().tables["ages"])
    assert scenes_with_minors(minors, screenplay) == [1, 3]


def test_a_page_header_is_nobody() -> None:
    minors, _ = read(*[f"OUR SHOW, {page}." for page in range(5, 15)])
    assert minors.ages == ()


def finding_of(kind: Kind, level: Level, confidence: float = 0.95, status: Status = Status.SHOWN) -> Finding:
    return Finding(
        id=f"{kind}{level}",
        kind=kind,
        level=level,
        status=status,
        mode=Mode.STORY,
        element=0,
        element_type=ElementType.ACTION,
        start=0,
        end=1,
        quote="-",
        page=1,
        line=1,
        confidence=confidence,
        cue=f"{kind}{level}",
    )


STOPPING = [
    (Kind.NUDITY, Level.FULL),
    (Kind.SIMULATED_SEX, Level.DEPICTED),
    (Kind.SEXUAL_VIOLENCE, Level.DEPICTED),
]


@pytest.mark.parametrize(("kind", "level"), STOPPING)
def test_the_stop_rule(kind: Kind, level: Level) -> None:
    finding = finding_of(kind, level)
    assert tier_of(finding) is Tier.MUST
    assert tier_of(finding, minor_present=True) is Tier.STOP
    assert tier_of(replace(finding, minor=True)) is Tier.STOP
    assert tier_of(replace(finding, status=Status.SAID), minor_present=True) is Tier.NONE


@pytest.mark.parametrize("kind", [Kind.KISS, Kind.TOUCH, Kind.UNDRESS])
def test_other_kinds_never_stop(kind: Kind) -> None:
    level = {Kind.KISS: Level.PECK, Kind.TOUCH: Level.INTIMATE, Kind.UNDRESS: Level.UNDRESSING}[kind]
    assert scene_tier([finding_of(kind, level)], minor_present=True) is Tier.MUST


def test_a_doubtful_finding_does_not_stop_a_scene() -> None:
    scoring = Scoring.from_table(load_lexicon().tables["scoring"])
    doubtful = finding_of(Kind.SIMULATED_SEX, Level.IMPLIED, confidence=0.3)
    sure = finding_of(Kind.KISS, Level.UNSPECIFIED)
    assert scoring.judge([doubtful, sure], Sensitivity.THOROUGH, minor=True)[0] is Tier.MUST


def test_a_minor_at_the_table_while_adults_kiss_is_reported(detector: Detector) -> None:
    lines = [
        (ElementType.HEADING, "INT. KITCHEN - DAY"),
        (ElementType.ACTION, "At the table MIA (15) does her homework."),
        (ElementType.ACTION, "ANNA (41) and TOM (44) kiss by the stove."),
    ]
    scan = detector.scan(write(lines, cast=("ANNA", "TOM", "MIA")))[0]
    assert scan.tier is Tier.MUST
    assert scan.minor
    assert scan.minors == ("MIA (15)",)


def test_an_unflagged_scene_reports_no_minor(detector: Detector) -> None:
    scan = detector.scan(write([(ElementType.ACTION, "MIA (15) does her homework.")]))[0]
    assert (scan.tier, scan.minor, scan.minors) == (Tier.NONE, False, ())


@pytest.mark.parametrize(
    "text",
    [
        "ANNA (34) gives birth. The baby cries.",
        "ANNA (34) breastfeeds her baby.",
        "ANNA (34) breastfeeds LULU (6 months).",
    ],
)
def test_a_newborn_is_a_minor_and_stops_no_birth_and_no_feeding(text: str, detector: Detector) -> None:
    scan = detector.scan(write([(ElementType.ACTION, text)], cast=("ANNA", "LULU")))[0]
    assert scan.tier is Tier.MAY
    assert scan.minor
    assert not any("ANNA" in one for one in scan.minors)
