"""Tables and words that several exercises of lesson 08 share."""

import numpy as np

from teachkit.exercises.values import show_number

KEYS = np.array([[2.0, 0.0], [1.0, 3.0], [0.1, -1.0]])
VALUES = np.array([[1.0, 0.0], [0.0, 1.0], [1.0, 1.0]])


def about_sums(weights, *given):
    """Say of which row of weights the sum is not 1."""
    sums = np.sum(weights, axis=-1)
    k = np.unravel_index(np.argmax(np.abs(sums - 1)), sums.shape)
    if abs(sums[k]) > 1e-9 and abs(sums[k] - 1) > 1e-9:
        return f"A row of your result sums to {show_number(sums[k])}; the weights of a query sum to 1."
    return ""
