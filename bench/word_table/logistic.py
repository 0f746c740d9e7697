"""Logistic regression by Newton's method, with a ridge."""

import numpy as np

from bench.word_table.scores import sigmoid

STEPS = 25


def logistic(
    x: np.ndarray, y: np.ndarray, counts: np.ndarray | None = None, ridge: float = 1.0
) -> np.ndarray:
    """The weights of the columns of `x`. `counts`: how much each row counts."""
    counts = np.ones(len(y)) if counts is None else counts
    spread = x.std(0)
    spread[spread == 0] = 1
    x = x / spread
    weights = np.zeros(x.shape[1])
    for _step in range(STEPS):
        p = sigmoid(x @ weights)
        slope = x.T @ (counts * (p - y)) + ridge * weights
        bend = (x * (counts * p * (1 - p))[:, None]).T @ x + ridge * np.eye(len(weights))
        weights -= np.linalg.solve(bend, slope)
    return weights / spread
