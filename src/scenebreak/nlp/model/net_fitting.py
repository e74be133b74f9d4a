"""Trains the sentence net: Adam over hand-written gradients, fixed seeds, frozen word vectors."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from scenebreak.nlp.model.net import ANY, HEADS, Columns, Floats, SentenceNet, Widths, shortened

Ints = NDArray[np.int64]
_STEPS = 127


@dataclass(frozen=True, slots=True)
class Plan:
    """How the net is trained; chosen by cross-validation over scripts.

    Attributes:
        epochs: rounds over all sentences that speak of something and as many drawn others.
        others: how many sentences that speak of nothing are drawn each round.
        batch: sentences a step.
        rate: of learning, falling to zero over the rounds.
        decay: share of a weight that a step of full rate takes away.
        dropout: share of hidden numbers left out while training.
        widths: of the net.
    """

    epochs: int = 4
    others: int = 16000
    batch: int = 128
    rate: float = 3e-3
    decay: float = 0.01
    dropout: float = 0.3
    widths: Widths = field(default_factory=Widths)


PLAN = Plan()


@dataclass(frozen=True)
class SentenceSet:
    """Sentences with their labels.

    Attributes:
        pieces: word pieces of each sentence.
        contexts: word pieces of heading and sentence before.
        labels: (sentences, heads) 1 where it speaks of it.
        known: (sentences, heads) 0 where nobody can tell from the labels.
    """

    pieces: Sequence[Sequence[int]]
    contexts: Sequence[Sequence[int]]
    labels: Floats
    known: Floats


def padded(rows: Sequence[Sequence[int]]) -> tuple[Ints, NDArray[np.bool_]]:
    """Rows of pieces as one array filled up with zeros, and where it holds pieces."""
    longest = max(1, *(len(row) for row in rows))
    filled = np.zeros((len(rows), longest), np.int64)
    there = np.zeros(filled.shape, np.bool_)
    for index, row in enumerate(rows):
        filled[index, : len(row)] = row
        there[index, : len(row)] = True
    return filled, there


class _Trainee:
    """The net while it is trained: one matrix from word vectors to the columns of the table."""

    def __init__(self, vectors: Floats, plan: Plan, random: np.random.Generator) -> None:
        self.vectors, self.plan = vectors, plan
        widths = plan.widths
        spread = 1 / np.sqrt(vectors.shape[1])
        self.weights = {
            "columns": _normal(random, (vectors.shape[1], widths.total), spread),
            "offset": np.zeros(widths.hidden, np.float32),
            "heads": _normal(random, (widths.hidden, len(HEADS)), 1 / np.sqrt(widths.hidden)),
            "bias": np.full(len(HEADS), -3.0, np.float32),
        }

    def gradients(self, sentences: SentenceSet, pick: Ints, random: np.random.Generator) -> dict[str, Floats]:
        """Gradients of the masked cross-entropy, a mean over the picked sentences."""
        columns = self.plan.widths.columns
        own, there = padded([shortened(sentences.pieces[index]) for index in pick])
        context, there_before = padded([sentences.contexts[index] for index in pick])
        unique, inverse = np.unique(np.concatenate([own.ravel(), context.ravel()]), return_inverse=True)
        vectors = self.vectors[unique]
        table = vectors @ self.weights["columns"]
        mine, around = inverse[: own.size].reshape(own.shape), inverse[own.size :].reshape(context.shape)
        # forward
        share = _shares(np.where(there, table[mine, 0], -np.inf))
        rows_mean = table[mine, columns.mean]
        pooled = np.einsum("bl,blh->bh", share, rows_mean)
        share_before = there_before / np.maximum(1, there_before.sum(axis=1, keepdims=True))
        around_mean = np.einsum("bl,blh->bh", share_before.astype(np.float32), table[around, columns.before])
        phrases = _phrases(table, mine, there, columns)
        place = phrases.argmax(axis=1)
        top = np.take_along_axis(phrases, place[:, None, :], axis=1)[:, 0]
        hidden = np.concatenate([pooled + around_mean, top], axis=1) + self.weights["offset"]
        keep = (random.random(hidden.shape) >= self.plan.dropout) / (1 - self.plan.dropout)
        active = np.maximum(hidden, 0) * keep.astype(np.float32)
        scores = active @ self.weights["heads"] + self.weights["bias"]
        # backward
        slope = sentences.known[pick] * (1 / (1 + np.exp(-scores)) - sentences.labels[pick]) / len(pick)
        hidden_slope = (slope @ self.weights["heads"].T) * keep * (hidden > 0)
        pooled_slope, top_slope = np.split(hidden_slope.astype(np.float32), [self.plan.widths.mean], axis=1)
        along = np.einsum("blh,bh->bl", rows_mean, pooled_slope)
        weight_slope = share * (along - (share * along).sum(axis=1, keepdims=True))
        table_slope = np.zeros_like(table)
        _scatter(table_slope[:, :1], mine, weight_slope[..., None])
        _scatter(table_slope[:, columns.mean], mine, share[..., None] * pooled_slope[:, None])
        _scatter(table_slope[:, columns.before], around, share_before[..., None] * pooled_slope[:, None])
        _scatter_phrases(table_slope, mine, there, place, top_slope, columns)
        return {
            "columns": vectors.T @ table_slope,
            "offset": hidden_slope.sum(axis=0),
            "heads": active.T @ slope,
            "bias": slope.sum(axis=0),
        }


def _shares(weight: Floats) -> Floats:
    """What each piece of a sentence adds to its mean; they sum up to 1."""
    raised = np.exp(weight - weight.max(axis=1, keepdims=True))
    share: Floats = raised / raised.sum(axis=1, keepdims=True)
    return share


def _phrases(table: Floats, mine: Ints, there: NDArray[np.bool_], columns: Columns) -> Floats:
    """(sentences, pieces, numbers) of each piece between the two beside it; none where no piece is."""
    phrases: Floats = table[mine, columns.piece]
    phrases[:, 1:] += table[mine[:, :-1], columns.left] * there[:, :-1, None]
    phrases[:, :-1] += table[mine[:, 1:], columns.right] * there[:, 1:, None]
    return np.where(there[..., None], phrases, -np.inf)


def _scatter_phrases(
    target: Floats, mine: Ints, there: NDArray[np.bool_], place: Ints, slope: Floats, columns: Columns
) -> None:
    """Add the slope of each sentence's highest phrase to the three pieces that make it."""
    each = np.arange(place.shape[1])[None]
    for step, served in ((0, columns.piece), (-1, columns.left), (1, columns.right)):
        near = np.clip(place + step, 0, mine.shape[1] - 1)
        real = (near == place + step) & np.take_along_axis(there, near, axis=1)
        np.add.at(target[:, served], (np.take_along_axis(mine, near, axis=1), each), slope * real)


def _scatter(target: Floats, index: Ints, rows: Floats) -> None:
    """Add rows to those of the target that the index names; both have the same leading shape."""
    flat = index.ravel()
    order = np.argsort(flat, kind="stable")
    sorted_index = flat[order]
    starts = np.flatnonzero(np.r_[True, sorted_index[1:] != sorted_index[:-1]])
    even = rows.reshape(flat.size, -1)[order].astype(np.float32)
    target[sorted_index[starts]] += np.add.reduceat(even, starts, axis=0)


def _normal(random: np.random.Generator, shape: tuple[int, int], spread: float) -> Floats:
    return (random.standard_normal(shape) * spread).astype(np.float32)


class _Adam:
    """Adam with decoupled decay of weights."""

    def __init__(self, weights: dict[str, Floats], decay: float) -> None:
        self._weights, self._decay, self._step = weights, decay, 0
        self._mean = {name: np.zeros_like(value) for name, value in weights.items()}
        self._square = {name: np.zeros_like(value) for name, value in weights.items()}

    def step(self, gradients: dict[str, Floats], rate: float) -> None:
        self._step += 1
        for name, gradient in gradients.items():
            mean, square = self._mean[name], self._square[name]
            mean += 0.1 * (gradient - mean)
            square += 0.001 * (gradient**2 - square)
            size = np.sqrt(square / (1 - 0.999**self._step)) + 1e-8
            weight = self._weights[name]
            weight -= rate * (mean / (1 - 0.9**self._step) / size + self._decay * weight)


def fit_net(
    vectors: Floats, sentences: SentenceSet, rows: Ints, *, seed: int, plan: Plan = Plan()
) -> SentenceNet:
    """Train a net.

    Args:
        vectors: (pieces, size) of each word piece; they stay as they are.
        sentences: all there are.
        rows: those to be learned from.
        seed: of every draw.
        plan: how.
    """
    random = np.random.default_rng(seed)
    trainee = _Trainee(standardised(vectors), plan, random)
    adam = _Adam(trainee.weights, plan.decay)
    telling, others = rows[sentences.labels[rows, ANY] > 0], rows[sentences.labels[rows, ANY] == 0]
    drawn = min(plan.others, len(others))
    steps = plan.epochs * -(-(len(telling) + drawn) // plan.batch)
    step = 0
    for _ in range(plan.epochs):
        pick = random.permutation(np.concatenate([telling, random.choice(others, drawn, replace=False)]))
        for start in range(0, len(pick), plan.batch):
            batch = pick[start : start + plan.batch]
            adam.step(trainee.gradients(sentences, batch, random), plan.rate * (1 - step / steps))
            step += 1
    return _in_eight_bits(trainee)


def standardised(vectors: Floats) -> Floats:
    """The vectors with mean 0 in each direction and a mean square of 1 over all."""
    centred = vectors - vectors.mean(axis=0)
    even: Floats = (centred / np.sqrt((centred**2).mean())).astype(np.float32)
    return even


def _in_eight_bits(trainee: _Trainee) -> SentenceNet:
    table = trainee.vectors @ trainee.weights["columns"]
    scale = (np.abs(table).max(axis=0) / _STEPS).astype(np.float32)
    small = np.round(table / scale).astype(np.int8)
    rest = {name: trainee.weights[name] for name in ("offset", "heads", "bias")}
    return SentenceNet(small, scale, **rest, widths=trainee.plan.widths)
