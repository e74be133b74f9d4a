"""Logistic regression with signs that must hold, fitted by projected gradient steps."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.float64]
_STEPS = 1500


@dataclass(frozen=True, slots=True)
class Logistic:
    """A fitted regression.

    Attributes:
        weights: what one unit of each feature adds to the log-odds.
        bias: log-odds where every feature is 0.
    """

    weights: Numbers
    bias: float

    def log_odds(self, features: Numbers) -> Numbers:
        """Log-odds of each row."""
        odds: Numbers = features @ self.weights + self.bias
        return odds


def fit_logistic(
    features: Numbers,
    labels: Numbers,
    *,
    rising: Sequence[bool],
    shares: Numbers,
    penalty: float,
) -> Logistic:
    """Fit by weighted cross-entropy with a square penalty on the weights of evened features.

    Args:
        features: (rows, features).
        labels: (rows,) 0 to 1.
        rising: features that may speak for the label but never against it.
        shares: (rows,) how much each row counts.
        penalty: on the sum of squared weights, beside the sum over rows.
    """
    centre = np.average(features, axis=0, weights=shares)
    spread = np.sqrt(np.average((features - centre) ** 2, axis=0, weights=shares)) + 1e-9
    even = np.column_stack([(features - centre) / spread, np.ones(len(features))])
    pull = np.array([penalty] * features.shape[1] + [0.0])
    floor = np.array([0.0 if sign else -np.inf for sign in rising] + [-np.inf])
    steepest = 0.25 * np.linalg.eigvalsh((even * shares[:, None]).T @ even)[-1] + penalty
    weights, ahead = np.zeros(even.shape[1]), np.zeros(even.shape[1])
    for step in range(1, _STEPS + 1):
        slope = even.T @ (shares * (1 / (1 + np.exp(-(even @ ahead))) - labels)) + pull * ahead
        former, weights = weights, np.maximum(ahead - slope / steepest, floor)
        ahead = weights + (weights - former) * (step - 1) / (step + 2)  # momentum after Nesterov
    plain = weights[:-1] / spread
    return Logistic(plain, float(weights[-1] - plain @ centre))
