"""What each part of the detector is worth: grouped five-fold cross-validation over whole labelled scripts.

    python -m benchmarks.finding CORPUS/train

Every scene is scored by nets and regressions that never saw its script. The rules are the same everywhere:
they were written with these scripts at hand, so what rests on them flatters; the windows, of scripts that
were read less, are scored beside them. The lines below a seed count as `scenebreak evaluate` does, each
script judged by the model of its fold. The last lines take cues away from each script at random, for rules
that know a script as little as one that nobody read.
"""

import hashlib
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import numpy as np

from scenebreak.domain.evaluation import Evaluation, ScriptScore
from scenebreak.domain.finding import Finding, Tier
from scenebreak.domain.scan import SceneScan, Sensitivity
from scenebreak.nlp import load_rules
from scenebreak.nlp.ages import minors_of
from scenebreak.nlp.detector import Detector
from scenebreak.nlp.lexicon import load_lexicon
from scenebreak.nlp.model.features import FEATURES, Ground
from scenebreak.nlp.model.files import Trained
from scenebreak.nlp.model.fitting import (
    Studied,
    evidence_with,
    features_with,
    fit_scenes,
    held_out_nets,
    held_out_odds,
    held_out_scores,
    study,
)
from scenebreak.nlp.model.lesson import Lesson
from scenebreak.nlp.model.limits import chosen_limits
from scenebreak.nlp.model.logistic import Numbers
from scenebreak.nlp.model.net import Floats, SentenceNet
from scenebreak.nlp.model.pieces import WordPieces
from scenebreak.nlp.model.reader import SentenceReader
from scenebreak.nlp.model.scorer import SceneScorer
from scenebreak.nlp.model.vectors import word_vectors
from scenebreak.services.evaluate import score_script
from scenebreak.services.labels import labelled_scenes, labels_of
from scenebreak.services.lessons import lessons_in

RECALLS = (0.90, 0.93, 0.95, 0.97)
PRECISION = 0.80
TAKEN_AWAY = (0.2, 0.3)


def main(folder: Path) -> None:
    """Print the table of parts and the figures of the whole."""
    words, vectors = word_vectors()
    pieces = WordPieces(words)
    lessons = list(lessons_in(folder))
    bare, rules = load_rules(qualifiers=False), load_rules()
    plain, studied = _studied(lessons, bare, pieces), _studied(lessons, rules, pieces)
    print(f"{'':34}{'31 whole scripts: precision at recall':>44}{'':8}windows")
    print(f"{'':34}" + "".join(f"{recall:>8}" for recall in RECALLS) + "   r@.80" + " " * 4 + "p@.95   r@.80")
    _row("cues alone", _cue_scores(plain, bare), studied)
    _row("+ qualifiers", _cue_scores(studied, rules), studied)
    silent = np.full_like(studied.sentences.labels, -4.0)
    mute = features_with(studied, silent, rules.scoring)
    _row("+ regression over cues and length", _scores(studied, mute, {Ground.CUES, Ground.LENGTH}), studied)
    for seed in (1, 2, 3):
        nets = held_out_nets(studied, vectors, seed=seed)
        odds = held_out_odds(studied, nets)
        features = features_with(studied, odds, rules.scoring)
        told = {Ground.CUES, Ground.LENGTH, Ground.SENTENCES}
        _row(f"+ sentence net, seed {seed}", _scores(studied, features, told), studied)
        _row(f"+ scenes around, seed {seed}", _scores(studied, features, set(Ground)), studied)
        _counted(folder, lessons, studied, _Held(features, odds, nets, pieces), rules)
        for share in TAKEN_AWAY if seed == 1 else ():
            for draw in (0, 1):
                thinned = _without_cues(studied, lessons, share, draw)
                scores = _scores(thinned, features_with(thinned, odds, rules.scoring), set(Ground))
                _row(f"  without {share:.0%} of the cues, draw {draw}", scores, thinned)


def _studied(lessons: Sequence[Lesson], detector: Detector, pieces: WordPieces) -> Studied:
    return study(lessons, lambda one: detector.evidence(one.screenplay), pieces)


def _without_cues(studied: Studied, lessons: Sequence[Lesson], share: float, draw: int) -> Studied:
    """The same scenes without what some cues found, others in each script."""

    def stays(finding: Finding, script: str) -> bool:
        digest = hashlib.sha256(f"{draw}|{script}|{finding.cue}".encode()).hexdigest()
        return int(digest[:8], 16) / 2**32 >= share

    evidence = []
    for one, number in zip(studied.evidence, studied.script, strict=True):
        script = lessons[int(number)].name
        findings, faint = (
            tuple(each for each in found if stays(each, script)) for found in (one.findings, one.faint)
        )
        evidence.append(replace(one, findings=findings, faint=faint))
    return replace(studied, evidence=evidence)


def _cue_scores(studied: Studied, detector: Detector) -> Numbers:
    judged = (
        detector.scoring.judge(one.findings, Sensitivity.THOROUGH, minor=bool(one.minors))
        for one in studied.evidence
    )
    return np.array([score for _, score in judged])


def _scores(studied: Studied, features: Numbers, grounds: set[Ground]) -> Numbers:
    kept = np.array([feature.ground in grounds for feature in FEATURES])
    scores: Numbers = held_out_scores(studied, features * kept)[:, 0]
    return scores


def _row(name: str, scores: Numbers, studied: Studied) -> None:
    whole, windows = (
        (scores[studied.whole], studied.tiers[studied.whole]),
        (
            scores[~studied.whole],
            studied.tiers[~studied.whole],
        ),
    )
    cells = [f"{_precision(*whole, recall):8.3f}" for recall in RECALLS]
    rest = f"{_precision(*windows, 0.95):9.3f}{_recall(*windows):8.3f}"
    print(f"{name:34}" + "".join(cells) + f"{_recall(*whole):8.3f}" + rest, flush=True)


def _precision(scores: Numbers, tiers: np.ndarray, recall: float) -> float:
    """Precision at the highest limit that flags at least this share of the must scenes."""
    must = np.sort(scores[tiers == Tier.MUST])[::-1]
    limit = must[int(np.ceil(recall * len(must) - 1e-9)) - 1]
    return float((tiers[scores >= limit] > Tier.NONE).mean())


def _recall(scores: Numbers, tiers: np.ndarray) -> float:
    """The highest recall at a precision of .80."""
    must = scores[tiers == Tier.MUST]
    good = (limit for limit in np.unique(must) if (tiers[scores >= limit] > Tier.NONE).mean() >= PRECISION)
    return max((float((must >= limit).mean()) for limit in good), default=0.0)


class _Held(NamedTuple):
    """What one seed gives on scripts held out."""

    features: Numbers
    odds: Floats
    nets: Mapping[int, SentenceNet]
    pieces: WordPieces


def _counted(folder: Path, lessons: Sequence[Lesson], studied: Studied, held: _Held, rules: Detector) -> None:
    """The figures of `scenebreak evaluate` at each sensitivity, limits chosen on the other folds."""
    read = evidence_with(studied, held.odds)
    trained = dict(_trained(studied, held))
    for sensitivity in Sensitivity:
        told = []
        for number, lesson in enumerate(lessons):
            rows = np.flatnonzero(studied.script == number)
            if lesson.whole:
                scorer = SceneScorer(trained[int(studied.folds[rows[0]])], rules.scoring)
                minors = minors_of(lesson.screenplay, load_lexicon().tables["ages"])
                told.append(
                    _score(
                        folder, lesson.name, scorer.judge([read[row] for row in rows], minors, sensitivity)
                    )
                )
        _figures(sensitivity, Evaluation(tuple(told)))


def _trained(studied: Studied, held: _Held) -> Iterator[tuple[int, Trained]]:
    """The trained part of each fold of whole scripts, which learned from all the others."""
    scores = held_out_scores(studied, held.features)
    for fold in map(int, np.unique(studied.folds[studied.whole])):
        rest = studied.folds != fold
        limits = chosen_limits(scores, studied.tiers, studied.whole & rest)
        scenes = replace(fit_scenes(studied, held.features, rest), thresholds=limits)
        yield fold, Trained("held out", SentenceReader(held.nets[fold], held.pieces), scenes, {})


def _score(folder: Path, name: str, scans: Sequence[SceneScan]) -> ScriptScore:
    scenes = labelled_scenes(folder / "scenes" / name)
    return score_script(name, scans, scenes, labels_of(folder / "labels" / f"{name}.jsonl"))


def _figures(sensitivity: Sensitivity, evaluation: Evaluation) -> None:
    told = (
        f"{name} {each.value:.3f} [{each.low:.3f} {each.high:.3f}]"
        for name, each in (
            ("must-recall", evaluation.recall()),
            ("precision", evaluation.precision()),
            ("must-called right", evaluation.called_must()),
        )
    )
    together = evaluation.together()
    print(
        f"  {sensitivity}: {'  '.join(told)}  kind-F1 {together.f1:.3f}  level-F1 {together.level_f1:.3f}",
        flush=True,
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]))
