"""Trains the sentence net and the regressions over scenes, and measures them on scripts held out whole."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from scenebreak.domain.finding import Tier
from scenebreak.domain.progress import Progress, no_progress
from scenebreak.nlp.model.evidence import SceneEvidence, Sentence
from scenebreak.nlp.model.features import FEATURES, features_of
from scenebreak.nlp.model.files import SceneModel
from scenebreak.nlp.model.labelling import sentence_labels
from scenebreak.nlp.model.lesson import Lesson
from scenebreak.nlp.model.limits import chosen_limits, measured
from scenebreak.nlp.model.logistic import Logistic, Numbers, fit_logistic
from scenebreak.nlp.model.net import Floats, SentenceNet
from scenebreak.nlp.model.net_fitting import PLAN, Ints, Plan, SentenceSet, fit_net
from scenebreak.nlp.model.pieces import WordPieces
from scenebreak.nlp.model.reader import Cut, cuts_of
from scenebreak.nlp.model.scorer import flag_scores, must_scores
from scenebreak.nlp.scoring import Scoring

FOLDS = 5
SEED = 7
_PENALTY = 3.0
_WINDOW_SHARE = 0.5
Look = Callable[[Lesson], Sequence[SceneEvidence]]


@dataclass(frozen=True)
class Studied:
    """Every scene of the lessons with its sentences, in one row of arrays.

    Attributes:
        evidence: of each scene, by the rules alone.
        cuts: sentences of each scene.
        tiers: (scenes,) as labelled.
        whole: (scenes,) it belongs to a whole script.
        script: (scenes,) number of its script.
        folds: (scenes,) number of its fold: below FOLDS for whole scripts, then as many for windows.
        sentences: all sentences with their labels.
        home: (sentences,) number of their scene.
    """

    evidence: Sequence[SceneEvidence]
    cuts: Sequence[Sequence[Cut]]
    tiers: Ints
    whole: NDArray[np.bool_]
    script: Ints
    folds: Ints
    sentences: SentenceSet
    home: Ints


@dataclass(frozen=True, slots=True)
class Fitted:
    """What training gives: the net, the regressions, and what was measured of them."""

    net: SentenceNet
    scenes: SceneModel
    card: dict[str, Any]


def study(
    lessons: Iterable[Lesson], look: Look, pieces: WordPieces, progress: Progress = no_progress
) -> Studied:
    """Let the rules find what they find in every lesson, and cut its action into sentences."""
    known = list(lessons)
    folds = _folds(known)
    evidence: list[SceneEvidence] = []
    rows: list[tuple[int, bool, int, int]] = []
    for number, lesson in enumerate(known):
        progress("looking", number, len(known))
        evidence += look(lesson)
        rows += [(int(one.tier), lesson.whole, number, folds[number]) for one in lesson.scenes]
    progress("looking", len(known), len(known))
    cuts = [list(cuts_of(one.context, pieces)) for one in evidence]
    told = [scene for lesson in known for scene in lesson.scenes]
    labelled = [
        sentence_labels([cut.text for cut in each], one) for each, one in zip(cuts, told, strict=True)
    ]
    flat = [cut for each in cuts for cut in each]
    sentences = SentenceSet(
        [cut.pieces for cut in flat],
        [cut.context for cut in flat],
        np.concatenate([labels for labels, _ in labelled]),
        np.concatenate([there for _, there in labelled]),
    )
    columns = [np.array(column) for column in zip(*rows, strict=True)]
    home = np.repeat(np.arange(len(cuts)), [len(each) for each in cuts])
    return Studied(evidence, cuts, columns[0], columns[1], columns[2], columns[3], sentences, home)


def _folds(lessons: Sequence[Lesson]) -> dict[int, int]:
    """Fold of each lesson; whole scripts and windows are dealt out apart."""
    random = np.random.default_rng(SEED)
    folds: dict[int, int] = {}
    for first, whole in ((0, True), (FOLDS, False)):
        numbers = [number for number, lesson in enumerate(lessons) if lesson.whole is whole]
        order = random.permutation(len(numbers))
        folds |= {numbers[one]: first + place % FOLDS for place, one in enumerate(order)}
    return folds


def fit(
    studied: Studied,
    vectors: Floats,
    scoring: Scoring,
    *,
    seed: int = 1,
    plan: Plan = PLAN,
    progress: Progress = no_progress,
) -> Fitted:
    """Train everything.

    Every scene is scored by nets and regressions that never saw its script: that is what limits are chosen on
    and what the card states. The net and regressions that are kept then learn from all.

    Args:
        studied: the lessons.
        vectors: (pieces, size) of the word pieces.
        scoring: how confidences of rules add up.
        seed: of the nets.
        plan: how nets are trained.
        progress: is told of the nets trained, stage "training".
    """
    nets = held_out_nets(studied, vectors, seed=seed, plan=plan, progress=progress)
    odds = held_out_odds(studied, nets)
    features = features_with(studied, odds, scoring)
    scores = held_out_scores(studied, features)
    scenes = fit_scenes(studied, features, np.ones(len(features), np.bool_))
    limits = chosen_limits(scores, studied.tiers, studied.whole)
    net = fit_net(vectors, studied.sentences, np.arange(len(studied.home)), seed=seed, plan=plan)
    progress("training", 2 * FOLDS + 1, 2 * FOLDS + 1)
    card = measured(scores, studied.tiers, studied.whole, studied.script, limits)
    return Fitted(net, replace(scenes, thresholds=limits), card)


def held_out_nets(
    studied: Studied, vectors: Floats, *, seed: int, plan: Plan = PLAN, progress: Progress = no_progress
) -> dict[int, SentenceNet]:
    """The net of each fold, which learned from all the others."""
    homes = studied.folds[studied.home]
    nets = {}
    for fold in range(2 * FOLDS):
        progress("training", fold, 2 * FOLDS + 1)
        if (homes == fold).any():
            rest = np.flatnonzero(homes != fold)
            nets[fold] = fit_net(vectors, studied.sentences, rest, seed=seed, plan=plan)
    return nets


def held_out_odds(studied: Studied, nets: Mapping[int, SentenceNet]) -> Floats:
    """(sentences, heads) log-odds of every sentence by the net of its fold."""
    sentences, homes = studied.sentences, studied.folds[studied.home]
    scored = (
        nets[int(fold)].score(pieces, context)
        for fold, pieces, context in zip(homes, sentences.pieces, sentences.contexts, strict=True)
    )
    return np.array(list(scored), np.float32)


def evidence_with(studied: Studied, odds: Floats) -> list[SceneEvidence]:
    """Evidence of every scene, its sentences scored by these odds."""
    ends = np.searchsorted(studied.home, np.arange(len(studied.cuts)), side="right")
    starts = np.searchsorted(studied.home, np.arange(len(studied.cuts)), side="left")
    return [
        replace(
            one,
            sentences=tuple(
                Sentence(cut.element.ordinal, cut.start, cut.end, row)
                for cut, row in zip(cuts, odds[start:end], strict=True)
            ),
        )
        for one, cuts, start, end in zip(studied.evidence, studied.cuts, starts, ends, strict=True)
    ]


def features_with(studied: Studied, odds: Floats, scoring: Scoring) -> Numbers:
    """(scenes, features) of every scene, its sentences scored by these odds."""
    read = evidence_with(studied, odds)
    scripts = [np.flatnonzero(studied.script == script) for script in np.unique(studied.script)]
    return np.concatenate(
        [
            features_of([read[row] for row in rows], scoring, neighbours=bool(studied.whole[rows[0]]))
            for rows in scripts
        ]
    )


def held_out_scores(studied: Studied, features: Numbers) -> Numbers:
    """(scenes, 2) the scores for a flag and for a must, by regressions that never saw the scene's script."""
    scores = np.zeros((len(features), 2))
    for fold in range(2 * FOLDS):
        held = studied.folds == fold
        if held.any():
            model = fit_scenes(studied, features, ~held)
            scores[held] = np.column_stack(
                [flag_scores(model, features[held]), must_scores(model, features[held])]
            )
    return scores


def fit_scenes(studied: Studied, features: Numbers, rows: NDArray[np.bool_]) -> SceneModel:
    """Both regressions from these rows, without limits.

    A scene that may be of interest teaches the flag nothing: flagged or not, it is no fault. Windows teach
    what cues and sentences are worth on scripts that were read less while the cues were written; how many
    scenes are intimate is learned from whole scripts alone, by a term of their own for windows.
    """
    tiers, whole = studied.tiers[rows], studied.whole[rows]
    table = np.column_stack([features[rows], ~whole])
    shares = np.where(whole, 1.0, _WINDOW_SHARE)
    rising = [*(feature.rising for feature in FEATURES), False]
    must = (tiers == Tier.MUST).astype(np.float64)
    flag = fit_logistic(table, must, rising=rising, shares=shares * (tiers != Tier.MAY), penalty=_PENALTY)
    sure = fit_logistic(table, must, rising=rising, shares=shares, penalty=_PENALTY)
    scripts = table[whole]
    odds = flag.log_odds(scripts)[:, None]
    right = (tiers[whole] > Tier.NONE).astype(np.float64)
    share = fit_logistic(odds, right, rising=[True], shares=np.ones(len(odds)), penalty=0.0)
    return SceneModel(
        _without_last(flag),
        _without_last(sure),
        tuple(float(value) for value in scripts[:, :-1].mean(axis=0)),
        float(share.weights[0]),
        share.bias,
        {},
    )


def _without_last(regression: Logistic) -> Logistic:
    return Logistic(regression.weights[:-1], regression.bias)
