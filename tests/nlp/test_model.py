"""The trained part: pieces, sentences, the net and its training, the regression, what it makes of a scene."""

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from scenebreak.domain.finding import Finding, Kind, Level, Mode, Status, Tier
from scenebreak.domain.scan import Sensitivity
from scenebreak.domain.screenplay import ElementType, Screenplay
from scenebreak.nlp.ages import minors_of
from scenebreak.nlp.context import contexts_of
from scenebreak.nlp.lexicon import load_lexicon
from scenebreak.nlp.model.evidence import SceneEvidence
from scenebreak.nlp.model.features import FEATURES, Ground, features_of
from scenebreak.nlp.model.files import SceneModel, Trained, load_trained, save_trained
from scenebreak.nlp.model.labelling import sentence_labels
from scenebreak.nlp.model.lesson import SceneLesson, Told
from scenebreak.nlp.model.limits import chosen_limits
from scenebreak.nlp.model.logistic import Logistic, fit_logistic
from scenebreak.nlp.model.net import ANY, HEADS, KINDS, MUST, SentenceNet, Widths, shortened
from scenebreak.nlp.model.net_fitting import Plan, SentenceSet, fit_net
from scenebreak.nlp.model.pieces import SOMEONE, UNKNOWN, WordPieces
from scenebreak.nlp.model.raised import passage_of
from scenebreak.nlp.model.reader import SentenceReader, cuts_of
from scenebreak.nlp.model.scorer import SceneScorer
from scenebreak.nlp.model.sentences import sentences
from scenebreak.nlp.scoring import Scoring, Thresholds
from tests.build import finding as built
from tests.nlp.conftest import one_scene, write

WORDS = [UNKNOWN, SOMEONE, "lean", "##s", "##ing", "in", "bathe", "bread", "they", ".", ","]
PIECES = WordPieces(WORDS)
SCORING = Scoring.from_table(load_lexicon().tables["scoring"])
PLAN = Plan(epochs=60, others=40, batch=16, rate=0.02, dropout=0.0, widths=Widths(8, 8))


def toy_sentences() -> SentenceSet:
    """Sentences that speak of nudity where they have "bathe" in them, and of nothing otherwise."""
    random = np.random.default_rng(3)
    rows = [tuple(random.integers(2, len(WORDS), 6)) for _ in range(80)]
    bathe = WORDS.index("bathe")
    labels = np.zeros((80, len(HEADS)), np.float32)
    for row, pieces in zip(labels, rows, strict=True):
        row[[KINDS.index(Kind.NUDITY), MUST, ANY]] = bathe in pieces
    return SentenceSet(rows, [()] * 80, labels, np.ones_like(labels))


def toy_net(seed: int = 1) -> SentenceNet:
    vectors = np.random.default_rng(5).standard_normal((len(WORDS), 12)).astype(np.float32)
    return fit_net(vectors, toy_sentences(), np.arange(80), seed=seed, plan=PLAN)


READER = SentenceReader(toy_net(), PIECES)


def model(*, flag: float, must: float, limit: float = 0.5) -> Trained:
    """A trained part whose odds hang on the sentences alone."""
    index = [feature.name for feature in FEATURES].index("sentences.any")
    weights = np.zeros(len(FEATURES))
    weights[index] = 1.0
    flag_odds, must_odds = Logistic(weights * flag, 0.0), Logistic(weights * must, 0.0)
    limits = dict.fromkeys(Sensitivity, Thresholds(limit, limit))
    scenes = SceneModel(flag_odds, must_odds, (0.0,) * len(FEATURES), 1.0, 0.0, limits)
    return Trained("toy", READER, scenes, {})


def evidence_of(screenplay: Screenplay, *findings, minors=()) -> list[SceneEvidence]:
    context = contexts_of(screenplay)[0]
    return [SceneEvidence(context, findings, READER.read(context), minors)]


def finding(kind: Kind, level: Level, **facts) -> Finding:
    return replace(built(kind, level), **facts)


def judged(trained: Trained, evidence: list[SceneEvidence]):
    screenplay = write([(ElementType.ACTION, "-")])
    minors = minors_of(screenplay, load_lexicon().tables["ages"])
    return SceneScorer(trained, SCORING).judge(evidence, minors, Sensitivity.THOROUGH)[0]


def test_a_word_is_cut_into_the_longest_pieces_there_are() -> None:
    assert [WORDS[piece] for piece in PIECES.of_text("They leans, zzz.")] == [
        *("they", "lean", "##s", ","),
        *(UNKNOWN, "."),
    ]


def test_names_of_the_cast_are_all_someone_and_accents_do_not_count() -> None:
    names = {"anna", "reyes", "bread"}
    assert [WORDS[piece] for piece in PIECES.of_text("ANNA REYES bathé in bread", names)] == [
        *(SOMEONE, "bathe", "in"),
        "bread",
    ]


@given(st.text(max_size=80))
def test_pieces_lie_in_the_text_in_order(text: str) -> None:
    placed = PIECES.placed(text)
    assert all(0 <= start < end <= len(text) for _, start, end in placed)
    assert [start for _, start, _ in placed] == sorted(start for _, start, _ in placed)


@pytest.mark.parametrize(
    ("text", "cut"),
    [
        ("Anna waits. Tom is on his way. Rain.", ["Anna waits. Tom is on his way. Rain."]),
        (
            "Anna waits by the door. Tom is on his way home.",
            ["Anna waits by the door.", "Tom is on his way home."],
        ),
        ("Silence. Anna waits by the open door.", ["Silence. Anna waits by the open door."]),
        ("", []),
    ],
)
def test_fragments_join_the_sentence_beside_them(text: str, cut: list[str]) -> None:
    assert [text[start:end] for start, end in sentences(text)] == cut


@given(st.text(alphabet="Ab. !?-", max_size=60))
def test_sentences_cover_every_word_once(text: str) -> None:
    cut = sentences(text)
    assert all(before[1] <= after[0] for before, after in pairwise(cut))
    assert sum(text[start:end].count("A") for start, end in cut) == text.count("A")


def test_the_net_learns_which_word_tells() -> None:
    telling = toy_net().score(PIECES.of_text("They bathe."), ())
    other = toy_net().score(PIECES.of_text("They lean."), ())
    assert telling[ANY] > 0 > other[ANY]
    assert telling[KINDS.index(Kind.NUDITY)] > telling[KINDS.index(Kind.KISS)]


def test_the_same_seed_gives_the_same_net_and_another_seed_another() -> None:
    one, same, other = toy_net(), toy_net(), toy_net(seed=2)
    assert (one.table == same.table).all()
    assert not (one.table == other.table).all()


def test_a_score_does_not_depend_on_the_sentences_beside_it() -> None:
    lines = [
        (ElementType.ACTION, f"They bathe in bread, {word}.") for word in ("leaning", "in bread", "they lean")
    ]
    together = READER.read(contexts_of(write(lines))[0])
    alone = [
        READER.net.score(cut.pieces, cut.context) for cut in cuts_of(contexts_of(write(lines))[0], PIECES)
    ]
    backwards = [
        READER.net.score(cut.pieces, cut.context)
        for cut in reversed(list(cuts_of(contexts_of(write(lines))[0], PIECES)))
    ]
    assert all((one.odds == other).all() for one, other in zip(together, alone, strict=True))
    assert all((one.odds == other).all() for one, other in zip(together, reversed(backwards), strict=True))


def test_of_a_long_sentence_beginning_and_end_are_read() -> None:
    read = shortened(range(100))
    assert (len(read), read[0], read[-1]) == (40, 0, 99)


def test_gradients_agree_with_small_steps() -> None:
    from scenebreak.nlp.model.net_fitting import _Trainee

    vectors = np.random.default_rng(5).standard_normal((len(WORDS), 6)).astype(np.float64)
    told, pick = replace(toy_sentences(), contexts=[(2, 5)] * 80), np.arange(12)
    trainee = _Trainee(vectors, replace(PLAN, dropout=0.0), np.random.default_rng(0))
    trainee.weights = {name: value.astype(np.float64) for name, value in trainee.weights.items()}

    def loss() -> float:
        own = [trainee_score(trainee, told.pieces[row], told.contexts[row]) for row in pick]
        odds = np.array(own)
        return float((np.logaddexp(0, odds) - told.labels[pick] * odds).sum() / len(pick))

    slopes = trainee.gradients(told, pick, np.random.default_rng(0))
    for name, weight in trainee.weights.items():
        where = np.unravel_index(np.argmax(np.abs(slopes[name])), weight.shape)
        before = weight[where]
        weight[where] = before + 1e-5
        above = loss()
        weight[where] = before - 1e-5
        below = loss()
        weight[where] = before
        assert slopes[name][where] == pytest.approx((above - below) / 2e-5, rel=1e-3)


def trainee_score(trainee, pieces, context):
    """The net's score as its definition has it, from weights that are not rounded yet."""
    table = trainee.vectors @ trainee.weights["columns"]
    whole = SentenceNet(
        table,
        np.ones(table.shape[1]),
        *(trainee.weights[name] for name in ("offset", "heads", "bias")),
        PLAN.widths,
    )
    return whole.score(pieces, context)


def test_unquoted_sentences_of_a_labelled_scene_are_unknown_for_its_kinds() -> None:
    texts = ["They walk in from the rain.", "Anna bathes in the river.", "A door."]
    lesson = SceneLesson(Tier.MUST, (Told(Kind.NUDITY, True, "bathes in the river"),), frozenset({Kind.KISS}))
    labels, known = sentence_labels(texts, lesson)
    assert labels[:, ANY].tolist() == labels[:, MUST].tolist() == [0, 1, 0]
    assert known[:, KINDS.index(Kind.NUDITY)].tolist() == [0, 1, 0]
    assert known[:, KINDS.index(Kind.KISS)].tolist() == [0, 0, 0]
    assert known[:, KINDS.index(Kind.TOUCH)].tolist() == [1, 1, 1]
    assert known[:, ANY].tolist() == [0, 1, 0]


def test_a_scene_without_labels_is_known_to_speak_of_nothing() -> None:
    labels, known = sentence_labels(["They walk."], SceneLesson())
    assert not labels.any()
    assert known.all()


def test_the_regression_finds_the_weights_that_made_its_labels() -> None:
    random = np.random.default_rng(0)
    features = random.standard_normal((4000, 2))
    labels = (random.random(4000) < 1 / (1 + np.exp(-(2 * features[:, 0] - features[:, 1])))).astype(float)
    free = fit_logistic(features, labels, rising=[False, False], shares=np.ones(4000), penalty=0.1)
    assert free.weights == pytest.approx([2, -1], abs=0.2)
    held = fit_logistic(features, labels, rising=[True, True], shares=np.ones(4000), penalty=0.1)
    assert held.weights[1] == 0


def test_a_cue_never_lowers_a_score() -> None:
    rising = [feature.name for feature in FEATURES if feature.ground is Ground.CUES and not feature.rising]
    assert rising == ["cues.said", "cues.figurative", "cues.number"]


def test_limits_are_the_lowest_at_which_enough_is_right() -> None:
    tiers = np.array([2] * 90 + [0] * 10 + [2] * 5 + [0] * 95)
    scores = np.column_stack([np.array([0.9] * 100 + [0.3] * 100)] * 2)
    whole = np.ones(200, bool)
    limits = chosen_limits(scores, tiers, whole)
    assert limits[Sensitivity.THOROUGH].flag == pytest.approx(0.31)
    assert limits[Sensitivity.STRICT].flag > 0.9


def test_a_flag_that_only_the_net_raises_quotes_its_sentence_and_asks() -> None:
    evidence = evidence_of(one_scene("They lean in the wind and say nothing. They bathe in bread."))
    scan = judged(model(flag=1.0, must=1.0), evidence)
    [raised] = scan.findings
    assert (raised.cue, raised.kind, raised.level, raised.status) == (
        *("model", Kind.NUDITY, Level.UNSPECIFIED),
        Status.IMPLIED,
    )
    assert "bathe" in raised.quote
    element = scan.scene.elements[1]
    assert element.text[raised.start : raised.end] == raised.quote
    assert raised.page == element.span_at(raised.start).page
    assert raised.question
    assert raised.mode is Mode.STORY
    assert "sound like nudity" in raised.why
    assert scan.tier is Tier.MUST
    assert scan.passage
    assert scan.passage.quote == raised.quote


def told_beside(kiss: Finding, *more: Finding, minors=()) -> list[Kind]:
    """Kinds of the findings of a scene in which they kiss and bathe, the kiss found by a cue."""
    evidence = evidence_of(one_scene("They lean in. They bathe in bread."), kiss, *more, minors=minors)
    return [one.kind for one in judged(model(flag=1.0, must=1.0), evidence).findings if one.cue == "model"]


KISS = finding(Kind.KISS, Level.MAKEOUT, element=1, start=0, end=4, confidence=0.9)


def test_a_sentence_that_clearly_speaks_of_another_kind_is_told_beside_what_cues_found() -> None:
    assert told_beside(KISS) == [Kind.NUDITY]


@pytest.mark.parametrize("status", list(Status))
def test_no_kind_is_told_twice_of_the_same_words(status: Status) -> None:
    bath = finding(Kind.NUDITY, Level.UNSPECIFIED, status=status, element=1, start=19, end=24)
    assert told_beside(KISS, bath) == []


def test_nothing_that_would_stop_a_scene_with_a_minor_is_told_by_sentences_alone() -> None:
    assert told_beside(KISS, minors=("MIA (15)",)) == []


def kinds_beside(hug: Finding, text: str, minors=()) -> set[Kind]:
    evidence = evidence_of(one_scene(text), KISS, hug, minors=minors)
    return {one.kind for one in judged(model(flag=0.0, must=0.0, limit=0.1), evidence).findings}


BATH = finding(Kind.NUDITY, Level.UNSPECIFIED, element=1, start=0, end=4, confidence=0.3)
SILENT, TELLING = "They lean in, in the wind.", "They bathe in bread."


def test_a_doubtful_kind_beside_a_sure_one_is_not_named_where_no_sentence_speaks_of_it() -> None:
    assert kinds_beside(BATH, SILENT) == {Kind.KISS}


@pytest.mark.parametrize(
    ("told", "text", "minors"),
    [
        (BATH, TELLING, ()),
        (replace(BATH, confidence=0.5), SILENT, ()),
        (replace(BATH, status=Status.NEGATED), SILENT, ()),
        (replace(BATH, kind=Kind.SEXUAL_VIOLENCE, level=Level.HARASSMENT), SILENT, ()),
        (BATH, SILENT, ("MIA (15)",)),
    ],
)
def test_a_kind_stays_that_sentences_or_a_surer_cue_bear_out(told: Finding, text: str, minors) -> None:
    assert told.kind in kinds_beside(told, text, minors)


def test_a_doubtful_kind_stays_where_nothing_else_explains_the_flag() -> None:
    evidence = evidence_of(one_scene(SILENT), BATH)
    scan = judged(model(flag=0.0, must=0.0, limit=0.1), evidence)
    assert [one.kind for one in scan.findings] == [Kind.NUDITY]


def test_a_scene_below_the_limit_keeps_its_passage_but_no_finding() -> None:
    scan = judged(model(flag=1.0, must=1.0, limit=1.01), evidence_of(one_scene("They bathe in bread.")))
    assert (scan.tier, scan.findings) == (Tier.NONE, ())
    assert scan.passage is not None


def test_a_sure_flag_that_is_no_sure_must_is_a_may() -> None:
    scan = judged(model(flag=1.0, must=-1.0), evidence_of(one_scene("They bathe in bread.")))
    assert scan.tier is Tier.MAY


def test_a_manner_of_speaking_that_the_lexicon_knows_silences_the_net() -> None:
    [evidence] = evidence_of(one_scene("They bathe in bread."))
    figure = finding(Kind.NUDITY, Level.UNSPECIFIED, status=Status.FIGURATIVE, element=1, start=5, end=10)
    silenced = replace(evidence, findings=(figure,))
    assert passage_of(silenced, READER) is None
    assert judged(model(flag=1.0, must=1.0), [silenced]).tier is Tier.NONE


def test_the_stop_of_a_minor_stays_whatever_the_scores_are() -> None:
    sure = finding(Kind.SIMULATED_SEX, Level.IMPLIED, confidence=0.9)
    [evidence] = evidence_of(one_scene("They lean."), sure, minors=("MIA (15)",))
    scan = judged(model(flag=-9.0, must=-9.0), [evidence])
    assert (scan.tier, scan.minor, scan.minors) == (Tier.STOP, True, ("MIA (15)",))


def test_neighbours_undress_counts_only_within_a_script() -> None:
    scenes = write(
        *([(ElementType.HEADING, "INT. HALL - DAY"), (ElementType.ACTION, "They lean.")] for _ in range(2))
    )
    contexts = contexts_of(scenes)
    bare = finding(Kind.NUDITY, Level.FULL, confidence=0.8)
    evidence = [SceneEvidence(contexts[0], (bare,)), SceneEvidence(contexts[1], ())]
    column = [feature.name for feature in FEATURES].index("before")
    assert features_of(evidence, SCORING)[:, column].tolist() == [0, 0.8]
    assert features_of(evidence, SCORING, neighbours=False)[:, column].tolist() == [0, 0]


@pytest.mark.parametrize(("other", "counts"), [("INT. HALL - NIGHT", 0.8), ("EXT. QUAY - DAY", 0.0)])
def test_undress_two_scenes_away_counts_in_the_same_place(other: str, counts: float) -> None:
    headings = (other, "INT. KITCHEN - DAY", "INT. HALL - DAY")
    scenes = write(*([(ElementType.HEADING, one), (ElementType.ACTION, "They lean.")] for one in headings))
    bare = finding(Kind.NUDITY, Level.FULL, confidence=0.8)
    first, *rest = contexts_of(scenes)
    evidence = [SceneEvidence(first, (bare,)), *(SceneEvidence(one, ()) for one in rest)]
    column = [feature.name for feature in FEATURES].index("before.intercut")
    assert features_of(evidence, SCORING)[:, column].tolist() == [0, 0, counts]


def test_what_is_kept_is_what_is_loaded_and_has_an_id_of_its_own(tmp_path) -> None:
    trained = model(flag=1.0, must=0.5)
    save_trained(tmp_path, READER.net, WORDS, trained.scenes, {"held_out": {}})
    loaded = load_trained(tmp_path)
    assert loaded is not None
    pieces = PIECES.of_text("They bathe.")
    assert (loaded.reader.net.score(pieces, pieces) == READER.net.score(pieces, pieces)).all()
    assert (loaded.scenes.flag.weights == trained.scenes.flag.weights).all()
    assert loaded.scenes.thresholds == trained.scenes.thresholds
    save_trained(tmp_path, toy_net(seed=2), WORDS, trained.scenes, {"held_out": {}})
    other = load_trained(tmp_path)
    assert other is not None
    assert other.id != loaded.id


def test_without_a_trained_part_there_is_none(tmp_path) -> None:
    assert load_trained(tmp_path) is None
