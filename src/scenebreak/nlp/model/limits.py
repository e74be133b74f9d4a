"""Chooses limits on scripts held out whole, and states what they give there."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

import numpy as np
from numpy.typing import NDArray

from scenebreak.domain.finding import Tier
from scenebreak.domain.scan import Sensitivity
from scenebreak.nlp.model.logistic import Numbers
from scenebreak.nlp.scoring import Thresholds

Ints = NDArray[np.int64]
Truths = NDArray[np.bool_]
_HUNDREDTHS = np.arange(1, 100) / 100
_RIGHT: Mapping[Sensitivity, tuple[float, float]] = MappingProxyType(
    {
        Sensitivity.THOROUGH: (0.82, 0.80),
        Sensitivity.BALANCED: (0.91, 0.85),
        Sensitivity.STRICT: (0.96, 0.90),
    }
)
"""Share of the flags, and of what is called must, that has to be right on scripts held out. Thorough promises
80 %, on scripts that nobody read; on these the rules flatter, so two more are asked."""
_SKIMMED = (5, 10, 20, 40)
_BINS = 10


def chosen_limits(scores: Numbers, tiers: Ints, whole: Truths) -> dict[Sensitivity, Thresholds]:
    """The lowest limits at which enough is right.

    Args:
        scores: (scenes, 2) for a flag and for a must.
        tiers: (scenes,) as labelled.
        whole: (scenes,) it belongs to a whole script; no other scene counts.
    """
    flag, must, tiers = scores[whole, 0], scores[whole, 1], tiers[whole]
    limits = {}
    for sensitivity, (right, right_must) in _RIGHT.items():
        first = _lowest(flag, tiers > Tier.NONE, right)
        called = flag >= first
        limits[sensitivity] = Thresholds(first, _lowest(must[called], tiers[called] == Tier.MUST, right_must))
    return limits


def _lowest(scores: Numbers, right: Truths, wanted: float) -> float:
    """The lowest limit from which on every higher one has the wanted share right."""
    lowest = float(_HUNDREDTHS[-1])
    for limit in _HUNDREDTHS[::-1]:
        passed = scores >= limit - 1e-9
        if passed.any() and right[passed].mean() < wanted:
            break
        lowest = float(limit)
    return lowest


def measured(
    scores: Numbers, tiers: Ints, whole: Truths, script: Ints, limits: Mapping[Sensitivity, Thresholds]
) -> dict[str, Any]:
    """What the limits give on scripts held out, for the card: figures only, no words of any script."""
    scores, tiers, script = scores[whole], tiers[whole], script[whole]
    flag, must = scores[:, 0], scores[:, 1]
    return {
        "held_out": {name.value: _at(flag, must, tiers, one) for name, one in limits.items()},
        "skim": {name.value: _skim(flag, tiers, script, one.flag) for name, one in limits.items()},
        "reliability": _reliability(flag, tiers),
        "data": {
            "scripts": len(np.unique(script)),
            "scenes": len(tiers),
            "must": int((tiers == Tier.MUST).sum()),
        },
    }


def _at(flag: Numbers, must: Numbers, tiers: Ints, limits: Thresholds) -> dict[str, float]:
    flagged = flag >= limits.flag
    called = flagged & (must >= limits.must)
    return {
        "recall": round(float(flagged[tiers == Tier.MUST].mean()), 3),
        "precision": round(float((tiers[flagged] > Tier.NONE).mean()), 3),
        "must_called_right": round(float((tiers[called] == Tier.MUST).mean()), 3),
        "must_called": round(float(called[tiers == Tier.MUST].mean()), 3),
    }


def _skim(flag: Numbers, tiers: Ints, script: Ints, limit: float) -> dict[str, float]:
    """Recall after reading, in each script, so many of its unflagged scenes with the highest scores."""
    recall = {}
    for most in (0, *_SKIMMED):
        seen = flag >= limit
        for one in np.unique(script):
            rows = np.flatnonzero((script == one) & (flag < limit))
            seen[rows[np.argsort(-flag[rows], kind="stable")][:most]] = True
        recall[str(most)] = round(float(seen[tiers == Tier.MUST].mean()), 3)
    return recall


def _reliability(flag: Numbers, tiers: Ints) -> list[dict[str, float]]:
    """In tenths of the score: how many scenes, and which share of them is a must or a may."""
    tenth = np.minimum((flag * _BINS).astype(int), _BINS - 1)
    return [
        {
            "from": one / _BINS,
            "scenes": int((tenth == one).sum()),
            "right": round(float((tiers[tenth == one] > Tier.NONE).mean()), 3),
        }
        for one in range(_BINS)
        if (tenth == one).any()
    ]
