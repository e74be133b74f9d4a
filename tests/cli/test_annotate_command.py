"""`scenebreak annotate`: everything that the review screen decides, from the command line."""

from datetime import date

import pytest

from scenebreak.domain.beat import Decision, DismissReason, Verdict
from scenebreak.domain.finding import Kind, Level, Mode, Status
from scenebreak.domain.plan import Agreement, RiderState, Risk, RoleNote
from scenebreak.services.review import open_review

TWO = """Title: Two Beats

1 INT. LOFT - NIGHT

ANNA (34) and TOM (36) by the window. They kiss.

They undress each other.

TOM (36) puts his arms around ANNA in the dark. Silence.

INT. KITCHEN - DAY

They kiss.
"""


@pytest.fixture
def script(tmp_path):
    path = tmp_path / "two.fountain"
    path.write_text(TWO)
    return path


def stored(script, scene=1):
    with open_review(script) as review:
        return review.scene(review.episodes[0].id, scene)


def test_a_beat_is_decided_in_every_field(scenebreak, script):
    result = scenebreak(
        *("annotate", script, "#1", "1", "--confirm", "--level", "held", "--question", "Once or twice?"),
        *("--ask", "writer", "--answer", "Once.", "--by", "writer", "--on", "2026-03-02"),
        *("--people", "ANNA, TOM", "--departments", "+sound,-ad", "--notes", "by the window"),
        *("--agree", "makeout"),
    )
    assert result.code == 0
    assert result.out == "Scene #1. Beat 1 of 2: kiss, held, K3, must, confirmed.\n"
    decision = stored(script).beats[0].decision
    assert decision == Decision(
        verdict=Verdict.CONFIRMED,
        settled="K3",
        question="Once or twice?",
        asked_of="writer",
        answer="Once.",
        answered_by="writer",
        answered_on=date(2026, 3, 2),
        people=("ANNA", "TOM"),
        departments=frozenset({"director", "makeup", "producer", "sound"}),
        agreed=Agreement("K4", ("writer",), date(2026, 3, 2)),
        notes="by the window",
    )


def test_what_a_person_decided_is_taken_away_word_by_word(scenebreak, script):
    scenebreak(
        *("annotate", script, "#1", "1", "--unsure", "--level", "K2", "--people", "X", "--agree", "K2"),
        *("--departments", "sound", "--question", "?"),
    )
    scenebreak(
        *("annotate", script, "#1", "1", "--reopen", "--level", "none", "--people", "default"),
        *("--departments", "default", "--question", "default", "--agree", "none"),
    )
    assert stored(script).beats[0].decision == Decision()


def test_a_dismissal_has_a_reason(scenebreak, script):
    assert scenebreak("annotate", script, "#1", "2", "--dismiss", "Not performed").code == 0
    assert stored(script).beats[1].decision.reason is DismissReason.NOT_PERFORMED
    refused = scenebreak("annotate", script, "#1", "2", "--dismiss", "because")
    assert refused.code == 2
    assert "dialogue_only" in refused.err


def test_a_scene_is_planned(scenebreak, script):
    result = scenebreak(
        *("annotate", script, "#1", "1", "--context", "They meet.", "--shoot", "2026-04-01"),
        *("--plan", "risk=high", "--plan", "closed set=yes", "--plan", "garments=ANNA: robe"),
        *("--plan", "background=12", "--plan", "starts=ANNA", "--plan", "clothing=TOM: shirt"),
        *("--rider", "ANNA=sent@2026-03-01", "--rider", "TOM=needed"),
    )
    assert result.code == 0
    scene = stored(script)
    assert scene.decision.context == "They meet."
    assert scene.decision.shoot_date == date(2026, 4, 1)
    assert (scene.plan.risk, scene.plan.closed_set, scene.plan.background) == (Risk.HIGH, True, 12)
    assert RoleNote("ANNA", "robe") in scene.plan.garments
    assert [(rider.role, rider.state) for rider in scene.decision.riders] == [
        ("ANNA", RiderState.SENT),
        ("TOM", RiderState.NEEDED),
    ]
    plan = scene.beats[0].decision.plan
    assert (plan.starts, plan.clothing[-1]) == ("ANNA", RoleNote("TOM", "shirt"))
    assert plan.areas == "lips; hands on face, shoulders or back"


def test_several_beats_and_all_repeats_are_one_step(scenebreak, script):
    assert scenebreak("annotate", script, "#1", "1,2", "--confirm").out.count("confirmed") == 2
    scenebreak("annotate", script, "#1", "all", "--unsure")
    assert {beat.decision.verdict for beat in stored(script).beats} == {Verdict.UNSURE}
    assert "Taken back: unsure" in scenebreak("annotate", script, "--undo").out
    assert [beat.decision.verdict for beat in stored(script).beats].count(Verdict.CONFIRMED) == 2
    scenebreak("annotate", script, "#1", "1", "--people", "ANNA, TOM", "--reopen")
    scenebreak("annotate", script, "#2", "--people", "Tom, Anna")
    result = scenebreak("annotate", script, "#2", "--level", "peck", "--same-pair")
    assert "And 1 beat more of the same people, in scene " in result.out
    assert stored(script).beats[0].axis == stored(script, 2).beats[0].axis == "K2"
    scenebreak("annotate", script, "--undo")
    assert stored(script).beats[0].axis == stored(script, 2).beats[0].axis == "K3"
    assert scenebreak("annotate", script, "--redo").out.startswith("Done again: settled")


def test_several_scenes_are_decided_together(scenebreak, script):
    result = scenebreak(
        "annotate", script, "#1,#2", "--confirm", "--plan", "garments=X: robe", "--context", "both"
    )
    assert result.out.count("confirmed") == 3
    for scene in (1, 2):
        assert stored(script, scene).decision.context == "both"
        assert RoleNote("X", "robe") in stored(script, scene).plan.garments
    assert scenebreak("annotate", script, "--undo").out.count("\n") == 1
    assert stored(script, 1).decision.context == stored(script, 2).decision.context == ""
    scenebreak("annotate", script, "--undo")
    assert stored(script, 2).beats[0].decision == Decision()
    for words in (("#1,#2", "1", "--confirm"), ("#1,#2", "--split", "Silence"), ("#1,#9", "--confirm")):
        assert scenebreak("annotate", script, *words).code == 2


def test_words_that_the_machine_missed_are_flagged_and_taken_away(scenebreak, script):
    result = scenebreak(
        *("annotate", script, "--flag", "in the  DARK. silence", "--kind", "simulated_sex", "--level", "S2"),
        *("--people", "ANNA, TOM", "--departments", "sound,ad"),
    )
    assert result.out == "Scene #1. Beat 3 of 3: simulated sex, covered, S2, must, confirmed.\n"
    made = stored(script).beats[2]
    assert made.beat.anchor.quote == "in the dark. Silence"
    assert (made.beat.kind, made.decision.settled) == (Kind.SIMULATED_SEX, "S2")
    assert made.participants == ("ANNA", "TOM")
    assert made.departments == {"sound", "ad"}
    assert scenebreak("annotate", script, "#1", "3", "--remove").code == 0
    assert len(stored(script).beats) == 2
    assert scenebreak("annotate", script, "#1", "1", "--remove").code == 2


def test_a_flag_has_the_status_and_the_mode_that_it_was_given(scenebreak, script, tmp_path):
    lines = tmp_path / "flags.txt"
    lines.write_text("'#1' --flag Silence --kind kiss --status implied --mode dream\n")
    scenebreak("annotate", script, "--from", lines)
    (made,) = (beat for beat in stored(script).beats if beat.made)
    assert (made.beat.findings[0].status, made.beat.findings[0].mode) == (Status.IMPLIED, Mode.DREAM)


@pytest.mark.parametrize(
    ("word", "level", "axis"),
    [("peck", Level.PECK, "K2"), ("K5", Level.MAKEOUT, "K5"), ("held", Level.UNSPECIFIED, "K3")],
)
def test_the_level_of_a_flag_is_a_level_or_a_rung(scenebreak, script, word, level, axis):
    scenebreak("annotate", script, "#1", "--flag", "Silence", "--kind", "kiss", "--level", word)
    made = stored(script).beats[-1]
    assert (made.beat.level, made.axis) == (level, axis)


def test_a_beat_is_split_at_words(scenebreak, script):
    scenebreak("annotate", script, "#1", "2", "--notes", "first")
    result = scenebreak("annotate", script, "#1", "2", "--split", "Silence")
    assert len(result.out.splitlines()) == 2
    first, second = stored(script).beats[1:]
    assert (first.decision.notes, second.beat.anchor.quote) == ("first", "Silence")


def test_a_file_of_instructions_is_carried_out_line_by_line(scenebreak, script, tmp_path):
    lines = tmp_path / "lines.txt"
    lines.write_text(
        "# the director's answers\n"
        '"#1" 1 --confirm --level peck --answer "A peck." --by director\n'
        "\n"
        '"#1" 9 --confirm\n'
        '"#1" --bogus\n'
        '"#1" "2\n'
        '"#2" --confirm\n'
    )
    result = scenebreak("annotate", script, "--from", lines)
    assert result.code == 2
    assert [line.split(":")[0] for line in result.err.splitlines()] == ["Line 4", "Line 5", "Line 6"]
    assert stored(script).beats[0].axis == "K2"
    assert stored(script, 2).beats[0].decision.verdict is Verdict.CONFIRMED


@pytest.mark.parametrize(
    "words",
    [
        ("#1",),
        ("#1", "1"),
        ("--confirm",),
        ("#9", "--confirm"),
        ("#1", "--confirm"),
        ("#1", "7", "--confirm"),
        ("#1", "1", "--confirm", "--unsure"),
        ("#1", "1", "--confirm", "--plan", "risk=terrible"),
        ("#1", "1", "--confirm", "--rider", "ANNA=lost"),
        ("#1", "1", "--level", "S3"),
        ("#1", "1", "--departments", "catering"),
        ("#1", "1", "--departments", "+sound,ad"),
        ("#1", "1", "--on", "yesterday"),
        ("#1", "--plan", "mood=warm"),
        ("#1", "--plan", "risk=terrible"),
        ("#1", "--plan", "garments=robe"),
        ("#1", "--plan", "background=many"),
        ("#1", "--plan", "closure=perhaps"),
        ("#1", "--rider", "ANNA"),
        ("#1", "--rider", "ANNA=lost"),
        ("#1", "--shoot", "soon"),
        ("#1", "--flag", "Silence"),
        ("#1", "--flag", "nowhere", "--kind", "kiss"),
        ("#1", "1", "--confirm", "--status", "implied"),
        ("#1", "1", "--confirm", "--mode", "dream"),
        ("--flag", "They", "--kind", "kiss"),
        ("#1", "--flag", "Silence", "--kind", "undress"),
        ("#1", "--flag", " ", "--kind", "kiss"),
        ("#1", "1", "--split", "1"),
        ("--from", "nowhere.txt"),
    ],
)
def test_what_does_not_fit_is_wrong_usage_and_changes_nothing(scenebreak, script, words):
    result = scenebreak("annotate", script, *words)
    assert (result.code, result.err.count("\n")) == (2, 1)
    with open_review(script) as review:
        assert review.history() == ()


def test_nothing_to_take_back_is_said(scenebreak, script):
    assert "nothing to take back" in scenebreak("annotate", script, "--undo").out


GUARDED = """INT. HOUSE - DAY

LENA (40) hums at the window. IVY (9) comes in with her kite. A long silence.

INT. ATTIC - DAY

LENA (40) hums again. An old song.
"""


@pytest.mark.parametrize(
    ("words", "kind", "people", "tier"),
    [
        ("hums at the window", "nudity", "LENA", "stop"),
        ("comes in with her kite", "kiss", "IVY", "must"),
        ("hums again", "nudity", "LENA", "must"),
    ],
)
def test_the_minors_guard_holds_for_flags_too(scenebreak, tmp_path, words, kind, people, tier):
    script = tmp_path / "guarded.fountain"
    script.write_text(GUARDED)
    flags = ("--flag", words, "--kind", kind, "--level", "N3" if kind == "nudity" else "peck")
    result = scenebreak("annotate", script, *flags, "--people", people)
    assert f", {tier}, confirmed" in result.out
    with open_review(script) as review:
        (beat,) = review.beats(review.episodes[0].id)
    assert beat.minor == (tier == "stop" or people == "IVY")
    assert beat.minor_takes_part == (people == "IVY")


def test_a_proposed_plan_is_accepted_as_it_is(scenebreak, script):
    assert scenebreak("annotate", script, "#1", "1", "--accept-plan").code == 0
    scene = stored(script)
    assert scene.beats[0].decision.plan is not None
    assert scene.decision.own == frozenset()
    scenebreak("annotate", script, "#1", "--accept-plan")
    assert "risk" in stored(script).decision.own
    scenebreak("annotate", script, "--undo")
    assert stored(script).decision.own == frozenset()


def test_a_level_above_an_agreement_is_told_at_once_by_every_door(scenebreak, script):
    scenebreak("annotate", script, "#1", "1", "--agree", "K2", "--by", "LENA, JONAH")
    result = scenebreak("annotate", script, "#1", "1", "--level", "makeout")
    told = result.out.splitlines()[1]
    assert told.startswith("Beyond consent: K4")
    assert "LENA and JONAH agreed to K2" in told
    assert told in scenebreak("show", script, "--scene", "#1").out
    assert told in scenebreak("annotate", script, "#1", "1", "--notes", "asked again").out
    assert "Beyond" not in scenebreak("annotate", script, "#1", "1", "--level", "peck").out
